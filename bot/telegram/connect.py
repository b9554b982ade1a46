"""The way to Telegram: a bot that is not yet heard, and the meeting at which it says who it is."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound, TelegramRetryAfter, TelegramUnauthorizedError
from pydantic import SecretStr

from bot.settings import BadSetting, Settings
from bot.telegram import poll, webhook
from bot.telegram.outcome import ERRORS, judged
from bot.telegram.profile import introduce
from bot.telegram.worker import Worker
from core.model.words import N_

#: How long an answer of Telegram is waited for, in seconds: several must fit into the lease of an update.
_PATIENCE = 15.0
#: How long Telegram is asked who the bot is before it is asked again, in seconds.
_AGAIN = 3.0

_log = logging.getLogger(__name__)


def opened(token: SecretStr, api: str) -> Bot:
    """A bot at the Bot API of this address. Its session has to be closed."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api), timeout=_PATIENCE)
    return Bot(token.get_secret_value(), session=session)


async def connected(settings: Settings, bot: Bot, worker: Worker) -> None:
    """Meet Telegram, however long it takes to be there, and fetch updates for ever, or have them pushed. Raises
    BadSetting for a token that is not accepted."""
    try:
        await _insisting(bot, partial(_met, worker))
        await _insisting(bot, partial(_reached, settings))
        if not _is_pushed(settings):
            _log.info("fetching updates")
            await poll.poll(bot, worker)
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise BadSetting("KIVOK_BOT_TOKEN", N_("is not accepted by Telegram")) from None


async def _insisting(bot: Bot, call: Callable[[Bot], Awaitable[None]]) -> None:
    """`call`, until Telegram answers. Raises TelegramUnauthorizedError and TelegramNotFound: no such bot."""
    while True:
        try:
            return await call(bot)
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise
        except ERRORS as error:
            _log.warning("Telegram does not answer (%s), trying again", type(error).__name__)
            await asyncio.sleep(max(_AGAIN, judged(error).pause))


async def _met(worker: Worker, bot: Bot) -> None:
    me = await bot.me()
    worker.searches, worker.name = bool(me.supports_inline_queries), me.username or ""
    _log.info("this is @%s, %s", me.username, "searched as people type" if worker.searches else "without inline mode")
    try:
        await introduce(bot)
    except (TelegramBadRequest, TelegramRetryAfter) as error:
        # They are set anew at every start, too often for Telegram at times: those of the last start will do.
        _log.warning("the commands were not set: %s", error.message)


async def _reached(settings: Settings, bot: Bot) -> None:
    if settings.webhook_url and settings.webhook_secret:
        await webhook.register(bot, settings.webhook_url, settings.webhook_secret.get_secret_value())
    else:
        await bot.delete_webhook()


def _is_pushed(settings: Settings) -> bool:
    return bool(settings.webhook_url and settings.webhook_secret)
