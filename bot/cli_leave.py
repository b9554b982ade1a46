"""The commands about leave: opening balances from a file, one person's balance, a correction."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import cli_calendar
from bot.terminal import database, failing, group, language
from core.model.words import N_
from dialogs.i18n import _

if TYPE_CHECKING:
    from core.model.leave.ledger import Posting
    from core.model.org import Org
    from core.use.balances import Account, Imported

leave = group(N_("Leave: opening balances, what is left, and who is away."))
leave.command("calendar", help=cli_calendar.HELP)(cli_calendar.calendar)
_EMAIL = typer.Argument(help=N_("The person's e-mail."))
#: Entries that are shown, the latest of them.
_SHOWN = 20


@leave.command("import", help=N_("Enter how much leave people have on a day: all of a table, or nothing."))
def import_balances(
    file: Annotated[Path, typer.Argument(help=N_("A CSV or XLSX file with the columns email, kind, days, on."))],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Only tell what would change."))] = False,
) -> None:
    with failing(str(file)):
        done = asyncio.run(_imported(file, dry_run))
    if dry_run:
        typer.echo(_("Nothing was written: this was a dry run."))
    typer.echo(_("Entered: {entered}. As before: {unchanged}.").format(entered=done.entered, unchanged=done.unchanged))


@leave.command(help=N_("Tell how much leave a person has, and why."))
def show(email: Annotated[str, _EMAIL]) -> None:
    from dialogs.leave_words import account_lines, entry_line

    with failing():
        name, accounts, entries, org = asyncio.run(_shown(email))
    typer.echo(name)
    for account in accounts:
        for line in account_lines(account, language()):
            typer.echo(line)
    if not accounts:
        typer.echo(_("No balance is kept yet: enter one by “kivok leave import”."))
    for entry in entries[-_SHOWN:]:
        typer.echo(entry_line(entry, language(), org.name(entry.by) if entry.by is not None else ""))


@leave.command(
    help=N_("Correct a balance: so many days more, or less."), context_settings={"ignore_unknown_options": True}
)
def adjust(
    email: Annotated[str, _EMAIL],
    days: Annotated[str, typer.Argument(help=N_("How many days more, like 2 or 1.5; less with a minus, like -3."))],
    reason: Annotated[str, typer.Option(help=N_("Why; it is kept with the entry."))],
    kind: Annotated[str, typer.Option(help=N_("The kind of leave."))] = "annual",
) -> None:
    from dialogs.leave_words import days as shown

    with failing():
        name, left = asyncio.run(_adjusted(email, days, reason, kind))
    typer.echo(_("{name}: {days} now.").format(name=name, days=shown(left, language())))


async def _imported(file: Path, dry_run: bool) -> "Imported":
    from bot.catalog_file import read_table
    from core.model.leave.opening import COLUMNS
    from core.use.balances import import_openings

    table = read_table(file, COLUMNS)
    async with database() as db:
        door = db.read if dry_run else db.write
        return await door(import_openings, table, datetime.now(UTC), dry_run=dry_run)


async def _shown(email: str) -> "tuple[str, tuple[Account, ...], tuple[Posting, ...], Org]":
    from core.store import people
    from core.use.balances import accounts, ledger
    from core.use.people import whose

    async with database() as db:
        person = await db.read(whose, email)
        org = await db.read(people.org)
        found = await db.read(accounts, person, datetime.now(UTC), org)
        return person.name, found, await db.read(ledger, person.id), org


async def _adjusted(email: str, days: str, reason: str, kind: str) -> tuple[str, int]:
    from core.model.leave.opening import half_days_in
    from core.use.balances import adjust as change
    from core.use.people import whose

    async with database() as db:
        person = await db.read(whose, email)
        left = await db.write(change, person, half_days_in(days), reason, datetime.now(UTC), kind)
        return person.name, left
