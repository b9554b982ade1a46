"""Amounts in several currencies: what a formula makes of them, which rates it needs, and how a column adds up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.model.condition import Amount, Op
from core.model.conversion import Place, added, compared, converts, currencies, currencies_later
from core.model.field import Field
from core.model.fields.catalog import CatalogField
from core.model.fields.formula import FormulaField, Result
from core.model.fields.money import MoneyField
from core.model.fields.number import NumberField
from core.model.fields.table import TableField
from core.model.fields.text import TextField
from core.model.form import Do, Form, completed, unreckoned
from core.model.formula.unreckoned import CurrenciesMixed, RateMissing
from core.model.ids import CatalogKey, ColumnKey
from core.model.lines import rows_of
from core.model.money import Money
from core.model.move import Done, Edit, Look, Typed, View
from core.model.problems import problems
from core.model.rates import NO_RATES, Rate, Rates
from core.model.terms import Terms
from core.model.value import Picked, TableRow, Value, Values
from tests.model.build import MARAT, ORG, RU, form, key, named, stage, words
from tests.model.filling import answers, start, talk

DAY = date(2027, 1, 18)
RATES = Rates(
    {
        "RUB": Rate(Decimal(1), date(2020, 1, 1)),
        "KZT": Rate(Decimal("0.17"), DAY),
        "AED": Rate(Decimal("25.05"), DAY),
        "USD": Rate(Decimal(92), DAY),
    }
)
SEVERAL = ("RUB", "KZT", "AED", "USD", "EUR")
GOOD = stage("good", named(MARAT))
COSTS = MoneyField(key=key("costs"), title=words("Билеты"), currencies=SEVERAL)
ADVANCE = MoneyField(key=key("advance"), title=words("Аванс"), currencies=SEVERAL, required=False)
COUNT = NumberField(key=key("count"), title=words("Сколько"))
COUNTRY = CatalogField(key=key("country"), title=words("Страна"), catalog=CatalogKey("per_diem"))


def money(amount: str, currency: str = "RUB") -> Money:
    return Money(Decimal(amount), currency)


def formula(name: str, expression: str, result: Result = Result.MONEY, currency: str = "RUB") -> FormulaField:
    return FormulaField(key=key(name), title=words(name), expression=expression, result=result, currency=currency)


RECEIPTS = TableField(
    key=key("receipts"),
    title=words("Чеки"),
    columns=(
        TextField(key=key("what"), title=words("За что")),
        MoneyField(key=key("amount"), title=words("Сумма"), currencies=SEVERAL),
    ),
    totals=(key("amount"),),
)
SPENT = formula("spent", "sum(receipts.amount)")
LINES = TableField(
    key=key("lines"),
    title=words("Позиции"),
    columns=(
        NumberField(key=key("quantity"), title=words("Сколько")),
        MoneyField(key=key("price"), title=words("Цена"), currencies=SEVERAL),
        formula("cost", "quantity * price"),
    ),
    totals=(key("cost"),),
)
GOODS = replace(
    LINES,
    columns=(
        replace(LINES.columns[0]),
        CatalogField(key=key("goods"), title=words("Товар"), catalog=CatalogKey("goods")),
        formula("cost", "quantity * goods.price"),
    ),
)


def receipt(amount: str, currency: str = "RUB") -> TableRow:
    return TableRow(((key("what"), "Такси"), (key("amount"), money(amount, currency))))


def line(quantity: int, price: Money) -> TableRow:
    return TableRow(((key("quantity"), Decimal(quantity)), (key("price"), price), (key("cost"), None)))


def _costs(values: Values) -> list[Value | None]:
    return [row.cell(key("cost")) for row in rows_of(values[key("lines")])]


def reckoned(field: Field, known: Values, rates: Rates = RATES) -> Value | None:
    return field.computed(known, rates)


@pytest.mark.parametrize(
    ("expression", "known", "result"),
    [
        ("costs", {"costs": money("780000", "KZT")}, "132600.00"),
        ("costs + given(advance, 0)", {"costs": money("780000", "KZT")}, "132600.00"),
        ("costs + advance", {"costs": money("100", "AED"), "advance": money("10", "USD")}, "3425.00"),
        ("costs + 1000", {"costs": money("100", "AED")}, "3505.00"),
        ("max(costs, advance)", {"costs": money("100", "AED"), "advance": money("30", "USD")}, "2760.00"),
        ("when(costs > 2000, costs, 0)", {"costs": money("100", "AED")}, "2505.00"),
        ("costs / advance * 100", {"costs": money("100", "AED"), "advance": money("2505")}, "100.00"),
        ("sum(receipts.amount)", {"receipts": (receipt("1500"), receipt("120", "AED"))}, "4506.00"),
        ("max(receipts.amount)", {"receipts": (receipt("1500"), receipt("120", "AED"))}, "3006.00"),
    ],
)
def test_amounts_are_brought_to_the_currency_of_the_formula(
    expression: str, known: dict[str, Value], result: str
) -> None:
    values = {key(name): value for name, value in known.items()}
    assert reckoned(formula("f", expression), values) == money(result)


def test_it_is_rounded_once_at_the_end_and_not_at_each_amount() -> None:
    """A hundred tenths of a tenge are 1.70, and not a hundred times 0.02."""
    assert reckoned(formula("f", "costs * 100"), {key("costs"): money("0.1", "KZT")}) == money("1.70")
    assert reckoned(formula("f", "costs", currency="AED"), {key("costs"): money("1")}) == money("0.04", "AED")


@pytest.mark.parametrize(
    ("rates", "missing"),
    [(NO_RATES, "KZT"), (RATES.only(["RUB"]), "KZT"), (RATES.only(["KZT"]), "RUB")],
)
def test_without_a_rate_it_is_said_which_one_is_missing(rates: Rates, missing: str) -> None:
    total = formula("total", "costs * 2")
    of = form(GOOD, fields=(COSTS, total))
    known: Values = {key("costs"): money("5", "KZT")}
    assert key("total") not in completed(of, known, ORG, Terms(rates))
    why = unreckoned(of, total, known, Terms(rates))
    assert isinstance(why, RateMissing)
    assert (why.about["currency"], why.at) == (missing, 1)
    assert completed(of, {key("costs"): money("5")}, ORG)[key("total")] == money("10.00")


def test_a_result_that_is_no_money_has_no_currency_to_bring_to() -> None:
    with pytest.raises(CurrenciesMixed):
        reckoned(
            formula("f", "costs / advance", Result.NUMBER), {COSTS.key: money("1"), ADVANCE.key: money("1", "USD")}
        )


def test_a_row_reckons_in_the_currency_of_its_formula() -> None:
    of, rows = form(GOOD, fields=(LINES,)), (line(3, money("100", "AED")), line(2, money("50")))
    assert _costs(completed(of, {LINES.key: rows}, ORG, Terms(RATES))) == [money("7515.00"), money("100.00")]
    assert _costs(completed(of, {LINES.key: rows}, ORG)) == [None, money("100.00")]


def test_a_row_of_a_catalog_within_a_table_likewise() -> None:
    laptop = Picked("laptop", "Laptop", ((ColumnKey("price"), money("1000", "USD")),))
    rows = (TableRow(((key("quantity"), Decimal(2)), (key("goods"), laptop))),)
    of = form(GOOD, fields=(GOODS,))
    assert currencies(of, {GOODS.key: rows}) == {"USD", "RUB"}
    assert converts(of)
    assert compared(of) == ()
    assert _costs(completed(of, {GOODS.key: rows}, ORG, Terms(RATES))) == [money("184000.00")]


def test_a_draft_shows_the_row_at_the_rates_of_the_day() -> None:
    draft = replace(start(form(GOOD, fields=(LINES,))), terms=Terms(RATES))
    draft = talk(draft, (Typed("3"), "lines"))
    assert answers(draft)["lines"] == (TableRow(((key("quantity"), Decimal(3)),), whole=False),)
    draft = talk(draft, (Typed("100 AED"), "lines"), (Done(), None))
    assert _costs(draft.answers) == [money("7515.00")]


def test_a_bare_number_stays_in_the_currency_of_the_answer_that_it_replaces() -> None:
    draft = talk(start(form(GOOD, fields=(COSTS,))), (Typed("6500 AED"), None))
    draft = talk(draft, (Edit(COSTS.key), "costs"), (Typed("3900"), None))
    assert answers(draft)["costs"] == money("3900", "AED")
    draft = talk(draft, (Edit(COSTS.key), "costs"), (Typed("90 000 ₽"), None), (Edit(COSTS.key), "costs"))
    assert answers(talk(draft, (Typed("80 000"), None)))["costs"] == money("80000")


def test_a_currency_that_is_not_welcome_any_more_is_not_kept() -> None:
    assert COSTS.instead("5", money("1", "GBP"), RU) == money("5")
    assert COSTS.instead("5", None, RU) == money("5")


def test_a_cell_that_is_changed_likewise() -> None:
    draft = talk(start(form(GOOD, fields=(RECEIPTS,))), (Typed("Такси"), "receipts"), (Typed("120 AED"), "receipts"))
    draft = talk(draft, (Look(View(row=0, column=1)), "receipts"), (Typed("130"), "receipts"))
    assert rows_of(draft.answers[RECEIPTS.key]) == (receipt("130", "AED"),)


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ((receipt("1500"), receipt("120", "AED"), receipt("500")), "3 строки, 2 000 ₽ + 120 AED"),
        ((receipt("120", "AED"), receipt("1500")), "2 строки, 120 AED + 1 500 ₽"),
        ((receipt("1500"),), "1 строка, 1 500 ₽"),
        ((), "0 строк"),
    ],
)
def test_a_total_is_told_by_currency(rows: tuple[TableRow, ...], shown: str) -> None:
    def plural(_one: str, _many: str, count: int) -> str:
        return {1: "1 строка", 2: "2 строки", 3: "3 строки"}.get(count, f"{count} строк")

    assert RECEIPTS.show(rows, replace(RU, plural=plural)).replace("\N{NO-BREAK SPACE}", " ") == shown


def _form(*fields: Field, later: bool = False) -> Form:
    act = replace(stage("act", named(MARAT), do=Do.ACT), fill=(fields[0].key,) if later else ())
    return form(GOOD, act, fields=fields)


@pytest.mark.parametrize(
    ("of", "known", "needed"),
    [
        (_form(RECEIPTS, SPENT), {RECEIPTS.key: (receipt("1"), receipt("1", "AED"))}, {"AED", "RUB"}),
        (_form(RECEIPTS, SPENT), {RECEIPTS.key: (receipt("1"),)}, set()),
        (_form(RECEIPTS, SPENT), {}, set()),
        (_form(LINES), {LINES.key: (line(1, money("1", "KZT")),)}, {"KZT", "RUB"}),
        (_form(LINES, formula("total", "sum(lines.cost)")), {LINES.key: (line(1, money("1")),)}, set()),
    ],
)
def test_the_rates_that_a_table_needs(of: Form, known: Values, needed: set[str]) -> None:
    assert converts(of)
    assert currencies(of, known) == needed


@pytest.mark.parametrize(
    "of",
    [
        _form(RECEIPTS),
        _form(RECEIPTS, formula("how_many", "count(receipts)")),
        _form(RECEIPTS, formula("how_many", "count(receipts.amount)", Result.NUMBER)),
        _form(RECEIPTS, formula("lost", "sum(receipts.gone)")),
    ],
)
def test_tables_that_need_none(of: Form) -> None:
    assert not converts(of)
    assert currencies(of, {RECEIPTS.key: (receipt("1", "AED"),)}) == set()


def test_what_a_formula_reckons_with_is_told_apart_from_bounds() -> None:
    bound = stage("ceo", named(MARAT), when=(Amount(COSTS.key, Op.MORE, Decimal(1), "AED"),))
    of = form(GOOD, bound, fields=(COSTS, COUNTRY, formula("f", "costs + country.rate"), formula("g", "costs")))
    assert added(of) == (Place(COSTS.key, "RUB"),)
    assert compared(of) == (Place(COSTS.key, "AED"), Place(COSTS.key, "RUB"))


def test_the_columns_that_are_told_as_converted() -> None:
    assert compared(_form(RECEIPTS, SPENT)) == (Place(RECEIPTS.key, "RUB", key("amount")),)
    assert compared(_form(LINES)) == (Place(LINES.key, "RUB", key("price")),)
    assert compared(_form(COUNTRY, formula("f", "country.rate"))) == ()


def test_a_stage_that_writes_a_table_may_need_any_rate_of_its_columns() -> None:
    assert currencies_later(_form(RECEIPTS, SPENT, later=True)) == set(SEVERAL)
    assert currencies_later(_form(LINES, later=True)) == set(SEVERAL)
    assert currencies_later(_form(RECEIPTS, SPENT)) == set()


@pytest.mark.parametrize(
    "fields",
    [
        (COSTS, formula("f", "costs * 2", currency="AED")),
        (RECEIPTS, formula("f", "sum(receipts.amount)", currency="KZT")),
        (replace(LINES, columns=(*LINES.columns[:2], formula("cost", "quantity * price", currency="USD"))),),
    ],
)
def test_a_formula_may_be_in_any_currency_where_an_answer_may(fields: tuple[Field, ...]) -> None:
    assert problems(form(GOOD, fields=fields)) == ()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            (COSTS, replace(COSTS, key=key("usd"), currencies=(), currency="USD"), formula("f", "costs + usd")),
            "RUB and USD cannot be reckoned together (character 1).",
        ),
        (
            (replace(COSTS, currencies=(), currency="KZT"), formula("f", "costs")),
            "The result is in KZT, and this field in RUB.",
        ),
        (
            (LINES, formula("f", "sum(lines.cost)", currency="KZT")),
            "The result is in RUB, and this field in KZT.",
        ),
    ],
)
def test_an_amount_that_is_always_in_another_currency_is_a_mistake(fields: tuple[Field, ...], told: str) -> None:
    assert [one.what.format(**dict(one.about)) for one in problems(form(GOOD, fields=fields))] == [told]
