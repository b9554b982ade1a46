"""One day as people write it, not yet a date: which year or week is meant depends on what stands around it."""

from dataclasses import dataclass

from core.model.dates.length import Length

#: The years a date may name. Far from both ends of the calendar, they leave room for any length added to them.
YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class Written:
    """5 August, 05.08.2027; without a month only at one end of a range: the 5 of 5–18 August."""

    day: int
    month: int | None
    year: int | None
    typed: str  #: empty for a day without a month
    weekday: int | None = None  #: Monday is 0; set when it was written beside the date


@dataclass(frozen=True, slots=True)
class Weekday:
    number: int  #: Monday is 0
    week: int | None  #: 0 is the present week, 1 the next; None is the first such day after today


@dataclass(frozen=True, slots=True)
class Near:
    """Tomorrow and the like."""

    days: int  #: from today


@dataclass(frozen=True, slots=True)
class In:
    """In two weeks."""

    length: Length


@dataclass(frozen=True, slots=True)
class End:
    """The end of a month or of a year."""

    months: int  #: 1 or 12
    ahead: int | None  #: 0 is the present one, 1 the next; None is that of the first day, or else the present one


Day = Written | Weekday | Near | In | End
#: What a rule of the grammar found, and the index of the token behind it.
Found = tuple[Day, int] | None
