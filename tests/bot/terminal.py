"""The command line as it is typed, and a look into the database behind it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from typer.testing import CliRunner, Result

from bot.cli import app
from core.store.db import Database
from tests.databases import opened


def kivok(*words: str, url: str = "", **environment: str) -> Result:
    """In English and without settings, unless `environment` says otherwise."""
    known: Mapping[str, str | None] = {
        **dict.fromkeys(("LC_ALL", "LC_MESSAGES", "KIVOK_BOT_TOKEN", "KIVOK_LISTEN")),
        "LANG": "C",
        "KIVOK_DATABASE_URL": url,
        **environment,
    }
    result = CliRunner().invoke(app, words, env=known)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def within(url: str, work: Callable[[Database], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with opened(url) as db:
            return await work(db)

    return asyncio.run(run())
