"""A request: a filled-in form on its way, and whom it concerns."""

from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from typing import Any

from core.model.agree import ALL, Agree
from core.model.children import Child, Parent
from core.model.form import Form, Stage
from core.model.ids import FieldKey, PersonId, RequestId, StageKey
from core.model.observers import Observer
from core.model.step import Answer, State, Step
from core.model.terms import NO_TERMS, Terms
from core.model.value import Value, Values


class Status(StrEnum):
    NEW = "new"  #: never submitted
    PENDING = "pending"  #: under way
    REWORK = "rework"  #: with the author, to be improved
    APPROVED = "approved"
    REJECTED = "rejected"
    RECALLED = "recalled"
    CANCELLING = "cancelling"  #: approved, and under way to be cancelled
    CANCELLED = "cancelled"


#: Nothing more comes by itself.
CLOSED = frozenset({Status.APPROVED, Status.REJECTED, Status.RECALLED, Status.CANCELLED})
#: Some stage is waited for.
UNDER_WAY = frozenset({Status.PENDING, Status.CANCELLING})


@dataclass(frozen=True, slots=True)
class Cancelling:
    """The author wants an approved request cancelled; `steps` is the way that it had come before."""

    by: PersonId
    reason: str
    now: datetime
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """How the request was before the last decision, as long as that can be taken back; or before a child ended with
    which a stage was done, as long as it stays so if that is under way again."""

    by: PersonId
    stage: StageKey
    now: datetime
    was: "Request"
    child: RequestId | None = None


@dataclass(frozen=True, slots=True)
class Request:
    id: RequestId
    form: Form  #: the version it was made with, for good
    author: PersonId
    created: datetime
    status: Status = Status.NEW
    values: Values = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    round: int = 0  #: how many times it was set on its way; a button of an earlier time is outdated
    version: int = 0  #: how many times it was stored
    returned: Answer | None = None  #: why it is with the author again, or stays approved
    ended: datetime | None = None
    terms: Terms = NO_TERMS  #: of the moment when it was sent last
    comments: tuple[PersonId, ...] = ()  #: who has said something, once each: a state does not grow with its history
    fixed: frozenset[FieldKey] = frozenset()  #: the answers that stay as they are
    edition: int = 0  #: how many times the answers have become others
    #: The answers that the author has changed last, as they were.
    changed: tuple[tuple[FieldKey, Value | None], ...] = ()
    met: tuple[PersonId, ...] = ()  #: everybody who ever had a place, the first one first
    cancelling: Cancelling | None = None  #: set for good when it was cancelled
    before: Before | None = None
    observers: tuple[Observer, ...] = ()  #: who looks on, the latest last
    shown: frozenset[int] = frozenset()  #: the comments that partners may read, counted from 1
    commented: int = 0  #: how often something was said
    parent: Parent | None = None  #: what it is part of
    children: tuple[Child, ...] = ()  #: the requests that are part of it, the first one first

    @property
    def closed(self) -> bool:
        return self.status in CLOSED

    @property
    def open(self) -> Step | None:
        """The stage that is waited for now."""
        return next((step for step in self.steps if step.state is State.OPEN), None)

    @property
    def held(self) -> tuple[Child, ...]:
        """The children that the open stage waits for: nobody says yes there before they have ended."""
        step = self.open if self.children and self.status is Status.PENDING else None
        if step is None:
            return ()
        return tuple(one for one in self.children if one.wait and one.outcome is None and one.stage == step.stage)

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

    def agree(self, key: StageKey) -> Agree:
        """How many have to agree at a stage. That a request is cancelled everybody has to agree to who once did."""
        return ALL if self.cancelling is not None else self.form.stage(key).agree


def revised(request: Request, **changes: Any) -> Request:
    """`dataclasses.replace`, which asks for every field by itself, in half the time: a decision does it often."""
    return Request(**dict(zip(_FIELDS, _VALUES(request), strict=True)) | changes)


_FIELDS = tuple(one.name for one in fields(Request))
_VALUES = attrgetter(*_FIELDS)


def blank(id: RequestId, form: Form, author: PersonId, now: datetime) -> Request:
    """A request before its first submission."""
    return Request(id=id, form=form, author=author, created=now, steps=fresh(form))


def fresh(form: Form) -> tuple[Step, ...]:
    """The route of a form, of which no stage has been reached."""
    return tuple(Step(stage.key) for stage in form.route)


def involved(request: Request) -> tuple[PersonId, ...]:
    """Everybody who has had a part in it, the author first."""
    return tuple(dict.fromkeys((request.author, *request.met, *(one.person for one in request.observers))))


def waiting_for(request: Request) -> frozenset[PersonId]:
    """The people who have to do something now."""
    if request.status is Status.REWORK:
        return frozenset({request.author})
    step = request.open
    if step is None:
        return frozenset()
    return step.questioned if request.held else step.awaited


def agreed(request: Request) -> tuple[PersonId, ...]:
    """Those whose yes stands, in the order of the way; of a request that was cancelled, those who had agreed to it."""
    steps = request.steps if request.cancelling is None else request.cancelling.steps
    return tuple(dict.fromkeys(answer.by for step in steps for answer in step.answers if answer.yes))


def listeners(request: Request) -> tuple[PersonId, ...]:
    """Those whom words about it concern: the author, who is waited for, who has answered or moved it, who has said
    something, and who looks on. Not those who were only told, nor those in whose place somebody else has answered."""
    answered = (answer.by for step in request.steps for answer in step.answers)
    moved = (person for step in request.steps for person in _movers(step))
    concerned = request.open.awaited if request.open is not None else waiting_for(request)
    people = [request.author, *answered, *moved, *sorted(concerned), *request.comments]
    people += (one.person for one in request.observers)
    return tuple(dict.fromkeys(people))


def _movers(step: Step) -> tuple[PersonId, ...]:
    """Who has moved it from status to status, and who will have it again."""
    if step.standing is None:
        return ()
    return (*step.standing.moved, *(person for seat in step.standing.taken for person in seat.people))


def put_off_until(step: Step, person: PersonId) -> datetime | None:
    """Until when this person has put his answer off; it may be over."""
    return dict(step.put_off).get(person)


def puts_off(request: Request, person: PersonId, now: datetime) -> bool:
    """Whether this person is left alone with it at present."""
    until = put_off_until(request.open, person) if request.open is not None else None
    return until is not None and until > now


def nudgeable(request: Request, now: datetime) -> tuple[PersonId, ...]:
    """Whom the author can remind: who is waited for, but for himself, those who have put it off, and those who wait for
    an answer."""
    if request.open is None:
        return ()
    others = waiting_for(request) - {request.author} - request.open.asking
    return tuple(id for id in sorted(others) if not puts_off(request, id, now))
