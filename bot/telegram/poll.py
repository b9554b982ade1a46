"""Updates are fetched: kept in the inbox first, acknowledged then."""

import asyncio
import logging

from aiogram import Bot
from aiogram.exceptions import TelegramConflictError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.utils.backoff import Backoff, BackoffConfig

from bot.telegram.methods import GetUpdates
from bot.telegram.outcome import ERRORS
from bot.telegram.worker import Worker

#: How long Telegram holds an empty answer back, in seconds.
_WAIT = 25

_log = logging.getLogger(__name__)


async def poll(bot: Bot, worker: Worker) -> None:
    """For ever: fetch updates, keep them, and move on. Begins without an offset: ids are not counted up for ever, and
    the inbox knows what it has seen."""
    offset: int | None = None
    backoff = Backoff(BackoffConfig(min_delay=0.5, max_delay=10.0, factor=1.5, jitter=0.1))
    while True:
        try:
            updates = await bot(GetUpdates(offset=offset, timeout=_WAIT), request_timeout=_WAIT + 10)
            if updates:
                await worker.take(updates)
                offset = updates[-1]["update_id"] + 1
        except TelegramUnauthorizedError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever happened, the next fetch brings the same updates again
            await _pause(backoff, error)
        else:
            backoff.reset()


async def _pause(backoff: Backoff, error: Exception) -> None:
    if isinstance(error, TelegramConflictError):
        _log.error("another process fetches the updates of this bot; stop one of them")
    elif isinstance(error, ERRORS):
        _log.warning("no updates: %s", type(error).__name__)
    else:
        _log.exception("updates could not be kept; they will come again")
    if isinstance(error, TelegramRetryAfter):
        await asyncio.sleep(error.retry_after)
    else:
        await backoff.asleep()
