"""Formulas over the cells of a row that was chosen from a catalog."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.model.catalog.definition import Catalog, Kind
from core.model.catalog.lookup import Definitions
from core.model.fields.catalog import CatalogField
from core.model.fields.formula import FormulaField, Result
from core.model.fields.number import NumberField
from core.model.formula.unreckoned import KindsMixed, OperandMissing
from core.model.formula_problems import sample_of
from core.model.ids import CatalogKey, ColumnKey
from core.model.money import Money
from core.model.problems import problems
from core.model.value import Values
from tests.model.build import MARAT, form, key, named, stage, words
from tests.model.catalogs import column
from tests.model.samples import KASPI

CLIENT = CatalogField(key=key("client"), title=words("Клиент", "Client"), catalog=CatalogKey("clients"))
COUNT = NumberField(key=key("count"), title=words("Сколько", "How many"))
DEFINITION = Catalog(
    key=CatalogKey("clients"),
    title=words("Клиенты", "Clients"),
    key_column=ColumnKey("code"),
    title_column=ColumnKey("city"),
    columns=(
        column("code", required=True),
        column("city", required=True),
        column("manager", Kind.PERSON),
        column("vip", Kind.YES_NO),
        column("staff", Kind.NUMBER),
        replace(column("limit", Kind.MONEY), currency="RUB"),
        column("since", Kind.DATE),
        column("team", Kind.ROLE),
    ),
)
KNOWN: Definitions = {CatalogKey("clients"): DEFINITION}


def formula(expression: str, result: Result = Result.MONEY) -> FormulaField:
    return FormulaField(key=key("sum"), title=words("Итог", "Sum"), expression=expression, result=result)


def told(field: FormulaField, catalogs: Definitions | None = KNOWN) -> list[str]:
    return [
        one.what for one in problems(form(stage("one", named(MARAT)), fields=(CLIENT, COUNT, field)), catalogs=catalogs)
    ]


@pytest.mark.parametrize(
    ("expression", "result", "value"),
    [
        ("client.limit * count", Result.MONEY, Money(Decimal("31.50"), "RUB")),
        ("client.staff + count", Result.NUMBER, Decimal(16)),
        ("client.city", Result.TEXT, "Алматы"),
        ("client.vip", Result.YES_NO, True),
        ("days(client.since, client.since)", Result.NUMBER, Decimal(1)),
    ],
)
def test_cells_are_reckoned_with(expression: str, result: Result, value: object) -> None:
    known: Values = {CLIENT.key: KASPI, COUNT.key: Decimal(3)}
    field = replace(formula(expression, result), decimals=0 if result is Result.NUMBER else 2)
    found = field.computed(known)
    assert found == value or found == Decimal("15.5").quantize(Decimal(1))
    assert told(field) == []
    assert told(field, None) == []


def test_an_empty_cell_is_missed() -> None:
    with pytest.raises(OperandMissing):
        formula("client.nothing * count").computed({CLIENT.key: KASPI, COUNT.key: Decimal(3)})


def test_nothing_is_reckoned_with_people() -> None:
    with pytest.raises(KindsMixed):
        formula("client.manager * count").computed({CLIENT.key: KASPI, COUNT.key: Decimal(3)})
    assert told(formula("client.manager * count"))[0].startswith("There is no column")


def test_what_does_not_fit_is_told_when_the_catalog_is_known() -> None:
    assert told(formula("client.pric * count"))[0].startswith("There is no column")
    assert told(formula("client * count"))[0].startswith("Nothing can be reckoned")
    assert told(formula("client.city * count"))[0].startswith("This cannot be reckoned")
    assert told(formula("client.staff * count"), None) == []
    assert sample_of(CLIENT).values == ()
