"""The grammar of one day in words; it does not know ranges."""

from collections.abc import Callable
from dataclasses import replace

from core.model.dates.length import length
from core.model.dates.numeric import numeric
from core.model.dates.tokens import Kind, Line
from core.model.dates.values import YEARS, End, Found, In, Near, Weekday, Written
from core.model.dates.words import (
    AFTER,
    END,
    EVERY,
    LEADING_MONTHS,
    MEASURES,
    MONTH,
    MONTHS,
    NEAR_DAYS,
    NEAREST,
    ORDINALS,
    SHORT_WEEKDAYS,
    TENS,
    WEDNESDAY,
    WEEK,
    WEEKDAYS,
    WHICH,
    YEAR,
    YEAR_MARKS,
)


def day(line: Line, i: int) -> Found:
    """The day that starts at token `i`, and the index of the token behind it."""
    i = _past_the(line, i)
    rules: tuple[Callable[[Line, int], Found], ...] = (_date, _near, _weekday, _in, _end)
    return next((found for rule in rules if (found := rule(line, i))), None)


def bare(line: Line, i: int) -> tuple[Written, int] | None:
    """A day of a month that is named elsewhere: the 5 of 5–18 August."""
    i = _past_the(line, i)
    found = _number(line, i)
    return (Written(found[0], None, None, ""), found[1]) if found else None


def year(line: Line, i: int) -> tuple[int, int] | None:
    """A year behind a day and a month, after a comma or not, with «г.» or not."""
    i = i + 1 if line.word(i) in (",", "of") else i
    if line.word(i) in WHICH and line.word(i + 1) in YEAR:
        return line.today.year + WHICH[line.word(i)], i + 2
    number = line.number(i, digits=4)
    if number is None or number not in YEARS or line.word(i + 1) in MEASURES:
        return None
    return number, i + 2 if line.word(i + 1) in YEAR_MARKS else i + 1


def _past_the(line: Line, i: int) -> int:
    return i + 1 if line.word(i) == "the" else i


def _date(line: Line, i: int) -> tuple[Written, int] | None:
    return numeric(line, i) or _day_first(line, i) or _month_first(line, i)


def _day_first(line: Line, i: int) -> tuple[Written, int] | None:
    """5 августа 2027 г., the 5th of August."""
    found = _number(line, i)
    if found is None:
        return None
    number, j = found
    j = j + 1 if line.word(j) == "of" else j
    return _with_year(line, i, j + 1, number, MONTHS[line.word(j)]) if line.word(j) in MONTHS else None


def _month_first(line: Line, i: int) -> tuple[Written, int] | None:
    """August 5, 2027."""
    if line.word(i) not in LEADING_MONTHS or (line.typed(i, i + 1) == "may" and not line.whole):
        # "It may 5 times" is no date: the verb is told from the month by its small letter.
        return None
    found = _number(line, _past_the(line, i + 1))
    if found is None or line.word(found[1]) in MEASURES:
        return None
    return _with_year(line, i, found[1], found[0], MONTHS[line.word(i)])


def _with_year(line: Line, i: int, j: int, number: int, month: int) -> tuple[Written, int]:
    named, end = year(line, j) or (None, j)
    return Written(number, month, named, line.typed(i, end)), end


def _number(line: Line, i: int) -> tuple[int, int] | None:
    """A day of a month: 5, 5-го, пятого, двадцать пятого, twenty-fifth."""
    number = line.number(i, digits=2)
    if number is not None:
        return number, i + 1
    ten = TENS.get(line.word(i), 0)
    j = i + 1 + (line.kind(i + 1) is Kind.DASH) if ten else i
    one = ORDINALS.get(line.word(j))
    return (ten + one, j + 1) if one and (one < 10 or not ten) else None


def _near(line: Line, i: int) -> Found:
    for rest, days in NEAR_DAYS.get(line.word(i), ()):
        if line.says(i + 1, rest):
            return Near(days), i + 1 + len(rest)
    return None


def _weekday(line: Line, i: int) -> Found:
    """Понедельник, next Monday, Friday next week, понедельник, 5 августа."""
    if line.word(i - 1) in EVERY:
        return None
    week = WHICH.get(line.word(i))
    j = i + 1 if week is not None or line.word(i) in NEAREST else i
    number = WEEKDAYS.get(line.word(j), SHORT_WEEKDAYS.get(line.word(j)) if line.whole else None)
    if number is None or (j == i and not line.whole and _is_milieu(line, i)):
        return None
    j += 1
    if j == i + 1:
        dated = _date(line, j + 1 if line.word(j) == "," else j)
        if dated:
            return replace(dated[0], weekday=number), dated[1]
        k = j + 1 if line.word(j) in ("на", "of") else j
        if line.word(k) in WHICH and line.word(k + 1) in WEEK | {"недели"}:
            return Weekday(number, WHICH[line.word(k)]), k + 2
    return Weekday(number, week), j


def _is_milieu(line: Line, i: int) -> bool:
    """Whether «среды» and the like are no Wednesday here: настройка среды."""
    needed = WEDNESDAY.get(line.word(i))
    return needed is not None and line.word(i - 1) not in needed


def _in(line: Line, i: int) -> Found:
    """Через неделю, in 2 weeks."""
    # «Через день» is every other day.
    if line.word(i) not in AFTER or line.word(i + 1) == "день":
        return None
    found = length(line, i + 1, lone=True)
    return (In(found[0]), found[1]) if found else None


def _end(line: Line, i: int) -> Found:
    """Конец месяца, the end of next month. What happens «в конце месяца», at its end, has no day yet."""
    if line.word(i) not in END or line.says(i - 2, ("at", "the")):
        return None
    j = i + 1 if line.word(i) != "end" else _past_the(line, i + 2 if line.word(i + 1) == "of" else i + 1)
    ahead = WHICH.get(line.word(j))
    j = j if ahead is None else j + 1
    if line.word(j) not in MONTH | YEAR | {"месяца"}:
        return None
    return End(12 if line.word(j) in YEAR else 1, ahead), j + 1
