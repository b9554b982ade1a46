"""A CSV file of people becomes rows. Knows how files are written, not what the cells mean."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from core.model.roster.table import COLUMNS, Mistake, RosterMistakes, Row, brief
from core.model.words import N_

#: Limits of a file. More is not a company, but a mistake.
BYTES, ROWS = 20 * 1024 * 1024, 50_000

#: UTF-8, bare or as Excel marks it; else what Excel writes in Russia when it is not told.
_ENCODINGS = ("utf-8-sig", "cp1251")
#: How workbooks and UTF-16 begin: in Windows-1251 nearly every byte is a letter, so they would pass for a text.
_OTHERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff")
_MARKS = ",;"
_ENDS = re.compile(r"\r\n|\r|\n")


def read_people(file: Path) -> tuple[Row, ...]:
    """The rows of a CSV file. Raises RosterMistakes."""
    try:
        with file.open("rb") as opened:
            data = opened.read(BYTES + 1)
    except OSError:
        raise RosterMistakes([Mistake(0, "", N_("The file cannot be read."))]) from None
    return rows_of(data)


def rows_of(data: bytes) -> tuple[Row, ...]:
    """The rows of a CSV file but for the blank ones, each with a cell for every column. Raises RosterMistakes."""
    text = _text(data)
    mark = _mark(text)
    lines = _lines(text, mark)
    number, names = next(lines, (0, []))
    columns = [_column(name) for name in _cut(names, 0)]
    mistakes = list(_misnamed(columns, number))
    rows = []
    for number, line in lines:
        cells = _cut(line, len(columns))
        mistakes += _unreadable(number, cells, columns, mark)
        rows.append(Row(number, dict(zip(columns, map(_plain, cells), strict=False))))
        if len(rows) > ROWS:
            _refuse(N_("The file is too long: {most} people at most."), number, most=str(ROWS))
    if mistakes:
        raise RosterMistakes(mistakes)
    if not rows:
        _refuse(
            N_("There are no people in this file: the first row names the columns, each of the others is a person.")
        )
    return tuple(rows)


def _refuse(what: str, row: int = 0, **about: str) -> None:
    raise RosterMistakes([Mistake(row, "", what, about)])


def _text(data: bytes) -> str:
    if len(data) > BYTES:
        _refuse(N_("The file is too large: {most} MB at most."), most=str(BYTES // 1024**2))
    if not data.startswith(_OTHERS):
        for encoding in _ENCODINGS:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise RosterMistakes([Mistake(0, "", N_("This is not a CSV file. Save the table as “CSV UTF-8”, please."))])


def _mark(text: str) -> str:
    """What stands between the cells: what makes more of the first line the names of columns."""
    first = next(filter(str.strip, _ENDS.split(text[:10_000])), "").replace('"', "")
    return max(_MARKS, key=lambda mark: (len({*map(_column, first.split(mark))} & {*COLUMNS}), first.count(mark)))


def _lines(text: str, mark: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line that is not blank, and the number of the line, from 1."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            _refuse(N_("A quotation mark is missing here, or there is one too many."), number)
        else:
            if cells is None:
                return
            if any(map(str.strip, cells)):
                yield number, cells


def _cut(cells: list[str], least: int) -> list[str]:
    """`cells` without empty ones at the end, of which spreadsheets write any number; `least` are kept."""
    end = len(cells)
    while end > least and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _column(name: str) -> str:
    return "_".join(_plain(name).casefold().split())


def _plain(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFC", cell).split())


def _misnamed(columns: list[str], number: int) -> Iterator[Mistake]:
    seen: set[str] = set()
    for at, column in enumerate(columns, start=1):
        if not column:
            yield Mistake(number, "", N_("Column {at} has no name."), {"at": str(at)})
        elif column in seen:
            yield Mistake(number, "", N_("There are two columns “{word}”. Leave one."), {"word": brief(column)})
        seen.add(column)


def _unreadable(number: int, cells: list[str], columns: list[str], mark: str) -> Iterator[Mistake]:
    if len(cells) != len(columns):
        what = N_("Cells: {cells}, columns: {columns}. Put a text that contains “{mark}” into quotation marks.")
        yield Mistake(number, "", what, {"cells": str(len(cells)), "columns": str(len(columns)), "mark": mark})
        return
    for column, cell in zip(columns, cells, strict=True):
        if not cell.isprintable() and (odd := next(filter(_odd, cell), "")):
            what = N_("There is a character here that cannot be printed: {code}.")
            yield Mistake(number, column, what, {"code": f"U+{ord(odd):04X}"})


def _odd(letter: str) -> bool:
    return not letter.isprintable() and letter not in "\t\r\n" and unicodedata.category(letter) != "Zs"
