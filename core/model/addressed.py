"""Whom somebody addresses in what he writes: «@Вера, посмотрите», @vera.kim. Knows no messenger."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.model.ids import PersonId
from core.model.names import found, key
from core.model.org import Person

_WORD = r"[^\W\d_][\w.'’-]*"
#: Not within an e-mail address; a surname may follow.
_ADDRESS = re.compile(rf"(?<![\w.@])@({_WORD})(?:[ \N{{NO-BREAK SPACE}}]({_WORD}))?")


@dataclass(frozen=True, slots=True)
class Addressed:
    """A name as it was written, and those who may be meant by it: nobody, one, or several."""

    word: str
    people: tuple[PersonId, ...] = ()


def addressed(text: str, people: Iterable[Person]) -> tuple[Addressed, ...]:
    """Everybody to whom `text` speaks, each name once, in the order of the text."""
    known = tuple(people)
    names = (_meant(match.group(1), match.group(2) or "", known) for match in _ADDRESS.finditer(text))
    return tuple({one.word: one for one in names}.values())


def _meant(first: str, second: str, people: tuple[Person, ...]) -> Addressed:
    """With the word that follows, when that is part of a name; else by the first alone."""
    for name in _readings(first, second):
        if ids := tuple(person.id for person in _called(name, people)):
            return Addressed(name, ids)
    return Addressed(first.rstrip(".-'’"))


def _readings(first: str, second: str) -> Iterator[str]:
    first, second = first.rstrip(".-'’"), second.rstrip(".-'’")
    if second:
        yield f"{first} {second}"
    yield first


def _called(name: str, people: tuple[Person, ...]) -> tuple[Person, ...]:
    """By the e-mail before its @, which is nobody else's, or by the name: `vera_kim` and `vera.kim` are Vera Kim."""
    before_at = f"{name.casefold()}@"
    by_email = tuple(person for person in people if person.email.casefold().startswith(before_at))
    if by_email:
        return by_email
    name = _apart(name)
    meant = found(name, people)
    return tuple(person for person in meant if key(_apart(person.name)) == key(name)) or meant


def _apart(name: str) -> str:
    return " ".join(re.sub(r"[._-]", " ", name).split())
