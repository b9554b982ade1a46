"""What every type of field promises, whatever it asks; found by the folder, so that a new type is tested too."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.field import Field, Widget
from core.model.fields import FIELD_TYPES
from core.model.here import Here
from core.model.label import Label
from core.model.refusal import Refusal
from core.model.value import Value
from tests.model.build import EN, RU
from tests.model.samples import FIELDS, SAMPLES
from tests.model.samples import field as of

BOTH = pytest.mark.parametrize("where", [RU, EN], ids=["ru", "en"])
EACH = pytest.mark.parametrize("type_", sorted(FIELD_TYPES))

_EXAMPLES = [(name, typed, value) for name, found in FIELD_TYPES.items() for typed, value in found.examples]
_SAMPLES = [(name, value) for name, values in SAMPLES.items() for value in values]
_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["NaN", "-0", "1e5"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["ref", "kind", "name", "size", "amount", "currency", "first"]), inner, max_size=4
        )
    ),
    max_leaves=6,
)


@EACH
def test_every_type_has_a_field_and_values_in_these_tests(type_: str) -> None:
    assert type(FIELDS[type_]) is FIELD_TYPES[type_]
    assert (type_ in SAMPLES) is (FIELD_TYPES[type_].widget is not Widget.NONE)


@EACH
def test_every_type_is_known_by_its_own_name(type_: str) -> None:
    assert FIELD_TYPES[type_].type == type_
    assert FIELD_TYPES[type_].__module__ == f"core.model.fields.{type_}"
    assert FIELDS[type_].problems() == ()


@BOTH
@pytest.mark.parametrize(("type_", "typed", "value"), _EXAMPLES)
def test_examples_are_understood_in_both_languages(type_: str, typed: str, value: Value, where: Here) -> None:
    assert FIELDS[type_].parse(typed, where) == value


@BOTH
@pytest.mark.parametrize(("type_", "value"), _SAMPLES)
def test_every_value_is_accepted_and_shown(type_: str, value: Value, where: Here) -> None:
    field = FIELDS[type_]
    assert field.accept(value, where) == value
    assert field.complete(value)
    shown = field.show(value, where)
    assert shown.strip()
    assert "\n" not in shown


@pytest.mark.parametrize(("type_", "value"), _SAMPLES)
def test_every_value_survives_the_database(type_: str, value: Value) -> None:
    field = FIELDS[type_]
    stored = json.dumps(field.dump(value))
    loaded = field.load(json.loads(stored))
    assert loaded == value
    assert type(loaded) is type(value)
    assert json.dumps(field.dump(loaded)) == stored


@EACH
@given(stored=_JSON)
def test_what_was_never_stored_is_refused_or_can_be_shown(type_: str, stored: Any) -> None:
    try:
        loaded = FIELDS[type_].load(stored)
    except (ValueError, TypeError, KeyError):
        return
    assert isinstance(FIELDS[type_].show(loaded, EN), str)


@pytest.mark.parametrize(
    ("type_", "stored"),
    [
        ("text", 5),
        ("text", None),
        ("choice", ["a"]),
        ("yes_no", "yes"),
        ("yes_no", 1),
        ("person", True),
        ("person", "7"),
        ("number", "twelve"),
        ("number", "NaN"),
        ("number", None),
        ("money", "12"),
        ("money", {"amount": "12"}),
        ("money", {"amount": "Infinity", "currency": "RUB"}),
        ("money", {"amount": "12", "currency": None}),
        ("date", "2027-02-30"),
        ("date", 20270805),
        ("period", ["2027-08-05"]),
        ("period", None),
        ("checklist", "a"),
        ("file", ["x"]),
        ("file", [{"ref": "a", "kind": "song", "name": "b", "size": 1}]),
        ("file", [{"ref": "a"}]),
        ("file", [{"ref": "a", "kind": "photo", "name": None, "size": 1}]),
        ("file", [{"ref": "a", "kind": "photo", "name": "b", "size": float("nan")}]),
        ("file", None),
        ("choices", "desk"),
        ("choices", None),
        ("datetime", "2027-08-05T15:00+03:00"),
        ("datetime", "tomorrow"),
        ("datetime", 5),
        ("time", "25:00"),
        ("time", "15:00+03:00"),
        ("time", None),
        ("persons", 7),
        ("persons", ["7"]),
        ("persons", [True]),
        ("sign_off", False),
        ("sign_off", "yes"),
        ("location", ["55.7"]),
        ("location", ["91", "0"]),
        ("location", ["0", "NaN"]),
        ("location", None),
        ("phone", 79261234567),
    ],
)
def test_wrong_json_raises_what_the_store_expects(type_: str, stored: Any) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        FIELDS[type_].load(stored)


@pytest.mark.parametrize("type_", sorted(SAMPLES))
@given(typed=st.text(max_size=60))
def test_whatever_is_typed_is_an_answer_or_a_refusal_in_words(type_: str, typed: str) -> None:
    field = FIELDS[type_]
    try:
        value = field.parse(typed, RU)
    except Refusal as refusal:
        text = refusal.message().format(**refusal.about)
    else:
        text = field.show(value, RU)
    assert text.strip()


@pytest.mark.parametrize(
    ("field", "where", "problem"),
    [
        (of("choice", options={}), (), "A choice needs options."),
        (of("choice", default="oak"), ("default",), "There is no option “oak”."),
        (of("checklist", items={}), (), "A checklist needs items."),
        (of("file", most=0), ("most",), "A number from 1 to 50 is expected here."),
        (of("file", most=51), ("most",), "A number from 1 to 50 is expected here."),
        (of("text", longest=0), ("longest",), "A number from 1 to 4000 is expected here."),
        (of("text", longest=5000), ("longest",), "A number from 1 to 4000 is expected here."),
        (of("number", least=Decimal(5), most=Decimal(4)), (), "The lower limit 5 is above the upper limit 4."),
        (of("money", least=Decimal(5), most=Decimal(4)), (), "The lower limit 5 is above the upper limit 4."),
        (of("period", shortest=5, longest=4), (), "The lower limit 5 is above the upper limit 4."),
        (of("choices", options={}), (), "A choice needs options."),
        (of("choices", least=0), ("least",), "A number from 1 to 3 is expected here: there are so many options."),
        (of("choices", most=4), ("most",), "A number from 1 to 3 is expected here: there are so many options."),
        (of("choices", least=3, most=2), (), "The lower limit 3 is above the upper limit 2."),
        (of("choices", default=("oak",)), ("default",), "There is no option “oak”."),
        (of("choices", least=2, default=("lamp",)), ("default",), "Too few or too many options stand here."),
        (of("persons", default="boss"), ("default",), "Only “author” or “last” can stand here."),
        (
            of("persons", default="author", others=True),
            ("default",),
            "The author cannot be both the default and left out.",
        ),
        (of("persons", least=0), ("least",), "A number from 1 to 50 is expected here."),
        (of("persons", most=51), ("most",), "A number from 1 to 50 is expected here."),
        (of("persons", least=3, most=2), (), "The lower limit 3 is above the upper limit 2."),
        (of("phone", country="XX"), ("country",), "“XX” is not the code of a country. Write one like RU, KZ or AE."),
        (
            of("sign_off", text=Label({})),
            (),
            "Write what is confirmed under “text”, like “I confirm that I have read the rules”.",
        ),
        (
            of("money", currencies=("RUB", "RUB")),
            ("currencies",),
            "The currency RUB stands here more than once.",
        ),
        (
            of("money", currencies=("EUR", "тенге")),
            ("currencies",),
            "The currency “тенге” is not known.",
        ),
        (of("person", default="boss"), ("default",), "Only “author” or “last” can stand here."),
        (
            of("person", default="author", others=True),
            ("default",),
            "The author cannot be both the default and left out.",
        ),
    ],
)
def test_wrong_options_are_found_before_the_form_is_published(
    field: Field, where: tuple[str, ...], problem: str
) -> None:
    (found,) = field.problems()
    assert (found.where, found.what.format(**dict(found.about))) == (where, problem)


@pytest.mark.parametrize(
    "field",
    [
        of("choice", default="yearly"),
        of("file", most=50),
        of("text", longest=4000),
        of("number", least=Decimal(4), most=Decimal(4)),
        of("choice", default="last"),
        of("choices", default=("last",)),
        of("choices", default=("lamp", "desk"), most=2),
        of("persons", default="last", others=True),
        of("person", default="last", others=True),
        of("choices", least=3, most=3),
        of("money", currencies=("KZT", "RUB", "AED", "USD", "EUR")),
        of("persons", least=50, most=50),
        of("phone", country="KZ"),
        of("person", others=True),
        of("person", default="author"),
    ],
)
def test_right_options_are_no_problem(field: Field) -> None:
    assert field.problems() == ()
