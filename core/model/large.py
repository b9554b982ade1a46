"""Which sums are large: a decision on them is confirmed once more where it is made in passing."""

from collections.abc import Iterator
from decimal import Decimal

from core.model.fields.money import MoneyField
from core.model.money import Money
from core.model.request import Request
from core.model.value import TableRow, Value


def is_large(request: Request) -> bool:
    """Whether any amount of it, or all the amounts in a table together, are more than the form says. What stands in
    another currency than the usual one of its field counts as large: nobody has said what it is worth."""
    usual = {field.key: field.accepted[0] for field in request.form.fields if isinstance(field, MoneyField)}
    for key, value in request.values.items():
        found = list(_amounts(value))
        if sum((abs(one.amount) for one in found), Decimal(0)) > request.form.large:
            return True
        if any(one.currency != usual.get(key, one.currency) for one in found):
            return True
    return False


def _amounts(value: Value | None) -> Iterator[Money]:
    if isinstance(value, Money):
        yield value
    elif isinstance(value, tuple):
        for row in value:
            if isinstance(row, TableRow):
                for _column, cell in row.cells:
                    yield from _amounts(cell)
