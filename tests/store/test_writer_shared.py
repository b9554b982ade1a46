"""Writes that wait for SQLite's one writer share a commit: each stands or falls alone, and nobody hears before it."""

import asyncio
import sqlite3
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

from sqlalchemy import Engine, event, text
from sqlalchemy.exc import IntegrityError

from core.store.db import Database, Stale, Tx
from tests.databases import opened
from tests.store.rows import names, put, set_zone

Queue = Callable[[Awaitable[Any]], Awaitable["asyncio.Task[Any]"]]


@asynccontextmanager
async def held(db: Database) -> AsyncIterator[Queue]:
    """The writer is busy inside: what is queued there, in this order, is done together with what keeps it busy."""
    writing, let_go = threading.Event(), threading.Event()

    def slow(_tx: Tx) -> None:
        writing.set()
        assert let_go.wait(10)

    async def queue(asked: Awaitable[Any]) -> "asyncio.Task[Any]":
        task = asyncio.ensure_future(asked)
        await asyncio.sleep(0)
        assert isinstance(task, asyncio.Task)
        return task

    first = asyncio.create_task(db.write(slow))
    await asyncio.to_thread(writing.wait, 10)
    try:
        yield queue
    finally:
        let_go.set()
        await outcomes(first)


@contextmanager
def at_commit(act: Callable[[], object]) -> Iterator[None]:
    """`act` just before every commit."""

    def heard(_connection: object) -> None:
        act()

    event.listen(Engine, "commit", heard)
    try:
        yield
    finally:
        event.remove(Engine, "commit", heard)


async def outcomes(*tasks: "asyncio.Task[Any]") -> list[Any]:
    return await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 10)


def fail(tx: Tx, name: str) -> None:
    put(tx, name)
    raise KeyError(name)


def break_a_reference(tx: Tx) -> None:
    """Noticed by the commit alone."""
    tx.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    tx.execute(text("INSERT INTO role (person, role) VALUES (77, 'hr')"))


def undo_everything(tx: Tx) -> None:
    """What SQLite does by itself when the disk is full."""
    tx.exec_driver_sql("ROLLBACK")
    raise OSError("the disk is full")


async def test_what_waits_shares_a_commit(sqlite_url: str) -> None:
    commits: list[int] = []
    async with opened(sqlite_url) as db:
        with at_commit(lambda: commits.append(1)):
            async with held(db) as queue:
                tasks = [await queue(db.write(put, name)) for name in "abcde"]
            await outcomes(*tasks)
        assert await db.read(names) == list("abcde")
    assert len(commits) == 1


async def test_no_commit_is_shared_by_more_than_may_be(sqlite_url: str) -> None:
    commits: list[int] = []
    async with opened(sqlite_url) as db:
        with at_commit(lambda: commits.append(1)):
            async with held(db) as queue:
                tasks = [await queue(db.write(put, f"{number:02}")) for number in range(40)]
            await outcomes(*tasks)
        assert len(await db.read(names)) == 40
    assert len(commits) == 2


async def test_one_that_fails_takes_nobody_with_it(sqlite_url: str) -> None:
    async with opened(sqlite_url) as db:
        async with held(db) as queue:
            tasks = [await queue(asked) for asked in (db.write(put, "a"), db.write(fail, "b"), db.write(put, "c"))]
        first, second, third = await outcomes(*tasks)
        assert (first, type(second), third) == (None, KeyError, None)
        assert await db.read(names) == ["a", "c"]


async def test_nobody_is_answered_before_the_commit(sqlite_url: str) -> None:
    tasks: list[asyncio.Task[Any]] = []
    seen: list[object] = []

    def look() -> None:
        with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as other:
            seen.append(other.execute("SELECT name FROM branch").fetchall())
        seen.append([task.done() for task in tasks])

    async with opened(sqlite_url) as db:
        with at_commit(look):
            async with held(db) as queue:
                tasks += [await queue(asked) for asked in (db.write(put, "a"), db.write(fail, "b"))]
            await outcomes(*tasks)
    assert seen == [[], [False, False]]


async def test_answers_come_in_the_order_of_the_questions(sqlite_url: str) -> None:
    answered: list[str] = []

    async def ask(db: Database, name: str) -> None:
        with suppress(KeyError):
            await db.write(fail if name == "b" else put, name)
        answered.append(name)

    async with opened(sqlite_url) as db:
        async with held(db) as queue:
            tasks = [await queue(ask(db, name)) for name in "dbca"]
        await outcomes(*tasks)
    assert answered == list("dbca")


async def test_a_commit_that_fails_fails_for_everybody(sqlite_url: str) -> None:
    async with opened(sqlite_url) as db:
        async with held(db) as queue:
            asked = (db.write(put, "a"), db.write(break_a_reference), db.write(fail, "b"), db.write(put, "c"))
            tasks = [await queue(one) for one in asked]
        assert [type(told) for told in await outcomes(*tasks)] == [IntegrityError] * 4
        await db.write(put, "d")
        assert await db.read(names) == ["d"]


async def test_a_transaction_that_is_gone_is_nobodys_success(sqlite_url: str) -> None:
    async with opened(sqlite_url) as db:
        async with held(db) as queue:
            tasks = [
                await queue(asked) for asked in (db.write(put, "a"), db.write(undo_everything), db.write(put, "c"))
            ]
        first, second, third = await outcomes(*tasks)
        assert (type(first), type(second), third) == (OSError, OSError, None)
        assert await db.read(names) == ["c"]


async def test_who_was_late_tries_again_among_others(sqlite_url: str) -> None:
    tries: list[int] = []

    def late(tx: Tx) -> None:
        put(tx, f"try {len(tries)}")
        tries.append(1)
        if len(tries) < 3:
            raise Stale

    async with opened(sqlite_url) as db:
        async with held(db) as queue:
            tasks = [await queue(asked) for asked in (db.write(put, "a"), db.write(late), db.write(put, "c"))]
        assert await outcomes(*tasks) == [None, None, None]
        assert await db.read(names) == ["a", "c", "try 2"]


async def test_who_does_not_wait_any_more_holds_nobody_up(sqlite_url: str) -> None:
    async with opened(sqlite_url) as db:
        async with held(db) as queue:
            tasks = [await queue(db.write(put, name)) for name in "abc"]
            tasks[1].cancel()
        first, second, third = await outcomes(*tasks)
        assert (first, type(second), third) == (None, asyncio.CancelledError, None)
        assert await db.read(names) == ["a", "b", "c"]


async def test_a_write_sees_what_was_done_before_it(sqlite_url: str) -> None:
    async with opened(sqlite_url) as db:
        async with held(db) as queue:
            asked = (db.write(put, "a"), db.write(set_zone, "a", "Asia/Almaty"), db.write(names))
            tasks = [await queue(one) for one in asked]
        assert (await outcomes(*tasks))[2] == ["a"]


async def test_closing_finishes_what_shares_a_commit(sqlite_url: str) -> None:
    async with opened(sqlite_url) as db:
        async with held(db) as queue:
            tasks = [await queue(db.write(put, name)) for name in "abc"]
            closing = asyncio.create_task(db.close())
            await asyncio.sleep(0)
        await closing
        await outcomes(*tasks)
    async with opened(sqlite_url) as db:
        assert await db.read(names) == ["a", "b", "c"]


_CRASH = """
import asyncio, os, sys, threading
from core.store.db import Database
from tests.store.rows import put

async def tell(db, name):
    await db.write(put, name)
    print(name, flush=True)

async def main(url):
    db, let_go = Database(url), threading.Event()
    await tell(db, "kept")
    held = asyncio.create_task(db.write(lambda _tx: let_go.wait(10)))
    asked = [asyncio.create_task(tell(db, name)) for name in ("a", "b")]
    await asyncio.sleep(0)
    asked.append(asyncio.create_task(db.write(lambda _tx: os._exit(7))))
    await asyncio.sleep(0)
    let_go.set()
    await asyncio.gather(held, *asked)

asyncio.run(main(sys.argv[1]))
"""


async def test_a_process_that_dies_in_between_has_promised_nothing(sqlite_url: str) -> None:
    died = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", _CRASH, sqlite_url], capture_output=True, text=True, check=False
    )
    assert (died.returncode, died.stdout.split()) == (7, ["kept"]), died.stderr
    async with opened(sqlite_url) as db:
        assert await db.read(names) == ["kept"]
