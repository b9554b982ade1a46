"""A workbook becomes a table. It is unpacked and read elsewhere, by a process that may come to no harm but its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from bot.tables.csv_text import BYTES, assembled, refuse
from core.model.table import Table
from core.model.words import N_

#: How workbooks begin.
SIGN = b"PK\x03\x04"

_CHILD = Path(__file__).with_name("xlsx_child.py")
#: Seconds, for a machine that has other things to do.
_PATIENCE = 120
#: Letters that a workbook may hold, where nobody says less.
_LETTERS = 100 * 1024**2
_WHY = {
    "large": N_("The workbook is too large when it is unpacked. Save the table as CSV, please."),
    "wide": N_("The table has too many columns. Leave only those of the catalog."),
    "other": N_("This is not a workbook in XLSX. Save the table as XLSX or “CSV UTF-8”, please."),
}
_BROKEN = N_("The workbook cannot be read. Save the table as “CSV UTF-8”, please.")


def table_of(data: bytes, most: int) -> Table:
    """The table on the first sheet of a workbook, without its blank lines; `most` are the rows there may be. Of a
    formula it has what was computed last. Raises TableMistakes."""
    lines = lines_of(data, most)
    number, names = next(lines, (0, []))
    return assembled(number, names, lines, "", most)


def lines_of(
    data: bytes, most: int, patience: float | None = None, letters: int = _LETTERS, spelt: Callable[[str], str] = str
) -> Iterator[tuple[int, list[str]]]:
    """The lines of the first sheet that are not blank, each with its number, from 1; `patience` is in seconds,
    `letters` are what all cells together may hold, and `spelt` is how a number is written. Raises TableMistakes."""
    if len(data) > BYTES:
        refuse(N_("The file is too large: {most} MB at most."), most=str(BYTES // 1024**2))
    for number, cells in _lines(_told(data, most, letters, patience or _PATIENCE), most, letters):
        yield number, [cell if isinstance(cell, str) else spelt(*cell) for cell in cells]


def _told(data: bytes, most: int, letters: int, patience: float) -> list[str]:
    # With -I neither the environment nor the present folder decides what is imported there.
    command = [sys.executable, "-I", str(_CHILD), str(most), str(letters)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=patience, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        refuse(_BROKEN)
    return done.stdout.decode("utf-8", "replace").split("\n") if done.returncode == 0 else []


def _lines(told: list[str], most: int, letters: int) -> Iterator[tuple[int, list[str | list[str]]]]:
    if len(told) < 2:
        refuse(_BROKEN)
    why: Any = json.loads(told[-2])
    if why != "read":
        _refused(*why, most=most, letters=letters)
    for line in told[:-2]:
        number, *cells = json.loads(line)
        yield number, cells


def _refused(why: str, cell: str = "", word: str = "", *, most: int, letters: int) -> NoReturn:
    match why:
        case "long":
            refuse(N_("The file is too long: {most} rows at most."), most=str(most))
        case "wordy":
            refuse(N_("The file is too long: {most} characters at most."), most=str(letters))
        case "formula":
            refuse(
                N_("The formula in cell {cell} has no result. Open the file in a spreadsheet, and save it."), cell=cell
            )
        case "error":
            refuse(
                N_("In cell {cell} there is an error: {word}. Correct it in the spreadsheet, please."),
                cell=cell,
                word=word,
            )
        case _:
            refuse(_WHY.get(why, _BROKEN))
