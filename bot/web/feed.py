"""Teams for calendars that follow them: each by a link that only its owner has, and as he may see the team by then."""

import asyncio
import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256

from fastapi import APIRouter, Request, Response

from bot.calendar_file import ics
from core.model.leave.calendar_entry import CalendarEntry
from core.store.db import Database
from core.use import feeds
from dialogs import team_calendar
from dialogs.i18n import speaking, spoken

#: Where calendars look, below the address of KIVOK_PUBLIC_URL.
PATH = "/calendar/{token}.ics"
#: What a token looks like: for anything else no database is asked.
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
#: How long a calendar may wait before it asks anew; most wait longer, whatever they are told.
_AGAIN = timedelta(hours=1)
_FRESH = timedelta(minutes=5)


def routes(db: Database, clock: Callable[[], datetime]) -> APIRouter:
    """The one route of feeds. Whatever is wrong with a link, the answer is the same: there is nothing."""
    router = APIRouter()

    @router.api_route(PATH, methods=["GET", "HEAD"])
    async def followed(token: str, request: Request) -> Response:
        found = await db.read(feeds.followed, token, clock()) if _TOKEN.fullmatch(token) else None
        if found is None:
            return Response("not found", media_type="text/plain", status_code=404, headers=_headers("no-store"))
        with speaking(spoken(found.org.people[found.viewer].locale)):
            name, entries = team_calendar.name(found.leader, found.org), team_calendar.followed(found)
        headers = {**_headers(f"private, max-age={int(_FRESH.total_seconds())}"), "ETag": _tag(name, entries)}
        if _knows(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        # In a thread: a large company takes its time, and nobody else should wait for it.
        body = await asyncio.to_thread(_file, entries, name)
        return Response(body, media_type="text/calendar", headers=headers)

    return router


@lru_cache(maxsize=16)
def _file(entries: tuple[CalendarEntry, ...], name: str) -> bytes:
    """Kept for a while: half a millisecond an event is long for a large company that many follow."""
    return ics(entries, name, again=_AGAIN)


def _headers(keep: str) -> dict[str, str]:
    return {"Cache-Control": keep, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


def _tag(name: str, entries: Iterable[CalendarEntry]) -> str:
    """Of what is told, not of the file: to know that nothing has changed, none has to be written."""
    told = sha256(name.encode())
    for one in entries:
        told.update(repr(one).encode())
    return f'"{told.hexdigest()[:32]}"'


def _knows(request: Request, tag: str) -> bool:
    """Whether the calendar has this very version already."""
    given = request.headers.get("If-None-Match", "").split(",")
    return any(one.strip().removeprefix("W/") in (tag, "*") for one in given)
