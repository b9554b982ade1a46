"""An update as it came, turned into what a person said. Pure; reads the raw JSON, so that nothing new breaks it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from core.model.addressed import Addressed
from core.model.org import Org
from core.model.rich import Look, Mark
from core.model.value import File, FileKind, Location
from core.store.inbox import Arrived, Once
from dialogs.said import Said, Way

#: The ids of Telegram fit 52 bits, those of the database 63.
_MOST = 2**63
_LOOKS = frozenset(look.value for look in Look)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said, and how Telegram wants to be answered."""

    said: Said
    chat: int
    query: str | None = None  #: the press that waits for an answer
    album: str | None = None  #: files that were sent together come as updates of their own


def arrived(update: dict[str, Any], body: str) -> Arrived:
    """An update as the inbox keeps it: in the lane of whoever sent it."""
    sender = _event(update).get("from") or _event(update).get("user")
    lane = sender.get("id") if isinstance(sender, dict) else None
    return Arrived(update["update_id"], lane if isinstance(lane, int) and abs(lane) < _MOST else 0, body)


def kept(update: dict[str, Any]) -> dict[str, Any]:
    """An update without the words of the bot's own message that somebody presses, replies to, quotes or pins. Nobody
    reads them, and there may be a link in them that nobody else is to have."""
    return {key: _without_words(value, _SHOWN[key]) if key in _SHOWN else value for key, value in update.items()}


#: By what updates carry another message along.
_POINTING = ("reply_to_message", "pinned_message", "quote")
_SHOWN = {"callback_query": ("message",), "message": _POINTING, "edited_message": _POINTING}


def _without_words(event: Any, keys: tuple[str, ...]) -> Any:
    if not isinstance(event, dict):
        return event
    return {
        name: _place_of(value) if name in keys and isinstance(value, dict) else value for name, value in event.items()
    }


def _place_of(message: dict[str, Any]) -> dict[str, Any]:
    return {name: message[name] for name in ("message_id", "chat", "date") if name in message}


def heard(update: dict[str, Any], org: Org, once: Once, *, again: bool = False) -> Heard | None:
    """What was said; None for an update that is nobody's word, or not said in private: forms and decisions are for
    private chats alone. Raises TypeError, ValueError, KeyError or AttributeError for what Telegram does not send."""
    found = _heard(update, org, once, again)
    return None if found is None else _sound(found)


def _heard(update: dict[str, Any], org: Org, once: Once, again: bool) -> Heard | None:
    if "callback_query" in update:
        return _press(update["callback_query"], org, once, again)
    if "message_reaction" in update:
        return _reaction(update["message_reaction"], org, once, again)
    edited = "edited_message" in update
    message = update.get("edited_message") or update.get("message")
    if message is None or message["chat"]["type"] != "private" or "from" not in message:
        return None
    if edited and "location" in message:
        # A live location goes on moving for hours; what was said is where it began.
        return None
    return _message(message, org, once, again, edited)


def _sound(found: Heard) -> Heard:
    """Nothing but words and numbers where they belong: what is none would be noticed much later, by a database."""
    said, files = found.said, found.said.files
    words = [said.words, said.language, *(part for file in files for part in (file.ref, file.name))]
    words += [part for part in (found.query, found.album) if part is not None]
    numbers = [found.chat, *(file.size for file in files)]
    numbers += [number for number in (said.message, said.account) if number is not None]
    if not all(isinstance(word, str) for word in words):
        raise TypeError("a word is expected")
    if not all(type(number) is int and abs(number) < _MOST for number in numbers):
        raise TypeError("a number is expected")
    return found


def _event(update: dict[str, Any]) -> dict[str, Any]:
    events = (value for key, value in update.items() if key != "update_id" and isinstance(value, dict))
    return next(events, {})


def _press(query: dict[str, Any], org: Org, once: Once, again: bool) -> Heard | None:
    message = query.get("message") or {}
    chat = message.get("chat") or {}
    if chat.get("type", "private") != "private":
        return None
    sender = query["from"]
    said = Said(
        person=org.by_telegram(sender["id"]),
        way=Way.PRESS,
        language=sender.get("language_code", "en"),
        words=query.get("data", ""),
        message=message.get("message_id"),
        once=(once,),
        again=again,
    )
    return Heard(said, chat.get("id", sender["id"]), query=query["id"])


def _reaction(reaction: dict[str, Any], org: Org, once: Once, again: bool) -> Heard | None:
    """The sign that somebody has put under a message. Taking one away says nothing; nor does a stranger by one, who
    would be answered otherwise."""
    sender, chat = reaction.get("user"), reaction["chat"]
    person = org.by_telegram(sender["id"]) if sender is not None else None
    new = [one["emoji"] for one in reaction["new_reaction"] if one["type"] == "emoji"]
    before = [one.get("emoji") for one in reaction["old_reaction"]]
    put = [emoji for emoji in new if emoji not in before]
    if chat["type"] != "private" or sender is None or person is None or not put:
        return None
    language, at = sender.get("language_code", "en"), reaction["message_id"]
    said = Said(person, Way.REACTION, language, words=put[0], message=at, once=(once,), again=again)
    return Heard(said, chat["id"])


def _message(message: dict[str, Any], org: Org, once: Once, again: bool, edited: bool) -> Heard:
    sender, files = message["from"], _files(message)
    words = message.get("text") or message.get("caption") or ""
    person = org.by_telegram(sender["id"])
    said = Said(
        person=person,
        account=sender["id"] if person is None else None,
        way=_way(words, files, edited),
        language=sender.get("language_code", "en"),
        words=words,
        marks=_marks(message),
        addressed=_addressed(message, org),
        files=files,
        location=_location(message),
        phone=_phone(message),
        chosen="via_bot" in message,
        message=(message.get("reply_to_message") or {}).get("message_id"),
        once=(once,),
        again=again,
    )
    return Heard(said, message["chat"]["id"], album=message.get("media_group_id"))


def _way(words: str, files: tuple[File, ...], edited: bool) -> Way:
    if edited:
        return Way.EDITED
    if files:
        return Way.FILES
    return Way.WORDS if words else Way.OTHER


def _marks(message: dict[str, Any]) -> tuple[Mark, ...]:
    """The looks of a text or a caption; what a messenger finds by itself, like links and commands, is none."""
    entities = message.get("entities") or message.get("caption_entities") or ()
    return tuple(
        Mark(Look(one["type"]), one["offset"], one["length"], one.get("url", ""))
        for one in entities
        if one["type"] in _LOOKS
    )


def _addressed(message: dict[str, Any], org: Org) -> tuple[Addressed, ...]:
    """Those at whom the words point by an account: chosen in Telegram among people who have no @name."""
    text = message.get("text") or message.get("caption") or ""
    entities = message.get("entities") or message.get("caption_entities") or ()
    pointing = [one for one in entities if one["type"] == "text_mention"]
    return tuple(_pointed(one, text.encode("utf-16-le"), org) for one in pointing)


def _pointed(entity: dict[str, Any], text: bytes, org: Org) -> Addressed:
    """Places are counted in UTF-16 units; who is not of the company is nobody."""
    word = text[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le", "ignore")
    person = org.by_telegram(entity["user"]["id"])
    return Addressed(word, () if person is None else (person.id,))


def _location(message: dict[str, Any]) -> Location | None:
    if (point := message.get("location")) is None:
        return None
    # By their shortest writing: a float has digits that nobody has measured.
    return Location(Decimal(str(point["latitude"])), Decimal(str(point["longitude"])))


def _phone(message: dict[str, Any]) -> str:
    """The number of a shared contact. Of somebody who is in Telegram it is complete, but for its plus."""
    contact = message.get("contact") or {}
    number = str(contact.get("phone_number", ""))
    return f"+{number}" if "user_id" in contact and number.isdigit() else number


def _files(message: dict[str, Any]) -> tuple[File, ...]:
    """A document, or the largest size of a photo."""
    if document := message.get("document"):
        name = document.get("file_name") or "document"
        return (File(document["file_id"], FileKind.DOCUMENT, name, document.get("file_size") or 0),)
    if sizes := message.get("photo"):
        largest = max(sizes, key=_area)
        name = f"photo-{message['message_id']}.jpg"
        return (File(largest["file_id"], FileKind.PHOTO, name, largest.get("file_size") or 0),)
    return ()


def _area(size: dict[str, Any]) -> int:
    """A text times a number would be a longer text, and fill the memory."""
    if type(size["width"]) is not int or type(size["height"]) is not int:
        raise TypeError("a number is expected")
    return size["width"] * size["height"]
