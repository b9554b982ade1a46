"""What reminds: a short message below a card, and the message of 9:00. Knows no timers."""

from collections.abc import Sequence
from datetime import datetime

from core.model.here import Here
from core.model.ids import PersonId
from core.model.org import Org
from core.model.quiet import MORNING, polite
from core.model.remind import deadline, overdue
from core.model.request import Request, put_off_until
from dialogs.action import Go, OnRequest, Place, Verb
from dialogs.card import headline
from dialogs.i18n import _, near, ngettext, since
from dialogs.lists import entry, opening
from dialogs.screen import Bold, Choice, Line, Screen, line

#: Requests that the message of 9:00 names; the rest is in the inbox.
_NAMED = 6
_NOON = 12


def screen(request: Request, person: PersonId, org: Org, here: Here) -> Screen:
    """That a request is still waiting for this person."""
    lines = [line(Bold(headline(request, org, here, whose=True))), _urgency(request, here)]
    # What the author has said in the night is heard in the morning.
    if (step := request.open) is not None and step.nudged and _is_today(polite(step.nudged, here.zone), here):
        lines.append(line(_("{who} asks you not to forget it.").format(who=org.name(request.author))))
    return Screen(tuple(lines), ((Choice(_("To the request"), OnRequest(request.id, Verb.OPEN)),),))


def morning(waiting: Sequence[Request], total: int, person: PersonId, org: Org, here: Here) -> Screen | None:
    """What waits for this person, without what he has put off; None when that is nothing. `waiting` may be the
    beginning of `total`."""
    due = [request for request in waiting if not _sleeps(request, person, here)]
    if not due:
        return None
    count = total - (len(waiting) - len(due))
    named = due[:_NAMED]
    rows = tuple((opening(request, org, here, whose=True),) for request in named)
    ways = (Choice(_("Waiting for me"), Go(Place.INBOX)), Choice(_("To the menu"), Go(Place.HOME)))
    title = ngettext("{count} request is waiting for you", "{count} requests are waiting for you", count)
    greeting = [_("Good morning!")] if here.now.astimezone(here.zone).hour < _NOON else []
    lines = (line(Bold(" ".join([*greeting, title]))), *(entry(one, org, here, whose=True) for one in named))
    return Screen(lines, (*rows, ways))


def _urgency(request: Request, here: Here) -> Line:
    limit = deadline(request)
    if limit is not None and overdue(request, here.now):
        return line("🔴 ", _("Overdue: it was to be done by {time}").format(time=near(limit, here)))
    opened = request.open.waits_since if request.open is not None else None
    waits = _("Waiting for you {since}").format(since=since(opened or request.created, here))
    until = [_("to be done by {time}").format(time=near(limit, here))] if limit is not None else []
    return line("⏳ ", " · ".join([waits, *until]))


def _sleeps(request: Request, person: PersonId, here: Here) -> bool:
    """Whether it is put off, or has come back by itself this very morning."""
    until = put_off_until(request.open, person) if request.open is not None else None
    return until is not None and until >= datetime.combine(here.today, MORNING, here.zone)


def _is_today(at: datetime, here: Here) -> bool:
    return at.astimezone(here.zone).date() == here.today
