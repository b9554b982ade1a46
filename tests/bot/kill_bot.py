"""A bot of many short lives: each is a fork of this process, which has imported everything and opened nothing.

Reads `live` and `stop` from standard input; tells the number of each life's process, and how the last one ended.
"""

import asyncio
import os
import signal
import sys
from contextlib import suppress

from bot import log
from bot.main import run
from bot.settings import load
from core.store import queue

#: Milliseconds for which claimed rows are left alone; only tests need less than what is usual.
LEASE = "KIVOK_TEST_LEASE"


def main() -> None:
    queue.LEASE = int(os.environ.get(LEASE, queue.LEASE))
    child = 0
    try:
        for command in sys.stdin:
            if command == "stop\n":
                os.kill(child, signal.SIGTERM)
            code = _buried(child) if child else 0
            child = 0 if command == "stop\n" else _born()
            print(child or code, flush=True)  # noqa: T201 - the answer
    finally:
        if child:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)


def _buried(child: int) -> int:
    """How it ended; waits until it has."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _born() -> int:
    child = os.fork()
    if child == 0:
        live()
    return child


def live() -> None:
    """One life, from here to its end; never returns."""
    code = 1
    try:
        settings = load()
        log.set_up(settings.log_level)
        asyncio.run(run(settings))
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
