"""CSV files of people, as different programs write them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import people_file
from bot.people_file import read_people, rows_of
from bot.tables import csv_text
from core.model.roster.table import Row
from core.model.table import TableMistakes, show

TWO = [
    Row(2, {"name": "Егор Лапин", "email": "egor@example.org"}),
    Row(3, {"name": "Вера Ким", "email": "vera@example.org"}),
]


def rows(text: str) -> list[Row]:
    return list(rows_of(text.encode()))


def wrong(data: str | bytes) -> list[str]:
    with pytest.raises(TableMistakes) as raised:
        rows_of(data.encode() if isinstance(data, str) else data)
    return [show(mistake) for mistake in raised.value.mistakes]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_is_read_as_it_was_saved(encoding: str, mark: str, end: str) -> None:
    lines = ["name,email", "Егор Лапин,egor@example.org", "Вера Ким,vera@example.org", ""]
    assert list(rows_of(end.join(lines).replace(",", mark).encode(encoding))) == TWO


@pytest.mark.parametrize("header", ["Name;E mail", " NAME ; email", '"name";"email"', "name;email;;", "\nname;email"])
def test_columns_are_found_in_any_writing(header: str) -> None:
    (row,) = rows(f"{header.replace('E mail', 'EMAIL')}\nEgor;egor@example.org\n")
    assert row.cells == {"name": "Egor", "email": "egor@example.org"}


def test_a_column_of_two_words_may_have_a_space() -> None:
    assert rows("name,email,Telegram ID\nA,a@example.org,5")[0].cells["telegram_id"] == "5"


@pytest.mark.parametrize("column", ["hired", "Принят", "Дата приёма"])
def test_the_first_day_of_work_may_be_called_in_russian(column: str) -> None:
    assert rows(f"name;email;{column}\nA;a@example.org;01.03.2021")[0].cells["hired"] == "01.03.2021"


def test_the_header_tells_what_stands_between_the_cells() -> None:
    (row,) = rows('name;email;position\n"Lapin, Egor";egor@example.org;"a, b, c, d"')
    assert row.cells["position"] == "a, b, c, d"
    (row,) = rows("name,email,roles\nEgor;Lapin,egor@example.org,a;b")
    assert row.cells["name"] == "Egor;Lapin"


def test_quoted_cells_hold_marks_quotes_and_lines() -> None:
    first, last = rows('name,email,company\nA,a@example.org,"Рога, ""Копыта""\nи сыновья"\nB,b@example.org,\n')
    assert first.cells["company"] == 'Рога, "Копыта" и сыновья'
    assert (first.number, last.number) == (2, 4)


def test_blank_lines_are_skipped_and_counted() -> None:
    found = rows("\n\nname,email\n\nA,a@example.org\n , \n,\nB,b@example.org\n\n")
    assert [row.number for row in found] == [5, 8]


def test_spaces_around_and_within_are_evened_out() -> None:
    (row,) = rows("name,email\n  Егор \u00a0 Лапин\t, egor@example.org ")
    assert list(row.cells.values()) == ["Егор Лапин", "egor@example.org"]


def test_letters_that_were_put_together_are_one() -> None:
    (row,) = rows("name,email\nСергеи\u0306,s@example.org")
    assert row.cells["name"] == "Сергей"


def test_empty_cells_are_kept_for_they_clear() -> None:
    (row,) = rows("name,email,phone\nA,a@example.org,")
    assert row.cells["phone"] == ""


def test_empty_cells_beyond_the_columns_are_nothing() -> None:
    (row,) = rows("name,email\nA,a@example.org,,,")
    assert row.cells == {"name": "A", "email": "a@example.org"}


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("", "There are no people in this file"),
        ("\n\n", "There are no people in this file"),
        ("name,email\n", "There are no people in this file"),
        ("name,email\nA\n", "2: Cells: 1, columns: 2. Put a text that contains “,” into quotation marks."),
        ("name;email\nA;a@example.org;x\n", "2: Cells: 3, columns: 2. Put a text that contains “;”"),
        ("name,email,Name\nA,a@example.org,B\n", "1: There are two columns “name”. Leave one."),
        ("name,,email\nA,,a@example.org\n", "1: Column 2 has no name."),
        ("name,email\nA\x00,a@example.org\n", "2: name: There is a character here that cannot be printed: U+0000."),
        ("name,email\nA,a@exa\u200bmple.org\n", "2: email: There is a character here that cannot be printed: U+200B."),
        ("name,email\nA\u202e,a@example.org\n", "U+202E"),
        ("name,email\nA\x1cB,a@example.org\n", "U+001C"),
        ('name,email\nA,a@example.org\n"B,b@example.org\n', "3: A quotation mark is missing here"),
        ('name,email\n"A"B,a@example.org\n', "2: A quotation mark is missing here"),
        ("name,email\nA,a@example.org\n".encode("utf-16"), "This is not a CSV file. Save the table as “CSV UTF-8”"),
        (b"PK\x03\x04 and so on", "This is not a CSV file."),
        (b"\xff\x98", "This is not a CSV file."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_advice(file: str | bytes, said: str) -> None:
    (line,) = wrong(file)
    assert line.startswith(said) or line.endswith(f"{said}.")


def test_every_mistake_of_a_file_is_told_at_once() -> None:
    assert len(wrong("name,email\nA\nB\x07,b@example.org\nC,c@example.org\nD,d@example.org,x,y\n")) == 3


def test_a_file_that_is_too_large_is_not_read_further(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes(b"name,email\n" + b"A,a@example.org\n" * 3)
    assert len(read_people(file)) == 3
    monkeypatch.setattr(people_file, "ROWS", 2)
    assert wrong(file.read_bytes()) == ["4: The file is too long: 2 rows at most."]
    with file.open("ab") as opened:
        opened.truncate(csv_text.BYTES + 1)
    with pytest.raises(TableMistakes, match="The file is too large: 20 MB at most"):
        read_people(file)


def test_a_file_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(TableMistakes, match="The file cannot be read"):
        read_people(tmp_path / "people.csv")


def test_a_table_of_nothing_but_marks_is_soon_refused() -> None:
    assert wrong(b"," * 1_000_000) == wrong("")
    assert len(wrong(b"x" + b",x" * 100_000)) == 100_000


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: f"name,email\n{text}".encode()))
def test_any_bytes_are_rows_or_mistakes(data: bytes) -> None:
    try:
        found = rows_of(data)
    except TableMistakes:
        return
    assert all(cell.isprintable() for row in found for cell in row.cells.values())
