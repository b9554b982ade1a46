"""How leave grows: month by month, so that twelve months make exactly a year's leave, to the half-day."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.model.leave.law import Law

_MONTHS = 12
_HALVES = 2


@dataclass(frozen=True, slots=True)
class Accrual:
    """What one month has given."""

    on: date  #: its last day
    half_days: int


def accruals(law: Law, hired: date, after: date, until: date) -> tuple[Accrual, ...]:
    """Those of the months that end later than `after` and not later than `until`, for somebody who works here since
    `hired`."""
    found = (Accrual(end, _given(law, hired, end)) for end in _month_ends(max(hired, after), until) if end > after)
    return tuple(one for one in found if one.half_days)


def _month_ends(first: date, until: date) -> Iterator[date]:
    year, month = first.year, first.month
    while (end := date(year, month, monthrange(year, month)[1])) <= until:
        yield end
        year, month = (year, month + 1) if month < _MONTHS else (year + 1, 1)


def _given(law: Law, hired: date, end: date) -> int:
    """The difference of the rounded sums: so nothing is lost or won by rounding."""
    service = (end.year - hired.year) * _MONTHS + end.month - hired.month
    if hired.day <= law.annual.month_counts_until:
        service += 1
    if service < 1:
        return 0
    if not law.annual.grows:
        return _by_then(law, end.month) - _by_then(law, end.month - 1)
    return next((step.half_days for step in reversed(law.annual.grows) if step.month <= service), 0)


def _by_then(law: Law, months: int) -> int:
    """Half-days of so many months of a year, halves rounded up."""
    return (2 * law.annual.days * _HALVES * months + _MONTHS) // (2 * _MONTHS)
