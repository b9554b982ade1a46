"""The outbox: one row an effect, the most urgent first, in one sender's hands at a time."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from core.model.effect import Ask, Refresh, Tell
from core.model.request import Request
from core.store import outbox, queue
from core.store.db import Database, Tx
from core.store.outbox import Kind, Parcel
from core.store.queue import new_token
from tests.company import WISH, publish, settle, wished
from tests.databases import opened, wait_inside
from tests.model.build import EGOR, LATER, MARAT, NOON, ORG, VERA

SECOND = timedelta(seconds=1)
EXPIRED = NOON + timedelta(milliseconds=queue.LEASE)


@pytest.fixture
async def request_(db: Database) -> Request:
    """A request whose own parcels are gone."""
    return await quiet(db)


async def quiet(db: Database) -> Request:
    await settle(db)
    await publish(db, WISH)
    request = await wished(db)
    await db.write(lambda tx: tx.execute(text("DELETE FROM outbox")))
    return request


async def claim(db: Database, token: str, now: datetime = NOON, most: int = 10) -> tuple[Parcel, ...]:
    return await db.write(outbox.claim, token, now, most=most)


async def test_every_effect_is_a_row_of_its_kind(db: Database, request_: Request) -> None:
    await db.write(outbox.post, request_, [Ask(MARAT), Tell(EGOR), Refresh(VERA)], ORG, NOON)
    found = await claim(db, "a")
    assert [(p.kind, p.person, p.request, p.version, p.tries) for p in found] == [
        (Kind.ASK, MARAT, request_.id, 1, 1),
        (Kind.TELL, EGOR, request_.id, 1, 1),
        (Kind.REFRESH, VERA, request_.id, 1, 1),
    ]


async def test_the_same_effect_twice_is_one_row(db: Database, request_: Request) -> None:
    for _ in range(2):
        await db.write(outbox.post, request_, [Ask(MARAT)], ORG, NOON)
    await db.write(outbox.post, request_, [], ORG, NOON)
    assert len(await claim(db, "a")) == 1
    await db.write(outbox.post, replace(request_, version=2), [Ask(MARAT)], ORG, NOON)
    assert len(await claim(db, "a")) == 1


async def test_a_person_may_have_it_shown_as_often_as_he_likes(db: Database, request_: Request) -> None:
    await db.write(outbox.show, request_, MARAT, NOON)
    await db.write(outbox.show, request_, MARAT, NOON)
    await db.write(outbox.show, request_, MARAT, LATER)
    assert [parcel.kind for parcel in await claim(db, "a", LATER)] == [Kind.SHOW, Kind.SHOW]


async def test_people_come_before_crowds_and_then_who_waits_longest(db: Database, request_: Request) -> None:
    for person, priority, seconds in ((EGOR, 1, 0), (MARAT, 0, 2), (VERA, 0, 1)):
        await db.write(outbox.post, request_, [Tell(person)], ORG, NOON + seconds * SECOND)
        await db.write(prioritise, person, priority)
    assert [parcel.person for parcel in await claim(db, "a", LATER, most=1)] == [VERA]
    assert [parcel.person for parcel in await claim(db, "a", LATER, most=1)] == [MARAT]
    assert [parcel.person for parcel in await claim(db, "a", LATER, most=1)] == [EGOR]


def prioritise(tx: Tx, person: int, priority: int) -> None:
    tx.execute(text("UPDATE outbox SET priority = :to WHERE person = :who"), {"to": priority, "who": person})


async def test_what_is_not_due_waits(db: Database, request_: Request) -> None:
    assert not await db.read(outbox.is_due, LATER)
    await db.write(outbox.post, request_, [Ask(MARAT)], ORG, LATER)
    assert not await db.read(outbox.is_due, LATER - SECOND)
    assert await db.read(outbox.is_due, LATER)
    assert await claim(db, "a", LATER - SECOND) == ()
    assert len(await claim(db, "a", LATER)) == 1


async def test_what_was_sent_is_done(db: Database, request_: Request) -> None:
    await db.write(outbox.post, request_, [Ask(MARAT)], ORG, NOON)
    (parcel,) = await claim(db, "a")
    assert await db.write(outbox.done, parcel, "a")
    assert not await db.read(outbox.is_due, LATER)
    assert await claim(db, "b", LATER) == ()
    assert not await db.write(outbox.done, parcel, "a")


async def test_a_parcel_whose_sender_died_is_sent_by_another_who_alone_may_end_it(
    db: Database, request_: Request
) -> None:
    await db.write(outbox.post, request_, [Ask(MARAT)], ORG, NOON)
    (parcel,) = await claim(db, "a")
    assert await claim(db, "b", EXPIRED - SECOND) == ()
    (again,) = await claim(db, "b", EXPIRED)
    assert (again.id, again.tries) == (parcel.id, 2)
    await db.write(outbox.give_up, parcel, "a")
    await db.write(outbox.put_off, parcel, "a", LATER)
    assert not await db.write(outbox.done, parcel, "a")
    assert await db.write(outbox.done, again, "b")


async def test_a_parcel_that_was_put_off_comes_when_it_is_due(db: Database, request_: Request) -> None:
    await db.write(outbox.post, request_, [Ask(MARAT)], ORG, NOON)
    (parcel,) = await claim(db, "a")
    await db.write(outbox.put_off, parcel, "a", NOON + SECOND)
    assert await db.read(outbox.is_due, NOON + SECOND)
    assert await claim(db, "b") == ()
    assert [parcel.tries for parcel in await claim(db, "b", NOON + SECOND)] == [2]


async def test_a_parcel_that_was_given_up_is_kept_and_never_sent(db: Database, request_: Request) -> None:
    await db.write(outbox.post, request_, [Ask(MARAT)], ORG, NOON)
    (parcel,) = await claim(db, "a")
    await db.write(outbox.give_up, parcel, "a")
    await db.write(outbox.forget, LATER)
    assert await claim(db, "b", LATER) == ()
    assert await db.read(states) == [2]


def states(tx: Tx) -> list[int]:
    return list(tx.execute(text("SELECT state FROM outbox ORDER BY id")).scalars())


async def test_only_what_was_sent_and_is_old_is_forgotten(db: Database, request_: Request) -> None:
    await db.write(outbox.post, request_, [Ask(MARAT), Tell(EGOR), Tell(VERA)], ORG, NOON)
    sent, _open, late = await claim(db, "a")
    await db.write(outbox.done, sent, "a")
    await db.write(outbox.put_off, late, "a", LATER)
    (late,) = await claim(db, "b", LATER, most=1)
    await db.write(outbox.done, late, "b")
    await db.write(outbox.forget, EXPIRED + SECOND)
    assert sorted(await db.read(states)) == [0, 1]


async def test_a_process_that_starts_alone_takes_over_at_once(db: Database, request_: Request) -> None:
    await db.write(outbox.post, request_, [Ask(MARAT), Tell(EGOR), Tell(VERA)], ORG, NOON)
    first, second, third = await claim(db, "a")
    await db.write(outbox.done, first, "a")
    await db.write(outbox.put_off, third, "a", LATER)
    await db.write(outbox.release)
    assert [parcel.id for parcel in await claim(db, "b")] == [second.id]


async def test_two_senders_at_once_never_get_the_same_row(db: Database, request_: Request) -> None:
    for version in range(2, 52):
        await db.write(outbox.post, replace(request_, version=version), [Ask(MARAT), Tell(EGOR)], ORG, NOON)
    found: list[int] = []

    async def work(token: str) -> None:
        while parcels := await claim(db, token, most=3):
            found.extend(parcel.id for parcel in parcels)

    await asyncio.gather(*(work(new_token()) for _ in range(4)))
    assert len(found) == len(set(found)) == 100


async def test_a_sender_does_not_wait_for_another(postgresql_url: str) -> None:
    claimed, let_go = asyncio.Event(), asyncio.Event()

    def claim_slowly(tx: Tx) -> tuple[Parcel, ...]:
        parcels = outbox.claim(tx, "a", NOON, most=1)
        claimed.set()
        wait_inside(let_go.wait())
        return parcels

    async with opened(postgresql_url) as db:
        request = await quiet(db)
        await db.write(outbox.post, request, [Ask(MARAT), Tell(EGOR)], ORG, NOON)
        slow = asyncio.create_task(db.write(claim_slowly))
        await claimed.wait()
        others = await asyncio.wait_for(claim(db, "b"), 10)
        let_go.set()
        assert [parcel.person for parcel in await slow] == [MARAT]
        assert [parcel.person for parcel in others] == [EGOR]
