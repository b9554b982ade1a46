"""Balances of leave: what the months give, once each, and what HR enters and corrects."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.model.ids import PersonId
from core.model.leave.ledger import Entry
from core.model.table import Line, Table, TableMistakes, show
from core.store import leave, people
from core.store.db import Database, Tx
from core.use.accruals import begin_accruals
from core.use.balances import (
    Account,
    Imported,
    NoReason,
    NoSuchBalance,
    NothingChanges,
    accounts,
    adjust,
    import_openings,
)
from core.use.sweep import sweep
from tests.model.build import EGOR, GONE, MARAT, OLGA, VERA
from tests.use.leaving import APRIL, ask, free, open_company

MAY = datetime(2027, 5, 1, tzinfo=UTC)
_EGOR, _DAY = "egor@example.org", "2027-01-01"
_NO_DAYS = "days: “{}” is no number of days. Write days and halves, like 13.5."


@pytest.fixture
async def company(db: Database) -> Database:
    return await open_company(db)


def table(*rows: tuple[str, ...], columns: tuple[str, ...] = ("email", "kind", "days", "on")) -> Table:
    return Table(columns, 1, tuple(Line(at, row) for at, row in enumerate(rows, start=2)))


def accrued(tx: Tx, who: PersonId = EGOR) -> dict[str, int]:
    """By the day on which it was entered for."""
    return {one.on.isoformat(): one.half_days for one in leave.book(tx, who) if one.entry is Entry.ACCRUAL}


def account(tx: Tx, who: PersonId = EGOR, now: datetime = APRIL) -> Account:
    org = people.org(tx)
    return accounts(tx, org.people[who], now, org)[0]


async def test_the_months_that_are_over_are_entered_at_once_and_then_month_by_month(company: Database) -> None:
    await company.write(begin_accruals, APRIL)
    while await company.write(sweep, APRIL):  # leaves are looked at again then, too
        pass
    assert await company.read(accrued) == {"2027-01-31": 5, "2027-02-28": 4, "2027-03-31": 5}
    assert await company.write(sweep, MAY - timedelta(seconds=1)) == 0
    assert await company.write(sweep, MAY) == 1
    assert (await company.read(accrued))["2027-04-30"] == 5


async def test_after_a_long_stop_nothing_is_missing_and_nothing_is_entered_twice(company: Database) -> None:
    await company.write(begin_accruals, APRIL)
    await company.write(sweep, APRIL)
    await company.write(begin_accruals, datetime(2028, 1, 2, tzinfo=UTC))
    for _again in range(2):
        await company.write(sweep, datetime(2028, 1, 2, tzinfo=UTC))
    months = await company.read(accrued)
    assert (len(months), sum(months.values())) == (12, 56)
    assert await company.read(free, EGOR) == 26 + 56


async def test_two_processes_enter_a_month_once(company: Database) -> None:
    def twice(tx: Tx) -> None:
        for entry in (months := leave.book(tx, EGOR)):
            if entry.entry is Entry.ACCRUAL:
                leave.enter(tx, [entry], APRIL)
        assert leave.book(tx, EGOR) == months

    await company.write(begin_accruals, APRIL)
    await company.write(sweep, APRIL)
    await company.write(twice)


async def test_whoever_has_left_or_has_no_first_day_gets_nothing(company: Database) -> None:
    def gone(tx: Tx) -> None:
        people.change(tx, replace(people.org(tx).people[MARAT], active=False))

    await company.write(gone)
    await company.write(begin_accruals, APRIL)
    await company.write(sweep, APRIL)
    for who in (MARAT, OLGA, GONE):
        assert await company.read(accrued, who) == {}
    assert await company.read(accrued, VERA) != {}


async def test_so_much_there_is_whatever_the_ledger_said(company: Database) -> None:
    await company.write(begin_accruals, APRIL)
    await company.write(sweep, APRIL)
    rows = table(("EGOR@example.org", "annual", "13,5", "31.03.2027"))
    assert await company.write(import_openings, rows, APRIL) == Imported(entered=1, unchanged=0)
    assert (await company.read(account)).today == 27
    assert await company.write(import_openings, rows, APRIL) == Imported(entered=0, unchanged=1)
    assert (await company.read(account)).today == 27


async def test_a_dry_run_enters_nothing(company: Database) -> None:
    before = await company.read(leave.book, EGOR)
    rows = table(("egor@example.org", "", "20", "2027-03-31"))
    assert await company.read(import_openings, rows, APRIL, dry_run=True) == Imported(1, 0)
    assert await company.read(leave.book, EGOR) == before


async def test_of_nothing_one_can_have_nothing(company: Database) -> None:
    rows = table(("olga@example.org", "0", "2027-03-31"), columns=("email", "days", "on"))
    assert await company.write(import_openings, rows, APRIL) == Imported(1, 0)
    assert (await company.read(account, OLGA)).today == 0


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("nobody@example.org", "annual", "1", _DAY), "email: Nobody has the e-mail “nobody@example.org”."),
        ((_EGOR, "anual", "1", _DAY), "kind: There is no balance of leave “anual”. Perhaps “annual”?"),
        ((_EGOR, "unpaid", "1", _DAY), "kind: There is no balance of leave “unpaid”. Possible here: annual."),
        ((_EGOR, "annual", "1.25", _DAY), _NO_DAYS.format("1.25")),
        ((_EGOR, "annual", "many", _DAY), _NO_DAYS.format("many")),
        ((_EGOR, "annual", "2000", _DAY), _NO_DAYS.format("2000")),
        ((_EGOR, "annual", "1", "soon"), "on: “soon” is not a day. Write it like 2027-07-05 or 05.07.2027."),
        (
            ("vera@example.org", "annual", "1", _DAY),
            "email: This person and kind of leave are in row 2 already. Leave one row for each.",
        ),
    ],
)
async def test_one_bad_row_and_nothing_is_entered(company: Database, row: tuple[str, ...], told: str) -> None:
    before = await company.read(leave.book, VERA)
    with pytest.raises(TableMistakes) as refused:
        await company.write(import_openings, table(("vera@example.org", "annual", "5", "2027-03-31"), row), APRIL)
    assert [show(one) for one in refused.value.mistakes] == [f"3: {told}"]
    assert await company.read(leave.book, VERA) == before


async def test_a_table_with_other_columns_is_told(company: Database) -> None:
    with pytest.raises(TableMistakes) as refused:
        await company.write(import_openings, table(("x", "1"), columns=("email", "dayz")), APRIL)
    assert [show(one) for one in refused.value.mistakes] == [
        "1: There is no column “dayz”. Perhaps “days”?",
        "1: The column “days” is missing. The first row names the columns: email, kind, days, on.",
        "1: The column “on” is missing. The first row names the columns: email, kind, days, on.",
    ]


async def test_a_correction_counts_from_today_and_says_why(company: Database) -> None:
    egor = (await company.read(people.org)).people[EGOR]
    assert await company.write(adjust, egor, -3, "paid out", APRIL) == 26 + 14 - 3
    entry = next(one for one in await company.read(leave.book, EGOR) if one.entry is Entry.ADJUSTMENT)
    assert (entry.half_days, entry.on, entry.reason) == (-3, date(2027, 4, 5), "paid out")


@pytest.mark.parametrize(
    ("half_days", "reason", "kind", "refusal"),
    [
        (0, "why", "annual", NothingChanges),
        (None, "why", "annual", NothingChanges),
        (2, " ", "annual", NoReason),
        (2, "why", "unpaid", NoSuchBalance),
    ],
)
async def test_a_correction_that_is_refused_changes_nothing(
    company: Database, half_days: int | None, reason: str, kind: str, refusal: type[Exception]
) -> None:
    egor = (await company.read(people.org)).people[EGOR]
    before = await company.read(leave.book, EGOR)
    with pytest.raises(refusal):
        await company.write(adjust, egor, half_days, reason, APRIL, kind)
    assert await company.read(leave.book, EGOR) == before


async def test_an_account_tells_today_what_is_free_and_the_end_of_the_year(company: Database) -> None:
    await company.write(ask, "2027-08-02", "2027-08-08")
    found = await company.read(account)
    assert found.title is not None
    assert found.title.in_("en") == "Annual"
    assert (found.today, found.pending, found.year_end) == (40, 14, 26 + 56 - 14)
    assert found.free == 40


async def test_who_has_no_balance_has_no_account(company: Database) -> None:
    org = await company.read(people.org)
    assert await company.read(accounts, org.people[OLGA], APRIL, org) == ()
