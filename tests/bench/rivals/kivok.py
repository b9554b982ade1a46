"""Kivok's side: its use case as the conversation calls it, with journal, outbox, worklist and timers."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from core.model.command import Approve
from core.store.tables import request as table
from core.use.decide import decide_at
from tests.bench.office import Office, Todo
from tests.bench.rivals.race import STAGES


class Kivok:
    """So many clients decide at once, each on requests of his own: tasks of one loop, as the bot's updates are."""

    def __init__(self, clients: int) -> None:
        self._clients = clients
        self._loop = asyncio.Runner()

    def prepare(self, file: Path, count: int) -> None:
        self._office = Office(f"sqlite:///{file}")
        self._loop.run(self._office.__aenter__())
        todo = self._loop.run(self._office.prepare(count))
        self._todo = [todo[start : start + len(STAGES)] for start in range(0, len(todo), len(STAGES))]

    def decide(self, requests: range) -> None:
        self._loop.run(self._decide(self._todo[requests.start : requests.stop]))

    def finished(self) -> int:
        approved = select(func.count()).select_from(table).where(table.c.status == "approved")
        return self._loop.run(self._office.db.read(lambda tx: tx.execute(approved).scalar_one()))

    def close(self) -> None:
        self._loop.run(self._office.__aexit__())
        self._loop.close()

    async def _decide(self, todo: list[Todo]) -> None:
        async with asyncio.TaskGroup() as tasks:
            for client in range(self._clients):
                tasks.create_task(self._one_after_another(todo[client :: self._clients]))

    async def _one_after_another(self, todo: list[Todo]) -> None:
        for decisions in todo:
            for request, person, stage in decisions:
                await self._office.db.write(decide_at, request, person, Approve, stage, 1, datetime.now(UTC))
