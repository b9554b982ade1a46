"""Written days put into the calendar, by the day on which they are read and by each other."""

import calendar
from dataclasses import replace
from datetime import date, timedelta
from typing import assert_never

from core.model.dates.refusals import EndsBeforeStart, NoSuchDate, WeekdayDiffers
from core.model.dates.values import Day, End, In, Near, Weekday, Written
from core.model.period import Period


def place(day: Day, today: date) -> date:
    """The date of a day that stands alone or comes first: without a year, the next such day, today included."""
    match day:
        case Written():
            return _dated(day, today)
        case Weekday(number, week):
            return _next(number, today) if week is None else today + timedelta(number - today.weekday() + 7 * week)
        case Near(days):
            return today + timedelta(days=days)
        case In(length):
            return length.later(today)
        case End():
            return _end(day, today)
        case _:
            assert_never(day)


def between(first: Day, last: Day, today: date) -> Period:
    """The days from `first` to `last`. Only a turn of the year may go unnamed; raises `EndsBeforeStart`."""
    first, last = _shared(first, last)
    start = place(first, today)
    end = _closing(last, start, today)
    if end < start:
        raise EndsBeforeStart(first=start, last=end)
    return Period(start, end)


def _shared(first: Day, last: Day) -> tuple[Day, Day]:
    """Gives each end what was written only at the other: the month, the year, the week."""
    match first, last:
        case Written(month=None), Written():
            return replace(first, month=last.month, year=last.year), last
        case Written(), Written(month=None):
            return _shared(first, replace(last, month=first.month, year=last.year or first.year))
        case Written(year=None, month=int(begin)), Written(year=int(year), month=int(end)):
            return replace(first, year=year - (begin > end)), last
        case Weekday(number, None), Weekday(_, int(week)):
            return Weekday(number, week), last
        case _:
            return first, last


def _closing(last: Day, start: date, today: date) -> date:
    """The date of a last day. Within one month it does not go on to the next year: «с 20 по 5 августа» is a slip."""
    match last:
        case Written(year=None, month=int(month)):
            return _certain(replace(last, year=start.year + (month < start.month)))
        case Weekday(number, None):
            return _next(number, start)
        case End(_, None):
            return _end(last, start)
        case _:
            return place(last, today)


def _dated(written: Written, today: date) -> date:
    if written.year is not None:
        return _certain(written)
    # Nine years hold a 29 February even around 1900 and 2100.
    for year in range(today.year, today.year + 9):
        if _exists(written, year) and date(year, written.month or 0, written.day) >= today:
            return _certain(replace(written, year=year))
    return _certain(replace(written, year=today.year))


def _certain(written: Written) -> date:
    if not _exists(written, written.year or 0):
        raise NoSuchDate(typed_day=written.typed or f"{written.day:02}.{written.month:02}")
    found = date(written.year or 0, written.month or 0, written.day)
    if written.weekday not in (None, found.weekday()):
        raise WeekdayDiffers(day=found)
    return found


def _exists(written: Written, year: int) -> bool:
    return 1 <= written.day <= calendar.monthrange(year, written.month or 0)[1]


def _next(weekday: int, day: date) -> date:
    """The first such weekday after `day`: said on a Monday, «в понедельник» is not today."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def _end(end: End, day: date) -> date:
    months = day.year * 12 + day.month - 1 + (end.ahead or 0) * end.months
    year, month = divmod(months, 12)
    month = 12 if end.months == 12 else month + 1
    return date(year, month, calendar.monthrange(year, month)[1])
