"""Leave in the database: what is counted, reserved, taken and given back; never the same days twice."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from core.model.command import Approve, Cancel, Command, Recall, Reject, Reopen
from core.model.ids import PersonId, StageKey
from core.model.leave.counting import NoHalfDays, NothingToTake
from core.model.leave.facts import AwayAlready, Balance, Doubt, NotEnoughLeft
from core.model.leave.substitute import StandsInForThemselves, SubstituteAway
from core.model.refusal import Refusal
from core.model.request import Request, Status
from core.model.value import Value
from core.store import leave, people, requests
from core.store.db import Database, Tx
from core.use.act import act
from core.use.leave import kept_book
from tests.company import stored
from tests.databases import opened, wait_inside
from tests.model.build import ANNA, EGOR, LATER, MARAT, VERA
from tests.use.leaving import APRIL, ask, ask_so, days, entries, free, move, open_company, period, send

_BOSS = StageKey("boss")
#: The worked example: 1 and 9 May are holidays.
SPRING = ("2027-04-28", "2027-05-11")


@pytest.fixture
async def company(db: Database) -> Database:
    return await open_company(db)


async def approve(db: Database, request: Request) -> Request:
    return await db.write(act, request.id, Approve(MARAT, _BOSS, request.round, LATER))


async def test_the_worked_example_through_the_door(company: Database) -> None:
    request = await company.write(ask, *SPRING)
    facts = request.terms.leave
    assert facts is not None
    assert (facts.half_days, facts.not_counted) == (24, (date(2027, 5, 1), date(2027, 5, 9)))
    assert facts.balance == Balance(today=40, first=40, after=16)
    assert (facts.pay_by, facts.doubts) == (date(2027, 4, 23), ())
    assert await company.read(stored, request.id) == request


async def test_asking_reserves_and_granting_takes(company: Database) -> None:
    request = await company.write(ask, *SPRING)
    assert await company.read(entries, request.id) == [("reserved", -24, "2027-04-28")]
    await approve(company, request)
    assert await company.read(entries, request.id) == [
        ("reserved", -24, "2027-04-28"),
        ("released", 24, "2027-04-28"),
        ("taken", -24, "2027-04-28"),
    ]
    assert await company.read(free, EGOR) == 2
    (away,) = await company.read(leave.absences, [EGOR], period(*SPRING))
    assert (away.request, away.granted) == (request.id, True)


@pytest.mark.parametrize("ending", [Recall(EGOR, LATER), Reject(MARAT, _BOSS, 1, LATER, "no")])
async def test_what_comes_to_nothing_is_given_back(company: Database, ending: Command) -> None:
    request = await company.write(ask, *SPRING)
    await company.write(act, request.id, ending)
    assert sum(half_days for _entry, half_days, _on in await company.read(entries, request.id)) == 0
    assert await company.read(free, EGOR) == 26
    assert await company.read(leave.absences, [EGOR], period(*SPRING)) == ()


async def test_what_was_granted_and_is_cancelled_is_given_back(company: Database) -> None:
    request = await approve(company, await company.write(ask, *SPRING))
    request = await company.write(act, request.id, Cancel(EGOR, LATER, "ill"))
    assert await company.read(free, EGOR) == 2
    await approve(company, request)
    assert (await company.read(stored, request.id)).status is Status.CANCELLED
    assert ("reversal", 24, "2027-04-28") in await company.read(entries, request.id)
    assert await company.read(free, EGOR) == 26


async def test_a_leave_over_new_year_is_two_entries_of_one_request(company: Database) -> None:
    request = await company.write(ask, "2027-12-28", "2028-01-11")
    assert await company.read(entries, request.id) == [("reserved", -8, "2027-12-28"), ("reserved", -22, "2028-01-01")]
    assert request.terms.leave is not None
    assert Doubt.RECOUNT in request.terms.leave.doubts


async def test_the_last_days_are_asked_for_once(company: Database) -> None:
    await company.write(ask, "2027-04-12", "2027-04-26")
    with pytest.raises(NotEnoughLeft) as refused:
        await company.write(ask, "2027-04-28", "2027-05-07")
    assert (refused.value.about["needed"], refused.value.about["left"]) == (9, 5)
    assert len(await company.read(requests.everything)) == 1
    assert await company.read(free, EGOR) == 26 - 30


async def test_two_at_once_do_not_both_take_the_last(company: Database) -> None:
    plans = (("2027-04-12", "2027-04-23"), ("2027-04-26", "2027-05-10"))
    sent = await asyncio.gather(*(company.write(ask, *plan) for plan in plans), return_exceptions=True)
    assert sorted(isinstance(one, NotEnoughLeft) for one in sent) == [False, True]


async def test_the_second_waits_for_the_first(postgresql_url: str) -> None:
    async with opened(postgresql_url) as db:
        await open_company(db)
        second: list[asyncio.Task[Request]] = []

        def first(tx: Tx) -> Request:
            made = ask(tx, "2027-04-12", "2027-04-23")
            second.append(asyncio.get_running_loop().create_task(db.write(ask, "2027-04-26", "2027-05-10")))
            wait_inside(asyncio.sleep(0.3))
            return made

        await db.write(first)
        with pytest.raises(NotEnoughLeft):
            await second[0]


async def test_other_kinds_take_nothing_from_the_balance(company: Database) -> None:
    request = await company.write(ask, "2027-04-12", "2027-07-12", kind="unpaid")
    assert request.terms.leave is not None
    assert (request.terms.leave.balance, request.terms.leave.pay_by) == (None, None)
    assert await company.read(entries, request.id) == []


_REFUSED: list[tuple[tuple[str, str], dict[str, Value], type[Refusal]]] = [
    (("2027-04-20", "2027-04-30"), {}, AwayAlready),
    (("2027-08-02", "2027-10-30"), {}, NotEnoughLeft),
    (("2027-06-01", "2027-06-02"), {"later": True}, NoHalfDays),
    (("2027-05-10", "2027-05-10"), {"kind": "unpaid"}, AwayAlready),
    (("2027-06-12", "2027-06-12"), {}, NothingToTake),
    (("2027-06-01", "2027-06-02"), {"stands_in": VERA}, SubstituteAway),
    (("2027-06-01", "2027-06-02"), {"stands_in": EGOR}, StandsInForThemselves),
]


@pytest.mark.parametrize(("plan", "answers", "refusal"), _REFUSED)
async def test_a_refusal_changes_nothing(
    company: Database, plan: tuple[str, str], answers: dict[str, Value], refusal: type[Refusal]
) -> None:
    await company.write(ask, *SPRING)
    await approve(company, await company.write(ask, "2027-06-02", "2027-06-04", VERA))
    before = await company.read(leave.book, EGOR)
    with pytest.raises(refusal):
        await company.write(ask_so, *plan, answers)
    assert await company.read(leave.book, EGOR) == before
    assert len(await company.read(requests.everything)) == 2


async def test_whoever_has_only_asked_to_be_away_can_stand_in(company: Database) -> None:
    await company.write(ask, "2027-06-02", "2027-06-04", VERA)
    assert (await company.write(ask, "2027-06-01", "2027-06-03", stands_in=VERA)).status is Status.PENDING


async def test_whoever_is_away_of_the_team_is_told(company: Database) -> None:
    kim = await company.write(ask, "2027-05-03", "2027-05-07", VERA)
    request = await company.write(ask, *SPRING)
    assert request.terms.leave is not None
    assert request.terms.leave.away == ((VERA, period("2027-05-03", "2027-05-07")),)
    assert kim.id != request.id


async def test_half_days_where_the_law_gives_them(company: Database) -> None:
    await company.write(move, EGOR, "Алматы")
    request = await company.write(ask, "2027-06-07", "2027-06-09", later=True, earlier=True)
    assert await company.read(entries, request.id) == [("reserved", -4, "2027-06-07")]


async def test_the_count_is_that_of_the_branch_whoever_asks(company: Database) -> None:
    """A holiday that Dubai has entered is none in Almaty, and the zone of whoever sends moves no day."""
    await company.write(days, ("2027-06-08", "holiday", "", "Дубай"), ("2027-06-09", "holiday", "KZ", ""))
    for author in (ANNA, EGOR):
        request = await company.write(ask, "2027-06-07", "2027-06-11", author, who=ANNA)
        assert request.terms.leave is not None
        assert request.terms.leave.not_counted == (date(2027, 6, 9),)
        await company.write(act, request.id, Recall(author, LATER))


async def test_without_a_law_days_of_the_calendar_are_counted_and_said_so(company: Database) -> None:
    await company.write(move, EGOR, "Лиссабон")
    request = await company.write(ask, "2027-04-30", "2027-05-02")
    assert request.terms.leave is not None
    assert (request.terms.leave.half_days, request.terms.leave.doubts) == (6, (Doubt.NO_LAW,))


async def test_a_balance_that_nobody_keeps_refuses_nothing(company: Database) -> None:
    request = await company.write(ask, "2027-04-26", "2027-09-30", PersonId(3), who=PersonId(3))
    assert request.terms.leave is not None
    assert request.terms.leave.balance is None
    assert Doubt.NO_BALANCE in request.terms.leave.doubts


async def test_sent_again_it_takes_its_new_days(company: Database) -> None:
    request = await company.write(ask, *SPRING)

    def sent_again(tx: Tx) -> None:
        kept = requests.load_to_change(tx, request.id)
        assert kept is not None
        send(tx, kept, "2027-04-30", "2027-05-11", {})

    await company.write(act, request.id, Reject(MARAT, _BOSS, 1, LATER, "no"))
    await company.write(act, request.id, Reopen(EGOR, LATER))
    assert await company.read(free, EGOR) == 2
    await company.write(sent_again)
    assert await company.read(free, EGOR) == 26 - 20
    (away,) = await company.read(leave.absences, [EGOR], period(*SPRING))
    assert away.period == period("2027-04-30", "2027-05-11")


async def test_what_is_opened_again_has_to_fit_by_now(company: Database) -> None:
    request = await company.write(ask, *SPRING)
    await company.write(act, request.id, Reject(MARAT, _BOSS, 1, LATER, "no"))
    other = await company.write(ask, "2027-05-03", "2027-05-14")
    with pytest.raises(AwayAlready) as refused:
        await company.write(act, request.id, Reopen(EGOR, LATER))
    assert refused.value.about["number"] == other.id
    assert (await company.read(stored, request.id)).status is Status.REJECTED


async def test_no_entry_is_ever_changed(company: Database) -> None:
    await company.write(ask, *SPRING)
    before = await company.read(leave.book, EGOR)
    for verb in ("UPDATE leave_entry SET half_days = 100", "DELETE FROM leave_entry"):
        with pytest.raises(DBAPIError, match="only added to"):
            await company.write(_executed, verb)
    assert await company.read(leave.book, EGOR) == before


def _executed(tx: Tx, statement: str) -> None:
    tx.execute(text(statement))


async def test_what_grows_is_counted_before_it_is_entered(company: Database) -> None:
    def book(tx: Tx) -> int:
        person = people.org(tx).people[EGOR]
        known, kept = kept_book(tx, person, "annual", (APRIL.date(), date(2027, 12, 31)))
        assert kept
        return sum(one.half_days for one in known)

    assert await company.read(book) == 26 + 56
