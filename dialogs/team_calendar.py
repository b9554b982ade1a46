"""The absences of a team as entries of a calendar: who and when, never why."""

from datetime import datetime

from core.model.leave.calendar_entry import CalendarEntry
from core.use.away import Granted
from dialogs.i18n import _


def name(found: Granted) -> str:
    return _("Team: {name}").format(name=found.org.name(found.leader))


def entries(found: Granted, now: datetime) -> tuple[CalendarEntry, ...]:
    """Each export is a later version than the one before: a calendar into which it is read again follows it."""
    return tuple(
        CalendarEntry(
            uid=f"absence-{one.request}@kivok",
            version=int(now.timestamp()) // 60,
            title=_("{name}: away").format(name=found.org.name(one.person)),
            period=one.period,
            at=now,
        )
        for one in found.absences
    )
