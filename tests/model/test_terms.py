"""Amounts in other currencies, and budgets: what conditions compare with, and what that leads to."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.model.budget import Budget, Span, Spending, first_day, limit_of, row_of, spending
from core.model.budget_problems import of_budget
from core.model.catalog.definition import Catalog, Column, Kind, Row
from core.model.command import Approve, Recall, Reject, Return, Submit
from core.model.condition import All, Amount, Filled, Op, OverBudget, holds
from core.model.conversion import Place, compared, converts, currencies, currencies_later
from core.model.decide import decide
from core.model.event import StageSkipped
from core.model.field import Field
from core.model.fields.choice import ChoiceField
from core.model.fields.formula import FormulaField, Result
from core.model.fields.money import MoneyField
from core.model.fields.yes_no import YesNoField
from core.model.form import Do, completed, looked_at
from core.model.ids import CatalogKey, ColumnKey, RequestId, StageKey
from core.model.money import Money
from core.model.rates import NO_RATES, Rate, Rates, rates_of
from core.model.request import Request, blank
from core.model.reserve import reserved
from core.model.step import State
from core.model.terms import Terms
from core.model.value import Picked, Value
from core.model.who import InRole, Participant
from tests.model.build import DIRECTOR, EGOR, FINANCE, HR, MARAT, NOON, ORG, form, key, named, stage, words
from tests.model.story import after

DAY = date(2026, 11, 24)
RATES = Rates({"RUB": Rate(Decimal(1), date(2020, 1, 1)), "USD": Rate(Decimal(92), DAY), "AED": Rate(Decimal(25), DAY)})
PRICE = MoneyField(key=key("price"), title=words("Цена"), currencies=("RUB", "USD"))
MORE = Amount(key("price"), Op.MORE, Decimal(1_000_000), "RUB")
KIND = ChoiceField(key=key("kind"), title=words("Вид"), options={"it": words("ИТ")})
BUDGET = Budget(
    catalog=CatalogKey("budgets"),
    limit=ColumnKey("limit"),
    amount=key("price"),
    period=Span.QUARTER,
    where={ColumnKey("kind"): key("kind")},
    branch=ColumnKey("branch"),
)


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def aed(amount: int) -> Money:
    return Money(Decimal(amount), "AED")


def row(code: str, kind: str = "it", branch: str = "Dubai", limit: Money | None = None) -> Row:
    cells = {ColumnKey("kind"): kind, ColumnKey("branch"): branch}
    return Row(code, code, cells if limit is None else {**cells, ColumnKey("limit"): limit})


def taken(amount: int, spent: int = 15_200) -> Spending:
    found = spending(BUDGET, row("a", limit=aed(20_000)), DAY, aed(amount), {"AED": Decimal(spent)}, NO_RATES)
    assert found is not None
    return found


@pytest.mark.parametrize(("amount", "met"), [("10869.56", False), ("10869.57", True), ("12000", True)])
def test_an_amount_in_another_currency_is_converted(amount: str, met: bool) -> None:
    assert holds(MORE, {key("price"): usd(amount)}, Terms(RATES)) is met


def test_exactly_the_bound_is_not_more() -> None:
    bound = Amount(key("price"), Op.MORE, Decimal(9200), "RUB")
    assert [holds(bound, {key("price"): usd(a)}, Terms(RATES)) for a in ("100", "100.01")] == [False, True]


def test_without_a_rate_nobody_gets_past_a_bound() -> None:
    assert holds(MORE, {key("price"): usd("1")})
    assert not holds(MORE, {key("price"): Money(Decimal(1), "RUB")})
    assert RATES.converted(Money(Decimal(1), "EUR"), "RUB") is None


def test_a_rate_between_two_currencies_is_as_new_as_the_newer() -> None:
    assert RATES.between("USD", "AED") == Rate(Decimal("3.68"), DAY)
    assert RATES.only(["USD", "EUR"]) == Rates({"USD": Rate(Decimal(92), DAY)})


def test_the_newest_rate_that_is_not_later_is_that_of_the_day() -> None:
    def of(currency: object, day: object, worth: object) -> Row:
        cells = {"currency": currency, "date": day, "rate": worth}
        return Row("", "", {ColumnKey(name): cell for name, cell in cells.items()})  # type: ignore[misc]

    rows = [
        of("usd", DAY, Decimal(92)),
        of("USD", date(2026, 11, 1), Decimal(91)),
        of("USD", date(2026, 11, 25), Decimal(93)),
        of("EUR", DAY, Decimal(0)),
        of("EUR", "soon", Decimal(1)),
        of(5, DAY, Decimal(1)),
        of("EUR", DAY, "one"),
    ]
    assert rates_of(rows, DAY) == Rates({"USD": Rate(Decimal(92), DAY)})


def test_only_what_is_compared_in_another_currency_needs_rates() -> None:
    total = FormulaField(key=key("total"), title=words("Итого"), expression="price * 2", result=Result.MONEY)
    broken = FormulaField(key=key("bad"), title=words("Нет"), expression="price *", result=Result.MONEY)
    late = MoneyField(key=key("late"), title=words("Факт"), currencies=("AED", "USD"))
    act = stage("act", named(MARAT), do=Do.ACT)
    parts = All((Filled(key("price")), Amount(key("late"), Op.MORE, Decimal(1), "AED")))
    last = stage("last", Participant(InRole(HR), (parts,)), when=(OverBudget(),))
    whole = form(act, last, fields=(PRICE, total, broken, late))
    assert compared(whole) == (Place(key("late"), "AED"), Place(key("price"), "RUB"))
    assert currencies(whole, {key("price"): usd("5")}) == {"USD", "RUB"}
    assert currencies(whole, {key("price"): Money(Decimal(5), "RUB")}) == frozenset()
    assert currencies_later(whole) == frozenset()
    assert converts(whole)
    assert not converts(form(act, fields=(PRICE,)))


def test_what_a_stage_writes_may_need_any_rate_of_its_field() -> None:
    act = replace(stage("act", named(MARAT), do=Do.ACT), fill=(key("price"),))
    assert currencies_later(form(act, stage("last", named(EGOR), when=(MORE,)), fields=(PRICE,))) == {"RUB", "USD"}


def test_a_formula_converts_its_result() -> None:
    total = FormulaField(key=key("total"), title=words("Итого"), expression="price * 2", result=Result.MONEY)
    whole, known = form(fields=(PRICE, total)), {key("price"): usd("10")}
    assert completed(whole, known, ORG, Terms(RATES))[key("total")] == Money(Decimal(1840), "RUB")
    assert key("total") not in completed(whole, known, ORG)


@pytest.mark.parametrize(
    ("span", "day", "first"),
    [
        (Span.MONTH, date(2027, 3, 31), date(2027, 3, 1)),
        (Span.QUARTER, date(2027, 3, 31), date(2027, 1, 1)),
        (Span.QUARTER, date(2027, 4, 1), date(2027, 4, 1)),
        (Span.QUARTER, date(2027, 12, 31), date(2027, 10, 1)),
        (Span.YEAR, date(2027, 12, 31), date(2027, 1, 1)),
        (Span.YEAR, date(2028, 1, 1), date(2028, 1, 1)),
    ],
)
def test_a_period_begins(span: Span, day: date, first: date) -> None:
    assert first_day(span, day) == first


@pytest.mark.parametrize(
    ("kind", "branch", "found"),
    [("it", "dubai", "a"), (Picked("IT", "ИТ"), "Dubai", "a"), ("it", "Moscow", None), (5, "Dubai", None)],
)
def test_a_row_is_found_by_the_answers_and_the_branch(kind: Value, branch: str, found: str | None) -> None:
    rows = [row("b"), row("a"), row("c", "other")]
    one = row_of(BUDGET, rows, {key("kind"): kind}, branch)
    assert (one and one.key) == found


def test_a_row_is_found_without_a_branch() -> None:
    assert row_of(replace(BUDGET, branch=None), [row("a")], {key("kind"): "it"}, "") == row("a")


def test_without_a_limit_or_a_rate_nothing_is_taken() -> None:
    assert limit_of(BUDGET, None) is None
    assert spending(BUDGET, row("a"), DAY, aed(1), {}, NO_RATES) is None
    assert spending(BUDGET, row("a", limit=aed(1)), DAY, usd("1"), {}, NO_RATES) is None
    assert spending(BUDGET, row("a", limit=aed(1)), DAY, aed(1), {"USD": Decimal(1)}, NO_RATES) is None
    mixed = spending(BUDGET, row("a", limit=aed(1)), DAY, usd("1"), {"USD": Decimal(1), "AED": Decimal(1)}, RATES)
    assert mixed is not None
    assert (mixed.amount, mixed.spent) == (Decimal("3.68"), Decimal("4.68"))


@pytest.mark.parametrize(("amount", "over"), [(4_799, False), (4_800, False), (4_801, True)])
def test_a_limit_is_exceeded_strictly(amount: int, over: bool) -> None:
    assert holds(OverBudget(), {}, Terms(spending=taken(amount))) is over
    assert not holds(OverBudget(), {})


def sent(amount: int) -> Request:
    checked = stage("cfo", InRole(FINANCE), when=(OverBudget(),))
    whole = form(stage("boss", named(MARAT)), checked, fields=(PRICE, KIND))
    submit = Submit(EGOR, {key("price"): aed(amount), key("kind"): "it"}, NOON, Terms(spending=taken(amount)))
    return after(blank(RequestId(1), replace(whole, budget=BUDGET), EGOR, NOON), submit)


def test_a_skipped_stage_keeps_the_values() -> None:
    request = sent(3_900)
    events = decide(request, Approve(MARAT, StageKey("boss"), 1, NOON), ORG)
    (skipped,) = [event for event in events if isinstance(event, StageSkipped)]
    assert skipped.terms.spending == taken(3_900)
    assert dict(skipped.had) == {key("price"): aed(3_900), key("kind"): "it"}
    opened = after(sent(6_500), Approve(MARAT, StageKey("boss"), 1, NOON))
    assert opened.step(StageKey("cfo")).state is State.OPEN


def test_what_is_taken_is_released_when_it_comes_to_nothing() -> None:
    request, boss = sent(3_900), StageKey("boss")
    assert reserved(request) == taken(3_900)
    assert reserved(after(request, Approve(MARAT, boss, 1, NOON))) == taken(3_900)
    assert reserved(after(request, Return(MARAT, boss, 1, NOON, "no"))) == taken(3_900)
    assert reserved(after(request, Reject(MARAT, boss, 1, NOON, "no"))) is None
    assert reserved(after(request, Recall(EGOR, NOON))) is None
    assert looked_at(request.form, OverBudget()) == {key("price"), key("kind")}


def _problems(budget: Budget | None, *fields: Field, catalog: Catalog | None = None) -> list[str]:
    act = replace(stage("act", named(MARAT), do=Do.ACT), fill=(key("later"), key("what")))
    late = MoneyField(key=key("later"), title=words("Факт"))
    what = ChoiceField(key=key("what"), title=words("Что"), options={"a": words("A")})
    flag = YesNoField(key=key("flag"), title=words("Срочно"))
    over = stage("over", Participant(InRole(DIRECTOR), (OverBudget(),)), when=(All((OverBudget(),)),))
    whole = replace(form(act, over, fields=(PRICE, KIND, late, what, flag, *fields)), budget=budget)
    known = None if catalog is None else {catalog.key: catalog}
    return [".".join(problem.where) + ": " + problem.what for problem in of_budget(whole, known)]


def test_problems_of_budgets() -> None:
    assert _problems(BUDGET) == []
    assert len(_problems(None)) == 2
    assert "has no budget" in _problems(None)[0]
    hidden = MoneyField(key=key("x"), title=words("X"), when=(OverBudget(),))
    assert "only stages can depend" in _problems(BUDGET, hidden)[0]
    column = ColumnKey("kind")
    for wrong, what in (
        (replace(BUDGET, amount=key("nothing")), "budget.amount: There is no field"),
        (replace(BUDGET, amount=key("flag")), "budget.amount: The field “{field}” holds no money."),
        (replace(BUDGET, amount=key("later")), "budget.amount: The field “{field}” is answered by a stage"),
        (replace(BUDGET, where={}, branch=None), "budget.where: Which row"),
        (replace(BUDGET, where={column: key("nothing")}), "budget.where: There is no field"),
        (replace(BUDGET, where={column: key("flag")}), "budget.where: No row can be found"),
        (replace(BUDGET, where={column: key("what")}), "budget.where: The field “{field}” is answered by a stage"),
    ):
        (told,) = _problems(wrong)
        assert told.startswith(what)


def test_problems_of_the_catalog_of_a_budget() -> None:
    kinds = {"code": Kind.TEXT, "kind": Kind.TEXT, "branch": Kind.TEXT, "limit": Kind.MONEY, "day": Kind.DATE}
    columns = tuple(Column(key=ColumnKey(name), type=kind, title=words(name)) for name, kind in kinds.items())
    code = ColumnKey("code")
    catalog = Catalog(key=BUDGET.catalog, title=words("B"), key_column=code, title_column=code, columns=columns)
    assert _problems(BUDGET, catalog=catalog) == []
    assert _problems(replace(BUDGET, branch=None), catalog=catalog) == []
    for wrong, what in (
        (replace(BUDGET, catalog=CatalogKey("no")), "budget.catalog: There is no catalog"),
        (replace(BUDGET, limit=ColumnKey("kind")), "budget.limit: The column “{column}” holds no money."),
        (replace(BUDGET, limit=ColumnKey("no")), "budget.limit: The catalog “{catalog}” has no column"),
        (replace(BUDGET, branch=ColumnKey("day")), "budget.branch: The column “{column}” holds no text."),
    ):
        (told,) = _problems(wrong, catalog=catalog)
        assert told.startswith(what)
