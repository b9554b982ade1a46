"""One day."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from babel.dates import format_date, get_date_format
from typing_extensions import override

from core.model.dates import find_date, parse_date
from core.model.dates.back import parse_date_back
from core.model.field import Prefilled, Widget
from core.model.here import Here
from core.model.refusal import Refusal
from core.model.value import Value


class DayIsPast(Refusal):
    """{day} has passed already. Please choose a day from today on."""


class DayIsFar(Refusal):
    """{day} is more than ten years away. Please check the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateField(Prefilled):
    type: ClassVar[str] = "date"
    widget: ClassVar[Widget] = Widget.DATE
    examples: ClassVar[tuple[tuple[str, Value], ...]] = (("05.08.2027", date(2027, 8, 5)),)

    past: bool = False  #: days that have passed are welcome too

    @override
    def understand(self, typed: str, here: Here) -> date:
        return parse_date_back(typed, here.today) if self.past else parse_date(typed, here.today)

    @override
    def accept(self, value: date, here: Here) -> date:
        near(value, here.today, past=self.past)
        return value

    @override
    def show(self, value: date, here: Here) -> str:
        return show_date(value, here.locale)

    @override
    def find(self, sentence: str, here: Here) -> date | None:
        found = find_date(sentence, here.today)
        return None if found is None else self.accept(found[0], here)

    @override
    def dump(self, value: date) -> str:
        return value.isoformat()

    @override
    def load(self, stored: Any) -> date:
        return date.fromisoformat(stored)


def near(day: date, today: date, *, past: bool) -> None:
    """Raises DayIsPast where the past is not wanted, DayIsFar for what must be a slip of the finger."""
    if day < today and not past:
        raise DayIsPast(day=day)
    if abs(day.year - today.year) > 10:
        raise DayIsFar(day=day)


def show_date(day: date, locale: str) -> str:
    """By CLDR, in words, without the Russian "г.": «5 июля 2027», "5 July 2027"."""
    pattern = "d MMMM y" if locale.startswith(("en", "ru")) else get_date_format("long", locale).pattern
    return format_date(day, pattern, locale).replace(" ", "\N{NO-BREAK SPACE}")
