"""The grammar of whole expressions: a range, a day with a length, a week, a day alone, a length alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from core.model.dates.day import day
from core.model.dates.length import Length, length
from core.model.dates.place import place
from core.model.dates.ranges import past_from, past_on, range_at
from core.model.dates.tokens import Line
from core.model.dates.values import End
from core.model.dates.words import FOR, FROM, MONTH, ON, TO, UNTIL, WEEK, WHICH
from core.model.period import Period


class Edge(Enum):
    ON = auto()
    FROM = auto()
    UNTIL = auto()


@dataclass(frozen=True, slots=True)
class OneDay:
    day: date
    edge: Edge  #: whether it was said to begin or to end something


Expression = Period | OneDay | Length
Found = tuple[Expression, int] | None


def expression(line: Line, i: int) -> Found:
    """The longest expression of days that starts at token `i`, and the index of the token behind it.

    Raises a refusal for days that are understood and cannot be.
    """
    rules: tuple[Callable[[Line, int], Found], ...] = (
        range_at,
        _day_and_length,
        _length_and_day,
        _week,
        _one_day,
        _length,
    )
    return next((found for rule in rules if (found := rule(line, i))), None)


def _day_and_length(line: Line, i: int) -> Found:
    """С 5 августа на 2 недели, from Monday for 2 weeks, 5 августа, 3 дня."""
    begun = past_from(line, i)
    opening = day(line, begun or past_on(line, i))
    if opening is None:
        return None
    first, j = opening
    k = j + 1 if line.word(j) in (",", "сроком") else j
    lone = line.word(k) in FOR
    # Without any of these a length in a sentence belongs to something else: оплатить 5 августа 2 недели аренды.
    if not (begun or line.whole or lone or k > j):
        return None
    found = length(line, k + lone, lone=lone)
    return (_lasting(place(first, line.today), found[0]), found[1]) if found else None


def _length_and_day(line: Line, i: int) -> Found:
    """На 2 недели с 10 августа, 10 days from Monday."""
    found = length(line, i + (line.word(i) in FOR), lone=True)
    begun = past_from(line, found[1]) if found else None
    opening = day(line, begun) if begun else None
    if found is None or opening is None or line.word(opening[1]) in TO:
        return None
    return _lasting(place(opening[0], line.today), found[0]), opening[1]


def _lasting(first: date, length: Length) -> Period:
    return Period(first, length.last(first))


def _week(line: Line, i: int) -> Found:
    """На следующей неделе, next month: from the first day to the last."""
    # «С будущей недели» only begins there.
    if line.word(i - 1) in FROM | UNTIL:
        return None
    j = i + (line.word(i) in ON)
    j += line.word(j) == "the"
    ahead = WHICH.get(line.word(j))
    if ahead is None or line.word(j + 1) not in WEEK | MONTH:
        return None
    if line.word(j + 1) in WEEK:
        monday = line.today + timedelta(days=7 * ahead - line.today.weekday())
        return Period(monday, monday + timedelta(days=6)), j + 2
    last = place(End(1, ahead), line.today)
    return Period(last.replace(day=1), last), j + 2


def _one_day(line: Line, i: int) -> Found:
    begun = past_from(line, i)
    edge = Edge.FROM if begun else Edge.UNTIL if line.word(i) in UNTIL else Edge.ON
    found = day(line, begun or (i + 1 if edge is Edge.UNTIL else past_on(line, i)))
    return (OneDay(place(found[0], line.today), edge), found[1]) if found else None


def _length(line: Line, i: int) -> Found:
    lone = line.word(i) in FOR
    return length(line, i + lone, lone=lone)
