"""How many days of leave a period takes, in half-days: whole numbers that can be added up for years."""

from dataclasses import dataclass
from datetime import date
from itertools import count, islice
from typing import assert_never

from core.model.calendar import Calendar, days_of, worked_by, working_days_before
from core.model.leave.law import Law, Unit
from core.model.period import Period
from core.model.refusal import Refusal


class NoHalfDays(Refusal):
    """This leave is given in whole days only. Please ask for it without half-days."""


class NothingToTake(Refusal):
    """None of these days counts as leave: there is nothing to ask for."""


@dataclass(frozen=True, slots=True)
class Span:
    """A leave as it is asked for: in the middle of a day it may begin, or end."""

    period: Period
    from_noon: bool = False
    until_noon: bool = False

    @property
    def halves(self) -> bool:
        return self.from_noon or self.until_noon


@dataclass(frozen=True, slots=True)
class Count:
    half_days: int
    not_counted: tuple[date, ...] = ()  #: holidays, by which the leave is longer, and days of sickness
    sick: tuple[date, ...] = ()  #: of these, the ones that only sickness leaves out
    recount: bool = False  #: the calendar of these days may still change


def counted(span: Span, law: Law, calendar: Calendar) -> Count:
    """Of a leave that is asked for. Raises NoHalfDays, NothingToTake."""
    if span.halves and law.annual.whole_days:
        raise NoHalfDays
    found = left_of(span, law, calendar)
    if found.half_days == 0:
        raise NothingToTake
    return found


def left_of(span: Span, law: Law, calendar: Calendar, sick: frozenset[date] = frozenset()) -> Count:
    """Of a leave that stands, from which days have fallen out since: all of them, maybe."""
    first, last = span.period.first, span.period.last
    days = tuple(days_of(first, last))
    left_out = tuple(day for day in days if day in sick or not _counts(day, law, calendar))
    halves = sum(halves_of(span, day) for day in days if day not in left_out)
    ill = tuple(day for day in left_out if _counts(day, law, calendar))
    return Count(halves, left_out, ill, recount=not calendar.knows(first, last))


def extended(last: date, half_days: int, law: Law, calendar: Calendar, sick: frozenset[date]) -> Period:
    """The days behind a leave that ends on `last`, by which it gets so many half-days longer: begun days are whole
    ones, and neither holidays that do not count nor days of sickness are any."""
    following = (date.fromordinal(at) for at in count(last.toordinal() + 1))
    found = tuple(
        islice((day for day in following if day not in sick and _counts(day, law, calendar)), (half_days + 1) // 2)
    )
    return Period(found[0], found[-1])


def _counts(day: date, law: Law, calendar: Calendar) -> bool:
    return law.holidays.count or not calendar.is_holiday(day)


def halves_of(span: Span, day: date) -> int:
    """How many halves of this day the leave takes, if it counts at all."""
    first, last = span.period.first, span.period.last
    return 2 - (span.from_noon and day == first) - (span.until_noon and day == last)


def by_year(span: Span, law: Law, calendar: Calendar) -> dict[int, int]:
    """The half-days that fall into each year."""
    left_out = frozenset(counted(span, law, calendar).not_counted)
    found: dict[int, int] = {}
    for day in days_of(span.period.first, span.period.last):
        if day not in left_out:
            found[day.year] = found.get(day.year, 0) + halves_of(span, day)
    return found


def pay_by(first: date, law: Law, calendar: Calendar) -> date | None:
    """The last working day by which a leave that begins on `first` has to be paid; None where the law is silent."""
    if law.pay is None:
        return None
    match law.pay.unit:
        case Unit.WORKING_DAYS:
            return working_days_before(calendar, first, law.pay.before)
        case Unit.CALENDAR_DAYS:
            return worked_by(calendar, date.fromordinal(first.toordinal() - law.pay.before))
        case _:
            assert_never(law.pay.unit)
