"""Those who look on at a request: how the card and the history tell of them, and what they are offered."""

from typing import assert_never

from core.model.access import may_let_in
from core.model.here import Here
from core.model.ids import PersonId
from core.model.invitation import invitable
from core.model.observers import Confirmed, Observation, Observed, Unobserved
from core.model.observing import observer
from core.model.org import Org
from core.model.partners import Shown
from core.model.request import Request, involved, waiting_for
from dialogs.action import OnWatch, Watching
from dialogs.i18n import _
from dialogs.screen import Choice, Line, Style, line


def lines(request: Request, org: Org) -> list[Line]:
    """«Наблюдают: ✅ Вера Ким, Марат Юсупов»: who has read it is ticked."""
    names = [f"✅ {org.name(one.person)}" if one.confirmed else org.name(one.person) for one in request.observers]
    return [line(_("Watching: {who}").format(who=", ".join(names)))] if names else []


def told(event: Observation, org: Org) -> str:
    """A line of the history."""
    match event:
        case Observed():
            return _("{who} now watches; let in by: {by}").format(who=org.name(event.who), by=org.name(event.by))
        case Unobserved():
            return _("{who} watches no more").format(who=org.name(event.by))
        case Confirmed():
            return "✅ " + _("Read: {who}").format(who=org.name(event.by))
        case _:
            assert_never(event)


def choices(request: Request, person: PersonId, org: Org, here: Here) -> list[Choice]:
    """Who looks on says that he has read it, or leaves; who takes part lets others in while it is on its way, and
    whoever may do so gives partners without an account a link."""
    waits = not request.closed and invitable(request, person, org)
    link = [Choice(_("Link for a partner"), OnWatch(request.id, Watching.LINK))] if waits else []
    return [*_own_choices(request, person, org, here), *link]


def _own_choices(request: Request, person: PersonId, org: Org, here: Here) -> list[Choice]:
    own = observer(request, person)
    if own is None:
        takes_part = person in involved(request) and not request.closed
        lets_in = takes_part and may_let_in(person, request, org)
        return [Choice(_("Add observer"), OnWatch(request.id, Watching.ASK))] if lets_in else []
    leave = Choice(_("Stop watching"), OnWatch(request.id, Watching.LEAVE))
    if own.confirmed is not None or person in waiting_for(request):
        return [leave]
    return [Choice(_("I have read it"), OnWatch(request.id, Watching.CONFIRM), Style.MAIN), leave]


def told_shown(event: Shown, org: Org) -> str:
    """A line of the history."""
    names = ", ".join(map(org.name, event.partners))
    return _("{by} has shown comment {number} to: {who}").format(by=org.name(event.by), number=event.comment, who=names)
