"""A budget: limits in the rows of a catalog, each for a period; and how one stood when a request was sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from core.model.catalog.definition import Row
from core.model.ids import CatalogKey, ColumnKey, FieldKey
from core.model.money import Money
from core.model.rates import Rates
from core.model.value import Picked, Value, Values


class Span(StrEnum):
    """For how long a limit is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What the requests of a form are counted against."""

    catalog: CatalogKey  #: whose rows have the limits
    limit: ColumnKey  #: the column of the limits; where it is empty, there is none
    amount: FieldKey  #: what a request takes
    period: Span  #: by the calendar of the author's branch
    #: Which row it is: columns, and the fields whose answers stand there: an option, a row, or a text.
    where: Mapping[ColumnKey, FieldKey] = field(default_factory=dict)
    branch: ColumnKey | None = None  #: the column in which the author's branch stands

    @property
    def fields(self) -> frozenset[FieldKey]:
        """What it depends on; nobody who may not read these sees how the budget stands."""
        return frozenset((self.amount, *self.where.values()))


@dataclass(frozen=True, slots=True)
class Spending:
    """What a request takes from a budget, and how that stood when the request was sent."""

    catalog: CatalogKey
    row: str  #: its key
    title: str  #: of the row
    span: Span
    first: date  #: day of the period
    limit: Money
    spent: Decimal  #: by all other requests, in the currency of the limit
    amount: Decimal  #: by this one, likewise

    @property
    def left(self) -> Decimal:
        """Before this request."""
        return self.limit.amount - self.spent

    @property
    def after(self) -> Decimal:
        """What is left with it; below zero when the limit is exceeded."""
        return self.left - self.amount

    @property
    def over(self) -> bool:
        """At the limit itself it is not exceeded."""
        return self.after < 0


def first_day(span: Span, day: date) -> date:
    """Of the period that a day belongs to."""
    match span:
        case Span.MONTH:
            return day.replace(day=1)
        case Span.QUARTER:
            return date(day.year, day.month - (day.month - 1) % 3, 1)
        case Span.YEAR:
            return date(day.year, 1, 1)
        case _:
            assert_never(span)


def row_of(budget: Budget, rows: Iterable[Row], values: Values, branch: str) -> Row | None:
    """The row that has the limit for these answers; of several, the first by its key. None when there is none."""
    wanted = {column: _word(values.get(key)) for column, key in budget.where.items()}
    if budget.branch is not None:
        wanted[budget.branch] = _plain(branch)
    if not all(wanted.values()):
        return None
    found = [row for row in rows if all(_word(row.values.get(column)) == word for column, word in wanted.items())]
    return min(found, key=lambda row: row.key, default=None)


def limit_of(budget: Budget, row: Row | None) -> Money | None:
    """None when there is none."""
    cell = row.values.get(budget.limit) if row is not None else None
    return cell if isinstance(cell, Money) else None


def spending(
    budget: Budget, row: Row, day: date, amount: Money, spent: Mapping[str, Decimal], rates: Rates
) -> Spending | None:
    """What a request takes from the limit of a row; `spent` is what others have taken, by currency. None where there
    is no limit, or a rate is missing."""
    limit = limit_of(budget, row)
    if limit is None:
        return None
    taken = rates.converted(amount, limit.currency)
    others = [rates.converted(Money(sum_, currency), limit.currency) for currency, sum_ in spent.items()]
    if taken is None or None in others:
        return None
    sum_of_others = sum((one.amount for one in others if one is not None), Decimal(0))
    first = first_day(budget.period, day)
    return Spending(budget.catalog, row.key, row.title, budget.period, first, limit, sum_of_others, taken.amount)


def _word(value: Value | None) -> str:
    """By what an answer is looked up; empty for what cannot be."""
    match value:
        case str():
            return _plain(value)
        case Picked():
            return _plain(value.key)
        case _:
            return ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())
