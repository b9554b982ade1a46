"""What every type of field promises, whatever it asks; found by the folder, so that a new type is tested too."""

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.dates import DateNotUnderstood, EndsBeforeStart, NoSuchDate, PeriodNotUnderstood
from core.model.field import Field, NotByTyping, Source, Widget, drawn_from
from core.model.fields import FIELD_TYPES
from core.model.fields.checklist import NotTicked
from core.model.fields.choice import NoSuchOption
from core.model.fields.date import DayIsFar, DayIsPast, show_date
from core.model.fields.file import LARGEST, FileExpected, FileTooLarge, TooManyFiles
from core.model.fields.money import NotPositive, OtherCurrency, show_money
from core.model.fields.number import TooLarge, TooManyDecimals, TooSmall
from core.model.fields.period import TooLongAPeriod, TooShort
from core.model.fields.person import NotHere, NotYourself, PersonField
from core.model.fields.text import NothingWritten, TooLong
from core.model.fields.yes_no import YesOrNo
from core.model.here import Here
from core.model.ids import PersonId
from core.model.money import Money
from core.model.numbers import LARGEST as LARGEST_NUMBER
from core.model.numbers import MoneyNotUnderstood, NumberNotUnderstood
from core.model.period import Period
from core.model.refusal import Refusal
from core.model.value import Value
from tests.model.build import (
    EGOR,
    EN,
    FIELDS,
    GONE,
    ORG,
    RU,
    SAMPLES,
    TODAY,
    VERA,
    file,
    rubles,
    words,
)
from tests.model.build import (
    field as of,
)

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


# The contract


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
        ("file", None),
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


# Refusals


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        (of("text"), "x" * 5000, TooLong),
        (of("text", lines=True), "x" * 5000, TooLong),
        (of("text", longest=3), "four", TooLong),
        (of("text"), "  \n ", NothingWritten),
        (of("number"), "двенадцать", NumberNotUnderstood),
        (of("number"), "1.5555", TooManyDecimals),
        (of("number", decimals=0), "1.5", TooManyDecimals),
        (of("number", least=Decimal(2)), "1", TooSmall),
        (of("number", most=Decimal(2)), "3", TooLarge),
        (of("money"), "двенадцать", MoneyNotUnderstood),
        (of("money"), "0", NotPositive),
        (of("money"), "-5", NotPositive),
        (of("money"), "5 USD", OtherCurrency),
        (of("money", most=Decimal(100)), "100.01", TooLarge),
        (of("money", least=Decimal(100)), "99.99", TooSmall),
        (of("date"), "30.06.2027", DayIsPast),
        (of("date"), "01.07.2099", DayIsFar),
        (of("date"), "31.06.2028", NoSuchDate),
        (of("date"), "скоро", DateNotUnderstood),
        (of("period"), "18.08.2027-05.08.2027", EndsBeforeStart),
        (of("period"), "01.06.2027-10.07.2027", DayIsPast),
        (of("period", shortest=7), "05.08.2027-06.08.2027", TooShort),
        (of("period", longest=7), "05.08.2027-30.08.2027", TooLongAPeriod),
        (of("period"), "летом", PeriodNotUnderstood),
        (of("choice"), "дуб", NoSuchOption),
        (of("choice"), "", NoSuchOption),
        (of("checklist"), "ключи", NotTicked),
        (of("checklist"), "ключи, дуб", NoSuchOption),
        (of("yes_no"), "может быть", YesOrNo),
        (of("file"), "see the mail", FileExpected),
        (of("person"), "Вера", NotByTyping),
        (of("note"), "hello", NotByTyping),
    ],
)
def test_what_cannot_be_is_refused_with_advice(field: Field, typed: str, why: type[Refusal]) -> None:
    with pytest.raises(why) as refused:
        field.parse(typed, RU)
    assert "{" not in refused.value.message().format(**refused.value.about)


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        (of("file", most=2), (file("a"), file("b"), file("c")), TooManyFiles),
        (of("file"), (file(size=LARGEST + 1),), FileTooLarge),
        (of("file"), (), FileExpected),
        (of("choice"), "oak", NoSuchOption),
        (of("period"), Period(date(2027, 8, 6), date(2027, 8, 5)), EndsBeforeStart),
        (of("money"), Money(Decimal(5), "USD"), OtherCurrency),
    ],
)
def test_what_comes_by_a_button_is_checked_like_what_is_typed(field: Field, value: Any, why: type[Refusal]) -> None:
    with pytest.raises(why):
        field.accept(value, EN)


def test_a_missing_tick_is_named_in_the_readers_language() -> None:
    with pytest.raises(NotTicked) as refused:
        of("checklist").accept(frozenset({"a"}), RU)
    assert refused.value.about == {"missing": "пропуск"}


@pytest.mark.parametrize("days", [0, 1])
def test_today_is_not_past(days: int) -> None:
    assert of("date").accept(TODAY + timedelta(days), RU) == TODAY + timedelta(days)


def test_the_past_is_welcome_where_the_form_says_so() -> None:
    assert of("date", past=True).parse("30.06.2027", RU) == date(2027, 6, 30)
    assert of("period", past=True).accept(Period(date(2027, 6, 1), date(2027, 6, 2)), RU).days == 2  # type: ignore[union-attr]
    with pytest.raises(DayIsFar):
        of("date", past=True).accept(date(207, 6, 30), RU)


def test_a_file_of_exactly_20_mb_passes() -> None:
    assert of("file").accept((file(size=LARGEST), file()), EN)


def test_optional_files_and_ticks_may_be_none() -> None:
    assert of("file", required=False).accept((), EN) == ()
    assert of("file", required=False).complete(())
    assert not of("file").complete(())
    assert of("checklist", required=False).accept(frozenset({"a"}), EN) == {"a"}
    assert of("checklist", required=False).complete(frozenset())
    assert not of("checklist").complete(frozenset({"a"}))


def test_ticks_of_items_that_do_not_exist_are_dropped() -> None:
    assert of("checklist").accept(frozenset({"a", "b", "z"}), EN) == {"a", "b"}


# Understanding and showing


@pytest.mark.parametrize(
    ("typed", "option"),
    [("Ёлка", "yearly"), ("елка", "yearly"), ("ёл", "yearly"), (" БЕРЁЗА ", "unpaid"), ("б", "unpaid")],
)
def test_the_beginning_of_an_option_is_enough(typed: str, option: str) -> None:
    assert of("choice").parse(typed, RU) == option


def test_an_exact_option_wins_over_a_longer_one() -> None:
    field = of("choice", options={"day": words("День"), "days": words("Дни"), "daily": words("День за днём")})
    assert field.parse("день", RU) == "day"
    with pytest.raises(NoSuchOption):
        field.parse("д", RU)


def test_items_are_ticked_by_their_words() -> None:
    assert of("checklist").parse("Ключи, пропуск,", RU) == {"a", "b"}


def test_lines_are_kept_where_the_form_wants_them() -> None:
    assert of("text", lines=True).parse(" one \ntwo  \n", EN) == "one\ntwo"
    assert of("text").parse(" one \ntwo  \n", EN) == "one two"


@pytest.mark.parametrize(
    ("typed", "answer"), [("да", True), ("OK", True), ("Yes!", True), ("нет.", False), ("-", False)]
)
def test_yes_and_no_in_many_words(typed: str, answer: bool) -> None:
    assert of("yes_no").parse(typed, RU) is answer


@pytest.mark.parametrize(
    ("type_", "value", "ru", "en"),
    [
        ("money", rubles("1250000.50"), "1 250 000,50 ₽", "RUB 1,250,000.50"),
        ("money", rubles("12500.00"), "12 500 ₽", "RUB 12,500"),
        ("money", Money(Decimal(5), "USD"), "5 $", "$5"),
        ("money", Money(Decimal("5.5"), "USD"), "5,50 $", "$5.50"),
        ("money", Money(Decimal(5), "KZT"), "5 ₸", "KZT 5"),
        ("number", Decimal("12500.5"), "12 500,5", "12,500.5"),
        ("number", Decimal("0.0000000001"), "0,0000000001", "0.0000000001"),
        ("number", LARGEST_NUMBER, "1 000 000 000 000 000", "1,000,000,000,000,000"),
        ("date", date(2027, 7, 5), "5 июля 2027", "5 July 2027"),
        ("period", Period(date(2027, 7, 5), date(2027, 7, 18)), "5–18 июля 2027, 14 дней", "5–18 July 2027, 14 days"),
        ("period", Period(date(2027, 7, 5), date(2027, 7, 5)), "5 июля 2027, 1 день", "5 July 2027, 1 day"),
        (
            "period",
            Period(date(2027, 7, 28), date(2027, 8, 5)),
            "28 июля – 5 августа 2027, 9 дней",
            "28 July – 5 August 2027, 9 days",
        ),
        (
            "period",
            Period(date(2027, 12, 28), date(2028, 1, 10)),
            "28 декабря 2027 – 10 января 2028, 14 дней",
            "28 December 2027 – 10 January 2028, 14 days",
        ),
        ("yes_no", True, "Да", "Yes"),
        ("yes_no", False, "Нет", "No"),
        ("choice", "yearly", "Ёлка", "Fir"),
        ("choice", "gone", "gone", "gone"),
        ("checklist", frozenset({"b"}), "✅ Пропуск", "✅ Badge"),
        ("checklist", frozenset(), "—", "—"),
        ("file", (file("a.pdf"), file("b.pdf")), "📎 a.pdf, 📎 b.pdf", "📎 a.pdf, 📎 b.pdf"),
        ("file", (), "—", "—"),
        ("person", VERA, "Vera Kim", "Vera Kim"),
        ("note", "", "Памятка", "Mind the gap"),
        ("text", "Новая мышь", "Новая мышь", "Новая мышь"),
    ],
)
def test_values_read_as_the_reader_expects(type_: str, value: Value, ru: str, en: str) -> None:
    shown = [FIELDS[type_].show(value, where).replace("\N{NO-BREAK SPACE}", " ") for where in (RU, EN)]
    assert shown == [ru, en]


def test_other_languages_write_days_and_sums_in_their_own_way() -> None:
    assert show_date(date(2027, 7, 5), "de").replace("\N{NO-BREAK SPACE}", " ") == "5. Juli 2027"
    assert show_money(Money(Decimal("5.5"), "EUR"), "de").replace("\N{NO-BREAK SPACE}", " ") == "5,50 €"


@pytest.mark.parametrize(
    ("type_", "sentence", "value"),
    [
        ("date", "переезд 5 августа 2027", date(2027, 8, 5)),
        ("date", "переезд", None),
        ("period", "хочу в отпуск с 5 по 18 августа", Period(date(2027, 8, 5), date(2027, 8, 18))),
        ("period", "хочу в отпуск", None),
        ("text", "хочу в отпуск", None),
    ],
)
def test_days_are_found_in_a_longer_sentence(type_: str, sentence: str, value: Value | None) -> None:
    assert of(type_).find(sentence, RU) == value


@pytest.mark.parametrize(
    ("type_", "sentence"), [("date", "переезд 5 мая 2027"), ("period", "отпуск с 5 по 18 мая 2027")]
)
def test_days_that_cannot_be_are_refused_in_a_sentence_too(type_: str, sentence: str) -> None:
    with pytest.raises(DayIsPast):
        of(type_).find(sentence, RU)


# Beginnings, people, notes


def test_what_stands_before_anybody_is_asked() -> None:
    assert of("person", default="author").initial(EGOR) == EGOR
    assert of("person").initial(EGOR) is None
    assert of("choice", default="unpaid").initial(EGOR) == "unpaid"
    assert of("yes_no", default=False).initial(EGOR) is False
    assert of("text").initial(EGOR) is None


@pytest.mark.parametrize("value", [GONE, PersonId(404), "Vera"])
def test_only_somebody_who_works_here_can_be_named(value: Value) -> None:
    field = cast(PersonField, of("person"))
    with pytest.raises(NotHere):
        field.fits(value, EGOR, ORG)
    field.fits(VERA, EGOR, ORG)


def test_the_author_cannot_stand_in_for_himself() -> None:
    with pytest.raises(NotYourself):
        cast(PersonField, of("person", others=True)).fits(EGOR, EGOR, ORG)
    cast(PersonField, of("person")).fits(EGOR, EGOR, ORG)


def test_a_note_takes_no_answer() -> None:
    with pytest.raises(TypeError):
        of("note").accept("x", EN)


def test_a_card_fills_in_what_it_holds() -> None:
    def drawn(attribute: str, person: PersonId = EGOR) -> Value | None:
        return drawn_from(Source(FIELDS["person"].key, attribute), person, ORG)

    assert drawn("company") == "ООО Ромашка"
    assert drawn("phone") is None
    assert drawn("nonsense") is None
    assert drawn("company", PersonId(404)) is None


# Options


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
        (of("person", default="boss"), ("default",), "Only “author” can stand here."),
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
        of("person", others=True),
        of("person", default="author"),
    ],
)
def test_right_options_are_no_problem(field: Field) -> None:
    assert field.problems() == ()
