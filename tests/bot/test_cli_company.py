"""The commands about people and the journal: what they say and do."""

from pathlib import Path

import pytest
from sqlalchemy import text

from core.store import people, requests
from core.store.db import Database, Tx
from tests.bot.terminal import kivok, within
from tests.company import WISH, publish, settle, wished
from tests.model.build import ADAM, HELEN, MARAT, without

PEOPLE = "name;email;manager\nВера Ким;vera@example.org;marat@example.org\nМарат Юсупов;marat@example.org;\n"


async def company(db: Database) -> None:
    """One request that waits for Marat."""
    await settle(db)
    await publish(db, WISH)
    await wished(db)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE)
    return file


def count(url: str) -> int:
    return len(within(url, lambda db: db.read(people.org)).people)


def test_a_table_of_people_is_taken_over(sqlite_url: str, file: Path) -> None:
    result = kivok("people", "import", str(file), url=sqlite_url)
    assert (result.exit_code, result.stdout) == (0, "Added: 2. Changed: 0. As before: 0.\n")
    assert kivok("people", "import", str(file), url=sqlite_url).stdout == "Added: 0. Changed: 0. As before: 2.\n"
    assert count(sqlite_url) == 2


def test_a_dry_run_writes_nothing(sqlite_url: str, file: Path) -> None:
    result = kivok("people", "import", str(file), "--dry-run", url=sqlite_url)
    assert result.exit_code == 0
    assert result.stdout == "Nothing was written: this was a dry run.\nAdded: 2. Changed: 0. As before: 0.\n"
    assert count(sqlite_url) == 0


def test_mistakes_in_a_table_are_told_by_row_and_nothing_is_written(sqlite_url: str, file: Path) -> None:
    file.write_text(PEOPLE.replace("Вера Ким", "").replace(";marat@example.org\n", ";nobody@example.org\n"))
    result = kivok("people", "import", str(file), url=sqlite_url)
    first, second = result.stdout.splitlines()
    assert first.startswith(f"{file}:2: name: The name is missing.")
    assert second.startswith(f"{file}:2: manager: Nobody has the e-mail “nobody@example.org”.")
    assert (result.exit_code, result.stderr) == (1, "2 mistakes. Nothing has been changed.\n")
    assert count(sqlite_url) == 0
    russian = kivok("people", "import", str(file), url=sqlite_url, LANG="ru_RU.UTF-8").stdout.splitlines()
    assert russian[0].startswith(f"{file}:2: name: ")
    assert russian[0] != first


def test_a_table_that_is_not_there_is_told(sqlite_url: str, tmp_path: Path) -> None:
    result = kivok("people", "import", str(tmp_path / "none.csv"), url=sqlite_url)
    assert (result.exit_code, result.stdout) == (1, f"{tmp_path / 'none.csv'}: The file cannot be read.\n")


def test_a_thousand_mistakes_are_counted_and_not_all_shown(sqlite_url: str, file: Path) -> None:
    file.write_text("name,email\n" + "A,nobody\n" * 1000)
    result = kivok("people", "import", str(file), url=sqlite_url)
    assert len(result.stdout.splitlines()) == 100
    assert result.stderr.startswith("1000 mistakes.")


def test_who_leaves_is_named_and_what_moved_is_counted(sqlite_url: str) -> None:
    within(sqlite_url, company)
    result = kivok("people", "deactivate", "Marat@example.org", url=sqlite_url)
    assert result.stdout == "Marat Yusupov has no access any more.\n1 request went to others.\n"
    assert within(sqlite_url, lambda db: db.read(requests.count_waiting_on, HELEN)) == 1
    again = kivok("people", "activate", "marat@example.org", url=sqlite_url)
    assert (again.exit_code, again.stdout) == (0, "Marat Yusupov has access again, and has to link Telegram anew.\n")


def test_who_cannot_be_replaced_stays(sqlite_url: str) -> None:
    async def alone(db: Database) -> None:
        await settle(db, without(HELEN, ADAM))
        await publish(db, WISH)
        await wished(db)

    within(sqlite_url, alone)
    result = kivok("people", "deactivate", "marat@example.org", url=sqlite_url, LANG="ru_RU.UTF-8")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Начальник" in result.stderr
    assert within(sqlite_url, lambda db: db.read(people.org)).people[MARAT].active


def test_nobody_leaves_by_an_unknown_e_mail(sqlite_url: str) -> None:
    result = kivok("people", "deactivate", "nobody@example.org", url=sqlite_url)
    assert result.exit_code == 1
    assert result.stderr.startswith("Nobody has the e-mail nobody@example.org.")


#: Nobody holds two of its roles, and Gleb has left.
VACANT = WISH.replace("owner: hr", "owner: lawyer").replace(
    "who: [manager_of: author]",
    "who: [role: hr, person: gleb@example.org, each_of: lawyer], fallback: [role: financ]",
)


def test_empty_roles_are_told_with_their_place_when_the_company_is_asked(sqlite_url: str, tmp_path: Path) -> None:
    within(sqlite_url, settle)
    form = tmp_path / "wish.yaml"
    form.write_text(VACANT)
    assert kivok("forms", "check", str(form)).exit_code == 0
    result = kivok("forms", "check", str(form), "--company", url=sqlite_url)
    assert result.stdout.splitlines() == [
        f"{form}:3:8: owner: The role “lawyer” has nobody. Possible here: accounting, admin, director, finance, hr.",
        f"{form}:9:69: route.boss.who.2: Nobody here has the address gleb@example.org.",
        (
            f"{form}:9:95: route.boss.who.3: The role “lawyer” has nobody."
            " Possible here: accounting, admin, director, finance, hr."
        ),
        f"{form}:9:124: route.boss.fallback.1: The role “financ” has nobody. Perhaps “finance”?",
    ]
    assert (result.exit_code, result.stderr) == (1, "4 mistakes.\n")
    russian = kivok("forms", "check", str(form), "--company", "--language", "ru", url=sqlite_url)
    assert "В роли «lawyer» никого нет." in russian.stdout


def test_a_form_whose_people_are_all_there_has_no_mistakes(sqlite_url: str, tmp_path: Path) -> None:
    within(sqlite_url, settle)
    form = tmp_path / "wish.yaml"
    form.write_text(WISH)
    assert kivok("forms", "check", str(form), "--company", url=sqlite_url).stdout == "No mistakes.\n"


def test_the_company_cannot_be_asked_without_a_database(tmp_path: Path) -> None:
    result = kivok("forms", "check", "--company", url=f"sqlite:///{tmp_path / 'none.db'}")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("Run: kivok migrate\n")


def _tamper(tx: Tx, sql: str) -> None:
    for verb in ("update", "delete"):
        tx.execute(text(f"DROP TRIGGER journal_no_{verb}"))
    tx.execute(text(sql))


def test_a_journal_that_holds_is_proved(sqlite_url: str) -> None:
    within(sqlite_url, company)
    result = kivok("audit", "verify", url=sqlite_url)
    assert (result.exit_code, result.stdout) == (0, "Requests: 1. Entries: 1.\nThe journal holds.\n")


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (
            "UPDATE journal SET events = replace(events, 'a chair', 'a yacht')",
            "Request 1, entry 1: the chain is broken.",
        ),
        ("DELETE FROM journal", "Request 1, entry 1: the chain is broken."),
        ("UPDATE request SET state = replace(state, 'a chair', 'a yacht')", "Request 1, entry 1: the state does not"),
        ("UPDATE request SET state = 'x'", "Request 1, entry 0: the state cannot be read."),
    ],
)
def test_what_was_changed_behind_kivoks_back_is_found(sqlite_url: str, sql: str, said: str) -> None:
    within(sqlite_url, company)
    within(sqlite_url, lambda db: db.write(_tamper, sql))
    result = kivok("audit", "verify", url=sqlite_url)
    assert result.stdout.startswith(said)
    assert (result.exit_code, result.stderr) == (1, "The journal does not hold.\n")
