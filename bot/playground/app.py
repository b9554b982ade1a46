"""The web application: Bot API, control API and the page."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send
from typing_extensions import override

from bot.playground import api, control, guard
from bot.playground.errors import ApiError
from bot.playground.webhook import Pusher
from bot.playground.world import World

_WEB = Path(__file__).with_name("web")
#: The page needs nothing from anywhere else, and nothing that a bot writes may run. Mini Apps have frames of their own.
_POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; frame-src http: https:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


def create_app(
    store_path: str = ":memory:", *, callback_age: float = 15.0, webhook_pause: float = 0.5, limits: bool = False
) -> FastAPI:
    """State lives in the SQLite file `store_path`. The ages and pauses are in seconds."""
    app = _App(
        title="Kivok playground", lifespan=_lifespan, docs_url=None, redoc_url=None, openapi_url="/_playground/api.json"
    )
    app.state.world = World(store_path, callback_age)
    app.state.world.limits.on = limits
    app.state.pusher = Pusher(app.state.world, webhook_pause)
    app.add_exception_handler(RequestValidationError, _wrong)
    app.add_route("/bot{token}/{method}", _bot_api, methods=["GET", "POST"])
    app.add_route("/file/bot{token}/{path:path}", _file, methods=["GET"])
    app.add_route("/", _page, methods=["GET"])
    app.mount("/web", StaticFiles(directory=_WEB), name="web")
    # The last, because each of its routes is made when the first request comes by.
    app.include_router(control.router)
    return app


class _App(FastAPI):
    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            # Only here is `send` still uvicorn's own; faults that break the connection need what is behind it.
            scope["playground.transport"] = getattr(getattr(send, "__self__", None), "transport", None)
            refused = guard.refusal(scope)
            if refused:
                await PlainTextResponse(refused, 403)(scope, receive, send)
                return
        await super().__call__(scope, receive, send)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    pusher = asyncio.create_task(app.state.pusher.run())
    try:
        yield
    finally:
        pusher.cancel()
        with suppress(asyncio.CancelledError):
            await pusher
        app.state.world.close()


async def _bot_api(request: Request) -> Response:
    return await api.serve(_world(request), request, request.path_params["token"], request.path_params["method"])


async def _file(request: Request) -> Response:
    """The stored bytes, unchanged, unless a fault cuts them short, or lets them wait in the middle."""
    world, path = _world(request), request.path_params["path"]
    try:
        api.bot_of(request.path_params["token"])
    except ApiError as error:
        return PlainTextResponse(error.description, error.code)
    found = next((file for file in world.files.under().values() if file.path == path), None)
    if found is None:
        return PlainTextResponse("Not Found", 404)
    content, about = world.content(found), {"file_id": found.id, "file_path": found.path}
    if world.faults.meets("truncated_file", "file", about):
        content = content[: len(content) // 2]
    if (stalled := world.faults.meets("stalled_file", "file", about)) is not None:
        return StreamingResponse(_stalled(world, content, stalled.seconds), media_type="application/octet-stream")
    return Response(content, media_type="application/octet-stream")


async def _stalled(world: World, content: bytes, seconds: float) -> AsyncIterator[bytes]:
    """Half of it, and no more."""
    yield content[: len(content) // 2]
    await world.hub.until(lambda: None, seconds)


async def _wrong(_: Request, error: Exception) -> Response:
    """The reasons in one line."""
    reasons = error.errors() if isinstance(error, RequestValidationError) else []
    lines = [f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in reasons]
    return JSONResponse({"detail": "; ".join(lines)}, 400)


async def _page(_: Request) -> Response:
    return FileResponse(_WEB / "index.html", headers={"Cache-Control": "no-store", "Content-Security-Policy": _POLICY})


def _world(request: Any) -> World:
    world: World = request.app.state.world
    return world
