"""What a person said, whatever edge it came by."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.addressed import Addressed
from core.model.org import Person
from core.model.rich import Mark
from core.model.value import File, Location
from core.store.inbox import Once


class Way(StrEnum):
    WORDS = "words"
    PRESS = "press"
    FILES = "files"
    EDITED = "edited"  #: a message that was said before, now with other words
    REACTION = "reaction"  #: a sign that was put under a message
    OTHER = "other"  #: a sticker, a voice message, a place, a contact: nothing that can be read


@dataclass(frozen=True, slots=True)
class Said:
    person: Person | None  #: None for a stranger
    way: Way
    language: str = "en"  #: of the person's messenger
    words: str = ""  #: a text, a caption, or what the pressed button carries
    files: tuple[File, ...] = ()
    message: int | None = None  #: the message whose button was pressed, that is replied to, or reacted to
    once: tuple[Once, ...] = ()  #: the rows of the inbox to be marked with the effect
    marks: tuple[Mark, ...] = ()  #: the looks of the words
    location: Location | None = None  #: a place that was sent
    phone: str = ""  #: of a contact that was shared
    account: int | None = None  #: by which the messenger knows a stranger
    bot: str = ""  #: what the messenger calls the bot: links to it begin so
    searches: bool = False  #: where the person is, rows can be found while one types
    addressed: tuple[Addressed, ...] = ()  #: colleagues at whom the messenger itself points within the words
    again: bool = False  #: its effect is there already: the person only has to see it
    chosen: bool = False  #: the words were not typed but chosen from a list that a bot has offered
