"""Requests: one row each, and who each one waits for."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias

import pytest
from sqlalchemy import text

from core.model.command import Approve, Command, Recall, Reject
from core.model.ids import PersonId, RequestId
from core.model.refusal import Refusal
from core.model.request import Request, Status
from core.model.turn import AlreadyDecided
from core.store import journal, people, requests
from core.store.db import Database, Stale, Tx
from core.use import audit
from core.use.act import act, carry_out
from tests.company import ROUND, WISH, publish, settle, stored, submit, wished
from tests.databases import opened
from tests.model.build import ANNA, BORIS, EGOR, GONE, LATER, MARAT, NOON, OLGA, VERA
from tests.model.story import approve, give_back, reject

Act: TypeAlias = Callable[[Tx, RequestId, Command], Request]


def waiting(tx: Tx, id: RequestId) -> set[int]:
    rows = tx.execute(text("SELECT person FROM waiting WHERE request = :id"), {"id": id})
    return set(rows.scalars())


def count(tx: Tx, table: str) -> int:
    return int(tx.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608 - of the test's own


@pytest.fixture
async def company(db: Database) -> Database:
    await settle(db)
    await publish(db, WISH)
    await publish(db, ROUND)
    return db


async def test_a_request_comes_back_as_it_was(company: Database) -> None:
    request = await wished(company)
    assert (request.version, request.status) == (1, Status.PENDING)
    assert await company.read(stored, request.id) == request


async def test_a_request_that_is_not_there_is_none(db: Database) -> None:
    assert await db.read(requests.load, RequestId(1)) is None


async def test_a_new_request_is_blank_until_it_is_sent(company: Database) -> None:
    def begin(tx: Tx) -> requests.Kept:
        return requests.add(tx, 1, EGOR, NOON)

    kept = await company.write(begin)
    assert (kept.request.status, kept.request.version, kept.head) == (Status.NEW, 0, "")


async def test_only_the_version_that_was_read_is_overwritten(company: Database) -> None:
    before = await wished(company)
    after = await company.write(act, before.id, approve(before, MARAT))

    def late(tx: Tx) -> None:
        requests.save(tx, before, after, "", NOON)

    with pytest.raises(Stale):
        await company.write(late)
    assert await company.read(stored, before.id) == after


async def test_a_version_is_written_down_once(company: Database) -> None:
    request = await wished(company)

    def again(tx: Tx) -> None:
        journal.append(tx, request, journal.of(tx, request.id, request.form), "")

    with pytest.raises(Stale):
        await company.write(again)
    assert await company.read(count, "journal") == 1


def act_without_waiting(tx: Tx, id: RequestId, command: Command) -> Request:
    """As `act`, but only the version guards the request, not the lock."""
    kept = requests.load(tx, id)
    assert kept is not None
    return carry_out(tx, kept, command, people.org(tx))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("act", [act, act_without_waiting])
async def test_of_two_who_decide_at_once_one_is_first(company: Database, act: Act) -> None:
    for _ in range(200):
        request = await wished(company)
        yes, no = approve(request, MARAT), reject(request, MARAT)
        outcomes = await asyncio.gather(
            company.write(act, request.id, yes), company.write(act, request.id, no), return_exceptions=True
        )
        won = [outcome for outcome in outcomes if isinstance(outcome, Request)]
        lost = [outcome for outcome in outcomes if not isinstance(outcome, Request)]
        assert [type(outcome) for outcome in lost] == [AlreadyDecided]
        assert await company.read(stored, request.id) == won[0]
    verified = await company.read(audit.verify)
    assert (verified.requests, verified.entries, verified.broken) == (200, 400, ())


@pytest.mark.timeout(300)
async def test_of_two_processes_that_decide_at_once_one_is_first(url: str) -> None:
    async with opened(url) as one, opened(url) as two:
        await settle(one)
        await publish(one, WISH)
        for _ in range(25):
            request = await wished(one)
            taps = (db.write(act, request.id, approve(request, MARAT)) for db in (one, two) * 4)
            outcomes = await asyncio.gather(*taps, return_exceptions=True)
            assert [type(outcome) for outcome in outcomes].count(Request) == 1
            assert sum(isinstance(outcome, Refusal) for outcome in outcomes) == 7
        assert (await one.read(audit.verify)).broken == ()


async def test_several_who_agree_at_once_are_all_heard(company: Database) -> None:
    for _ in range(20):
        request = await company.write(submit, "round", EGOR, {"what": "a party"})
        everybody = (MARAT, OLGA, ANNA, BORIS)
        await asyncio.gather(*(company.write(act, request.id, approve(request, person)) for person in everybody))
        assert (await company.read(stored, request.id)).status is Status.APPROVED


async def test_the_list_of_those_who_are_waited_for_follows_the_request(company: Database) -> None:
    request = await company.write(submit, "round", EGOR, {"what": "a party"})
    assert await company.read(waiting, request.id) == {MARAT, OLGA, ANNA, BORIS}
    request = await company.write(act, request.id, approve(request, ANNA))
    assert await company.read(waiting, request.id) == {MARAT, OLGA, BORIS}
    request = await company.write(act, request.id, give_back(request, OLGA))
    assert await company.read(waiting, request.id) == {EGOR}
    await company.write(act, request.id, Recall(EGOR, LATER, "the plans have changed"))
    assert await company.read(waiting, request.id) == set()


async def test_what_waits_for_a_person_is_told_the_longest_first(company: Database) -> None:
    made = [await wished(company, f"wish {n}", now=NOON + timedelta(minutes=n)) for n in (3, 1, 2)]
    found = await company.read(requests.waiting_on, MARAT, most=10)
    assert [request.id for request in found] == [made[1].id, made[2].id, made[0].id]
    assert await company.read(requests.count_waiting_on, MARAT) == 3
    assert await company.read(requests.count_waiting_on, EGOR) == 0


async def test_ones_own_requests_are_told_the_newest_first(company: Database) -> None:
    made = [await wished(company, f"wish {n}") for n in range(3)]
    await wished(company, author=VERA)
    found = await company.read(requests.made_by, EGOR, most=10)
    assert [request.id for request in found] == [request.id for request in reversed(made)]
    assert await company.read(requests.count_made_by, EGOR) == 3
    assert await company.read(requests.made_by, GONE, most=10) == ()


async def test_pages_follow_one_another_without_gaps(company: Database) -> None:
    made = [(await wished(company, f"wish {n}")).id for n in range(5)]

    async def pages(door: object) -> list[RequestId]:
        find = requests.made_by if door == "mine" else requests.waiting_on
        whose = EGOR if door == "mine" else MARAT
        found = [await company.read(find, whose, most=2, skip=skip) for skip in (0, 2, 4, 6)]
        assert [len(page) for page in found] == [2, 2, 1, 0]
        return [request.id for page in found for request in page]

    assert await pages("mine") == made[::-1]
    assert await pages("waiting") == made


async def test_only_what_is_on_its_way_is_under_way(company: Database) -> None:
    done, returned, open_ = [await wished(company, f"wish {n}") for n in range(3)]
    await company.write(act, done.id, approve(done, MARAT))
    await company.write(act, returned.id, give_back(returned, MARAT))
    assert await company.read(requests.under_way) == (open_.id,)
    assert await company.read(requests.everything) == (done.id, returned.id, open_.id)


async def test_a_refused_command_changes_nothing(company: Database) -> None:
    request = await wished(company)
    for command in (
        Approve(VERA, request.steps[0].stage, request.round, NOON),
        Reject(MARAT, request.steps[0].stage, request.round, NOON, " "),
        Recall(PersonId(2), NOON),
    ):
        with pytest.raises(Refusal):
            await company.write(act, request.id, command)
    assert await company.read(stored, request.id) == request
    assert await company.read(count, "journal") == 1
    assert await company.read(count, "outbox") == 2
