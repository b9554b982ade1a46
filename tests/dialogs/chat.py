"""The chat of one person, as his messenger would show it."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from typing_extensions import override

from dialogs.i18n import _, speaking
from dialogs.packing import packed
from dialogs.screen import Choice, Screen, Search, fitted, text_of
from tests.dialogs.manners import mind

_SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})


@dataclass
class Message:
    """A message of the bot, with everything that it has ever shown; the last screen is there now."""

    number: int
    screens: list[Screen]
    at: datetime | None = None  #: when it came
    silent: bool = False
    replies_to: int | None = None

    @property
    def screen(self) -> Screen:
        return self.screens[-1]

    @property
    def choices(self) -> list[Choice]:
        return [choice for row in self.screen.rows for choice in row]

    @override
    def __str__(self) -> str:
        rows = (" ".join(_drawn(choice) for choice in row) for row in self.screen.rows)
        files = (f"📎 {file.name}" for file in self.screen.files)
        pictures = ["[picture]"] if self.screen.drawing else []
        return plain("\n".join([*files, text_of(fitted(self.screen)), *pictures, *rows]))


@dataclass
class Chat:
    name: str
    language: str  #: of the messenger
    messages: list[Message] = field(default_factory=list)
    log: list[str] = field(default_factory=list)  #: everything that happened here, to be read when a test fails
    unread: list[int] = field(default_factory=list)  #: numbers of the messages that came or changed since the last look
    toasts: list[str] = field(default_factory=list)  #: notes over the chat since the last look
    taps: int = 0  #: how often the person has pressed or written

    def __post_init__(self) -> None:
        self.locale = self.language  #: what is spoken, until another one is chosen

    def send(
        self, number: int, screen: Screen, at: datetime | None = None, *, silent: bool = False, above: int | None = None
    ) -> int:
        """A new message, below all others; `above`, the one to which it is a reply."""
        mind(screen)
        self.messages.append(Message(number, [screen], at, silent, above))
        return self._noted(number, "")

    def change(self, number: int, screen: Screen) -> int:
        mind(screen)
        self.message(number).screens.append(screen)
        return self._noted(number, " is changed")

    def strip(self, number: int) -> None:
        """The buttons go; the words stay."""
        message = self.message(number)
        message.screens.append(replace(message.screen, rows=()))

    def retire(self, number: int, screen: Screen) -> None:
        """Other words, and no buttons: another message has taken its place."""
        self.message(number).screens.append(screen)

    def toast(self, text: str) -> None:
        self.toasts.append(plain(text))
        self.log.append(f"  ({plain(text)})")

    def message(self, number: int) -> Message:
        """Raises LookupError."""
        for message in self.messages:
            if message.number == number:
                return message
        raise LookupError(f"there is no message {number}")

    def reading(self, words: str) -> Message:
        """The newest message in which these words are read. Raises LookupError."""
        for message in reversed(self.messages):
            if self.in_words(words) in str(message):
                return message
        raise LookupError(f"there is no message that reads {words}")

    def news(self) -> list[Message]:
        """The messages that came or changed since the last look."""
        return [self.message(number) for number in dict.fromkeys(self.unread)]

    def read(self) -> None:
        self.unread, self.toasts = [], []

    def button(self, label: str) -> tuple[Message, Choice]:
        """The button that reads so, in the newest message which has it. Raises LookupError."""
        wanted = self.in_words(label)
        places = [(m, choice) for m in reversed(self.messages) for choice in m.choices if choice.action]
        for fits in (str.__eq__, str.__contains__):
            for message, choice in places:
                if fits(plain(choice.label), wanted):
                    return message, choice
        raise LookupError(f"there is no button [{wanted}]")

    def old_button(self, label: str) -> tuple[Message, Choice]:
        """A button that was here once, the last one that read so. Raises LookupError."""
        wanted = self.in_words(label)
        for message in reversed(self.messages):
            for screen in reversed(message.screens[:-1]):
                for choice in (choice for row in screen.rows for choice in row):
                    if choice.action and wanted in plain(choice.label):
                        return message, choice
        raise LookupError(f"there never was a button [{wanted}]")

    def in_words(self, words: str) -> str:
        """`words` in the reader's language, as far as the catalog knows them; in brackets, too."""
        if words.startswith("[") and words.endswith("]"):
            return f"[{self.in_words(words[1:-1])}]"
        with speaking(self.locale):
            return plain(_(words)) if words else ""

    @override
    def __str__(self) -> str:
        return f"--- the chat of {self.name} ---\n" + "\n".join(self.log)

    def _noted(self, number: int, what: str) -> int:
        self.unread.append(number)
        self.log.append(f"#{number}{what}\n{_indented(str(self.message(number)))}")
        return number


def plain(text: str) -> str:
    """With ordinary spaces: nobody types the others."""
    return text.translate(_SPACES)


def _drawn(choice: Choice) -> str:
    if choice.action is None:
        return f"({choice.label})"
    if not isinstance(choice.action, Search):
        packed(choice.action)  # raises for what does not fit
    return f"[{choice.label}]"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
