"""Those who look on at a request: how the card and the history tell of them."""

from typing import assert_never

from core.model.observers import Confirmed, Observation, Observed, Unobserved
from core.model.org import Org
from core.model.request import Request
from dialogs.i18n import _
from dialogs.screen import Line, line


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
