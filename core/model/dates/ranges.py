"""The grammar of ranges: from one day to another; it does not know lengths, except one that repeats what it says."""

from dataclasses import replace

from core.model.dates.day import bare, day, year
from core.model.dates.length import length
from core.model.dates.place import between
from core.model.dates.refusals import LengthDiffers
from core.model.dates.tokens import Kind, Line
from core.model.dates.values import Day, Written
from core.model.dates.words import AFTER, BETWEEN, FOR, FROM, INCLUSIVE, MEASURES, ON, STARTING, TO
from core.model.period import Period


def range_at(line: Line, i: int) -> tuple[Period, int] | None:
    """С 5 по 18 августа, 28 December – 10 January, between Monday and Friday, 5–18 августа (14 дней)."""
    middle = BETWEEN.get(line.word(i))
    begin = i + 1 if middle else past_from(line, i) or past_on(line, i)
    opening = day(line, begin) or bare(line, begin)
    if opening is None:
        return None
    first, j = opening
    joined = line.word(j) == middle if middle else _joins(line, j)
    closing = day(line, j + 1) or _last_bare(line, j + 1) if joined else None
    if closing is None or not _complete(first, closing[0]):
        return None
    last, end = closing
    end += line.word(end) in INCLUSIVE
    period = between(first, last, line.today)
    return period, _past_repeated(line, end, period) if line.whole else end


def past_from(line: Line, i: int) -> int | None:
    """The index behind «с», “from”, «начиная с», “starting on”."""
    if line.word(i) in STARTING:
        return i + 2 if line.word(i + 1) in FROM | {"on"} else i + 1
    return i + 1 if line.word(i) in FROM else None


def past_on(line: Line, i: int) -> int:
    """The index behind a preposition that only leads to a day: на, в, on."""
    return i + 1 if line.word(i) in ON - AFTER else i


def _joins(line: Line, i: int) -> bool:
    slash = line.word(i) == "/" and line.kind(i - 1) is line.kind(i + 1) is not Kind.NUMBER
    return slash or line.kind(i) is Kind.DASH or line.word(i) in TO


def _last_bare(line: Line, i: int) -> tuple[Written, int] | None:
    """The 18 of August 5 to 18, 2027. Before another word it counts something else: 5 августа до 18 часов."""
    found = bare(line, i)
    if found is None:
        return None
    last, j = found
    named, end = year(line, j) or (None, j)
    alone = line.kind(end) in (None, Kind.MARK) and line.word(end) not in MEASURES
    return (replace(last, year=named), end) if alone else None


def _complete(first: Day, last: Day) -> bool:
    """Whether at least one end names the month, and a bare day stands beside a date, not beside a Friday."""
    match first, last:
        case (Written(month=None), Written(month=int())) | (Written(month=int()), Written(month=None)):
            return True
        case (Written(month=None), _) | (_, Written(month=None)):
            return False
        case _:
            return True


def _past_repeated(line: Line, i: int, period: Period) -> int:
    """The index behind a length that says once more how long the period is, as Kivok itself writes it."""
    lead = line.kind(i) is Kind.DASH or line.word(i) in FOR | {",", "("}
    found = length(line, i + lead, lone=False)
    if found is None:
        return i
    if found[0].last(period.first) != period.last:
        raise LengthDiffers(first=period.first, last=period.last)
    return found[1]
