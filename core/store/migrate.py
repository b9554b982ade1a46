"""Bringing a database to the present shape of the tables."""

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from core.store.db import open_async, write_ahead

_LOCK = 4_815_162_342  # any number, as long as it is always this one


async def migrate(url: str) -> tuple[str | None, str | None]:
    """Run every migration that is missing; a database that is up to date is left alone. Returns the revision before
    and after. A second caller waits for the first; a migration that is broken off leaves nothing behind."""
    engine = open_async(url)
    try:
        await asyncio.to_thread(write_ahead, url)
        async with engine.begin() as connection:
            return await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()


def newest() -> str | None:
    """The revision that the code was written for."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def present(connection: Connection) -> str | None:
    """The revision that a database is at; None before the first migration."""
    return MigrationContext.configure(connection).get_current_revision()


def _upgrade(connection: Connection) -> tuple[str | None, str | None]:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    before = present(connection)
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return before, present(connection)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config
