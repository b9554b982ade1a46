"""The sweeper: what is due happens once, and what fails stops nothing else."""

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from core.store import timers
from core.store.db import Database
from core.store.timers import Kind, Timer
from core.use.remind import begin_mornings
from core.use.sweep import sweep
from tests.databases import opened
from tests.model.build import LATER, MARAT, NOON
from tests.use.test_remind import DAY, HOUR, asked, company, happens, local

BROKEN = Timer(key="morning.nowhere", kind=Kind.MORNING, due=NOON, zone="Nowhere/Else")


async def test_a_timer_that_fails_stops_no_other_and_is_tried_again_in_an_hour(
    db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await company(db)
    await asked(db)
    await db.write(begin_mornings, NOON)
    await db.write(timers.put, [BROKEN])
    with caplog.at_level(logging.CRITICAL):
        assert ("morning", MARAT) in await happens(db, local("02 09:00"))
        assert not await db.read(timers.is_due, local("02 09:59"))
        assert [timer.key for timer in await db.read(timers.due, local("02 10:00"), 10)] == ["morning.nowhere"]


async def test_what_failed_has_left_no_trace_and_is_logged(db: Database, caplog: pytest.LogCaptureFixture) -> None:
    await company(db)
    await db.write(timers.put, [BROKEN])
    assert await happens(db, NOON) == []
    assert "timer morning.nowhere failed" in caplog.text
    caplog.clear()


async def test_many_are_taken_in_turns(db: Database) -> None:
    await company(db)
    gone = [replace(BROKEN, key=f"remind.{n}", kind=Kind.REMIND, due=NOON - timedelta(seconds=n)) for n in range(120)]
    await db.write(timers.put, gone)
    assert [await db.write(sweep, NOON) for _ in range(4)] == [50, 50, 20, 0]


async def test_two_sweepers_at_once_tell_everybody_once(postgresql_url: str) -> None:
    async with opened(postgresql_url) as one, opened(postgresql_url) as two:
        await company(one)
        for n in range(20):
            await asked(one, NOON + n * HOUR / 60)
        await one.write(begin_mornings, NOON)

        async def sweep_all(db: Database) -> int:
            done = 0
            while count := await db.write(sweep, NOON + 9 * DAY):
                done += count
            return done

        due = len(await one.read(timers.due, NOON + 9 * DAY, 1000))
        assert sum(await asyncio.gather(sweep_all(one), sweep_all(two))) == due
        sql = text(
            "SELECT kind, person, count(*) FROM outbox WHERE kind IN ('remind', 'morning') GROUP BY kind, person"
        )
        found = {(kind, count) for kind, _person, count in await one.read(lambda tx: tx.execute(sql).all())}
        assert found == {("remind", 20), ("morning", 1)}


async def test_one_sweeper_after_the_other_finds_nothing(db: Database) -> None:
    await company(db)
    await asked(db)
    assert await happens(db, LATER + 9 * DAY)
    assert await happens(db, LATER + 9 * DAY) == []


async def test_what_fails_half_way_is_undone_and_whole_the_next_time(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    refuse = (
        "CREATE TRIGGER full BEFORE INSERT ON outbox WHEN NEW.kind = 'refresh' BEGIN SELECT RAISE(ABORT, 'full'); END"
    )
    async with opened(sqlite_url) as db:
        await company(db)
        await asked(db)
        await db.write(lambda tx: tx.execute(text(refuse)))
        with caplog.at_level(logging.CRITICAL):
            assert ("remind", MARAT) in await happens(db, local("03 12:00"))
        await db.write(lambda tx: tx.execute(text("DROP TRIGGER full")))
        assert await happens(db, local("03 12:59")) == []
        assert ("refresh", MARAT) in await happens(db, local("03 13:00"))
