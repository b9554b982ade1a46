"""The two doors to the database."""

import asyncio
import threading
from contextvars import ContextVar

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from core.store.db import Database, Stale, Tx
from tests.databases import opened, wait_inside
from tests.store.rows import names, put, set_zone

asking = ContextVar("asking", default="nobody")


def pair(_tx: Tx, first: str, *, last: str) -> tuple[str, str]:
    return first, last


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


async def test_closing_leaves_no_thread(url: str) -> None:
    await asyncio.to_thread(threading.enumerate)  # the loop keeps the threads of its pool
    before = set(threading.enumerate())
    async with opened(url) as db:
        await asyncio.gather(*(db.read(names) for _ in range(4)), db.write(put, "Almaty"))
    for left in set(threading.enumerate()) - before:
        await asyncio.to_thread(left.join, 10)
        assert not left.is_alive()


async def test_it_may_be_closed_twice(url: str) -> None:
    async with opened(url) as db:
        await db.write(put, "Almaty")
        await db.close()
