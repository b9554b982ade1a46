"""A CSV file becomes a table, as different programs write it."""

import csv
import re
import unicodedata
from collections.abc import Collection, Iterator
from io import StringIO
from typing import NoReturn

from core.model.table import Line, Mistake, Table, TableMistakes, brief
from core.model.words import N_

#: Bytes of a file. More is not a table of a company, but a mistake.
BYTES = 20 * 1024 * 1024
#: Nobody corrects more mistakes than these before trying again.
MISTAKES = 1000

#: How workbooks and UTF-16 begin: in Windows-1251 nearly every byte is a letter, so they would pass for a text.
_OTHERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff")
_MARKS = ",;\t"
_ENDS = re.compile(r"\r\n|\r|\n")


def table_of(data: bytes, known: Collection[str], most: int) -> Table:
    """The table in a CSV file, without its blank lines; `known` are the names that columns may have, `most` the rows
    there may be. Raises TableMistakes."""
    text = text_of(data)
    mark = _mark(text, known)
    lines = _lines(text, mark)
    number, names = next(lines, (0, []))
    return assembled(number, names, lines, mark, most)


def assembled(row: int, names: list[str], lines: Iterator[tuple[int, list[str]]], mark: str, most: int) -> Table:
    """The table of which these are the names of the columns, and the cells of each line; `mark` is what stands between
    them, if anything does. Raises TableMistakes."""
    columns = tuple(column(name) for name in _cut(names, 0))
    mistakes, found, count = list(_misnamed(columns, row)), [], len(columns)
    for number, line in lines:
        cells = line if len(line) == count else _cut(line, count)
        if len(cells) != count or not all(map(str.isprintable, cells)):
            mistakes += _unreadable(number, cells, columns, mark)
        found.append(Line(number, tuple(map(_plain, cells))))
        if len(found) > most:
            refuse(N_("The file is too long: {most} rows at most."), number, most=str(most))
        if len(mistakes) > MISTAKES and number > row:
            break
    if mistakes:
        raise TableMistakes(mistakes)
    return Table(columns, row, tuple(found))


def refuse(what: str, row: int = 0, **about: str) -> NoReturn:
    raise TableMistakes([Mistake(row, "", what, about)])


def text_of(data: bytes) -> str:
    """The letters of a CSV file, whichever encoding they are in. Raises TableMistakes."""
    if len(data) > BYTES:
        refuse(N_("The file is too large: {most} MB at most."), most=str(BYTES // 1024**2))
    if not data.startswith(_OTHERS):
        # UTF-8, bare or as Excel marks it; else what Excel writes in Russia when it is not told.
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            _same_throughout(data)
        try:
            return data.decode("cp1251")
        except UnicodeDecodeError:
            pass
    refuse(N_("This is not a CSV file. Save the table as “CSV UTF-8”, please."))


def column(name: str) -> str:
    """A name as columns are compared by it."""
    return "_".join(_plain(name).casefold().split())


def _same_throughout(data: bytes) -> None:
    """Raises TableMistakes for a file that was put together from two. Letters of Windows-1251 make no letter of UTF-8,
    but for some that nobody writes side by side: a line that can be read as UTF-8 is UTF-8."""
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.isascii():
            try:
                line.decode()
            except UnicodeDecodeError:
                continue
            what = N_("The file is written in two encodings, and from here on in another. Save it as “CSV UTF-8”.")
            refuse(what, number)


def _mark(text: str, known: Collection[str]) -> str:
    """What stands between the cells: what makes more of the first line the names of columns."""
    first = next(filter(str.strip, _ENDS.split(text[:10_000])), "").replace('"', "")
    return max(_MARKS, key=lambda mark: (len({*map(column, first.split(mark))} & {*known}), first.count(mark)))


def _lines(text: str, mark: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line that is not blank, and the number of the line, from 1."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            refuse(N_("A quotation mark is missing here, or there is one too many."), number)
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


def _plain(cell: str) -> str:
    return " ".join((cell if cell.isascii() else unicodedata.normalize("NFC", cell)).split())


def _misnamed(columns: tuple[str, ...], number: int) -> Iterator[Mistake]:
    seen: set[str] = set()
    for at, name in enumerate(columns, start=1):
        if not name:
            yield Mistake(number, "", N_("Column {at} has no name."), {"at": str(at)})
        elif name in seen:
            yield Mistake(number, "", N_("There are two columns “{word}”. Leave one."), {"word": brief(name)})
        seen.add(name)


def _unreadable(number: int, cells: list[str], columns: tuple[str, ...], mark: str) -> Iterator[Mistake]:
    if len(cells) != len(columns):
        what = N_("Cells: {cells}, columns: {columns}. Put a text that contains “{mark}” into quotation marks.")
        if not mark:
            what = N_("Cells: {cells}, columns: {columns}. Give every column a name, or empty the cells without one.")
        yield Mistake(number, "", what, {"cells": str(len(cells)), "columns": str(len(columns)), "mark": mark})
        return
    for name, cell in zip(columns, cells, strict=True):
        if not cell.isprintable() and (odd := next(filter(_odd, cell), "")):
            what = N_("There is a character here that cannot be printed: {code}.")
            yield Mistake(number, name, what, {"code": f"U+{ord(odd):04X}"})


def _odd(letter: str) -> bool:
    return not letter.isprintable() and letter not in "\t\r\n" and unicodedata.category(letter) != "Zs"
