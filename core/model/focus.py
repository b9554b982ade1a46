"""What a person's next words belong to."""

from dataclasses import dataclass
from typing import TypeAlias

from core.model.ids import AnnouncementId, DraftId, PersonId, RequestId, StageKey, StatusKey
from core.model.leave.correction import Correction


@dataclass(frozen=True, slots=True)
class OnDraft:
    """They answer the question that this draft asks."""

    draft: DraftId


@dataclass(frozen=True, slots=True)
class OnReason:
    """They say why a request is rejected or returned, comment its approval or a move, ask or answer; or they
    name a colleague."""

    request: RequestId
    stage: StageKey
    round: int
    verb: str  #: what the words are for, as the conversation calls it
    to: StageKey | None = None  #: the stage that it goes back to
    whom: PersonId | None = None  #: who was chosen; None while his name is looked for
    status: StatusKey | None = None  #: to which it is moved


@dataclass(frozen=True, slots=True)
class OnEnding:
    """They say why a request ends before its time, or comes back after its end."""

    request: RequestId
    verb: str  #: of the button


@dataclass(frozen=True, slots=True)
class OnAnnouncement:
    """They are part of an announcement."""

    announcement: AnnouncementId
    asks: str = ""  #: "audience" or "expiry"; "" for its text


@dataclass(frozen=True, slots=True)
class OnObserver:
    """They name somebody who is to look on at a request."""

    request: RequestId


@dataclass(frozen=True, slots=True)
class OnCorrection:
    """They are about a balance of leave that is being corrected: the first thing that is not known of it yet."""

    correction: Correction


Focus: TypeAlias = OnDraft | OnReason | OnEnding | OnAnnouncement | OnObserver | OnCorrection
