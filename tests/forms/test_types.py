"""Every type of field, also one that comes tomorrow, can be written in a file with all of its options."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, NewType, get_args, get_origin, get_type_hints

import pytest
from typing_extensions import override

from core.forms.read import read_form
from core.forms.record import attributes_of, reader_of
from core.forms.source import form_from, source_of
from core.model.condition import Condition, Filled
from core.model.field import Again, Field, Source
from core.model.fields import FIELD_TYPES
from core.model.fields.formula import Result
from core.model.fields.number import NumberField
from core.model.form import Do
from core.model.here import Here
from core.model.ids import ColumnKey, FieldKey, StageKey
from core.model.label import Label
from core.model.value import Value
from tests.forms.written import with_field

LABEL = Label({"ru": "Слово", "en": "Word"})
#: What is written for an attribute of a type, and what it becomes. Options that depend on each other are named below.
SAMPLES: dict[Any, tuple[Any, Any]] = {
    str: ("word", "word"),
    bool: (True, True),
    int: (3, 3),
    Decimal: ("12.50", Decimal("12.50")),
    timedelta: ("30d", timedelta(days=30)),
    Label: ({"ru": "Слово", "en": "Word"}, LABEL),
    Source: ("buyer.position", Source(FieldKey("buyer"), "position")),
    Mapping[str, Label]: ({"word": {"ru": "Слово", "en": "Word"}}, {"word": LABEL}),
    tuple[StageKey, ...]: ("boss", (StageKey("boss"),)),
    Mapping[FieldKey, ColumnKey]: ({"buyer": "person"}, {"buyer": "person"}),
    tuple[Condition, ...]: ({"field": "buyer", "is": "filled"}, (Filled(FieldKey("buyer")),)),
}
BY_NAME: dict[tuple[str, str], tuple[Any, Any]] = {
    ("person", "default"): ("author", "author"),
    ("person", "others"): (False, False),
    ("money", "currency"): ("RUB", "RUB"),
    ("money", "currencies"): (["RUB", "KZT", "AED"], ("RUB", "KZT", "AED")),
    ("number", "default"): ("2.5", "2.5"),
    ("money", "default"): ("12 500", "12 500"),
    ("date", "default"): ("tomorrow", "tomorrow"),
    ("time", "default"): ("9:30", "9:30"),
    ("datetime", "default"): ("tomorrow at 9:30", "tomorrow at 9:30"),
    ("period", "default"): ("next week", "next week"),
    ("phone", "default"): ("8 701 234 56 78", "8 701 234 56 78"),
    ("persons", "default"): ("author", "author"),
    ("persons", "others"): (False, False),
    ("request", "form"): ("word", "word"),
    ("choices", "default"): (["word"], ("word",)),
    ("choices", "least"): (1, 1),
    ("choices", "most"): (1, 1),
    ("phone", "country"): ("KZ", "KZ"),
    # What a secret row fills in would have to be a secret, too.
    ("catalog", "sensitive"): (False, False),
    ("catalog", "seen_by"): ([], ()),
    ("catalog", "default"): ("last", Again.LAST),
    ("table", "default"): ("last", Again.LAST),
    # What has a last time cannot be a secret.
    ("table", "sensitive"): (False, False),
    ("table", "seen_by"): ([], ()),
    ("formula", "expression"): ("2 * 2", "2 * 2"),
    ("formula", "result"): ("money", Result.MONEY),
    ("table", "columns"): (
        [{"key": "sum", "type": "number", "title": {"ru": "Слово", "en": "Word"}}],
        (NumberField(key=FieldKey("sum"), title=LABEL),),
    ),
    ("table", "totals"): (["sum"], (FieldKey("sum"),)),
}


#: Not for what fills itself in, as every field does there: they have a test of their own.
APART = ("required_from", "fixed_from")


def test_from_which_stage_on_can_be_written() -> None:
    text = with_field("{key: x, type: text, title: X, required: no, required_from: boss, fixed_from: boss}")
    field = read_form(text).fields[-1]
    assert (field.required, field.required_from, field.fixed_from) == (False, StageKey("boss"), StageKey("boss"))


def sample(kind: str, name: str, hint: Any) -> tuple[Any, Any]:
    if (kind, name) in BY_NAME:
        return BY_NAME[kind, name]
    if isinstance(hint, NewType):
        return "word", "word"
    return SAMPLES[next((part for part in get_args(hint) if part in SAMPLES), hint) if hint not in SAMPLES else hint]


@pytest.mark.parametrize("kind", FIELD_TYPES)
def test_a_type_can_be_written_with_every_option(kind: str) -> None:
    cls = FIELD_TYPES[kind]
    hints = get_type_hints(cls)
    samples = {f.name: sample(kind, f.name, hints[f.name]) for f in fields(cls) if f.name not in APART}
    words = {attribute.name: word for word, attribute in attributes_of(cls).items()}
    item = {"type": kind, **{words[name]: written for name, (written, _) in samples.items()}}
    text = with_field(json.dumps(item, ensure_ascii=False))
    meant = cls(**{name: value for name, (_, value) in samples.items()})
    assert read_form(text).fields[-1] == meant
    assert form_from(source_of(text), 1) == read_form(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    title: Label
    do: Do = Do.ACT


@dataclass(frozen=True, slots=True, kw_only=True)
class TableField(Field):
    """A type of tomorrow: its options are nested, and of kinds that no type has had."""

    type = "table"

    lines: tuple[_Line, ...]
    words: tuple[str, ...] = ()

    @override
    def accept(self, value: Any, here: Here) -> Value:
        return str(value)

    @override
    def show(self, value: Any, here: Here) -> str:
        return str(value)


TABLE = "{key: x, type: table, title: X, lines: [{title: A}, {title: B, do: inform}], words: [a, b]}"


def test_a_new_type_needs_no_change_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FIELD_TYPES, "table", TableField)
    assert read_form(with_field(TABLE)).fields[-1] == TableField(
        key=FieldKey("x"),
        title=Label({"": "X"}),
        lines=(_Line(title=Label({"": "A"})), _Line(title=Label({"": "B"}), do=Do.INFORM)),
        words=("a", "b"),
    )


def test_a_kind_of_value_that_cannot_be_written_is_found_by_the_first_test() -> None:
    with pytest.raises(TypeError, match="teach"):
        reader_of(complex)


class _Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize("hint", [_Colour, Decimal | None, tuple[Label, ...], Mapping[str, Decimal]])
def test_common_kinds_of_values_can_be_written(hint: Any) -> None:
    assert callable(reader_of(hint))
    assert get_origin(hint) is None or get_args(hint)
