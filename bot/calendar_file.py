"""Leaves as a file that every calendar reads (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from core.model.leave.calendar_entry import CalendarEntry

_PRODUCT = "-//Kivok//Kivok//EN"


def ics(entries: Iterable[CalendarEntry], name: str = "", *, again: timedelta | None = None) -> bytes:
    """A calendar of whole days; `name` is what it is called. When all of it is cancelled, it asks to be taken out.
    `again` is how long a calendar that follows it may wait before it asks anew."""
    from icalendar import Calendar, vDuration  # noqa: PLC0415 - a quarter of a second, and seldom needed

    known = tuple(entries)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if known and all(one.cancelled for one in known) else "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
    if again is not None:
        calendar.add("refresh-interval", again, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(again))  # the same for Outlook
    for one in known:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def file_name(entry: CalendarEntry) -> str:
    """«Отпуск 2027-07-05.ics», without what no file may be called."""
    title = "".join(letter if letter.isalnum() or letter in " -" else " " for letter in entry.title)
    return f"{' '.join(title.split())} {entry.period.first}.ics".strip()


def _event(entry: CalendarEntry) -> Any:
    from icalendar import Event  # noqa: PLC0415 - as above

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.version)
    event.add("dtstamp", entry.at)
    event.add("summary", entry.title)
    event.add("dtstart", entry.period.first)
    event.add("dtend", entry.period.last + timedelta(days=1))  # the first day that is none any more
    event.add("status", _status(entry))
    event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    return event


def _status(entry: CalendarEntry) -> str:
    if entry.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if entry.asked else "CONFIRMED"
