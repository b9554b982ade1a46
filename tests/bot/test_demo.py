"""The demo: the bot and its local Telegram live by one clock."""

import asyncio
from pathlib import Path

from bot import demo
from bot.playground import Client, Playground

IVAN = 1004


async def test_bot_follows_the_clock_of_the_playground(tmp_path: Path) -> None:
    stop = asyncio.Event()
    async with Playground(tmp_path / "telegram.db") as playground, Client(playground.url) as people:
        serving = asyncio.create_task(demo._serve(playground, tmp_path, stop))
        try:
            for _ in range(600):
                if serving.done() or await people.get("bots"):
                    break
                await asyncio.sleep(0.05)
            await people.sees(IVAN, "", 60)
            await people.post("clock", to="2098-07-07")
            await people.say(IVAN, "хочу в отпуск с завтра")
            await people.sees(IVAN, "8 июля", 20)
        finally:
            stop.set()
            await serving
