"""Who falls ill during a leave: its days come back where the law says so, and are taken again when he was not."""

from datetime import UTC, date, datetime

import pytest

from core.model.command import Approve, Cancel, Reopen
from core.model.ids import StageKey
from core.model.leave.facts import AwayAlready, Cause, Doubt
from core.model.request import Status
from core.store.db import Database
from core.use import audit
from core.use.act import act
from core.use.sweep import sweep
from tests.model.build import EGOR, HELEN, LATER, MARAT, VERA
from tests.use.illness import WEEKS, facts_of, falls_ill, granted, ill, ill_until, open_company_with_notices, recounts
from tests.use.leaving import APRIL, ask, days, entries, free, move, opened, period

_BOSS = StageKey("boss")


@pytest.fixture
async def company(db: Database) -> Database:
    return await open_company_with_notices(db)


@pytest.mark.parametrize(
    ("first", "last", "half_days", "longer"),
    [
        ("2027-06-14", "2027-06-15", 20, ("2027-06-26", "2027-06-27")),  # at its start
        ("2027-06-16", "2027-06-18", 18, ("2027-06-26", "2027-06-28")),  # within
        ("2027-06-24", "2027-06-25", 20, ("2027-06-26", "2027-06-27")),  # at its end
        ("2027-06-10", "2027-06-14", 22, ("2027-06-26", "2027-06-26")),  # from before it on
        ("2027-06-24", "2027-06-28", 20, ("2027-06-29", "2027-06-30")),  # over its end
        ("2027-06-10", "2027-06-30", 0, ("2027-07-01", "2027-07-12")),  # all of it
    ],
)
async def test_its_days_within_a_leave_come_back(
    company: Database, first: str, last: str, half_days: int, longer: tuple[str, str]
) -> None:
    request = await granted(company, *WEEKS)
    assert await company.read(free, EGOR) == 2
    await falls_ill(company, first, last)
    facts = await facts_of(company, request)
    assert (facts.half_days, facts.was, facts.cause) == (half_days, 24, Cause.SICKNESS)
    assert facts.extended == period(*longer)
    assert len(facts.sick) * 2 == 24 - half_days
    assert await company.read(free, EGOR) == 26 - half_days
    entered = await company.read(entries, request.id)
    assert {why for why, _half_days, _on in entered[3:]} == {"recount"}
    assert sum(count for _why, count, _on in entered) == -half_days
    assert (await company.read(audit.verify)).broken == ()


async def test_a_holiday_on_which_somebody_is_ill_was_not_counted_anyway(company: Database) -> None:
    request = await granted(company, "2027-06-07", "2027-06-14")
    await falls_ill(company, "2027-06-12", "2027-06-12")
    assert await company.read(recounts, request) == 0
    await falls_ill(company, "2027-06-11", "2027-06-11")
    facts = await facts_of(company, request)
    assert facts.not_counted == (date(2027, 6, 11), date(2027, 6, 12))
    assert facts.sick == (date(2027, 6, 11),)


async def test_a_leave_becomes_longer_past_the_holidays_behind_it(company: Database) -> None:
    request = await granted(company, "2027-06-07", "2027-06-11")
    await falls_ill(company, "2027-06-08", "2027-06-09")
    assert (await facts_of(company, request)).extended == period("2027-06-13", "2027-06-14")


async def test_it_is_not_made_longer_into_another_leave(company: Database) -> None:
    request = await granted(company, *WEEKS)
    await company.write(ask, "2027-06-27", "2027-06-27", kind="unpaid")
    await falls_ill(company, "2027-06-14", "2027-06-15")
    assert (await facts_of(company, request)).extended is None


async def test_two_notices_are_added_up_and_never_overlap(company: Database) -> None:
    request = await granted(company, *WEEKS)
    first = await falls_ill(company, "2027-06-14", "2027-06-15")
    with pytest.raises(AwayAlready) as refusal:
        await company.write(ill, "2027-06-15", "2027-06-16")
    assert refusal.value.about["number"] == first.id
    await falls_ill(company, "2027-06-16", "2027-06-16")
    facts = await facts_of(company, request)
    assert (facts.half_days, facts.was, facts.extended) == (18, 20, period("2027-06-26", "2027-06-28"))


async def test_what_is_withdrawn_is_counted_as_before(company: Database) -> None:
    request = await granted(company, *WEEKS)
    notice = await falls_ill(company, "2027-06-16", "2027-06-18")
    notice = await company.write(act, notice.id, Cancel(EGOR, LATER, "well again"))
    assert notice.status is Status.CANCELLED
    await company.write(sweep, LATER)
    facts = await facts_of(company, request)
    assert (facts.half_days, facts.was, facts.cause) == (24, 18, Cause.SICKNESS)
    assert Doubt.OVERDRAWN not in facts.doubts
    assert (facts.sick, facts.not_counted, facts.extended) == ((), (), None)
    assert await company.read(free, EGOR) == 2


async def test_what_is_withdrawn_when_its_days_were_spent_overdraws_the_balance_and_says_so(company: Database) -> None:
    request = await granted(company, *WEEKS)
    notice = await falls_ill(company, "2027-06-14", "2027-06-24")
    assert (await facts_of(company, request)).half_days == 2
    other = await granted(company, "2027-07-05", "2027-07-28")
    await company.write(act, notice.id, Cancel(EGOR, LATER, "well again"))
    await company.write(sweep, LATER)
    facts = await facts_of(company, request)
    assert (facts.half_days, facts.was) == (24, 2)
    assert Doubt.OVERDRAWN in facts.doubts
    assert await company.read(free, EGOR, date(2027, 7, 31)) < 0
    assert Doubt.OVERDRAWN not in (await facts_of(company, other)).doubts
    # As soon as it is right again it is no doubt any more.
    await falls_ill(company, "2027-06-14", "2027-06-24")
    assert Doubt.OVERDRAWN not in (await facts_of(company, request)).doubts


async def test_what_is_opened_again_and_changed_counts_by_its_new_days(company: Database) -> None:
    request = await granted(company, *WEEKS)
    notice = await falls_ill(company, "2027-06-16", "2027-06-18")
    await company.write(act, notice.id, Reopen(HELEN, LATER, "other days"))
    await company.write(sweep, LATER)
    assert (await facts_of(company, request)).half_days == 24
    await company.write(ill_until, notice.id, "2027-06-17", "2027-06-18")
    await company.write(sweep, LATER)
    assert (await facts_of(company, request)).half_days == 20


async def test_what_is_only_asked_for_reserves_less(company: Database) -> None:
    request = await company.write(ask, *WEEKS)
    await falls_ill(company, "2027-06-16", "2027-06-18")
    assert (await company.read(entries, request.id))[-1] == ("reserved", -18, "2027-06-14")
    await company.write(act, request.id, Approve(MARAT, _BOSS, 1, LATER))
    assert await company.read(free, EGOR) == 26 - 18


async def test_what_is_cancelled_with_days_of_sickness_in_it_leaves_nothing(company: Database) -> None:
    request = await granted(company, *WEEKS)
    await falls_ill(company, "2027-06-14", "2027-06-15")
    request = await company.write(act, request.id, Cancel(EGOR, LATER, "no more"))
    await company.write(act, request.id, Approve(MARAT, _BOSS, request.round, LATER))
    assert await company.read(free, EGOR) == 26


@pytest.mark.parametrize("branch", ["Алматы", "Дубай", "Лиссабон"])
async def test_where_the_law_is_not_confirmed_or_not_known_nothing_comes_back(company: Database, branch: str) -> None:
    await company.write(move, EGOR, branch)
    request = await granted(company, *WEEKS)
    await falls_ill(company, "2027-06-16", "2027-06-18")
    assert await company.read(recounts, request) == 0
    assert (await facts_of(company, request)).half_days == 24


async def test_of_an_unpaid_leave_nothing_comes_back(company: Database) -> None:
    request = await granted(company, *WEEKS, kind="unpaid")
    await falls_ill(company, "2027-06-16", "2027-06-18")
    assert await company.read(recounts, request) == 0


async def test_over_new_year_each_year_gets_its_days_back(company: Database) -> None:
    await company.write(opened, EGOR, 40, date(2027, 11, 30))
    request = await granted(company, "2027-12-28", "2028-01-12")
    await falls_ill(company, "2027-12-30", "2028-01-09")
    back = [(count, on) for why, count, on in await company.read(entries, request.id) if why == "recount"]
    assert back == [(4, "2027-12-28"), (24, "2028-01-01"), (-6, "2028-01-10")]
    facts = await facts_of(company, request)
    assert (facts.was, facts.half_days, len(facts.sick)) == (32, 10, 11)


async def test_a_certificate_may_come_after_new_year(company: Database) -> None:
    await company.write(opened, EGOR, 40, date(2027, 11, 30))
    request = await granted(company, "2027-12-06", "2027-12-10")
    await company.write(ill, "2027-12-07", "2027-12-08")
    await company.write(sweep, datetime(2028, 1, 12, tzinfo=UTC))
    assert (await facts_of(company, request)).half_days == 6


async def test_who_was_ill_has_no_leave_of_last_year_counted_by_another_calendar(company: Database) -> None:
    request = await granted(company, *WEEKS)
    await company.write(days, ("2027-06-22", "holiday", "RU", ""))
    await company.write(ill, "2027-12-01", "2027-12-02")
    await company.write(sweep, datetime(2028, 2, 1, tzinfo=UTC))
    assert await company.read(recounts, request) == 0


async def test_a_calendar_that_changes_keeps_the_days_of_sickness_out(company: Database) -> None:
    request = await granted(company, *WEEKS)
    await falls_ill(company, "2027-06-16", "2027-06-18")
    await company.write(days, ("2027-06-22", "holiday", "RU", ""), ("2027-06-17", "holiday", "RU", ""))
    await company.write(sweep, LATER)
    facts = await facts_of(company, request)
    assert (facts.half_days, facts.was) == (16, 18)
    assert facts.sick == (date(2027, 6, 16), date(2027, 6, 18))
    assert [day.day for day in facts.not_counted] == [16, 17, 18, 22]


async def test_only_the_calendar_is_named_where_only_it_has_changed(company: Database) -> None:
    request = await granted(company, *WEEKS)
    await falls_ill(company, "2027-06-16", "2027-06-18")
    await company.write(days, ("2027-06-22", "holiday", "RU", ""))
    await company.write(sweep, LATER)
    facts = await facts_of(company, request)
    assert (facts.half_days, facts.cause) == (16, Cause.CALENDAR)
    assert facts.extended == period("2027-06-26", "2027-06-28")


async def test_a_sick_leave_is_never_counted_by_the_calendar(company: Database) -> None:
    notice = await falls_ill(company, "2027-06-21", "2027-06-23")
    await company.write(days, ("2027-06-22", "holiday", "RU", ""))
    await company.write(sweep, LATER)
    assert await company.read(recounts, notice) == 0


async def test_somebody_else_may_say_that_one_is_ill(company: Database) -> None:
    request = await granted(company, *WEEKS)
    await company.write(ill, "2027-06-16", "2027-06-18", EGOR, HELEN)
    await company.write(sweep, APRIL)
    assert (await facts_of(company, request)).half_days == 18


async def test_others_leaves_stay_as_they_were(company: Database) -> None:
    request = await granted(company, *WEEKS, VERA)
    await falls_ill(company, "2027-06-16", "2027-06-18")
    assert await company.read(recounts, request) == 0
