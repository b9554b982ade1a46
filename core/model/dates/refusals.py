"""What is said when typed days cannot be taken as they are; it does not know who asked for them."""

from core.model.refusal import Refusal


class DateNotUnderstood(Refusal):
    """This does not read as a date. Write, for example, “5 August”, “05.08.2027” or “tomorrow”."""


class PeriodNotUnderstood(Refusal):
    """These dates are not clear. Write, for example, “5–18 August” or “from 5 August for 2 weeks”."""


class NoSuchDate(Refusal):
    """{typed_day} is not in the calendar. Write, for example, “5 August” or “05.08.2027”."""


class DayReadTwoWays(Refusal):
    """{typed_day} can be {one} or {other}. Write the month as a word, for example, “5 August 2027”."""


class WeekdayDiffers(Refusal):
    """{day} is another day of the week. Write only the date, for example, “5 August”."""


class EndsBeforeStart(Refusal):
    """The last day, {last}, is before the first, {first}.
    Write, for example, “5–18 August” or “28 December – 10 January”."""


class LengthDiffers(Refusal):
    """From {first} to {last} is another number of days. Write only the dates, for example, “5–18 August”."""


class FirstDayMissing(Refusal):
    """The first day is missing. Write, for example, “5–18 August” or “from 5 August for 2 weeks”."""


class LastDayMissing(Refusal):
    """The last day is missing. Write, for example, “5–18 August” or “from 5 August for 2 weeks”."""


class SeveralDays(Refusal):
    """One day is needed here, not several. Write, for example, “5 August” or “05.08.2027”."""


class NotWholeDays(Refusal):
    """{length} is not a whole number of days. Write it in days, for example, “from 5 August for 10 days”."""


class OnlyCalendarDays(Refusal):
    """Working days are not counted here.
    Write the last day or calendar days, for example, “from 5 August for 14 days”."""


class TimeNotUnderstood(Refusal):
    """This does not read as a time. Write, for example, “14:30” or “9 am”."""


class NoSuchTime(Refusal):
    """There is no such time: {typed}. A day goes from 00:00 to 23:59. Write, for example, “14:30”."""


class MomentNotUnderstood(Refusal):
    """A day and a time are needed here. Write, for example, “5 August 15:00” or “tomorrow at 9:30”."""


class HourMissing(Refusal):
    """And at what time on {day}? Write both, for example, “5 August 15:00”."""
