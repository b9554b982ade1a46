"""One process of Kivok: the edges, the worker, the sender and the ticks, wired together."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.settings import BadSetting, Settings
from bot.telegram import webhook
from bot.telegram.connect import connected, opened
from bot.telegram.send import Sender
from bot.telegram.sheets import TelegramSheets
from bot.telegram.worker import Worker
from bot.web import feed
from bot.web.app import create_app
from bot.web.serve import serving
from core.forms.mistake import show
from core.forms.read import mistakes_in
from core.forms.shipped import shipped
from core.forms.source import source_of
from core.model.words import N_
from core.store import forms, people, timers
from core.store.db import Database, Tx
from core.store.migrate import migrate
from core.use import arrive
from core.use.accruals import begin_accruals
from core.use.catalogs import known
from core.use.people import reseat
from core.use.remind import begin_mornings
from core.use.sweep import sweep
from dialogs.desk import DatabaseDesk

Clock = Callable[[], datetime]

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
    bot = opened(settings.bot_token, settings.telegram_api)
    try:
        await db.write(_begin, db.sqlite, clock())
        desk = DatabaseDesk(db, clock, TelegramSheets(bot), settings.public_url or "")
        worker, sender = Worker(bot, db, desk), Sender(bot, db, clock)
        async with _web(settings, db, worker, clock) as address, _ticking(db, clock), asyncio.TaskGroup() as tasks:
            jobs = (sender.run(), worker.run(), connected(settings, bot, worker))
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
    org, catalogs = people.org(tx), known(tx)
    for _name, text in shipped():
        forms.publish(tx, source_of(text), now)
    there = {one.form.key: one.form for one in forms.newest(tx)}
    for name, text in shipped():
        for mistake in mistakes_in(text, catalogs, org, there):
            _log.warning("%s", show(mistake, file=name))
    begin_mornings(tx, now)
    begin_accruals(tx, now)
    if alone:
        arrive.begin_alone(tx)


@asynccontextmanager
async def _web(settings: Settings, db: Database, worker: Worker, clock: Clock) -> AsyncIterator[str]:
    app = create_app(db)
    if settings.webhook_url and settings.webhook_secret:
        app.include_router(webhook.routes(worker, settings.webhook_secret.get_secret_value()))
    if settings.public_url:
        app.include_router(feed.routes(db, clock))
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

    async def tick(use: Callable[[Tx, datetime], object]) -> None:
        await db.write(use, clock())

    scheduler.add_job(tick_due, "interval", [db, clock], seconds=1)
    scheduler.add_job(tick, "interval", [begin_mornings], minutes=1)
    scheduler.add_job(tick, "interval", [arrive.tidy], hours=1)
    scheduler.add_job(tick, "interval", [reseat], minutes=1)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)


async def tick_due(db: Database, clock: Clock) -> None:
    """What has fallen due happens. Looked at before it is written: to write is to wake the sender and to hold up
    others."""
    while await db.read(timers.is_due, clock()):
        if await db.write(sweep, clock()) == 0:
            break  # another process has them
