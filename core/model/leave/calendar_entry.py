"""A leave as it stands in somebody's own calendar: whole days, which a later version replaces or takes out."""

from dataclasses import dataclass
from datetime import datetime

from core.model.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    uid: str  #: the same for every version
    version: int  #: rises: of two, a calendar keeps the later one
    title: str
    period: Period
    at: datetime  #: when it was made so
    cancelled: bool = False  #: to be taken out of the calendar
    asked: bool = False  #: only asked for as yet
    busy: bool = True  #: whoever reads the calendar is away himself then
