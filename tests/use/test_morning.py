"""The morning message: at 9:00 of every zone, once a day, to everybody for whom something waits."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import text

from core.model.request import Request
from core.store import people, timers
from core.store.db import Database
from core.use.remind import begin_mornings
from core.use.sweep import sweep
from tests.model.build import MARAT, NOON, OLGA
from tests.use.test_remind import DAY, HOUR, MOSCOW, asked, company, happens, local


@pytest.fixture
async def limited(db: Database) -> Request:
    await company(db)
    return await asked(db)


async def test_every_zone_has_its_morning_once(db: Database, limited: Request) -> None:
    await db.write(people.set_branch, "Никто", "Asia/Dubai")
    for now in (NOON, NOON + HOUR, NOON + 2 * DAY):
        await db.write(begin_mornings, now)
    found = await db.read(timers.due, NOON + 9 * DAY, 10)
    mornings = {timer.zone: timer.due.astimezone(MOSCOW) for timer in found if timer.kind is timers.Kind.MORNING}
    assert mornings == {"Asia/Almaty": local("02 07:00"), "Europe/Moscow": local("02 09:00")}


async def test_each_is_told_in_his_own_morning_what_waits(db: Database, limited: Request) -> None:
    await db.write(begin_mornings, NOON)
    assert await happens(db, local("02 07:00")) == [("morning", OLGA)]
    assert await happens(db, local("02 08:59")) == []
    assert await happens(db, local("02 09:00")) == [("morning", MARAT)]
    assert await happens(db, local("02 09:01")) == []
    assert await happens(db, local("03 09:00")) == [("morning", MARAT), ("morning", OLGA)]


@pytest.mark.parametrize(
    ("awake", "told"), [("02 14:00", True), ("02 17:59", True), ("02 21:00", False), ("04 10:00", True)]
)
async def test_a_late_morning_comes_once_but_not_in_the_evening(
    db: Database, limited: Request, awake: str, told: bool
) -> None:
    await db.write(begin_mornings, NOON)
    mornings = [one for one in await happens(db, local(awake)) if one[0] == "morning"]
    assert mornings == ([("morning", MARAT), ("morning", OLGA)] if told else [])
    assert await happens(db, local(awake)) == []
    tomorrow = local(awake).replace(hour=9, minute=0) + DAY
    assert ("morning", MARAT) in await happens(db, tomorrow)


async def test_neither_who_does_not_want_it_nor_who_has_left_is_told(db: Database, limited: Request) -> None:
    await db.write(people.set_morning, MARAT, wanted=False)
    await db.write(people.change, replace((await db.read(people.org)).people[OLGA], active=False))
    await db.write(begin_mornings, NOON)
    assert [one for one in await happens(db, local("02 09:00")) if one[0] == "morning"] == []


async def test_who_moves_between_two_mornings_is_told_once(db: Database, limited: Request) -> None:
    await db.write(begin_mornings, NOON)
    assert await _kept(db, local("02 07:00")) == [("morning", OLGA)]
    await db.write(people.change, replace((await db.read(people.org)).people[OLGA], branch="Москва"))
    assert await _kept(db, local("02 09:00")) == [("morning", MARAT), ("morning", OLGA)]


async def _kept(db: Database, now: datetime) -> list[tuple[str, int]]:
    """All morning messages so far, none of which is taken away."""
    while await db.write(sweep, now):
        pass
    sql = text("SELECT kind, person FROM outbox WHERE kind = 'morning' ORDER BY person")
    return [(row.kind, row.person) for row in await db.read(lambda tx: tx.execute(sql).all())]


async def test_when_nothing_waits_nothing_is_said(db: Database) -> None:
    await company(db)
    await db.write(begin_mornings, NOON)
    assert await happens(db, local("02 09:00")) == []
