"""The bot is killed again and again while people use it: nothing that was acknowledged is lost, nothing acts twice.

KIVOK_KILLS sets how often; `make kill` is the long form.
"""

import asyncio
import os
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.main import utc_now
from bot.playground import Client, Playground
from bot.playground.errors import Json
from core.model.ids import PersonId
from tests.bot.kill_audit import Figures, audited, quiet
from tests.bot.kill_lives import Lives, lives
from tests.bot.kill_walk import PATIENCE, Crowd, Walk, walk
from tests.bot.telegram.office import move_in
from tests.databases import opened
from tests.dialogs.company import EMMA, IVAN, PETER, VERA, found_company

_KILLS = int(os.environ.get("KIVOK_KILLS", "12"))
_SEED = int(os.environ.get("KIVOK_SEED", "1"))
#: Who asks for vacations, and who stands in for him.
_AUTHORS = {IVAN: (VERA, "Вера Ким"), VERA: (IVAN, "Иван Петров"), EMMA: (PETER, "Великанов")}


@pytest.fixture
async def telegram() -> AsyncIterator[tuple[str, Client]]:
    async with Playground() as playground, Client(playground.url) as people:
        yield playground.url, people


@pytest.mark.timeout(3600)
async def test_kills_lose_nothing_and_repeat_nothing_on_sqlite(
    sqlite_url: str, telegram: tuple[str, Client], tmp_path: Path
) -> None:
    figures = await _killed(sqlite_url, telegram, tmp_path / "log", kills=_KILLS)
    print(f"\nSQLite: {figures}")  # noqa: T201 - what the long form is run for
    assert figures.lost == 0


@pytest.mark.timeout(3600)
async def test_kills_lose_nothing_and_repeat_nothing_on_postgresql(
    postgresql_url: str, telegram: tuple[str, Client], tmp_path: Path
) -> None:
    # Nobody lets go of what a dead process has claimed: only the end of its lease does.
    figures = await _killed(postgresql_url, telegram, tmp_path / "log", kills=max(4, _KILLS // 10), lease=2000)
    print(f"\nPostgreSQL: {figures}")  # noqa: T201 - what the long form is run for
    assert figures.lost == 0


async def _killed(url: str, telegram: tuple[str, Client], log: Path, kills: int, lease: int | None = None) -> Figures:
    address, people = telegram
    crowd, walks = Crowd(people, random.Random(_SEED)), list[Walk]()
    async with opened(url) as db:
        await db.write(found_company, utc_now())
        await move_in(db, people)
        async with lives(address, url, log, lease) as bot:
            over = asyncio.Event()
            try:
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(_reap(bot, crowd, kills, over))
                    for at, author in enumerate(_AUTHORS):
                        tasks.create_task(
                            _keep_walking(crowd, author, date(2027, 2, 1) + timedelta(days=21 * at), walks, over)
                        )
                await _until(partial(quiet, db), "nothing had to be answered or sent any more")
                assert await bot.end() == 0
            except BaseException:
                _tell(log)
                raise
        return await audited(db, crowd, walks, kills)


async def _reap(bot: Lives, crowd: Crowd, kills: int, over: asyncio.Event) -> None:
    """Most lives end while something is being handled, some before they can do anything; the last one goes on."""
    chance = random.Random(_SEED + 1)
    for _life in range(kills):
        before = await _meetings(crowd.people)
        await bot.begin()
        if chance.random() < 0.2:  # while it starts
            await asyncio.sleep(chance.uniform(0, 0.5))
        else:
            await _until(partial(_is_up, crowd.people, before), "the bot came up")
            await asyncio.sleep(chance.uniform(0, 0.3))
            crowd.acted.clear()
            async with asyncio.timeout(PATIENCE):
                await crowd.acted.wait()
            await asyncio.sleep(chance.uniform(0, 0.15))
        bot.kill()
    await bot.begin()
    over.set()


async def _keep_walking(crowd: Crowd, author: PersonId, first: date, walks: list[Walk], over: asyncio.Event) -> None:
    """One vacation after another, the last one begun before the killing was over. Nobody is away while somebody else
    is, who may stand in for him."""
    while not over.is_set():
        walks.append(await walk(crowd, author, _AUTHORS[author], first))
        first += timedelta(days=42)


async def _meetings(people: Client) -> list[Json]:
    """The last time that a bot was ready to fetch updates."""
    found: list[Json] = await people.get("log", method="deleteWebhook", limit=1)
    return found


async def _is_up(people: Client, before: list[Json]) -> bool:
    return await _meetings(people) != before


async def _until(true: Callable[[], Awaitable[bool]], what: str) -> None:
    for _look in range(round(PATIENCE / 0.02)):
        if await true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"waited in vain until {what}")


def _tell(log: Path) -> None:
    """What the bot had to say."""
    print(log.read_text())  # noqa: T201 - pytest shows it with what has failed
