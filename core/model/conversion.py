"""Which rates of currencies a form needs: where an amount is compared, or reckoned with, in another currency."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.model.condition import All, Amount, Condition
from core.model.field import Field
from core.model.fields.catalog import CatalogField
from core.model.fields.formula import FormulaField, Result
from core.model.fields.money import MoneyField
from core.model.fields.table import TableField
from core.model.form import Form, asked_later, participants
from core.model.formula.syntax import Mistake, names_in, tree_of
from core.model.ids import ColumnKey, FieldKey
from core.model.lines import rows_of
from core.model.money import Money
from core.model.value import Picked, Values


@dataclass(frozen=True, slots=True)
class Place:
    """Where an amount stands, and the currency in which it is needed."""

    field: FieldKey
    currency: str
    column: FieldKey | None = None  #: of a table: a cell in each of its rows
    cell: ColumnKey | None = None  #: of the row of a catalog that was chosen there

    def amounts(self, values: Values) -> Iterator[Money]:
        """Those that stand there by now."""
        value, column = values.get(self.field), self.column
        found = [value] if column is None else [row.cell(column) for row in rows_of(value)]
        for one in found:
            amount = one.cell(self.cell) if isinstance(one, Picked) and self.cell is not None else one
            if isinstance(amount, Money):
                yield amount


def converts(form: Form) -> bool:
    """Whether rates can ever be needed, besides those for a budget."""
    return bool(places(form))


def compared(form: Form) -> tuple[Place, ...]:
    """The answers, and the columns of tables, whose amounts may have to be converted."""
    return tuple(place for place in places(form) if place.cell is None)


def added(form: Form) -> tuple[Place, ...]:
    """Those of them with which a formula reckons."""
    return tuple(dict.fromkeys(place for place in _reckoned(form) if place.cell is None))


def places(form: Form) -> tuple[Place, ...]:
    """Where amounts stand that may have to be converted."""
    conditions = [condition for field in form.fields for condition in field.when]
    for stage in form.route:
        conditions += [*stage.when, *(one for _place, named in participants(stage) for one in named.when)]
    bounds = (Place(amount.field, amount.currency) for amount in amounts(conditions))
    return tuple(dict.fromkeys((*bounds, *_reckoned(form))))


def currencies(form: Form, values: Values) -> frozenset[str]:
    """The currencies whose rates are needed for these answers: none where every amount is in the one it is compared
    in."""
    pairs = {(one.currency, place.currency) for place in places(form) for one in place.amounts(values)}
    return frozenset(word for pair in pairs if len(set(pair)) > 1 for word in pair)


def currencies_later(form: Form) -> frozenset[str]:
    """The currencies in which a stage may yet write an amount that is compared."""
    later = asked_later(form)
    asked = [(_accepted(_at(form, place)), place.currency) for place in compared(form) if place.field in later]
    return frozenset(word for accepted, currency in asked for word in (*accepted, currency))


def amounts(conditions: Iterable[Condition]) -> Iterator[Amount]:
    """The comparisons with a bound in one of several currencies."""
    for condition in conditions:
        if isinstance(condition, All):
            yield from amounts(condition.parts)
        elif isinstance(condition, Amount) and condition.currency:
            yield condition


def _reckoned(form: Form) -> Iterator[Place]:
    """The amounts that a formula reckons with to come to money: a formula of the form, or of a row of a table."""
    for formula in _formulas(form.fields):
        yield from _among(form.fields, formula)
    for table in (field for field in form.fields if isinstance(field, TableField)):
        for formula in _formulas(table.columns):
            for place in _among(table.columns, formula):
                yield Place(table.key, place.currency, place.field, place.cell)


def _formulas(fields: Iterable[Field]) -> Iterator[FormulaField]:
    yield from (one for one in fields if isinstance(one, FormulaField) and one.result is Result.MONEY)


def _among(fields: Iterable[Field], formula: FormulaField) -> Iterator[Place]:
    """What is in a row of a catalog is known when one is chosen; what an answer is in, when its field takes several."""
    known = {field.key: field for field in fields}
    for name, column in _names(formula):
        match known.get(FieldKey(name)):
            case MoneyField() as field if len(field.accepted) > 1:
                yield Place(field.key, formula.currency)
            case CatalogField() as field if column is not None:
                yield Place(field.key, formula.currency, cell=ColumnKey(column))
            case TableField() as field if column is not None and len(_accepted(_column(field, column))) > 1:
                yield Place(field.key, formula.currency, FieldKey(column))
            case _:
                pass


def _names(field: FormulaField) -> tuple[tuple[str, str | None], ...]:
    try:
        return tuple(dict.fromkeys((name, column) for name, column, _at in names_in(tree_of(field.expression))))
    except Mistake:
        return ()


def _at(form: Form, place: Place) -> Field | None:
    field = form.field(place.field)
    return _column(field, place.column) if isinstance(field, TableField) else field


def _column(table: TableField, key: str | None) -> Field | None:
    return next((column for column in table.columns if column.key == key), None)


def _accepted(field: Field | None) -> tuple[str, ...]:
    return field.accepted if isinstance(field, MoneyField) else ()
