"""Updates are pushed: kept in the inbox first, acknowledged with 200 then."""

import json
import logging
from secrets import compare_digest
from typing import Any

from aiogram import Bot
from fastapi import APIRouter, Request, Response

from bot.telegram.methods import UPDATES
from bot.telegram.worker import Worker

#: Where Telegram pushes to, below the address of KIVOK_WEBHOOK_URL.
PATH = "/telegram"
#: Bytes; an update is a few thousand.
_LONGEST = 1024 * 1024
#: Larger numbers are none of Telegram's, and no database would keep them.
_IDS = 2**63

_log = logging.getLogger(__name__)


def routes(worker: Worker, secret: str) -> APIRouter:
    """The one route that Telegram calls. Whoever does not know `secret` is turned away unheard."""
    router = APIRouter()

    @router.post(PATH)
    async def pushed(request: Request) -> Response:
        if not _knows(request, secret):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        update = _update(body)
        if update is None:
            return Response(status_code=400)
        await worker.take([update])
        return Response(status_code=200)

    return router


async def register(bot: Bot, url: str, secret: str) -> None:
    """Tell Telegram where to push to."""
    await bot.set_webhook(url + PATH, secret_token=secret, allowed_updates=list(UPDATES))
    _log.info("updates are pushed to %s%s", url, PATH)


def _knows(request: Request, secret: str) -> bool:
    given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
    # As bytes: text that is not ASCII would raise, and turn a refusal into an error.
    return compare_digest(given.encode(), secret.encode())


async def _body(request: Request) -> bytes | None:
    """The body; None when it is too long to be an update."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST:
            return None
    return body


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    number = update.get("update_id") if isinstance(update, dict) else None
    return update if type(number) is int and 0 <= number < _IDS else None
