"""A typed text as words, numbers and numeric dates with their places; it does not know what they mean together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from unicodedata import normalize

from core.model.dates.words import SHORTENED


class Kind(Enum):
    NUMBER = auto()  #: 5, 2027, 5-го, 5th
    DOTTED = auto()  #: 05.08, 05.08.2027, but also 1.5
    SLASHED = auto()  #: 05/08/2027, 05-08-2027, 2027-08-05
    WORD = auto()
    DASH = auto()
    MARK = auto()  #: any other sign
    OTHER = auto()  #: what looks like a number and is no part of a date: 15:00, 1,5, A5, ٥


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    text: str  #: folded; for NUMBER the digits alone
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A text being read; the rules of the grammar take it and the index of a token."""

    text: str
    tokens: tuple[Token, ...]
    today: date
    whole: bool  #: the text is an answer and must be a date altogether, not a sentence that may contain one

    def at(self, i: int) -> Token | None:
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def kind(self, i: int) -> Kind | None:
        token = self.at(i)
        return token.kind if token else None

    def word(self, i: int) -> str:
        """The word or sign at `i`, empty for anything else and beyond the ends."""
        token = self.at(i)
        return token.text if token and token.kind in (Kind.WORD, Kind.MARK) else ""

    def says(self, i: int, words: tuple[str, ...]) -> bool:
        """Whether these words stand from `i` on."""
        return all(self.word(i + n) == word for n, word in enumerate(words))

    def number(self, i: int, digits: int) -> int | None:
        """The number at `i` when it is written with at most so many digits."""
        token = self.at(i)
        return int(token.text) if token and token.kind is Kind.NUMBER and len(token.text) <= digits else None

    def typed(self, i: int, j: int) -> str:
        """The text from token `i` up to, without, token `j`."""
        return self.text[self.tokens[i].start : self.tokens[j - 1].end]


# Pasted text and our own isolates around values carry these; nobody sees them, so nobody means them.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_HYPHEN = "[-\u2010\u2011]"
_DASHES = "\u002d\u2010-\u2015\u2212"
# No alternative overlaps the next in a way that backtracks more than once over a token: the time is linear.
# \w and \d know all digits of Unicode; only 0-9 make a date, the rest falls into `other`.
_TOKEN = re.compile(
    rf"""
      (?P<slashed>
        [0-9]{{4}}{_HYPHEN}[0-9]{{1,2}}{_HYPHEN}[0-9]{{1,2}}(?!\w)
      | [0-9]{{1,2}}{_HYPHEN}[0-9]{{1,2}}{_HYPHEN}[0-9]{{4}}(?!\w)
      | [0-9]++(?:/[0-9]++)+
      )
    | (?P<dotted>[0-9]++(?:\.[0-9]++)+)
    | (?P<clock>[0-9]++(?:[,:][0-9]++)+)
    | (?P<number>[0-9]++) (?:{_HYPHEN}?(?:го|ого|ое|е|й|х|ти|th|st|nd|rd)(?!\w))?
    | (?P<word>[^\W\d_]++) (?![\d_])
    | (?P<dash>[{_DASHES}]++)
    | (?P<other>\w++(?:[./-]\w++)*+)
    | (?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KINDS = {
    "slashed": Kind.SLASHED,
    "dotted": Kind.DOTTED,
    "clock": Kind.OTHER,
    "number": Kind.NUMBER,
    "word": Kind.WORD,
    "dash": Kind.DASH,
    "other": Kind.OTHER,
    "mark": Kind.MARK,
}


def clean(typed: str) -> str:
    """The text as it is seen: composed letters, nothing invisible. Full-width digits stay what they are."""
    return _UNSEEN.sub("", normalize("NFC", typed))


def line(text: str, today: date, *, whole: bool) -> Line:
    """A text that went through `clean`, cut into tokens."""
    return Line(text, tuple(_join(_cut(text))), today, whole)


def _cut(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        name = str(match.lastgroup)
        yield Token(_KINDS[name], _fold(match[name]), *match.span())


def _fold(text: str) -> str:
    folded = text.casefold().replace("ё", "е")
    # The Latin c stands on the same key as the Cyrillic one and looks the same.
    return "с" if folded == "c" else folded


def _join(tokens: Iterator[Token]) -> Iterator[Token]:
    """Lets a shortened word keep its full stop, so that it parts nothing: 5 авг. - 18 авг."""
    held: Token | None = None
    for token in tokens:
        if held and token.text == "." and token.start == held.end and held.text in SHORTENED:
            yield replace(held, end=token.end)
            held = None
            continue
        if held:
            yield held
        held = token
    if held:
        yield held
