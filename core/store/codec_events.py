"""Events as JSON text, and back. Each attribute is written as its name and kind say; one that has its default is left
out where the writing of old entries knows no such key."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias, get_args

from core.model.event import Event, Skip, Where
from core.model.form import Form
from core.model.ids import FieldKey, RoleKey
from core.model.label import Label
from core.model.outcome import Outcome
from core.model.value import FileKind, Value
from core.model.who import Place
from core.store.children import dump_parent, load_parent
from core.store.codec import dump_files, dump_values, load_files, load_values, text_of
from core.store.terms import dump_terms, load_terms

_Dump: TypeAlias = Callable[[Form, Any], Any]
_Load: TypeAlias = Callable[[Form, Any], Any]

_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(Event)}
#: Written even when it is what it is by default: so it has always been.
_ALWAYS = frozenset({"comment", "reason"})


def dump_events(form: Form, events: Iterable[Event]) -> str:
    return text_of([_dump_event(form, event) for event in events])


def load_events(form: Form, stored: str) -> tuple[Event, ...]:
    return tuple(_load_event(form, event) for event in json.loads(stored))


def _dump_event(form: Form, event: Event) -> dict[str, Any]:
    written: dict[str, Any] = {"event": type(event).__name__, "now": event.now.isoformat()}
    for name, default in _attributes(type(event)):
        value = getattr(event, name)
        if name == "terms":
            written |= dump_terms(value)
        elif value != default or name in _ALWAYS:
            written[name] = _DUMPS[name](form, value) if name in _DUMPS else value
    return written


def _load_event(form: Form, stored: dict[str, Any]) -> Event:
    kind = _KINDS.get(stored["event"])
    if kind is None:
        raise ValueError(f"an event of an unknown kind: {stored['event']}")
    read: dict[str, Any] = {"now": datetime.fromisoformat(stored["now"])}
    for name, _default in _attributes(kind):
        if name == "terms":
            read[name] = load_terms(stored)
        elif name in stored:
            read[name] = _LOADS[name](form, stored[name]) if name in _LOADS else stored[name]
    event: Event = kind(**read)
    return event


def _attributes(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    """The names of an event's attributes, but for its moment, and their defaults; MISSING where there is none."""
    return _ATTRIBUTES[kind.__name__]


def _default(attribute: Any) -> Any:
    return attribute.default_factory() if attribute.default_factory is not MISSING else attribute.default


def _dump_had(form: Form, had: Iterable[tuple[FieldKey, Value | None]]) -> list[Any]:
    return [[key, None if value is None else form.field(key).dump(value)] for key, value in had]


def _load_had(form: Form, stored: Iterable[Any]) -> tuple[tuple[FieldKey, Value | None], ...]:
    return tuple((FieldKey(k), None if v is None else form.field(FieldKey(k)).load(v)) for k, v in stored)


def _dump_place(place: Place) -> list[Any]:
    return [place.people, place.role, place.stands_in, *([True] if place.for_author else ())]


def _load_place(stored: list[Any]) -> Place:
    people, role, stands_in, *rest = stored
    return Place(tuple(people), role and RoleKey(role), stands_in, bool(rest))


def _enum(kind: type[StrEnum]) -> _Load:
    return lambda _form, stored: kind(stored)


_DUMPS: Mapping[str, _Dump] = {
    "values": dump_values,
    "places": lambda _form, places: [_dump_place(place) for place in places],
    "had": _dump_had,
    "until": lambda _form, until: until.isoformat(),
    "files": lambda _form, files: dump_files(files),
    "title": lambda _form, title: dict(title.words),
    "parent": lambda _form, parent: dump_parent(parent),
}
_LOADS: Mapping[str, _Load] = {
    "values": load_values,
    "places": lambda _form, stored: tuple(_load_place(place) for place in stored),
    "had": _load_had,
    "until": lambda _form, stored: datetime.fromisoformat(stored),
    "files": lambda _form, stored: load_files(stored),
    "title": lambda _form, stored: Label(stored),
    "parent": lambda _form, stored: load_parent(stored),
    "outcome": _enum(Outcome),
    "why": _enum(Skip),
    "where": _enum(Where),
    "kept": lambda _form, stored: tuple(stored),
    "fields": lambda _form, stored: tuple(map(FieldKey, stored)),
    "told": lambda _form, stored: tuple(stored),
    "gone": lambda _form, stored: tuple(stored),
    "partners": lambda _form, stored: tuple(stored),
    "kinds": lambda _form, stored: tuple(map(FileKind, stored)),
}
_ATTRIBUTES = {
    name: tuple((f.name, _default(f)) for f in fields(kind) if f.name != "now") for name, kind in _KINDS.items()
}
