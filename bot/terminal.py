"""How the command line speaks: in the administrator's language, in plain lines, without tracebacks or secrets."""

import os
import re
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn
from zoneinfo import ZoneInfo

import typer
from typer.core import TyperGroup
from typing_extensions import override

from core.model.here import Here
from core.model.refusal import Refusal
from core.model.table import TableMistakes, show
from dialogs.i18n import _, ngettext, speaking, told

if TYPE_CHECKING:
    from core.store.db import Database

#: Nobody reads more mistakes than these at once.
_SHOWN = 100
#: Names and passwords in the addresses of servers.
_CREDENTIALS = re.compile(r"//[^/\s]*@")


def language(environment: Mapping[str, str] | None = None) -> str:
    """The language of whoever sits at the terminal, asked for in the order of POSIX."""
    known = os.environ if environment is None else environment
    asked = next(filter(None, map(known.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "ru" if asked.casefold().startswith("ru") else "en"


def group(help: str, cls: type[TyperGroup] = TyperGroup) -> typer.Typer:
    """A group of commands. Tracebacks stay plain: prettier ones can show the values of variables."""
    return typer.Typer(
        help=help,
        cls=cls,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )


class Speaking(TyperGroup):
    """The whole command line. Says everything in the language of the terminal, the help too."""

    @override
    def main(self, *args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")  # some terminals know no “quotes”
        with speaking(language()):
            _translate(self)
            return super().main(*args, **kwargs)


def _translate(command: Any) -> None:
    for one in (command, *command.params):
        if getattr(one, "help", None):
            one.help = _(one.help)
    for inner in getattr(command, "commands", {}).values():
        _translate(inner)


def stop(line: str, code: int = 1) -> NoReturn:
    """The command has failed, and this is why."""
    typer.echo(line, err=True)
    raise typer.Exit(code)


@contextmanager
def failing(file: str = "") -> Iterator[None]:
    """Within, whatever the administrator can mend ends the command with a line about it. `file` is what is read."""
    # Imported only when a command runs: they take a second, and `kivok --help` needs neither.
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    from bot.settings import BadSetting  # noqa: PLC0415

    try:
        yield
    except BadSetting as bad:
        stop(f"{bad.variable}: {_(bad.what).format_map(bad.about)}", 2)
    except Refusal as refusal:
        here = Here(language(), ZoneInfo("UTC"), datetime.now(UTC), _)
        stop("\n".join((told(refusal, here), _("Nothing has been changed."))))
    except TableMistakes as wrong:
        _tell(wrong, file)
    except (SQLAlchemyError, OSError) as error:
        stop("KIVOK_DATABASE_URL: " + _("The database cannot be used: {why}").format(why=_reason(error)), 2)


@asynccontextmanager
async def database() -> "AsyncIterator[Database]":
    """The database, if its tables are those that this version of Kivok knows."""
    from bot.settings import load  # noqa: PLC0415
    from core.store.db import Database  # noqa: PLC0415
    from core.store.migrate import newest, present  # noqa: PLC0415

    opened = Database(load().database_url)
    try:
        if await opened.read(present) != newest():
            stop(_("The database is not in the shape that this version needs. Run: kivok migrate"))
        yield opened
    finally:
        await opened.close()


def _tell(wrong: TableMistakes, file: str) -> NoReturn:
    for mistake in wrong.mistakes[:_SHOWN]:
        typer.echo(show(mistake, _, file))
    stop(
        " ".join(
            (ngettext("{count} mistake.", "{count} mistakes.", len(wrong.mistakes)), _("Nothing has been changed."))
        )
    )


def _reason(error: Exception) -> str:
    """The first line of what the database said."""
    said = str(getattr(error, "orig", None) or error).strip()
    return _CREDENTIALS.sub("//", said.partition("\n")[0]) or type(error).__name__
