"""Reads one workbook from its standard input, in a process of its own: what comes from outside may be a bomb.

Run by path, with nothing of Kivok imported. Writes the cells as words, a JSON list for each row that is not blank, its
number first; a number is a list of its own, for it is not to be read as people write numbers. The last line tells that
everything was read, or the reason why not and the cell that it is about.
"""

import json
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring, iterparse

#: Bytes of memory, and seconds of a processor, for the whole process.
MEMORY, SECONDS = 384 * 1024**2, 60
#: What a workbook may unpack to: bytes in all, times its own size, files.
UNPACKED, RATIO, FILES = 200 * 1024**2, 200, 1000
#: Characters of a cell that are passed on, and of all cells together: one text can stand in a million of them.
CELL, CELLS = 2100, 100 * 1024**2
#: Cells of a row.
WIDTH = 500


#: How formulas and errors are written in the XML of a sheet: without them nothing has to be looked at closely.
SUSPECTS = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b't="e"', b"t='e'")


class Refused(Exception):
    """The workbook is not read any further: why in one word, and the cell and what stands there."""


def main(most: int, letters: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a text file, as ever
    try:
        for line in _lines(sys.stdin.buffer.read(), most, letters):
            sys.stdout.write(line)
        sys.stdout.write('"read"\n')
    except Refused as refused:
        sys.stdout.write(f"{json.dumps(refused.args)}\n")


def _lines(data: bytes, most: int, letters: int) -> Iterator[str]:
    _guard(data)
    _check_results(data)
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - after the limits are set and the sizes known

    sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
    if sheet.width > WIDTH:
        raise Refused("wide")
    first = (sheet.start or (0, 0))[0] + 1
    written = count = said = 0
    for number, row in enumerate(sheet.iter_rows(), start=first):
        cells = [_word(cell) for cell in row]
        if any(cells):
            count += 1
            told = [[word] if isinstance(cell, float) else word for word, cell in zip(cells, row, strict=True)]
            line = json.dumps([number, *told], ensure_ascii=False)
            written += len(line)
            said += sum(map(len, cells))
            if said > letters:
                raise Refused("wordy")
            if written > CELLS or count > most + 2:
                raise Refused("large" if written > CELLS else "long")
            yield f"{line}\n"


def _guard(data: bytes) -> None:
    """What a file says of its own sizes; whoever lies is stopped by the limit of memory."""
    if data.count(b"PK\x01\x02") > FILES:
        raise Refused("large")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            sizes = [entry.file_size for entry in archive.infolist()]
    except zipfile.BadZipFile:
        raise Refused("other") from None
    if sum(sizes) > min(UNPACKED, max(RATIO * len(data), 10 * 1024**2)):
        raise Refused("large")


def _check_results(data: bytes) -> None:
    """Raises Refused for a formula that nobody has computed, and for an error: both would be read as an empty cell."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        name = _first_sheet(archive)
        if name is None or not _is_suspect(archive, name):
            return
        with archive.open(name) as sheet:
            for _event, element in iterparse(sheet):  # noqa: S314 - the process is bounded
                if _local(element.tag) == "c":
                    _check(element)
                elif _local(element.tag) == "row":
                    element.clear()


def _check(cell: Element) -> None:
    parts = {_local(part.tag): part.text or "" for part in cell}
    kind, place = cell.get("t"), cell.get("r", "?")
    if kind == "e":
        raise Refused("error", place, parts.get("v", ""))
    # An empty text is a result, too: that of a formula whose cell has a place for it.
    if "f" in parts and not parts.get("v") and not (kind == "str" and "v" in parts):
        raise Refused("formula", place, "")


def _first_sheet(archive: zipfile.ZipFile) -> str | None:
    """The name of its part; None when the workbook is written in a way that is not known here."""
    try:
        sheets = [one for one in _xml(archive, "xl/workbook.xml").iter() if _local(one.tag) == "sheet"]
        links = _xml(archive, "xl/_rels/workbook.xml.rels")
        id = next(value for word, value in sheets[0].items() if _local(word) == "id")
        target = next(link.get("Target", "") for link in links if link.get("Id") == id)
    except (KeyError, IndexError, StopIteration, ParseError):
        return None
    name = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return name if name in archive.namelist() else None


def _xml(archive: zipfile.ZipFile, name: str) -> Element:
    return fromstring(archive.read(name))  # noqa: S314 - the process is bounded


def _is_suspect(archive: zipfile.ZipFile, name: str) -> bool:
    tail = b""
    with archive.open(name) as sheet:
        while piece := sheet.read(1024**2):
            if any(sign in tail + piece for sign in SUSPECTS):
                return True
            tail = piece[-8:]
    return False


def _local(name: str) -> str:
    """Without its namespace."""
    return name.rpartition("}")[2]


def _word(cell: Any) -> str:
    """A cell as it would be written by hand; a number without a thought of its format."""
    match cell:
        case str():
            return cell[:CELL]
        case bool():
            return "yes" if cell else "no"
        case float():
            # As a spreadsheet shows it, in 15 digits: a tenth that was added up three times is 0.3.
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e16 else f"{Decimal(f'{cell:.15g}'):f}"
        case datetime():
            return cell.isoformat() if cell.time() != time() else cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
        case _:
            return "" if cell is None else str(cell)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
