"""Files with the rows of a table, CSV or XLSX, as text that a spreadsheet would put on the clipboard."""

import re
from collections.abc import Iterable

from bot.tables import csv_text, xlsx
from bot.tables.csv_text import refuse
from core.model.table import TableMistakes
from core.model.words import N_
from dialogs.sheet import SheetRefused

#: Bytes of a file: a table of a request has 200 rows at most, and a workbook may have a picture or two.
BYTES = 5 * 1024 * 1024
#: Lines that are looked at, so that a file with too many rows is told how many they are.
LINES = 5_000
#: Characters that are passed on. They are kept with the draft while it is decided what becomes of bad rows.
LETTERS = 200_000
#: Seconds for a workbook, while a person waits and an update is held.
_PATIENCE = 20

#: What no text has: the bytes of a picture or of a document can be read as letters, too.
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}")
_QUOTED = re.compile('[\t\r\n";,]')


def text_of(data: bytes) -> str:
    """Raises SheetRefused."""
    try:
        return _text(data)
    except TableMistakes as wrong:
        raise SheetRefused(why=wrong.mistakes[0]) from None


def _text(data: bytes) -> str:
    text = _rows(data) if data.startswith(xlsx.SIGN) else csv_text.text_of(data)
    if _NO_TEXT.search(text):
        refuse(N_("This is not a table. Save it as XLSX or “CSV UTF-8”, please."))
    if len(text) > LETTERS:
        refuse(N_("The file is too long: {most} characters at most."), most=str(LETTERS))
    return text


def _rows(book: bytes) -> str:
    return _pasted(xlsx.lines_of(book, LINES, _PATIENCE, LETTERS, _spelt))


def _spelt(number: str) -> str:
    """In a workbook 1.234 is no thousand and more, as it may be where people write it."""
    return f"{number}0" if _THOUSANDS.fullmatch(number) else number


def _pasted(lines: Iterable[tuple[int, list[str]]]) -> str:
    """With an empty line in the place of every blank one: the numbers of the lines are those of the sheet."""
    found: list[str] = []
    for number, cells in lines:
        if number > LINES:
            refuse(N_("The file is too long: {most} rows at most."), most=str(LINES))
        found += [""] * (number - 1 - len(found))
        found.append("\t".join(map(_cell, cells)))
    return "\n".join(found)


def _cell(cell: str) -> str:
    """A tab in a cell would be the end of it."""
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell
