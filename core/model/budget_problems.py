"""What is wrong with the budget of a form, and with the conditions that look at it."""

from collections.abc import Iterator

from core.model.budget import Budget
from core.model.catalog.definition import Catalog, Kind
from core.model.catalog.lookup import Definitions
from core.model.condition import on_budget
from core.model.field import Compared, Field
from core.model.fields.catalog import CatalogField
from core.model.fields.choice import ChoiceField
from core.model.fields.formula import FormulaField, Result
from core.model.fields.money import MoneyField
from core.model.form import Form, asked_later, participants
from core.model.ids import ColumnKey, FieldKey
from core.model.problem import Problem
from core.model.words import N_

_WORDS = frozenset({Kind.TEXT, Kind.ROLE})


def of_budget(form: Form, catalogs: Definitions | None) -> Iterator[Problem]:
    """With `catalogs`, also what does not exist in them."""
    yield from _of_conditions(form)
    if form.budget is not None:
        yield from _of_amount(form, form.budget)
        yield from _of_row(form, form.budget)
        if catalogs is not None:
            yield from _of_catalog(form.budget, catalogs)


def _of_conditions(form: Form) -> Iterator[Problem]:
    for field in form.fields:
        if on_budget(field.when):
            what = N_("What is left of a budget is known when the form is sent: only stages can depend on it.")
            yield Problem(("fields", field.key, "when"), what)
    for stage in form.route if form.budget is None else ():
        named = [(place, one.when) for place, one in participants(stage)]
        for place, conditions in ((("when",), stage.when), *named):
            if on_budget(conditions):
                yield Problem(("route", stage.key, *place), N_("The form has no budget: write it under “budget”."))


def _of_amount(form: Form, budget: Budget) -> Iterator[Problem]:
    where = ("budget", "amount")
    field = _field(form, budget.amount)
    if field is None:
        yield _no_field(where, budget.amount)
    elif not isinstance(field, MoneyField) and not (isinstance(field, FormulaField) and field.result is Result.MONEY):
        yield Problem(where, N_("The field “{field}” holds no money."), (("field", field.key),))
    elif field.key in asked_later(form):
        yield _later(where, field.key)


def _of_row(form: Form, budget: Budget) -> Iterator[Problem]:
    where = ("budget", "where")
    if not budget.where and budget.branch is None:
        yield Problem(
            where, N_("Which row of the catalog is it? Write a column and a field, like {{code: cost_centre}}.")
        )
    for key in budget.where.values():
        field = _field(form, key)
        if field is None:
            yield _no_field(where, key)
        elif not isinstance(field, ChoiceField | CatalogField) and field.compared is not Compared.TEXT:
            what = N_("No row can be found by the field “{field}”: it holds no option, no row and no text.")
            yield Problem(where, what, (("field", key),))
        elif key in asked_later(form):
            yield _later(where, key)


def _of_catalog(budget: Budget, catalogs: Definitions) -> Iterator[Problem]:
    catalog = catalogs.get(budget.catalog)
    if catalog is None:
        what = N_("There is no catalog “{catalog}”.")
        yield Problem(("budget", "catalog"), what, (("catalog", budget.catalog),))
        return
    yield from _of_column(("budget", "limit"), catalog, budget.limit, frozenset({Kind.MONEY}))
    for column in budget.where:
        yield from _of_column(("budget", "where"), catalog, column, _WORDS)
    if budget.branch is not None:
        yield from _of_column(("budget", "branch"), catalog, budget.branch, _WORDS)


def _of_column(where: tuple[str, ...], catalog: Catalog, key: ColumnKey, kinds: frozenset[Kind]) -> Iterator[Problem]:
    column = catalog.column(key)
    if column is None:
        what = N_("The catalog “{catalog}” has no column “{column}”.")
        yield Problem(where, what, (("catalog", catalog.key), ("column", key)))
    elif column.type not in kinds:
        money = N_("The column “{column}” holds no money.")
        what = money if Kind.MONEY in kinds else N_("The column “{column}” holds no text.")
        yield Problem(where, what, (("column", key),))


def _field(form: Form, key: FieldKey) -> Field | None:
    return next((field for field in form.fields if field.key == key), None)


def _no_field(where: tuple[str, ...], key: FieldKey) -> Problem:
    return Problem(where, N_("There is no field “{field}” in this form."), (("field", key),))


def _later(where: tuple[str, ...], key: FieldKey) -> Problem:
    what = N_("The field “{field}” is answered by a stage, and a budget is counted when the form is sent.")
    return Problem(where, what, (("field", key),))
