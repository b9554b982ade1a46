"""Months as numbers that buttons can carry: twelve for each year, and January is 0."""

from datetime import date, timedelta

from core.model.period import Period

#: So many months are a longer look.
QUARTER = 3
_YEAR = 12


def month_of(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def first_of(month: int) -> date:
    return date(month // _YEAR, month % _YEAR + 1, 1)


def days_of(month: int, months: int) -> Period:
    """All days of so many months."""
    return Period(first_of(month), first_of(month + months) - timedelta(days=1))


def months_of(period: Period) -> tuple[int, int]:
    """The month in which a period begins, and how many months show all of it, if a longer look does."""
    first = month_of(period.first)
    return first, 1 if month_of(period.last) == first else QUARTER
