"""Conversations with a real database: the real router, the real notes to others, a clock that the test moves."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Concatenate, ParamSpec, TypeVar

import pytest
from sqlalchemy import text

from bot.sheet_file import text_of
from core.model.ids import PersonId
from core.model.org import Org, Person
from core.model.value import File
from core.store import people, timers
from core.store.cards import Card
from core.store.db import Database, Tx
from core.store.inbox import Arrived, Once
from core.store.instant import loaded
from core.store.outbox import Parcel
from core.use import arrive, deliver
from core.use.arrive import Shown
from core.use.deliver import Delivery, OfRequest, Sent
from core.use.remind import begin_mornings
from core.use.sweep import sweep
from dialogs import notify, router
from dialogs.desk import DatabaseDesk
from dialogs.said import Said, Way
from dialogs.screen import Reply
from dialogs.sheet import SheetNotFetched
from tests.dialogs.chat import Chat
from tests.dialogs.company import ENGLISH, employ, found_company
from tests.dialogs.sayings import Expectation, Saying, Update, updates

P = ParamSpec("P")
T = TypeVar("T")

_BOT = 1
_TOKEN = "worker"
#: The Telegram account of somebody whom nobody knows.
STRANGER = 666


class Fate(StrEnum):
    """How a message fails."""

    BLOCKED = "blocked"
    LOST = "lost"  #: nobody knows whether it has arrived
    REFUSED = "refused"


@dataclass
class Clock:
    now: datetime = datetime(2027, 7, 1, 9, tzinfo=UTC)  # noon in Moscow

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True)
class Posted:
    """What became of a parcel."""

    parcel: Parcel
    message: notify.Message
    number: int  #: of the message in the chat


@dataclass
class Talk:
    """Everybody's chats; an empty database becomes the small company's. `as_` is the whole language: who, then what he
    does and what he sees, pair by pair."""

    url: str
    clock: Clock = field(default_factory=Clock)
    chats: dict[int, Chat] = field(default_factory=dict, repr=False)  #: by Telegram account
    failing: dict[PersonId, Fate] = field(default_factory=dict, repr=False)  #: to whom messages do not get through

    public: str = "https://kivok.example.com"  #: where calendars reach the process
    contents: dict[str, bytes] = field(default_factory=dict, repr=False)  #: of files, by what they are fetched by
    post: list["Posted"] = field(default_factory=list, repr=False)  #: all that the outbox has brought

    def __post_init__(self) -> None:
        self._runner = asyncio.Runner()
        self._messages = self._updates = 0
        self._accounts = {"stranger": STRANGER}
        self._open()
        if not self.org().people:
            self.write(found_company, self.clock.now)
            self.write(begin_mornings, self.clock.now)
        self.chats[STRANGER] = Chat("somebody unknown", "ru")
        for person in self.org().people.values():
            self._moves_in(person)

    def as_(self, name: str, *steps: tuple[Saying, *tuple[Expectation, ...]]) -> None:
        """The person whose name begins so says and sees this."""
        __tracebackhide__ = True
        chat = self.chat(name)
        for saying, *expected in steps:
            try:
                if said := updates(saying, chat):
                    chat.read()  # what follows is judged, not what came before
                for update in said:
                    self._run(self._say(self._account(name), chat, update))
            except LookupError as error:
                pytest.fail(f"{error}\n{chat}", pytrace=False)
            for judge in expected:
                if missed := judge(chat):
                    pytest.fail(f"{missed}\n\n{chat}")
            chat.read()

    def chat(self, name: str) -> Chat:
        return self.chats[self._account(name)]

    def person(self, name: str) -> Person:
        found = [one for one in self.org().people.values() if one.name.startswith(name)]
        assert found, f"nobody's name begins with {name}"
        return found[0]

    def org(self) -> Org:
        return self.read(people.org)

    def change(self, name: str, **attributes: Any) -> None:
        """Something about a person is otherwise from now on."""
        self.write(people.change, replace(self.person(name), **attributes))

    def hire(self, *names: str, **attributes: Any) -> None:
        """New colleagues, all of this name and with these attributes."""
        for name in names:
            id = self.write(employ, Person(PersonId(len(self.org().people) + 1), name, **attributes))
            self._moves_in(self.org().people[id])

    def wait(self, **time: int) -> None:
        self.clock.now += timedelta(**time)

    def goes_by(self, **time: int) -> None:
        """Time passes, and what falls due happens at its moment."""
        end = self.clock.now + timedelta(**time)
        while (due := self.read(_next_due)) is not None and due <= end:
            self.clock.now = max(due, self.clock.now)
            self.sweep()
        self.clock.now = end

    def sweep(self) -> None:
        """What is due happens now, and what it sets off is delivered."""
        if self.read(timers.is_due, self.clock.now):
            while self.write(sweep, self.clock.now):
                pass
        self._run(self._deliver())

    def restart(self) -> None:
        """Another process goes on with the same file."""
        self.write(arrive.note_shown, self._desk.taken())
        self._run(self._db.close())
        self._open()
        self.write(begin_mornings, self.clock.now)

    def close(self) -> None:
        self._run(self._db.close())
        self._runner.close()

    def read(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self._run(self._db.read(fn, *args, **kwargs))

    def write(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self._run(self._db.write(fn, *args, **kwargs))

    def _run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        # Not by the runner itself, which minds Ctrl-C anew for every call: much for tests that call it this often.
        return self._runner.get_loop().run_until_complete(coroutine)

    def _open(self) -> None:
        self._db = Database(self.url)
        self._desk = DatabaseDesk(self._db, self.clock, self._sheet, self.public)

    async def _sheet(self, file: File) -> str:
        if file.ref not in self.contents:
            raise SheetNotFetched
        return text_of(self.contents[file.ref])

    def _account(self, name: str) -> int:
        if name not in self._accounts:
            self._accounts[name] = self.person(name).telegram or 0
        return self._accounts[name]

    def _moves_in(self, person: Person) -> None:
        assert person.telegram is not None
        self.chats[person.telegram] = Chat(person.name, "en" if person.id in ENGLISH else "ru")

    async def _say(self, account: int, chat: Chat, update: Update) -> None:
        """One update on its way through the inbox, the router and the chat; then whatever it has set off."""
        chat.log.append(f"> {update.shown}")
        chat.taps += 1
        self._updates += 1
        for _copy in range(update.copies):
            came = [Arrived(self._updates, account, "{}")]
            shown, now = self._desk.taken(), self.clock.now
            work = await self._db.write(arrive.arrive, _BOT, came, shown, _TOKEN, now)
            person = work.org.by_telegram(account)
            for claimed in work.claimed:
                once = (Once(claimed.id, _TOKEN),)
                said = Said(
                    person,
                    update.way,
                    chat.language,
                    update.words,
                    update.files,
                    update.message,
                    once,
                    update.marks,
                    update.location,
                    update.phone,
                    addressed=update.addressed,
                    searches=True,
                    account=account if person is None else None,
                    bot="kivok_bot",
                )
                await self._answer(said, chat, unseen=update.unseen)
        await self._deliver()
        # Through the door for writing: on SQLite it is the shorter way, and this is done after every step.
        known = (await self._db.write(people.org)).by_telegram(account)
        chat.locale = known.locale if known is not None else chat.locale

    async def _answer(self, said: Said, chat: Chat, *, unseen: bool) -> None:
        reply = await router.answer(self._desk, said)
        if unseen:
            reply = await router.answer(self._desk, replace(said, again=True, once=()))
        message = self._drawn(chat, said, reply)
        about = (said.person.id, reply.about) if said.person and reply.about is not None else None
        self._desk.shown += [Shown(once.id, reply.draft, message, about) for once in said.once]

    def _drawn(self, chat: Chat, said: Said, reply: Reply) -> int | None:
        """The same way as the messenger draws it."""
        if said.way is Way.PRESS and reply.toast:
            chat.toast(reply.toast)
        if reply.screen is None:
            return None
        if said.way is Way.PRESS and said.message is not None and not reply.fresh:
            return chat.change(said.message, reply.screen)
        shown = chat.send(self._number(), reply.screen, self.clock.now)
        if reply.old is not None and reply.old != shown:
            chat.strip(reply.old)
        return shown

    async def _deliver(self) -> None:
        """Everything that is due goes out."""
        while due := await self._db.write(deliver.claim, _TOKEN, self.clock.now, 8):
            for delivery in due:
                await self._settle(delivery, self.clock.now)

    async def _settle(self, delivery: Delivery, now: datetime) -> None:
        match self.failing.get(delivery.parcel.person):
            case None:
                await self._db.write(deliver.delivered, delivery, _TOKEN, self._delivered(delivery), now)
            case Fate.LOST:
                await self._db.write(deliver.unknown, delivery, _TOKEN, now)
            case failure:
                gone = failure is Fate.BLOCKED
                await self._db.write(deliver.refused, delivery, _TOKEN, now, gone=gone)

    def _delivered(self, delivery: Delivery) -> Sent | None:
        wanted = notify.message(delivery, self.clock.now)
        account = delivery.org.people[delivery.parcel.person].telegram
        if wanted is None or account is None:
            return None
        chat = self.chats[account]
        if wanted.edits is not None:
            number = chat.change(wanted.edits, wanted.screen)
        else:
            at, above = self.clock.now, wanted.replies_to
            number = chat.send(self._number(), wanted.screen, at, silent=wanted.silent, above=above)
            if wanted.stub is not None and wanted.below is not None:
                chat.retire(wanted.stub, wanted.below)
        self.post.append(Posted(delivery.parcel, wanted, number))
        matter = delivery.matter
        if not wanted.is_card or not isinstance(matter, OfRequest):
            return Sent((number,))
        request = matter.request
        return Sent(
            (number,), Card(request.id, delivery.parcel.person, number, request.version, wanted.digest, wanted.noted)
        )

    def _number(self) -> int:
        self._messages += 1
        return self._messages


def _next_due(tx: Tx) -> datetime | None:
    """When the next timer or parcel is due, if there is any."""
    waiting = "SELECT due FROM timer UNION ALL SELECT due FROM outbox WHERE state = 0"
    due = tx.execute(text(f"SELECT min(due) FROM ({waiting})")).scalar()  # noqa: S608
    return None if due is None else loaded(due)
