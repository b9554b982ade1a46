"""Finding people by a name as it is typed: any order, any alphabet, beginnings are enough."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from core.model.here import Here
from core.model.ids import PersonId
from core.model.org import Org, Person

_LATIN = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфъыьэ", (*"abvgdeeziyklmnoprstuf", "", "y", "", "e"), strict=True))
    | dict(zip("жхцчшщюя", ("zh", "kh", "ts", "ch", "sh", "shch", "yu", "ya"), strict=True))
    | dict(zip("әғқңөұүһі", "agknouuhi", strict=True))
)


def found(typed: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """Those whose name, or e-mail, holds every word that was typed; in the order given."""
    wanted = key(typed).split()
    if not wanted:
        return ()
    return tuple(person for person in people if _is_meant(person, wanted))


def knowing(here: Here, org: Org) -> Here:
    """`here` with the people of the company: how they are called, and whom a name means."""
    return replace(here, name=org.name, meant=_directory(org))


def key(text: str) -> str:
    """`text` in small Latin letters, so that «Вера» finds Vera and the other way round."""
    return text.casefold().translate(_LATIN)


def _directory(org: Org) -> Callable[[str], tuple[PersonId, ...]]:
    """A whole name goes before those that only begin so: Vera Kim can be told from Vera Kimova."""

    def meant(typed: str) -> tuple[PersonId, ...]:
        people = found(typed, (person for person in org.people.values() if person.active))
        words = sorted(_words(typed))
        whole = tuple(person for person in people if sorted(_words(person.name)) == words)
        return tuple(person.id for person in whole or people)

    return meant


#: A pasted table asks for the same names again and again.
@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    return tuple(key(name).replace("-", " ").split())


def _is_meant(person: Person, wanted: list[str]) -> bool:
    words = _words(person.name)
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return True
    return len(wanted) == 1 and "@" in wanted[0] and person.email.casefold().startswith(wanted[0])
