"""The lives of a bot, seen from the test that ends them."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from tests.bot.kill_bot import LEASE
from tests.bot.telegram.office import TOKEN

_ROOT = Path(__file__).parents[2]


class Lives:
    def __init__(self, process: asyncio.subprocess.Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise AssertionError("started without pipes")
        self._stdin, self._stdout = process.stdin, process.stdout
        self._pid = 0

    async def begin(self) -> None:
        self._pid = await self._told("live")

    def kill(self) -> None:
        os.kill(self._pid, signal.SIGKILL)

    def bury(self) -> None:
        """See that no life goes on."""
        if self._pid:
            with suppress(ProcessLookupError):
                self.kill()
        self._stdin.close()  # by this the process knows that nobody needs it any more

    async def end(self) -> int:
        """Ask the bot to stop. Returns its exit code."""
        code = await self._told("stop")
        self._pid = 0
        return code

    async def _told(self, command: str) -> int:
        self._stdin.write(f"{command}\n".encode())
        async with asyncio.timeout(60):  # the first time it has to import everything
            return int(await self._stdout.readline())


@asynccontextmanager
async def lives(telegram: str, database: str, log: Path, lease: int | None) -> AsyncIterator[Lives]:
    """A process that can give birth to bots; what they log goes to a file."""
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "KIVOK_BOT_TOKEN": TOKEN,
        "KIVOK_TELEGRAM_API": telegram,
        "KIVOK_DATABASE_URL": database,
        "KIVOK_LISTEN": "127.0.0.1:0",
        "KIVOK_LOG_LEVEL": "WARNING",
        **({LEASE: str(lease)} if lease else {}),
    }
    pipe = asyncio.subprocess.PIPE
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.bot.kill_bot",
            stdin=pipe,
            stdout=pipe,
            stderr=output,
            env=environment,
            cwd=_ROOT,
        )
    bot = Lives(process)
    try:
        yield bot
    finally:
        bot.bury()
        async with asyncio.timeout(10):
            await process.wait()
