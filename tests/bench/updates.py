"""What an update costs beside plain aiogram: the dialogs alone, and with the durable inbox and database."""

import asyncio
import json
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aiogram import Bot

from bot.telegram.draw import draw
from bot.telegram.hear import heard
from bot.telegram.worker import Worker
from core.model.ids import FormKey
from core.model.org import Org
from core.store import forms
from core.store.db import Database
from core.store.inbox import Once
from core.store.migrate import migrate
from dialogs import router
from dialogs.desk import DatabaseDesk
from tests.bench import bare
from tests.bench.company import settle_in
from tests.bench.memory import MemoryDesk, no_files
from tests.bench.walk import APART, STEPS, Walk
from tests.bench.wire import TOKEN, Wire

MORE = ("us_per_update_bare_aiogram", "us_per_update_memory", "us_per_update_sqlite", "updates_per_s_sqlite")

Figure = tuple[str, float, str]
Feed = Callable[[dict[str, Any]], Awaitable[None]]

_ROUNDS = 40
_WARM = 3


def run() -> Iterator[Figure]:
    """The candidates in turn, round after round; of each the fifth-best CPU time a walk, which noise does not reach."""
    yield from asyncio.run(_compared())


def run_calls() -> Iterator[Figure]:
    yield from asyncio.run(_calls())


async def _compared() -> list[Figure]:
    with TemporaryDirectory() as folder:
        async with _Candidates(Path(folder)) as them:
            times: dict[str, list[float]] = {"bare": [], "memory": [], "sqlite": []}
            for number in range(_WARM + _ROUNDS):
                for name, spent in times.items():
                    spent.append(await them.walk(name, number))
    best = {name: statistics.quantiles(spent[_WARM:], n=5)[0] / len(STEPS) for name, spent in times.items()}
    return [
        ("updates_vs_bare_aiogram_memory", best["bare"] / best["memory"], "ratio"),
        ("updates_vs_bare_aiogram_sqlite", best["bare"] / best["sqlite"], "ratio"),
        ("us_per_update_bare_aiogram", best["bare"] * 1e6, "us"),
        ("us_per_update_memory", best["memory"] * 1e6, "us"),
        ("us_per_update_sqlite", best["sqlite"] * 1e6, "us"),
        ("updates_per_s_sqlite", 1 / best["sqlite"], "1/s"),
    ]


async def _calls() -> list[Figure]:
    with TemporaryDirectory() as folder:
        async with _Candidates(Path(folder)) as them:
            await them.walk("sqlite", 0)
            taps, typed = them.counted
    return [
        ("api_calls_per_tap", max(taps), "calls"),
        ("api_calls_per_typed_answer", max(typed), "calls"),
    ]


class _Candidates:
    """Plain aiogram, the dialogs over dictionaries, and the whole way in over SQLite."""

    def __init__(self, folder: Path) -> None:
        self._url = f"sqlite:///{folder / 'bench.db'}"
        self._wires = {name: Wire() for name in ("bare", "memory", "sqlite")}
        self._bots = {name: Bot(TOKEN, session=wire) for name, wire in self._wires.items()}
        self._dispatcher = bare.dispatcher()
        self.counted: tuple[list[int], list[int]] = ([], [])

    async def __aenter__(self) -> "_Candidates":
        await migrate(self._url)
        self._db = Database(self._url)
        self._org: Org = await self._db.write(settle_in)
        published = await self._db.read(forms.named, FormKey("vacation"))
        assert published is not None
        self._memory = MemoryDesk(published.form, self._org)
        self._worker = Worker(
            self._bots["sqlite"], self._db, DatabaseDesk(self._db, lambda: datetime.now(UTC), no_files)
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._db.close()
        for bot in self._bots.values():
            await bot.session.close()

    async def walk(self, name: str, round_: int) -> float:
        """CPU seconds of all threads for one walk. Bare aiogram cannot show what it does not know: it gets the updates
        of a walk over dictionaries."""
        feed: Feed = {"bare": self._feed_bare, "memory": self._feed_memory, "sqlite": self._feed_sqlite}[name]
        if name == "bare":
            updates = await self._recorded(round_)
            begun = time.process_time()
            for update in updates:
                await feed(update)
            return time.process_time() - begun
        walk, spent = Walk(self._wires[name], round_ * APART), 0.0
        for step in STEPS:
            update, calls = walk.next(step), len(self._wires[name].calls)
            begun = time.process_time()
            await feed(update)
            spent += time.process_time() - begun
            self.counted["›" not in step].append(len(self._wires[name].calls) - calls)
        return spent

    async def _recorded(self, round_: int) -> list[dict[str, Any]]:
        walk, updates = Walk(self._wires["memory"], round_ * APART), []
        for step in STEPS:
            updates.append(walk.next(step))
            await self._feed_memory(updates[-1])
        return updates

    async def _feed_bare(self, update: dict[str, Any]) -> None:
        await bare.feed(self._dispatcher, self._bots["bare"], update)

    async def _feed_memory(self, update: dict[str, Any]) -> None:
        said = heard(json.loads(json.dumps(update)), self._org, Once(0, ""))
        assert said is not None
        await draw(self._bots["memory"], said, await router.answer(self._memory, said.said))

    async def _feed_sqlite(self, update: dict[str, Any]) -> None:
        await self._worker.take([update])
        await self._worker.idle()
