"""Bringing a database to the present shape of the tables."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, event, inspect, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from core.model.observers import Observe
from core.model.request import Status
from core.model.value import Linked
from core.store import migrate as migrations
from core.store import outbox, people, requests, timers
from core.store.db import Database, Tx, open_async, write_ahead
from core.store.migrate import migrate, newest, present
from core.store.outbox import Kind
from core.store.tables import metadata
from core.use.act import act
from tests.company import WISH, publish, settle, submit, wished
from tests.databases import opened
from tests.model.build import EGOR, LATER, MARAT, NOON, VERA
from tests.model.story import approve

TRIP = """\
form: trip
title: Trip
owner: hr
fields:
  - {key: what, type: text, title: What}
  - {key: of, type: request, required: no, title: Of}
route:
  - {stage: boss, title: Boss, who: [manager_of: author]}
"""


async def test_a_fresh_database_comes_to_the_newest_revision(bare_url: str) -> None:
    assert await migrate(bare_url) == (None, newest())
    async with opened(bare_url) as db:
        assert await db.read(present) == newest() is not None
        assert await db.read(tables) == {"alembic_version", *metadata.tables}


async def test_a_second_run_changes_nothing(bare_url: str) -> None:
    await migrate(bare_url)
    async with opened(bare_url) as db:
        await settle(db)
        before = await db.read(shape)
        assert await migrate(bare_url) == (newest(), newest())
        assert await db.read(shape) == before
        assert await db.read(lambda tx: tx.execute(text("SELECT count(*) FROM person")).scalar()) == 11


async def test_the_migrations_make_the_tables_of_the_code(db: Database) -> None:
    def differences(tx: Tx) -> list[Any]:
        # An empty text as a default looks like a difference to Alembic on SQLite.
        options = {"compare_type": True, "compare_server_default": tx.dialect.name == "postgresql"}
        return list(compare_metadata(MigrationContext.configure(tx, opts=options), metadata))

    assert await db.read(differences) == []


async def test_sqlite_keeps_what_the_code_says_in_its_keys(sqlite_url: str) -> None:
    """Alembic compares columns and keys, not this."""
    async with opened(sqlite_url) as db:
        made = await db.read(
            lambda tx: tx.execute(text("SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%'"))
        )
        assert {name for (name,) in made} == {"journal", "waiting"}


async def test_before_the_first_migration_there_is_no_revision(bare_url: str) -> None:
    async with opened(bare_url) as db:
        assert await db.read(present) is None


async def test_two_that_migrate_at_once_wait_for_each_other(bare_url: str) -> None:
    ran = await asyncio.wait_for(asyncio.gather(migrate(bare_url), migrate(bare_url)), 60)
    assert sorted(ran, key=str) == [(newest(), newest()), (None, newest())]


async def test_a_migrated_file_keeps_a_log_before_anybody_opens_it(tmp_path: Path) -> None:
    """Two processes that switched it while they opened it were told that it is locked, whatever their timeout."""
    file = tmp_path / "kivok.sqlite"
    await migrate(f"sqlite:///{file}")
    assert kept_as(file) == "wal"


async def test_a_file_that_somebody_reads_is_switched_when_he_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kivok.sqlite"
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as reader:
        reader.execute("CREATE TABLE other (id INTEGER)")
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM other").fetchall()
        paused = []

        def done_while_it_waits(seconds: float) -> None:
            paused.append(seconds)
            if len(paused) == 3:
                reader.execute("COMMIT")

        monkeypatch.setattr("core.store.db.sleep", done_while_it_waits)
        write_ahead(f"sqlite:///{file}")
    assert len(paused) == 3
    assert kept_as(file) == "wal"


async def test_a_file_that_is_read_for_ever_is_told_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "kivok.sqlite"
    monkeypatch.setattr("core.store.db.sleep", lambda _seconds: None)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("CREATE TABLE other (id INTEGER)")
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM other").fetchall()
        with pytest.raises(OperationalError, match="locked"):
            write_ahead(f"sqlite:///{file}")


@pytest.mark.parametrize("broken_off_at", [1, 5, 20])
async def test_a_migration_that_is_broken_off_leaves_nothing_and_can_be_repeated(
    bare_url: str, broken_off_at: int
) -> None:
    changes = 0

    def break_off(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        nonlocal changes
        changes += statement.lstrip().startswith("CREATE")
        if changes == broken_off_at:
            raise KeyboardInterrupt

    event.listen(Engine, "before_cursor_execute", break_off)
    try:
        with pytest.raises(KeyboardInterrupt):
            await migrate(bare_url)
    finally:
        event.remove(Engine, "before_cursor_execute", break_off)
    async with opened(bare_url) as db:
        assert await db.read(tables) == set()
        assert await migrate(bare_url) == (None, newest())
        assert await db.read(tables) == {"alembic_version", *metadata.tables}


@pytest.mark.parametrize("change", ["UPDATE journal SET events = '[]'", "DELETE FROM journal"])
async def test_the_journal_is_append_only(db: Database, change: str) -> None:
    await settle(db)
    await publish(db, WISH)
    await wished(db)
    with pytest.raises(DBAPIError, match="append-only"):
        await db.write(lambda tx: tx.execute(text(change)))
    assert await db.read(lambda tx: tx.execute(text("SELECT count(*) FROM journal")).scalar()) == 1


async def test_the_journal_cannot_be_emptied_on_postgresql(postgresql_url: str) -> None:
    async with opened(postgresql_url) as db:
        with pytest.raises(DBAPIError, match="append-only"):
            await db.write(lambda tx: tx.execute(text("TRUNCATE journal")))


async def test_what_was_there_before_announcements_is_there_after(sqlite_url: str, bare_url: str) -> None:
    """A company at work, in a database as the first version left it."""
    async with opened(sqlite_url) as present_:
        await settle(present_)
        await publish(present_, WISH)
        wish = await wished(present_)
        await present_.write(act, wish.id, Observe(EGOR, VERA, NOON))
        company, rows = await present_.read(people.org), await present_.read(contents)
    async with opened(bare_url) as db:
        await at_first(bare_url)
        await db.write(fill, rows)
        assert await migrate(bare_url) == ("0001", newest())
        assert await db.read(people.org) == company
        assert (await db.read(contents))["journal"] == rows["journal"] != []
        assert [one.id for one in await db.read(requests.waiting_on, MARAT, most=9)] == [wish.id]
        assert [one.id for one in await db.read(requests.observed_by, VERA, most=9)] == [wish.id]
        parcels = await db.write(outbox.claim, "a", NOON, most=9)
        assert [(one.kind, one.person, one.begun) for one in parcels] == [
            (Kind.ASK, MARAT, False),
            (Kind.REFRESH, EGOR, False),
            (Kind.TELL, VERA, False),
            (Kind.REFRESH, EGOR, False),
            (Kind.REFRESH, MARAT, False),
        ]
        assert (await db.write(act, wish.id, approve(wish, MARAT))).status is Status.APPROVED
        assert await db.read(requests.count_waiting_on, MARAT) == 0
        assert not await db.read(timers.is_due, LATER)


async def test_links_that_were_there_are_found(sqlite_url: str, bare_url: str) -> None:
    async with opened(sqlite_url) as present_:
        await settle(present_)
        await publish(present_, TRIP)
        first = await present_.write(submit, "trip", EGOR, {"what": "Kazan"})
        named = Linked(first.id, first.form.title, EGOR)
        second = await present_.write(submit, "trip", EGOR, {"what": "Kazan again", "of": named})
        rows = await present_.read(contents)
        assert rows["link"] == [{"source": second.id, "target": first.id}]
    async with opened(bare_url) as db:
        await at_first(bare_url)
        await db.write(fill, {name: ones for name, ones in rows.items() if name != "link"})
        await migrate(bare_url)
        assert (await db.read(contents))["link"] == rows["link"]


def kept_as(file: Path) -> str:
    with closing(sqlite3.connect(file)) as plain:
        return str(plain.execute("PRAGMA journal_mode").fetchone()[0])


async def at_first(url: str) -> None:
    """Bring a bare database to the first revision."""
    engine = open_async(url)
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")

    def upgrade(connection: Connection) -> None:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")

    async with engine.begin() as connection:
        await connection.run_sync(upgrade)
    await engine.dispose()


def contents(tx: Tx) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables, in an order in which they can be written."""
    return {t.name: [dict(row._mapping) for row in tx.execute(t.select())] for t in metadata.sorted_tables}


def fill(tx: Tx, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Write these rows as far as the tables have columns for them."""
    there = MetaData()
    there.reflect(tx)
    for name, ones in rows.items():
        if name not in there.tables or not ones:
            continue
        table = there.tables[name]
        if name != "journal":
            tx.execute(table.delete())
        # Who leads somebody may stand below him.
        kept = [{key: value for key, value in one.items() if key in table.c} for one in ones]
        tx.execute(table.insert(), [{**one, "manager": None} if name == "person" else one for one in kept])
        if name == "person":
            managers = [{"of": one["id"], "by": one["manager"]} for one in kept]
            tx.execute(text("UPDATE person SET manager = :by WHERE id = :of"), managers)
        if tx.dialect.name == "postgresql" and table.c.get("id") is not None:
            tx.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), 1000)"))


def tables(tx: Tx) -> set[str]:
    return set(inspect(tx).get_table_names())


def shape(tx: Tx) -> object:
    """All that can be seen of the tables."""
    look = inspect(tx)
    parts = (look.get_columns, look.get_foreign_keys, look.get_unique_constraints)
    indexes = {
        name: [(index["name"], index["column_names"]) for index in look.get_indexes(name)] for name in tables(tx)
    }
    return indexes, {name: [str(part(name)) for part in parts] for name in tables(tx)}
