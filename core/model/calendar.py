"""The days of a country: which of them are worked, and which are holidays. Dates only; a holiday has no hour."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)


class Weekday(StrEnum):
    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class DayKind(StrEnum):
    """What is special about a day: how it is worked, and how it counts in a leave, are two things."""

    HOLIDAY = "holiday"  #: by law; where the law says so, a leave is longer by it
    DAY_OFF = "day_off"  #: nobody works, and a leave is not longer by it
    MOVED_DAY_OFF = "moved_day_off"  #: a day off that was moved here from a weekend
    WORKING_WEEKEND = "working_weekend"  #: worked, though it is a Saturday or Sunday


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is not in it goes by the week. Of a year that is not `known` nothing but the week is known."""

    special: Mapping[date, DayKind] = field(default_factory=dict)
    known: frozenset[int] = frozenset()  #: years
    weekend: frozenset[Weekday] = frozenset({Weekday.SAT, Weekday.SUN})
    #: Days of which the date may still change: announced by the moon, days before.
    estimated: frozenset[date] = frozenset()

    def kind(self, day: date) -> DayKind | None:
        return self.special.get(day)

    def is_holiday(self, day: date) -> bool:
        return self.kind(day) is DayKind.HOLIDAY

    def works(self, day: date) -> bool:
        """Whether people work on this day."""
        kind = self.kind(day)
        return kind is DayKind.WORKING_WEEKEND if kind is not None else weekday(day) not in self.weekend

    def knows(self, first: date, last: date) -> bool:
        """Whether nothing about these days can be expected to change."""
        return all(year in self.known for year in range(first.year, last.year + 1)) and not any(
            first <= day <= last for day in self.estimated
        )

    def corrected(self, by: Mapping[date, DayKind | None]) -> "Calendar":
        """With what the company knows better; None makes it a day like others. A date that somebody has entered is no
        estimate any more."""
        special = {day: kind for day, kind in {**self.special, **by}.items() if kind is not None}
        return replace(self, special=special, estimated=self.estimated - by.keys())


def days_of(first: date, last: date) -> Iterator[date]:
    """Both included."""
    while first <= last:
        yield first
        first += _DAY


def weekday(day: date) -> Weekday:
    return tuple(Weekday)[day.weekday()]


def worked_by(calendar: Calendar, day: date) -> date:
    """This day, or the last one before it that is worked."""
    while not calendar.works(day):
        day -= _DAY
    return day


def worked_from(calendar: Calendar, day: date) -> date:
    """This day, or the first one after it that is worked."""
    while not calendar.works(day):
        day += _DAY
    return day


def working_days_before(calendar: Calendar, day: date, count: int) -> date:
    """The day from which on `count` whole working days are left before `day`."""
    while count:
        day -= _DAY
        count -= calendar.works(day)
    return day
