"""What a person sees, as values: lines of text, rows of buttons, files. Each edge draws them in its own way."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from core.model.ids import DraftId, RequestId
from core.model.leave.calendar_entry import CalendarEntry
from core.model.rich import Rich, units
from core.model.value import File
from dialogs.action import Action

#: What a button may read at most, in characters: more than that is cut off on a phone.
LABEL = 24
#: What a message holds at most, in UTF-16 units: Telegram's limit, and plenty for anybody.
LONGEST = 4096
#: And what it holds below a picture.
CAPTION = 1024


@dataclass(frozen=True, slots=True)
class Bold:
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Lines set apart, folded until somebody wants to read them."""

    text: str


#: Rich is what somebody has written with looks of its own.
Span: TypeAlias = str | Bold | Quote | Rich
Line: TypeAlias = tuple[Span, ...]


class Style(StrEnum):
    PLAIN = "plain"
    MAIN = "main"  #: the one that most people will press
    DANGER = "danger"  #: cannot be taken back


@dataclass(frozen=True, slots=True)
class Search:
    """Finding rows while one types, where the edge can do that."""

    words: str = ""  #: to begin with


@dataclass(frozen=True, slots=True)
class Choice:
    """A button. Without an action it only tells something, and cannot be pressed."""

    label: str
    action: Action | Search | None
    style: Style = Style.PLAIN


Row: TypeAlias = tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    lines: tuple[Line, ...]
    rows: tuple[Row, ...] = ()
    files: tuple[File, ...] = ()  #: sent along, above the text
    answer: bool = False  #: words are expected: the field to write in is opened
    drawing: str = ""  #: SVG: a picture above the words, in one message with them
    entry: CalendarEntry | None = None  #: sent along as a file, above the words, for the reader's own calendar

    @property
    def longest(self) -> int:
        """How long the words may be, in UTF-16 units."""
        return CAPTION if self.drawing else LONGEST


@dataclass(frozen=True, slots=True)
class Reply:
    """What follows from what a person said."""

    screen: Screen | None = None
    toast: str = ""  #: a short note over the chat; only a press can be answered so
    alert: bool = False  #: the note has to be closed by hand
    fresh: bool = False  #: a new message, even where the old one could be changed
    draft: DraftId | None = None  #: the draft that the screen shows
    about: RequestId | None = None  #: the request that the screen is about: a reply to it is a comment
    old: int | None = None  #: a message whose buttons are of no use any more


def line(*spans: Span) -> Line:
    return spans


def text_of(screen: Screen) -> str:
    """The words of a screen, without their looks."""
    return "\n".join("".join(_words(span) for span in one) for one in screen.lines)


def without_search(screen: Screen) -> Screen:
    """For an edge that cannot search while one types: the buttons for it are gone."""
    rows = (tuple(choice for choice in row if not isinstance(choice.action, Search)) for row in screen.rows)
    return replace(screen, rows=tuple(row for row in rows if row))


def fitted(screen: Screen) -> Screen:
    """`screen`, its longest spans cut until all of it fits into one message."""
    while (over := units(text_of(screen)) - screen.longest) > 0:
        screen = _shortened(screen, over)
    return screen


def label(words: str, most: int = LABEL) -> str:
    """`words` as a button can show them: what is too long ends in an ellipsis, between two words if it can."""
    if len(words) <= most:
        return words
    between = max((at for at, letter in enumerate(words[:most]) if letter.isspace()), default=0)
    return words[: between if 2 * between > most else most - 1].rstrip(" ·,\N{NO-BREAK SPACE}") + "…"


def _shortened(screen: Screen, over: int) -> Screen:
    places = [(i, j) for i, one in enumerate(screen.lines) for j in range(len(one))]
    at, longest = max(places, key=lambda place: units(_words(screen.lines[place[0]][place[1]])))
    span = screen.lines[at][longest]
    words = _words(span)
    kept = _beginning(words, units(words) - over - 1).rstrip() + "…" if len(words) > 1 else ""
    cut = tuple(_with_words(span, kept) if j == longest else other for j, other in enumerate(screen.lines[at]))
    return replace(screen, lines=tuple(cut if i == at else one for i, one in enumerate(screen.lines)))


def _words(span: Span) -> str:
    return span if isinstance(span, str) else span.text


def _with_words(span: Span, words: str) -> Span:
    match span:
        case str():
            return words
        case Rich():
            return Rich(words, tuple(mark for mark in span.marks if mark.at + mark.length <= units(words)))
        case Bold() | Quote():
            return replace(span, text=words)


def _beginning(text: str, units: int) -> str:
    """So much of `text`; half an emoji is none."""
    return text.encode("utf-16-le")[: 2 * max(0, units)].decode("utf-16-le", "ignore")


def paired(choices: "tuple[Choice, ...] | list[Choice]", width: int = 2) -> Iterator[Row]:
    """Buttons in rows of `width`; one with a long label gets a row of its own."""
    row: list[Choice] = []
    for choice in choices:
        long = len(choice.label) > LABEL
        if row and (long or len(row) == width):
            yield tuple(row)
            row = []
        row.append(choice)
        if long:
            yield tuple(row)
            row = []
    if row:
        yield tuple(row)
