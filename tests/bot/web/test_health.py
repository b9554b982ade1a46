"""Whether the process lives, and whether it can work: all that the web tells anybody."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from sqlalchemy import text

from bot.web.app import create_app
from bot.web.serve import serving
from core.store.db import Database, Tx


@asynccontextmanager
async def _asked(db: Database) -> AsyncIterator[aiohttp.ClientSession]:
    async with serving(create_app(db), "127.0.0.1", 0) as address, aiohttp.ClientSession(address) as session:
        yield session


async def _says(session: aiohttp.ClientSession, path: str) -> tuple[int, str]:
    async with session.get(path) as answer:
        return answer.status, await answer.text()


def _execute(tx: Tx, statement: str) -> None:
    tx.execute(text(statement))


async def test_process_with_its_database_is_alive_and_ready(db: Database) -> None:
    async with _asked(db) as session:
        assert await _says(session, "/livez") == (200, "ok")
        assert await _says(session, "/readyz") == (200, "ok")


async def test_process_with_older_tables_is_alive_but_not_ready(db: Database) -> None:
    await db.write(_execute, "UPDATE alembic_version SET version_num = 'before'")
    async with _asked(db) as session:
        assert await _says(session, "/livez") == (200, "ok")
        assert await _says(session, "/readyz") == (503, "not ready")


async def test_process_without_its_database_is_not_ready(db: Database) -> None:
    await db.write(_execute, "DROP TABLE alembic_version")
    async with _asked(db) as session:
        assert (await _says(session, "/readyz"))[0] == 503


@pytest.mark.parametrize("path", ["/", "/docs", "/redoc", "/openapi.json", "/telegram"])
async def test_nothing_else_is_told(db: Database, path: str) -> None:
    async with _asked(db) as session:
        assert (await _says(session, path))[0] == 404


async def test_address_that_is_taken_is_an_error(db: Database) -> None:
    app = create_app(db)
    async with serving(app, "127.0.0.1", 0) as address:
        with pytest.raises(OSError, match="in use"):
            async with serving(app, "127.0.0.1", int(address.rpartition(":")[2])):
                raise AssertionError("served twice at one address")
