"""The demo: a local Telegram with a page, a made-up company, and the bot, all in one process and one folder."""

import asyncio
import signal
import sys
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

from bot import log
from bot.catalog_file import read_table
from bot.main import serve
from bot.people_file import read_people
from bot.playground import Client, Playground
from bot.settings import BadSetting, Settings, load
from core.model.catalog.read import names_of
from core.model.ids import CatalogKey
from core.model.leave.opening import COLUMNS as OPENING_COLUMNS
from core.model.org import Org, Person
from core.model.words import N_
from core.store import people
from core.store.db import Database, Tx
from core.store.migrate import migrate
from core.use.balances import import_openings
from core.use.catalogs import definition, import_rows
from core.use.people import import_people
from dialogs.i18n import _

_BOT = 1000001
#: Well formed, and of no use anywhere else: the playground takes any.
_TOKEN = f"{_BOT}:the-playground-needs-no-secret"
_COMPANY = Path(__file__).with_name("company.csv")
_CATALOGS = Path(__file__).with_name("catalogs")
_LEAVE = Path(__file__).with_name("leave.csv")
_DATABASE, _TELEGRAM = "kivok.db", "telegram.db"


async def run(folder: Path, port: int, reset: bool) -> None:
    """Serve until the process is asked to stop. What was tried is kept in `folder`, unless `reset`. Raises
    BadSetting."""
    log.set_up("WARNING")
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    _prepare(folder, reset)
    async with AsyncExitStack() as stack:
        try:
            playground = await stack.enter_async_context(Playground(folder / _TELEGRAM, port=port))
        except OSError as error:
            what = N_("{port} cannot be used: {why}. Try another one.")
            raise BadSetting("--port", what, port=str(port), why=str(error.strerror)) from None
        await _serve(playground, folder, stop)


async def _serve(playground: Playground, folder: Path, stop: asyncio.Event) -> None:
    """Bot and playground on one clock: whoever moves it moves both."""
    url = playground.url
    settings = _settings(url, folder)
    org = await _company(settings.database_url)
    async with Client(url, _BOT) as clients:
        await clients.post(
            "people", [_persona(person) for person in org.people.values() if person.telegram is not None]
        )
        await clients.post("bots", id=_BOT, name="Kivok")
        async with serve(settings, playground.now):
            await _come_in(clients)
            _say(_("Kivok is here: {url}").format(url=url))
            _say(_("Choose somebody on the page and write to the bot. Ctrl+C ends it; everything is kept."))
            await stop.wait()


def _settings(url: str, folder: Path) -> Settings:
    """The demo's own; what the environment says is for a real bot."""
    return load(
        {
            "KIVOK_BOT_TOKEN": _TOKEN,
            "KIVOK_TELEGRAM_API": url,
            "KIVOK_DATABASE_URL": f"sqlite:///{folder / _DATABASE}",
            "KIVOK_LISTEN": "127.0.0.1:0",
        }
    )


async def _company(url: str) -> Org:
    """Everybody of the demo; the tables are read the first time only, so that what people chose since is kept."""
    await migrate(url)
    db = Database(url)
    try:
        return await db.write(_settled)
    finally:
        await db.close()


def _settled(tx: Tx) -> Org:
    if not people.org(tx).people:
        import_people(tx, read_people(_COMPANY))
        for file in sorted(_CATALOGS.glob("*.csv")):
            key = CatalogKey(file.stem)
            import_rows(tx, key, read_table(file, names_of(definition(tx, key))))
        import_openings(tx, read_table(_LEAVE, OPENING_COLUMNS), datetime.now(UTC))
    return people.org(tx)


def _persona(person: Person) -> dict[str, object]:
    """Somebody of the company, as the page knows him."""
    return {
        "telegram_id": person.telegram,
        "name": person.name,
        "language": person.locale,
        "title": person.position,
        "zone": person.zone,
    }


async def _come_in(clients: Client) -> None:
    """Everybody presses Start once: a bot may not write first."""
    for person in await clients.get("people", bot=_BOT):
        if not person["started"]:
            await clients.say(person["telegram_id"], "/start")


def _prepare(folder: Path, reset: bool) -> None:
    """A folder for the data. A reset removes what the demo has kept, and nothing else that may lie there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (_DATABASE, _TELEGRAM) if reset else ():
        for file in folder.glob(f"{name}*"):
            file.unlink()


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
