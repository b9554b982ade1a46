"""Days that may have passed: said in July, «30 июня» on an invoice is of last month, not of next year."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from core.model.dates.read import find_period, parse_date, parse_period
from core.model.period import Period

T = TypeVar("T", date, Period)

_DAY, _YEAR, _HALF_A_YEAR = timedelta(days=1), timedelta(days=365), timedelta(days=183)


def parse_date_back(typed: str, today: date) -> date:
    """As `parse_date`, but without a year it is the nearest such day, ahead or back."""
    return _nearest(parse_date, typed, today)


def parse_period_back(typed: str, today: date) -> Period:
    """As `parse_period`, likewise."""
    return _nearest(parse_period, typed, today)


def find_period_back(sentence: str, today: date) -> tuple[Period, str] | None:
    """As `find_period`, likewise."""
    found = find_period(sentence, today)
    if found is None:
        return None
    return _nearest(lambda words, day: (find_period(words, day) or found)[0], sentence, today), found[1]


def _nearest(parse: Callable[[str, date], T], typed: str, today: date) -> T:
    found = parse(typed, today)
    if _first(found) - today <= _HALF_A_YEAR:
        return found
    # Named with its year it is the same on every day, counted from today it is another one tomorrow.
    before = parse(typed, today - _YEAR)
    return before if parse(typed, today + _DAY) == found else found


def _first(found: date | Period) -> date:
    return found.first if isinstance(found, Period) else found
