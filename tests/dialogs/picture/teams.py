"""A team to be drawn: small by default, as large as wanted."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from core.model.calendar import Calendar, DayKind
from core.model.here import Here
from core.model.ids import PersonId, RequestId
from core.model.leave.facts import Absence
from core.model.period import Period
from dialogs.picture.team import Team

MAY = Period(date(2027, 5, 1), date(2027, 5, 31))
QUARTER = Period(date(2027, 4, 1), date(2027, 6, 30))
DAYS = Calendar({date(2027, 5, 9): DayKind.HOLIDAY, date(2027, 5, 10): DayKind.MOVED_DAY_OFF}, frozenset({2027}))


def here(locale: str, day: date = date(2027, 5, 14)) -> Here:
    return Here(locale, ZoneInfo("Europe/Moscow"), datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def absence(person: int, first: str, last: str, *, granted: bool = True) -> Absence:
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    return Absence(PersonId(person), period, "Vacation", RequestId(person), granted)


def team(*absences: Absence, names: tuple[str, ...] = ("Вера Ким",), period: Period = MAY, asked: bool = True) -> Team:
    people = tuple((PersonId(number), name) for number, name in enumerate(names, 1))
    return Team(title="Команда", people=people, period=period, days=DAYS, absences=absences, asked=asked)


def large(people: int) -> Team:
    """Everybody but every third is away, now longer, now shorter."""
    away = (
        absence(
            one,
            f"2027-0{4 + one % 3}-{one % 20 + 1:02}",
            f"2027-0{4 + one % 3}-{one % 20 + 1 + one % 9:02}",
            granted=one % 2 == 0,
        )
        for one in range(1, people + 1)
        if one % 3
    )
    return team(*away, names=tuple(f"Әлия Құдайберген {one}" for one in range(people)), period=QUARTER)
