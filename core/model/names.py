"""Finding people by a name as it is typed: any order, any alphabet, beginnings are enough."""

from collections.abc import Iterable

from core.model.org import Person

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


def key(text: str) -> str:
    """`text` in small Latin letters, so that «Вера» finds Vera and the other way round."""
    return text.casefold().translate(_LATIN)


def _is_meant(person: Person, wanted: list[str]) -> bool:
    words = key(person.name).replace("-", " ").split()
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return True
    return len(wanted) == 1 and "@" in wanted[0] and person.email.casefold().startswith(wanted[0])
