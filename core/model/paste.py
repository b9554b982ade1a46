"""Rows that came as text: from a spreadsheet, a letter, a list, a file. Each cell is understood by its own column."""

import re
from collections.abc import Iterator, Sequence
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


class ColumnUnknown(Refusal):
    """The file has a column “{column}”, which is not asked for here. Please rename it or leave it out."""


class ColumnTwice(Refusal):
    """Two columns are named “{column}”. Please leave one of them, and send it again."""


class RowsAbsent(Refusal):
    """There are no rows in this file: the first row may name the columns, each of the others is one row."""


@dataclass(frozen=True, slots=True)
class Paste:
    rows: tuple[TableRow, ...]  #: those without a mistake
    #: Each mistake, with the number of its row: as it was pasted, without the heading; of a file, as in the file.
    bad: tuple[Refusal, ...]


def several_cells(text: str, columns: Sequence[Field]) -> bool:
    """Whether this is meant as rows, and not as a single cell."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 or any(len(cells) > 1 for _number, cells in _lines(text, _separator(text, columns)))


def pasted(text: str, columns: Sequence[Field], most: int, here: Here, *, filed: bool = False) -> Paste:
    """What was pasted, or is in a file; a first line that names the columns says where each stands. Raises RowsTooMany,
    ColumnTwice and, of a file, ColumnUnknown and RowsAbsent."""
    lines = list(_lines(text, _of_file(text, columns) if filed else _separator(text, columns), filed=filed))
    order = _order(lines[0][1], columns, filed=filed) if len(lines) > 1 or (lines and filed) else ()
    body = lines[1:] if order else lines
    if filed and not body:
        raise RowsAbsent
    if len(body) > most:
        raise RowsTooMany(count=len(body), limit=most)
    rows: list[TableRow] = []
    bad: list[Refusal] = []
    for count, (number, cells) in enumerate(body, 1):
        row, mistakes = _row(cells, order or _asked(columns), number if filed else count, here)
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


def _order(cells: list[str], columns: Sequence[Field], *, filed: bool) -> tuple[Field | None, ...]:
    """The columns that a heading names, None for one that is computed; nothing when it is no heading."""
    named = _named(columns)
    found = [named[_plain(cell)] for cell in cells if _plain(cell) in named]
    if len(found) < len(cells):
        if filed and 2 * len(found) > len(cells):
            unknown = next(at for at, cell in enumerate(cells) if _plain(cell) not in named)
            raise ColumnUnknown(column=cells[unknown] or str(unknown + 1))
        return ()
    for at, column in enumerate(found):
        if column in found[:at]:
            raise ColumnTwice(column=column.title)
    missing = [column for column in _asked(columns) if column not in found]
    # What the heading leaves out is empty in every row.
    return (*(None if column.by_itself else column for column in found), *missing)


def _named(columns: Sequence[Field]) -> dict[str, Field]:
    """The columns by what a heading can call them."""
    return {
        _plain(word): column
        for column in columns
        for word in (column.key, *column.title.words.values())
        if word.strip()
    }


def _separator(text: str, columns: Sequence[Field]) -> str:
    """Where only one column is asked for, a line is a cell, whatever stands in it."""
    if len(_asked(columns)) == 1:
        return "\n"
    return next((sign for sign in ("\t", ";") if sign in text), "")


def _of_file(text: str, columns: Sequence[Field]) -> str:
    """What makes of the first line the names of columns, or else as many cells as are asked for."""
    named, width = _named(columns), len(_asked(columns))
    start = next(filter(str.strip, text.splitlines()), "")

    def fits(sign: str) -> tuple[int, bool, int]:
        cells = next((cells for _number, cells in _lines(text, sign, filed=True)), [])
        return len({_plain(cell) for cell in cells} & named.keys()), len(cells) == width, start.count(sign)

    return max("\t;,", key=fits)


def _lines(text: str, separator: str, *, filed: bool = False) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line that is not blank, and its number, from 1; a quoted cell may hold several lines."""
    split = _records(text, separator, filed=filed) if separator else map(_spaced, text.splitlines())
    for number, record in enumerate(split, 1):
        cells = [cell.strip() for cell in record]
        while len(cells) > 1 and not cells[-1]:
            cells.pop()
        if any(cells):
            yield number, cells


def _spaced(line: str) -> list[str]:
    return _SPACES.split(line.strip())


def _records(text: str, separator: str, *, filed: bool) -> Iterator[list[str]]:
    """The lines of a spreadsheet. A quotation mark that does not stand around a whole cell is a character like others:
    people write names with them."""
    mark = separator.strip("\n")
    ends = f"[{mark}\r\n]"
    cell = re.compile(f'(?: *"((?:[^"]++|"")*+)" *|([^{ends[1:]}*+))(\r\n|{ends}|\\Z)')
    record: list[str] = []
    for found in cell.finditer(text):
        quoted, plain, end = found.groups()
        # In a list that is no file, one line in quotation marks is a name: spreadsheets have no reason to quote it.
        named = plain is None and not mark and not filed and "\n" not in quoted
        record.append(found[0] if named else quoted.replace('""', '"') if plain is None else plain)
        if not mark or end != mark:
            yield record
            record = []


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("ё", "е").split())
