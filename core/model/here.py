"""Where and when something is read or said: language, zone and present moment of one person."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.model.ids import PersonId


@dataclass(frozen=True, slots=True)
class Here:
    """The reader's surroundings, by which typed words are understood and values are shown."""

    locale: str  #: "ru" or "en"
    zone: ZoneInfo
    now: datetime
    say: Callable[[str], str] = str  #: an English text in the reader's language
    name: Callable[[PersonId], str] = str  #: how a person is called

    @property
    def today(self) -> date:
        """The day that it is in `zone`."""
        return self.now.astimezone(self.zone).date()
