"""A calendar that changes below a leave: its days are counted again, and who has to know is told."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from core.model.command import Approve, Cancel
from core.model.event import Recounted
from core.model.ids import RequestId, StageKey
from core.model.leave.facts import Balance, Doubt
from core.model.leave.ledger import Entry
from core.model.request import Request
from core.store import journal, leave
from core.store.db import Database, Tx
from core.use import audit, recount
from core.use.act import act
from core.use.sweep import sweep
from tests.company import stored
from tests.model.build import EGOR, HELEN, LATER, MARAT, VERA
from tests.use.leaving import APRIL, ask, days, entries, free, move, open_company

_BOSS = StageKey("boss")
WEEK = ("2027-06-21", "2027-06-25")
TUESDAY = ("2027-06-22", "holiday", "RU", "")


@pytest.fixture
async def company(db: Database) -> Database:
    return await open_company(db)


async def granted(db: Database, first: str, last: str) -> Request:
    request = await db.write(ask, first, last)
    return await db.write(act, request.id, Approve(MARAT, _BOSS, 1, LATER))


def told(tx: Tx, id: RequestId, version: int) -> set[tuple[str, int]]:
    found = text("SELECT kind, person FROM outbox WHERE request = :id AND version = :version")
    return {(row.kind, row.person) for row in tx.execute(found, {"id": id, "version": version})}


def recounts(tx: Tx, request: Request) -> int:
    return sum(isinstance(event, Recounted) for event in journal.of(tx, request.id, request.form))


async def test_a_holiday_that_is_declared_later_is_given_back_and_both_are_told(company: Database) -> None:
    request = await granted(company, *WEEK)
    await company.write(days, TUESDAY)
    assert await company.write(sweep, APRIL) == 1
    assert (await company.read(entries, request.id))[-1] == ("recount", 2, "2027-06-21")
    assert await company.read(free, EGOR) == 26 - 8
    after = await company.read(stored, request.id)
    facts = after.terms.leave
    assert facts is not None
    assert (facts.half_days, facts.was, facts.not_counted) == (8, 10, (date(2027, 6, 22),))
    assert facts.balance == Balance(40, 49, 49 - 8)
    assert await company.read(told, request.id, after.version) >= {("tell", EGOR), ("tell", HELEN)}
    assert (await company.read(audit.verify)).broken == ()


async def test_what_was_counted_again_and_is_cancelled_leaves_nothing(company: Database) -> None:
    request = await granted(company, *WEEK)
    await company.write(days, TUESDAY)
    await company.write(sweep, APRIL)
    request = await company.write(act, request.id, Cancel(EGOR, LATER, "ill"))
    await company.write(act, request.id, Approve(MARAT, _BOSS, request.round, LATER))
    assert await company.read(free, EGOR) == 26


async def test_what_is_only_asked_for_reserves_its_new_days(company: Database) -> None:
    request = await company.write(ask, *WEEK)
    await company.write(days, TUESDAY)
    await company.write(sweep, APRIL)
    assert await company.read(entries, request.id) == [
        ("reserved", -10, "2027-06-21"),
        ("released", 10, "2027-06-21"),
        ("reserved", -8, "2027-06-21"),
    ]


async def test_a_day_that_is_none_any_more_is_taken_again(company: Database) -> None:
    await company.write(days, TUESDAY)
    request = await granted(company, *WEEK)
    await company.write(days, ("2027-06-22", "usual", "RU", ""))
    await company.write(sweep, APRIL)
    assert (await company.read(entries, request.id))[-1] == ("recount", -2, "2027-06-21")


async def test_a_leave_of_which_every_day_became_a_holiday_is_given_back(company: Database) -> None:
    request = await granted(company, "2027-06-22", "2027-06-22")
    await company.write(days, TUESDAY)
    await company.write(sweep, APRIL)
    assert sum(half_days for _entry, half_days, _on in await company.read(entries, request.id)) == 0
    facts = (await company.read(stored, request.id)).terms.leave
    assert facts is not None
    assert (facts.half_days, facts.was) == (0, 2)


async def test_where_nothing_changes_nobody_is_told(company: Database) -> None:
    request = await granted(company, *WEEK)
    other = await granted(company, "2027-04-12", "2027-04-13")
    await company.write(days, ("2027-06-22", "holiday", "KZ", ""), ("2027-06-23", "moved_day_off", "RU", ""))
    await company.write(sweep, APRIL)
    assert [await company.read(recounts, one) for one in (request, other)] == [0, 0]


async def test_half_days_that_are_given_no_more_stay_as_they_were(company: Database) -> None:
    await company.write(move, EGOR, "Алматы")
    request = await company.write(ask, *WEEK, later=True)
    await company.write(move, EGOR, "Москва")
    await company.write(days, TUESDAY)
    await company.write(sweep, APRIL)
    assert await company.read(recounts, request) == 0


async def test_a_calendar_that_has_become_known_counts_what_was_counted_by_the_week(company: Database) -> None:
    request = await company.write(ask, "2028-01-03", "2028-01-07")
    assert request.terms.leave is not None
    assert Doubt.RECOUNT in request.terms.leave.doubts
    await company.write(days, ("2028-01-07", "holiday", "RU", ""))
    await company.write(sweep, APRIL)
    facts = (await company.read(stored, request.id)).terms.leave
    assert facts is not None
    assert facts.half_days == 8


async def test_very_many_are_counted_in_portions(company: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recount, "_PORTION", 1)
    requests = [await granted(company, *WEEK), await company.write(ask, *WEEK, VERA)]
    await company.write(days, TUESDAY)
    while await company.write(sweep, APRIL):
        pass
    assert [await company.read(recounts, one) for one in requests] == [1, 1]


async def test_leaves_of_earlier_years_stay_as_they_were(company: Database) -> None:
    request = await granted(company, *WEEK)
    await company.write(days, TUESDAY)
    await company.write(sweep, datetime(2028, 2, 1, tzinfo=UTC))
    assert await company.read(recounts, request) == 0
    assert [one for one in await company.read(leave.book, EGOR) if one.entry is Entry.RECOUNT] == []
