"""The absences of a team as entries of a calendar: who and when, never why."""

from collections.abc import Iterable
from datetime import datetime

from core.model.ids import PersonId
from core.model.leave.calendar_entry import CalendarEntry
from core.model.leave.facts import Absence
from core.model.org import Org
from core.model.sight import COMPANY
from core.use.feeds import Followed
from dialogs.i18n import _


def name(leader: PersonId, org: Org) -> str:
    if leader == COMPANY:
        return _("The whole company")
    return _("Team: {name}").format(name=org.name(leader))


def entries(absences: Iterable[Absence], org: Org, now: datetime) -> tuple[CalendarEntry, ...]:
    """Each export is a later version than the one before: a calendar into which it is read again follows it."""
    return tuple(_entry(one, org, None, int(now.timestamp()) // 60, now) for one in absences)


def followed(found: Followed) -> tuple[CalendarEntry, ...]:
    """The same, word by word, as long as nothing has changed."""
    return tuple(
        _entry(one.absence, found.org, found.viewer, one.version, one.changed.replace(microsecond=0))
        for one in found.absences
    )


def _entry(one: Absence, org: Org, reader: PersonId | None, version: int, at: datetime) -> CalendarEntry:
    title = _("{name}: away").format(name=org.name(one.person))
    return CalendarEntry(
        uid=f"absence-{one.request}@kivok",
        version=version,
        title=title if one.granted else f"{title}, {_('asked for')}",
        period=one.period,
        at=at,
        asked=not one.granted,
        busy=one.person == reader,
    )
