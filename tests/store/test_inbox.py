"""The inbox: kept once, one lane after the other, acting once."""

import asyncio
from collections import defaultdict
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from core.store import inbox, people, queue
from core.store.db import Database, Tx
from core.store.inbox import Arrived, Claimed, LostLease, Once
from core.store.queue import new_token
from tests.databases import opened, wait_inside
from tests.model.build import NOON

BOT = 4_000_000_000
LEASE = timedelta(milliseconds=queue.LEASE)
SOON = NOON + timedelta(seconds=1)
EXPIRED = NOON + LEASE


async def arrive(db: Database, *updates: tuple[int, int], bot: int = BOT, now: datetime = NOON) -> None:
    """Updates as (number, lane)."""
    await db.write(inbox.put, bot, [Arrived(number, lane, f"body {number}") for number, lane in updates], now)


async def claim(db: Database, token: str, now: datetime = NOON, most: int = 100, bot: int = BOT) -> tuple[Claimed, ...]:
    return await db.write(inbox.claim, bot, token, now, most=most)


def told(claimed: tuple[Claimed, ...]) -> list[str]:
    return [row.body.removeprefix("body ") for row in claimed]


def states(tx: Tx) -> list[int]:
    return list(tx.execute(text("SELECT state FROM inbox ORDER BY id")).scalars())


async def test_an_update_is_kept_once(db: Database) -> None:
    await arrive(db, (1, 7), (2, 7), (1, 7))
    await arrive(db, (2, 7), (3, 7))
    assert told(await claim(db, "a")) == ["1", "2", "3"]


async def test_each_bot_has_its_own_numbers(db: Database) -> None:
    await arrive(db, (1, 7))
    await arrive(db, (1, 7), bot=5)
    assert len(await claim(db, "a")) == 1
    assert len(await claim(db, "a", bot=5)) == 1


async def test_nothing_arrives(db: Database) -> None:
    await arrive(db)
    assert await claim(db, "a") == ()


async def test_a_claimed_update_comes_with_all_there_is_to_know(db: Database) -> None:
    await arrive(db, (1, 2**40))
    (claimed,) = await claim(db, "a")
    assert claimed == Claimed(claimed.id, 2**40, "body 1", tries=1, acted=False)


async def test_what_is_claimed_is_nobody_elses(db: Database) -> None:
    await arrive(db, (1, 7), (2, 8))
    assert told(await claim(db, "a")) == ["1", "2"]
    assert await claim(db, "b", SOON) == ()
    assert await claim(db, "a", SOON) == ()


async def test_the_oldest_come_first(db: Database) -> None:
    await arrive(db, (3, 7), (1, 8), (2, 9))
    assert told(await claim(db, "a", most=2)) == ["3", "1"]
    assert told(await claim(db, "b", most=2)) == ["2"]


async def test_a_lane_waits_while_its_older_row_is_in_other_hands(db: Database) -> None:
    await arrive(db, (1, 7), (2, 7), (3, 8))
    assert told(await claim(db, "a", most=1)) == ["1"]
    assert told(await claim(db, "b")) == ["3"]
    assert told(await claim(db, "a")) == ["2"]


async def test_what_comes_later_goes_to_the_one_who_has_the_lane(db: Database) -> None:
    await arrive(db, (1, 7))
    await claim(db, "a")
    await arrive(db, (2, 7))
    assert await claim(db, "b") == ()
    assert told(await claim(db, "a")) == ["2"]


async def test_a_lane_waits_while_a_younger_row_is_in_other_hands(db: Database) -> None:
    """As when it was written by a slower transaction than the younger one."""
    await arrive(db, (1, 7), (2, 7))
    (first, second) = await claim(db, "a")
    await db.write(inbox.put_off, first.id, NOON)
    assert await claim(db, "b") == ()
    await db.write(inbox.mark_shown, [second.id])
    assert told(await claim(db, "b")) == ["1"]


async def test_the_lane_goes_on_when_the_older_row_is_done(db: Database) -> None:
    await arrive(db, (1, 7), (2, 7))
    (first,) = await claim(db, "a", most=1)
    await db.write(inbox.mark_shown, [first.id])
    assert told(await claim(db, "b")) == ["2"]


async def test_a_row_whose_worker_died_is_due_again_by_itself(db: Database) -> None:
    await arrive(db, (1, 7), (2, 7))
    await claim(db, "a")
    assert await claim(db, "b", EXPIRED - timedelta(milliseconds=1)) == ()
    again = await claim(db, "b", EXPIRED)
    assert told(again) == ["1", "2"]
    assert [row.tries for row in again] == [2, 2]


async def test_a_lane_that_was_put_off_keeps_its_order(db: Database) -> None:
    await arrive(db, (1, 7), (2, 7))
    (first,) = await claim(db, "a", most=1)
    await db.write(inbox.put_off, first.id, SOON)
    assert await claim(db, "a") == ()
    assert await claim(db, "b") == ()
    assert told(await claim(db, "b", SOON)) == ["1", "2"]


async def test_an_effect_and_its_mark_are_one(db: Database) -> None:
    await arrive(db, (1, 7))
    (row,) = await claim(db, "a")
    once = Once(row.id, "a")

    def effect(tx: Tx) -> None:
        inbox.mark_acted(tx, once)
        people.set_branch(tx, "Astana", "Asia/Almaty")

    assert not await db.read(inbox.acted_by, once)
    await db.write(effect)
    assert await db.read(inbox.acted_by, once)
    with pytest.raises(LostLease):
        await db.write(effect)


async def test_a_lost_lease_undoes_the_effect(db: Database) -> None:
    await arrive(db, (1, 7))
    (row,) = await claim(db, "a")
    (same,) = await claim(db, "b", EXPIRED)
    assert same.id == row.id

    def effect(tx: Tx, token: str, name: str) -> None:
        people.set_branch(tx, name, "UTC")
        inbox.mark_acted(tx, Once(row.id, token))

    with pytest.raises(LostLease):
        await db.write(effect, "a", "too late")
    await db.write(effect, "b", "in time")
    with pytest.raises(LostLease):
        await db.write(effect, "a", "too late")
    assert await db.read(lambda tx: list(tx.execute(text("SELECT name FROM branch")).scalars())) == ["in time"]


async def test_whoever_takes_over_learns_that_the_effect_is_there(db: Database) -> None:
    await arrive(db, (1, 7))
    (row,) = await claim(db, "a")
    await db.write(inbox.mark_acted, Once(row.id, "a"))
    (again,) = await claim(db, "b", EXPIRED)
    assert again.acted
    assert not await db.read(inbox.acted_by, Once(row.id, "a"))
    assert await db.read(inbox.acted_by, Once(row.id, "b"))


async def test_what_was_shown_never_comes_again(db: Database) -> None:
    await arrive(db, (1, 7))
    (row,) = await claim(db, "a")
    await db.write(inbox.mark_shown, [row.id])
    await db.write(inbox.mark_shown, [])
    await arrive(db, (1, 7))
    assert await claim(db, "b", EXPIRED) == ()
    assert not await db.read(inbox.acted_by, Once(row.id, "a"))
    with pytest.raises(LostLease):
        await db.write(inbox.mark_acted, Once(row.id, "a"))


async def test_what_was_put_aside_lets_the_lane_go_on(db: Database) -> None:
    await arrive(db, (1, 7), (2, 7))
    (row,) = await claim(db, "a", most=1)
    await db.write(inbox.put_aside, row.id)
    assert told(await claim(db, "b", EXPIRED)) == ["2"]
    with pytest.raises(LostLease):
        await db.write(inbox.mark_acted, Once(row.id, "a"))


async def test_a_process_that_starts_alone_takes_over_at_once(db: Database) -> None:
    await arrive(db, (1, 7), (2, 7), (3, 8))
    first, _second, third = await claim(db, "a")
    await db.write(inbox.mark_shown, [first.id])
    await db.write(inbox.put_off, third.id, SOON)
    await db.write(inbox.release)
    assert told(await claim(db, "b")) == ["2"]
    assert told(await claim(db, "b", SOON)) == ["3"]


async def test_only_what_is_done_and_old_is_forgotten(db: Database) -> None:
    await arrive(db, (1, 7), (2, 8), (3, 9))
    await arrive(db, (4, 10), now=SOON)
    done, dead, _open, late = await claim(db, "a", SOON)
    await db.write(inbox.mark_shown, [done.id, late.id])
    await db.write(inbox.put_aside, dead.id)
    await db.write(inbox.forget, NOON)
    assert await db.read(states) == [1, 2, 0, 1]
    await db.write(inbox.forget, SOON)
    assert await db.read(states) == [2, 0, 1]


async def test_workers_at_once_never_share_a_lane(db: Database) -> None:
    await arrive(db, *((number, number % 10) for number in range(200)))
    tokens = [new_token() for _ in range(4)]
    owners: defaultdict[int, set[str]] = defaultdict(set)
    seen: defaultdict[str, list[int]] = defaultdict(list)

    async def work(token: str) -> None:
        while claimed := await claim(db, token, most=7):
            for row in claimed:
                owners[row.lane].add(token)
                seen[f"{row.lane}"].append(row.id)
            await asyncio.sleep(0)

    await asyncio.gather(*(work(token) for token in tokens))
    for token in tokens:
        await work(token)
    assert sum(len(rows) for rows in seen.values()) == 200
    assert all(rows == sorted(set(rows)) for rows in seen.values())
    assert {lane: len(owned) for lane, owned in owners.items()} == dict.fromkeys(range(10), 1)


async def test_a_claim_that_is_not_committed_yet_holds_its_lane(postgresql_url: str) -> None:
    claimed, let_go = asyncio.Event(), asyncio.Event()

    def claim_slowly(tx: Tx) -> tuple[Claimed, ...]:
        rows = inbox.claim(tx, BOT, "a", NOON, most=1)
        claimed.set()
        wait_inside(let_go.wait())
        return rows

    async with opened(postgresql_url) as db:
        await arrive(db, (1, 7), (2, 7))
        slow = asyncio.create_task(db.write(claim_slowly))
        await claimed.wait()
        fast = asyncio.create_task(claim(db, "b"))
        await asyncio.wait({fast}, timeout=0.3)
        let_go.set()
        assert told(await slow) == ["1"]
        assert await fast == ()
