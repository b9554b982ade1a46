"""The command line: what it says, in which language, and with which exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

import bot.demo
import bot.main
from bot.settings import BadSetting, Settings
from bot.terminal import language
from core.forms.shipped import shipped
from tests.bot.terminal import kivok
from tests.forms.written import FORM

ROOT = Path(bot.__file__).parent.parent


def test_help_is_quick_because_it_imports_next_to_nothing() -> None:
    code = (
        "import sys\n"
        "from bot.cli import app\n"
        "app(sys.argv[1:], standalone_mode=False)\n"
        "heavy = {'aiogram', 'sqlalchemy', 'alembic', 'apscheduler', 'fastapi', 'asyncpg'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)\n"
    )
    for words in (["--help"], ["people", "import", "--help"], ["forms", "check"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "en_US.UTF-8", "LC_ALL": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": ""}, "ru"),
    ],
)
def test_the_language_is_that_of_the_terminal(environment: dict[str, str], expected: str) -> None:
    assert language(environment) == expected


def test_help_speaks_the_language_of_the_terminal() -> None:
    english, russian = kivok("people", "import", "--help"), kivok("people", "import", "--help", LANG="ru_RU.UTF-8")
    assert "Only tell what would change." in english.output
    assert "Only tell what would change." not in russian.output
    assert "таблиц" in russian.output


def test_a_bad_setting_is_named_without_its_value() -> None:
    result = kivok("audit", "verify", url="mysql://root:hidden@db/kivok")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("KIVOK_DATABASE_URL: must look like sqlite:///FILE")
    assert "hidden" not in result.output
    russian = kivok("audit", "verify", url="mysql://root:hidden@db/kivok", LANG="ru_RU.UTF-8")
    assert russian.stderr.startswith("KIVOK_DATABASE_URL: ")
    assert russian.stderr != result.stderr


@pytest.mark.parametrize("words", [("migrate",), ("audit", "verify"), ("people", "deactivate", "a@example.org")])
def test_a_database_that_is_not_there_is_told_without_its_password(words: tuple[str, ...]) -> None:
    result = kivok(*words, url="postgresql://kivok:hidden@127.0.0.1:1/kivok")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("KIVOK_DATABASE_URL: The database cannot be used: ")
    assert "hidden" not in result.output


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("something else, and long enough to be looked at " * 20)
    result = kivok("audit", "verify", url=f"sqlite:///{tmp_path / 'x'}")
    assert (result.exit_code, result.stderr) == (
        2,
        "KIVOK_DATABASE_URL: The database cannot be used: file is not a database\n",
    )


def test_run_gives_the_settings_to_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Settings] = []
    levels: list[str] = []

    async def run(settings: Settings) -> None:
        seen.append(settings)

    monkeypatch.setattr(bot.main, "run", run)
    monkeypatch.setattr("bot.log.set_up", levels.append)
    assert kivok("run", KIVOK_LISTEN="127.0.0.1:81", KIVOK_LOG_LEVEL="ERROR").exit_code == 0
    assert levels == ["ERROR"]
    assert [settings.address for settings in seen] == [("127.0.0.1", 81)]


def test_what_stops_the_process_at_its_start_is_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run(settings: Settings) -> None:
        raise BadSetting("KIVOK_BOT_TOKEN", "is not accepted by Telegram")

    monkeypatch.setattr(bot.main, "run", run)
    monkeypatch.setattr("bot.log.set_up", str)
    result = kivok("run")
    assert (result.exit_code, result.stderr) == (2, "KIVOK_BOT_TOKEN: is not accepted by Telegram\n")


def test_demo_is_told_where_and_how(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = []

    async def run(folder: Path, port: int, reset: bool) -> None:
        seen.append((folder, port, reset))

    monkeypatch.setattr(bot.demo, "run", run, raising=False)
    assert kivok("demo").exit_code == 0
    assert kivok("demo", "--port", "0", "--folder", str(tmp_path), "--reset").exit_code == 0
    assert kivok("demo", "--port", "70000").exit_code == 2
    assert seen == [(Path("var/demo"), 8081, False), (tmp_path, 0, True)]


def test_migrate_makes_a_database_and_then_leaves_it_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'kivok.db'}"
    first, second = kivok("migrate", url=url), kivok("migrate", url=url)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stdout.startswith("The database is ready: revision 0")
    assert second.stdout.startswith("The database is up to date: revision 0")
    assert kivok("audit", "verify", url=url).exit_code == 0


@pytest.mark.parametrize("words", [("audit", "verify"), ("people", "deactivate", "a@example.org")])
def test_a_database_without_tables_has_to_be_migrated_first(words: tuple[str, ...], tmp_path: Path) -> None:
    result = kivok(*words, url=f"sqlite:///{tmp_path / 'kivok.db'}")
    assert result.exit_code == 1
    assert result.stderr.endswith("Run: kivok migrate\n")


def test_the_forms_that_come_with_kivok_have_no_mistakes() -> None:
    result = kivok("forms", "check")
    assert shipped()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "No mistakes.\n", "")


def test_a_typo_in_a_form_is_told_with_its_line_and_the_word_that_was_meant(tmp_path: Path) -> None:
    file = tmp_path / "purchase.yaml"
    file.write_text(FORM.replace("type: money", "type: monye"))
    line = FORM[: FORM.index("type: money")].count("\n") + 1
    english = kivok("forms", "check", str(file), "--language", "en", LANG="ru_RU.UTF-8")
    russian = kivok("forms", "check", str(file), "--language", "ru")
    for result in (english, russian):
        assert result.exit_code == 1
        assert result.stdout.startswith(f"{file}:{line}:")
        assert "“monye”" in result.stdout or "«monye»" in result.stdout
        assert "money" in result.stdout
    assert "Perhaps “money”?" in english.stdout
    assert english.stderr == "1 mistake.\n"
    assert "Perhaps" not in russian.stdout
    assert kivok("forms", "check", str(file), LANG="ru_RU.UTF-8").output == russian.output


def test_every_form_is_checked_even_when_one_cannot_be_read(tmp_path: Path) -> None:
    good, bad, missing = tmp_path / "good.yaml", tmp_path / "bad.yaml", tmp_path / "missing.yaml"
    good.write_text(FORM)
    bad.write_bytes(b"form: \xff")
    result = kivok("forms", "check", str(missing), str(good), str(bad))
    first, second = result.stdout.splitlines()
    assert first == f"{missing}: The file cannot be read."
    assert second == f"{bad}:1:7: This is not a text in UTF-8."
    assert (result.exit_code, result.stderr) == (1, "2 mistakes.\n")
    assert kivok("forms", "check", str(good)).exit_code == 0
