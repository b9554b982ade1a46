"""A small company at work: its people in the playground, and the bot's parts in the hands of the test."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import Row, select, text

from bot.playground import Client
from bot.playground.errors import Json
from bot.telegram.methods import GetUpdates
from bot.telegram.pace import Pace
from bot.telegram.send import Sender
from bot.telegram.sheets import TelegramSheets
from bot.telegram.worker import Worker
from core.forms.source import source_of
from core.model.ids import PersonId
from core.store import forms, people, tables
from core.store.db import Database, Tx
from core.use import arrive
from dialogs.action import Fill, NotAButton
from dialogs.desk import DatabaseDesk
from dialogs.packing import unpacked
from tests.databases import opened
from tests.dialogs.company import found_company

TOKEN = "42:canary_canary_canary_canary_canary"
STRANGER = 999

#: A form that files belong to.
ERRAND = """\
form: errand
title: {ru: Поручение, en: Errand}
aliases: {ru: [поручение], en: [errand]}
owner: hr
headline: [what]
fields:
  - {key: what, type: text, title: {ru: Что сделать, en: What to do}}
  - {key: papers, type: file, most: 5, title: {ru: Бумаги, en: Papers}}
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
"""


def account(person: PersonId) -> int:
    """A person's Telegram account."""
    return 100 + person


@dataclass(slots=True)
class Clock:
    """Stands still until it is moved."""

    now: datetime = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@asynccontextmanager
async def connected(url: str, patience: float = 5.0, token: str = TOKEN) -> AsyncIterator[Bot]:
    """A bot at the playground; silence is an error after `patience` seconds."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url), timeout=patience)
    try:
        yield Bot(token, session=session)
    finally:
        # Its own close() waits a quarter of a second for encrypted connections, which there are not.
        await (await session.create_session()).close()


@dataclass(slots=True)
class Office:
    """Steps of a story, each done when it returns."""

    bot: Bot
    db: Database
    people: Client
    clock: Clock
    worker: Worker
    sender: Sender
    desk: DatabaseDesk
    times: int = 1  #: how often every update arrives
    _offset: int | None = field(default=None)

    async def updates(self) -> list[dict[str, Any]]:
        """What people have done since it was asked last."""
        found = await self.bot(GetUpdates(offset=self._offset))
        self._offset = found[-1]["update_id"] + 1 if found else self._offset
        return found

    async def work(self) -> None:
        """Answer everything that was said."""
        updates = await self.updates()
        for _time in range(self.times):
            await self.worker.take(updates)
        await self.worker.idle()
        await self.worker.take(())
        await self.worker.idle()

    async def restart(self) -> None:
        """The process dies, and another one begins."""
        await self.db.write(arrive.begin_alone)
        self.desk = DatabaseDesk(self.db, self.clock, TelegramSheets(self.bot))
        self.worker = Worker(self.bot, self.db, self.desk)
        self.sender = Sender(self.bot, self.db, self.clock, unhurried())
        await self.work()

    async def inbox(self) -> list[tuple[int, bool]]:
        """State and effect of every update but the first ones, oldest first."""
        return [(row.state, bool(row.acted)) for row in await self.db.read(rows, "inbox")]

    async def send(self) -> None:
        """Send everything that is due."""
        while await self.sender.send_due():
            pass

    async def say(self, person: PersonId, words: str) -> None:
        await self.people.say(account(person), words)
        await self.work()

    async def press(self, person: PersonId, do: StrEnum) -> Json:
        """The newest button that does this. Returns what the press is answered."""
        found = await find(self.people, account(person), do)
        pressed = await self.people.press(account(person), **found)
        await self.work()
        return await self.people.answer(pressed["callback_query_id"], within=0)

    async def shown(self, person: PersonId) -> list[str]:
        """The texts of the bot's messages to a person, oldest first."""
        return [m["text"] for m in await self.people.messages(account(person)) if m["from_bot"]]

    async def fault(self, action: str, method: str = "*", **more: Any) -> None:
        await self.people.post("faults", action=action, method=method, **more)

    async def calls(self, method: str) -> list[Json]:
        """The requests of this method that came, oldest first."""
        found: list[Json] = await self.people.get("log", method=method)
        return found


async def find(people: Client, account: int, do: StrEnum) -> dict[str, Any]:
    """The message and data of the newest button that does this."""
    for message in reversed(await people.messages(account)):
        for data in buttons(message):
            if _does(data) is do:
                return {"message_id": message["message_id"], "data": data}
    raise AssertionError(f"{account} sees no button for {do!r}")


def buttons(message: Json) -> list[str]:
    """What the buttons of a message carry."""
    return [button["callback_data"] for row in message["keyboard"] for button in row if "callback_data" in button]


def _does(data: str) -> object:
    try:
        action = unpacked(data)
    except NotAButton:
        return None
    return getattr(action, "do", None) or getattr(action, "place", None)


@asynccontextmanager
async def at_work(url: str, bot: Bot, client: Client) -> AsyncIterator[Office]:
    """The company with a database of its own, everybody in the playground having pressed Start."""
    clock = Clock()
    async with opened(url) as db:
        await db.write(found_company, clock())
        await db.write(forms.publish, source_of(ERRAND), clock())
        await move_in(db, client)
        desk = DatabaseDesk(db, clock, TelegramSheets(bot))
        sender = Sender(bot, db, clock, unhurried())
        office = Office(bot, db, client, clock, Worker(bot, db, desk), sender, desk)
        await office.updates()
        yield office


def unhurried() -> Pace:
    """As if Telegram had no limits."""
    return Pace(lambda: 0.0, rate=1e9, chat_rate=1e9, burst=1e9)


def rows(tx: Tx, table: str) -> Sequence[Row[Any]]:
    """All rows of a table, the oldest first."""
    found = tables.metadata.tables[table]
    return tx.execute(select(found).order_by(*found.primary_key)).all()


def execute(tx: Tx, statement: str) -> None:
    tx.execute(text(statement))


async def move_in(db: Database, client: Client) -> None:
    """Everybody gets an account in the playground, and presses Start."""
    org = await db.read(people.org)
    rows = [{"telegram_id": account(p.id), "name": p.name, "language": p.locale} for p in org.people.values()]
    await client.post("bots", id=42, name="Kivok", username="kivok_bot")
    await client.post("people", [*rows, {"telegram_id": STRANGER, "name": "Посторонний", "language": "ru"}])
    for person in org.people:
        await client.say(account(person), "/start")


async def vacation(office: Office, author: PersonId, words: str = "хочу в отпуск с 5 по 18 июля") -> None:
    """The author's part of a vacation without a substitute, up to the last look."""
    await office.say(author, words)
    await office.press(author, Fill.SKIP)
    await office.press(author, Fill.ALL)
