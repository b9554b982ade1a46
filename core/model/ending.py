"""How a request ends before its time, comes back after its end, and how a mis-tap is taken back."""

from collections.abc import Iterator
from datetime import timedelta
from typing import assert_never

from core.model.advance import advance
from core.model.command import Cancel, Recall, Reopen, Undo
from core.model.detour import ReasonNeeded
from core.model.event import Cancelled, Closed, Event, Recalled, Reopened, Uncancelled, Undone
from core.model.evolve import Course, evolve, followed
from core.model.ids import PersonId
from core.model.org import Org
from core.model.outcome import Outcome
from core.model.refusal import Refusal
from core.model.request import Request, Status, agreed
from core.model.saying import worded
from core.model.turn import check_own

#: How long a decision can be taken back by whoever has made it.
GRACE = timedelta(seconds=60)


class NothingToUndo(Refusal):
    """There is no decision of yours that could be taken back: somebody has acted on it, or it was not yours."""


class TooLateToUndo(Refusal):
    """A decision can be taken back for {seconds} seconds. Please tell the author about it."""


def ended(request: Request, command: Recall | Cancel | Reopen | Undo, org: Org) -> Course:
    """Raises Refusal."""
    match command:
        case Recall():
            yield from followed(request, _recalled(request, command, org))
        case Cancel():
            yield from _cancelled(request, command, org)
        case Reopen():
            yield from followed(request, [_reopened(request, command, org)])
        case Undo():
            yield from followed(request, [_undone(request, command)])
        case _:
            assert_never(command)


def _recalled(request: Request, command: Recall, org: Org) -> Iterator[Event]:
    """Once somebody has agreed, with a reason: he has spent time on it. One's wish to cancel is taken back like
    that, too. Raises Refusal."""
    check_own(request, Recall, command.by, org)
    if request.status is Status.CANCELLING:
        yield Uncancelled(command.now, command.by)
        return
    reason = worded(command.reason)
    if needs_reason(request) and not reason:
        raise ReasonNeeded
    yield Recalled(command.by, command.now, reason)
    yield Closed(Outcome.RECALLED, command.now)


def needs_reason(request: Request) -> bool:
    """Whether taking the request back has to be explained."""
    return request.status is not Status.CANCELLING and bool(agreed(request))


def _cancelled(request: Request, command: Cancel, org: Org) -> Course:
    """Raises Refusal."""
    check_own(request, Cancel, command.by, org)
    if not (reason := worded(command.reason)):
        raise ReasonNeeded
    event = Cancelled(command.by, command.now, reason)
    after = evolve(request, event)
    yield event, after
    yield from advance(after, org, command.now)


def _reopened(request: Request, command: Reopen, org: Org) -> Reopened:
    """Raises Refusal; the author needs no reason, others tell him one."""
    check_own(request, Reopen, command.by, org)
    reason = worded(command.reason)
    if command.by != request.author and not reason:
        raise ReasonNeeded
    return Reopened(command.by, command.now, reason)


def _undone(request: Request, command: Undo) -> Undone:
    """Raises NothingToUndo, TooLateToUndo."""
    before = request.before
    if before is None or not undoable(request, command.by):
        raise NothingToUndo
    if command.now - before.now > GRACE:
        raise TooLateToUndo(seconds=int(GRACE.total_seconds()))
    return Undone(command.by, before.stage, command.now)


def undoable(request: Request, person: PersonId) -> bool:
    """Whether the last decision was this person's, and nobody has acted on it."""
    before = request.before
    return before is not None and before.child is None and before.by == person
