"""Dates as people write them, in Russian and English alike; no clock: today is an argument."""

from core.model.dates.read import find_date, find_period, parse_date, parse_period
from core.model.dates.refusals import (
    DateNotUnderstood,
    DayReadTwoWays,
    EndsBeforeStart,
    FirstDayMissing,
    LastDayMissing,
    LengthDiffers,
    NoSuchDate,
    NotWholeDays,
    OnlyCalendarDays,
    PeriodNotUnderstood,
    SeveralDays,
    WeekdayDiffers,
)

__all__ = [
    "DateNotUnderstood",
    "DayReadTwoWays",
    "EndsBeforeStart",
    "FirstDayMissing",
    "LastDayMissing",
    "LengthDiffers",
    "NoSuchDate",
    "NotWholeDays",
    "OnlyCalendarDays",
    "PeriodNotUnderstood",
    "SeveralDays",
    "WeekdayDiffers",
    "find_date",
    "find_period",
    "parse_date",
    "parse_period",
]
