"""The two doors to the database: `read` and `write` run a whole synchronous function in one hop.

On SQLite one thread owns the only writing connection: the async driver's hop between threads for every single statement
costs several times more than the statements themselves. On PostgreSQL both doors use the async engine.
"""

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from contextvars import copy_context
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from time import sleep
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

P = ParamSpec("P")
T = TypeVar("T")

#: What every function of `core.store` and `core.use` works with: one connection inside one transaction.
Tx: TypeAlias = Connection

_TRIES = 3

#: How often a file is asked to keep a write-ahead log, and how long between: ten seconds in all, as for every lock.
_SWITCHES = 200
_PAUSE_S = 0.05

#: How many writes share a commit at most: the first of them waits for the last.
_TOGETHER = 32

# PostgreSQL's codes for a transaction that was undone because of another one: no order was possible, or a deadlock.
_LOST_RACE = frozenset({"40001", "40P01"})

_log = logging.getLogger(__name__)


class Stale(Exception):
    """Somebody else was first: what was read has changed before it could be written. Load, decide and try again."""


def lost_race(error: Exception) -> bool:
    """Whether PostgreSQL has undone this because of another transaction: `write` tries again what raises it."""
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in _LOST_RACE


class Database:
    """One database file, or one PostgreSQL database. Close it, or its threads keep the process alive."""

    def __init__(self, url: str) -> None:
        """`url` is sqlite:///FILE or postgresql://...; the drivers are chosen here."""
        parsed = make_url(url)
        self.sqlite = _is_sqlite(parsed)
        self._writer: _Writer | None = None
        self._listeners: set[asyncio.Event] = set()
        if self.sqlite:
            self._engine = _async_sqlite(parsed, _begin)
            _tune(self._engine.sync_engine)
            writing = _sqlite(parsed, isolation_level=None)
            _tune(writing)
            event.listen(writing, "begin", _begin_immediate)
            self._writer = _Writer(writing)
        else:
            self._engine = _async_postgresql(parsed)

    async def read(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`fn(tx, ...)` on a connection of its own; all it reads is of one moment, and what it writes is not kept."""
        async with self._engine.connect() as connection:
            if not self.sqlite:
                await connection.execution_options(isolation_level="REPEATABLE READ")
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
        try:
            async with self._engine.begin() as connection:
                return await connection.run_sync(fn)
        except DBAPIError as error:
            if lost_race(error):
                raise Stale from error
            raise


class _Writer:
    """The thread that owns SQLite's writing connection. Writes that wait share one commit, each in a savepoint of its
    own, and nobody is answered before it: most of a small write is waiting for the disk."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="kivok-writer", daemon=True)
        self._thread.start()

    async def run(self, fn: Callable[[Tx], T]) -> T:
        if self._closed:
            raise RuntimeError("the database is closed")
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        # In the context of whoever asks, as on PostgreSQL: texts are said in his language.
        context = copy_context()
        self._jobs.put((lambda tx: context.run(fn, tx), loop, answer))
        return await answer

    def close(self) -> None:
        self._closed = True
        self._jobs.put(None)
        self._thread.join()
        self._engine.dispose()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            for (_fn, loop, answer), tell in self._shared(job):
                # Whoever asked may be gone together with his loop; the thread goes on for the others.
                with suppress(RuntimeError):
                    loop.call_soon_threadsafe(tell, answer)

    def _shared(self, first: "_Job") -> "list[tuple[_Job, _Tell]]":
        """Run `first` and what waits behind it in one transaction; returns what tells each its outcome."""
        begun, told = [first], []
        try:
            with self._engine.begin() as tx:
                told.append(_attempt(tx, first[0]))
                for job in self._waiting(_TOGETHER - 1):
                    begun.append(job)
                    told.append(_attempt(tx, job[0]))
        except BaseException as error:  # noqa: BLE001 - it belongs to those who await the answers
            # A refusal may rest on what another write had done: with the commit every outcome is gone.
            told = [partial(_refuse, error)] * len(begun)
        return list(zip(begun, told, strict=True))

    def _waiting(self, most: int) -> "Iterator[_Job]":
        with suppress(Empty):
            for _ in range(most):
                job = self._jobs.get_nowait()
                if job is None:
                    self._jobs.put(None)  # it closes, when this is done
                    return
                yield job


_Job: TypeAlias = tuple[Callable[[Tx], Any], asyncio.AbstractEventLoop, "asyncio.Future[Any]"]
_Tell: TypeAlias = "Callable[[asyncio.Future[Any]], None]"


def _attempt(tx: Tx, fn: Callable[[Tx], Any]) -> _Tell:
    """Run `fn` in a savepoint. Raises when SQLite has undone the whole transaction, on a full disk for example."""
    driver: Any = tx.connection.dbapi_connection
    driver.execute("SAVEPOINT one")
    try:
        result = fn(tx)
    except BaseException as error:
        if not driver.in_transaction:
            raise
        driver.execute("ROLLBACK TO one")
        told: _Tell = partial(_refuse, error)
    else:
        told = partial(_answer, result)
    driver.execute("RELEASE one")
    return told


def _answer(result: object, future: "asyncio.Future[Any]") -> None:
    if not future.done():
        future.set_result(result)


def _refuse(error: BaseException, future: "asyncio.Future[Any]") -> None:
    if not future.done():
        future.set_exception(error)


def _tune(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _begin(connection: Connection) -> None:
    # Left to itself the driver begins nothing for a SELECT: each would see another moment.
    connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    # A deferred transaction that reads and then writes fails at once with SQLITE_BUSY; busy_timeout does not apply.
    # Straight to the driver: this happens before every write, and needs nothing of what a statement usually does.
    driver: Any = connection.connection.dbapi_connection
    driver.execute("BEGIN IMMEDIATE")


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _sqlite(url: URL, **options: Any) -> Engine:
    """`options` are the driver's. An error goes into the log, and what people have answered must not."""
    return create_engine(url.set(drivername="sqlite+pysqlite"), connect_args=options, hide_parameters=True)


def _async_sqlite(url: URL, begin: Callable[[Connection], None]) -> AsyncEngine:
    """An engine whose transactions are begun by us, not by the driver, which leaves out what changes tables."""
    Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(
        url.set(drivername="sqlite+aiosqlite"),
        connect_args={"isolation_level": None, "timeout": 10},
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "begin", begin)
    return engine


def _async_postgresql(url: URL) -> AsyncEngine:
    return create_async_engine(url.set(drivername="postgresql+asyncpg"), hide_parameters=True)


def open_async(url: str) -> AsyncEngine:
    """A bare async engine, for the migrations: one at a time, and all or nothing."""
    parsed = make_url(url)
    if _is_sqlite(parsed):
        return _async_sqlite(parsed, _begin_immediate)
    return _async_postgresql(parsed)


def write_ahead(url: str) -> None:
    """Switch a SQLite file to the write-ahead log, once and for ever: readers go on beside the writer. Where several
    processes switch it together SQLite says "locked" without waiting, whatever its timeout: the waiting is here."""
    parsed = make_url(url)
    if not _is_sqlite(parsed):
        return
    # The driver begins nothing by itself: inside a transaction nothing is switched.
    engine = _sqlite(parsed, isolation_level=None, timeout=0)
    try:
        with engine.connect() as connection:
            for left in reversed(range(_SWITCHES)):
                try:
                    connection.exec_driver_sql("PRAGMA journal_mode=WAL")
                except OperationalError as error:
                    if not left or getattr(error.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
                        raise
                    sleep(_PAUSE_S)
                else:
                    return
    finally:
        engine.dispose()
