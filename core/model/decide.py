"""What may be done to a request, and what it makes happen. The buttons people get are this very rule."""

from collections.abc import Iterable
from typing import assert_never

from core.model.advance import advance
from core.model.aside import aside
from core.model.children import Adopt, ChildEnded, EndChild, Nesting, OpenChild, ResumeChild
from core.model.command import (
    Acknowledge,
    Add,
    Amend,
    Answer,
    Approve,
    Ask,
    Cancel,
    Command,
    Comment,
    Complete,
    Decision,
    HandOn,
    Nudge,
    Recall,
    Recount,
    Reject,
    Reopen,
    Replace,
    Return,
    Snooze,
    Submit,
    Undo,
)
from core.model.detour import ReasonNeeded, detour
from core.model.ending import ended, undoable
from core.model.erasing import Erase
from core.model.event import (
    Acknowledged,
    Approved,
    Closed,
    Completed,
    Decided,
    Event,
    Recounted,
    Rejected,
    Returned,
    Uncancelled,
)
from core.model.evolve import Course, evolve, followed
from core.model.filling import check_filled
from core.model.form import Do
from core.model.fulfilling import fulfilled
from core.model.ids import PersonId, StageKey
from core.model.keeping import erasing
from core.model.moving import moved, moves
from core.model.observers import Confirm, Observe, Unobserve
from core.model.observing import observation
from core.model.org import Org
from core.model.outcome import Outcome
from core.model.outside import shown
from core.model.partners import Show
from core.model.refusal import Refusal
from core.model.replacing import replaced
from core.model.request import Request, Status
from core.model.rework import amended, submitted
from core.model.saying import worded
from core.model.statuses import Move
from core.model.step import State
from core.model.turn import Verb, check, check_own
from core.model.within import nested


class NotPassed(Refusal):
    """The request has not passed this stage, so it cannot go back there."""


_OWN: tuple[type[Submit] | type[Amend] | type[Nudge] | type[Recall] | type[Cancel] | type[Reopen], ...] = (
    Submit,
    Nudge,
    Amend,
    Recall,
    Cancel,
    Reopen,
)
_AT_STAGE = (Answer, Approve, Complete, Move, Acknowledge, Reject, Return, Ask, HandOn, Add, OpenChild, Snooze)


def decide(request: Request, command: Command, org: Org) -> tuple[Event, ...]:
    """What `command` makes happen. Raises Refusal; changes nothing."""
    return tuple(event for event, _after in course(request, command, org))


def course(request: Request, command: Command, org: Org) -> Course:
    """As `decide`, each event with what it makes of the request."""
    match command:
        case Submit() | Amend():
            return _send(request, command, org)
        case Approve() | Complete() | Acknowledge() | Reject() | Return():
            return _decide(request, command, org)
        case Move():
            return moved(request, command, org)
        case Ask() | Answer() | HandOn() | Add():
            return followed(request, [detour(request, command, org)])
        case Recall() | Cancel() | Reopen() | Undo():
            return ended(request, command, org)
        case Snooze() | Nudge() | Comment():
            return followed(request, [aside(request, command, org)])
        case Observe() | Unobserve() | Confirm():
            return followed(request, [observation(request, command, org)])
        case Show():
            return followed(request, [shown(request, command, org)])
        case OpenChild() | Adopt() | EndChild() | ResumeChild():
            return _nested(request, command, org)
        case Replace():
            return replaced(request, command, org)
        case Recount() | Erase():
            return followed(request, _by_itself(request, command))
        case _:
            assert_never(command)


def _nested(request: Request, command: Nesting, org: Org) -> Course:
    for event in nested(request, command, org):
        request = evolve(request, event)
        yield event, request
        if isinstance(event, ChildEnded):
            yield from fulfilled(request, event, org)


def _by_itself(request: Request, command: Recount | Erase) -> Iterable[Event]:
    """What nobody asks for: days go by, and calendars change."""
    if isinstance(command, Erase):
        return erasing(request, command)
    return (Recounted(command.terms, command.now, command.told),)


def allowed(request: Request, person: PersonId, org: Org) -> tuple[Verb, ...]:
    """What `decide` would not refuse this person now, in the order of the buttons. Whether it is too late to undo
    something, or too early to remind, is not asked."""
    at_stage = [verb for verb in _AT_STAGE if _may_at_stage(request, verb, person, org)]
    undo = [Undo] if undoable(request, person) else []
    return (*at_stage, *undo, *(verb for verb in _OWN if _may_own(request, verb, person, org)))


def returnable(request: Request, person: PersonId, org: Org) -> tuple[StageKey, ...]:
    """The stages to which somebody can send a request back. People of other companies know none but their own."""
    open_ = request.open
    if open_ is None or request.status is Status.CANCELLING or org.partner(person):
        return ()
    keys = [step.stage for step in request.steps]
    before = request.steps[: keys.index(open_.stage)]
    informs = {stage.key for stage in request.form.route if stage.do is Do.INFORM}
    return tuple(s.stage for s in before if s.state is State.PASSED and s.stage not in informs)


def _may_at_stage(request: Request, verb: type, person: PersonId, org: Org) -> bool:
    if request.open is None:
        return False
    if verb is Move:
        return bool(moves(request, person, org))
    try:
        check(request, verb, person, request.open.stage, request.round, org)
    except Refusal:
        return False
    return True


def _may_own(request: Request, verb: type, person: PersonId, org: Org) -> bool:
    try:
        check_own(request, verb, person, org)
    except Refusal:
        return False
    return True


def _reason(text: str) -> str:
    if not (words := worded(text)):
        raise ReasonNeeded
    return words


def _send(request: Request, command: Submit | Amend, org: Org) -> Course:
    check_own(request, type(command), command.by, org)
    event = submitted(request, command) if isinstance(command, Submit) else amended(request, command)
    after = evolve(request, event)
    yield event, after
    yield from advance(after, org, command.now)


def _decide(request: Request, command: Decision, org: Org) -> Course:
    check(request, type(command), command.by, command.stage, command.round, org)
    if (
        isinstance(command, Return)
        and command.to is not None
        and command.to not in returnable(request, command.by, org)
    ):
        raise NotPassed
    if request.status is not Status.CANCELLING and isinstance(command, Approve | Complete | Acknowledge):
        check_filled(request, command)
    event = _decided(request, command)
    after = evolve(request, event)
    yield event, after
    yield from _after(after, event, org)


def _decided(request: Request, command: Decision) -> Decided:
    match command:
        case Approve():
            return Approved(command.by, command.stage, command.now, worded(command.comment))
        case Complete():
            return Completed(command.by, command.stage, command.now, worded(command.comment), command.values)
        case Acknowledge():
            return Acknowledged(command.by, command.stage, command.now, worded(command.comment))
        case Reject():
            return Rejected(command.by, command.stage, command.now, _reason(command.reason))
        case Return():
            return Returned(command.by, command.stage, command.now, _reason(command.reason), command.to)
        case _:
            assert_never(command)


def _after(request: Request, event: Decided, org: Org) -> Course:
    """What follows from a decision, `request` being the state after it."""
    if request.status is Status.REWORK:
        return
    stopped = request.step(event.stage).state is State.STOPPED
    if not stopped:
        yield from advance(request, org, event.now)
    elif request.status is Status.CANCELLING:
        yield from followed(request, [Uncancelled(event.now)])
    else:
        yield from followed(request, [Closed(Outcome.REJECTED, event.now)])
