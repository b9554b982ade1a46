"""The functions that a formula can call. A fixed set: each takes values and gives one."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from operator import gt, lt

from core.model.formula.operand import Column, Operand, Rows, add, compared, quantity
from core.model.formula.unreckoned import DaysReversed, KindsMixed, NothingThere
from core.model.money import Money
from core.model.period import Period

_MOST_DECIMALS = 10


def total(values: Operand) -> Operand:
    """Of an empty column it is zero."""
    if not isinstance(values, Column):
        raise KindsMixed
    # The first one is added to nothing: texts and days have no sum.
    nothing: Operand = Decimal(0)
    return reduce(add, values.values, nothing)


def by_currency(column: Column) -> tuple[Column, ...]:
    """The amounts of a column, by currency in the order in which these come; what is no money stays together."""
    found: dict[str, list[Operand]] = {}
    for value in column.values:
        found.setdefault(value.currency if isinstance(value, Money) else "", []).append(value)
    return tuple(Column(tuple(values)) for values in found.values())


def count(values: Operand) -> Operand:
    """The rows of a table, or those in which a column is filled in."""
    match values:
        case Rows():
            return Decimal(len(values.rows))
        case Column():
            return Decimal(len(values.values))
        case _:
            raise KindsMixed


def least(*values: Operand) -> Operand:
    return _first_by(compared(lt), values)


def greatest(*values: Operand) -> Operand:
    return _first_by(compared(gt), values)


def rounded(value: Operand, decimals: Operand = Decimal(0)) -> Operand:
    """To so many digits after the point, a half away from zero."""
    places = quantity(decimals)
    if places not in range(_MOST_DECIMALS + 1):
        raise KindsMixed
    if isinstance(value, Money):
        return replace(value, amount=round_to(value.amount, int(places)))
    return round_to(quantity(value), int(places))


def round_to(value: Decimal, decimals: int) -> Decimal:
    """No result is larger than 10**15, so that 28 digits are enough."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def days(first: Operand, last: Operand | None = None) -> Operand:
    """Calendar days, both ends counted."""
    match first, last:
        case Period(), None:
            return Decimal(first.days)
        case date(), date():
            if last < first:
                raise DaysReversed
            return Decimal(Period(first, last).days)
        case _:
            raise KindsMixed


#: Those that look at all of their values; the others choose among them.
FUNCTIONS: Mapping[str, Callable[..., Operand]] = {
    "sum": total,
    "count": count,
    "min": least,
    "max": greatest,
    "round": rounded,
    "days": days,
}


def _first_by(before: Callable[[Operand, Operand], bool], values: tuple[Operand, ...]) -> Operand:
    if len(values) == 1 and isinstance(values[0], Column):
        values = values[0].values
    if not values:
        raise NothingThere
    before(values[0], values[0])  # one alone must be of a kind that has an order, too
    return reduce(lambda best, value: value if before(value, best) else best, values)
