"""What the playground remembers: people, bots, chats, posts, presses and files as values."""

from dataclasses import dataclass, field
from typing import Any

from bot.playground.errors import Json


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str
    #: An IETF tag such as "ru".
    language: str = "ru"
    #: What the person does in the company; shown by the page, unknown to the bot.
    title: str = ""
    username: str | None = None
    #: An IANA name: the page shows the person's time; "" shows the browser's.
    zone: str = ""
    phone: str = ""

    @property
    def user(self) -> Json:
        return self._named | {"is_bot": False, "language_code": self.language}

    @property
    def chat(self) -> Json:
        return self._named | {"type": "private"}

    @property
    def _named(self) -> Json:
        first, _, last = self.name.partition(" ")
        optional = {"last_name": last, "username": self.username}
        return {"id": self.id, "first_name": first} | {key: text for key, text in optional.items() if text}


@dataclass(frozen=True, slots=True)
class Group:
    """A chat of several people and bots."""

    #: Negative; that of a supergroup is below -10**12.
    id: int
    title: str
    members: list[int] = field(default_factory=list)
    #: People and bots who lead it.
    admins: list[int] = field(default_factory=list)
    bots: list[int] = field(default_factory=list)
    #: The supergroup that it has become.
    moved_to: int | None = None

    @property
    def chat(self) -> Json:
        return {"id": self.id, "title": self.title, "type": "supergroup" if self.id < -(10**12) else "group"}


@dataclass(frozen=True, slots=True)
class Bot:
    id: int
    name: str = "Kivok"
    username: str = "kivok_bot"
    next_update: int = 1
    next_message: int = 1
    #: None is Telegram's default list.
    allowed: list[str] | None = None
    #: Its private chats may have topics: a switch of BotFather.
    topics: bool = False

    @property
    def user(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}


@dataclass(frozen=True, slots=True)
class Webhook:
    url: str
    secret: str | None = None
    max_connections: int = 40
    last_error_date: int | None = None
    last_error_message: str | None = None


@dataclass(frozen=True, slots=True)
class Chat:
    """A person's private chat with one bot."""

    bot: int
    person: int
    #: The person has written at least once; before that a bot may not write.
    started: bool = False
    blocked: bool = False
    #: The newest message that the person has seen.
    read: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """A part of a private chat; its number is that of the message that opened it."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Post:
    """A message as the Bot API shows it, and what only the person's client sees."""

    message: Json
    #: A reply keyboard, its removal or a force reply: never echoed to the bot.
    markup: Json | None = None
    deleted: bool = False
    #: Came without a sound.
    silent: bool = False
    #: When it was pinned.
    pinned: float | None = None
    #: What the bot and the person think of it: reactions as the Bot API has them.
    by_bot_reactions: list[Json] = field(default_factory=list)
    by_person_reactions: list[Json] = field(default_factory=list)
    #: The options of its poll that the person has chosen, by place.
    votes: list[int] = field(default_factory=list)

    @property
    def id(self) -> int:
        return int(self.message["message_id"])

    @property
    def by_bot(self) -> bool:
        return bool(self.message["from"]["is_bot"])

    @property
    def buttons(self) -> list[list[Json]]:
        return self.message.get("reply_markup", {}).get("inline_keyboard", [])  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed inline button: a callback query."""

    id: str
    bot: int
    person: int
    message: int
    data: str
    at: float
    #: What answerCallbackQuery said, once it did.
    answer: Json | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """An update that the bot has not confirmed."""

    update: Json
    at: float


@dataclass(frozen=True, slots=True)
class Setting:
    """Commands, names, descriptions and menu buttons, by scope and language."""

    value: Any


@dataclass(frozen=True, slots=True)
class Query:
    """What a person asked a bot without a message: an inline query, or a Mini App that was opened."""

    id: str
    bot: int
    person: int
    at: float
    #: What was typed; None of a Mini App.
    text: str | None
    #: What answerInlineQuery said, once it did.
    answer: Json | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A message that the bot is still writing."""

    id: int
    text: str
    entities: list[Json]
    at: float


@dataclass(frozen=True, slots=True)
class File:
    id: str
    #: One of `media.KINDS`.
    kind: str
    name: str
    mime: str
    size: int
    #: As getFile tells it.
    path: str
    width: int = 0
    height: int = 0
    #: What the sender told of a video or a sound: its duration, performer, title; of a sticker its emoji.
    told: Json = field(default_factory=dict)

    @property
    def unique(self) -> str:
        return f"u{self.id}"
