"""Files of catalogs: what is written is read again, nothing in it is run, and no file harms whoever reads it."""

import csv
import os
import random
import unicodedata
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from bot import catalog_file
from bot.catalog_file import read_table, table_of, write_table
from bot.tables import xlsx
from core.model.catalog.write import Written
from core.model.table import TableMistakes, show
from tests.books import altered, lying, zipped

NAMES = ("code", "name")
#: How many texts go through each kind of file; `make export-strings` takes many.
STRINGS = int(os.environ.get("KIVOK_EXPORT_STRINGS", "400"))
KINDS = pytest.mark.parametrize("kind", ["csv", "xlsx"])

_BEGINNINGS = (
    "=",
    "+",
    "-",
    "@",
    "'",
    "'=",
    "''-",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(",
    "{=",
    "_x0041_",
    "0",
    "1e5",
    "",
)
_LETTERS = "aZя09 =+-@'\"`;,|\\/<>&%_xЁ😀\u00e9中ل\u0301#!(){}[]~^$*?:."


def wrong(data: bytes) -> list[str]:
    with pytest.raises(TableMistakes) as raised:
        table_of(data, NAMES)
    return [show(mistake) for mistake in raised.value.mistakes]


def workbook(rows: Iterable[tuple[str, ...]], path: Path) -> bytes:
    file = path / "book.xlsx"
    write_table(file, NAMES, rows)
    return file.read_bytes()


def hostile(seed: int, count: int) -> list[str]:
    """Texts as people and attackers write them, as they are after a table was read: one line, no spaces around."""
    chance = random.Random(seed)
    texts = [
        chance.choice(_BEGINNINGS) + "".join(chance.choices(_LETTERS, k=chance.randint(0, 12))) for _ in range(count)
    ]
    plain = [" ".join(unicodedata.normalize("NFC", text).split()) for text in texts]
    return [text or "x" for text in plain]


def sheet_of(file: Path) -> str:
    with zipfile.ZipFile(file) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


@KINDS
@pytest.mark.parametrize("seed", range(max(1, STRINGS // 10_000)))
def test_every_text_comes_back_and_none_is_run(kind: str, seed: int, tmp_path: Path) -> None:
    texts = hostile(seed, min(STRINGS, 10_000))
    file = tmp_path / f"out.{kind}"
    rows = [(f"k{at}", text) for at, text in enumerate(texts)]
    assert write_table(file, NAMES, rows) == len(rows)
    assert [line.cells[1] for line in read_table(file, NAMES).lines] == texts
    if kind == "xlsx":
        assert "<f" not in sheet_of(file)
    else:
        cells = [row[1] for row in csv.reader(StringIO(file.read_text("utf-8-sig")), delimiter=";")]
        assert [cell for cell in cells if cell[:1] in "=+-@\t\r\0"] == []


@settings(deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_any_text_goes_through_a_csv_file(texts: list[str]) -> None:
    plain = [" ".join(unicodedata.normalize("NFC", text).split()) for text in texts]
    kept = [text for text in plain if text.isprintable()]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "out.csv"
        write_table(file, NAMES, [("k", text) for text in kept] or [("k", "")])
        assert [line.cells[1] for line in read_table(file, NAMES).lines] == (kept or [""])


@KINDS
def test_numbers_and_days_are_numbers_and_days(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"out.{kind}"
    numbers = [Decimal(-5), Decimal("0.1"), Decimal("123456789012345.12"), Decimal("1E+3")]
    cells: list[Written] = [*numbers, date(2027, 7, 5), date(1899, 1, 2)]
    rows: list[list[Written]] = [["k", cell] for cell in cells]
    write_table(file, NAMES, rows)
    read = [line.cells[1] for line in read_table(file, NAMES).lines]
    assert [Decimal(text) for text in read[:4]] == numbers
    assert read[4:] == ["2027-07-05", "1899-01-02"]
    if kind == "csv":
        assert ";-5\n" in file.read_text("utf-8-sig").replace("\r\n", "\n")
    else:
        assert "<v>-5</v>" in sheet_of(file)


@KINDS
def test_empty_cells_stay_empty(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"out.{kind}"
    write_table(file, NAMES, [("a", ""), ("b", "B")])
    assert [line.cells for line in read_table(file, NAMES).lines] == [("a", ""), ("b", "B")]


def test_a_workbook_has_the_numbers_of_its_rows(tmp_path: Path) -> None:
    table = table_of(workbook([("a", "A"), ("", ""), ("c", "C")], tmp_path), NAMES)
    assert (table.row, [line.number for line in table.lines]) == (1, [2, 4])


def test_cells_of_a_workbook_are_words_as_people_write_them(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    with Workbook(file) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        for at, name in enumerate(("int", "float", "yes", "moment", "computed", "time")):
            sheet.write(0, at, name)
        sheet.write_number(1, 0, 7701234567)
        sheet.write_number(1, 1, 0.1)
        sheet.write_boolean(1, 2, True)
        sheet.write_datetime(1, 3, datetime(2027, 7, 5, 10, 30), day)  # noqa: DTZ001 - workbooks know no zones
        sheet.write_formula(1, 4, "=1+1", None, 2)
        sheet.write_datetime(1, 5, datetime(2027, 7, 5), day)  # noqa: DTZ001
    (line,) = read_table(file, ()).lines
    assert line.cells == ("7701234567", "0.1", "yes", "2027-07-05T10:30:00", "2", "2027-07-05")


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: zipped(xl__workbook=b"0" * 30_000_000), "The workbook is too large when it is unpacked."),
        (lambda: zipped(**{f"f{at}": b"" for at in range(1200)}), "The workbook is too large when it is unpacked."),
        (lying, "The workbook cannot be read."),
        (lambda: zipped(word__document=b"<w/>"), "The workbook cannot be read."),
        (lambda: b"PK\x03\x04 and so on", "This is not a workbook in XLSX."),
    ],
    ids=["bomb", "files", "lying", "docx", "nothing"],
)
def test_a_hostile_workbook_is_refused_in_words(made: Callable[[], bytes], said: str) -> None:
    (line,) = wrong(made())
    assert line.startswith(said)


def test_a_cell_at_the_end_of_the_sheet_takes_no_memory(tmp_path: Path) -> None:
    book = workbook([("a", "A")], tmp_path)
    far = altered(altered(book, 'r="B2"', 'r="XFD1048576"'), '<row r="2"', '<row r="1048576"')
    (line,) = wrong(far)
    assert line.startswith(("The workbook cannot be read.", "The table has too many columns."))


def test_a_long_text_is_not_passed_on_in_full(tmp_path: Path) -> None:
    long = workbook([("a", "x" * 30_000)], tmp_path)
    assert len(table_of(long, NAMES).lines[0].cells[1]) == 2100


def test_whoever_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_PATIENCE", 0.001)
    (line,) = wrong(workbook([("a", "A")], tmp_path))
    assert line.startswith("The workbook cannot be read.")


def test_a_file_that_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog_file, "ROWS", 2)
    book = workbook([(f"k{at}", "A") for at in range(5)], tmp_path)
    assert wrong(book) == ["The file is too long: 2 rows at most."]
    assert wrong(b"code,name\na,A\nb,B\nc,C\n") == ["4: The file is too long: 2 rows at most."]
    monkeypatch.setattr(xlsx, "BYTES", 10)
    assert wrong(book)[0].startswith("The file is too large")


def test_two_hundred_thousand_rows_are_refused() -> None:
    assert wrong(b"code,name\n" + b"a,A\n" * 200_000) == ["100002: The file is too long: 100000 rows at most."]


def test_a_file_in_two_encodings_is_told_with_the_row() -> None:
    data = "code,name\na,Альфа\n".encode("cp1251") + "b,Бета\n".encode()
    assert wrong(data) == [
        "3: The file is written in two encodings, and from here on in another. Save it as “CSV UTF-8”."
    ]


def test_a_table_without_rows_or_with_cells_beyond_its_columns_is_told(tmp_path: Path) -> None:
    assert wrong(b"code,name\n")[0].startswith("There are no rows in this file")
    assert wrong(workbook([], tmp_path))[0].startswith("There are no rows in this file")
    (line,) = wrong(workbook([("a", "A", "beyond")], tmp_path))
    assert line.startswith("2: Cells: 3, columns: 2. Give every column a name")


@KINDS
def test_a_file_that_cannot_be_written_is_told(kind: str, tmp_path: Path) -> None:
    with pytest.raises(TableMistakes, match="The file cannot be written"):
        write_table(tmp_path / "nowhere" / f"out.{kind}", NAMES, [("a", "A")])


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TableMistakes, match="The file cannot be read"):
        read_table(tmp_path / "none.csv", NAMES)


def formula_book(tmp_path: Path, value: object, *, left: bytes = b"") -> bytes:
    """A formula in C3 of the first of two sheets; `left` is what is written of it in the end, if not that."""
    file = tmp_path / "formula.xlsx"
    with Workbook(file) as book:
        sheet = book.add_worksheet("Цены")
        sheet.write_row(0, 0, ("a", "b", "c"))
        sheet.write_row(2, 0, (1, 2))
        sheet.write_formula(2, 2, "=A3/B3", None, value)
        book.add_worksheet("Ещё").write_formula(0, 0, "=1/0", None, "#DIV/0!")
    if not left:
        return file.read_bytes()
    made = BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<c r="C3"><f>A3/B3</f><v>77</v>', left))
    return made.getvalue()


def test_the_result_of_a_formula_is_taken_and_other_sheets_do_not_matter(tmp_path: Path) -> None:
    (line,) = table_of(formula_book(tmp_path, 0.5), NAMES).lines
    assert (line.number, line.cells) == (3, ("1", "2", "0.5"))
    (line,) = table_of(formula_book(tmp_path, 77, left=b'<c r="C3" t="str"><f>A3/B3</f><v></v>'), NAMES).lines
    assert line.cells == ("1", "2", "")


#: As those who compute nothing themselves leave a formula.
UNCOMPUTED = (
    b'<c r="C3"><f>A3/B3</f>',
    b'<c r="C3"><f>A3/B3</f><v></v>',
    b'<c r="C3"><f>A3/B3</f><v/>',
    b'<c r="C3" t="str"><f>A3/B3</f>',
    b'<c r="C3"><f t="shared" ref="C3:C4" si="0">A3/B3</f>',
    b'<c r="C3"><f t="array" ref="C3">A3/B3</f><v/>',
    b'<c r="C3" t="n"><f aca="false">A3/B3</f><v></v>',
)


def test_a_formula_that_nobody_has_computed_is_named(tmp_path: Path) -> None:
    for left in UNCOMPUTED:
        assert wrong(formula_book(tmp_path, 77, left=left)) == [
            "The formula in cell C3 has no result. Open the file in a spreadsheet, and save it."
        ]


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!"])
def test_an_error_in_a_cell_is_named(tmp_path: Path, error: str) -> None:
    assert wrong(formula_book(tmp_path, error)) == [
        f"In cell C3 there is an error: {error}. Correct it in the spreadsheet, please."
    ]
