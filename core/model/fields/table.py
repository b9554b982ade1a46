"""Rows of several cells: the lines of an order, the items of an estimate. It does not know how they are asked for."""

from dataclasses import dataclass
from typing import Any, ClassVar

from typing_extensions import override

from core.model.field import Field, Repeated, Widget
from core.model.fields.catalog import CatalogField
from core.model.fields.choice import ChoiceField
from core.model.fields.date import DateField
from core.model.fields.formula import FormulaField
from core.model.fields.money import MoneyField
from core.model.fields.number import NumberField, span_problems
from core.model.fields.person import PersonField
from core.model.fields.text import TextField
from core.model.fields.yes_no import YesNoField
from core.model.formula.functions import by_currency, total
from core.model.formula.operand import Rows
from core.model.here import Here
from core.model.ids import FieldKey, PersonId
from core.model.org import Org
from core.model.paste import CellMissing, CellRefused, RowsTooMany, pasted
from core.model.problem import Problem
from core.model.rates import NO_RATES, Rates
from core.model.refusal import Refusal
from core.model.value import TableRow, Value, Values
from core.model.words import N_

#: The types that a column can have.
COLUMN_TYPES = (
    *(TextField, NumberField, MoneyField, DateField, YesNoField, ChoiceField),
    *(PersonField, CatalogField, FormulaField),
)
#: The largest table: what a message can show, and a person can check.
MOST_ROWS = 200
MOST_COLUMNS = 12


class RowsMissing(Refusal):
    """More rows are needed: {limit} at least. Please write the next one."""


class RowUnfinished(Refusal):
    """The last row is not finished yet. Please fill it in, or go back to the rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableField(Repeated):
    """Its value is a tuple of rows; formulas of a row are computed whenever the row changes."""

    type: ClassVar[str] = "table"
    widget: ClassVar[Widget] = Widget.TABLE

    columns: tuple[Field, ...]
    least: int = 1  #: rows
    most: int = 50  #: rows
    totals: tuple[FieldKey, ...] = ()  #: columns whose sums are shown

    @property
    def inputs(self) -> tuple[Field, ...]:
        """The columns that people fill in."""
        return tuple(column for column in self.columns if not column.by_itself)

    def column(self, key: FieldKey) -> Field:
        """Raises KeyError."""
        return {column.key: column for column in self.columns}[key]

    def reckoned(self, row: TableRow, rates: Rates = NO_RATES) -> TableRow:
        """`row` in the order of the columns, with its formulas; one without a result is None."""
        known: dict[FieldKey, Value] = {}
        cells: list[tuple[FieldKey, Value | None]] = []
        for column in self.columns:
            value = _result(column, known, rates) if column.by_itself else row.cell(column.key)
            if value is not None:
                known[column.key] = value
            if value is not None or column.by_itself:
                cells.append((column.key, value))
        return TableRow(tuple(cells), row.whole)

    @override
    def accept(self, value: tuple[TableRow, ...], here: Here) -> tuple[TableRow, ...]:
        if any(not row.whole for row in value):
            raise RowUnfinished
        if len(value) > self.most:
            raise RowsTooMany(count=len(value), limit=self.most)
        if len(value) < self.least and (value or self.required):
            raise RowsMissing(limit=self.least)
        return tuple(self._accepted(row, number, here) for number, row in enumerate(value, 1))

    @override
    def settled(self, value: tuple[TableRow, ...], rates: Rates) -> tuple[TableRow, ...]:
        """A row that is being asked for has no formulas yet."""
        return tuple(self.reckoned(row, rates) if row.whole else row for row in value)

    @override
    def understand(self, typed: str, here: Here) -> tuple[TableRow, ...]:
        found = pasted(typed, self.columns, self.most, here)
        if found.bad:
            raise found.bad[0]
        return found.rows

    @override
    def fits(self, value: Value, author: PersonId, org: Org) -> None:
        """Raises CellRefused for a person who is not there."""
        rows = (row for row in value if isinstance(row, TableRow)) if isinstance(value, tuple) else ()
        for number, row in enumerate(rows, 1):
            for key, cell in row.cells:
                column = self.column(key)
                try:
                    if cell is not None:
                        column.fits(cell, author, org)
                except Refusal as why:
                    raise CellRefused(row=number, column=column.title, why=why) from None

    def _accepted(self, row: TableRow, number: int, here: Here) -> TableRow:
        cells: list[tuple[FieldKey, Value | None]] = []
        for column in self.inputs:
            try:
                value = row.cell(column.key)
                if value is not None:
                    cells.append((column.key, column.accept(value, here)))
                elif column.required:
                    raise CellMissing
            except Refusal as why:
                raise CellRefused(row=number, column=column.title, why=why) from None
        return self.reckoned(TableRow(tuple(cells)))

    @override
    def show(self, value: tuple[TableRow, ...], here: Here) -> str:
        """«3 строки, 125 000 ₽»: a row that is being asked for does not count."""
        value = tuple(row for row in value if row.whole)
        count = here.plural("{count} row", "{count} rows", len(value)).replace(" ", "\N{NO-BREAK SPACE}")
        return ", ".join([count, *(shown for _column, shown in self.sums(value, here))])

    def sums(self, value: tuple[TableRow, ...], here: Here) -> tuple[tuple[Field, str], ...]:
        """The totals that there are, each with its column, «1 500 ₽ + 120 AED» where it holds several currencies. One
        row without a result leaves none."""
        found = []
        for key in self.totals if value else ():
            column = self.column(key)
            try:
                amounts = [total(one) for one in by_currency(Rows(value).column(key))]
            except Refusal:
                continue
            # Of a column that nobody has filled in, the sum is a bare zero.
            if shown := [column.show(amount, here) for amount in amounts if amount]:
                found.append((column, " + ".join(shown)))
        return tuple(found)

    @override
    def details(self, value: tuple[TableRow, ...], here: Here) -> tuple[str, ...]:
        """«1. Стол · Количество: 3 · Цена: 12 000 ₽», a line for each row."""
        return tuple(f"{number}. {self.line_of(row, here)}" for number, row in enumerate(value, 1))

    def line_of(self, row: TableRow, here: Here) -> str:
        shown = [(self.column(key), value) for key, value in row.cells]
        words = [
            f"{column.title.in_(here.locale)}: {'—' if value is None else column.show(value, here)}"
            if at or value is None
            else column.show(value, here)
            for at, (column, value) in enumerate(shown)
        ]
        return " · ".join(" ".join(word.split("\n")) for word in words) or "—"

    @override
    def complete(self, value: tuple[TableRow, ...]) -> bool:
        enough = len(value) >= self.least or (not value and not self.required)
        return enough and all(row.whole for row in value)

    @override
    def dump(self, value: tuple[TableRow, ...]) -> list[dict[str, Any]]:
        return [self._dump_row(row) for row in value]

    def _dump_row(self, row: TableRow) -> dict[str, Any]:
        cells = {key: None if value is None else self.column(key).dump(value) for key, value in row.cells}
        return {"cells": cells, **({} if row.whole else {"whole": False})}

    @override
    def load(self, stored: Any) -> tuple[TableRow, ...]:
        if not isinstance(stored, list):
            raise TypeError(stored)
        return tuple(self._load_row(row) for row in stored)

    def _load_row(self, stored: Any) -> TableRow:
        cells = [
            (FieldKey(key), None if value is None else self.column(FieldKey(key)).load(value))
            for key, value in dict(stored["cells"]).items()
        ]
        return TableRow(tuple(cells), stored.get("whole", True) is True)

    @override
    def problems(self) -> tuple[Problem, ...]:
        found = list(span_problems(self.least, self.most))
        about = (("most", str(MOST_ROWS)),)
        for word, rows in (("least", self.least), ("most", self.most)):
            if not 1 <= rows <= MOST_ROWS:
                found.append(Problem((word,), N_("A number from 1 to {most} is expected here."), about))
        return tuple(found)


def _result(column: Field, known: Values, rates: Rates) -> Value | None:
    try:
        return column.computed(known, rates)
    except Refusal:
        return None
