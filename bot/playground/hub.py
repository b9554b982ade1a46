"""Waiting and telling: a bell for whoever waits until something is so, and a stream of events for the page."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.playground.errors import Json

T = TypeVar("T")


class Hub:
    def __init__(self) -> None:
        self.closed = False
        self._waiting: set[asyncio.Future[None]] = set()
        self._listeners: set[asyncio.Queue[Json | None]] = set()

    def publish(self, event: Json) -> None:
        """Tells the page; rings the bell."""
        for queue in self._listeners:
            queue.put_nowait(event)
        self.ring()

    def ring(self) -> None:
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    async def until(self, ready: Callable[[], T | None], timeout: float) -> T | None:  # noqa: ASYNC109 - a bell, not a scope
        """What `ready` gives once it is not None; None after `timeout` seconds or when the server stops."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while (value := ready()) is None and not self.closed and (left := deadline - loop.time()) > 0:
            future: asyncio.Future[None] = loop.create_future()
            self._waiting.add(future)
            await asyncio.wait([future], timeout=left)
            self._waiting.discard(future)
        return value

    def listen(self) -> "asyncio.Queue[Json | None]":
        """Events from now on; None says that the server stops."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._listeners.add(queue)
        return queue

    def leave(self, queue: "asyncio.Queue[Json | None]") -> None:
        self._listeners.discard(queue)

    def close(self) -> None:
        """Lets go of everybody who waits, so that a server can stop at once."""
        self.closed = True
        for queue in self._listeners:
            queue.put_nowait(None)
        self.ring()
