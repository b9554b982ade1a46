"""The cells of a row as they go into a file, so that reading them gives the same row."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from core.model.catalog.definition import Catalog, Column, Kind, Row
from core.model.ids import PersonId
from core.model.money import Money
from core.model.org import Org
from core.model.value import Cell

#: What a file can hold; numbers and days as such, the rest as words.
Written: TypeAlias = str | Decimal | date


def header(catalog: Catalog) -> tuple[str, ...]:
    """The names of the columns, as they are found when the file is read."""
    return tuple(str(column.key) for column in catalog.columns)


def cells(catalog: Catalog, row: Row, org: Org) -> Sequence[Written]:
    """A cell for every column, "" where there is nothing."""
    return [_written(column, row.values.get(column.key), org) for column in catalog.columns]


def _written(column: Column, value: Cell | None, org: Org) -> Written:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Money():
            return value.amount if value.currency == column.currency else f"{value.amount} {value.currency}"
        case int():
            return _person(PersonId(value), org) if column.type is Kind.PERSON else str(value)
        case _:
            return value


def _person(id: PersonId, org: Org) -> str:
    person = org.people.get(id)
    return "" if person is None else person.email or person.name
