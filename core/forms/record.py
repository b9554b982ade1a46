"""Reads dataclasses: what can be written in a form follows from the model's own attributes and their types.

So a new type of field, or a new attribute of a stage, needs no word here.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from core.forms.plain import (
    agree,
    aliases,
    amount,
    flag,
    key,
    keyed,
    label,
    listing,
    one_of,
    several,
    source,
    span,
    text,
    whole,
)
from core.forms.sheet import Reader, Spot, Unread, advice
from core.forms.when import condition
from core.forms.who import participant, who
from core.model.agree import Agree
from core.model.catalog.definition import Catalog, Column
from core.model.condition import Condition
from core.model.field import Field, Source
from core.model.fields import FIELD_TYPES
from core.model.form import Form, Opening, Stage
from core.model.ids import FormKey
from core.model.label import Label, Reason
from core.model.statuses import StageStatus
from core.model.who import Participant, Who
from core.model.words import N_

#: Attributes that are called otherwise in a file.
_WORDS: dict[tuple[type[Any], str], str] = {
    (Form, "key"): "form",
    (Stage, "key"): "stage",
    (StageStatus, "key"): "status",
    (Field, "source"): "from",
    (Catalog, "key"): "catalog",
}
#: Attributes that a file does not hold.
_OUTSIDE = {(Form, "version")}


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a dataclass as it is written in a form."""

    name: str
    read: Reader
    required: bool
    stand_in: Any  #: what is put in its place when it is required and cannot be read; None for nothing


def field(spot: Spot) -> Field:
    """A question: its attributes are those of its type."""
    if not isinstance(spot.value, Mapping):
        spot.mismatch(N_("A field is expected here, like {{key: period, type: period, title: Dates}}."))
    kind = spot.at("type")
    if kind.value is None and "type" not in spot.value:
        kind.fault(N_("“{word}” is missing here."), word="type", choice=", ".join(FIELD_TYPES))
    found = FIELD_TYPES.get(text(kind))
    if found is None:
        kind.fault(N_("There is no type of field “{word}”."), **advice(text(kind), FIELD_TYPES))
    made: Field = found(**completed(found, attributes(found, spot, ["type"])))
    return made


def attributes(cls: Any, spot: Spot, beside: Iterable[str] = ()) -> dict[str, Any]:
    """What is written, by the names of the model; without what cannot be read."""
    known = attributes_of(cls)
    if not isinstance(spot.value, Mapping):
        spot.mismatch(N_("Names with values are expected here, like “title: Vacation”."))
    meant = spot.keys([*beside, *known])
    found = {}
    for word, attribute in known.items():
        if word in spot.value:
            with suppress(Unread):
                found[attribute.name] = attribute.read(spot.at(word))
        elif attribute.required and word not in meant:
            spot.at(word).note(N_("“{word}” is missing here."), word=word)
    return found


def completed(cls: Any, found: Mapping[str, Any]) -> dict[str, Any]:
    """`found` with stand-ins for what could not be read: so the rest is checked too. Raises Unread if there is none."""
    missing = [a for a in attributes_of(cls).values() if a.required and a.name not in found]
    if any(attribute.stand_in is None for attribute in missing):
        raise Unread
    return {**found, **{attribute.name: attribute.stand_in for attribute in missing}}


@cache
def attributes_of(cls: Any) -> dict[str, Attribute]:
    """The attributes of a dataclass by the words for them, in the order of the class."""
    hints = get_type_hints(cls)
    return {
        _word(cls, f.name): Attribute(
            f.name, reader_of(hints[f.name]), _required(f), _stand_in(hints[f.name]) if _required(f) else None
        )
        for f in fields(cls)
        if (cls, f.name) not in _OUTSIDE
    }


def reader_of(hint: Any) -> Reader:
    """How values of this type are read. Raises TypeError for a type that nobody has taught to be written yet."""
    if hint in _READERS:
        return _READERS[hint]
    if isinstance(hint, NewType):
        return key
    if get_origin(hint) in (Union, UnionType):
        (only,) = (part for part in get_args(hint) if part is not NoneType)
        return reader_of(only)
    if get_origin(hint) is tuple:
        return several(reader_of(get_args(hint)[0]))
    if isinstance(get_origin(hint), type) and issubclass(get_origin(hint), Mapping):
        return keyed(reader_of(get_args(hint)[1]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return one_of(hint)
    if is_dataclass(hint):
        return _record(hint)
    raise TypeError(f"a form cannot hold {hint} yet: teach core.forms.record to read it")


def _record(cls: Any) -> Reader:
    return lambda spot: cls(**completed(cls, attributes(cls, spot)))


def _opening(spot: Spot) -> Opening:
    """The key of a form, or a mapping where more is said."""
    if isinstance(spot.value, Mapping):
        read: Opening = _record(Opening)(spot)
        return read
    return Opening(form=FormKey(key(spot)))


def _required(attribute: Any) -> bool:
    return attribute.default is MISSING and attribute.default_factory is MISSING


def _stand_in(hint: Any) -> Any:
    if isinstance(hint, NewType):
        return "?"
    return () if get_origin(hint) is tuple else {Label: Label({})}.get(hint)


def _word(cls: type[Any], name: str) -> str:
    return next((_WORDS[base, name] for base in cls.__mro__ if (base, name) in _WORDS), name)


_READERS: dict[Any, Reader] = {
    str: text,
    bool: flag,
    int: whole,
    Decimal: amount,
    timedelta: span,
    Agree: agree,
    Label: label,
    Source: source,
    Condition: condition,
    Who: who,
    Participant: participant,
    Field: field,
    tuple[Label, ...]: aliases,
    tuple[Reason, ...]: listing(label),
    tuple[Field, ...]: listing(field),
    tuple[Stage, ...]: listing(_record(Stage)),
    tuple[StageStatus, ...]: listing(_record(StageStatus)),
    Opening: _opening,
    tuple[Column, ...]: listing(_record(Column)),
}
