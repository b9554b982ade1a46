"""What a person wants to do to a request."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from core.model.children import Adopt, EndChild, Nesting, Parent, ResumeChild
from core.model.erasing import Erase
from core.model.event import Where
from core.model.ids import PersonId, StageKey
from core.model.observers import Observing
from core.model.partners import Show
from core.model.statuses import Move
from core.model.terms import NO_TERMS, Terms
from core.model.value import File, Values


@dataclass(frozen=True, slots=True)
class Submit:
    """Send it on its way: for the first time, or again after rework."""

    by: PersonId
    values: Values
    now: datetime
    terms: Terms = NO_TERMS  #: of this moment
    parent: Parent | None = None  #: what it is part of


@dataclass(frozen=True, slots=True)
class Approve:
    by: PersonId
    stage: StageKey  #: the stage he saw: an old button must not approve a new stage
    round: int  #: the round he saw: what has been reworked since must be seen first
    now: datetime
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Complete:
    """Report that what the stage asks for has been done."""

    by: PersonId
    stage: StageKey
    round: int
    now: datetime
    comment: str = ""
    values: Values = field(default_factory=dict)  #: what the stage had to answer


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Confirm having read it."""

    by: PersonId
    stage: StageKey
    round: int
    now: datetime
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Reject:
    """Say no, for good."""

    by: PersonId
    stage: StageKey
    round: int
    now: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Return:
    """Send it back for rework: to the author, or to a stage that was passed."""

    by: PersonId
    stage: StageKey
    round: int
    now: datetime
    reason: str
    to: StageKey | None = None  #: None for the author


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask somebody who has to do with it a question, and decide when he has answered."""

    by: PersonId
    stage: StageKey
    round: int
    now: datetime
    whom: PersonId
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer what one was asked."""

    by: PersonId
    stage: StageKey
    round: int
    now: datetime
    text: str


@dataclass(frozen=True, slots=True)
class HandOn:
    """Let somebody else decide in one's place."""

    by: PersonId
    stage: StageKey
    round: int
    now: datetime
    to: PersonId
    comment: str


@dataclass(frozen=True, slots=True)
class Add:
    """Have somebody else agree, too."""

    by: PersonId
    stage: StageKey
    round: int
    now: datetime
    whom: PersonId
    where: Where
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the decision one has just made."""

    by: PersonId
    now: datetime


@dataclass(frozen=True, slots=True)
class Amend:
    """Change one's answers while it is under way."""

    by: PersonId
    values: Values
    now: datetime
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True)
class Cancel:
    """Ask for what was approved to be cancelled."""

    by: PersonId
    now: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """Have what has ended again with its author."""

    by: PersonId
    now: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Recall:
    """Take one's own request back."""

    by: PersonId
    now: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Snooze:
    """Put one's answer off: be left alone until then."""

    by: PersonId
    stage: StageKey
    round: int
    now: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Nudge:
    """Remind those for whom one's own request waits."""

    by: PersonId
    now: datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """Say something to everybody who has to do with it."""

    by: PersonId
    now: datetime
    text: str
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Replace:
    """Find somebody else for the open places of people who no longer work here. Said by Kivok itself."""

    now: datetime
    asks: bool = False  #: whoever takes over is asked, though he has agreed before


@dataclass(frozen=True, slots=True)
class Recount:
    """Count the days of a leave again, below which the calendar has changed, or during which somebody was ill. Said by
    Kivok itself."""

    now: datetime
    terms: Terms
    told: tuple[PersonId, ...] = ()  #: who has to know besides the author


Decision: TypeAlias = Approve | Complete | Acknowledge | Reject | Return
#: What can be done within a stage on the way to a decision.
Detour: TypeAlias = Ask | Answer | HandOn | Add
#: What the author does to his own request, or whoever answers for the process.
Own: TypeAlias = Submit | Amend | Recall | Cancel | Reopen | Nudge
Command: TypeAlias = (
    Own | Decision | Move | Detour | Undo | Snooze | Comment | Observing | Show | Nesting | Replace | Recount | Erase
)


def presser(command: Command) -> PersonId | None:
    """Who wants it; None for Kivok itself."""
    return None if isinstance(command, Adopt | EndChild | ResumeChild | Replace | Recount | Erase) else command.by
