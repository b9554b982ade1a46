"""That files are deleted when their time is over: said by Kivok, and what has happened then."""

from dataclasses import dataclass
from datetime import datetime

from core.model.ids import FieldKey


@dataclass(frozen=True, slots=True)
class Erase:
    """Delete the files whose time is over. Said by Kivok itself."""

    now: datetime


@dataclass(frozen=True, slots=True)
class Erased:
    """The files of some answers were deleted, because their time was over."""

    fields: tuple[FieldKey, ...]
    now: datetime
