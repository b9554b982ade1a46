"""A form that only tells, and asks nobody: whom its requests are told."""

from core.model.here import Here
from core.model.org import Org
from core.model.request import Request
from core.model.seating import seating
from core.model.seats import seats_of
from core.model.step import Seat, State
from dialogs.i18n import _


def told(request: Request, org: Org, here: Here) -> str:
    """«В курсе: Ольга Смирнова, Отдел кадров», for its author."""
    return _("Informed: {who}").format(who=_whom(request, org, here))


def to_be_told(request: Request, org: Org, here: Here) -> str:
    """Before it is sent."""
    return _("Will be told: {who}").format(who=_whom(request, org, here))


def _whom(request: Request, org: Org, here: Here) -> str:
    names: dict[str, None] = {}
    for step in request.steps:
        stage = request.form.stage(step.stage)
        ahead = step.state is State.AHEAD
        seats = seats_of(seating(stage, request, org).places) if ahead else step.seats
        title = stage.title.in_(here.locale)
        others = (seat for seat in seats if seat.people and seat.people != (request.author,))
        names |= dict.fromkeys(_called(seat, title, org) for seat in others)
    return ", ".join(names) or "—"


def _called(seat: Seat, title: str, org: Org) -> str:
    """By name who is meant by himself; the holders of a role by that of the stage."""
    return org.name(seat.people[0]) if seat.role is None and len(seat.people) == 1 else title
