"""What formulas reckon with, and how: numbers and money as Decimal, days, texts, yes and no, columns of tables."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, localcontext
from typing import Any, TypeAlias

from core.model.formula.unreckoned import (
    CurrenciesMixed,
    DividedByZero,
    KindsMixed,
    NoColumn,
    NothingThere,
    OperandMissing,
    ResultTooLarge,
    RowWithoutResult,
)
from core.model.ids import ColumnKey
from core.model.money import Money
from core.model.numbers import LARGEST
from core.model.period import Period
from core.model.value import Picked, TableRow

#: Digits that are kept on the way; the result is rounded once, at the end.
_DIGITS = 50
#: Characters of a text.
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in one column of a table, without the empty cells."""

    values: tuple["Operand", ...]


@dataclass(frozen=True, slots=True)
class Rows:
    rows: tuple[TableRow, ...]

    def column(self, name: str) -> Column:
        """Raises RowWithoutResult when a formula of the table has none in one of the rows."""
        cells = [value for row in self.rows for key, value in row.cells if key == name]
        if None in cells:
            raise RowWithoutResult
        return Column(tuple(operand(value) for value in cells))


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a catalog that was chosen."""

    row: Picked

    def cell(self, name: str) -> "Operand":
        """Raises OperandMissing for an empty cell, KindsMixed for a person: nothing can be reckoned with him."""
        value = self.row.cell(ColumnKey(name))
        if value is None:
            raise OperandMissing(field=name)
        return operand(value)


Operand: TypeAlias = Cells | Decimal | Money | bool | str | date | Period | Column | Rows | Mapping[Any, Any]


def operand(value: Any) -> Operand:
    """An answer as formulas see it. Raises KindsMixed for one that nothing can be reckoned with."""
    match value:
        case bool() | Decimal() | Money() | str() | Period() | Mapping():
            return value
        case date():
            return date(value.year, value.month, value.day)
        case Picked():
            return Cells(value)
        case tuple() if all(isinstance(one, TableRow) for one in value):
            return _rows(value)
        case _:
            raise KindsMixed


def _rows(value: tuple[TableRow, ...]) -> Rows:
    """Without a row that is being asked for; where there is no other, nothing is known of the table yet."""
    whole = tuple(row for row in value if row.whole)
    if value and not whole:
        raise NothingThere
    return Rows(whole)


#: An amount as the formula reckons with it: in its own currency.
Brought = Callable[[Money], Money]


def as_it_is(money: Money) -> Money:
    """Where a formula has no currency of its own."""
    return money


def brought(value: Operand, bring: Brought) -> Operand:
    """Money, and a column of it, in the currency of the formula; all else as it is."""
    match value:
        case Money():
            return bring(value)
        case Column():
            return Column(tuple(brought(one, bring) for one in value.values))
        case _:
            return value


def looked_up(holder: Operand, name: str) -> Operand:
    """A column of a table, or a cell of a row: by its key and in no other way."""
    match holder:
        case Rows():
            return holder.column(name)
        case Cells():
            return holder.cell(name)
        case Mapping():
            if name not in holder:
                raise NoColumn(column=name)
            if holder[name] is None:
                raise OperandMissing(field=name)
            return operand(holder[name])
        case _:
            raise KindsMixed


def add(left: Operand, right: Operand) -> Operand:
    match left, right:
        case str(), str() if len(left) + len(right) <= _LONGEST:
            return left + right
        case date(), Decimal():
            return _moved(left, right)
        case _:
            return _of_sums(left, right, operator.add)


def subtract(left: Operand, right: Operand) -> Operand:
    match left, right:
        case date(), date():
            return Decimal((left - right).days)
        case date(), Decimal():
            return _moved(left, -right)
        case _:
            return _of_sums(left, right, operator.sub)


def multiply(left: Operand, right: Operand) -> Operand:
    match left, right:
        case (Money(), Decimal()):
            return replace(left, amount=_exact(operator.mul, left.amount, right))
        case (Decimal(), Money()):
            return multiply(right, left)
        case (Decimal(), Decimal()):
            return _exact(operator.mul, left, right)
        case _:
            raise KindsMixed


def divide(left: Operand, right: Operand) -> Operand:
    """Money by money is a number."""
    match left, right:
        case (Money(), Money()):
            one, other, _currency = _amounts(left, right)
            return _exact(_quotient, one, other)
        case (Money(), Decimal()):
            return replace(left, amount=_exact(_quotient, left.amount, right))
        case (Decimal(), Decimal()):
            return _exact(_quotient, left, right)
        case _:
            raise KindsMixed


def negative(value: Operand) -> Operand:
    match value:
        case Money():
            return replace(value, amount=-value.amount)
        case Decimal():
            return -value
        case _:
            raise KindsMixed


def positive(value: Operand) -> Operand:
    if not isinstance(value, Decimal | Money):
        raise KindsMixed
    return value


def compared(sign: Callable[[Any, Any], bool]) -> Callable[[Operand, Operand], bool]:
    """Compares two values of a kind; money with a bare number, too. Only what has an order is put in order."""
    same = sign in (operator.eq, operator.ne)

    def compare(left: Operand, right: Operand) -> bool:
        match left, right:
            case (date(), date()):
                return sign(left, right)
            case (str(), str()) | (bool(), bool()) if same:
                return sign(left, right)
            case (Decimal() | Money(), Decimal() | Money()):
                return sign(*_amounts(left, right)[:2])
            case _:
                raise KindsMixed

    return compare


def truth(value: Operand) -> bool:
    if not isinstance(value, bool):
        raise KindsMixed
    return value


def quantity(value: Operand) -> Decimal:
    if not isinstance(value, Decimal):
        raise KindsMixed
    return value


def _of_sums(left: Operand, right: Operand, sign: Callable[[Decimal, Decimal], Decimal]) -> Operand:
    """A bare number beside money is money of that currency."""
    if not isinstance(left, Decimal | Money) or not isinstance(right, Decimal | Money):
        raise KindsMixed
    one, other, currency = _amounts(left, right)
    result = _exact(sign, one, other)
    return result if currency is None else Money(result, currency)


def _amounts(left: Decimal | Money, right: Decimal | Money) -> tuple[Decimal, Decimal, str | None]:
    """Both as numbers, and the currency that they share. Raises CurrenciesMixed."""
    codes = [one.currency for one in (left, right) if isinstance(one, Money)]
    if len(set(codes)) > 1:
        raise CurrenciesMixed(one=codes[0], other=codes[1])
    one, other = (value.amount if isinstance(value, Money) else value for value in (left, right))
    return one, other, codes[0] if codes else None


def _exact(sign: Callable[[Decimal, Decimal], Decimal], left: Decimal, right: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = _DIGITS
        result = sign(left, right)
    if abs(result) > LARGEST:
        raise ResultTooLarge
    return result


def _quotient(left: Decimal, right: Decimal) -> Decimal:
    if not right:
        raise DividedByZero
    return left / right


def _moved(day: date, days: Decimal) -> date:
    try:
        return day + timedelta(days=int(days))
    except OverflowError:
        raise ResultTooLarge from None
