"""Which moment is meant by "tomorrow", "working_day" or a date: its morning, in a zone. Knows no holidays."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

#: When the day of work begins.
MORNING = time(9)
_SATURDAY = 5


def moment(now: datetime, to: str, place: ZoneInfo) -> datetime:
    """The morning that is meant, in UTC. Raises ValueError, with the reason, for what is over or no day at all."""
    found = datetime.combine(_day(now.astimezone(place).date(), to), MORNING, place).astimezone(UTC)
    if found <= now:
        raise ValueError(f"{to} 9:00 in {place.key} is over: time does not go back")
    return found


def zone(name: str) -> ZoneInfo:
    """Raises ValueError for what is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"no time zone {name!r}") from None


def _day(today: date, to: str) -> date:
    match to:
        case "tomorrow":
            return today + timedelta(days=1)
        case "working_day":
            return _working(today + timedelta(days=1))
        case _:
            return _dated(to)


def _working(day: date) -> date:
    """The day, or the Monday after it."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _SATURDAY else day


def _dated(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise ValueError(f'{text!r} is neither "tomorrow", "working_day" nor a date like 2027-07-05') from None
