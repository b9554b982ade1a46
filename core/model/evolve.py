"""How each event changes a request. Total: what has happened is not judged again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias, assert_never, get_args

from core.model.children import ChildEnded, ChildOpened, ChildReopened, Fulfilled, Nested, grown
from core.model.erasing import Erased
from core.model.event import (
    Acknowledged,
    Added,
    AgreedBefore,
    Amended,
    Answered,
    Approved,
    Aside,
    Asked,
    Cancelled,
    Closed,
    Commented,
    Completed,
    Decided,
    Event,
    HandedOn,
    Informed,
    Nudged,
    Recalled,
    Recounted,
    Rejected,
    Reopened,
    Replaced,
    Returned,
    Snoozed,
    StageOpened,
    StageSkipped,
    Submitted,
    Uncancelled,
    Undone,
)
from core.model.form import fixed_at
from core.model.ids import PersonId, StageKey
from core.model.keeping import erased
from core.model.observers import Confirmed, Observed, Unobserved, looking_on
from core.model.partners import Shown
from core.model.request import Before, Request, Status, revised
from core.model.seats import changed, opened, seats_of, with_another
from core.model.standing import begun, moved
from core.model.statuses import Moved
from core.model.step import Answer, State, Step, Verdict, answered, enough, left, lost, put_off, withheld
from core.model.turned import turned, undone
from core.model.value import Values

#: What happens, one event after the other, each with the request as it is then.
Course: TypeAlias = Iterator[tuple[Event, Request]]

#: What follows from a decision, or goes on beside it: it can still be taken back.
_FOLLOWING = (StageOpened, StageSkipped, Informed, AgreedBefore, Closed, *get_args(Aside))
_VERDICTS: dict[type[Decided], Verdict] = {
    Approved: Verdict.APPROVED,
    Completed: Verdict.COMPLETED,
    Acknowledged: Verdict.ACKNOWLEDGED,
    Rejected: Verdict.REJECTED,
    Returned: Verdict.RETURNED,
}


def followed(request: Request, events: Iterable[Event]) -> Course:
    """`request` after each of `events`."""
    for event in events:
        request = evolve(request, event)
        yield event, request


def evolve(request: Request, event: Event) -> Request:
    """`request` after `event`."""
    before = request.before
    if isinstance(event, Decided | Fulfilled):
        child = event.child if isinstance(event, Fulfilled) else None
        before = Before(event.by, event.stage, event.now, revised(request, before=None, version=0), child)
    elif not _follows(event):
        before = None
    after = _clocked(_evolved(request, event), event.now)
    return after if after.before is before else revised(after, before=before)


def _follows(event: Event) -> bool:
    """Whether this leaves a decision as it can still be taken back: nobody has acted on it."""
    if isinstance(event, Uncancelled):
        return event.by is None
    return isinstance(event, _FOLLOWING)


def _evolved(request: Request, event: Event) -> Request:
    match event:
        case Submitted() | Amended():
            return _sent(request, event)
        case StageOpened() | StageSkipped() | Informed():
            return _reached(request, event)
        case Approved() | Completed() | Acknowledged() | Rejected() | Returned():
            return _decided(request, event)
        case AgreedBefore() | Fulfilled():
            verdict = Verdict.APPROVED if isinstance(event, AgreedBefore) else Verdict.COMPLETED
            return _answered(request, event.stage, Answer(event.by, verdict, event.now))
        case Moved():
            status = request.form.stage(event.stage).status(event.to)
            return _met(_as_far_as(request, moved(request.step(event.stage), event, status)))
        case Asked() | Answered() | HandedOn() | Added():
            return _met(_with(request, changed(request.step(event.stage), event)))
        case Replaced():
            step = with_another(request.step(event.stage), event)
            return _met(_as_far_as(request, step))
        case Snoozed() | Nudged() | Commented() | Observed() | Unobserved() | Confirmed() | Shown():
            return _aside(request, event)
        case Recounted() | Erased():
            return _by_itself(request, event)
        case Recalled() | Closed() | Undone() | Cancelled() | Uncancelled() | Reopened():
            return turned(request, event)
        case ChildOpened() | ChildEnded() | ChildReopened():
            return _nested(request, event)
        case _:
            assert_never(event)


def _by_itself(request: Request, event: Recounted | Erased) -> Request:
    return erased(request, event.fields) if isinstance(event, Erased) else replace(request, terms=event.terms)


def _sent(request: Request, event: Submitted | Amended) -> Request:
    """Sent for the first time, or again; what was said at the stages that are named stands."""
    keys = dict.fromkeys((*request.values, *event.values))
    were = tuple((key, request.values.get(key)) for key in keys if request.values.get(key) != event.values.get(key))
    return replace(
        request,
        status=Status.PENDING,
        values=dict(event.values),
        terms=event.terms,
        steps=tuple(left(step, stands=step.stage in event.kept) for step in request.steps),
        round=request.round + 1,
        returned=None,
        edition=request.edition + bool(were),
        changed=were if request.round else (),
        cancelling=None,
        parent=request.parent or (event.parent if isinstance(event, Submitted) else None),
    )


def _reached(request: Request, event: StageOpened | StageSkipped | Informed) -> Request:
    match event:
        case StageOpened():
            if fixed := fixed_at(request.form, event.stage, request.values) - request.fixed:
                request = replace(request, fixed=request.fixed | fixed)
            step = opened(request.step(event.stage), event, request.agree(event.stage), request.edition)
            if request.cancelling is None:
                step = begun(step, request.form.stage(event.stage))
            return _met(_as_far_as(request, step))
        case StageSkipped():
            return _with(request, Step(event.stage, State.SKIPPED, (), event.now))
        case Informed():
            return _met(_with(request, Step(event.stage, State.PASSED, seats_of(event.places), event.now)))
        case _:
            assert_never(event)


def _decided(request: Request, event: Decided) -> Request:
    """One person fills every place of the stage that is his to fill."""
    words = event.reason if isinstance(event, Rejected | Returned) else event.comment
    answer = Answer(event.by, _VERDICTS[type(event)], event.now, words)
    if isinstance(event, Completed):
        request = _filled(request, event.values)
    request = _answered(request, event.stage, answer)
    return _returned(request, event, answer) if isinstance(event, Returned) else request


def _filled(request: Request, values: Values) -> Request:
    """With answers that have come on the way."""
    if not values:
        return request
    differs = any(request.values.get(key) != value for key, value in values.items())
    return replace(request, values={**request.values, **values}, edition=request.edition + differs)


def _nested(request: Request, event: Nested) -> Request:
    """A stage that was done with a child is open again with it, unless somebody has acted since."""
    done = request.before.child if request.before is not None else None
    if isinstance(event, ChildReopened) and event.child == done:
        request = undone(request)
    request = replace(request, children=grown(request.children, event))
    return _filled(request, event.values) if isinstance(event, ChildEnded) else request


def _returned(request: Request, event: Returned, answer: Answer) -> Request:
    """To the author; or to a stage that was passed, from which on nothing that was said stands."""
    if event.to is None:
        return replace(request, status=Status.REWORK, returned=answer)
    keys = [step.stage for step in request.steps]
    again = keys[keys.index(event.to) :]
    steps = tuple(Step(step.stage) if step.stage in again else step for step in request.steps)
    return replace(request, steps=steps, round=request.round + 1, returned=answer)


def _answered(request: Request, key: StageKey, answer: Answer) -> Request:
    step = answered(request.step(key), answer)
    if answer.verdict is Verdict.RETURNED or lost(step, request.agree(key)):
        return _with(request, replace(step, state=State.STOPPED))
    return _as_far_as(request, step)


def _as_far_as(request: Request, step: Step) -> Request:
    """With this step, which is passed if enough have agreed."""
    if not enough(step, request.agree(step.stage)):
        return _with(request, step)
    request = _with(request, replace(step, state=State.PASSED, questions=(), held=None))
    return replace(request, returned=None) if request.returned is not None else request


def _aside(request: Request, event: Aside) -> Request:
    match event:
        case Snoozed():
            return _with(request, put_off(request.step(event.stage), event.by, event.until))
        case Nudged():
            return _with(request, replace(request.step(event.stage), nudged=event.now))
        case Commented():
            return _commented(request, event)
        case Unobserved():
            observers = looking_on(request.observers, event)
            # Whoever leaves hears no more of it, also where he has said something.
            return replace(
                request, observers=observers, comments=tuple(one for one in request.comments if one != event.by)
            )
        case Observed() | Confirmed():
            return replace(request, observers=looking_on(request.observers, event))
        case Shown():
            return replace(request, shown=request.shown | {event.comment})
        case _:
            assert_never(event)


def _commented(request: Request, event: Commented) -> Request:
    people, number = dict.fromkeys((*request.comments, event.by)), request.commented + 1
    shown = request.shown | {number} if event.outside else request.shown
    return replace(request, comments=tuple(people), commented=number, shown=shown)


def _clocked(request: Request, now: datetime) -> Request:
    step = request.open if request.children else None
    after = step and withheld(step, now, held=bool(request.held))
    return request if after is step or after is None else _with(request, after)


def _with(request: Request, changed: Step) -> Request:
    return revised(request, steps=tuple(changed if s.stage == changed.stage else s for s in request.steps))


def _met(request: Request) -> Request:
    """Who has had a place, or was asked something, has had a part in it for good."""
    new: list[PersonId] = [person for step in request.steps for seat in step.seats for person in seat.people]
    new += [question.whom for step in request.steps for question in step.questions]
    met = tuple(dict.fromkeys((*request.met, *new)))
    return revised(request, met=met) if met != request.met else request
