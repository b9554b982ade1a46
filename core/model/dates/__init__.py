"""Dates and times as people write them, in Russian and English alike; no clock: today is an argument."""

from core.model.dates.clock import find_moment, find_time, parse_moment, parse_time
from core.model.dates.read import find_date, find_period, parse_date, parse_period
from core.model.dates.refusals import (
    DateNotUnderstood,
    DayReadTwoWays,
    EndsBeforeStart,
    FirstDayMissing,
    HourMissing,
    LastDayMissing,
    LengthDiffers,
    MomentNotUnderstood,
    NoSuchDate,
    NoSuchTime,
    NotWholeDays,
    OnlyCalendarDays,
    PeriodNotUnderstood,
    SeveralDays,
    TimeNotUnderstood,
    WeekdayDiffers,
)

__all__ = [
    "DateNotUnderstood",
    "DayReadTwoWays",
    "EndsBeforeStart",
    "FirstDayMissing",
    "HourMissing",
    "LastDayMissing",
    "LengthDiffers",
    "MomentNotUnderstood",
    "NoSuchDate",
    "NoSuchTime",
    "NotWholeDays",
    "OnlyCalendarDays",
    "PeriodNotUnderstood",
    "SeveralDays",
    "TimeNotUnderstood",
    "WeekdayDiffers",
    "find_date",
    "find_moment",
    "find_period",
    "find_time",
    "parse_date",
    "parse_moment",
    "parse_period",
    "parse_time",
]
