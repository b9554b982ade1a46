"""Timers: one row a key, the oldest first, in one transaction's hands at a time."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core.model.ids import AnnouncementId
from core.model.request import Request
from core.store import timers
from core.store.db import Database, Tx
from core.store.timers import Kind, Timer
from tests.company import WISH, publish, settle, wished
from tests.databases import opened, wait_inside
from tests.model.build import LATER, MARAT, NOON

MORNING = Timer(key="morning.Asia/Dubai", kind=Kind.MORNING, due=NOON, zone="Asia/Dubai")
SECOND = timedelta(seconds=1)


async def due(db: Database, now: datetime = NOON, most: int = 10) -> tuple[Timer, ...]:
    return tuple(replace(timer, id=0) for timer in await db.read(timers.due, now, most))


@pytest.fixture
async def request_(db: Database) -> Request:
    """A request that no timer follows: its form has no time limits."""
    await settle(db)
    await publish(db, WISH)
    return await wished(db)


async def test_a_timer_comes_back_as_it_was_set(db: Database, request_: Request) -> None:
    about = Timer(key="remind.1.2", kind=Kind.RETURN, due=NOON - SECOND, request=request_.id, person=MARAT)
    await db.write(timers.put, [MORNING, about])
    assert await due(db) == (about, MORNING)


async def test_it_is_due_at_its_moment_and_not_before(db: Database) -> None:
    await db.write(timers.put, [MORNING])
    for now, expected in ((NOON - timedelta(milliseconds=1), ()), (NOON, (MORNING,)), (LATER, (MORNING,))):
        assert await due(db, now) == expected
        assert await db.read(timers.is_due, now) is bool(expected)


async def test_the_oldest_are_first_and_no_more_than_wanted(db: Database) -> None:
    late = [replace(MORNING, key=f"morning.{n}", due=NOON - n * SECOND) for n in range(5)]
    await db.write(timers.put, late)
    assert await due(db, most=3) == tuple(reversed(late[2:]))


async def test_the_same_key_moves_the_timer(db: Database) -> None:
    await db.write(timers.put, [MORNING])
    await db.write(timers.put, [replace(MORNING, due=LATER, kind=Kind.REMIND)])
    assert await due(db) == ()
    assert await due(db, LATER) == (replace(MORNING, due=LATER, kind=Kind.REMIND),)


async def test_what_is_set_once_stays_as_it_is(db: Database) -> None:
    await db.write(timers.put_once, [MORNING])
    await db.write(timers.put_once, [replace(MORNING, due=LATER)])
    assert await due(db, LATER) == (MORNING,)


async def test_a_cancelled_timer_is_gone_and_the_others_are_not(db: Database) -> None:
    await db.write(timers.put, [MORNING, replace(MORNING, key="another")])
    await db.write(timers.cancel, ["morning.Asia/Dubai", "nothing of the kind"])
    assert [timer.key for timer in await due(db)] == ["another"]


async def test_what_has_happened_is_moved_or_gone(db: Database) -> None:
    await db.write(timers.put, [MORNING, replace(MORNING, key="another")])
    for timer, next_time in zip(await db.read(timers.due, NOON, 10), (LATER, None), strict=True):
        await db.write(timers.move, timer, next_time)
    assert await due(db, LATER) == (replace(MORNING, due=LATER),)


async def test_nothing_to_set_or_to_cancel_is_nothing(db: Database) -> None:
    for nothing in (timers.put, timers.put_once, timers.cancel):
        await db.write(nothing, [])
    assert not await db.read(timers.is_due, LATER)


async def test_whoever_looks_while_another_has_them_gets_none(postgresql_url: str) -> None:
    async with opened(postgresql_url) as db, opened(postgresql_url) as other:
        await db.write(timers.put, [MORNING])
        taken, may_go = asyncio.Event(), asyncio.Event()

        def hold(tx: Tx) -> None:
            (timer,) = timers.due(tx, NOON, 10)
            taken.set()
            wait_inside(may_go.wait())
            timers.move(tx, timer, LATER)

        holding = asyncio.create_task(db.write(hold))
        await taken.wait()
        assert await other.write(timers.due, NOON, 10) == ()
        may_go.set()
        await holding
        assert await other.write(timers.due, NOON, 10) == ()
        assert [timer.key for timer in await other.write(timers.due, LATER, 10)] == [MORNING.key]


async def test_a_timer_may_be_about_an_announcement(db: Database) -> None:
    """Only of one that exists."""
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await db.write(timers.put, [replace(MORNING, announcement=AnnouncementId(7))])
