"""Who is ill during a leave has that leave decided anew all the same: his sickness makes way for nothing else."""

from datetime import timedelta

import pytest

from core.model.command import Approve, Cancel, Reject, Reopen, Undo
from core.model.ids import StageKey
from core.model.label import Label
from core.model.leave.facts import AwayAlready, NotEnoughLeft
from core.model.request import Request, Status
from core.store.db import Database
from core.use.act import act
from core.use.sweep import sweep
from tests.company import publish
from tests.model.build import EGOR, HELEN, LATER, MARAT, VERA
from tests.use.illness import WEEKS, facts_of, falls_ill, granted, ill, open_company_with_notices
from tests.use.leaving import APRIL, FORM, ask, free, move
from tests.use.test_moved_leave import MOVE, SOON, away, shift

_BOSS = StageKey("boss")
_WITHIN = ("2027-06-16", "2027-06-18")
_MOMENT = timedelta(seconds=5)


@pytest.fixture
async def company(db: Database) -> Database:
    await open_company_with_notices(db)
    await publish(db, MOVE, APRIL)
    return db


async def _moved(db: Database, first: str, last: str) -> Request:
    """By a granted request, from WEEKS."""
    old = await db.write(ask, *WEEKS)
    await db.write(act, old.id, Approve(MARAT, _BOSS, 1, SOON))
    new = await db.write(shift, first, last)
    return await db.write(act, new.id, Approve(MARAT, _BOSS, 1, SOON))


async def test_a_cancellation_is_taken_back_and_the_days_of_sickness_stay_free(company: Database) -> None:
    request = await granted(company, *WEEKS)
    await falls_ill(company, *_WITHIN)
    cancelling = await company.write(act, request.id, Cancel(EGOR, LATER, "no more"))
    await company.write(act, request.id, Approve(MARAT, _BOSS, cancelling.round, LATER))
    await company.write(act, request.id, Undo(MARAT, LATER + _MOMENT))
    await company.write(sweep, LATER + _MOMENT)
    assert (await facts_of(company, request)).half_days == 18
    assert await company.read(free, EGOR) == 26 - 18


async def test_who_has_fallen_ill_since_has_his_days_back_when_the_leave_stands_again(company: Database) -> None:
    request = await company.write(ask, *WEEKS)
    await company.write(act, request.id, Reject(MARAT, _BOSS, 1, SOON, "no"))
    await falls_ill(company, *_WITHIN)
    await company.write(act, request.id, Undo(MARAT, SOON + _MOMENT))
    await company.write(sweep, SOON + _MOMENT)
    facts = await facts_of(company, request)
    assert (facts.half_days, len(facts.sick)) == (18, 3)
    assert await company.read(free, EGOR) == 26 - 18


@pytest.mark.parametrize("branch", ["Москва", "Алматы"])
async def test_a_leave_is_opened_again_over_days_of_sickness(company: Database, branch: str) -> None:
    await company.write(move, EGOR, branch)
    request = await company.write(ask, *WEEKS)
    await company.write(act, request.id, Reject(MARAT, _BOSS, 1, SOON, "no"))
    await falls_ill(company, *WEEKS)  # all of it
    opened = await company.write(act, request.id, Reopen(EGOR, SOON))
    assert opened.status is Status.REWORK


async def test_a_move_is_decided_anew_after_its_person_was_ill_on_the_old_days(company: Database) -> None:
    new = await _moved(company, "2027-09-06", "2027-09-11")
    notice = await falls_ill(company, *_WITHIN)
    await company.write(act, new.id, Reopen(HELEN, SOON, "wrong days"))
    await company.write(sweep, SOON)
    assert await company.read(away) == [(1, True), (notice.id, True), (2, False)]
    assert await company.read(free, EGOR) == 26 - 18


async def test_the_days_that_are_needed_again_are_those_without_sickness(company: Database) -> None:
    """More than nine days have come back and are there still, but not twelve."""
    new = await _moved(company, "2027-09-06", "2027-09-06")
    await company.write(ask, "2027-05-17", "2027-05-30")
    with pytest.raises(NotEnoughLeft):
        await company.write(act, new.id, Reopen(HELEN, SOON, "wrong days"))
    await falls_ill(company, *_WITHIN)
    await company.write(act, new.id, Reopen(HELEN, SOON, "wrong days"))


async def test_two_notices_of_the_same_days_are_refused_as_before(company: Database) -> None:
    notice = await falls_ill(company, *_WITHIN)
    await company.write(act, notice.id, Cancel(EGOR, LATER, "well again"))
    other = await company.write(ill, *_WITHIN)
    with pytest.raises(AwayAlready) as refused:
        await company.write(act, notice.id, Reopen(EGOR, LATER))
    assert refused.value.about["number"] == other.id


async def test_who_may_not_see_the_other_request_does_not_learn_what_it_is(company: Database) -> None:
    """Vera decides here, and has nothing to do with Egor's other requests."""
    await publish(company, FORM.replace("marat@example.org", "vera@example.org"), APRIL)
    request = await company.write(ask, *WEEKS)
    await publish(company, FORM, APRIL)
    await company.write(act, request.id, Reject(VERA, _BOSS, 1, SOON, "no"))
    other = await company.write(ask, *_WITHIN)
    with pytest.raises(AwayAlready) as refused:
        await company.write(act, request.id, Undo(VERA, SOON + _MOMENT))
    assert (refused.value.about["number"], refused.value.about["what"]) == (other.id, "—")
    with pytest.raises(AwayAlready) as refused:
        await company.write(act, request.id, Reopen(EGOR, SOON))
    assert isinstance(refused.value.about["what"], Label)
