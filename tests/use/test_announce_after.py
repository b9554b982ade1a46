"""What becomes of an announcement that was sent: its count, its end, its archive."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.access import HR
from core.model.announcement import Status
from core.store import announcements, people, timers
from core.store.announcements import State
from core.store.db import Database, Tx
from core.store.outbox import Kind
from core.use import announce, deliver
from core.use.announce import AnnouncementGone, OnlyHr
from core.use.deliver import OfAnnouncement, Sent
from tests.company import settle
from tests.model.build import ANNA, BORIS, EGOR, HELEN, LATER, NOON, VERA
from tests.use.announcing import PLAN, deliver_all, draft, due, happens, sent

SOON = NOON + timedelta(seconds=3)


def keys(tx: Tx) -> list[str]:
    """Of all timers."""
    return sorted(timer.key for timer in timers.due(tx, NOON + timedelta(days=999), 99))


@pytest.fixture(autouse=True)
async def company(db: Database) -> None:
    await settle(db)


async def test_the_count_is_brought_up_to_date_once_for_all_that_happens_within_three_seconds(db: Database) -> None:
    id = await sent(db)
    await deliver_all(db)
    assert await db.read(keys) == [f"count.{id}"]
    await happens(db, SOON - timedelta(milliseconds=1))
    assert await due(db, SOON) == ()
    await happens(db, SOON)
    (count,) = await due(db, SOON)
    assert (count.parcel.kind, count.parcel.person) == (Kind.COUNT, HELEN)
    assert isinstance(count.matter, OfAnnouncement)
    assert count.matter.tally == await db.read(announcements.tally, id)
    assert await db.read(keys) == []
    await db.write(deliver.delivered, count, "a", Sent((71,)), SOON)
    told, _tally = await db.read(announce.status, id, HELEN)
    assert told.message == 71


async def test_at_its_end_every_copy_is_told_and_nothing_more_is_sent(db: Database) -> None:
    id = await sent(db, expires=LATER)
    first, late = await due(db)
    await db.write(deliver.delivered, first, "a", Sent((7,)), NOON)
    await db.write(deliver.put_off, late, "a", LATER)
    await happens(db, LATER - timedelta(seconds=1))
    told, _tally = await db.read(announce.status, id, HELEN)
    assert told.holds
    await happens(db, LATER)
    told, _tally = await db.read(announce.status, id, HELEN)
    assert told.status is Status.ARCHIVED
    found = {(one.parcel.kind, one.parcel.person) for one in await due(db, LATER)}
    assert found >= {(Kind.ARCHIVE, first.parcel.person), (Kind.ANNOUNCE, late.parcel.person)}


async def test_a_copy_that_arrives_after_the_end_is_told_so_and_gets_no_files(db: Database) -> None:
    id = await sent(db, PLAN)
    first, _other = await due(db)
    await db.write(announce.archive, id, HELEN, NOON)
    assert await due(db) == ()
    await db.write(deliver.delivered, first, "a", Sent((7,)), NOON)
    assert [(one.parcel.kind, one.parcel.person) for one in await due(db)] == [(Kind.ARCHIVE, first.parcel.person)]


async def test_who_archives_it_needs_no_timer_and_may_do_it_twice(db: Database) -> None:
    id = await sent(db, expires=LATER)
    assert f"expire.{id}" in await db.read(keys)
    await deliver_all(db)
    for _tap in range(2):
        told, _tally = await db.write(announce.archive, id, HELEN, NOON)
        assert told.status is Status.ARCHIVED
    assert f"expire.{id}" not in await db.read(keys)
    assert await deliver_all(db) == [(Kind.ARCHIVE, ANNA), (Kind.ARCHIVE, BORIS)]


async def test_a_draft_has_no_status_and_cannot_be_archived(db: Database) -> None:
    made = await draft(db)
    with pytest.raises(AnnouncementGone):
        await db.read(announce.status, made.id, HELEN)
    with pytest.raises(AnnouncementGone):
        await db.write(announce.archive, made.id, HELEN, NOON)
    with pytest.raises(OnlyHr):
        await db.write(announce.again, made.id, EGOR, NOON)


async def test_another_of_hr_looks_after_what_somebody_has_left_behind(db: Database) -> None:
    id = await sent(db)
    await deliver_all(db)
    org = await db.read(people.org)
    await db.write(people.change, replace(org.people[HELEN], active=False, roles=frozenset()))
    await db.write(people.change, replace(org.people[VERA], roles=frozenset({HR})))
    told, tally = await db.read(announce.status, id, VERA)
    assert (told.id, tally.states[State.SENT]) == (id, 2)
    assert (await db.write(announce.archive, id, VERA, NOON))[0].status is Status.ARCHIVED
    with pytest.raises(OnlyHr):
        await db.read(announce.status, id, HELEN)
