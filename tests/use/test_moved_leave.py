"""A leave that is moved, in the database: until it is granted nothing is given back, and never are days spent twice."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.model.command import Approve, Cancel, Command, Recall, Recount, Reject, Reopen, Undo
from core.model.ids import FormKey, PersonId, RequestId, StageKey
from core.model.leave.facts import AwayAlready, NotEnoughLeft
from core.model.leave.substitute import SubstituteAway
from core.model.linking import picture
from core.model.refusal import Refusal
from core.model.request import Request, Status
from core.model.rescheduling import LeaveCancelling, LeaveMoved, MoveCancelled, MoveWaits, NoLeaveToMove
from core.model.value import Value
from core.store import forms, leave, requests
from core.store.db import Database, Tx
from core.use.act import act
from tests.company import publish, stored
from tests.databases import opened
from tests.model.build import EGOR, HELEN, LATER, MARAT, VERA
from tests.use.leaving import APRIL, FORM, ask, days, entries, free, open_company, period, send

SOON = APRIL + timedelta(hours=1)
_BOSS = StageKey("boss")
MOVE = (
    FORM.replace("form: away", "form: shifted")
    .replace("  kind: kind\n", "  kind: kind\n  replaces: old\n", 1)
    .replace("fields:\n", "fields:\n  - {key: old, type: request, form: away, title: Which}\n")
)
SPRING = ("2027-04-19", "2027-04-24")
WEEK, LATE, LONG, SHORT = (
    ("2027-04-21", "2027-04-26"),
    ("2027-09-06", "2027-09-11"),
    ("2027-04-21", "2027-04-28"),
    ("2027-04-21", "2027-04-23"),
)


@pytest.fixture
async def company(db: Database) -> Database:
    """Egor has 20 days in April; six of them are granted, and 14 are free."""
    await open_company(db)
    await publish(db, MOVE, APRIL)
    await approve(db, await db.write(ask, *SPRING))
    return db


def shift(tx: Tx, first: str, last: str, of: int = 1, answers: Mapping[str, Value] | None = None) -> Request:
    published = forms.named(tx, FormKey("shifted"))
    assert published is not None
    said: dict[str, Value] = {"old": picture(stored(tx, RequestId(of))), **(answers or {})}
    return send(tx, requests.add(tx, published.id, EGOR, APRIL), first, last, said)


async def approve(db: Database, request: Request) -> Request:
    """Before the first leave has begun."""
    return await db.write(act, request.id, Approve(MARAT, _BOSS, request.round, SOON))


def away(tx: Tx, who: PersonId = EGOR) -> list[tuple[int, bool]]:
    return [(one.request, one.granted) for one in leave.absences(tx, [who], period("2027-01-01", "2027-12-31"))]


async def test_days_of_the_old_leave_are_given_back_as_the_new_ones_are_taken(company: Database) -> None:
    move = await company.write(shift, *WEEK)
    assert await company.read(entries, move.id) == []
    assert await company.read(away) == [(1, True), (2, False)]
    await approve(company, move)
    assert await company.read(entries, move.id) == [("taken", -12, "2027-04-21")]
    assert (await company.read(entries, RequestId(1)))[-1] == ("reversal", 12, "2027-04-19")
    assert (await company.read(free, EGOR), await company.read(away)) == (14, [(2, True)])


@pytest.mark.parametrize(
    ("plan", "reserved", "granted"),
    [
        (WEEK, [], 14),
        (LATE, [], 14),
        (SHORT, [], 20),
        (LONG, [("reserved", -4, "2027-04-21")], 10),
        (("2027-04-12", "2027-04-17"), [("reserved", -12, "2027-04-12"), ("reserved", 12, "2027-04-19")], 14),
    ],
)
@pytest.mark.parametrize("ending", [Recall(EGOR, SOON), Reject(MARAT, _BOSS, 1, SOON, "no")])
async def test_only_what_it_needs_beyond_is_reserved_and_given_back(
    company: Database, plan: tuple[str, str], reserved: list[tuple[str, int, str]], granted: int, ending: Command
) -> None:
    before = [await company.read(free, EGOR, date(2027, month, 28)) for month in (3, 4, 10)]
    move = await company.write(shift, *plan)
    assert await company.read(entries, move.id) == reserved
    await company.write(act, move.id, ending)
    assert [await company.read(free, EGOR, date(2027, month, 28)) for month in (3, 4, 10)] == before
    assert (await company.read(away), sum(one[1] for one in await company.read(entries, move.id))) == ([(1, True)], 0)
    await company.write(act, move.id, Reopen(EGOR, SOON))
    again = await company.write(shift_again, move.id)
    await approve(company, again)
    assert await company.read(free, EGOR) == granted


def shift_again(tx: Tx, id: RequestId) -> Request:
    """As it was."""
    kept = requests.load_to_change(tx, id)
    assert kept is not None
    values = {str(name): value for name, value in kept.request.values.items()}
    return send(tx, kept, "2027-01-01", "2027-01-01", values)


async def test_what_would_come_back_is_not_spent_before_it_does(company: Database) -> None:
    """While six days may become three, 14 days are free and no more."""
    await company.write(shift, *SHORT)
    with pytest.raises(NotEnoughLeft):
        await company.write(ask, "2027-04-04", "2027-04-18")
    await company.write(ask, "2027-04-05", "2027-04-18")


async def test_what_it_needs_beyond_is_spent_once(company: Database) -> None:
    await company.write(shift, *LONG)
    with pytest.raises(NotEnoughLeft):
        await company.write(ask, "2027-04-05", "2027-04-17")
    await company.write(ask, "2027-04-05", "2027-04-16")


async def test_more_than_is_left_beside_the_old_days_is_refused(company: Database) -> None:
    with pytest.raises(NotEnoughLeft) as refused:
        await company.write(shift, "2027-04-10", "2027-04-30")
    assert (refused.value.about["needed"], refused.value.about["left"]) == (21, 20)
    move = await company.write(shift, "2027-04-10", "2027-04-29")
    facts = move.terms.leave
    assert facts is not None
    assert facts.balance is not None
    assert (facts.balance.first, facts.balance.after) == (40, 0)


async def test_another_kind_takes_nothing_and_gives_all_back(company: Database) -> None:
    move = await company.write(shift, *WEEK, answers={"kind": "unpaid"})
    await approve(company, move)
    assert (await company.read(entries, move.id), await company.read(free, EGOR)) == ([], 26)


async def test_over_new_year_each_year_has_its_own_entry(company: Database) -> None:
    move = await company.write(shift, "2027-12-28", "2028-01-02")
    await approve(company, move)
    assert await company.read(entries, move.id) == [("taken", -8, "2027-12-28"), ("taken", -4, "2028-01-01")]
    assert await company.read(free, EGOR) == 26 - 8


async def test_taken_back_within_the_minute_the_old_leave_stands_again(company: Database) -> None:
    move = await approve(company, await company.write(shift, *LONG))
    await company.write(act, move.id, Undo(MARAT, SOON + timedelta(seconds=5)))
    assert (await company.read(away), await company.read(free, EGOR)) == ([(1, True), (2, False)], 10)
    assert await company.read(free, EGOR, date(2027, 4, 20)) == 14
    await company.write(act, move.id, Reject(MARAT, _BOSS, move.round, SOON, "no"))
    assert (await company.read(away), await company.read(free, EGOR)) == ([(1, True)], 14)


async def test_opened_again_it_waits_and_the_old_leave_stands_if_it_fits(company: Database) -> None:
    move = await approve(company, await company.write(shift, *LATE))
    other = await company.write(ask, "2027-04-19", "2027-04-20")
    with pytest.raises(AwayAlready) as refused:
        await company.write(act, move.id, Reopen(HELEN, SOON, "wrong days"))
    assert refused.value.about["number"] == other.id
    await company.write(act, other.id, Recall(EGOR, SOON))
    await company.write(act, move.id, Reopen(HELEN, SOON, "wrong days"))
    assert (await company.read(away), await company.read(free, EGOR)) == ([(1, True), (2, False)], 14)


async def test_opened_again_what_has_come_back_must_not_be_spent_since(company: Database) -> None:
    move = await approve(company, await company.write(shift, *SHORT))
    await company.write(ask, "2027-04-02", "2027-04-18")
    with pytest.raises(NotEnoughLeft):
        await company.write(act, move.id, Reopen(HELEN, SOON, "wrong days"))


async def test_cancelled_it_brings_nothing_back_but_the_days_and_stays_so(company: Database) -> None:
    move = await approve(company, await company.write(shift, *WEEK))
    cancelling = await company.write(act, move.id, Cancel(EGOR, SOON, "ill"))
    await approve(company, cancelling)
    assert (await company.read(away), await company.read(free, EGOR)) == ([], 26)
    with pytest.raises(MoveCancelled):
        await company.write(act, move.id, Reopen(EGOR, SOON))
    await company.write(act, move.id, Undo(MARAT, SOON + timedelta(seconds=5)))
    assert (await company.read(away), await company.read(free, EGOR)) == ([(2, True)], 14)


async def test_a_move_is_moved_and_the_newest_counts(company: Database) -> None:
    first = await approve(company, await company.write(shift, *WEEK))
    second = await approve(company, await company.write(shift, *LATE, of=first.id))
    assert (await company.read(away), await company.read(free, EGOR)) == ([(3, True)], 14)
    facts = second.terms.leave
    assert facts is not None
    assert facts.instead is not None
    assert (facts.instead.request, facts.instead.first) == (2, 1)
    for old in (1, 2):
        with pytest.raises(LeaveMoved):
            await company.write(shift, "2027-06-01", "2027-06-06", of=old)
    await company.write(act, second.id, Undo(MARAT, SOON + timedelta(seconds=5)))
    await company.write(act, second.id, Recall(EGOR, SOON, "no"))
    assert (await company.read(away), await company.read(free, EGOR)) == ([(2, True)], 14)


_ENDINGS: tuple[Command, ...] = (Cancel(EGOR, SOON, "ill"), Reopen(HELEN, SOON, "wrong"))


@pytest.mark.parametrize("ending", _ENDINGS)
async def test_while_it_is_moved_and_after_it_a_leave_changes_in_no_other_way(
    company: Database, ending: Command
) -> None:
    move = await company.write(shift, *WEEK)
    with pytest.raises(MoveWaits):
        await company.write(act, RequestId(1), ending)
    await approve(company, move)
    with pytest.raises(LeaveMoved):
        await company.write(act, RequestId(1), ending)
    assert (await company.read(stored, RequestId(1))).status is Status.APPROVED


@pytest.mark.parametrize("ending", _ENDINGS)
async def test_after_a_rejected_move_it_can_be_cancelled_as_before(company: Database, ending: Command) -> None:
    move = await company.write(shift, *WEEK)
    await company.write(act, move.id, Reject(MARAT, _BOSS, 1, SOON, "no"))
    after = await company.write(act, RequestId(1), ending)
    assert after.status in (Status.CANCELLING, Status.REWORK)
    with pytest.raises((LeaveCancelling, NoLeaveToMove)):
        await company.write(shift, *LATE)


async def test_one_move_at_a_time(company: Database) -> None:
    move = await company.write(shift, *WEEK)
    before = await company.read(leave.book, EGOR)
    with pytest.raises(MoveWaits):
        await company.write(shift, *LATE)
    assert await company.read(leave.book, EGOR) == before
    await company.write(act, move.id, Reject(MARAT, _BOSS, 1, SOON, "no"))
    other = await company.write(shift, *LATE)
    with pytest.raises(MoveWaits) as refused:
        await company.write(act, move.id, Reopen(EGOR, SOON))
    assert refused.value.about["other"] == other.id


async def test_whoever_is_away_on_the_old_days_alone_is_there_to_stand_in(company: Database) -> None:
    await approve(company, await company.write(shift, *LATE))
    request = await company.write(ask, "2027-04-19", "2027-04-20", VERA, stands_in=EGOR)
    assert request.status is Status.PENDING
    with pytest.raises(SubstituteAway):
        await company.write(ask, "2027-09-06", "2027-09-07", VERA, stands_in=EGOR)


async def test_counted_again_meanwhile_the_old_leave_gives_back_what_it_has(company: Database) -> None:
    move = await company.write(shift, *LATE)
    await company.write(days, ("2027-04-20", "holiday", "RU", ""))
    old = await company.read(stored, RequestId(1))
    facts = old.terms.leave
    assert facts is not None
    fewer = replace(facts, half_days=10, not_counted=(date(2027, 4, 20),), was=12)
    await company.write(act, old.id, Recount(LATER, replace(old.terms, leave=fewer), ()))
    # The two half-days that have come back are needed by the move.
    assert await company.read(free, EGOR) == 14
    assert await company.read(entries, move.id) == [("reserved", -2, "2027-09-06")]
    await approve(company, move)
    assert await company.read(free, EGOR) == 14
    assert sum(one[1] for one in await company.read(entries, old.id)) == 0


async def test_of_two_moves_at_once_one_is_sent(postgresql_url: str) -> None:
    async with opened(postgresql_url) as db:
        await open_company(db)
        await publish(db, MOVE, APRIL)
        await approve(db, await db.write(ask, *SPRING))
        sent = await asyncio.gather(
            *(db.write(shift, *plan) for plan in (WEEK, LATE)),
            db.write(act, RequestId(1), Cancel(EGOR, SOON, "ill")),
            return_exceptions=True,
        )
        assert sum(isinstance(one, Request) for one in sent) == 1
        assert all(isinstance(one, Request | Refusal) for one in sent)
