"""An announcement to a thousand people at the local Telegram, its limits switched on: how fast it goes, and how long a
card waits that somebody needs meanwhile.
"""

import asyncio
import statistics
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.playground import Client
from bot.telegram.pace import RATE
from bot.telegram.send import Sender
from core.model.command import Submit
from core.model.ids import FieldKey, FormKey, PersonId
from core.model.rich import Rich
from core.store import forms, people, requests
from core.store.db import Database, Tx
from core.store.migrate import migrate
from core.use import announce
from core.use.act import carry_out
from tests.bench.crowd import AUTHOR, MANAGERS, account, move_in, settle_crowd
from tests.bench.wire import TOKEN

Figure = tuple[str, float, str]

_READERS = 1000
_BOT = 42
_WORDS = "В пятницу офис закрывается в 16:00"
#: Seconds between two requests that ask for a card, so that no manager's chat is asked too often.
_EVERY = 0.45


def run_rate() -> Iterator[Figure]:
    yield from asyncio.run(_rate())


def run_wait() -> Iterator[Figure]:
    yield from asyncio.run(_wait())


async def _rate() -> list[Figure]:
    async with _office() as (db, client):
        await db.write(_announce)
        sent = [entry["at"] for entry in await _sent(client, _READERS)]
    rate = (len(sent) - 1) / (max(sent) - min(sent))
    return [("broadcast_1000_rate", rate / RATE, "ratio"), ("broadcast_1000_per_s", rate, "1/s")]


async def _wait() -> list[Figure]:
    """Requests come in at a steady pace while the announcement is on its way."""
    async with _office() as (db, client):
        await db.write(_announce)
        asked: dict[str, float] = {}
        for number in range(round(0.9 * _READERS / RATE / _EVERY)):
            author = PersonId(MANAGERS + 2 + number % (_READERS - MANAGERS))
            asked[f"просьба {number}."] = time.time()
            await db.write(_wish, author, f"просьба {number}.")
            await asyncio.sleep(_EVERY)
        log = await _sent(client, _READERS)
    waited = [
        entry["at"] - begun
        for entry in log
        for what, begun in asked.items()
        if what in entry["parameters"]["text"] and "Сотрудник" in entry["parameters"]["text"].split("\n")[0]
    ]
    p99 = statistics.quantiles(waited, n=100)[98]
    return [
        ("approval_wait_during_broadcast_ms", p99 * 1000, "ms"),
        ("approval_wait_median_ms", statistics.median(waited) * 1000, "ms"),
    ]


@asynccontextmanager
async def _office() -> AsyncIterator[tuple[Database, Client]]:
    """A sender at work, at a playground in a process of its own."""
    with TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'bench.db'}"
        await migrate(database)
        db = Database(database)
        await db.write(partial(settle_crowd, readers=_READERS))
        async with _playground() as url, Client(url) as client:
            await move_in(client, _READERS, _BOT)
            await client.post("limits", on=True)
            bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url), timeout=15))
            sending = asyncio.create_task(Sender(bot, db, lambda: datetime.now(UTC)).run())
            try:
                yield db, client
            finally:
                sending.cancel()
                with suppress(asyncio.CancelledError):
                    await sending
                await bot.session.close()
                await db.close()


@asynccontextmanager
async def _playground() -> AsyncIterator[str]:
    words = (sys.executable, "-m", "bot.playground", "--port", "0")
    process = await asyncio.create_subprocess_exec(*words, stdout=asyncio.subprocess.PIPE)
    if process.stdout is None:
        raise AssertionError("started without a pipe")
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        await process.wait()


def _announce(tx: Tx) -> None:
    now = datetime.now(UTC)
    begun = announce.begin(tx, AUTHOR, now).announcement
    written = announce.write(tx, begun.id, AUTHOR, Rich(_WORDS), ()).announcement
    announce.send(tx, begun.id, AUTHOR, written.revision, None, now)


def _wish(tx: Tx, author: PersonId, what: str) -> None:
    published, now = forms.named(tx, FormKey("wish")), datetime.now(UTC)
    if published is None:
        raise AssertionError("the form was not published")
    submit = Submit(author, {FieldKey("what"): what}, now)
    carry_out(tx, requests.add(tx, published.id, author, now), submit, people.org(tx))


async def _sent(client: Client, readers: int) -> list[dict[str, Any]]:
    """The messages that came, once every reader has got his."""
    chats = {account(PersonId(id)) for id in range(2, readers + 2)}
    for _look in range(150):
        await asyncio.sleep(1)
        log: list[dict[str, Any]] = await client.get("log", method="sendMessage", limit=5000)
        told = {
            int(e["parameters"]["chat_id"]) for e in log if e["status"] == 200 and _WORDS in e["parameters"]["text"]
        }
        if chats <= told:
            return [entry for entry in log if entry["status"] == 200]
    raise AssertionError("not everybody was reached")
