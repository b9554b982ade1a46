"""An announcement goes out: to each reader once, and every outcome is counted."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.announcement import (
    Audience,
    ExpiryIsPast,
    Group,
    NobodyReads,
    NothingWritten,
    Status,
    TextTooLong,
)
from core.model.refusal import Refusal
from core.model.rich import Rich
from core.store import announcements, drafts, people, queue
from core.store.announcements import State
from core.store.db import Database
from core.store.outbox import Kind
from core.use import announce, deliver
from core.use.announce import AnnouncementGone, OldAnnouncementButton
from core.use.deliver import Sent
from tests.company import settle
from tests.model.build import ANNA, BORIS, HELEN, LATER, NOON, ORG
from tests.use.announcing import PHOTO, PLAN, TEXT, copy_of, counts, deliver_all, draft, due, sent


@pytest.fixture(autouse=True)
async def company(db: Database) -> None:
    await settle(db)


async def test_it_goes_to_each_reader_once_with_its_files_behind(db: Database) -> None:
    id = await sent(db, PHOTO, PLAN)
    assert await counts(db, id) == {State.WAITING: 2}
    assert await deliver_all(db) == [
        (Kind.ANNOUNCE, ANNA),
        (Kind.ANNOUNCE, BORIS),
        (Kind.PHOTOS, ANNA),
        (Kind.DOCUMENTS, ANNA),
        (Kind.PHOTOS, BORIS),
        (Kind.DOCUMENTS, BORIS),
    ]
    assert await counts(db, id) == {State.SENT: 2}
    assert (await copy_of(db, id, ANNA)).message == 500


async def test_a_double_tap_sends_once(db: Database) -> None:
    made = await draft(db)
    at = (made.id, HELEN, made.revision, 70, NOON)
    await db.write(announce.send, *at)
    with pytest.raises(AnnouncementGone):
        await db.write(announce.send, *at)
    assert len(await due(db)) == 2
    told, tally = await db.read(announce.status, made.id, HELEN)
    assert (told.status, told.message, told.sent, tally.total) == (Status.SENT, 70, NOON, 2)
    assert await db.read(drafts.focus_of, HELEN) is None


async def test_an_old_button_sends_nothing(db: Database) -> None:
    made = await draft(db)
    with pytest.raises(OldAnnouncementButton):
        await db.write(announce.send, made.id, HELEN, made.revision - 1, 70, NOON)
    assert await due(db) == ()


@pytest.mark.parametrize(
    ("text", "attributes", "refusal"),
    [
        (Rich(""), {}, NothingWritten),
        (Rich("x" * 5000), {}, TextTooLong),
        (TEXT, {"audience": Audience(Group.BRANCH, "Mars")}, NobodyReads),
        (TEXT, {"expires": NOON}, ExpiryIsPast),
    ],
)
async def test_what_is_not_ready_stays_a_draft(
    db: Database, text: Rich, attributes: dict[str, object], refusal: type[Refusal]
) -> None:
    made = await draft(db, text, **attributes)
    with pytest.raises(refusal):
        await db.write(announce.send, made.id, HELEN, made.revision, 70, NOON)
    assert await db.read(announcements.load, made.id) == made
    assert await due(db) == ()


async def test_who_has_no_telegram_is_unreachable_at_once(db: Database) -> None:
    await db.write(people.change, replace(ORG.people[BORIS], telegram=None))
    id = await sent(db)
    assert await counts(db, id) == {State.WAITING: 1, State.UNREACHABLE: 1}
    assert [one.parcel.person for one in await due(db)] == [ANNA]


async def test_the_author_gets_no_copy(db: Database) -> None:
    id = await sent(db, audience=Audience())
    assert HELEN not in {one.parcel.person for one in await due(db)}
    assert (await db.read(announcements.tally, id)).total == 9


async def test_every_outcome_is_counted_and_nothing_is_repeated(db: Database) -> None:
    id = await sent(db, audience=Audience())
    blocked, silent, late, refused, *others = await due(db)
    await db.write(deliver.refused, blocked, "a", NOON, gone=True)
    await db.write(deliver.unknown, silent, "a", NOON)
    await db.write(deliver.put_off, late, "a", LATER)
    await db.write(deliver.refused, refused, "a", NOON, gone=False)
    for at, delivery in enumerate(others):
        await db.write(deliver.delivered, delivery, "a", Sent((at,)), NOON)
    counted = {State.UNREACHABLE: 1, State.UNKNOWN: 1, State.WAITING: 1, State.DROPPED: 1, State.SENT: 5}
    assert await counts(db, id) == counted
    assert [one.parcel.id for one in await due(db, NOON + timedelta(days=9))] == [late.parcel.id]


async def test_what_was_begun_and_never_told_of_may_not_be_sent_again(db: Database) -> None:
    await sent(db)
    first, _other = await due(db)
    assert await db.write(deliver.begin, first, "a")
    later = NOON + timedelta(milliseconds=queue.LEASE)
    again = {one.parcel.id: one for one in await due(db, later, "b")}
    assert again[first.parcel.id].parcel.begun
    assert deliver.only_once(again[first.parcel.id])
    assert not await db.write(deliver.begin, first, "a")


async def test_a_sender_that_lost_its_lease_takes_back_nothing(db: Database) -> None:
    id = await sent(db)
    first, _other = await due(db)
    again = next(
        one
        for one in await due(db, NOON + timedelta(milliseconds=queue.LEASE), "b")
        if one.parcel.id == first.parcel.id
    )
    await db.write(deliver.delivered, again, "b", Sent((7,)), NOON)
    await db.write(deliver.unknown, first, "a", NOON)
    assert (await counts(db, id))[State.SENT] == 1


async def test_what_may_not_have_arrived_is_sent_again_on_demand(db: Database) -> None:
    id = await sent(db, PLAN)
    first, second = await due(db)
    await db.write(deliver.unknown, first, "a", NOON)
    await db.write(deliver.delivered, second, "a", Sent((7,)), NOON)
    assert await deliver_all(db) == [(Kind.DOCUMENTS, BORIS)]
    for now in (LATER, LATER + timedelta(seconds=1)):  # the second tap finds nothing to do
        await db.write(announce.again, id, HELEN, now)
        assert await counts(db, id) == {State.WAITING: 1, State.SENT: 1}
    assert await deliver_all(db, LATER + timedelta(seconds=1)) == [(Kind.ANNOUNCE, ANNA), (Kind.DOCUMENTS, ANNA)]
    assert await counts(db, id) == {State.SENT: 2}


async def test_what_does_not_hold_is_not_sent_again(db: Database) -> None:
    id = await sent(db)
    for delivery in await due(db):
        await db.write(deliver.unknown, delivery, "a", NOON)
    await db.write(announce.archive, id, HELEN, NOON)
    await db.write(announce.again, id, HELEN, LATER)
    assert await counts(db, id) == {State.UNKNOWN: 2}


async def test_who_left_before_his_turn_is_counted(db: Database) -> None:
    id = await sent(db)
    first, second = await due(db)
    await db.write(deliver.delivered, first, "a", None, NOON)
    await db.write(deliver.delivered, second, "a", Sent((7,)), NOON)
    assert await counts(db, id) == {State.DROPPED: 1, State.SENT: 1}
