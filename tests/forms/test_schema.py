"""The schema of form files is fresh, takes every form that can be read, and refuses what a schema can tell."""

import json
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft7Validator

from core.forms.mistake import FormMistakes
from core.forms.record import attributes_of, reader_of
from core.forms.schema import FILE, schema, schema_of, written
from core.forms.shipped import shipped
from core.forms.source import form_from
from core.forms.tree import tree_of
from core.model.fields import FIELD_TYPES
from core.model.form import Do, Form, Stage
from core.model.label import Label
from tests.forms.test_mistakes import IN_FIELDS, IN_FILES, IN_STAGES
from tests.forms.test_syntax import CONDITIONS, PEOPLE
from tests.forms.test_types import TABLE, TableField
from tests.forms.written import FORM, with_field, with_stage
from tests.rules.test_docs import EXAMPLES

SCHEMA = schema()
FORMS = dict(shipped())
WRITTEN = [
    *(with_field(field) for field, _, _ in IN_FIELDS),
    *(with_stage(stage) for stage, _, _ in IN_STAGES),
    *(text for text, _, _ in IN_FILES),
]


def fits(text: str, against: Mapping[str, Any] = SCHEMA) -> bool:
    return Draft7Validator(against).is_valid(tree_of(text).root)


def is_yaml(text: str) -> bool:
    try:
        return not tree_of(text).mistakes
    except FormMistakes:
        return False


def is_read(text: str) -> bool:
    """Whether each value is what can stand in its place. What the rules say about the whole is not asked."""
    try:
        form = form_from(tree_of(text).root, 1)
    except FormMistakes:
        return False
    return bool(form.fields and form.route and all(stage.who for stage in form.route))


def test_the_file_is_fresh() -> None:
    assert FILE.read_text("utf-8") == written(), "make schema brings it up to date"


def test_the_file_is_shipped_beside_the_forms_and_each_names_it() -> None:
    assert json.loads((files("core.forms") / FILE.name).read_text("utf-8")) == SCHEMA
    assert {text.splitlines()[0] for text in FORMS.values()} == {f"# yaml-language-server: $schema={FILE.name}"}


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", FORMS)
def test_a_shipped_form_fits(name: str) -> None:
    assert list(Draft7Validator(SCHEMA).iter_errors(tree_of(FORMS[name]).root)) == []


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_of_the_documentation_fits(text: str) -> None:
    assert fits(text)


@pytest.mark.parametrize("written", [written for written, _ in CONDITIONS])
def test_every_condition_fits(written: str) -> None:
    assert fits(with_stage(f"{{stage: x, title: X, who: author, when: {written}}}"))


@pytest.mark.parametrize("written", [written for written, _ in PEOPLE])
def test_everybody_who_can_be_asked_fits(written: str) -> None:
    assert fits(with_stage(f"{{stage: x, title: X, who: {written}, fallback: [{written}]}}"))
    assert not fits(with_stage(f"{{stage: x, title: X, who: [[{written}]]}}"))


@pytest.mark.parametrize("text", [text for text in WRITTEN if is_yaml(text) and "\\0" not in text])
def test_a_mistake_is_refused_if_it_is_one_of_structure(text: str) -> None:
    """Other mistakes are of the whole: fields that are not there, limits that contradict each other."""
    assert fits(text) == is_read(text)


def test_there_are_mistakes_of_structure_and_others() -> None:
    texts = [text for text in WRITTEN if is_yaml(text)]
    assert len([text for text in texts if not is_read(text)]) >= 50
    assert len([text for text in texts if is_read(text)]) >= 20


@pytest.mark.parametrize("kind", FIELD_TYPES)
def test_an_unknown_option_is_refused_at_every_type(kind: str) -> None:
    properties = SCHEMA["definitions"][f"field_{kind}"]["properties"]
    assert set(properties) == {"type", *attributes_of(FIELD_TYPES[kind])}
    assert not fits(with_field(f"{{key: x, type: {kind}, title: X, colour: red}}"))


def test_all_words_of_forms_and_stages_are_there_with_what_they_mean() -> None:
    for cls, known in ((Form, SCHEMA), (Stage, SCHEMA["definitions"]["stage"])):
        assert set(known["properties"]) == set(attributes_of(cls))
        assert all("description" in one for one in known["properties"].values())


@pytest.mark.parametrize("kind", FIELD_TYPES)
def test_every_option_of_a_type_is_explained(kind: str) -> None:
    properties = SCHEMA["definitions"][f"field_{kind}"]["properties"]
    assert [word for word, one in properties.items() if not one.get("description")] == []


def test_what_a_stage_does_is_offered_with_a_sentence_each() -> None:
    do = SCHEMA["definitions"]["stage"]["properties"]["do"]
    assert do["enum"] == list(Do)
    assert do["default"] == Do.APPROVE
    assert len(do["enumDescriptions"]) == len(do["enum"])
    assert all(do["enumDescriptions"])


def test_a_new_type_is_offered_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FIELD_TYPES, "table", TableField)
    assert not fits(with_field(TABLE))
    assert fits(with_field(TABLE), schema())
    assert not fits(with_field(TABLE.replace("do: inform", "do: sing")), schema())


class _Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize("hint", [_Colour, Decimal | None, tuple[Label, ...], Mapping[str, Decimal], complex])
def test_what_can_be_read_can_be_described(hint: Any) -> None:
    if hint is complex:
        with pytest.raises(TypeError, match="describe"):
            schema_of(hint)
        return
    assert callable(reader_of(hint))
    Draft7Validator.check_schema(schema_of(hint))


@pytest.mark.parametrize("value", [5, "5", "1 000", "1.0", "-5", "1\xa0000", "1 000.00"])
def test_whole_numbers_fit_as_they_are_read(value: object) -> None:
    assert Draft7Validator(SCHEMA | schema_of(int)).is_valid(value)


@pytest.mark.parametrize(
    "value", ["1.5", "1_000", "١٢٣", "nan", ".nan", "1e3", "+5", "", True, 10**20, "9" * 16, "five"]
)
def test_what_is_no_whole_number_does_not(value: object) -> None:
    only = {"definitions": SCHEMA["definitions"], **schema_of(int)}
    assert not Draft7Validator(only).is_valid(value)


@pytest.mark.parametrize("value", ["1_000", "١٢٣", "NaN", ".nan", "1e3", "10^20", 10**20, "1" + "0" * 20, True])
def test_what_is_no_amount_does_not_fit(value: object) -> None:
    only = {"definitions": SCHEMA["definitions"], **schema_of(Decimal)}
    assert not Draft7Validator(only).is_valid(value)


@pytest.mark.parametrize(
    ("span", "fit"), [("2d", True), ("36 H", True), ("2 дня", True), ("soon", False), ("2w", False)]
)
def test_a_time_limit_has_its_pattern(span: str, fit: bool) -> None:
    assert fits(with_stage(f"{{stage: x, title: X, who: author, within: {span}}}")) is fit


def test_a_form_as_an_editor_reads_it_fits_too() -> None:
    """To YAML 1.2, `12.50` is a number."""
    source = tree_of(FORM).root
    source["fields"].append({"key": "x", "type": "money", "title": "X", "least": 12.5, "required": False})
    assert Draft7Validator(SCHEMA).is_valid(source)
