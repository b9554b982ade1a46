"""Which sums are large: a decision on them is confirmed once more where it is made in passing."""

from collections.abc import Iterator
from decimal import Decimal

from core.model.field import Field
from core.model.fields.money import MoneyField
from core.model.fields.table import TableField
from core.model.lines import rows_of
from core.model.money import Money
from core.model.request import Request
from core.model.value import Value


def is_large(request: Request) -> bool:
    """Whether any amount of it, or all the amounts in a table together, are more than the form says. What stands in
    another currency than the usual one of its field counts as large: nobody has said what it is worth."""
    for field in request.form.fields:
        found = list(_amounts(field, request.values.get(field.key)))
        if sum((abs(one.amount) for one, _usual in found), Decimal(0)) > request.form.large:
            return True
        if any(one.currency != usual for one, usual in found):
            return True
    return False


def _amounts(field: Field, value: Value | None) -> Iterator[tuple[Money, str]]:
    """Each with the usual currency of its field, or of its column."""
    if isinstance(value, Money):
        yield value, field.accepted[0] if isinstance(field, MoneyField) else value.currency
    elif isinstance(field, TableField):
        for row in rows_of(value):
            for column in field.columns:
                yield from _amounts(column, row.cell(column.key))
