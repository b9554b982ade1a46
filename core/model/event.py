"""What happened to a request: the words of its journal."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from core.model.children import Parent, Within
from core.model.erasing import Erased
from core.model.ids import FieldKey, PersonId, StageKey
from core.model.observers import Observation
from core.model.outcome import Outcome
from core.model.partners import Shown
from core.model.statuses import Moved
from core.model.terms import NO_TERMS, Terms
from core.model.value import File, Value, Values
from core.model.who import Place


class Skip(StrEnum):
    """Why a stage is passed over."""

    CONDITIONS = "conditions"  #: they do not hold
    AUTHOR = "author"  #: it would ask the author himself
    NOBODY = "nobody"  #: nobody was found


class Where(StrEnum):
    """When somebody who was added is asked, as seen by who has added him."""

    BEFORE = "before"  #: I decide after him
    BESIDE = "beside"
    AFTER = "after"  #: he decides after me


@dataclass(frozen=True, slots=True)
class Submitted:
    by: PersonId
    values: Values
    now: datetime
    terms: Terms = NO_TERMS  #: by which it will be judged
    kept: tuple[StageKey, ...] = ()  #: the stages where what was said stands
    parent: Parent | None = None  #: what it is part of, told when it is sent for the first time


@dataclass(frozen=True, slots=True)
class Amended:
    """The author has changed his answers while the request was under way."""

    by: PersonId
    values: Values
    now: datetime
    terms: Terms = NO_TERMS
    kept: tuple[StageKey, ...] = ()


@dataclass(frozen=True, slots=True)
class StageOpened:
    stage: StageKey
    places: tuple[Place, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class StageSkipped:
    """`had` are the answers that its conditions looked at, as they were."""

    stage: StageKey
    had: tuple[tuple[FieldKey, Value | None], ...]
    now: datetime
    terms: Terms = NO_TERMS  #: by which they were compared
    why: Skip = Skip.CONDITIONS


@dataclass(frozen=True, slots=True)
class Informed:
    """The people of a stage that only tells were told; nobody waits for them."""

    stage: StageKey
    places: tuple[Place, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class Approved:
    by: PersonId
    stage: StageKey
    now: datetime
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Completed:
    by: PersonId
    stage: StageKey
    now: datetime
    comment: str = ""
    values: Values = field(default_factory=dict)  #: what the stage answered


@dataclass(frozen=True, slots=True)
class Acknowledged:
    by: PersonId
    stage: StageKey
    now: datetime
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    by: PersonId
    stage: StageKey
    now: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Returned:
    by: PersonId
    stage: StageKey
    now: datetime
    reason: str
    to: StageKey | None = None  #: a stage that was passed; None for the author


@dataclass(frozen=True, slots=True)
class AgreedBefore:
    """Who has agreed at an earlier stage, and would only be asked the same again."""

    by: PersonId
    stage: StageKey
    earlier: StageKey
    now: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody wants to know something before he decides."""

    by: PersonId
    stage: StageKey
    whom: PersonId
    text: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    by: PersonId
    stage: StageKey
    to: PersonId
    text: str
    now: datetime


@dataclass(frozen=True, slots=True)
class HandedOn:
    """Somebody has left his place to another."""

    by: PersonId
    stage: StageKey
    to: PersonId
    now: datetime
    comment: str


@dataclass(frozen=True, slots=True)
class Added:
    """Somebody wants one more to agree."""

    by: PersonId
    stage: StageKey
    whom: PersonId
    where: Where
    now: datetime
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """Somebody has taken back his last decision."""

    by: PersonId
    stage: StageKey
    now: datetime


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The author wants what was approved cancelled; some stages have to agree."""

    by: PersonId
    now: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Uncancelled:
    """It stays approved: a stage has said no, or the author (`by`) has thought better of it."""

    now: datetime
    by: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Reopened:
    """A request that had ended is with its author again; what was said at its stages is not forgotten."""

    by: PersonId
    now: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Recalled:
    by: PersonId
    now: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Snoozed:
    by: PersonId
    stage: StageKey
    until: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class Nudged:
    """The author has asked those who are waited for not to forget."""

    by: PersonId
    stage: StageKey
    now: datetime


@dataclass(frozen=True, slots=True)
class Commented:
    by: PersonId
    text: str
    now: datetime
    files: tuple[File, ...] = ()
    outside: bool = False  #: said by a partner, and so read by partners


@dataclass(frozen=True, slots=True)
class Replaced:
    """The open places of a stage were given to other people, because some of the old ones have left."""

    stage: StageKey
    places: tuple[Place, ...]
    now: datetime
    gone: tuple[PersonId, ...] = ()  #: those who can answer no question any more


@dataclass(frozen=True, slots=True)
class Recounted:
    """The days of a leave were counted again, because the calendar below it has changed, or its person was ill."""

    terms: Terms
    now: datetime
    told: tuple[PersonId, ...] = ()  #: who has to know besides the author


@dataclass(frozen=True, slots=True)
class Closed:
    outcome: Outcome
    now: datetime


Agreed: TypeAlias = Approved | Completed | Acknowledged
#: What one person says at a stage that is his to answer.
Decided: TypeAlias = Agreed | Rejected | Returned
#: What happens within a stage on the way to a decision.
Detour: TypeAlias = Asked | Answered | HandedOn | Added
#: What is said or done beside the way, and takes nobody further on it.
Aside: TypeAlias = Snoozed | Nudged | Commented | Observation | Shown
Event: TypeAlias = (
    Submitted
    | Amended
    | StageOpened
    | StageSkipped
    | Informed
    | Decided
    | AgreedBefore
    | Moved
    | Detour
    | Undone
    | Recalled
    | Cancelled
    | Uncancelled
    | Reopened
    | Aside
    | Within
    | Replaced
    | Recounted
    | Erased
    | Closed
)
