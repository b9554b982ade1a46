"""How long a newcomer waits from `kivok run` to the first reply, and what the process weighs then."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.playground import Client, Playground
from core.store.db import Database
from core.store.migrate import migrate
from tests.bench.company import settle_in
from tests.bench.wire import TOKEN

Figure = tuple[str, float, str]
_IVAN = 1004
_RUN = "import sys; sys.argv = ['kivok', 'run']; from bot.cli import app; app()"


def run() -> Iterator[Figure]:
    with TemporaryDirectory() as folder, Playground() as playground:
        yield from asyncio.run(_measured(Path(folder), playground.url))


async def _measured(folder: Path, url: str) -> list[Figure]:
    database = f"sqlite:///{folder / 'bench.db'}"
    await migrate(database)
    db = Database(database)
    await db.write(settle_in)
    await db.close()
    environment = {
        **os.environ,
        "KIVOK_BOT_TOKEN": TOKEN,
        "KIVOK_TELEGRAM_API": url,
        "KIVOK_DATABASE_URL": database,
        "KIVOK_LISTEN": "127.0.0.1:0",
        "KIVOK_LOG_LEVEL": "ERROR",
    }
    async with Client(url) as people:
        await people.post("people", [{"telegram_id": _IVAN, "name": "Иван Петров"}])
        await people.post("bots", id=42)
        await people.say(_IVAN, "/start")
        begun = time.monotonic()
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", _RUN, env=environment)
        try:
            await people.sees(_IVAN, "", within=60)
            return [("seconds_to_first_reply", time.monotonic() - begun, "s"), ("rss_mb", _rss(process.pid), "MB")]
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            await process.wait()


def _rss(pid: int) -> float:
    """Megabytes of memory that the process holds."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    held = next(line for line in lines if line.startswith("VmRSS:"))
    return int(held.split()[1]) / 1024
