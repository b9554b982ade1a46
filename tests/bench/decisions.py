"""Decisions a second: a three-stage approval, each decision durable with its journal, outbox and inbox rows; beside it
the very same SQL on the bare driver.
"""

import asyncio
import os
import sqlite3
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from sqlalchemy import Engine, event

from tests.bench.office import Office, Todo
from tests.cluster import Cluster

Figure = tuple[str, float, str]

_REQUESTS = 300
_HANDFUL = 10


def run_sqlite() -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        yield from asyncio.run(_sqlite(Path(folder)))


def run_postgres() -> Iterator[Figure]:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        cluster = Cluster(Path(folder))
        cluster.start(os.getpid(), durable=True)
        stack.callback(cluster.stop)
        cluster.create("bench")
        yield from asyncio.run(_postgres(cluster.url("bench")))


async def _sqlite(folder: Path) -> list[Figure]:
    """The SQL is written down in a run of its own, on a copy, because listening costs time; then both do the same
    decisions in turn, a handful each, so that the noise of the machine meets both.
    Of each the fifth-best time counts, which noise does not reach."""
    files = {name: folder / f"{name}.db" for name in ("measured", "recorded", "raw")}
    async with Office(f"sqlite:///{files['measured']}") as office:
        todo = await office.prepare(_REQUESTS)
        for name in ("recorded", "raw"):
            _copy(files["measured"], files[name])
        async with Office(f"sqlite:///{files['recorded']}") as other:
            transactions = await _recorded(other, todo)
        ours, theirs = [], []
        with _bare(files["raw"]) as raw:
            for start in range(0, len(todo), _HANDFUL):
                ours.append(await office.decide(todo[start : start + _HANDFUL], start))
                theirs.append(_replay(raw, transactions[2 * start : 2 * (start + _HANDFUL)]))
    seconds, raw_seconds = (statistics.quantiles(spent, n=5)[0] for spent in (ours, theirs))
    return [
        ("decisions_per_s_sqlite", _HANDFUL / seconds, "1/s"),
        ("decisions_vs_raw_sqlite", raw_seconds / seconds, "ratio"),
    ]


async def _postgres(url: str) -> list[Figure]:
    async with Office(url) as office:
        todo = await office.prepare(_REQUESTS)
        seconds = await office.decide(todo)
    return [("decisions_per_s_postgres", len(todo) / seconds, "1/s")]


#: The statements of one transaction, each with the parameters of its runs.
Transaction = list[tuple[str, list[Any]]]


async def _recorded(office: Office, todo: Todo) -> list[Transaction]:
    """The SQL of every transaction, as the driver gets it. Hot statements go the long way here, to be heard."""
    transactions: list[Transaction] = []

    def begun(_conn: Any) -> None:
        transactions.append([])

    def executed(_conn: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        transactions[-1].append((statement, list(parameters) if many else [parameters]))

    event.listen(Engine, "begin", begun)
    event.listen(Engine, "before_cursor_execute", executed)
    try:
        with patch("core.store.statement.bare", lambda _tx: None):
            await office.decide(todo)
    finally:
        event.remove(Engine, "before_cursor_execute", executed)
        event.remove(Engine, "begin", begun)
    return transactions


@contextmanager
def _bare(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection of the driver, with the settings that ours have."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    yield connection
    connection.close()


def _replay(connection: sqlite3.Connection, transactions: list[Transaction]) -> float:
    """Wall seconds of these statements, two transactions a decision."""
    begun = time.perf_counter()
    for statements in transactions:
        connection.execute("BEGIN IMMEDIATE")
        for statement, runs in statements:
            for parameters in runs:
                connection.execute(statement, parameters).fetchall()
        connection.execute("COMMIT")
    return time.perf_counter() - begun


def _copy(source: Path, target: Path) -> None:
    """A copy of a database that is in use."""
    with sqlite3.connect(source) as here, sqlite3.connect(target) as there:
        here.backup(there)
