"""Parcels go out: claimed with all that is needed to draw them, settled with what became of them."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from core.model.ids import PersonId
from core.model.request import Request
from core.store import outbox, people, queue
from core.store.cards import Card
from core.store.db import Database, Tx
from core.store.outbox import Kind, Letter
from core.use import deliver
from core.use.act import act
from core.use.deliver import Delivery, OfRequest, Sent
from tests.company import WISH, publish, settle, wished
from tests.model.build import EGOR, LATER, MARAT, NOON, VERA
from tests.model.story import approve

EXPIRED = NOON + timedelta(milliseconds=queue.LEASE)


@pytest.fixture
async def wish(db: Database) -> Request:
    await settle(db)
    await publish(db, WISH)
    return await wished(db)


async def claim(db: Database, sender: str = "a", now: datetime = NOON, most: int = 10) -> tuple[Delivery, ...]:
    return await db.write(deliver.claim, sender, now, most)


async def first(db: Database, sender: str = "a", now: datetime = NOON) -> Delivery:
    (delivery,) = await claim(db, sender, now, most=1)
    return delivery


def card_of(delivery: Delivery) -> Card | None:
    assert isinstance(delivery.matter, OfRequest)
    return delivery.matter.card


def unreachable(tx: Tx, who: PersonId) -> object:
    return tx.execute(text("SELECT unreachable FROM person WHERE id = :who"), {"who": who}).scalar()


async def test_a_submitted_request_asks_its_approver_and_refreshes_its_author(db: Database, wish: Request) -> None:
    found = await claim(db)
    assert [(one.parcel.kind, one.parcel.person) for one in found] == [(Kind.ASK, MARAT), (Kind.REFRESH, EGOR)]
    assert all(one.matter == OfRequest(wish, None) for one in found)
    assert found[0].org == await db.read(people.org)
    assert await claim(db) == ()


async def test_a_parcel_shows_the_request_as_it_stands_now(db: Database, wish: Request) -> None:
    after = await db.write(act, wish.id, approve(wish, MARAT))
    assert (await first(db)).matter == OfRequest(after, None)


async def test_a_delivered_parcel_leaves_a_card_and_is_done(db: Database, wish: Request) -> None:
    delivery = await first(db)
    card = Card(wish.id, MARAT, 500, wish.version, "digest")
    await db.write(deliver.delivered, delivery, "a", Sent((500,), card), NOON)
    assert await db.read(deliver.request_in, MARAT, 500) == wish.id
    assert await db.read(deliver.request_in, EGOR, 500) is None
    await db.write(act, wish.id, approve(wish, MARAT))
    again = [one for one in await claim(db, now=LATER) if one.parcel.person == MARAT]
    assert [(one.parcel.kind, card_of(one)) for one in again] == 2 * [(Kind.REFRESH, card)]


async def test_nothing_to_send_is_done_without_a_card(db: Database, wish: Request) -> None:
    delivery = await first(db)
    await db.write(deliver.delivered, delivery, "a", None, NOON)
    assert [one.parcel.person for one in await claim(db, now=LATER)] == [EGOR]


async def test_a_card_that_was_not_heard_of_is_sent_again_after_growing_pauses(db: Database, wish: Request) -> None:
    now = NOON
    for pause in (30, 120, 600, 3600, 3600):
        delivery = await first(db, now=now)
        assert delivery.parcel.person == MARAT
        await db.write(deliver.unknown, delivery, "a", now)
        now += timedelta(seconds=pause)
        early = await claim(db, now=now - timedelta(milliseconds=1))
        assert [one.parcel.person for one in early if one.parcel.person == MARAT] == []
        for other in early:
            await db.write(deliver.delivered, other, "a", None, NOON)


async def test_what_was_not_sent_is_sent_when_it_may_be(db: Database, wish: Request) -> None:
    delivery = await first(db)
    await db.write(deliver.put_off, delivery, "a", LATER)
    for other in await claim(db):
        assert other.parcel.person == EGOR
        await db.write(deliver.delivered, other, "a", None, NOON)
    assert (await first(db, now=LATER)).parcel.id == delivery.parcel.id


async def test_what_is_refused_is_never_sent_again(db: Database, wish: Request) -> None:
    delivery = await first(db)
    await db.write(deliver.refused, delivery, "a", LATER, gone=False)
    assert await db.read(unreachable, MARAT) is None
    assert [one.parcel.person for one in await claim(db, now=LATER)] == [EGOR]


async def test_a_person_who_is_gone_is_noted_until_something_gets_through(db: Database, wish: Request) -> None:
    await db.write(deliver.refused, await first(db), "a", LATER, gone=True)
    assert await db.read(unreachable, MARAT) is not None
    assert await db.read(unreachable, EGOR) is None
    await db.write(outbox.show, wish, MARAT, NOON)
    shown = [one for one in await claim(db, now=LATER) if one.parcel.person == MARAT]
    await db.write(deliver.delivered, shown[0], "a", Sent((501,), Card(wish.id, MARAT, 501, 1, "")), NOON)
    assert await db.read(unreachable, MARAT) is None


async def test_whoever_comes_back_gets_what_waits_for_him_once(db: Database, wish: Request) -> None:
    await wished(db, "a table", author=VERA)
    for delivery in await claim(db):
        gone = delivery.parcel.person == MARAT
        await db.write(deliver.refused, delivery, "a", NOON, gone=gone)
    await db.write(deliver.welcome_back, MARAT, LATER)
    await db.write(deliver.welcome_back, MARAT, LATER + timedelta(seconds=1))
    found = await claim(db, now=LATER + timedelta(hours=1))
    assert [(one.parcel.kind, one.parcel.person) for one in found] == [(Kind.SHOW, MARAT)] * 2
    assert await db.read(unreachable, MARAT) is None


async def test_the_card_of_a_sender_that_lost_its_lease_does_not_count(db: Database, wish: Request) -> None:
    late = await first(db)
    again = await first(db, "b", EXPIRED)
    while again.parcel.id != late.parcel.id:
        again = await first(db, "b", EXPIRED)
    await db.write(deliver.delivered, again, "b", Sent((601,), Card(wish.id, MARAT, 601, 1, "")), NOON)
    await db.write(deliver.delivered, late, "a", Sent((600,), Card(wish.id, MARAT, 600, 1, "")), NOON)
    assert await db.read(deliver.request_in, MARAT, 601) == wish.id
    assert await db.read(deliver.request_in, MARAT, 600) is None


@pytest.mark.parametrize(("kind", "kept"), [(Kind.REMIND, True), (Kind.MORNING, False)])
async def test_what_is_late_into_the_night_is_not_said_in_it(
    db: Database, wish: Request, kind: Kind, *, kept: bool
) -> None:
    night = NOON.replace(hour=22)
    await claim(db)
    letter = Letter(key="late", kind=kind, person=MARAT, due=NOON, request=wish.id, version=wish.version)
    await db.write(outbox.put, [letter])
    assert kind not in {one.parcel.kind for one in await claim(db, now=night)}
    assert not await db.read(outbox.is_due, night + timedelta(seconds=1))
    morning = (NOON + timedelta(days=1)).replace(hour=9)
    assert (kind in {one.parcel.kind for one in await claim(db, now=morning)}) is kept


async def test_what_was_begun_by_day_is_not_said_again_in_the_morning(db: Database, wish: Request) -> None:
    await claim(db)
    await db.write(outbox.put, [Letter(key="late", kind=Kind.REMIND, person=MARAT, due=NOON, request=wish.id)])
    assert await db.write(deliver.begin, await first(db), "a")
    late = [one for one in await claim(db, "b", NOON.replace(hour=22)) if one.parcel.kind is Kind.REMIND]
    assert [one.parcel.begun for one in late] == [True]
