"""The simple values of a form: words, numbers, yes and no, titles. Each reads a spot, or notes what is wrong."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from itertools import chain
from typing import Any, NoReturn

from core.forms import meant
from core.forms.sheet import Reader, Spot, advice, readable
from core.forms.tree import UNPRINTABLE
from core.model.agree import Agree, Whose
from core.model.field import Source
from core.model.ids import FieldKey
from core.model.label import Label
from core.model.words import N_

KEY_PATTERN = re.compile(r"[a-z0-9][a-z0-9_]{0,31}")
LANGUAGE_PATTERN = re.compile(r"[a-z]{2}(_[A-Z]{2})?")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?", re.ASCII)
_ANY_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_SPACES = re.compile("[ \xa0\u202f]")
_SPAN = re.compile(r"([0-9]{1,4}) ?([a-zа-я]+)")
_SHARE = re.compile(r"([0-9]{1,3}) ?(%?)")
_WHOSE = [whose.value for whose in Whose if whose is not Whose.SOME]
#: Of a hundred; and of people at one stage.
_WHOLE, _MOST = 100, 999
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
UNITS = {
    **dict.fromkeys(("d", "day", "days", "д", "день", "дня", "дней"), _DAY),
    **dict.fromkeys(("h", "hour", "hours", "ч", "час", "часа", "часов"), _HOUR),
}
FLAGS = {"yes": True, "no": False, "true": True, "false": False}

#: The language of a title that is written without one: it is the same in all of them.
ANY_LANGUAGE = ""


def text(spot: Spot) -> str:
    """Words. A number is a word too: `is: 2027`."""
    if isinstance(spot.value, bool) or not isinstance(spot.value, str | int):
        spot.mismatch(N_("Words are expected here, not “{word}”. Quotation marks make a text of anything."))
    words = str(spot.value).strip()
    if not words:
        spot.fault(N_("Nothing is written here."))
    if found := UNPRINTABLE.search(words):
        spot.fault(N_("There is a character here that cannot be printed: {code}."), code=f"U+{ord(found[0]):04X}")
    return words


def flag(spot: Spot) -> bool:
    if isinstance(spot.value, bool):
        return spot.value
    if not isinstance(spot.value, str) or spot.value not in FLAGS:
        spot.mismatch(N_("Write yes or no here, not “{word}”."), meant.flag(spot.value))
    return FLAGS[spot.value]


def whole(spot: Spot) -> int:
    number = _number(spot.value)
    if number is None or number != number.to_integral_value():
        _mismatch(spot, N_("A whole number is expected here, not “{word}”."), str.isdecimal)
    return int(number)


def amount(spot: Spot) -> Decimal:
    """A number as it is read aloud: `1 000 000.50`. Never a float, which could not hold it exactly."""
    number = _number(spot.value)
    if number is None:
        _mismatch(spot, N_("A number is expected here, like 1000 or 12.50, not “{word}”."), bool)
    return number


def span(spot: Spot) -> timedelta:
    """How long something may take: `2d`, `36h`, `2 days`."""
    found = _SPAN.fullmatch(str(spot.value).strip().lower())
    unit = UNITS.get(found[2]) if found else None
    if found is None or unit is None:
        what = N_("Hours or days are expected here, like 36h or 2d, not “{word}”.")
        spot.mismatch(what, meant.span(spot.value))
    return int(found[1]) * unit


def agree(spot: Spot) -> Agree:
    """How many have to agree: `all`, `first`, `in_turn`, `2`, or `60%`."""
    word = str(spot.value).strip()
    if word in _WHOSE:
        return Agree(Whose(word))
    found = _SHARE.fullmatch(word)
    if isinstance(spot.value, bool) or found is None or not 0 < int(found[1]) <= (_WHOLE if found[2] else _MOST):
        what = N_("Write all, first, in_turn, a number of people, or a share like 60%, not “{word}”.")
        spot.mismatch(what, next(iter(get_close_matches(word, _WHOSE, 1)), ""))
    return Agree(Whose.SOME, int(found[1]), percent=bool(found[2]))


def key(spot: Spot) -> str:
    """A short name by which parts of a form refer to each other; it travels in buttons, which hold 64 bytes."""
    word = str(spot.value)
    if isinstance(spot.value, bool) or not isinstance(spot.value, str | int) or not KEY_PATTERN.fullmatch(word):
        what = N_("A short name in small Latin letters, digits and _ is expected here, not “{word}”.")
        spot.mismatch(what, meant.key(spot.value))
    return word


def label(spot: Spot) -> Label:
    """`Vacation`, or `{ru: Отпуск, en: Vacation}`."""
    if not isinstance(spot.value, Mapping):
        return Label({ANY_LANGUAGE: text(spot)})
    if not spot.value:
        spot.fault(N_("Nothing is written here."))
    return Label(dict(readable(lambda one: (one.name, text(one)), _by_language(spot))))


def aliases(spot: Spot) -> tuple[Label, ...]:
    """`[leave, time off]`, or `{ru: [отпуск], en: [leave, time off]}`."""
    if not isinstance(spot.value, Mapping):
        return tuple(Label({ANY_LANGUAGE: word}) for word in several(text)(spot))
    found = readable(lambda one: [Label({one.name: word}) for word in several(text)(one)], _by_language(spot))
    return tuple(chain.from_iterable(found))


def source(spot: Spot) -> Source:
    """`employee.company`: an attribute of the person in a field."""
    field, _, attribute = str(spot.value).partition(".")
    if not isinstance(spot.value, str) or not KEY_PATTERN.fullmatch(field) or not KEY_PATTERN.fullmatch(attribute):
        spot.mismatch(N_("A field and what is known about its person is expected here, like employee.company."))
    return Source(FieldKey(field), attribute)


def one_of(words: type[StrEnum]) -> Reader:
    """Reads one of a few fixed words."""
    known = [member.value for member in words]

    def read(spot: Spot) -> StrEnum:
        word = text(spot)
        if word not in known:
            spot.fault(N_("“{word}” is not known here."), **advice(word, known))
        return words(word)

    return read


def listing(item: Reader) -> Reader:
    """Reads a list; what cannot be read is left out."""

    def read(spot: Spot) -> tuple[Any, ...]:
        if not isinstance(spot.value, list):
            spot.mismatch(N_("A list is expected here: every item in a line of its own, after a dash."))
        return tuple(readable(item, map(spot.at, range(len(spot.value)))))

    return read


def several(item: Reader) -> Reader:
    """Reads a list, or a single item without the brackets of a list."""

    def read(spot: Spot) -> tuple[Any, ...]:
        found: tuple[Any, ...] = listing(item)(spot) if isinstance(spot.value, list) else (item(spot),)
        return found

    return read


def keyed(item: Reader) -> Reader:
    """Reads values by short names, in the order they are written."""

    def read(spot: Spot) -> dict[str, Any]:
        if not isinstance(spot.value, Mapping):
            spot.mismatch(N_("Names with values are expected here, like “annual: Annual leave”."))
        what = N_("A short name in small Latin letters, digits and _ is expected here, not “{word}”.")
        return dict(readable(lambda one: (one.name, item(one)), _with_keys(spot, KEY_PATTERN, what, meant.key)))

    return read


def _by_language(spot: Spot) -> Iterator[Spot]:
    what = N_("A language is written in two letters, like ru or en, not “{word}”.")
    return _with_keys(spot, LANGUAGE_PATTERN, what, meant.language)


def _with_keys(spot: Spot, pattern: re.Pattern[str], what: str, likely: Callable[[str], str]) -> Iterator[Spot]:
    for one in map(spot.at, spot.value):
        if pattern.fullmatch(one.name):
            yield one
        else:
            found = likely(one.name)
            one.note_key(what, "" if found in spot.value else found)


def _mismatch(spot: Spot, what: str, wanted: Callable[[str], object]) -> NoReturn:
    """What is a number, but no number that is wanted, is told so."""
    if _ANY_NUMBER.fullmatch(_written(spot.value)) and not _NUMBER.fullmatch(_written(spot.value)):
        spot.mismatch(N_("Numbers have 15 digits at most here, and 9 after the point."))
    found = meant.number(spot.value)
    spot.mismatch(what, found if wanted(found) else "")


def _number(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    written = _written(value)
    return Decimal(written) if _NUMBER.fullmatch(written) else None


def _written(value: Any) -> str:
    return _SPACES.sub("", str(value))
