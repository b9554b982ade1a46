"""The source of a form while it is being read: what is written where, and the list of what is wrong with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from typing import Any, NoReturn, TypeAlias

from core.forms.mistake import brief
from core.forms.tree import Path
from core.model.field import Field
from core.model.fields import FIELD_TYPES
from core.model.words import N_

#: A file with more mistakes than these is not a form with mistakes, but something else.
MOST = 100


class Enough(Exception):
    """So much is wrong that nobody would read on."""


class Unread(Exception):
    """A value cannot be read; why has been noted."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake by its path; a file knows the line of it."""

    path: Path
    what: str
    about: Mapping[str, str]
    on_key: bool = False  #: the key is wrong, not its value


@dataclass(slots=True)
class Sheet:
    """The source of one form."""

    source: Any
    faults: list[Fault] = field(default_factory=list)
    clouds: set[Path] = field(default_factory=set)  #: what could not be read: nothing more can be said about it

    def add(self, fault: Fault) -> None:
        """Only the first mistake about a value is kept. Raises Enough."""
        if fault.path in self.clouds:
            return
        self.faults.append(fault)
        if not fault.on_key:
            self.clouds.add(fault.path)
        if len(self.faults) >= MOST:
            raise Enough

    def clouded(self, path: Path) -> bool:
        """Whether something at, in or around this value could not be read."""
        return any(path[: len(cloud)] == cloud[: len(path)] for cloud in self.clouds)

    def items(self, kind: str) -> list[Any]:
        """What is written under "fields" or "route"."""
        found = self.source.get(kind) if isinstance(self.source, Mapping) else None
        return found if isinstance(found, list) else []

    def field_keys(self) -> list[str]:
        """The keys that are written for the fields."""
        return [str(item["key"]) for item in self.items("fields") if isinstance(item, Mapping) and "key" in item]

    def type_of(self, key: str) -> type[Field] | None:
        """The type that is written for a field, if it exists."""
        return FIELD_TYPES.get(str(self.item_of(key).get("type")))

    def item_of(self, key: str) -> Mapping[str, Any]:
        """All that is written for a field; nothing for one that is not there."""
        items = (item for item in self.items("fields") if isinstance(item, Mapping) and str(item.get("key")) == key)
        return next(items, {})


@dataclass(frozen=True, slots=True)
class Spot:
    """One value of the source, and its place."""

    sheet: Sheet
    value: Any
    path: Path = ()

    @property
    def name(self) -> str:
        """The key under which the value stands."""
        return str(self.path[-1])

    def at(self, key: str | int) -> "Spot":
        """The value under a key, None when there is none; or an item of a list."""
        value = self.value.get(key) if isinstance(self.value, Mapping) else self.value[key]
        return Spot(self.sheet, value, (*self.path, key))

    def note(self, what: str, **about: str) -> None:
        """Note that this value is wrong, and cannot be read."""
        self.sheet.add(Fault(self.path, what, about))

    def fault(self, what: str, **about: str) -> NoReturn:
        """Note it, and raise Unread."""
        self.note(what, **about)
        raise Unread

    def note_key(self, what: str, meant: str = "") -> None:
        """Note that the key of this value is wrong."""
        self.sheet.add(Fault(self.path, what, _told(self.name, meant), on_key=True))
        self.sheet.clouds.add(self.path)

    def mismatch(self, what: str, meant: str = "") -> NoReturn:
        """Note that something else is expected than the `{word}` that is written, and raise Unread."""
        self.fault(N_("Nothing is written here.") if self.value is None else what, **_told(self.value, meant))

    def keys(self, known: Iterable[str]) -> frozenset[str]:
        """Note the keys that do not exist; the words that were meant by them are left in doubt, and returned."""
        known = tuple(known)
        unwritten = [word for word in known if word not in self.value]
        unknown = [str(word) for word in self.value if word not in known]
        faults = [
            Fault((*self.path, word), N_("“{word}” is not known here."), advice(word, unwritten), on_key=True)
            for word in islice(unknown, MOST)
        ]
        meant = frozenset(fault.about["nearest"] for fault in faults if "nearest" in fault.about)
        self.sheet.clouds.update((*self.path, word) for word in meant)
        for fault in faults:
            self.sheet.add(fault)
        return meant


#: Reads the value of a spot; notes a mistake and raises Unread for what it is not.
Reader: TypeAlias = Callable[[Spot], Any]


def readable(reader: Reader, spots: Iterable[Spot]) -> Iterator[Any]:
    """Those values that can be read."""
    for spot in spots:
        with suppress(Unread):
            yield reader(spot)


def _told(value: Any, meant: str) -> dict[str, str]:
    return {"word": brief(value)} | ({"nearest": meant} if meant else {})


def advice(word: str, likely: Iterable[str]) -> dict[str, str]:
    """For a message: the word, and the one it resembles, else all there are."""
    likely = tuple(likely)
    found = get_close_matches(word[:40].casefold(), likely, 1, 0.5 if len(word) < 4 else 0.6)
    if found:
        return {"word": brief(word), "nearest": found[0]}
    return {"word": brief(word)} | ({"choice": ", ".join(likely[:20])} if likely else {})
