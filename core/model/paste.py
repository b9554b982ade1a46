"""Rows that were pasted as text: from a spreadsheet, a letter, a list. Each cell is understood by its own column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.model.field import Field
from core.model.here import Here
from core.model.ids import FieldKey
from core.model.refusal import Refusal
from core.model.value import TableRow, Value

_SPACES = re.compile("[ \u00a0]{2,}")
#: How people leave a cell empty.
_EMPTY = frozenset({"", "-", "–", "—"})


class CellMissing(Refusal):
    """There is nothing in this cell, and something is needed."""


class CellRefused(Refusal):
    """{why} See row {row}, “{column}”."""


class CellsTooMany(Refusal):
    """Row {row}: it has {count} cells, and {limit} are expected."""


class RowsTooMany(Refusal):
    """Too many rows: {count}. Here {limit} fit at most. Please split them over several requests, or attach a file."""


@dataclass(frozen=True, slots=True)
class Paste:
    rows: tuple[TableRow, ...]  #: those without a mistake
    bad: tuple[Refusal, ...]  #: each mistake, with the number of its row as it was pasted


def several_cells(text: str, columns: Sequence[Field]) -> bool:
    """Whether this is meant as rows, and not as a single cell."""
    lines = _lines(text)
    return len(lines) > 1 or any(len(_cells(line, _separator(text, columns))) > 1 for line in lines)


def pasted(text: str, columns: Sequence[Field], most: int, here: Here) -> Paste:
    """What was pasted; a first line that names the columns says where each stands. Raises RowsTooMany."""
    lines, separator = _lines(text), _separator(text, columns)
    order = _order(_cells(lines[0], separator), columns) if len(lines) > 1 else None
    body = lines[1:] if order else lines
    if len(body) > most:
        raise RowsTooMany(count=len(body), limit=most)
    rows: list[TableRow] = []
    bad: list[Refusal] = []
    for number, line in enumerate(body, 1):
        row, mistakes = _row(_cells(line, separator), order or _asked(columns), number, here)
        bad += mistakes
        rows += [] if mistakes else [row]
    return Paste(tuple(rows), tuple(bad))


def _row(
    cells: list[str], order: Sequence[Field | None], number: int, here: Here
) -> tuple[TableRow, tuple[Refusal, ...]]:
    if len(cells) > len(order):
        return TableRow(), (CellsTooMany(row=number, count=len(cells), limit=len(order)),)
    found: list[tuple[FieldKey, Value | None]] = []
    bad: list[Refusal] = []
    for column, cell in zip(order, [*cells, *[""] * (len(order) - len(cells))], strict=True):
        if column is None or (cell in _EMPTY and not column.required):
            continue
        try:
            if cell in _EMPTY:
                raise CellMissing
            found.append((column.key, column.parse(cell, here)))
        except Refusal as why:
            bad.append(CellRefused(row=number, column=column.title, why=why))
    return TableRow(tuple(found)), tuple(bad)


def _asked(columns: Sequence[Field]) -> tuple[Field, ...]:
    return tuple(column for column in columns if not column.by_itself)


def _order(cells: list[str], columns: Sequence[Field]) -> tuple[Field | None, ...]:
    """The columns that a heading names, None for one that is computed; nothing when it is no heading."""
    named = {
        _plain(word): column
        for column in columns
        for word in (column.key, *column.title.words.values())
        if word.strip()
    }
    if not all(_plain(cell) in named for cell in cells):
        return ()
    found = [named[_plain(cell)] for cell in cells]
    missing = [column for column in _asked(columns) if column not in found]
    # What the heading leaves out is empty in every row.
    return (*(None if column.by_itself else column for column in found), *missing)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _separator(text: str, columns: Sequence[Field]) -> str:
    """Where only one column is asked for, a line is a cell, whatever stands in it."""
    if len(_asked(columns)) == 1:
        return "\n"
    return next((sign for sign in ("\t", ";") if sign in text), "")


def _cells(line: str, separator: str) -> list[str]:
    cells = line.split(separator) if separator else _SPACES.split(line.strip())
    cells = [cell.strip() for cell in cells]
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("ё", "е").split())
