"""The commands about leave: what they say and do."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from core.store.db import Database
from dialogs.i18n import speaking
from dialogs.leave_words import dates
from tests.bot.terminal import kivok, within
from tests.company import settle

ROWS = "email;kind;days;on\negor@example.org;annual;13,5;31.12.2024\nvera@example.org;;20;2024-12-31\n"


@pytest.fixture
def url(sqlite_url: str) -> str:
    async def moved_in(db: Database) -> None:
        await settle(db)

    within(sqlite_url, moved_in)
    return sqlite_url


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "leave.csv"
    file.write_text(ROWS)
    return file


def test_opening_balances_are_entered_shown_and_corrected(url: str, file: Path) -> None:
    assert kivok("leave", "import", str(file), "--dry-run", url=url).stdout == (
        "Nothing was written: this was a dry run.\nEntered: 2. As before: 0.\n"
    )
    assert kivok("leave", "import", str(file), url=url).stdout == "Entered: 2. As before: 0.\n"
    assert kivok("leave", "import", str(file), url=url).stdout == "Entered: 0. As before: 2.\n"
    done = kivok("leave", "adjust", "egor@example.org", "-1.5", "--reason", "paid out", url=url)
    assert (done.exit_code, done.stdout) == (0, "Egor Lapin: 12\xa0days now.\n")
    shown = kivok("leave", "show", "Egor@example.org", url=url, LANG="ru_RU").stdout.splitlines()
    year = datetime.now(UTC).year
    assert shown[:3] == [
        "Egor Lapin",
        "annual: сегодня 12\xa0дней",
        "Можно попросить сейчас: 12\xa0дней",
    ]
    assert shown[3] == "К 31\xa0декабря будет 12\xa0дней"
    assert shown[4] == "31\xa0декабря\xa02024: +13,5\xa0дня, начальный остаток"
    assert shown[5].endswith(f"{year}: −1,5\xa0дня, исправление, paid out")


def test_who_has_no_balance_is_told_how_to_enter_one(url: str) -> None:
    assert kivok("leave", "show", "olga@example.org", url=url).stdout == (
        "Olga Petrova\nNo balance is kept yet: enter one by “kivok leave import”.\n"
    )


def test_mistakes_are_told_with_their_rows_and_nothing_is_entered(url: str, file: Path) -> None:
    file.write_text(ROWS + "x@example.org;;1;2024-12-31\n")
    done = kivok("leave", "import", str(file), url=url)
    assert (done.exit_code, done.stdout) == (1, f"{file}:4: email: Nobody has the e-mail “x@example.org”.\n")
    assert "Nothing has been changed." in done.stderr
    assert "No balance" in kivok("leave", "show", "egor@example.org", url=url).stdout


def test_a_correction_without_a_number_is_refused(url: str) -> None:
    done = kivok("leave", "adjust", "egor@example.org", "some", "--reason", "x", url=url)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "Nothing would change" in done.stderr


def test_dates_are_said_together() -> None:
    days = (date(2027, 5, 1), date(2027, 5, 9), date(2027, 12, 31))
    with speaking("ru"):
        assert dates(days[:2], "ru") == "1 и 9\xa0мая"
    assert dates(days, "en") == "1, 9\xa0May and 31\xa0December"


def test_days_in_a_row_are_said_by_their_ends() -> None:
    new_year = (date(2026, 12, 31), *(date(2027, 1, day) for day in (1, 2, 3, 4, 5, 6, 7, 8, 10, 11)))
    assert dates(new_year, "en") == "31\xa0December, 1–8, 10 and 11\xa0January"
    with speaking("ru"):
        assert dates(new_year[1:9], "ru") == "1–8\xa0января"
        assert dates(new_year[:3], "ru") == "31\xa0декабря, 1 и 2\xa0января"
    assert dates((), "ru") == ""
