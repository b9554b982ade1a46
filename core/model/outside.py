"""What people of other companies hear of a request: denied unless a rule here says otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.model.access import may_let_in
from core.model.event import (
    Acknowledged,
    Added,
    Answered,
    Approved,
    Asked,
    Closed,
    Commented,
    Completed,
    Event,
    HandedOn,
    Nudged,
    Recalled,
    Rejected,
    Returned,
    Snoozed,
    Submitted,
    Undone,
)
from core.model.ids import PersonId
from core.model.observers import Confirmed, Observed, Unobserved
from core.model.org import Org
from core.model.partners import Show, Shown
from core.model.refusal import Refusal
from core.model.request import Request, listeners
from core.model.statuses import Moved
from core.model.terms import NO_TERMS
from core.model.turn import NotYours


class NoPartner(Refusal):
    """No partner takes part in this request."""


class ShownAlready(Refusal):
    """Partners see this comment already."""


def partners(request: Request, org: Org) -> tuple[PersonId, ...]:
    """The people of other companies who hear what is said about it."""
    return tuple(id for id in org.active(listeners(request)) if org.partner(id))


def hears(person: PersonId, comment: int, request: Request, org: Org) -> bool:
    """Whether this person may read a comment, counted from 1. Those of partners are read by everybody, those of
    colleagues by colleagues, until somebody shows them."""
    return not org.partner(person) or comment in request.shown


def shown(request: Request, command: Show, org: Org) -> Shown:
    """Also when it has ended. Raises Refusal."""
    if not may_let_in(command.by, request, org) or not 0 < command.comment <= request.commented:
        raise NotYours
    if command.comment in request.shown:
        raise ShownAlready
    if not (to := partners(request, org)):
        raise NoPartner
    return Shown(command.by, command.comment, command.now, to, command.files)


def told_outside(events: Iterable[Event], person: PersonId, request: Request, org: Org) -> Iterator[Event]:
    """As much of a history as a partner may read: that it was sent, what he has done himself, what is said to him, and
    how it ended. Neither answers nor budgets, nor who else was asked."""
    comments = 0
    for event in events:
        comments += isinstance(event, Commented)
        match event:
            case Submitted():
                yield replace(event, values={}, terms=NO_TERMS)
            case Closed():
                yield event
            case Commented() if hears(person, comments, request, org):
                yield event
            case Observed(who=who) if who == person:
                yield event
            case _ if isinstance(event, _OWN) and event.by == person:
                yield event
            case _:
                pass


_OWN = (
    *(Approved, Completed, Acknowledged, Rejected, Returned),
    *(Moved, Asked, Answered, HandedOn, Added, Undone),
    *(Recalled, Snoozed, Nudged, Unobserved, Confirmed),
)
