"""What can be seen: chats, answers to presses, the log of requests, files, and the stream of events."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse

from bot.playground.control.ask import Here, refuse, the_bot, the_person
from bot.playground.control.view import chat_view
from bot.playground.errors import Json
from bot.playground.shelf import Shelf
from bot.playground.world import World

router = APIRouter()
#: Seconds of silence after which the stream says something, so that a dead connection is noticed.
_HEARTBEAT = 15


@router.get("/chat")
async def chat(world: Here, person: int, bot: int | None = None) -> Json:
    return chat_view(world, the_bot(world, bot), the_person(world, person))


@router.get("/wait")
async def wait(world: Here, person: int, after: int, timeout: float = 10, bot: int | None = None) -> Json:  # noqa: ASYNC109
    """The chat as soon as its revision is above `after`, or as it is when the time is over (at most 60 s)."""
    the, whose = the_bot(world, bot), the_person(world, person)
    key = (the.id, whose.id)
    await world.hub.until(lambda: True if world.revisions.get(key, 0) > after else None, min(timeout, 60))
    return chat_view(world, the, whose)


@router.get("/answer")
async def answer(world: Here, id: str, wait: float = 0) -> Json:
    """What the bot answered to a press; waits up to `wait` seconds for it."""
    if world.presses.get(id) is None:
        raise refuse(f"no press {id}", 404)

    def given() -> Json | None:
        press = world.presses.get(id)
        return press.answer if press else None

    found = await world.hub.until(given, min(wait, 60))
    return {"answered": found is not None, "text": "", "show_alert": False, "url": None} | (found or {})


@router.get("/log")
async def log(
    world: Here, method: str | None = None, limit: Annotated[int, Query(ge=1)] = 1000, after: int = 0
) -> list[Json]:
    """Requests of bots with their answers, oldest first: the newest `limit` of them, of one method if given, and
    only those numbered above `after`."""
    known = (entry for entry in list(world.log) if entry["number"] > after)
    chosen = [entry for entry in known if method is None or entry["method"] == method]
    return chosen[-limit:]


@router.get("/state")
async def state(world: Here) -> Json:
    """Everything that the playground knows, but the bytes of files."""
    kept: dict[str, Shelf[Any]] = {
        "people": world.people, "groups": world.groups, "bots": world.bots, "webhooks": world.webhooks,
        "chats": world.chats, "posts": world.posts, "topics": world.topics, "presses": world.presses,
        "updates": world.updates, "settings": world.settings, "files": world.files,
    }  # fmt: skip
    faults: Json = {"faults": [rule.row for rule in world.faults.rules], "limits": world.limits.on}
    time: Json = {"now": world.clock.now(), "ahead": world.clock.ahead}
    return time | faults | {name: shelf.rows() for name, shelf in kept.items()}


@router.get("/file/{id}")
async def file(world: Here, id: str) -> Response:
    found = world.files.get(id)
    if found is None:
        raise refuse("no such file", 404)
    # Only pictures are shown in place: anything else could run as a page of the playground's own origin.
    shown = found.mime if found.width else "application/octet-stream"
    return Response(world.content(found), media_type=shown, headers={"Cache-Control": "private, max-age=86400"})


@router.get("/events")
async def events(world: Here) -> StreamingResponse:
    """Server-sent events, until the client leaves or the server stops."""
    return StreamingResponse(_stream(world), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def _stream(world: World) -> AsyncIterator[str]:
    queue = world.hub.listen()
    try:
        yield 'retry: 1000\ndata: {"type": "hello"}\n\n'
        while not world.hub.closed:
            try:
                event = await asyncio.wait_for(queue.get(), _HEARTBEAT)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if event is None:
                return
            yield f"data: {json.dumps(event, ensure_ascii=False)}\n\n"
    finally:
        world.hub.leave(queue)
