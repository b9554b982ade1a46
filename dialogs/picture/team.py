"""Who of a team is away, and when: names at the left, days as columns, as wide as a phone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from core.model.calendar import Calendar, days_of
from core.model.here import Here
from core.model.ids import PersonId
from core.model.leave.facts import Absence
from core.model.period import Period
from dialogs.i18n import _
from dialogs.picture import legend
from dialogs.picture.looks import BODY, GROUND, INK, PALE, SMALL, TITLE, bar, dot, hatch, now, rule, shade
from dialogs.picture.svg import safe, shortened, tag, text, width

#: How many people one picture has room for, so that it can be read without being enlarged.
PEOPLE = 30

WIDTH = 390.0
_EDGE = 8.0
_NAMES = 128.0
_LEFT = _EDGE + _NAMES + 4
_GRID = WIDTH - _EDGE - _LEFT
_ROW, _BAR = 23.0, 13.0
_TITLE, _MONTHS, _WEEKS = 24.0, 17.0, 18.0
_TOP = _TITLE + _MONTHS + _WEEKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """What is to be drawn."""

    title: str
    people: tuple[tuple[PersonId, str], ...]  #: with their names; PEOPLE at most
    period: Period
    days: Calendar
    absences: tuple[Absence, ...]
    asked: bool = True  #: what is only asked for may be among them


def drawn(team: Team, here: Here) -> str:
    """The picture, in SVG."""
    below, high = legend.legend(_meanings(team, here), _EDGE, _bottom(team) + legend.LINE, WIDTH - 2 * _EDGE)
    height = _bottom(team) + high + _EDGE
    body = (
        tag("title", safe(team.title)),
        tag("defs", hatch()),
        tag("rect", width=WIDTH, height=height, fill=GROUND),
        text(shortened(team.title, TITLE, WIDTH - 2 * _EDGE), _EDGE, 17, TITLE, fill=INK),
        *_free_days(team),
        *_months(team, here),
        *_weeks(team),
        *_rows(team),
        *_today(team, here.today),
        below,
    )
    return tag(
        "svg",
        "".join(body),
        xmlns="http://www.w3.org/2000/svg",
        width=WIDTH,
        height=height,
        viewBox=f"0 0 {WIDTH:g} {height:g}",
        font_family="DejaVu Sans, sans-serif",
    )


def _meanings(team: Team, here: Here) -> tuple[legend.Meaning, ...]:
    """Of what can be seen here."""
    asked = (legend.asked(_("asked for")),) if team.asked else ()
    holidays = (legend.holiday(_("holiday")),) if any(map(team.days.is_holiday, _days(team))) else ()
    granted = legend.granted(_("granted") if team.asked else _("away"))
    today = (legend.today(_("today")),) if _shows(team, here.today) else ()
    return (granted, *asked, *today, legend.day_off(_("day off")), *holidays)


def _bottom(team: Team) -> float:
    return _TOP + _ROW * len(team.people)


def _column(team: Team) -> float:
    return _GRID / team.period.days


def _x(team: Team, day: date) -> float:
    """Where a day begins."""
    return _LEFT + _column(team) * (day - team.period.first).days


def _days(team: Team) -> Iterator[date]:
    return days_of(team.period.first, team.period.last)


def _shows(team: Team, day: date) -> bool:
    return team.period.first <= day <= team.period.last


def _free_days(team: Team) -> Iterator[str]:
    """A holiday has a mark at its head as well."""
    wide, top = _column(team), _TOP - _WEEKS
    for day in _days(team):
        holiday = team.days.is_holiday(day)
        if holiday or not team.days.works(day):
            yield shade(_x(team, day), top, wide, _bottom(team) - top, holiday=holiday)
        if holiday:
            yield dot(_x(team, day) + wide / 2, _TOP - 3)


def _months(team: Team, here: Here) -> Iterator[str]:
    firsts = [day for day in _days(team) if day == team.period.first or day.day == 1]
    pattern = "LLLL y" if len(firsts) == 1 else "LLLL"
    for day in firsts:
        at = _x(team, day)
        yield rule(f"M{at:.2f} {_TITLE + 2:g}V{_bottom(team):g}", 1)
        yield text(format_date(day, pattern, here.locale), at + 3, _TITLE + 13, BODY, fill=INK)


def _weeks(team: Team) -> Iterator[str]:
    """The date of every Monday, where there is room for it."""
    for day in _days(team):
        if day.weekday() == 0 and _x(team, day) + width(str(day.day), SMALL) < WIDTH - 2:
            yield text(str(day.day), _x(team, day) + 2, _TOP - 8, SMALL, fill=PALE)


def _rows(team: Team) -> Iterator[str]:
    across = f"H{WIDTH - _EDGE:g}"
    for at, (person, name) in enumerate(team.people):
        top = _TOP + _ROW * at
        yield rule(f"M{_EDGE:g} {top:g}{across}")
        yield text(shortened(name, BODY, _NAMES), _EDGE, top + 15.5, BODY, fill=INK)
        own = (one for one in team.absences if one.person == person)
        for one in sorted(own, key=lambda one: (one.granted, one.period.first)):
            yield from _bar(team, one, top + (_ROW - _BAR) / 2)
    yield rule(f"M{_EDGE:g} {_bottom(team):g}{across}")


def _bar(team: Team, absence: Absence, top: float) -> Iterator[str]:
    """As much of an absence as falls into these days."""
    first, last = max(absence.period.first, team.period.first), min(absence.period.last, team.period.last)
    if first <= last:
        long = _column(team) * Period(first, last).days
        yield bar(_x(team, first), top, long, _BAR, granted=absence.granted)


def _today(team: Team, today: date) -> Iterator[str]:
    if _shows(team, today):
        yield now(_x(team, today) + _column(team) / 2, _TOP - 4, _bottom(team))
