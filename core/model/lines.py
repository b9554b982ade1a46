"""How a table is filled in: row by row and cell by cell, by pasting, or by a file. The half of a row that is there
already is the last row of the answer; which cell is asked for is part of the view."""

from dataclasses import replace
from typing import assert_never

from core.model.field import Field
from core.model.fields.table import RowUnfinished, TableField
from core.model.here import Here
from core.model.move import AddRow, Cell, DropRow, DropRows, OnTable, Sheet, TakeRows, Typed, View
from core.model.paste import CellMissing, RowsTooMany, pasted, several_cells
from core.model.value import TableRow, Value

Rows = tuple[TableRow, ...]


def rows_of(value: Value | None) -> Rows:
    """The rows of an answer, none when there is no answer."""
    return tuple(row for row in value if isinstance(row, TableRow)) if isinstance(value, tuple) else ()


def asked_cell(table: TableField, rows: Rows, view: View) -> tuple[int, Field] | None:
    """The number of the row from 0, and the column, whose cell is asked for; None when rows are looked at."""
    if rows and not rows[-1].whole:
        empty = (at for at, column in enumerate(table.inputs) if rows[-1].cell(column.key) is None)
        column = view.column if view.column is not None else next(empty, len(table.inputs) - 1)
        return len(rows) - 1, table.inputs[min(column, len(table.inputs) - 1)]
    if view.row is None or view.column is None or view.row >= len(rows) or view.column >= len(table.inputs):
        return None
    return view.row, table.inputs[view.column]


def told(table: TableField, rows: Rows, view: View, move: Typed | OnTable, here: Here) -> tuple[Rows, View]:
    """The rows and the view after a move. Raises Refusal."""
    match move:
        case Typed():
            return _typed(table, rows, view, move.text, here)
        case Sheet():
            if rows and not rows[-1].whole:
                raise RowUnfinished
            return _taken(table, rows, View(pasted=move.text, filed=True), here)
        case Cell():
            return _put(table, rows, view, move.value, here)
        case AddRow():
            begun, view = _begun(table, rows), View(column=0, query=move.query)
            return (begun, view) if move.first is None else _put(table, begun, view, move.first, here)
        case DropRow():
            return (*rows[: move.row], *rows[move.row + 1 :]), View()
        case DropRows():
            return (), View()
        case TakeRows():
            good = _pasted(table, rows, view, here)[0] if view.pasted else ()
            return (*rows, *good), View()
        case _:
            assert_never(move)


def _typed(table: TableField, rows: Rows, view: View, text: str, here: Here) -> tuple[Rows, View]:
    """Where rows are looked at, words are pasted rows, or the first cell of a new one."""
    spot = asked_cell(table, rows, view)
    if spot is not None:
        at, column = spot
        return _put(table, rows, view, column.instead(text, rows[at].cell(column.key), here), here)
    if several_cells(text, table.inputs):
        return _taken(table, rows, View(pasted=text), here)
    first = table.inputs[0].understand(text, here)
    return _put(table, _begun(table, rows), View(column=0), first, here)


def _taken(table: TableField, rows: Rows, view: View, here: Here) -> tuple[Rows, View]:
    """All that was pasted when all of it is good; else none, and it is kept until it is said what becomes of it."""
    good, whole = _pasted(table, rows, view, here)
    return ((*rows, *good), View()) if whole else (rows, view)


def _pasted(table: TableField, rows: Rows, view: View, here: Here) -> tuple[Rows, bool]:
    """The good rows of a text; and whether all of them are good. Raises Refusal."""
    found = pasted(view.pasted, table.columns, table.most - len(rows), here, filed=view.filed)
    return tuple(map(table.reckoned, found.rows)), not found.bad


def _begun(table: TableField, rows: Rows) -> Rows:
    if rows and not rows[-1].whole:
        return rows
    if len(rows) >= table.most:
        raise RowsTooMany(count=len(rows) + 1, limit=table.most)
    return (*rows, TableRow(whole=False))


def _put(table: TableField, rows: Rows, view: View, value: Value | None, here: Here) -> tuple[Rows, View]:
    spot = asked_cell(table, rows, view)
    if spot is None:
        return rows, view
    at, column = spot
    if value is None and column.required:
        raise CellMissing
    accepted = None if value is None else column.accept(value, here)
    cells = {**dict(rows[at].cells), column.key: accepted}
    row = replace(rows[at], cells=tuple((key, cell) for key, cell in cells.items() if cell is not None))
    following = table.inputs.index(column) + 1
    if not row.whole and following < len(table.inputs):
        return (*rows[:at], row), View(column=following)
    changed = (*rows[:at], table.reckoned(replace(row, whole=True)), *rows[at + 1 :])
    return changed, View() if not row.whole else View(row=at)
