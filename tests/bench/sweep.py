"""What it costs to look for timers that are due when there are a hundred thousand, and none is."""

import asyncio
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.main import tick_due
from core.store import timers
from core.store.db import Database
from core.store.migrate import migrate
from core.store.timers import Kind, Timer

Figure = tuple[str, float, str]

_TIMERS = 100_000
_TICKS = 200


def run() -> Iterator[Figure]:
    yield from asyncio.run(_measured())


async def _measured() -> list[Figure]:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        await migrate(url)
        db, now = Database(url), datetime.now(UTC)
        try:
            later = (now + timedelta(days=1, seconds=number) for number in range(_TIMERS))
            await db.write(timers.put, [Timer(key=str(due), kind=Kind.REMIND, due=due) for due in later])
            spent = [await _tick(db, now) for _ in range(_TICKS)]
        finally:
            await db.close()
    return [("sweep_idle_ms", statistics.median(spent) * 1000, "ms")]


async def _tick(db: Database, now: datetime) -> float:
    begun = time.perf_counter()
    await tick_due(db, lambda: now)
    return time.perf_counter() - begun
