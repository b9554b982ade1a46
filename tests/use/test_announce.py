"""Writing an announcement: it is kept, it is one person's, and nothing is sent before it is ready."""

from dataclasses import replace

import pytest

from core.model.announcement import (
    Announcement,
    NobodyReads,
    TooManyFiles,
)
from core.model.focus import OnAnnouncement
from core.model.ids import AnnouncementId
from core.model.org import Org
from core.model.rich import Rich
from core.store import announcements, drafts, people
from core.store.db import Database
from core.use import announce
from core.use.announce import AnnouncementGone, OldAnnouncementButton, OnlyHr, Writing
from tests.company import settle
from tests.model.build import EGOR, HELEN, LATER, NOON, OLGA, ORG
from tests.use.announcing import PHOTO, PLAN, TEXT, draft, due


@pytest.fixture(autouse=True)
async def company(db: Database) -> None:
    await settle(db)


async def test_whoever_begins_again_goes_on(db: Database) -> None:
    first = await draft(db)
    again = await db.write(announce.begin, HELEN, LATER)
    assert again.announcement == first
    assert again.announcement.text == TEXT
    assert await db.read(drafts.focus_of, HELEN) == OnAnnouncement(first.id)


async def test_what_is_written_later_comes_below(db: Database) -> None:
    first = await draft(db, TEXT, PLAN)
    after = await db.write(announce.write, first.id, HELEN, Rich("Bye"), [PHOTO])
    assert after.announcement.text == TEXT.then(Rich("Bye"))
    assert after.announcement.files == (PLAN, PHOTO)
    assert after.announcement.revision == first.revision + 1
    assert await db.read(announcements.load, first.id) == after.announcement


async def test_more_than_ten_files_are_told_and_the_first_are_kept(db: Database) -> None:
    files = [replace(PLAN, ref=str(number)) for number in range(11)]
    first = await draft(db, TEXT, *files[:10])
    assert len(first.files) == 10
    after = await db.write(announce.write, first.id, HELEN, Rich(""), files[10:])
    assert after.announcement.files == tuple(files[:10])
    assert isinstance(after.note, TooManyFiles)


def rewritten(before: Announcement, _org: Org) -> Announcement:
    return replace(before, text=Rich("Other words"))


def refusing(_before: Announcement, _org: Org) -> Announcement:
    raise NobodyReads


def unchanged(before: Announcement, _org: Org) -> Announcement:
    return before


async def test_a_button_of_an_earlier_look_changes_nothing(db: Database) -> None:
    first = await draft(db)
    old = await db.write(announce.change, first.id, HELEN, first.revision - 1, rewritten, "expiry")
    assert (old.announcement, type(old.note)) == (first, OldAnnouncementButton)
    assert await db.read(drafts.focus_of, HELEN) == OnAnnouncement(first.id)


async def test_a_refused_change_keeps_everything_and_the_question(db: Database) -> None:
    first = await draft(db)
    after = await db.write(announce.change, first.id, HELEN, None, refusing, "audience")
    assert (after.announcement, type(after.note)) == (first, NobodyReads)
    assert await db.read(drafts.focus_of, HELEN) == OnAnnouncement(first.id, "audience")


async def test_what_changes_nothing_leaves_the_buttons_as_they_are(db: Database) -> None:
    first = await draft(db)
    await db.write(announce.ask, first.id, HELEN, first.revision, "audience")
    assert await db.read(drafts.focus_of, HELEN) == OnAnnouncement(first.id, "audience")
    after = await db.write(announce.change, first.id, HELEN, first.revision, unchanged)
    assert after == Writing(first, await db.read(people.org))
    assert await db.read(drafts.focus_of, HELEN) == OnAnnouncement(first.id)


async def test_nobody_else_touches_it(db: Database) -> None:
    first = await draft(db)
    await db.write(people.change, replace(ORG.people[OLGA], roles=ORG.people[HELEN].roles))
    for act in (announce.look, announce.discard):
        with pytest.raises(AnnouncementGone):
            await db.write(act, first.id, OLGA)
        with pytest.raises(OnlyHr):
            await db.write(act, first.id, EGOR)
        with pytest.raises(AnnouncementGone):
            await db.write(act, AnnouncementId(99), HELEN)
    with pytest.raises(AnnouncementGone):
        await db.write(announce.send, first.id, OLGA, first.revision, 1, NOON)
    with pytest.raises(OnlyHr):
        await db.write(announce.begin, EGOR, NOON)


async def test_what_was_deleted_is_gone(db: Database) -> None:
    first = await draft(db)
    await db.write(announce.discard, first.id, HELEN)
    assert await db.read(announcements.load, first.id) is None
    assert await db.read(drafts.focus_of, HELEN) is None
    assert (await db.write(announce.begin, HELEN, NOON)).announcement.id != first.id


async def test_who_has_lost_the_role_goes_on_no_more(db: Database) -> None:
    first = await draft(db)
    await db.write(people.change, replace(ORG.people[HELEN], roles=frozenset()))
    for step in (announce.look, announce.discard):
        with pytest.raises(OnlyHr):
            await db.write(step, first.id, HELEN)
    with pytest.raises(OnlyHr):
        await db.write(announce.send, first.id, HELEN, first.revision, 1, NOON)
    assert await due(db) == ()
