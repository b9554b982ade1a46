"""The words of the matrix: what happens, and what each role then has in his chat."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from core.model.event import Event
from tests.dialogs.matrix.cast import FORM
from tests.dialogs.sayings import Saying


class How(StrEnum):
    """How something comes to a person."""

    ASKED = "asked"  #: a new card, with a sound: it waits for him
    TOLD = "told"  #: a new card, with a sound: he has to know
    CHANGED = "changed"  #: the card that he has shows it, in silence
    REMINDED = "reminded"  #: a short message below his card
    PASSED_ON = "passed_on"  #: the words of somebody else
    ANSWERED = "answered"  #: what Kivok says at once to whoever has pressed or written


class Leaves:
    """Nothing is said: somebody works here no more."""


@dataclass(frozen=True)
class Declares:
    """Nothing is said: a day is made a holiday in the catalog."""

    day: date


@dataclass(frozen=True)
class Passes:
    """Nothing is said: so many days go by, and what falls due happens."""

    days: int


@dataclass(frozen=True)
class Seen:
    """What a person reads: of a new message its first line, and then what stands in it that he has not read on his card
    before; of a changed one the latter. Lines are parted by « | »; «…» stands for the headline of the request. Neither
    its number nor its way is repeated here."""

    how: How
    ru: str
    en: str

    def in_(self, locale: str) -> tuple[How, str]:
        return self.how, self.ru if locale == "ru" else self.en


#: All that a person has of an event, in this order.
Cell: TypeAlias = tuple[Seen, ...]
#: He hears nothing, and nothing changes before his eyes.
SILENCE: Cell = ()


def asked(ru: str, en: str) -> Cell:
    return (Seen(How.ASKED, ru, en),)


def told(ru: str, en: str) -> Cell:
    return (Seen(How.TOLD, ru, en),)


def changed(ru: str = "", en: str = "") -> Cell:
    """Without words: only buttons or signs are other ones."""
    return (Seen(How.CHANGED, ru, en),)


def waits(ru: str, en: str) -> Cell:
    """His card shows that these are waited for."""
    return changed(f"⏳ Ждём: {ru}, с 12:00", f"⏳ Waiting for {en} since 12:00")


def reminded(ru: str, en: str) -> Cell:
    return (Seen(How.REMINDED, ru, en),)


def passed_on(ru: str, en: str) -> Cell:
    return (Seen(How.PASSED_ON, ru, en),)


def answered(ru: str, en: str) -> Cell:
    return (Seen(How.ANSWERED, ru, en),)


#: Words in Russian and in English.
Both: TypeAlias = tuple[str, str]
LEAVES = Leaves()
#: Who does what.
Doing: TypeAlias = tuple[str, Saying | Both | Leaves | Declares | Passes]


@dataclass(frozen=True, kw_only=True)
class Row:
    """What happens in one go, and what each role has of it. The roles are told apart by where the request waits: at the
    stage of `present`. Of a new row the test tells what everybody has seen: it is read, judged, and written down."""

    about: str
    events: tuple[type[Event], ...]  #: all that happens, in order
    do: tuple[Doing, ...]  #: it is the last of these that does it
    way: Both  #: how the way then looks to whoever may see it
    author: Cell
    past: Cell  #: has approved before
    present: Cell  #: is asked now
    substitute: Cell  #: is asked now, too, for somebody who is not there
    next: Cell  #: of a stage ahead
    observer: Cell
    partner: Cell  #: of another company
    newcomer: Cell  #: whoever the event brings in, if anybody
    colleague: Cell  #: has nothing to do with it


@dataclass(frozen=True, kw_only=True)
class Story:
    """Rows that follow on each other, each from where the one before has come."""

    name: str
    form: str  #: its route, in YAML
    head: str = FORM  #: what stands above it
    before: tuple[Doing, ...] = ()  #: what nobody looks at
    rows: tuple[Row, ...]
