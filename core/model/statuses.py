"""The statuses of a stage, as a form has them: what it can stand at, and which moves lead from one to another."""

from dataclasses import dataclass
from datetime import datetime

from core.model.ids import PersonId, StageKey, StatusKey
from core.model.label import Label
from core.model.who import Participant, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class StageStatus:
    """Something that a stage can stand at before it is done."""

    key: StatusKey
    title: Label
    next: tuple[StatusKey, ...] = ()  #: where it can be moved from here
    who: tuple[Participant, ...] = ()  #: who has the request here; without them the stage's own people
    by: tuple[Participant, ...] = ()  #: who may move it here; without them whoever has it
    ends: bool = False  #: moved here, the stage is done
    pause: bool = False  #: the clock of the stage stands still here


@dataclass(frozen=True, slots=True)
class Move:
    """Move the stage to another of its statuses."""

    by: PersonId
    stage: StageKey
    round: int
    to: StatusKey
    now: datetime
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A stage stands at another of its statuses."""

    by: PersonId
    stage: StageKey
    was: StatusKey
    to: StatusKey
    places: tuple[Place, ...]  #: who has the request since; nobody else where there are none
    now: datetime
    comment: str = ""
    taken: bool = False  #: off the stage's own people
