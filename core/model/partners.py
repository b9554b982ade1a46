"""What was said about a request and is shown to partners, people of other companies: wanted, and happened."""

from dataclasses import dataclass
from datetime import datetime

from core.model.ids import PersonId
from core.model.value import FileKind


@dataclass(frozen=True, slots=True)
class Show:
    """Let the partners of a request read a comment, which is internal until then."""

    by: PersonId
    comment: int  #: which of its comments, from 1
    now: datetime
    files: tuple[FileKind, ...] = ()  #: the kinds of files that came with it


@dataclass(frozen=True, slots=True)
class Shown:
    by: PersonId
    comment: int
    now: datetime
    partners: tuple[PersonId, ...]
    kinds: tuple[FileKind, ...] = ()
