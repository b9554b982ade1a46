"""When forms begin by themselves: a timer follows the request, and until then its morning message is silent."""

from datetime import datetime

from core.model.org import Org
from core.model.quiet import MORNING
from core.model.remind import too_early
from core.model.request import Request
from core.model.starting import Start, start_at, starting
from core.store import timers
from core.store.db import Tx
from core.store.timers import Kind, Timer
from core.use.leave import days_of


def schedule(tx: Tx, before: Request, after: Request, org: Org) -> None:
    """A timer for what is to begin by itself since this change; what has not changed goes on as it was."""
    was, is_ = starting(before), starting(after)
    if is_ is None and was is not None:
        timers.cancel(tx, [f"start.{after.id}"])
    if is_ is not None and is_ != was:
        due = moment(tx, is_, org)
        timers.put(tx, [Timer(key=f"start.{after.id}", kind=Kind.START, due=due, request=after.id)])


def rests(tx: Tx, request: Request, org: Org, now: datetime) -> bool:
    """Whether nothing can be done about it yet; or that comes in a message of its own, this very morning or later."""
    if too_early(request, now):
        return True
    start = starting(request)
    if start is None or start.last is None:
        return False
    zone = org.zone(start.person)
    return moment(tx, start, org) >= datetime.combine(now.astimezone(zone).date(), MORNING, zone)


def moment(tx: Tx, start: Start, org: Org) -> datetime:
    """When it begins, by the calendar of its person's branch. Raises KeyError for somebody who is not in `org`."""
    person, year = org.people[start.person], (start.last or start.opened.date()).year
    return start_at(start, days_of(tx, person, year), org.zone(person.id))
