"""What the law of a country says to leave: numbers, each of them data that a lawyer has to confirm."""

from dataclasses import dataclass, field
from enum import StrEnum

from core.model.calendar import Weekday


class Status(StrEnum):
    """Whether a lawyer of the country has looked at it."""

    CONFIRM = "confirm"  #: not yet
    CONFIRMED = "confirmed"


class Unit(StrEnum):
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grows:
    """What every month of service gives, from one of them on."""

    month: int  #: of service, from 1
    half_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Annual:
    """How much leave a year gives."""

    days: int
    whole_days: bool = False  #: no half-days are given
    grows: tuple[Grows, ...] = ()  #: by months of service; without any, in equal parts of the year
    month_counts_until: int = 15  #: whoever was hired until this day of a month has served it
    rule: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Holidays:
    """Whether holidays count as days of leave."""

    count: bool
    #: Names, in the calendar's English, of holidays that are days off to the law, and so count all the same.
    days_off: tuple[str, ...] = ()
    rule: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a year's leave is at least as long as this."""

    days: int
    rule: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """How long before its first day a leave is asked for, without a warning."""

    days: int
    rule: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """Until when it is paid, before its first day."""

    before: int
    unit: Unit
    rule: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """In the first months of service leave is given by agreement."""

    months: int
    rule: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOver:
    """What is left of a year's leave."""

    warn_over: int | None = None  #: days: more than these hint at leave that was not given
    percent_at_most: int | None = None  #: of a year's leave that goes on into the next one
    rule: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Sick:
    """Whether days of sickness within a leave are no days of it."""

    extends: bool  #: they are none: they come back, and the leave may be longer by them
    rule: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    country: str  #: ISO 3166, two letters
    calendar_until: int  #: the last year of which the calendar was published
    annual: Annual
    holidays: Holidays
    part: Part | None = None
    notice: Notice | None = None
    pay: Pay | None = None
    waiting: Waiting | None = None
    carry_over: CarryOver | None = None
    sick: Sick | None = None
    weekend: tuple[Weekday, ...] = field(default=(Weekday.SAT, Weekday.SUN))


#: Of a country whose law nobody has written down: every day of the calendar counts, and nothing grows by itself.
NO_LAW = Law(
    country="",
    calendar_until=0,
    annual=Annual(days=0, rule="", status=Status.CONFIRM),
    holidays=Holidays(count=True, rule="", status=Status.CONFIRM),
)
