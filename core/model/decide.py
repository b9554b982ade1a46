"""What may be done to a request, and what it makes happen. The buttons people get are this very rule."""

from collections.abc import Iterator
from typing import assert_never

from core.model.aside import commented, nudged, snoozed
from core.model.command import (
    Acknowledge,
    Approve,
    Command,
    Comment,
    Complete,
    Nudge,
    Recall,
    Reject,
    Replace,
    Return,
    Snooze,
    Submit,
)
from core.model.event import (
    Acknowledged,
    Agreed,
    Approved,
    Closed,
    Completed,
    Event,
    Informed,
    Outcome,
    Recalled,
    Rejected,
    Replaced,
    Returned,
    StageOpened,
    StageSkipped,
    Submitted,
)
from core.model.filling import check_filled, check_fixed
from core.model.form import Do, Stage, asked_at, conditions_of, looked_at
from core.model.ids import FieldKey, PersonId
from core.model.observers import Confirm, Observe, Unobserve
from core.model.observing import observation
from core.model.org import Org
from core.model.outside import shown
from core.model.partners import Show
from core.model.refusal import Refusal
from core.model.request import (
    Request,
    Seat,
    State,
    evolve,
)
from core.model.saying import worded
from core.model.turn import Verb, check, check_own
from core.model.value import Value
from core.model.who import Place, places, stand_in


class ReasonNeeded(Refusal):
    """Please say why, in a few words: the author will read it."""


class NobodyToAsk(Refusal):
    """Nobody was found for the stage “{stage}”, and nobody stands in. Nothing is lost: please tell
    your administrator."""


_VERBS: tuple[Verb, ...] = (Approve, Complete, Acknowledge, Reject, Return, Snooze, Submit, Nudge, Recall)


def decide(request: Request, command: Command, org: Org) -> tuple[Event, ...]:
    """What `command` makes happen. Raises Refusal; changes nothing."""
    match command:
        case Submit():
            check_own(request, Submit, command.by)
            check_fixed(request, command.values)
            return tuple(_submit(request, command, org))
        case Approve() | Complete() | Acknowledge():
            check(request, type(command), command.by, command.stage, command.round)
            check_filled(request, command)
            return tuple(_agree(request, command, org))
        case Reject():
            check(request, Reject, command.by, command.stage, command.round)
            rejected = Rejected(command.by, command.stage, command.now, _reason(command.reason))
            return rejected, Closed(Outcome.REJECTED, command.now)
        case Return():
            check(request, Return, command.by, command.stage, command.round)
            return (Returned(command.by, command.stage, command.now, _reason(command.reason)),)
        case Recall():
            check_own(request, Recall, command.by)
            return Recalled(command.by, command.now, worded(command.reason)), Closed(Outcome.RECALLED, command.now)
        case Snooze():
            return (snoozed(request, command),)
        case Nudge():
            return (nudged(request, command, org),)
        case Comment():
            return (commented(command),)
        case Observe() | Unobserve() | Confirm():
            return (observation(request, command, org),)
        case Show():
            return (shown(request, command, org),)
        case Replace():
            return tuple(_replace(request, command, org))
        case _:
            assert_never(command)


def allowed(request: Request, person: PersonId) -> tuple[Verb, ...]:
    """What `decide` would not refuse this person now, in the order of the buttons."""
    return tuple(verb for verb in _VERBS if _may(request, verb, person))


def _may(request: Request, verb: Verb, person: PersonId) -> bool:
    try:
        if verb is Submit or verb is Nudge or verb is Recall:
            check_own(request, verb, person)
        elif request.open is None:
            return False
        else:
            check(request, verb, person, request.open.stage, request.round)
    except Refusal:
        return False
    return True


def _reason(text: str) -> str:
    if not (words := worded(text)):
        raise ReasonNeeded
    return words


def _submit(request: Request, command: Submit, org: Org) -> Iterator[Event]:
    submitted = Submitted(command.by, command.values, command.now, command.terms)
    yield submitted
    yield from _advance(evolve(request, submitted), org, command)


def _agree(request: Request, command: Approve | Complete | Acknowledge, org: Org) -> Iterator[Event]:
    agreed = _agreed(command)
    yield agreed
    after = evolve(request, agreed)
    if after.step(command.stage).state is State.PASSED:
        yield from _advance(after, org, command)


def _agreed(command: Approve | Complete | Acknowledge) -> Agreed:
    match command:
        case Approve():
            return Approved(command.by, command.stage, command.now, worded(command.comment))
        case Complete():
            return Completed(command.by, command.stage, command.now, worded(command.comment), command.values)
        case Acknowledge():
            return Acknowledged(command.by, command.stage, command.now, worded(command.comment))
        case _:
            assert_never(command)


def _advance(
    request: Request, org: Org, command: Submit | Approve | Complete | Acknowledge | Replace
) -> Iterator[Event]:
    """Open the next stage whose condition holds, telling on the way whom it only tells; close when none is left."""
    for stage in request.ahead:
        asked = asked_at(stage, request.values, request.terms)
        if not asked:
            yield StageSkipped(stage.key, _looked_at(stage, request), command.now, request.terms)
            continue
        found = places(asked, stage.fallback, request.form.owner, request.values, request.author, org)
        if stage.do is Do.INFORM:
            yield Informed(stage.key, tuple(place for place in found if place.people), command.now)
            continue
        if not all(place.people for place in found):
            raise NobodyToAsk(stage=stage.title)
        yield StageOpened(stage.key, found, command.now)
        return
    yield Closed(Outcome.APPROVED, command.now)


def _looked_at(stage: Stage, request: Request) -> tuple[tuple[FieldKey, Value | None], ...]:
    keys = {key for condition in conditions_of(stage) for key in looked_at(request.form, condition)}
    return tuple((key, request.values.get(key)) for key in sorted(keys))


def _replace(request: Request, command: Replace, org: Org) -> Iterator[Event]:
    """New people for the open places, as far as those who stood there no longer work here."""
    step = request.open
    if step is None:
        return
    open_seats = tuple(seat for seat in step.seats if seat.answer is None)
    found = tuple(_reseated(seat, request.form.stage(step.stage), request, org) for seat in open_seats)
    if tuple(place.people for place in found) != tuple(seat.people for seat in open_seats):
        replaced = Replaced(step.stage, found, command.now)
        yield replaced
        after = evolve(request, replaced)
        if after.open is None:
            yield from _advance(after, org, command)


def _reseated(seat: Seat, stage: Stage, request: Request, org: Org) -> Place:
    still_here = org.active(seat.people) or (org.holders(seat.role) if seat.role else ())
    if still_here:
        return Place(still_here, seat.role, seat.stands_in)
    place = stand_in(stage.fallback, request.form.owner, request.values, request.author, org)
    if place is None:
        raise NobodyToAsk(stage=stage.title)
    return place
