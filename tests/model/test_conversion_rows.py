"""A formula that reckons with a row of a catalog needs the rate of whatever money stands there."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.model.conversion import converts, currencies
from core.model.fields.catalog import CatalogField
from core.model.fields.formula import FormulaField, Result
from core.model.form import Form
from core.model.ids import CatalogKey, ColumnKey
from core.model.money import Money
from core.model.value import Picked
from tests.model.build import MARAT, form, key, named, stage, words
from tests.model.samples import FIELDS

_COUNTRY = CatalogField(key=key("country"), title=words("Страна"), catalog=CatalogKey("per_diem"), own_words=True)
_DAYS = replace(FIELDS["number"], key=key("days"))


def _form(expression: str, result: Result = Result.MONEY) -> Form:
    allowance = FormulaField(key=key("allowance"), title=words("Суточные"), expression=expression, result=result)
    return form(stage("boss", named(MARAT)), fields=(_COUNTRY, _DAYS, allowance))


def _row(currency: str) -> Picked:
    return Picked("x", "X", ((ColumnKey("rate"), Money(Decimal(50), currency)),))


@pytest.mark.parametrize(
    ("row", "needed"),
    [
        (_row("AED"), {"AED", "RUB"}),
        (_row("RUB"), set()),
        (Picked("", "Atlantis"), set()),
        (None, set()),
    ],
)
def test_the_currency_of_the_row_that_was_chosen(row: Picked | None, needed: set[str]) -> None:
    of = _form("days * country.rate")
    assert converts(of)
    assert currencies(of, {} if row is None else {key("country"): row}) == needed


@pytest.mark.parametrize(
    "of", [_form("days * 2"), _form("when(country.rate > 5, 1, 2)", Result.NUMBER), _form("days *")]
)
def test_forms_that_need_no_rates(of: Form) -> None:
    assert not converts(of)
    assert currencies(of, {key("country"): _row("AED")}) == set()
