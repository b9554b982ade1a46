"""A request: a filled-in form on its way. Its state, and how each event changes it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from core.model.event import (
    Acknowledged,
    Agreed,
    Approved,
    Aside,
    Closed,
    Commented,
    Completed,
    Event,
    Informed,
    Nudged,
    Outcome,
    Recalled,
    Rejected,
    Replaced,
    Returned,
    Snoozed,
    StageOpened,
    StageSkipped,
    Submitted,
)
from core.model.form import Form, Stage, fixed_at
from core.model.ids import FieldKey, PersonId, RequestId, RoleKey, StageKey
from core.model.observers import Confirmed, Observed, Observer, Unobserved, looking_on
from core.model.partners import Shown
from core.model.terms import NO_TERMS, Terms
from core.model.value import Values
from core.model.who import Place


class Status(StrEnum):
    NEW = "new"  #: never submitted
    PENDING = "pending"  #: under way
    REWORK = "rework"  #: with the author, to be improved
    APPROVED = "approved"
    REJECTED = "rejected"
    RECALLED = "recalled"


class State(StrEnum):
    """How far a stage has come."""

    AHEAD = "ahead"
    OPEN = "open"
    PASSED = "passed"
    SKIPPED = "skipped"
    STOPPED = "stopped"  #: the request ended or went back while the stage was open


class Verdict(StrEnum):
    APPROVED = "approved"
    COMPLETED = "completed"
    ACKNOWLEDGED = "acknowledged"
    REJECTED = "rejected"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said at a place of a stage."""

    by: PersonId
    verdict: Verdict
    now: datetime
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at a stage: any one of `people` may fill it, once."""

    people: tuple[PersonId, ...]
    role: RoleKey | None = None
    stands_in: bool = False
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of the route, as far as it has come."""

    stage: StageKey
    state: State = State.AHEAD
    seats: tuple[Seat, ...] = ()
    since: datetime | None = None  #: when it was opened, skipped or told
    put_off: tuple[tuple[PersonId, datetime], ...] = ()  #: who has put his answer off, and until when
    nudged: datetime | None = None  #: when the author has reminded last

    @property
    def satisfied(self) -> bool:
        return all(seat.answer is not None for seat in self.seats)

    def waits_for(self, person: PersonId) -> bool:
        """Whether an open place of this stage is this person's to fill."""
        return self.state is State.OPEN and any(seat.answer is None and person in seat.people for seat in self.seats)


@dataclass(frozen=True, slots=True)
class Request:
    id: RequestId
    form: Form  #: the version it was made with, for good
    author: PersonId
    created: datetime
    status: Status = Status.NEW
    values: Values = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    round: int = 0  #: how many times it was submitted
    version: int = 0  #: how many times it was stored
    returned: Answer | None = None  #: why it is with the author again
    ended: datetime | None = None
    terms: Terms = NO_TERMS  #: of the moment when it was sent last
    comments: tuple[PersonId, ...] = ()  #: by whom, one each, the oldest first
    observers: tuple[Observer, ...] = ()  #: who looks on, the latest last
    shown: frozenset[int] = frozenset()  #: the comments that partners may read, counted from 1
    fixed: frozenset[FieldKey] = frozenset()  #: the answers that stay as they are

    @property
    def closed(self) -> bool:
        return self.status in (Status.APPROVED, Status.REJECTED, Status.RECALLED)

    @property
    def open(self) -> Step | None:
        """The stage that is waited for now."""
        return next((step for step in self.steps if step.state is State.OPEN), None)

    @property
    def ahead(self) -> tuple[Stage, ...]:
        """The stages that have not been reached."""
        return tuple(self.form.stage(step.stage) for step in self.steps if step.state is State.AHEAD)

    def step(self, key: StageKey) -> Step:
        """Raises KeyError."""
        for step in self.steps:
            if step.stage == key:
                return step
        raise KeyError(key)


def blank(id: RequestId, form: Form, author: PersonId, now: datetime) -> Request:
    """A request before its first submission."""
    return Request(id=id, form=form, author=author, created=now, steps=_fresh(form))


def evolve(request: Request, event: Event) -> Request:
    """`request` after `event`. Total: what has happened is not judged again."""
    match event:
        case Submitted():
            return _submitted(request, event)
        case StageOpened():
            fixed = request.fixed | fixed_at(request.form, event.stage, request.values)
            opened = Step(event.stage, State.OPEN, _seats(event.places), event.now)
            return _with(replace(request, fixed=fixed), opened)
        case StageSkipped():
            return _with(request, Step(event.stage, State.SKIPPED, (), event.now))
        case Informed():
            return _with(request, Step(event.stage, State.PASSED, _seats(event.places), event.now))
        case Approved() | Completed() | Acknowledged():
            return _agreed(request, event)
        case Rejected():
            return _stopped(request, event.stage, Answer(event.by, Verdict.REJECTED, event.now, event.reason))
        case Returned():
            answer = Answer(event.by, Verdict.RETURNED, event.now, event.reason)
            return replace(_stopped(request, event.stage, answer), status=Status.REWORK, returned=answer)
        case Recalled():
            return replace(request, steps=tuple(_stop(step) for step in request.steps))
        case Replaced():
            return _replaced(request, event)
        case Snoozed() | Nudged() | Commented() | Observed() | Unobserved() | Confirmed() | Shown():
            return _aside(request, event)
        case Closed():
            return replace(request, status=_STATUS[event.outcome], ended=event.now)
        case _:
            assert_never(event)


def involved(request: Request) -> tuple[PersonId, ...]:
    """Everybody who has had a part in it, the author first."""
    people = [request.author, *(p for step in request.steps for seat in step.seats for p in seat.people)]
    people += (one.person for one in request.observers)
    return tuple(dict.fromkeys(people))


def waiting_for(request: Request) -> frozenset[PersonId]:
    """The people who have to do something now."""
    if request.status is Status.REWORK:
        return frozenset({request.author})
    step = request.open
    return frozenset(p for seat in step.seats if seat.answer is None for p in seat.people) if step else frozenset()


def listeners(request: Request) -> tuple[PersonId, ...]:
    """Those whom words about it concern: the author, who is waited for, who has answered, who has said something, and
    who looks on.
    Not those who were only told, nor those in whose place somebody else has answered."""
    answered = (seat.answer.by for step in request.steps for seat in step.seats if seat.answer)
    people = [request.author, *answered, *sorted(waiting_for(request)), *request.comments]
    people += (one.person for one in request.observers)
    return tuple(dict.fromkeys(people))


def put_off_until(step: Step, person: PersonId) -> datetime | None:
    """Until when this person has put his answer off; it may be over."""
    return dict(step.put_off).get(person)


def puts_off(request: Request, person: PersonId, now: datetime) -> bool:
    """Whether this person is left alone with it at present."""
    until = put_off_until(request.open, person) if request.open is not None else None
    return until is not None and until > now


def nudgeable(request: Request, now: datetime) -> tuple[PersonId, ...]:
    """Whom the author can remind: who is waited for, but for himself and those who have put it off."""
    if request.open is None:
        return ()
    return tuple(id for id in sorted(waiting_for(request) - {request.author}) if not puts_off(request, id, now))


_STATUS = {
    Outcome.APPROVED: Status.APPROVED,
    Outcome.REJECTED: Status.REJECTED,
    Outcome.RECALLED: Status.RECALLED,
}


def _submitted(request: Request, event: Submitted) -> Request:
    return replace(
        request,
        status=Status.PENDING,
        values=dict(event.values),
        terms=event.terms,
        steps=_fresh(request.form),
        round=request.round + 1,
        returned=None,
    )


def _aside(request: Request, event: Aside) -> Request:
    match event:
        case Snoozed():
            return _with(request, _snoozed(request.step(event.stage), event))
        case Nudged():
            return _with(request, replace(request.step(event.stage), nudged=event.now))
        case Commented():
            return replace(request, comments=(*request.comments, event.by))
        case Observed() | Unobserved() | Confirmed():
            return replace(request, observers=looking_on(request.observers, event))
        case Shown():
            return replace(request, shown=request.shown | {event.comment})
        case _:
            assert_never(event)


def _agreed(request: Request, event: Agreed) -> Request:
    """One person fills every place of the stage that is his to fill."""
    verdict = {Approved: Verdict.APPROVED, Completed: Verdict.COMPLETED, Acknowledged: Verdict.ACKNOWLEDGED}[
        type(event)
    ]
    step = _answered(request.step(event.stage), Answer(event.by, verdict, event.now, event.comment))
    if isinstance(event, Completed) and event.values:
        request = replace(request, values={**request.values, **event.values})
    return _with(request, _passed_if_satisfied(step))


def _stopped(request: Request, key: StageKey, answer: Answer) -> Request:
    return _with(request, replace(_answered(request.step(key), answer), state=State.STOPPED))


def _answered(step: Step, answer: Answer) -> Step:
    seats = (
        replace(seat, answer=answer) if seat.answer is None and answer.by in seat.people else seat
        for seat in step.seats
    )
    return replace(step, seats=tuple(seats))


def _snoozed(step: Step, event: Snoozed) -> Step:
    others = tuple(one for one in step.put_off if one[0] != event.by)
    return replace(step, put_off=(*others, (event.by, event.until)))


def _stop(step: Step) -> Step:
    return replace(step, state=State.STOPPED) if step.state is State.OPEN else step


def _passed_if_satisfied(step: Step) -> Step:
    return replace(step, state=State.PASSED) if step.satisfied else step


def _replaced(request: Request, event: Replaced) -> Request:
    """Who has answered at this stage already has answered for the place he takes over, too: nobody is asked twice."""
    step = request.step(event.stage)
    kept = tuple(seat for seat in step.seats if seat.answer is not None)
    step = replace(step, seats=kept + _seats(event.places))
    for seat in kept:
        step = _answered(step, seat.answer) if seat.answer else step
    return _with(request, _passed_if_satisfied(step))


def _with(request: Request, changed: Step) -> Request:
    return replace(request, steps=tuple(changed if s.stage == changed.stage else s for s in request.steps))


def _seats(places: tuple[Place, ...]) -> tuple[Seat, ...]:
    return tuple(Seat(place.people, place.role, place.stands_in) for place in places)


def _fresh(form: Form) -> tuple[Step, ...]:
    return tuple(Step(stage.key) for stage in form.route)
