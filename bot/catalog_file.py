"""Files of catalogs, CSV or XLSX: read into a table, and written from rows. Knows no column but by its name."""

import csv
import re
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.tables import csv_text, xlsx
from bot.tables.csv_text import BYTES, refuse
from core.model.catalog.write import Written
from core.model.table import Line, Table
from core.model.words import N_

#: More is not a catalog, but a database.
ROWS = 100_000

#: What spreadsheets run, or take for an order, when a cell begins with it; and what was put before it.
_RUNS = re.compile(r"'*[=+\-@\t\r\x00]")
_GUARD = "'"
#: Below it spreadsheets count the days wrongly.
_FIRST_DAY = date(1900, 3, 1)
_WIDTH = 20


def read_table(file: Path, known: Iterable[str]) -> Table:
    """The table in a file; `known` are the names that columns may have. Raises TableMistakes."""
    try:
        with file.open("rb") as opened:
            data = opened.read(BYTES + 1)
    except OSError:
        refuse(N_("The file cannot be read."))
    return table_of(data, known)


def table_of(data: bytes, known: Iterable[str]) -> Table:
    """Like `read_table`, of what a file holds."""
    if data.startswith(xlsx.SIGN):
        table = xlsx.table_of(data, ROWS)
    else:
        table = _unguarded(csv_text.table_of(data, frozenset(known), ROWS))
    if not table.lines:
        refuse(N_("There are no rows in this file: the first row names the columns, each of the others is one row."))
    return table


def write_table(file: Path, names: Sequence[str], rows: Iterable[Sequence[Written]]) -> int:
    """A file of the kind that its name says: a workbook, or CSV as Excel opens it. Nothing in it is a formula. Returns
    how many rows it has. Raises TableMistakes."""
    try:
        return _write_xlsx(file, names, rows) if file.suffix.lower() == ".xlsx" else _write_csv(file, names, rows)
    except OSError:
        refuse(N_("The file cannot be written."))


def _write_csv(file: Path, names: Sequence[str], rows: Iterable[Sequence[Written]]) -> int:
    count = 0
    # Marked as UTF-8, and with the mark that stands between cells in Russian Excel.
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(names)
        for row in rows:
            writer.writerow(map(_csv_cell, row))
            count += 1
    return count


def _csv_cell(cell: Written) -> str:
    if isinstance(cell, str):
        return _GUARD + cell if _RUNS.match(cell) else cell
    return f"{cell:f}" if isinstance(cell, Decimal) else cell.isoformat()


def _unguarded(table: Table) -> Table:
    """Without what was put before a cell so that it is not run."""
    if not any(cell.startswith(_GUARD) for line in table.lines for cell in line.cells):
        return table
    lines = (Line(line.number, tuple(map(_bare, line.cells))) for line in table.lines)
    return Table(table.columns, table.row, tuple(lines))


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARD) and _RUNS.match(cell) else cell


def _write_xlsx(file: Path, names: Sequence[str], rows: Iterable[Sequence[Written]]) -> int:
    from xlsxwriter import Workbook  # noqa: PLC0415 - it takes a tenth of a second, and few commands need it

    count = 0
    with file.open("wb") as opened, closing(Workbook(opened, {"constant_memory": True})) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.set_column(0, max(len(names) - 1, 0), _WIDTH)
        sheet.freeze_panes(1, 0)
        for at, name in enumerate(names):
            sheet.write_string(0, at, name, bold)
        for count, row in enumerate(rows, start=1):
            for at, cell in enumerate(row):
                _put(sheet, count, at, cell, day)
    return count


def _put(sheet: Any, row: int, at: int, cell: Written, day: Any) -> None:
    """Never by `write`, which makes a formula of a text that begins with "="."""
    match cell:
        case "":
            pass
        case str():
            sheet.write_string(row, at, cell)
        case Decimal() if Decimal(f"{float(cell):.16G}") == cell:  # what a workbook keeps of a number
            sheet.write_number(row, at, float(cell))
        case Decimal():
            sheet.write_string(row, at, f"{cell:f}")
        case date() if cell >= _FIRST_DAY:
            sheet.write_datetime(row, at, cell, day)
        case _:
            sheet.write_string(row, at, cell.isoformat())
