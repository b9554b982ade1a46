"""The two doors to the database."""

import asyncio
import threading
from contextvars import ContextVar
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from core.store.db import Database, Stale, Tx
from tests.databases import opened, wait_inside

asking = ContextVar("asking", default="nobody")


def put(tx: Tx, name: str, zone: str = "UTC") -> None:
    tx.execute(text("INSERT INTO branch (name, zone) VALUES (:name, :zone)"), {"name": name, "zone": zone})


def set_zone(tx: Tx, name: str, zone: str) -> None:
    tx.execute(text("UPDATE branch SET zone = :zone WHERE name = :name"), {"name": name, "zone": zone})


def names(tx: Tx) -> list[str]:
    return list(tx.execute(text("SELECT name FROM branch ORDER BY name")).scalars())


def pair(_tx: Tx, first: str, *, last: str) -> tuple[str, str]:
    return first, last


def pragma(tx: Tx, name: str) -> object:
    return tx.execute(text(f"PRAGMA {name}")).scalar()


async def test_what_is_written_is_kept(db: Database) -> None:
    await db.write(put, "Almaty")
    assert await db.read(names) == ["Almaty"]


async def test_the_result_of_the_function_comes_back(db: Database) -> None:
    assert await db.write(names) == []
    assert await db.read(pair, "a", last="b") == ("a", "b")


async def test_both_doors_know_who_is_asking(db: Database) -> None:
    asking.set("Anna")
    assert await db.read(lambda _tx: asking.get()) == "Anna"
    assert await db.write(lambda _tx: asking.get()) == "Anna"


async def test_a_read_keeps_nothing(db: Database) -> None:
    await db.read(put, "Almaty")
    assert await db.read(names) == []


async def test_a_write_that_raises_keeps_nothing(db: Database) -> None:
    def fail(tx: Tx) -> None:
        put(tx, "Almaty")
        raise KeyError("a bug")

    with pytest.raises(KeyError, match="a bug"):
        await db.write(fail)
    assert await db.read(names) == []


async def test_the_door_works_again_after_an_error(db: Database) -> None:
    await db.write(put, "Almaty")
    with pytest.raises(IntegrityError):
        await db.write(put, "Almaty")
    await db.write(put, "Moscow")
    assert await db.read(names) == ["Almaty", "Moscow"]


async def test_a_read_sees_one_moment_whatever_is_written_meanwhile(db: Database) -> None:
    begun, written = threading.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def twice(tx: Tx) -> tuple[list[str], list[str]]:
        first = names(tx)
        begun.set()
        wait_inside(written.wait())
        return first, names(tx)

    reading = asyncio.create_task(db.read(twice))
    await loop.run_in_executor(None, begun.wait, 10)
    await db.write(put, "Almaty")
    written.set()
    assert await asyncio.wait_for(reading, 10) == ([], [])
    assert await db.read(names) == ["Almaty"]


async def test_stale_is_tried_three_times(db: Database) -> None:
    tries = 0

    def stale(tx: Tx) -> None:
        nonlocal tries
        tries += 1
        put(tx, f"try {tries}")
        raise Stale

    with pytest.raises(Stale):
        await db.write(stale)
    assert (tries, await db.read(names)) == (3, [])


async def test_the_third_try_may_still_win(db: Database) -> None:
    tries = 0

    def at_last(tx: Tx) -> int:
        nonlocal tries
        tries += 1
        put(tx, f"try {tries}")
        if tries < 3:
            raise Stale
        return tries

    assert await db.write(at_last) == 3
    assert await db.read(names) == ["try 3"]


async def test_other_errors_are_not_tried_again(db: Database) -> None:
    tries = 0

    def fail(_tx: Tx) -> None:
        nonlocal tries
        tries += 1
        raise KeyError("a bug")

    with pytest.raises(KeyError, match="a bug"):
        await db.write(fail)
    assert tries == 1


async def test_a_deadlock_is_tried_again(postgresql_url: str) -> None:
    async with opened(postgresql_url) as db:
        await db.write(put, "a")
        await db.write(put, "b")
        reached = {"a": asyncio.Event(), "b": asyncio.Event()}

        def cross(tx: Tx, first: str, second: str) -> None:
            set_zone(tx, first, first)
            reached[first].set()
            wait_inside(reached[second].wait())
            set_zone(tx, second, first)

        await asyncio.wait_for(asyncio.gather(db.write(cross, "a", "b"), db.write(cross, "b", "a")), 30)
        zones = await db.read(lambda tx: set(tx.execute(text("SELECT zone FROM branch")).scalars()))
    assert zones in ({"a"}, {"b"})


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


async def test_a_reference_to_nobody_is_refused(db: Database) -> None:
    with pytest.raises(IntegrityError):
        await db.write(lambda tx: tx.execute(text("INSERT INTO role (person, role) VALUES (77, 'hr')")))


async def test_every_write_is_told_and_no_read(db: Database) -> None:
    changed, other = db.changed(), db.changed()
    await db.read(names)
    assert not changed.is_set()
    await db.write(put, "Almaty")
    assert changed.is_set()
    assert other.is_set()


async def test_a_write_that_failed_is_not_told(db: Database) -> None:
    changed = db.changed()
    with pytest.raises(ZeroDivisionError):
        await db.write(lambda _: 1 / 0)
    assert not changed.is_set()


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


async def test_closing_leaves_no_thread(url: str) -> None:
    await asyncio.to_thread(threading.enumerate)  # the loop keeps the threads of its pool
    before = set(threading.enumerate())
    async with opened(url) as db:
        await asyncio.gather(*(db.read(names) for _ in range(4)), db.write(put, "Almaty"))
    for left in set(threading.enumerate()) - before:
        await asyncio.to_thread(left.join, 10)
        assert not left.is_alive()


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


async def test_it_may_be_closed_twice(url: str) -> None:
    async with opened(url) as db:
        await db.write(put, "Almaty")
        await db.close()
