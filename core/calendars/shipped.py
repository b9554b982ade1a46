"""The laws and the days of the countries that Kivok knows."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from core.forms.mistake import FormMistakes
from core.forms.read import all_mistakes
from core.forms.record import attributes, completed
from core.forms.sheet import Enough, Sheet, Spot, Unread
from core.forms.tree import tree_of
from core.model.calendar import Calendar, DayKind, days_of
from core.model.leave.law import Law

#: How the library tells that a day is no holiday itself, but off because of one.
_MOVED = ("(observed", "Day off (substituted")
_ESTIMATED = "(estimated)"
#: The years for which days are made out: the ones around any leave that is asked for.
_BEFORE, _AFTER = 2, 3


@cache
def laws() -> Mapping[str, Law]:
    """By the country's two letters."""
    found = sorted((file for file in files(__package__).iterdir() if file.name.endswith(".yaml")), key=lambda f: f.name)
    read = [read_law(file.read_text("utf-8")) for file in found]
    return {law.country: law for law in read}


def read_law(text: str) -> Law:
    """The law in a YAML text. Raises FormMistakes."""
    tree = tree_of(text)
    sheet = Sheet(tree.root, clouds=set(tree.refused))
    law: Law | None = None
    with suppress(Enough, Unread):
        law = Law(**completed(Law, attributes(Law, Spot(sheet, tree.root))))
    mistakes = all_mistakes(tree, sheet)
    if mistakes or law is None:
        raise FormMistakes(mistakes)
    return law


@cache
def calendar(country: str, year: int) -> Calendar:
    """The days of a country around a year: known as far as its calendar was published. Raises KeyError."""
    import holidays  # noqa: PLC0415 - a third of a second, and not needed before somebody asks for leave

    law, years = laws()[country], range(year - _BEFORE, year + _AFTER + 1)
    known = [one for one in years if one <= law.calendar_until]
    days: Any = holidays.country_holidays(country, years=known, language="en_US")
    special = {day: kind_of(name, law) for day, name in sorted(days.items())} if known else {}
    special |= dict.fromkeys(days.weekend_workdays & _in_years(known), DayKind.WORKING_WEEKEND)
    estimated = frozenset(day for day, name in days.items() if _ESTIMATED in name)
    return Calendar(special, frozenset(known), frozenset(law.weekend), estimated)


def kind_of(name: str, law: Law) -> DayKind:
    """What a day is to the law, by the names that the library gives it; several are parted by semicolons."""
    names = [part.replace(_ESTIMATED, "").strip() for part in name.split(";")]
    own = [part for part in names if not any(sign in part for sign in _MOVED)]
    if not own:
        return DayKind.MOVED_DAY_OFF
    return DayKind.DAY_OFF if set(own) <= set(law.holidays.days_off) else DayKind.HOLIDAY


def _in_years(years: list[int]) -> set[date]:
    return {day for year in years for day in days_of(date(year, 1, 1), date(year, 12, 31))}
