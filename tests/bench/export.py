"""`python -m tests.bench.export URL FILE`: one export, as the command line does it, and the most memory that it took.

A process of its own that imports no more than an export needs: what is measured is nothing else.
"""

import asyncio
import sys
from functools import partial
from pathlib import Path

from bot.cli_catalog import written
from core.model.ids import CatalogKey
from core.store.db import Database
from core.use.catalogs import export

KEY = CatalogKey("bench")


async def run(url: str, file: Path) -> int:
    db = Database(url)
    try:
        return await db.read(export, KEY, partial(written, file))
    finally:
        await db.close()


def peak() -> float:
    """In MB. What getrusage tells begins with the memory of whoever started the process."""
    told = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in told if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    rows = asyncio.run(run(sys.argv[1], Path(sys.argv[2])))
    print(rows, peak())
