"""News: what holds for whom, and who has read it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.announcement import Audience
from core.model.ids import AnnouncementId, PersonId
from core.store import announcements, people
from core.store.announcements import State
from core.store.db import Database
from core.store.outbox import Kind
from core.use import announce, deliver, news, overview
from core.use.deliver import Sent
from core.use.news import NoSuchNews
from tests.company import settle
from tests.model.build import ACCOUNTING, ANNA, BORIS, EGOR, HELEN, LATER, NOON, OLGA, ORG, VERA
from tests.use.announcing import copy_of, sent


@pytest.fixture(autouse=True)
async def company(db: Database) -> None:
    await settle(db)


async def unread(db: Database, person: PersonId) -> int:
    """As the menu counts, and the list shows."""
    counted = (await db.read(overview.counts, person)).news
    assert len((await db.read(news.news, person)).unread) == counted
    return counted


async def reads(db: Database, id: AnnouncementId, person: PersonId, message: int | None = None) -> None:
    await db.write(news.read, id, person, message, LATER)


async def held(db: Database, person: PersonId) -> list[AnnouncementId]:
    return [one.id for one in (await db.read(news.news, person)).announcements]


async def state(db: Database, id: AnnouncementId, person: PersonId) -> State | None:
    copy = await db.read(announcements.copy_of, id, person)
    return None if copy is None else copy.state


async def test_everybody_sees_what_is_for_him_the_newest_first(db: Database) -> None:
    first, second = await sent(db), await sent(db, audience=Audience())
    assert await held(db, ANNA) == [second, first]
    assert await held(db, EGOR) == [second]
    assert (await unread(db, ANNA), await unread(db, EGOR)) == (2, 1)


async def test_the_author_sees_his_own_and_has_nothing_to_read(db: Database) -> None:
    id = await sent(db, audience=Audience())
    assert (await held(db, HELEN), await unread(db, HELEN)) == ([id], 0)
    await reads(db, id, HELEN)
    assert (await db.read(announcements.tally, id)).read == 0
    assert await state(db, id, HELEN) is None


async def test_it_is_read_once(db: Database) -> None:
    id = await sent(db)
    await reads(db, id, ANNA)
    await db.write(news.read, id, ANNA, None, LATER + timedelta(hours=1))
    copy = await copy_of(db, id, ANNA)
    assert copy.read == LATER
    assert (await db.read(announcements.tally, id)).read == 1
    assert (await unread(db, ANNA), await unread(db, BORIS)) == (0, 1)
    assert (await db.read(news.one, id, ANNA)).read
    assert not (await db.read(news.one, id, BORIS)).read


async def test_the_list_is_enough_for_what_asks_for_no_confirmation(db: Database) -> None:
    loud, quiet = await sent(db), await sent(db, confirm=False)
    seen = await db.write(news.seen, ANNA, LATER)
    assert seen.unread == {loud, quiet}
    assert (await db.write(news.seen, ANNA, LATER)).unread == {loud}
    assert await unread(db, ANNA) == 1
    assert (await db.read(announcements.tally, quiet)).read == 1


async def test_who_comes_later_reads_it_and_is_not_counted(db: Database) -> None:
    id = await sent(db)
    await db.write(people.change, replace(ORG.people[VERA], roles=frozenset({ACCOUNTING}), telegram=1000 + VERA))
    assert (await held(db, VERA), await unread(db, VERA)) == ([id], 1)
    await reads(db, id, VERA)
    assert (await unread(db, VERA), await state(db, id, VERA)) == (0, State.SEEN)
    tally = await db.read(announcements.tally, id)
    assert (tally.total, tally.read) == (2, 0)


async def test_who_has_got_it_keeps_it_when_he_goes_elsewhere(db: Database) -> None:
    id = await sent(db)
    await db.write(people.change, replace(ORG.people[ANNA], roles=frozenset(), telegram=1000 + ANNA))
    assert (await held(db, ANNA), await unread(db, ANNA)) == ([id], 1)
    await reads(db, id, ANNA)
    assert await unread(db, ANNA) == 0


@pytest.mark.parametrize("person", [EGOR, OLGA])
async def test_what_is_not_for_him_is_nobodys_business(db: Database, person: PersonId) -> None:
    id = await sent(db)
    with pytest.raises(NoSuchNews):
        await db.read(news.one, id, person)
    with pytest.raises(NoSuchNews):
        await reads(db, id, person)
    assert await held(db, person) == []


async def test_what_is_being_written_is_nobodys_news(db: Database) -> None:
    begun = (await db.write(announce.begin, HELEN, NOON)).announcement
    for person in (HELEN, ANNA):
        with pytest.raises(NoSuchNews):
            await db.read(news.one, begun.id, person)
        assert await held(db, person) == []
    with pytest.raises(NoSuchNews):
        await db.read(news.one, AnnouncementId(99), ANNA)


async def test_what_is_over_is_no_news_and_is_not_read(db: Database) -> None:
    id = await sent(db)
    await db.write(announce.archive, id, HELEN, LATER)
    assert (await held(db, ANNA), await unread(db, ANNA)) == ([], 0)
    found = await db.write(news.read, id, ANNA, None, LATER)
    assert (found.announcement.holds, found.read) == (False, False)
    assert (await db.read(announcements.tally, id)).read == 0


async def test_a_reader_proves_that_a_copy_has_arrived(db: Database) -> None:
    id = await sent(db)
    for delivery in await db.write(deliver.claim, "a", NOON, 10):
        await db.write(deliver.unknown, delivery, "a", NOON)
    await reads(db, id, ANNA, message=77)
    await reads(db, id, BORIS)  # in the list: that proves nothing
    copy = await copy_of(db, id, ANNA)
    assert (copy.state, copy.message) == (State.SENT, 77)
    assert await state(db, id, BORIS) is State.UNKNOWN
    await db.write(announce.archive, id, HELEN, LATER)
    found = await db.write(deliver.claim, "a", LATER, 10)
    assert [(one.parcel.kind, one.parcel.person) for one in found] == [(Kind.ARCHIVE, ANNA)]


async def test_a_copy_that_was_read_stays_read_when_it_arrives(db: Database) -> None:
    id = await sent(db)
    await reads(db, id, ANNA)
    for delivery in await db.write(deliver.claim, "a", NOON, 10):
        await db.write(deliver.delivered, delivery, "a", Sent((5,)), NOON)
    copy = await copy_of(db, id, ANNA)
    assert (copy.state, copy.read) == (State.SENT, LATER)
