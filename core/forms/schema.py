"""The JSON Schema of form files, by which editors complete and check them: `python -m core.forms.schema` writes it.

It follows from the dataclasses that `core.forms.record` reads. It accepts whatever can be read; what depends on other
parts of a form is beyond it, and told by `kivok forms check`.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from core.forms import explained
from core.forms.record import attributes_of
from core.forms.shapes import (
    AGREE,
    AMOUNT,
    DEFINITIONS,
    FLAG,
    KEY,
    LABEL,
    LEVELS,
    SOURCE,
    SPAN,
    TEXT,
    WHOLE,
    WORDS,
    Schema,
    keyed,
    ref,
    several,
)
from core.forms.when import OPERATORS, OVER
from core.forms.who import DEPTHS, KINDS
from core.model.agree import Agree
from core.model.climb import HIGHEST
from core.model.condition import Condition, Op
from core.model.field import Field, Source
from core.model.fields import FIELD_TYPES
from core.model.form import Form, Opening, Stage
from core.model.label import Label, Reason
from core.model.statuses import StageStatus
from core.model.who import Participant, Who

FILE = Path(__file__).with_name("form.schema.json")


def schema() -> Schema:
    """As JSON; every type of field and all of its options are in it."""
    types = {f"field_{name}": _field_of(name) for name in FIELD_TYPES}
    parts = {"condition": _condition(), "who": _who(), "participant": _who("when"), "field": _field()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A form of Kivok",
        **_record(Form),
        "definitions": {
            **DEFINITIONS,
            **parts,
            "stage": _record(Stage),
            "status": _record(StageStatus),
            "opening": _opening(),
            **types,
        },
    }


def written() -> str:
    """The text of the file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def schema_of(hint: Any) -> Schema:
    """How values of this type are written. Raises TypeError for a type that nobody has described yet."""
    if hint in _SCHEMAS:
        return _SCHEMAS[hint]
    if isinstance(hint, NewType):
        return KEY
    if get_origin(hint) in (Union, UnionType):
        (only,) = (part for part in get_args(hint) if part is not NoneType)
        return schema_of(only)
    if get_origin(hint) is tuple:
        return several(schema_of(get_args(hint)[0]))
    if isinstance(get_origin(hint), type) and issubclass(get_origin(hint), Mapping):
        return keyed(schema_of(get_args(hint)[1]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _one_of(hint)
    if is_dataclass(hint):
        return _record(hint)
    raise TypeError(f"the schema of forms does not know {hint} yet: describe it in core.forms.schema")


def _record(cls: Any) -> Schema:
    """The attributes of a dataclass, and no others."""
    known = attributes_of(cls)
    hints, defaults = get_type_hints(cls), {f.name: f.default for f in fields(cls)}
    return {
        "type": "object",
        "properties": {
            word: _described(schema_of(hints[one.name]), explained.attribute(cls, word, one.name), defaults[one.name])
            for word, one in known.items()
        },
        "required": [word for word, one in known.items() if one.required],
        "additionalProperties": False,
    }


def _described(what: Schema, words: str, default: Any = MISSING) -> Schema:
    """In this draft nothing may stand beside a `$ref`."""
    told: Schema = {"description": words} if words else {}
    if isinstance(default, str | bool | int):
        told["default"] = default
    return {**told, **({"allOf": [what]} if "$ref" in what and told else what)}


def _one_of(words: type[StrEnum]) -> Schema:
    said = explained.members(words)
    return {"enum": [member.value for member in words], **({"enumDescriptions": said} if any(said) else {})}


def _field() -> Schema:
    """What a field may hold depends on its type."""
    common = attributes_of(Field)
    kinds = {"enum": list(FIELD_TYPES), "enumDescriptions": [explained.kind(name) for name in FIELD_TYPES]}
    return {
        "type": "object",
        "required": ["type", *(word for word, one in common.items() if one.required)],
        "properties": {"type": kinds},
        "allOf": [
            {"if": {"properties": {"type": {"const": name}}, "required": ["type"]}, "then": ref(f"field_{name}")}
            for name in FIELD_TYPES
        ],
    }


def _field_of(name: str) -> Schema:
    found = _record(FIELD_TYPES[name])
    told = " ".join(filter(None, (explained.kind(name), explained.options(name))))
    return {**found, "properties": {"type": _described({"const": name}, told), **found["properties"]}}


def _condition() -> Schema:
    one = ref("condition")
    bounds = {op.value: AMOUNT for op in Op}
    # An option is a short name, or any words where options are the rows of a catalog.
    values = {**bounds, "is": {"anyOf": [TEXT, FLAG]}, "one_of": several(TEXT, least=1)}
    return {
        "type": "object",
        "properties": {
            "field": _described(KEY, "The key of a field."),
            **{word: values.get(word, TEXT) for word in OPERATORS},
            "all": several(one, least=1),
            "budget": _described({"const": OVER}, "The request takes more than is left of the budget of the form."),
        },
        "additionalProperties": False,
        "maxProperties": 2,
        "oneOf": [
            *({"required": [word], "maxProperties": 1} for word in ("all", "budget")),
            *({"required": ["field", word]} for word in OPERATORS),
        ],
    }


def _who(*beside: str) -> Schema:
    """The author, or one of the ways to name people; `when` beside it in a list of participants."""
    values = {"person": {"type": "string", "pattern": "@|^author$"}, **dict.fromkeys(("column", "rows"), SOURCE)}
    known = {word: values.get(word, KEY) for word in KINDS}
    depths = {
        "level": _described(LEVELS, f"Which manager: 1 is the direct one, 2 his manager, {HIGHEST} at most."),
        "up_to": _described(LEVELS, f"How many levels up, {HIGHEST} at most."),
    }
    named = {
        "type": "object",
        "properties": {**known, **depths, **{word: several(ref("condition")) for word in beside}},
        "additionalProperties": False,
        "dependencies": {"managers_of": ["up_to"], **{depth: [word] for word, depth in DEPTHS.items()}},
        "oneOf": [{"required": [word]} for word in KINDS],
    }
    return {"anyOf": [{"const": "author"}, named]}


def _opening() -> Schema:
    """The key of a form, or more about it."""
    return {"anyOf": [KEY, _record(Opening)]}


_SCHEMAS: dict[Any, Schema] = {
    str: TEXT,
    bool: FLAG,
    int: WHOLE,
    Decimal: AMOUNT,
    timedelta: SPAN,
    Agree: AGREE,
    Label: LABEL,
    Source: SOURCE,
    Condition: ref("condition"),
    Who: ref("who"),
    Participant: ref("participant"),
    Field: ref("field"),
    tuple[Label, ...]: WORDS,
    tuple[Reason, ...]: {"type": "array", "items": LABEL},
    Opening: ref("opening"),
    tuple[Participant, ...]: several(ref("participant"), least=1),
    tuple[Field, ...]: {"type": "array", "items": ref("field"), "minItems": 1},
    tuple[Stage, ...]: {"type": "array", "items": ref("stage"), "minItems": 1},
    tuple[StageStatus, ...]: {"type": "array", "items": ref("status")},
}


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
