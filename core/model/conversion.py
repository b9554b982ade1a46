"""Which rates of currencies a form needs: where an amount is compared, or reckoned with, in another currency."""

from collections.abc import Iterable, Iterator

from core.model.condition import All, Amount, Condition
from core.model.field import Field
from core.model.fields.catalog import CatalogField
from core.model.fields.formula import FormulaField, Result
from core.model.fields.money import MoneyField
from core.model.form import Form, asked_later, participants
from core.model.formula.syntax import Mistake, names_in, tree_of
from core.model.ids import ColumnKey, FieldKey
from core.model.money import Money
from core.model.value import Picked, Values

#: A field, and the currency in which its amount is needed.
_Pair = tuple[FieldKey, str]


def converts(form: Form) -> bool:
    """Whether rates can ever be needed, besides those for a budget."""
    return bool(compared(form)) or any(_cells(form))


def compared(form: Form) -> tuple[_Pair, ...]:
    """The fields whose amounts may have to be converted, each with the currency that is needed."""
    conditions = [condition for field in form.fields for condition in field.when]
    for stage in form.route:
        conditions += [*stage.when, *(one for _place, named in participants(stage) for one in named.when)]
    bounds = ((amount.field, amount.currency) for amount in amounts(conditions))
    return tuple(dict.fromkeys((*bounds, *_reckoned(form))))


def currencies(form: Form, values: Values) -> frozenset[str]:
    """The currencies whose rates are needed for these answers: none where every amount is in the one it is compared
    in."""
    amounts_ = [(values.get(key), currency) for key, currency in compared(form)]
    for key, column, currency in _cells(form):
        row = values.get(key)
        amounts_.append((row.cell(column) if isinstance(row, Picked) else None, currency))
    others = ((one, currency) for one, currency in amounts_ if isinstance(one, Money) and one.currency != currency)
    return frozenset(word for one, currency in others for word in (one.currency, currency))


def currencies_later(form: Form) -> frozenset[str]:
    """The currencies in which a stage may yet write an amount that is compared."""
    later, fields = asked_later(form), {field.key: field for field in form.fields}
    asked = [(fields[key], currency) for key, currency in compared(form) if key in later]
    return frozenset(one for field, currency in asked for one in (*_accepted(field), currency))


def amounts(conditions: Iterable[Condition]) -> Iterator[Amount]:
    """The comparisons with a bound in one of several currencies."""
    for condition in conditions:
        if isinstance(condition, All):
            yield from amounts(condition.parts)
        elif isinstance(condition, Amount) and condition.currency:
            yield condition


def _reckoned(form: Form) -> Iterator[_Pair]:
    """The amounts that a formula reckons with to come to money."""
    several = {field.key for field in form.fields if len(_accepted(field)) > 1}
    for field in form.fields:
        if isinstance(field, FormulaField) and field.result is Result.MONEY:
            yield from ((key, field.currency) for key in sorted(_names(field) & several))


def _cells(form: Form) -> Iterator[tuple[FieldKey, ColumnKey, str]]:
    """The cells of chosen rows that a formula reckons with likewise: what they are in is known when one is chosen."""
    rows = {field.key for field in form.fields if isinstance(field, CatalogField)}
    for field in form.fields:
        if isinstance(field, FormulaField) and field.result is Result.MONEY:
            columns = ((FieldKey(name), column) for name, column, _at in _named(field) if column is not None)
            yield from ((key, ColumnKey(column), field.currency) for key, column in columns if key in rows)


def _names(field: FormulaField) -> frozenset[FieldKey]:
    return frozenset(FieldKey(name) for name, _column, _at in _named(field))


def _named(field: FormulaField) -> tuple[tuple[str, str | None, int], ...]:
    try:
        return tuple(names_in(tree_of(field.expression)))
    except Mistake:
        return ()


def _accepted(field: Field) -> tuple[str, ...]:
    return field.accepted if isinstance(field, MoneyField) else ()
