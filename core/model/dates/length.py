"""Lengths such as «2 недели», “10 days” or «месяц и 3 дня»; it does not know from which day they run."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from core.model.dates.refusals import NotWholeDays, OnlyCalendarDays
from core.model.dates.tokens import Kind, Line
from core.model.dates.words import CALENDAR, CARDINALS, LONE_UNITS, ONE_AND_A_HALF, TENS, UNITS, WORKING
from core.model.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Length:
    months: int
    days: int
    typed: str
    #: Why it cannot be counted; raised only by counting, for a sentence may mention 3 working days in passing.
    fault: type[Refusal] | None = None

    def later(self, day: date) -> date:
        """The day that is so much later; the last of the month where the month has no such day."""
        self.check()
        year, month = divmod(day.year * 12 + day.month - 1 + self.months, 12)
        longest = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, longest)) + timedelta(days=self.days)

    def last(self, first: date) -> date:
        """The last day when the length begins on `first`: a month from 5 August ends on 4 September.

        A month from 31 January ends on the last of February, because there is no 31 February to stop before.
        """
        after = self.later(first)
        cut_short = self.months and not self.days and after.day < first.day
        return after if cut_short else after - timedelta(days=1)

    def check(self) -> None:
        """Raises what keeps the length from being counted."""
        if self.fault:
            raise self.fault(length=self.typed)


def length(line: Line, i: int, *, lone: bool) -> tuple[Length, int] | None:
    """The length that starts at token `i` and the index behind it; `lone` takes a unit without a number as one."""
    first = _term(line, i, lone=lone)
    if first is None:
        return None
    one, j = first
    if line.word(j) in ("и", "and"):
        second = _term(line, j + 1, lone=False)
        if second:
            other, k = second
            fault = one.fault or other.fault
            return Length(one.months + other.months, one.days + other.days, line.typed(i, k), fault), k
    for half in (("и", "половину"), ("с", "половиной"), ("and", "a", "half")):
        if line.says(j, half):
            return Length(0, 0, line.typed(i, j + len(half)), NotWholeDays), j + len(half)
    return first


def _term(line: Line, i: int, *, lone: bool) -> tuple[Length, int] | None:
    if lone and line.word(i) in LONE_UNITS:
        return Length(*LONE_UNITS[line.word(i)], line.typed(i, i + 1)), i + 1
    counted = count(line, i)
    if counted:
        return _times(line, i, *counted)
    if line.word(i + 1) in UNITS and (line.word(i) in ONE_AND_A_HALF or _is_fraction(line, i)):
        # One and a half weeks are ten days to one person and eleven to another: ask for the days.
        return Length(0, 0, line.typed(i, i + 2), NotWholeDays), i + 2
    return None


def _times(line: Line, i: int, number: int, j: int) -> tuple[Length, int] | None:
    fault = OnlyCalendarDays if line.word(j) in WORKING else None
    if fault or line.word(j) in CALENDAR:
        j += 1
    if line.word(j) not in UNITS:
        return None
    months, days = UNITS[line.word(j)]
    return Length(months * number, days * number, line.typed(i, j + 1), fault), j + 1


def _is_fraction(line: Line, i: int) -> bool:
    token = line.at(i)
    return token is not None and re.fullmatch("[0-9]+[.,][0-9]+", token.text) is not None


def count(line: Line, i: int) -> tuple[int, int] | None:
    """A number from 1 to 999 in digits or, up to 39, in words."""
    number = line.number(i, digits=3)
    if number:
        return number, i + 1
    ten = TENS.get(line.word(i), 0)
    j = i + 1 if ten else i
    if ten and line.kind(j) is Kind.DASH:
        j += 1
    one = CARDINALS.get(line.word(j), 0)
    if one and (one < 10 or not ten):
        return ten + one, j + 1
    return (ten, i + 1) if ten else None
