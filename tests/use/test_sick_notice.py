"""Who says that he is ill: what becomes of the notice, and what others learn of it."""

from datetime import date

import pytest
from sqlalchemy import text

from core.model.leave.facts import Absence, AwayAlready, Doubt, Facts
from core.model.leave.ledger import Entry, Posting
from core.model.request import Status
from core.store import leave
from core.store.db import Database, Tx
from core.use.away import away
from tests.company import stored
from tests.model.build import EGOR, HELEN, MARAT, VERA
from tests.use.illness import WEEKS, falls_ill, granted, ill, open_company_with_notices
from tests.use.leaving import APRIL, ask, entries, period


@pytest.fixture
async def company(db: Database) -> Database:
    return await open_company_with_notices(db)


async def test_who_is_ill_has_said_so_as_soon_as_it_is_sent(company: Database) -> None:
    request = await company.write(ill, "2027-04-05", "2027-04-09")
    assert request.status is Status.APPROVED
    assert request.terms.leave == Facts(10)
    assert await company.read(entries, request.id) == []
    week = period("2027-04-05", "2027-04-09")
    assert await company.read(leave.absences, [EGOR], week) == (Absence(EGOR, week, "", request.id, sick=True),)


async def test_it_may_begin_in_the_past_and_on_holidays_only(company: Database) -> None:
    request = await company.write(ill, "2027-01-01", "2027-01-02")
    assert request.terms.leave == Facts(4)


async def test_the_author_and_hr_are_told(company: Database) -> None:
    request = await granted(company, *WEEKS)
    await falls_ill(company, "2027-06-16", "2027-06-18")
    after = await company.read(stored, request.id)
    told = text("SELECT person FROM outbox WHERE request = :id AND version = :version AND kind = 'tell'")

    def found(tx: Tx) -> set[int]:
        return set(tx.execute(told, {"id": after.id, "version": after.version}).scalars())

    assert await company.read(found) == {EGOR, HELEN}


async def test_a_leave_over_days_of_sickness_is_refused(company: Database) -> None:
    notice = await falls_ill(company, "2027-06-16", "2027-06-18")
    with pytest.raises(AwayAlready) as refusal:
        await company.write(ask, *WEEKS)
    assert refusal.value.about["number"] == notice.id
    await company.write(ask, "2027-06-19", "2027-06-25")


async def test_who_asks_for_somebody_else_does_not_learn_that_he_is_ill(company: Database) -> None:
    await falls_ill(company, "2027-06-16", "2027-06-18")
    with pytest.raises(AwayAlready) as refusal:
        await company.write(ask, *WEEKS, VERA, who=EGOR)
    assert refusal.value.about["what"] == "—"
    with pytest.raises(AwayAlready) as refusal:
        await company.write(ask, *WEEKS, MARAT, who=EGOR)
    assert str(refusal.value.about["what"]) != "—"


async def test_whoever_is_ill_during_a_leave_is_away_once(company: Database) -> None:
    request = await granted(company, *WEEKS)
    await falls_ill(company, "2027-06-24", "2027-06-30")
    june, day = period("2027-06-01", "2027-06-30"), period("2027-06-24", "2027-06-24")
    found = await company.read(away, MARAT, MARAT, june, day)
    once = Absence(EGOR, period("2027-06-14", "2027-06-30"), "", request.id)
    assert [one for one in found.absences if one.person == EGOR] == [once]
    assert [one for one in found.today if one.person == EGOR] == [once]
    other = await company.write(ask, *WEEKS, VERA)
    assert other.terms.leave is not None
    assert other.terms.leave.away == ((EGOR, period("2027-06-14", "2027-06-30")),)


async def test_an_absence_of_two_weeks_by_sickness_is_no_long_part(company: Database) -> None:
    await falls_ill(company, "2027-02-01", "2027-02-28")
    posting = Posting(person=EGOR, kind="annual", entry=Entry.ADJUSTMENT, half_days=-52, on=date(2027, 4, 1))
    await company.write(leave.enter, [posting], APRIL)
    request = await company.write(ask, "2027-12-13", "2027-12-14")
    assert request.terms.leave is not None
    assert request.terms.leave.doubts == (Doubt.NO_LONG_PART,)
