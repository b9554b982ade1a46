"""A running playground: uvicorn in a thread of its own, stopped with the block that started it."""

import asyncio
import socket
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn
from fastapi import FastAPI
from typing_extensions import override

from bot.playground.app import create_app
from bot.playground.guard import loopback


class Server(uvicorn.Server):
    """Lets go of long polls and event streams before uvicorn waits for them to end."""

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        app: FastAPI = self.config.app  # type: ignore[assignment]  # made below, always this class
        app.state.world.hub.close()
        await super().shutdown(sockets)


def server(app: FastAPI) -> Server:
    return Server(
        uvicorn.Config(
            app, ws="none", log_level="warning", access_log=False, timeout_graceful_shutdown=3, loop="asyncio"
        )
    )


def listen(host: str, port: int) -> socket.socket:
    """A listening socket on this machine; port 0 takes a free one."""
    if not loopback(host):
        raise ValueError(f"the playground listens on this machine only, not on {host}")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle's algorithm on and every answer takes 40 ms.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind((host, port))
    made.listen(512)
    return made


def address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class Playground:
    """`with Playground() as playground:` or `async with`; `playground.url` is the address of API and page."""

    def __init__(
        self,
        file: str | Path = ":memory:",
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        callback_age: float = 15.0,
        webhook_pause: float = 0.5,
        limits: bool = False,
    ) -> None:
        self.app = create_app(str(file), callback_age=callback_age, webhook_pause=webhook_pause, limits=limits)
        self._host, self._port = host, port
        self._server = server(self.app)
        self._thread: threading.Thread | None = None
        self._socket: socket.socket | None = None
        self.url = ""

    def now(self) -> datetime:
        """The time here: a bot with this clock follows when it is moved."""
        return datetime.fromtimestamp(self.app.state.world.clock.now(), UTC)

    def start(self) -> Self:
        listening = self._socket = listen(self._host, self._port)
        self.url = address(listening)
        run = self._server.run
        self._thread = threading.Thread(target=lambda: run(sockets=[listening]), name="playground", daemon=True)
        self._thread.start()
        deadline = time.monotonic() + 20
        while not self._server.started:
            if time.monotonic() > deadline or not self._thread.is_alive():
                raise RuntimeError("the playground did not start")
            time.sleep(0.005)
        return self

    def stop(self) -> None:
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join(20)
        if self._socket is not None:
            self._socket.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    async def __aenter__(self) -> Self:
        return await asyncio.to_thread(self.start)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self.stop)
