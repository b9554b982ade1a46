"""The desk at which a conversation sits: the doors to the database, the clock, and a reader of files."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from core.model.value import File
from core.store import inbox
from core.store.db import Database, Tx
from core.store.inbox import Once
from core.use.arrive import Shown, note_shown
from dialogs.sheet import Sheets

P = ParamSpec("P")
T = TypeVar("T")


class Desk(Protocol):
    """What a conversation may ask for."""

    @property
    def public(self) -> str:
        """The web address at which calendars reach this process; empty when they cannot."""
        ...

    def now(self) -> datetime:
        """The present instant, in UTC."""
        ...

    async def read(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`fn(tx, ...)`, changing nothing."""
        ...

    async def write(self, once: tuple[Once, ...], fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """`fn(tx, ...)` in one transaction, together with the marks that make what was said act only once."""
        ...

    async def sheet(self, file: File) -> str:
        """The rows in a file, as a spreadsheet puts them on the clipboard; takes its time, and belongs outside of every
        transaction. Raises Refusal."""
        ...


class DatabaseDesk:
    """A desk at a real database. Notes of what has been shown wait here for the next transaction."""

    def __init__(self, db: Database, clock: Callable[[], datetime], sheets: Sheets, public: str = "") -> None:
        self._db = db
        self._clock = clock
        self._sheets = sheets
        self.public = public
        self.shown: list[Shown] = []

    def now(self) -> datetime:
        return self._clock()

    async def read(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._db.read(fn, *args, **kwargs)

    async def write(self, once: tuple[Once, ...], fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        waiting = self.taken()
        try:
            return await self._db.write(_marked, waiting, once, fn, args, kwargs)
        except BaseException:
            # The notes were undone together with the rest, by a polite no for example: the next transaction has them.
            self.shown[:0] = waiting
            raise

    async def sheet(self, file: File) -> str:
        return await self._sheets(file)

    def taken(self) -> tuple[Shown, ...]:
        """The notes that wait, handed over to whoever writes them now."""
        waiting, self.shown = tuple(self.shown), []
        return waiting


def _marked(
    tx: Tx, shown: tuple[Shown, ...], once: tuple[Once, ...], fn: Callable[..., T], args: Any, kwargs: Any
) -> T:
    if shown:
        note_shown(tx, shown)
    for row in once:
        inbox.mark_acted(tx, row)
    return fn(tx, *args, **kwargs)
