"""What may be done about those who look on at a request: let one in, leave, say that one has read it."""

from typing import assert_never

from core.model.access import may_let_in
from core.model.fields.person import NotHere
from core.model.ids import PersonId
from core.model.observers import (
    Confirm,
    Confirmed,
    Observation,
    Observe,
    Observed,
    Observer,
    Observing,
    Unobserve,
    Unobserved,
)
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request, listeners
from core.model.turn import NotYours


class HearsAlready(Refusal):
    """{name} has to do with this request already, and hears what is said about it."""


class NotObserving(Refusal):
    """You are not among those who watch this request."""


class ConfirmedAlready(Refusal):
    """You have said that already, at {at}."""


def observation(request: Request, command: Observing, org: Org) -> Observation:
    """What `command` makes happen; also when the request has ended. Raises Refusal."""
    match command:
        case Observe():
            return _observed(request, command, org)
        case Unobserve():
            _found(request, command.by)
            return Unobserved(command.by, command.now)
        case Confirm():
            if (before := _found(request, command.by).confirmed) is not None:
                raise ConfirmedAlready(at=before)
            return Confirmed(command.by, command.now)
        case _:
            assert_never(command)


def observer(request: Request, person: PersonId) -> Observer | None:
    """This person as one who looks on."""
    return next((one for one in request.observers if one.person == person), None)


def _observed(request: Request, command: Observe, org: Org) -> Observed:
    """Whoever was only told, or in whose place another has answered, may be let in to hear the rest."""
    if not may_let_in(command.by, request, org):
        raise NotYours
    if not org.active([command.who]):
        raise NotHere(name=org.name(command.who))
    if command.who in listeners(request):
        raise HearsAlready(name=org.name(command.who))
    return Observed(command.by, command.who, command.now)


def _found(request: Request, person: PersonId) -> Observer:
    found = observer(request, person)
    if found is None:
        raise NotObserving
    return found
