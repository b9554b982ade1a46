"""The hours in which Kivok disturbs nobody of its own accord: from 20:00 to 9:00 where that person is."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(9)
EVENING = time(20)
_MONDAY = 0


def quiet(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether `moment` falls into the night of somebody in `zone`."""
    return not MORNING <= moment.astimezone(zone).time() < EVENING


def until_morning(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether `moment` is in the night, or is the very moment at which it ends."""
    return quiet(moment, zone) or moment.astimezone(zone).time() == MORNING


def polite(moment: datetime, zone: ZoneInfo) -> datetime:
    """`moment`, or the end of the night into which it falls."""
    return next_morning(moment, zone) if quiet(moment, zone) else moment


def next_morning(after: datetime, zone: ZoneInfo) -> datetime:
    """The first 9:00 in `zone` that is later than `after`."""
    local = after.astimezone(zone)
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, zone).astimezone(UTC)


def next_monday(after: datetime, zone: ZoneInfo) -> datetime:
    """The 9:00 of the first Monday that is later than `after`."""
    morning = next_morning(after, zone)
    while morning.astimezone(zone).weekday() != _MONDAY:
        morning = next_morning(morning, zone)
    return morning


def tomorrow(after: datetime, zone: ZoneInfo) -> datetime:
    """9:00 of the next day, even when today's is still to come."""
    local = after.astimezone(zone)
    return datetime.combine(local.date() + timedelta(days=1), MORNING, zone).astimezone(UTC)
