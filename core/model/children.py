"""Requests that are opened at a stage of another one: what is wanted, what happened, what that one knows of them."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias, assert_never

from core.model.ids import FormKey, PersonId, RequestId, StageKey
from core.model.label import Label
from core.model.outcome import Outcome
from core.model.value import Values


@dataclass(frozen=True, slots=True)
class Parent:
    """What a request is part of: another one, at whose stage it was opened."""

    id: RequestId
    stage: StageKey
    depth: int = 1  #: how many requests it is part of, one within the other


@dataclass(frozen=True, slots=True)
class Child:
    """A request that is part of another one, as far as that one has to know it."""

    id: RequestId
    title: Label  #: of its form
    stage: StageKey  #: where it was opened
    by: PersonId  #: its author
    wait: bool  #: no yes is said at that stage before it has ended
    outcome: Outcome | None = None  #: None while it is under way


@dataclass(frozen=True, slots=True)
class OpenChild:
    """Open a request of another form for the stage."""

    by: PersonId
    stage: StageKey
    round: int
    now: datetime
    form: FormKey
    child: RequestId
    title: Label


@dataclass(frozen=True, slots=True)
class Adopt:
    """Take in a request that was opened for a stage at which its author has nothing to do any more. Said by Kivok."""

    by: PersonId
    stage: StageKey
    now: datetime
    child: RequestId
    title: Label


@dataclass(frozen=True, slots=True)
class EndChild:
    """Learn how a child has ended. Said by Kivok."""

    child: RequestId
    outcome: Outcome
    now: datetime
    values: Values = field(default_factory=dict)  #: its answers, as far as they could be answers here


@dataclass(frozen=True, slots=True)
class ResumeChild:
    """Learn that a child is under way again. Said by Kivok."""

    child: RequestId
    now: datetime


@dataclass(frozen=True, slots=True)
class ChildOpened:
    by: PersonId
    stage: StageKey
    child: RequestId
    title: Label
    now: datetime
    wait: bool


@dataclass(frozen=True, slots=True)
class ChildEnded:
    child: RequestId
    outcome: Outcome
    now: datetime
    values: Values = field(default_factory=dict)  #: what it has answered here


@dataclass(frozen=True, slots=True)
class ChildReopened:
    child: RequestId
    now: datetime


@dataclass(frozen=True, slots=True)
class Fulfilled:
    """The request that was begun for a stage has been approved, and nothing else was to be done there. Said by Kivok,
    for its author."""

    by: PersonId
    stage: StageKey
    now: datetime
    child: RequestId


Nesting: TypeAlias = OpenChild | Adopt | EndChild | ResumeChild
Nested: TypeAlias = ChildOpened | ChildEnded | ChildReopened
#: What comes of it.
Within: TypeAlias = Nested | Fulfilled


def grown(children: tuple[Child, ...], event: Nested) -> tuple[Child, ...]:
    """The children after `event`."""
    match event:
        case ChildOpened():
            return (*children, Child(event.child, event.title, event.stage, event.by, event.wait))
        case ChildEnded():
            return _with_outcome(children, event.child, event.outcome)
        case ChildReopened():
            return _with_outcome(children, event.child, None)
        case _:
            assert_never(event)


def _with_outcome(children: tuple[Child, ...], id: RequestId, outcome: Outcome | None) -> tuple[Child, ...]:
    return tuple(replace(child, outcome=outcome) if child.id == id else child for child in children)
