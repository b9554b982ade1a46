"""Announcements and their copies, as rows."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.announcement import Announcement, Audience, Group, Status
from core.model.ids import AnnouncementId
from core.model.rich import Look, Mark, Rich
from core.model.value import File, FileKind
from core.store import announcements
from core.store.announcements import Copy, State, Tally
from core.store.db import Database, Stale, Tx
from tests.company import settle
from tests.model.build import ANNA, BORIS, EGOR, HELEN, LATER, MARAT, NOON, VERA


@pytest.fixture
async def told(db: Database) -> Announcement:
    """A draft of Helen."""
    await settle(db)
    return await db.write(announcements.add, HELEN, NOON)


def full(draft: Announcement) -> Announcement:
    """With something in every attribute."""
    looks = tuple(Mark(look, at, 1, "https://example.org/?a=1&b=2") for at, look in enumerate(Look))
    return replace(
        draft,
        text=Rich("«Офис» 👩‍💻 <b>закрыт</b>", looks),
        files=(File("a", FileKind.PHOTO, "a.jpg", 1), File("b", FileKind.DOCUMENT, "b.pdf", 2)),
        audience=Audience(Group.DEPARTMENT, "Продажи"),
        confirm=False,
        expires=LATER,
        sent=NOON,
        status=Status.SENT,
        revision=1,
        message=70,
    )


async def test_a_new_one_is_an_empty_draft(db: Database, told: Announcement) -> None:
    assert told == Announcement(told.id, HELEN, NOON)
    assert await db.read(announcements.load, told.id) == told
    assert await db.read(announcements.draft_of, HELEN) == told
    assert await db.read(announcements.draft_of, ANNA) is None
    assert await db.read(announcements.load, AnnouncementId(99)) is None


async def test_everything_is_kept(db: Database, told: Announcement) -> None:
    await db.write(announcements.save, full(told), 0)
    assert await db.read(announcements.load, told.id) == full(told)
    assert await db.read(announcements.draft_of, HELEN) is None


async def test_what_was_changed_meanwhile_is_not_overwritten(db: Database, told: Announcement) -> None:
    await db.write(announcements.save, full(told), 0)
    with pytest.raises(Stale):
        await db.write(announcements.save, replace(told, revision=2), 0)
    assert await db.read(announcements.load, told.id) == full(told)


async def test_the_message_of_the_author_changes_without_a_revision(db: Database, told: Announcement) -> None:
    await db.write(announcements.seen_in, told.id, 71)
    assert await db.read(announcements.load, told.id) == replace(told, message=71)


async def test_an_id_is_never_given_again(db: Database, told: Announcement) -> None:
    await db.write(announcements.drop, told.id)
    assert (await db.write(announcements.add, HELEN, NOON)).id > told.id


async def test_those_that_hold_are_the_sent_ones_the_newest_first(db: Database, told: Announcement) -> None:
    def more(tx: Tx) -> None:
        for status in (Status.SENT, Status.ARCHIVED, Status.SENT, Status.DRAFT):
            announcements.save(tx, replace(announcements.add(tx, HELEN, NOON), status=status, revision=1), 0)

    await db.write(more)
    assert [one.id - told.id for one in await db.read(announcements.holding)] == [3, 1]


async def test_a_copy_is_made_once(db: Database, told: Announcement) -> None:
    await db.write(announcements.spread, told.id, [ANNA, BORIS])
    await db.write(announcements.reached, told.id, ANNA, 5)
    await db.write(announcements.spread, told.id, [ANNA, VERA], State.UNREACHABLE)
    await db.write(announcements.spread, told.id, [])
    assert await db.read(announcements.copy_of, told.id, ANNA) == Copy(ANNA, State.SENT, 5)
    assert await db.read(announcements.copies, told.id, State.WAITING) == (Copy(BORIS, State.WAITING),)
    assert await db.read(announcements.copies, told.id, State.UNREACHABLE) == (Copy(VERA, State.UNREACHABLE),)
    assert await db.read(announcements.copy_of, told.id, EGOR) is None


async def test_it_is_read_for_the_first_time_once(db: Database, told: Announcement) -> None:
    await db.write(announcements.spread, told.id, [ANNA])
    assert await db.write(announcements.mark_read, told.id, ANNA, NOON)
    assert not await db.write(announcements.mark_read, told.id, ANNA, LATER)
    assert await db.read(announcements.copy_of, told.id, ANNA) == Copy(ANNA, State.WAITING, None, NOON)


async def test_who_has_no_copy_can_read_it_too(db: Database, told: Announcement) -> None:
    assert await db.write(announcements.mark_read, told.id, EGOR, NOON)
    assert await db.read(announcements.copy_of, told.id, EGOR) == Copy(EGOR, State.SEEN, None, NOON)


async def test_two_who_read_at_once_count_as_one(db: Database, told: Announcement) -> None:
    found = await asyncio.gather(*(db.write(announcements.mark_read, told.id, ANNA, NOON) for _ in range(8)))
    assert sorted(found) == [False] * 7 + [True]


async def test_the_tally_adds_up_and_leaves_out_who_came_later(db: Database, told: Announcement) -> None:
    assert await db.read(announcements.tally, told.id) == Tally(Counter(), 0)
    people = (ANNA, BORIS, VERA, MARAT)
    await db.write(announcements.spread, told.id, people)
    await db.write(announcements.reached, told.id, ANNA, 5)
    await db.write(announcements.set_state, told.id, BORIS, State.UNKNOWN)
    await db.write(announcements.set_state, told.id, VERA, State.DROPPED)
    for person in (ANNA, VERA, EGOR):
        await db.write(announcements.mark_read, told.id, person, NOON)
    tally = await db.read(announcements.tally, told.id)
    assert dict(tally.states) == {State.SENT: 1, State.UNKNOWN: 1, State.DROPPED: 1, State.WAITING: 1}
    assert (tally.total, tally.read) == (len(people), 2)


async def test_what_a_person_has_and_has_read(db: Database, told: Announcement) -> None:
    other = await db.write(announcements.add, HELEN, NOON + timedelta(days=1))
    for one in (told, other):
        await db.write(announcements.spread, one.id, [ANNA])
    await db.write(announcements.mark_read, other.id, ANNA, NOON)
    assert await db.read(announcements.got_by, ANNA) == {told.id, other.id}
    assert await db.read(announcements.read_by, ANNA) == {other.id}
    assert await db.read(announcements.read_by, EGOR) == frozenset()
