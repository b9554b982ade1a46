"""Where and when something is read or said: language, zone and present moment of one person."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.model.ids import CatalogKey, PersonId
from core.model.named import Named


def _plural(one: str, many: str, count: int) -> str:
    return (one if count == 1 else many).format(count=count)


def _nobody(_typed: str) -> tuple[PersonId, ...]:
    return ()


def _no_rows(_catalog: CatalogKey, _typed: str) -> Named:
    return Named()


@dataclass(frozen=True, slots=True)
class Here:
    """The reader's surroundings, by which typed words are understood and values are shown."""

    locale: str  #: "ru" or "en"
    zone: ZoneInfo
    now: datetime
    say: Callable[[str], str] = str  #: an English text in the reader's language
    name: Callable[[PersonId], str] = str  #: how a person is called
    plural: Callable[[str, str, int], str] = _plural  #: the form that a count takes in the reader's language
    meant: Callable[[str], tuple[PersonId, ...]] = _nobody  #: who works here and may be called so
    named: Callable[[CatalogKey, str], Named] = _no_rows  #: the rows of a catalog that are called so
    outside: bool = False  #: the reader belongs to another company

    @property
    def today(self) -> date:
        """The day that it is in `zone`."""
        return self.now.astimezone(self.zone).date()
