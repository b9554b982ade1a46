"""The thread that writes to SQLite, and the file."""

import asyncio
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from core.store.db import Database, Tx
from tests.databases import opened
from tests.store.rows import names, pragma, put, set_zone


async def test_sixteen_writers_who_read_first_are_never_locked_out(sqlite_url: str) -> None:
    def count_up(tx: Tx) -> None:
        seen = int(tx.execute(text("SELECT zone FROM branch WHERE name = 'count'")).scalar_one())
        set_zone(tx, "count", str(seen + 1))

    async def work(db: Database) -> None:
        for _ in range(25):
            await db.write(count_up)

    async with opened(sqlite_url) as db:
        await db.write(put, "count", "0")
        await asyncio.gather(*(work(db) for _ in range(16)))
        assert await db.read(lambda tx: tx.execute(text("SELECT zone FROM branch")).scalar()) == "400"


async def test_two_processes_may_write_to_one_file(sqlite_url: str) -> None:
    async def work(db: Database, mark: str) -> None:
        for number in range(50):
            await db.write(put, f"{mark}{number}")

    async with opened(sqlite_url) as one, opened(sqlite_url) as two:
        await asyncio.gather(work(one, "a"), work(two, "b"))
        assert len(await one.read(names)) == 100


async def test_readers_do_not_wait_for_the_writer(sqlite_url: str) -> None:
    writing, let_go = threading.Event(), threading.Event()

    def slow(tx: Tx) -> None:
        put(tx, "Almaty")
        writing.set()
        assert let_go.wait(10)

    async with opened(sqlite_url) as db:
        task = asyncio.create_task(db.write(slow))
        await asyncio.to_thread(writing.wait, 10)
        assert await asyncio.wait_for(db.read(names), 10) == []
        let_go.set()
        await task
        assert await db.read(names) == ["Almaty"]


@pytest.mark.parametrize(("name", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)])
async def test_sqlite_writes_to_the_disk_and_keeps_references(sqlite_url: str, name: str, value: object) -> None:
    async with opened(sqlite_url) as db:
        assert await db.write(pragma, name) == value
        assert await db.read(pragma, name) == value


async def test_sqlite_waits_for_another_process(sqlite_url: str) -> None:
    async with opened(sqlite_url) as db:
        assert await db.write(pragma, "busy_timeout") == 10_000
        assert await db.read(pragma, "busy_timeout") == 10_000


async def test_a_write_goes_on_when_nobody_waits_for_it_any_more(sqlite_url: str) -> None:
    writing, let_go = threading.Event(), threading.Event()

    def slow(tx: Tx) -> None:
        writing.set()
        assert let_go.wait(10)
        put(tx, "Almaty")

    async with opened(sqlite_url) as db:
        task = asyncio.create_task(db.write(slow))
        await asyncio.to_thread(writing.wait, 10)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        let_go.set()
        await db.write(put, "Moscow")
        assert await db.read(names) == ["Almaty", "Moscow"]


def test_the_writer_outlives_a_loop_that_is_gone(sqlite_url: str) -> None:
    writing, let_go = threading.Event(), threading.Event()
    db = Database(sqlite_url)

    def slow(_tx: Tx) -> None:
        writing.set()
        assert let_go.wait(10)

    async def leave() -> None:
        task = asyncio.create_task(db.write(slow))
        await asyncio.to_thread(writing.wait, 10)
        task.cancel()

    async def come_back() -> list[str]:
        try:
            await asyncio.wait_for(db.write(put, "Almaty"), 10)
            return await db.read(names)
        finally:
            await db.close()

    asyncio.run(leave())
    let_go.set()
    assert asyncio.run(come_back()) == ["Almaty"]


async def test_a_file_that_is_no_database_is_an_error_and_not_a_silence(tmp_path: Path) -> None:
    (tmp_path / "broken").write_text("This is no database, whatever its name may be. " * 100)
    async with opened(f"sqlite:///{tmp_path / 'broken'}") as db:
        for _ in range(2):
            with pytest.raises(Exception, match="not a database"):
                await asyncio.wait_for(db.write(names), 10)


async def test_the_folder_of_a_new_file_is_made(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path / 'a' / 'b' / 'kivok.sqlite'}") as db:
        with pytest.raises(OperationalError, match="no such table"):
            await db.write(names)


async def test_what_was_begun_is_finished_before_closing(sqlite_url: str) -> None:
    async with opened(sqlite_url) as db:
        task = asyncio.create_task(db.write(put, "Almaty"))
        await asyncio.sleep(0)
    await task
    async with opened(sqlite_url) as db:
        assert await db.read(names) == ["Almaty"]


async def test_a_closed_file_refuses_to_be_written(sqlite_url: str) -> None:
    async with opened(sqlite_url) as db:
        pass
    with pytest.raises(RuntimeError, match="closed"):
        await asyncio.wait_for(db.write(names), 10)
