"""The commands about catalogs: what they say and do."""

from pathlib import Path

import pytest

from tests.bot.terminal import kivok

HEAD = "code;name;country;head;office\n"
CITIES = HEAD + "mow;Москва;Россия;;hr\nala;Алматы;Казахстан;;\n"

ROOMS = """\
catalog: rooms
title: Rooms
key_column: code
title_column: name
columns:
  - {key: code, type: text, required: true, title: Code}
  - {key: name, type: text, required: true, title: Room}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "cities.csv"
    file.write_text(CITIES)
    return file


def taken(file: Path, url: str, *more: str, key: str = "cities", **environment: str) -> tuple[int, str, str]:
    result = kivok("catalog", "import", str(file), "--catalog", key, *more, url=url, **environment)
    return result.exit_code, result.stdout, result.stderr


def test_a_catalog_is_taken_over_listed_and_written_out(sqlite_url: str, file: Path, tmp_path: Path) -> None:
    assert taken(file, sqlite_url) == (0, "Added: 2. Changed: 0. Dropped: 0. As before: 0.\n", "")
    assert "cities: Cities, 2 rows\n" in kivok("catalog", "list", url=sqlite_url).stdout
    for name in ("out.csv", "out.xlsx"):
        out = tmp_path / name
        assert kivok("catalog", "export", "cities", str(out), url=sqlite_url).stdout == "2 rows are written.\n"
        assert taken(out, sqlite_url)[1] == "Added: 0. Changed: 0. Dropped: 0. As before: 2.\n"
    file.write_text(HEAD + "mow;Moscow;Россия;;hr\n")
    assert taken(file, sqlite_url)[1] == "Added: 0. Changed: 1. Dropped: 1. As before: 0.\n"


def test_a_company_defines_a_catalog_of_its_own(sqlite_url: str, tmp_path: Path) -> None:
    definition, rows = tmp_path / "rooms.yaml", tmp_path / "rooms.csv"
    definition.write_text(ROOMS)
    rows.write_text("code,name\nblue,Blue room\n")
    result = kivok("catalog", "define", str(definition), url=sqlite_url)
    assert (result.exit_code, result.stdout) == (0, "The catalog “rooms” is there.\n")
    assert taken(rows, sqlite_url, key="rooms")[1].startswith("Added: 1.")
    assert "rooms: Rooms, 1 row\n" in kivok("catalog", "list", url=sqlite_url).stdout


def test_a_definition_with_a_mistake_is_told_with_its_line(sqlite_url: str, tmp_path: Path) -> None:
    definition = tmp_path / "rooms.yaml"
    definition.write_text(ROOMS.replace("type: text", "type: txt", 1))
    result = kivok("catalog", "define", str(definition), url=sqlite_url)
    assert result.stdout == f"{definition}:6:23: columns.code.type: “txt” is not known here. Perhaps “text”?\n"
    assert (result.exit_code, result.stderr) == (1, "1 mistake.\n")
    assert "rooms" not in kivok("catalog", "list", url=sqlite_url).stdout
    missing = kivok("catalog", "define", str(tmp_path / "none.yaml"), url=sqlite_url)
    assert "The file cannot be read." in missing.stdout


def test_a_dry_run_writes_nothing(sqlite_url: str, file: Path) -> None:
    told = "Nothing was written: this was a dry run.\nAdded: 2. Changed: 0. Dropped: 0. As before: 0.\n"
    assert taken(file, sqlite_url, "--dry-run") == (0, told, "")
    assert "cities: Cities, 0 rows" in kivok("catalog", "list", url=sqlite_url).stdout


def test_mistakes_are_told_by_row_in_either_language_and_nothing_is_written(sqlite_url: str, file: Path) -> None:
    file.write_text(CITIES.replace("mow;Москва", "ala;").replace(";;hr", ";nobody@example.org;HR!"))
    code, said, why = taken(file, sqlite_url)
    assert [line.removeprefix(f"{file}:").split(": ")[:2] for line in said.splitlines()] == [
        ["2", "name"],
        ["2", "head"],
        ["2", "office"],
        ["3", "code"],
    ]
    assert (code, why) == (1, "4 mistakes. Nothing has been changed.\n")
    russian = taken(file, sqlite_url, LANG="ru_RU.UTF-8")
    assert "Эта ячейка не может быть пустой." in russian[1]
    assert "cities: Города, 0 строк" in kivok("catalog", "list", url=sqlite_url, LANG="ru_RU.UTF-8").stdout


def test_a_catalog_or_a_file_that_is_not_there_is_told(sqlite_url: str, file: Path) -> None:
    code, _, why = taken(file, sqlite_url, key="planets")
    assert code == 1
    assert why.startswith("There is no catalog “planets”. There are: blackouts, budgets, cities, clients")
    assert kivok("catalog", "export", "planets", "x.csv", url=sqlite_url).exit_code == 1
    assert "The file cannot be read." in taken(file.with_name("none.csv"), sqlite_url)[1]
