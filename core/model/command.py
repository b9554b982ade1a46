"""What a person wants to do to a request."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from core.model.ids import PersonId, StageKey
from core.model.observers import Observing
from core.model.partners import Show
from core.model.terms import NO_TERMS, Terms
from core.model.value import File, Values


@dataclass(frozen=True, slots=True)
class Submit:
    """Send it on its way: for the first time, or again after rework."""

    by: PersonId
    values: Values
    now: datetime
    terms: Terms = NO_TERMS  #: of this moment


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
    """Send it back to the author for rework."""

    by: PersonId
    stage: StageKey
    round: int
    now: datetime
    reason: str


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


Decision: TypeAlias = Approve | Complete | Acknowledge | Reject | Return
Command: TypeAlias = Submit | Decision | Recall | Snooze | Nudge | Comment | Observing | Show | Replace
