"""Cells as JSON, and back. Every value tells of itself what it is: an old one is read without its catalog."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from core.model.ids import ColumnKey
from core.model.money import Money
from core.model.value import Cell


def dump_cells(values: Mapping[ColumnKey, Cell]) -> dict[str, Any]:
    return {key: _DUMPS[kind](value) if (kind := type(value)) in _DUMPS else value for key, value in values.items()}


def load_cells(stored: Any) -> dict[ColumnKey, Cell]:
    """Raises ValueError, TypeError or KeyError for what was never dumped."""
    if not isinstance(stored, dict):
        raise TypeError(stored)
    return {ColumnKey(key): _load(value) for key, value in stored.items()}


def _load(stored: Any) -> Cell:
    if isinstance(stored, str | bool | int):
        return stored
    match stored:
        case {"amount": str(amount), "currency": str(currency)}:
            return Money(_decimal(amount), currency)
        case {"number": str(number)}:
            return _decimal(number)
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case _:
            raise TypeError(stored)


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not number.is_finite():
        raise ValueError(text)
    return number


#: By the very type of a value: what is not here is JSON already.
_DUMPS: dict[type[Any], Callable[[Any], Any]] = {
    Money: lambda money: {"amount": str(money.amount), "currency": money.currency},
    Decimal: lambda number: {"number": str(number)},
    date: lambda day: {"day": day.isoformat()},
}
