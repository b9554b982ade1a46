"""Whole days from a first to a last one."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from babel.dates import format_date
from babel.units import format_unit
from typing_extensions import override

from core.model.dates import EndsBeforeStart, find_period, parse_period
from core.model.dates.back import find_period_back, parse_period_back
from core.model.field import Prefilled, Widget
from core.model.fields.date import near, show_date
from core.model.fields.number import span_problems
from core.model.here import Here
from core.model.period import Period
from core.model.problem import Problem
from core.model.refusal import Refusal
from core.model.value import Value
from core.model.words import N_

_NBSP = "\N{NO-BREAK SPACE}"


class TooShort(Refusal):
    """That makes {days}, and the least is {limit}. Please check the dates."""


class TooLongAPeriod(Refusal):
    """That makes {days}, and the most is {limit}. Please check the dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodField(Prefilled):
    type: ClassVar[str] = "period"
    widget: ClassVar[Widget] = Widget.PERIOD
    examples: ClassVar[tuple[tuple[str, Value], ...]] = (
        ("05.08.2027-18.08.2027", Period(date(2027, 8, 5), date(2027, 8, 18))),
        ("5–18 августа 2027", Period(date(2027, 8, 5), date(2027, 8, 18))),
    )

    past: bool = False  #: days that have passed are welcome too
    shortest: int = 1  #: calendar days
    longest: int = 366  #: calendar days

    @override
    def understand(self, typed: str, here: Here) -> Period:
        return parse_period_back(typed, here.today) if self.past else parse_period(typed, here.today)

    @override
    def accept(self, value: Period, here: Here) -> Period:
        if value.last < value.first:
            raise EndsBeforeStart(first=value.first, last=value.last)
        near(value.first, here.today, past=self.past)
        near(value.last, here.today, past=self.past)
        if value.days < self.shortest:
            raise TooShort(days=show_days(value.days, here.locale), limit=self.shortest)
        if value.days > self.longest:
            raise TooLongAPeriod(days=show_days(value.days, here.locale), limit=self.longest)
        return value

    @override
    def show(self, value: Period, here: Here) -> str:
        return f"{show_span(value, here)}, {show_days(value.days, here.locale)}"

    @override
    def find(self, sentence: str, here: Here) -> Period | None:
        found = (find_period_back if self.past else find_period)(sentence, here.today)
        return None if found is None else self.accept(found[0], here)

    @override
    def dump(self, value: Period) -> list[str]:
        return [value.first.isoformat(), value.last.isoformat()]

    @override
    def load(self, stored: Any) -> Period:
        first, last = stored
        return Period(date.fromisoformat(first), date.fromisoformat(last))

    @override
    def problems(self) -> tuple[Problem, ...]:
        for name, days in (("shortest", self.shortest), ("longest", self.longest)):
            if days < 1:
                return (Problem((name,), N_("A period has one day at least.")),)
        return span_problems(self.shortest, self.longest)


def show_span(period: Period, here: Here) -> str:
    """The days without what repeats: «5–18 июля 2027», «28 июля – 5 августа 2027»."""
    first, last, locale = period.first, period.last, here.locale
    if first == last:
        return show_date(last, locale)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{show_date(last, locale)}"
    if first.year == last.year:
        return f"{_no_breaks(format_date(first, 'd MMMM', locale))} – {show_date(last, locale)}"
    return f"{show_date(first, locale)} – {show_date(last, locale)}"


def show_days(days: int, locale: str) -> str:
    """«14 дней», "14 days"."""
    return _no_breaks(format_unit(days, "duration-day", "long", locale=locale))


def _no_breaks(text: str) -> str:
    return text.replace(" ", _NBSP)
