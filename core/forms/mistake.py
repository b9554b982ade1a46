"""What is wrong with the file of a form, at which line, in words that can be translated."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.model.words import N_

#: What is added to the words of a mistake, by what is known about it.
_HINTS = {"nearest": N_("Perhaps “{nearest}”?"), "choice": N_("Possible here: {choice}.")}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to correct."""

    line: int  #: from 1; 0 when the form did not come from a file
    column: int  #: from 1, in characters; 0 as above
    where: str  #: "fields.period.shortest": the way to it by keys; "" when the line says it all
    what: str  #: an English template, the key of its translation
    #: For the template; `nearest` is the word that was meant, `choice` all that there are.
    about: Mapping[str, str] = field(default_factory=dict)


class FormMistakes(Exception):
    """This is not a form yet. Holds everything that is wrong with it, in the order of the lines."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda mistake: (mistake.line, mistake.column)))
        super().__init__("\n".join(show(mistake) for mistake in self.mistakes))


def show(mistake: Mistake, say: Callable[[str], str] = str, file: str = "") -> str:
    """One line as compilers write it: `vacation.yaml:7:12: fields.amount.type: There is no type “monye”. …`."""
    place = f"{mistake.line}:{mistake.column}" if mistake.line else ""
    hints = [hint for key, hint in _HINTS.items() if key in mistake.about][:1]
    words = " ".join(say(template).format_map(mistake.about) for template in (mistake.what, *hints))
    return ": ".join(filter(None, (":".join(filter(None, (file, place))), mistake.where, words)))


def brief(value: Any) -> str:
    """A value in a message: on one line, and not all of it when it is long."""
    if isinstance(value, Mapping | list):
        return "…"
    value = str(value).lower() if isinstance(value, bool) else value
    text = "".join(letter if letter.isprintable() else "?" for letter in str(value))
    return text if len(text) <= 40 else text[:39] + "…"
