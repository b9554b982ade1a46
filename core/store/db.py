"""The two doors to the database: `read` and `write` run a whole synchronous function in one hop.

On SQLite one thread owns the only writing connection: the async driver's hop between threads for every single statement
costs several times more than the statements themselves. On PostgreSQL both doors use the async engine.
"""

import asyncio
import logging
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

P = ParamSpec("P")
T = TypeVar("T")

#: What every function of `core.store` and `core.use` works with: one connection inside one transaction.
Tx: TypeAlias = Connection

_TRIES = 3

_log = logging.getLogger(__name__)


class Stale(Exception):
    """Somebody else was first: what was read has changed before it could be written. Load, decide and try again."""


class Database:
    """One database file, or one PostgreSQL database. Close it, or its threads keep the process alive."""

    def __init__(self, url: str) -> None:
        """`url` is sqlite:///FILE or postgresql://...; the drivers are chosen here."""
        parsed = make_url(url)
        self.sqlite = parsed.get_backend_name() == "sqlite"
        driver = "sqlite+aiosqlite" if self.sqlite else "postgresql+asyncpg"
        self._engine = create_async_engine(parsed.set(drivername=driver))
        self._writer: _Writer | None = None
        self._listeners: set[asyncio.Event] = set()
        if self.sqlite:
            Path(parsed.database or "").parent.mkdir(parents=True, exist_ok=True)
            _tune(self._engine.sync_engine)
            writing = create_engine(parsed.set(drivername="sqlite+pysqlite"), connect_args={"isolation_level": None})
            _tune(writing)
            event.listen(writing, "begin", _begin_immediate)
            self._writer = _Writer(writing)

    async def read(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`fn(tx, ...)` on a connection of its own; what it writes is not kept."""
        async with self._engine.connect() as connection:
            return await connection.run_sync(lambda tx: fn(tx, *args, **kwargs))

    async def write(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`fn(tx, ...)` in one transaction, kept when it returns and undone when it raises; after Stale it is tried
        again, three times in all."""
        for attempt in range(1, _TRIES + 1):
            try:
                result = await self._once(lambda tx: fn(tx, *args, **kwargs))
            except Stale:
                if attempt == _TRIES:
                    raise
                _log.info("stale, trying again: %s", getattr(fn, "__name__", fn))
            else:
                for listener in self._listeners:
                    listener.set()
                return result
        raise AssertionError("unreachable: the last try returns or raises")

    def changed(self) -> asyncio.Event:
        """An event that is set after every write of this process."""
        listener = asyncio.Event()
        self._listeners.add(listener)
        return listener

    async def close(self) -> None:
        """Finish what was begun, and let go of all connections and threads."""
        if self._writer is not None:
            await asyncio.to_thread(self._writer.close)
        await self._engine.dispose()

    async def _once(self, fn: Callable[[Tx], T]) -> T:
        if self._writer is not None:
            return await self._writer.run(fn)
        async with self._engine.begin() as connection:
            return await connection.run_sync(fn)


class _Writer:
    """The thread that owns SQLite's writing connection."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="kivok-writer", daemon=True)
        self._thread.start()

    async def run(self, fn: Callable[[Tx], T]) -> T:
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        self._jobs.put((fn, loop, answer))
        return await answer

    def close(self) -> None:
        self._jobs.put(None)
        self._thread.join()
        self._engine.dispose()

    def _work(self) -> None:
        with self._engine.connect() as tx:
            while (job := self._jobs.get()) is not None:
                fn, loop, answer = job
                try:
                    with tx.begin():
                        result = fn(tx)
                except BaseException as error:  # noqa: BLE001 - it belongs to the one who awaits the answer
                    loop.call_soon_threadsafe(_refuse, answer, error)
                else:
                    loop.call_soon_threadsafe(_answer, answer, result)


_Job: TypeAlias = tuple[Callable[[Tx], Any], asyncio.AbstractEventLoop, "asyncio.Future[Any]"]


def _answer(future: "asyncio.Future[Any]", result: object) -> None:
    if not future.done():
        future.set_result(result)


def _refuse(future: "asyncio.Future[Any]", error: BaseException) -> None:
    if not future.done():
        future.set_exception(error)


def _tune(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _begin_immediate(connection: Connection) -> None:
    # A deferred transaction that reads and then writes fails at once with SQLITE_BUSY; busy_timeout does not apply.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def open_async(url: str) -> AsyncEngine:
    """A bare async engine, for the migrations."""
    parsed = make_url(url)
    driver = "sqlite+aiosqlite" if parsed.get_backend_name() == "sqlite" else "postgresql+asyncpg"
    return create_async_engine(parsed.set(drivername=driver))
