"""Dates in digits alone: 05.08, 5.8.27, 2027-08-05, 25/08/2027; it does not know dates with words."""

import re
from datetime import date

from core.model.dates.refusals import DayReadTwoWays, NoSuchDate
from core.model.dates.tokens import Kind, Line, Token
from core.model.dates.values import YEARS, Written
from core.model.dates.words import LABELS, MEASURES, YEAR_MARKS

_YEAR_FIRST = re.compile(r"([0-9]{4})\D([0-9]{1,2})\D([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\D([0-9]{1,2})(?:\D([0-9]{2}|[0-9]{4}))?")


def numeric(line: Line, i: int) -> tuple[Written, int] | None:
    """The date that is token `i`. Raises `DayReadTwoWays` for 05/08/2027, which is May to some and August to others."""
    token = line.at(i)
    if token is None or token.kind not in (Kind.DOTTED, Kind.SLASHED):
        return None
    written = _year_first(token) or _day_first(line, i, token)
    if written is None:
        return None
    if not _plausible(written):
        if line.whole:
            raise NoSuchDate(typed_day=written.typed)
        # In a sentence it is a telephone number or a paragraph.
        return None
    return written, i + 2 if written.year and line.word(i + 1) in YEAR_MARKS else i + 1


def _year_first(token: Token) -> Written | None:
    match = _YEAR_FIRST.fullmatch(token.text)
    return Written(int(match[3]), int(match[2]), int(match[1]), token.text) if match else None


def _day_first(line: Line, i: int, token: Token) -> Written | None:
    match = _DAY_FIRST.fullmatch(token.text)
    if match is None or (match[3] is None and not _stands_for_date(line, i, token)):
        return None
    day, month = int(match[1]), int(match[2])
    year = int(match[3]) + (2000 if len(match[3]) == 2 else 0) if match[3] else None
    written = Written(day, month, year, token.text)
    return _settled(written, line.today) if token.kind is Kind.SLASHED else written


def _stands_for_date(line: Line, i: int, token: Token) -> bool:
    """Two numbers with a dot are often a price, a time or a paragraph."""
    if line.word(i + 1) in MEASURES:
        return False
    # In a sentence 05.08 may be a date, 1.5 and 24/7 are not.
    return line.whole or (re.fullmatch(r"[0-9]+\.[0-9]{2}", token.text) is not None and line.word(i - 1) not in LABELS)


def _settled(written: Written, today: date) -> Written:
    """Tells the day from the month where only one order is possible."""
    first, second = written.day, written.month or 0
    swapped = Written(second, first, written.year, written.typed)
    if first == second or not _plausible(swapped):
        return written
    if not _plausible(written):
        return swapped
    year = written.year or today.year
    raise DayReadTwoWays(typed_day=written.typed, one=date(year, second, first), other=date(year, first, second))


def _plausible(written: Written) -> bool:
    return written.month in range(1, 13) and (written.year is None or written.year in YEARS)
