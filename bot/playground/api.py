"""One request of a bot from the wire to the answer: faults, the schema's judgement, the method, the log."""

import inspect
import json
import re
import time
from contextlib import suppress
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response

from bot.playground import decode, limits
from bot.playground.call import Call
from bot.playground.errors import ApiError, Json, bad, missing
from bot.playground.faults import Rule
from bot.playground.guard import real
from bot.playground.methods import METHODS, UNSUPPORTED
from bot.playground.schema import schema
from bot.playground.wire import Parcel, unpack
from bot.playground.world import World, party_or_bad

_TOKEN = re.compile(r"(\d{1,16}):[\w-]+")
_BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>"
)


async def serve(world: World, request: Request, token: str, method: str) -> Response:
    """The answer over HTTP, faults included."""
    entry: Json = {"method": method, "at": world.clock.now(), "parameters": {}, "files": []}
    started = time.monotonic()
    try:
        bot_id = bot_of(token)
        world.tokens[bot_id] = token
        entry |= {"bot": bot_id, "method": method_name(method)}
        parcel = await unpack(request)
        files = [
            {"part": part, "name": upload.name, "size": len(upload.content)} for part, upload in parcel.files.items()
        ]
        entry |= {"parameters": parcel.parameters, "files": files}
        fault = world.faults.pick(entry["method"], parcel.parameters)
        entry["fault"] = fault.action if fault else None
        body = await _with_fault(world, bot_id, entry["method"], parcel, fault)
    except ApiError as error:
        body = error.body
    except (_Dropped, ClientDisconnect):
        body = None
    status = 200 if body is None or body["ok"] else body["error_code"]
    entry |= {
        "answer": body,
        "status": None if body is None else status,
        "seconds": round(time.monotonic() - started, 6),
    }
    world.note(entry)
    if body is None:
        return _drop(request)
    if entry.get("fault") == "502_html":
        return HTMLResponse(_BAD_GATEWAY, 502)
    return Response(json.dumps(body, ensure_ascii=False), status, media_type="application/json")


def bot_of(token: str) -> int:
    """The bot's number; any secret after the colon will do, but that of a real bot."""
    if real(token):
        raise ApiError(401, "Unauthorized: this looks like a real bot's token; the playground takes made-up ones only")
    found = _TOKEN.fullmatch(token)
    if not found:
        raise ApiError(401, "Unauthorized")
    return int(found.group(1))


def method_name(given: str) -> str:
    """The exact name of a method of the schema, whatever the case."""
    name = schema().names.get(given.lower())
    if name is None:
        raise ApiError(404, "Not Found")
    return name


async def run(world: World, bot_id: int, method: str, parcel: Parcel) -> Any:
    """The result of the method; everything it changed is on disk, or nothing."""
    if method not in METHODS:
        raise missing(method)
    arguments = decode.arguments(method, parcel.parameters, parcel.files)
    for name in sorted(UNSUPPORTED.get(method, set()) & arguments.keys()):
        raise missing(f"{method}.{name}")
    call = Call(world, world.bot(bot_id), arguments, parcel.files)
    if limits.counts(method) and "chat_id" in arguments:
        chat = party_or_bad(world, arguments["chat_id"])
        world.limits.take(bot_id, chat.id, limits.weight(arguments))
    try:
        result = METHODS[method](call)
        return await result if inspect.isawaitable(result) else result
    finally:
        # A refused call has changed nothing but, at most, a file that nobody can name.
        world.disk.commit()


class _Dropped(Exception):
    """The connection breaks off instead of an answer."""


async def _with_fault(world: World, bot_id: int, method: str, parcel: Parcel, fault: Rule | None) -> Json:
    if fault is None:
        return {"ok": True, "result": await run(world, bot_id, method, parcel)}
    match fault.action:
        case "reset_before":
            raise _Dropped
        case "hang":
            await world.hub.until(lambda: None, fault.seconds)
            raise _Dropped
        case "lost_answer":
            with suppress(ApiError):
                await run(world, bot_id, method, parcel)
            raise _Dropped
        case _:
            raise _refusal(fault)


def _refusal(fault: Rule) -> ApiError:
    match fault.action:
        case "429":
            after = fault.retry_after
            return ApiError(429, f"Too Many Requests: retry after {after}", {"retry_after": after})
        case "migrate":
            moved = {"migrate_to_chat_id": fault.migrate_to_chat_id}
            return ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", moved)
        case "late_callback":
            return bad("query is too old and response timeout expired or query ID is invalid")
        case "403":
            return ApiError(403, "Forbidden: bot was blocked by the user")
        case "502_html":
            return ApiError(502, "Bad Gateway")
        case _:
            return ApiError(500, "Internal Server Error")


def _drop(request: Request) -> Response:
    """Breaks the connection: the client sees it closed before a status line."""
    transport = request.scope.get("playground.transport")
    if transport is not None:
        transport.abort()
    return Response(status_code=500)
