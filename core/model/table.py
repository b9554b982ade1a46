"""A table that somebody wrote: its cells as words, and what is wrong with them in words that can be translated."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from core.model.words import N_

_DAY = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

#: What is added to the words of a mistake, by what is known about it.
_HINTS = {"nearest": N_("Perhaps “{nearest}”?"), "choice": N_("Possible here: {choice}.")}


@dataclass(frozen=True, slots=True)
class Line:
    number: int  #: in the file, from 1
    cells: tuple[str, ...]  #: one for each column


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds, whichever kind of file it is."""

    columns: tuple[str, ...]  #: their names in small letters, with _ between words
    row: int  #: in which the names stand
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to correct."""

    row: int  #: from 1; 0 when the whole table is meant
    column: str  #: "" when the whole row is meant
    what: str  #: an English template, the key of its translation
    #: For the template; `nearest` is the word that was meant, `choice` all that there are.
    about: Mapping[str, str] = field(default_factory=dict)


class TableMistakes(Exception):
    """This table cannot be taken over. Holds everything that is wrong with it, in the order of the rows."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda mistake: mistake.row))
        super().__init__("\n".join(show(mistake) for mistake in self.mistakes[:10]))


def show(mistake: Mistake, say: Callable[[str], str] = str, file: str = "") -> str:
    """One line as compilers write it: `people.csv:7: manager: Nobody has the e-mail …`."""
    place = ":".join(filter(None, (file, str(mistake.row or ""))))
    hints = [hint for key, hint in _HINTS.items() if key in mistake.about][:1]
    words = " ".join(say(template).format_map(mistake.about) for template in (mistake.what, *hints))
    return ": ".join(filter(None, (place, mistake.column, words)))


def day_in(text: str) -> date | None:
    """The day that a cell tells: "2027-07-05" or "05.07.2027"."""
    try:
        if _ISO.fullmatch(text):
            return date.fromisoformat(text)
        if found := _DAY.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        pass
    return None


def advice(word: str, likely: Iterable[str]) -> dict[str, str]:
    """For a message: the word, and the one it resembles, else all there are when they are few."""
    by_key = {one.casefold(): one for one in likely}
    found = get_close_matches(word[:40].casefold(), by_key, 1)
    if found:
        return {"word": brief(word), "nearest": by_key[found[0]]}
    return {"word": brief(word)} | ({"choice": ", ".join(by_key.values())} if 0 < len(by_key) <= 20 else {})


def brief(text: str) -> str:
    """A value in a message: not all of it when it is long."""
    return text if len(text) <= 40 else text[:39] + "…"
