"""One process of Kivok: the edges, the worker, the sender and the ticks, wired together."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound, TelegramRetryAfter, TelegramUnauthorizedError
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.settings import BadSetting, Settings
from bot.telegram import poll, webhook
from bot.telegram.outcome import ERRORS, judged
from bot.telegram.profile import introduce
from bot.telegram.send import Sender
from bot.telegram.worker import Worker
from bot.web.app import create_app
from bot.web.serve import serving
from core.forms.shipped import shipped
from core.forms.source import source_of
from core.model.words import N_
from core.store import forms
from core.store.db import Database, Tx
from core.store.migrate import migrate
from core.use import arrive
from dialogs.desk import DatabaseDesk

Clock = Callable[[], datetime]

#: How long an answer of Telegram is waited for, in seconds: several must fit into the lease of an update.
_PATIENCE = 15.0
#: How long Telegram is asked who the bot is before it is asked again, in seconds.
_AGAIN = 3.0

_log = logging.getLogger(__name__)


def utc_now() -> datetime:
    return datetime.now(UTC)


async def run(settings: Settings, clock: Clock = utc_now) -> None:
    """Serve until the process is asked to stop. Raises BadSetting."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    try:
        async with serve(settings, clock):
            await stop.wait()
    except BaseExceptionGroup as group:
        # What breaks in one of the loops ends them all; a setting is the one thing that whoever started it can mend.
        bad = group.subgroup(BadSetting)
        raise bad.exceptions[0] if bad else group from None
    _log.info("stopped")


@asynccontextmanager
async def serve(settings: Settings, clock: Clock = utc_now) -> AsyncIterator[str]:
    """Within, the bot serves; its web address is given. Raises BadSetting; what breaks later is raised at the end."""
    if settings.bot_token is None:
        raise BadSetting("KIVOK_BOT_TOKEN", N_("is needed: BotFather in Telegram gives one"))
    await migrate(settings.database_url)
    db = Database(settings.database_url)
    session = AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api), timeout=_PATIENCE)
    bot = Bot(settings.bot_token.get_secret_value(), session=session)
    try:
        await db.write(_begin, db.sqlite, clock())
        desk = DatabaseDesk(db, clock)
        worker, sender = Worker(bot, db, desk), Sender(bot, db, clock)
        async with _web(settings, db, worker) as address, _ticking(db, clock), asyncio.TaskGroup() as tasks:
            jobs = (sender.run(), worker.run(), _connected(settings, bot, worker))
            running = [tasks.create_task(job) for job in jobs]
            yield address
            for task in running:
                task.cancel()
        await asyncio.gather(worker.idle(), sender.idle())
        await db.write(arrive.note_shown, desk.taken())
    finally:
        await bot.session.close()
        await db.close()


def _begin(tx: Tx, alone: bool, now: datetime) -> None:
    """Forms that came with this version, and what a process that died left in the middle."""
    for _name, text in shipped():
        forms.publish(tx, source_of(text), now)
    if alone:
        arrive.begin_alone(tx)


@asynccontextmanager
async def _web(settings: Settings, db: Database, worker: Worker) -> AsyncIterator[str]:
    app = create_app(db)
    if settings.webhook_url and settings.webhook_secret:
        app.include_router(webhook.routes(worker, settings.webhook_secret.get_secret_value()))
    try:
        async with serving(app, *settings.address) as address:
            _log.info("listening on %s", address)
            yield address
    except OSError as error:
        raise BadSetting("KIVOK_LISTEN", N_("cannot be listened on: {why}"), why=str(error.strerror)) from error


@asynccontextmanager
async def _ticking(db: Database, clock: Clock) -> AsyncIterator[None]:
    """What has to happen now and then. Nothing is lost when a tick is: each looks at what there is to do."""
    scheduler = AsyncIOScheduler(timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True})

    async def tidy() -> None:
        await db.write(arrive.tidy, clock())

    scheduler.add_job(tidy, "interval", hours=1)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)


async def _connected(settings: Settings, bot: Bot, worker: Worker) -> None:
    """Meet Telegram, however long it takes to be there, and fetch updates or have them pushed."""
    try:
        await _insisting(bot, _met)
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
        except TelegramNotFound:
            raise
        except ERRORS as error:
            _log.warning("Telegram does not answer (%s), trying again", type(error).__name__)
            await asyncio.sleep(max(_AGAIN, judged(error).pause))


async def _met(bot: Bot) -> None:
    _log.info("this is @%s", (await bot.me()).username)
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
