"""How a request ends, and how it comes back: what each such event makes of it."""

from dataclasses import replace
from typing import TypeAlias, assert_never

from core.model.event import Cancelled, Closed, Recalled, Reopened, Uncancelled, Undone
from core.model.outcome import Outcome
from core.model.request import Cancelling, Request, Status, fresh, revised
from core.model.step import Answer, State, Step, Verdict

_STATUS = {
    Outcome.APPROVED: Status.APPROVED,
    Outcome.REJECTED: Status.REJECTED,
    Outcome.RECALLED: Status.RECALLED,
    Outcome.CANCELLED: Status.CANCELLED,
}

Turn: TypeAlias = Recalled | Closed | Undone | Cancelled | Uncancelled | Reopened


def turned(request: Request, event: Turn) -> Request:
    """It ends, or does so no more."""
    match event:
        case Recalled():
            return replace(request, steps=tuple(_stop(step) for step in request.steps))
        case Closed():
            return revised(request, status=_STATUS[event.outcome], ended=event.now)
        case Undone():
            return undone(request)
        case Cancelled():
            return _cancelled(request, event)
        case Uncancelled():
            return _uncancelled(request)
        case Reopened():
            return _reopened(request, event)
        case _:
            assert_never(event)


def undone(request: Request) -> Request:
    """As it was, but for what cannot be unsaid and unseen."""
    if request.before is None:
        return request
    was = request.before.was
    kept = replace(was, round=request.round, version=request.version, met=request.met)
    kept = replace(kept, comments=request.comments, commented=request.commented)
    return replace(kept, observers=request.observers, shown=request.shown)


def _cancelled(request: Request, event: Cancelled) -> Request:
    return replace(
        request,
        status=Status.CANCELLING,
        steps=tuple(Step(key) for key in request.form.cancel),
        round=request.round + 1,
        cancelling=Cancelling(event.by, event.reason, event.now, request.steps),
        changed=(),
        returned=None,
    )


def _uncancelled(request: Request) -> Request:
    """Why a stage wants it to stay so is kept for its author."""
    no = next((answer for step in request.steps for answer in step.answers if not answer.yes), None)
    steps = request.cancelling.steps if request.cancelling is not None else request.steps
    return replace(request, status=Status.APPROVED, steps=steps, cancelling=None, returned=no)


def _reopened(request: Request, event: Reopened) -> Request:
    """What was agreed to before it was cancelled has to be agreed to again."""
    returned = Answer(event.by, Verdict.RETURNED, event.now, event.reason) if event.by != request.author else None
    steps = fresh(request.form) if request.cancelling is not None else request.steps
    return replace(request, status=Status.REWORK, steps=steps, returned=returned, ended=None, cancelling=None)


def _stop(step: Step) -> Step:
    return replace(step, state=State.STOPPED) if step.state is State.OPEN else step
