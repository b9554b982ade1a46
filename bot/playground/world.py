"""Everything the playground knows at one moment: people, bots, chats, files. Every change is also on disk."""

import secrets
from collections import deque

from bot.playground.clock import Clock
from bot.playground.disk import Disk
from bot.playground.errors import Json, bad
from bot.playground.faults import Faults
from bot.playground.hub import Hub
from bot.playground.limits import Limits
from bot.playground.shelf import Shelf
from bot.playground.values import (
    Bot,
    Chat,
    Draft,
    File,
    Group,
    Pending,
    Person,
    Post,
    Press,
    Query,
    Setting,
    Topic,
    Webhook,
)


class World:
    """`callback_age`: seconds in which a callback query can be answered. Telegram does not tell; people see 15."""

    def __init__(self, path: str, callback_age: float = 15.0) -> None:
        self.disk = Disk(path)
        self.people = Shelf(self.disk, "person", Person)
        self.groups = Shelf(self.disk, "group", Group)
        self.bots = Shelf(self.disk, "bot", Bot)
        self.webhooks = Shelf(self.disk, "webhook", Webhook)
        self.chats = Shelf(self.disk, "chat", Chat)
        self.posts = Shelf(self.disk, "post", Post)
        self.topics = Shelf(self.disk, "topic", Topic)
        self.presses = Shelf(self.disk, "press", Press)
        self.updates = Shelf(self.disk, "update", Pending)
        self.settings = Shelf(self.disk, "setting", Setting)
        self.files = Shelf(self.disk, "file", File)
        self._kept = Shelf(self.disk, "kept", Setting)
        self.clock = Clock(self._ahead())
        self.hub = Hub()
        self.faults = Faults()
        self.limits = Limits(self.clock)
        self.callback_age = callback_age
        #: Bot API requests, the newest last. Not kept over a restart.
        self.log: deque[Json] = deque(maxlen=20_000)
        self._requests = 0
        #: The number of the getUpdates that holds the line, by bot.
        self.pollers: dict[int, int] = {}
        #: What each bot is writing to each person, by (bot, person).
        self.drafts: dict[tuple[int, int], Draft] = {}
        #: Inline queries and opened Mini Apps by id.
        self.queries: dict[str, Query] = {}
        #: The token that each bot came with last.
        self.tokens: dict[int, str] = {}
        #: How often each chat has changed, by (bot, person).
        self.revisions: dict[tuple[int, int], int] = {}

    def now(self) -> int:
        return int(self.clock.now())

    def advance(self, seconds: float) -> None:
        """Moves the clock; how far it is ahead survives a restart."""
        self.clock.advance(seconds)
        self._keep_time()

    def freeze(self, *, still: bool) -> None:
        """Stops the clock, or lets it go on; after a restart it goes on."""
        if still:
            self.clock.freeze()
        else:
            self.clock.thaw()
        self._keep_time()

    def _keep_time(self) -> None:
        self._kept.put(Setting(self.clock.ahead), "ahead")

    def _ahead(self) -> float:
        kept = self._kept.get("ahead")
        return float(kept.value) if kept else 0.0

    def bot(self, id: int) -> Bot:
        """The bot, known from its first request on."""
        known = self.bots.get(id)
        return known or self.bots.put(Bot(id), id)

    def save(self, bot: Bot) -> Bot:
        return self.bots.put(bot, bot.id)

    def chat(self, bot: int, person: int) -> Chat:
        return self.chats.get(bot, person) or Chat(bot, person)

    def change_chat(self, chat: Chat) -> Chat:
        return self.chats.put(chat, chat.bot, chat.person)

    def keep_file(self, file: File, content: bytes) -> File:
        self.disk.keep(file.id, content)
        return self.files.put(file, file.id)

    def content(self, file: File) -> bytes:
        return self.disk.blob(file.id)

    def tell(self, type: str, bot: int, person: int, **rest: object) -> None:
        """An event for the page, and one more revision of the chat."""
        key = (bot, person)
        self.revisions[key] = self.revisions.get(key, 0) + 1
        self.hub.publish({"type": type, "bot": bot, "person": person, "revision": self.revisions[key], **rest})

    def note(self, entry: Json) -> None:
        """A request of a bot that is over: into the log with a number of its own, and told to the page in short."""
        self._requests += 1
        self.log.append({"number": self._requests} | entry)
        short = {name: entry.get(name) for name in ("method", "status", "fault")}
        self.hub.publish({"type": "request", "number": self._requests} | short)

    def reset(self, *, keep_people: bool) -> None:
        """Forgets conversations. Bots stay with what they set and count: one that polls never meets a number twice."""
        for shelf in (self.chats, self.posts, self.topics, self.presses, self.updates, self.files):
            shelf.clear()
        if not keep_people:
            self.people.clear()
            self.groups.clear()
        self.disk.clear_blobs()
        self.drafts.clear()
        self.queries.clear()
        self.log.clear()
        self.faults.clear()
        self.limits.forget()
        self.hub.publish({"type": "reset"})

    def close(self) -> None:
        self.disk.close()


def new_id() -> str:
    """An opaque id of files and callback queries."""
    return secrets.token_urlsafe(18)


def party_or_bad(world: World, chat_id: int | str) -> Person | Group:
    """Who is behind a chat id that a bot gave: a private chat has the person's own number."""
    found = world.groups.get(chat_id) if isinstance(chat_id, int) and chat_id < 0 else None
    return found or person_or_bad(world, chat_id)


def person_or_bad(world: World, chat_id: int | str) -> Person:
    found = world.people.get(chat_id) if isinstance(chat_id, int) else _by_username(world, chat_id)
    if found is None:
        raise bad("chat not found")
    return found


def _by_username(world: World, name: str) -> Person | None:
    people = world.people.under().values()
    return next((one for one in people if one.username and f"@{one.username}".lower() == name.lower()), None)
