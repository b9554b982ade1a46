"""What a person does in his chat, and what he then expects to see: the words of the transcripts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from core.model.addressed import Addressed
from core.model.refusal import Refusal
from core.model.rich import Mark
from core.model.value import File, FileKind, Location
from dialogs.i18n import _, speaking
from dialogs.packing import packed
from dialogs.said import Way
from tests.dialogs.chat import Chat, plain


@dataclass(frozen=True)
class Update:
    """What the messenger sends when a person does something."""

    way: Way
    words: str = ""
    files: tuple[File, ...] = ()
    message: int | None = None
    shown: str = ""  #: how it reads in the log
    copies: int = 1  #: how often this very update arrives
    unseen: bool = False  #: its answer is lost on the way, and it is handled again
    marks: tuple[Mark, ...] = ()  #: the looks of the words
    location: Location | None = None
    phone: str = ""  #: of a contact
    addressed: tuple[Addressed, ...] = ()  #: at whom the messenger points


#: A text is said as it is.
Saying: TypeAlias = str | Callable[[Chat], tuple[Update, ...]]
#: Tells what is missed; nothing when all is as expected.
Expectation: TypeAlias = Callable[[Chat], str]
#: What is looked for: words, or the message of a refusal whatever it is filled with.
Needle: TypeAlias = str | type[Refusal]


def press(label: str) -> Saying:
    """Press the button that reads so, in the newest message which has it."""
    return lambda chat: (_press(*_pointed(chat.button(label)), label),)


def press_old(label: str) -> Saying:
    """Press a button that has been changed since: the press was on its way, or the messenger shows old things."""
    return lambda chat: (_press(*_pointed(chat.old_button(label)), f"old {label}"),)


def press_data(data: str) -> Saying:
    """A press with forged data, on the newest message."""
    return lambda chat: (_press(chat.messages[-1].number if chat.messages else None, data, repr(data)),)


def attach(*files: File, caption: str = "") -> Saying:
    """Files in one message, or an album that the edge has put together."""
    shown = ", ".join(file.name for file in files)
    return lambda chat: (Update(Way.FILES, caption, files, shown=f"📎 {shown}"),)


def reply(words: str, to: str) -> Saying:
    """Words that are a reply to the newest message in which `to` is read."""
    return lambda chat: (Update(Way.WORDS, words, message=chat.reading(to).number, shown=f"{words} (to: {to})"),)


def react(emoji: str, to: str) -> Saying:
    """A sign under the newest message in which `to` is read."""
    return lambda chat: (Update(Way.REACTION, emoji, message=chat.reading(to).number, shown=f"{emoji} under {to}"),)


def rich(words: str, *marks: Mark) -> Saying:
    """Words of which some look otherwise."""
    return lambda chat: (Update(Way.WORDS, words, shown=words, marks=marks),)


def reply_with(file: File, to: str, caption: str = "") -> Saying:
    """A file as a reply to the newest message in which `to` is read."""
    shown = f"📎 {file.name} (to: {to})"
    return lambda chat: (Update(Way.FILES, caption, (file,), message=chat.reading(to).number, shown=shown),)


def sticker() -> Saying:
    """A sticker, a voice message: nothing that can be read."""
    return lambda chat: (Update(Way.OTHER, shown="(a sticker)"),)


def place(latitude: str, longitude: str) -> Saying:
    """A place on the map."""
    point = Location(Decimal(latitude), Decimal(longitude))
    return lambda chat: (Update(Way.OTHER, location=point, shown="(a place)"),)


def contact(phone: str) -> Saying:
    """A contact from the address book."""
    return lambda chat: (Update(Way.OTHER, phone=phone, shown=f"(a contact: {phone})"),)


def edited(words: str) -> Saying:
    """A message of before, now with these words."""
    return lambda chat: (Update(Way.EDITED, words, shown=f"(edited) {words}"),)


def twice(saying: Saying) -> Saying:
    """Two updates, the second one on its way before the first was answered."""
    return lambda chat: updates(saying, chat) * 2


def repeated(saying: Saying) -> Saying:
    """The same update arrives twice."""
    return lambda chat: tuple(replace(update, copies=2) for update in updates(saying, chat))


def unseen(saying: Saying) -> Saying:
    """The process dies between the effect and the answer, and another one goes on."""
    return lambda chat: tuple(replace(update, unseen=True) for update in updates(saying, chat))


def incoming() -> Saying:
    """Nothing is said: something has come by itself."""
    return lambda chat: ()


def file(name: str = "счёт.pdf", size: int = 1000) -> File:
    return File(f"ref-{name}", FileKind.DOCUMENT, name, size)


def photo(name: str = "scan.jpg", size: int = 1000) -> File:
    return File(f"ref-{name}", FileKind.PHOTO, name, size)


def updates(saying: Saying, chat: Chat) -> tuple[Update, ...]:
    return (Update(Way.WORDS, saying, shown=saying),) if isinstance(saying, str) else saying(chat)


def sees(*needles: Needle) -> Expectation:
    """All of this is in what came or changed since the last look, or in a note over the chat."""
    return lambda chat: _missed(chat, [n for n in needles if not _is_in(chat, n, _news(chat))], "is not seen")


def misses(*needles: Needle) -> Expectation:
    """None of this is."""
    return lambda chat: _missed(chat, [n for n in needles if _is_in(chat, n, _news(chat))], "is seen")


def toast(*needles: Needle) -> Expectation:
    """A note over the chat says all of this."""

    def judged(chat: Chat) -> str:
        return _missed(chat, [n for n in needles if not _is_in(chat, n, "\n".join(chat.toasts))], "is not in the note")

    return judged


def begins(words: str) -> Expectation:
    """The first line of what came last begins so: it is all that a locked phone shows."""

    def judged(chat: Chat) -> str:
        first = str(chat.news()[-1]).split("\n", 1)[0] if chat.unread else ""
        return "" if first.startswith(chat.in_words(words)) else f"the first line is {first!r}, not {words!r}"

    return judged


def silence() -> Expectation:
    """Nothing came, and nothing changed."""
    return lambda chat: f"there is news:\n{_news(chat)}" if chat.unread or chat.toasts else ""


def fresh(count: int = 1) -> Expectation:
    """So many new messages came, with a sound."""

    def judged(chat: Chat) -> str:
        new = [m for m in chat.news() if chat.unread.index(m.number) == _born(chat, m.number)]
        return "" if len(new) == count else f"{len(new)} new messages, not {count}"

    return judged


def changed(count: int = 1) -> Expectation:
    """So many messages changed where they are, in silence, and nothing new came."""

    def judged(chat: Chat) -> str:
        old = [m for m in chat.news() if len(m.screens) > 1]
        return "" if len(old) == len(chat.news()) == count else f"{len(old)} of {len(chat.news())} messages changed"

    return judged


def _born(chat: Chat, number: int) -> int:
    """The place in the news of a message that was not there before; -1 for one that was."""
    return chat.unread.index(number) if len(chat.message(number).screens) <= chat.unread.count(number) else -1


def _press(message: int | None, data: str, label: str) -> Update:
    return Update(Way.PRESS, data, message=message, shown=f"[{label}]")


def _pointed(found: tuple[object, object]) -> tuple[int, str]:
    message, choice = found
    return message.number, packed(choice.action)  # type: ignore[attr-defined]


def _news(chat: Chat) -> str:
    return "\n".join([*chat.toasts, *map(str, chat.news())])


def _is_in(chat: Chat, needle: Needle, news: str) -> bool:
    if isinstance(needle, str):
        return plain(chat.in_words(needle)) in news
    return all(part in news for part in _parts(needle, chat.locale))


def _parts(refusal: type[Refusal], locale: str) -> Iterable[str]:
    """What a message says around the places that are filled in."""
    with speaking(locale):
        text = plain(_(refusal.message()))
    return [part for piece in text.split("{") for part in [piece.split("}")[-1].strip()] if part]


def _missed(chat: Chat, needles: list[Needle], what: str) -> str:
    named = [chat.in_words(n) if isinstance(n, str) else " … ".join(_parts(n, chat.locale)) for n in needles]
    return f"{', '.join(map(repr, named))} {what}" if named else ""
