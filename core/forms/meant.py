"""What was probably meant by a value that cannot be read; "" when nobody knows. It advises, and decides nothing."""

import re
import unicodedata
from typing import Any

from core.model.names import key as latin
from core.model.numbers import parse_number
from core.model.refusal import Refusal

#: No longer word is looked at.
_LONGEST = 60
_FLAGS = {
    **dict.fromkeys(("yes", "y", "on", "true", "да", "1"), "yes"),
    **dict.fromkeys(("no", "n", "off", "false", "нет", "0"), "no"),
}
#: The languages that people write otherwise, by how those words begin.
_LANGUAGES = {"ru": "ru", "en": "en", "ру": "ru", "ан": "en"}
_WEEKS = re.compile(r"([0-9]{1,2}) ?(w|weeks?|нед|недел[яиюь])")


def flag(value: Any) -> str:
    return _FLAGS.get(_word(value), "")


def number(value: Any) -> str:
    """As a form takes it: `12,50` is 12.50, and so are the digits of other scripts. What reads two ways is nobody's."""
    word = "".join(str(unicodedata.decimal(letter, letter)) for letter in _word(value))
    try:
        return f"{parse_number(re.sub('(?<=[0-9])_(?=[0-9])', '', word)):f}"
    except Refusal:
        return ""


def key(value: Any) -> str:
    """The word in Latin letters: `Сумма` is summa."""
    return re.sub("[^a-z0-9]+", "_", latin(_word(value))).strip("_")[:32].rstrip("_")


def language(word: str) -> str:
    return _LANGUAGES.get(_word(word)[:2], "")


def span(value: Any) -> str:
    word = _word(value)
    if found := _WEEKS.fullmatch(word):
        return f"{7 * int(found[1])}d"
    return f"{word}d" if re.fullmatch("[0-9]{1,3}", word) else ""


def _word(value: Any) -> str:
    known = isinstance(value, str | int) and not isinstance(value, bool)
    return str(value).strip().casefold()[:_LONGEST] if known else ""
