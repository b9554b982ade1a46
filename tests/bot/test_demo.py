"""The demo: the bot and its local Telegram live by one clock."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import demo
from bot.playground import Client, Playground

OLGA, IVAN = 1003, 1004


@pytest.fixture
async def people(tmp_path: Path) -> AsyncIterator[Client]:
    """The demo is running, and it is a summer's morning of 2098."""
    stop = asyncio.Event()
    async with Playground(tmp_path / "telegram.db") as playground, Client(playground.url) as client:
        serving = asyncio.create_task(demo._serve(playground, tmp_path, stop))
        try:
            for _ in range(600):
                if serving.done() or await client.get("bots"):
                    break
                await asyncio.sleep(0.05)
            await client.sees(OLGA, "", 60)
            await client.post("clock", to="2098-07-07")
            yield client
        finally:
            stop.set()
            await serving


async def test_what_becomes_due_happens_when_the_clock_is_moved(people: Client) -> None:
    await people.say(IVAN, "хочу в отпуск с завтра по 17 июля")
    await people.sees(IVAN, "8–17\N{NO-BREAK SPACE}июля", 20)
    for label, then in (("Пропустить", "Всё готово"), ("Всё сделано", "проверьте"), ("Отправить", "Ждём")):
        await people.press(IVAN, label)
        await people.sees(IVAN, then, 20)
    await people.sees(OLGA, "Согласуете", 20)
    await people.post("clock", to="working_day")
    await people.sees(OLGA, "Доброе утро", 20)
    await people.post("clock", to="working_day")
    await people.sees(OLGA, "Просрочено", 20)
