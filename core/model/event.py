"""What happened to a request: the words of its journal."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from core.model.ids import FieldKey, PersonId, StageKey
from core.model.observers import Observation
from core.model.partners import Shown
from core.model.terms import NO_TERMS, Terms
from core.model.value import File, Value, Values
from core.model.who import Place


class Outcome(StrEnum):
    """How a request ends."""

    APPROVED = "approved"
    REJECTED = "rejected"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Submitted:
    by: PersonId
    values: Values
    now: datetime
    terms: Terms = NO_TERMS  #: by which it will be judged


@dataclass(frozen=True, slots=True)
class StageOpened:
    stage: StageKey
    places: tuple[Place, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class StageSkipped:
    """Its conditions did not hold; `had` are the answers they looked at, as they were."""

    stage: StageKey
    had: tuple[tuple[FieldKey, Value | None], ...]
    now: datetime
    terms: Terms = NO_TERMS  #: by which they were compared


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


@dataclass(frozen=True, slots=True)
class Replaced:
    """The open places of a stage were given to other people, because some of the old ones have left."""

    stage: StageKey
    places: tuple[Place, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class Closed:
    outcome: Outcome
    now: datetime


Agreed: TypeAlias = Approved | Completed | Acknowledged
#: What is said or done beside the way, and takes nobody further on it.
Aside: TypeAlias = Snoozed | Nudged | Commented | Observation | Shown
Event: TypeAlias = (
    Submitted
    | StageOpened
    | StageSkipped
    | Informed
    | Agreed
    | Rejected
    | Returned
    | Recalled
    | Aside
    | Replaced
    | Closed
)
