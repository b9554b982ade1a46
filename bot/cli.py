"""The command line: each command opens what it needs, does one thing, and says what came of it."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs: aiogram alone takes three seconds

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli_catalog import catalog
from bot.cli_forms import forms
from bot.cli_leave import leave
from bot.terminal import Speaking, database, failing, group, stop
from core.model.words import N_
from dialogs.i18n import _, ngettext

app = group(N_("Kivok: forms as conversations, approvals as buttons."), Speaking)
people = group(N_("The people of the company."))
audit = group(N_("The journal of what was done."))
app.add_typer(forms, name="forms")
app.add_typer(people, name="people")
app.add_typer(catalog, name="catalog")
app.add_typer(leave, name="leave")
app.add_typer(audit, name="audit")


@app.command(help=N_("Run the bot."))
def run() -> None:
    with failing():
        from bot import log, main, settings

        given = settings.load()
        log.set_up(given.log_level)
        asyncio.run(main.run(given))


@app.command(help=N_("Try Kivok out: a made-up company, and a Telegram of its own in the browser."))
def demo(
    port: Annotated[int, typer.Option(help=N_("Where the browser finds it."), min=0, max=65535)] = 8081,
    folder: Annotated[Path, typer.Option(help=N_("Where its data is kept."))] = Path("var/demo"),
    reset: Annotated[bool, typer.Option("--reset", help=N_("Forget what was tried before."))] = False,
) -> None:
    with failing():
        from bot import demo

        asyncio.run(demo.run(folder, port, reset))


@app.command(help=N_("Bring the database to the shape that this version needs."))
def migrate() -> None:
    with failing():
        from bot.settings import load
        from core.store.migrate import migrate

        before, after = asyncio.run(migrate(load().database_url))
    if before == after:
        typer.echo(_("The database is up to date: revision {revision}.").format(revision=after))
    else:
        typer.echo(_("The database is ready: revision {revision}.").format(revision=after))


@people.command("import", help=N_("Take over a table of people: all of it, or nothing when anything is wrong."))
def import_people(
    file: Annotated[Path, typer.Argument(help=N_("A CSV file; its first row names the columns."))],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Only tell what would change."))] = False,
) -> None:
    with failing(str(file)):
        added, changed, unchanged = asyncio.run(_imported(file, dry_run))
    if dry_run:
        typer.echo(_("Nothing was written: this was a dry run."))
    words = _("Added: {added}. Changed: {changed}. As before: {unchanged}.")
    typer.echo(words.format(added=added, changed=changed, unchanged=unchanged))


async def _imported(file: Path, dry_run: bool) -> tuple[int, int, int]:
    from bot.people_file import read_people
    from core.use.people import import_people

    rows = read_people(file)
    async with database() as db:
        door = db.read if dry_run else db.write
        done = await door(import_people, rows, dry_run=dry_run)
    return done.added, done.changed, done.unchanged


@people.command(help=N_("Take away a person's access; what waits for him goes to others."))
def deactivate(email: Annotated[str, typer.Argument(help=N_("The person's e-mail."))]) -> None:
    with failing():
        name, moved = asyncio.run(_deactivated(email))
    typer.echo(_("{name} has no access any more.").format(name=name))
    typer.echo(ngettext("{count} request went to others.", "{count} requests went to others.", moved))


async def _deactivated(email: str) -> tuple[str, int]:
    from core.use.people import deactivate, whose

    async with database() as db:
        person = await db.read(whose, email)
        return person.name, await db.write(deactivate, person.id, datetime.now(UTC))


@people.command(help=N_("Give a person access again."))
def activate(email: Annotated[str, typer.Argument(help=N_("The person's e-mail."))]) -> None:
    with failing():
        name = asyncio.run(_activated(email))
    typer.echo(_("{name} has access again, and has to link Telegram anew.").format(name=name))


async def _activated(email: str) -> str:
    from core.use.people import activate, whose

    async with database() as db:
        person = await db.read(whose, email)
        await db.write(activate, person.id)
        return person.name


@audit.command(help=N_("Prove that nobody has changed the journal or a request behind Kivok's back."))
def verify() -> None:
    with failing():
        requests, entries, broken = asyncio.run(_verified())
    for line in broken:
        typer.echo(line)
    typer.echo(_("Requests: {requests}. Entries: {entries}.").format(requests=requests, entries=entries))
    if broken:
        stop(_("The journal does not hold."))
    typer.echo(_("The journal holds."))


async def _verified() -> tuple[int, int, list[str]]:
    from core.use.audit import verify

    async with database() as db:
        found = await db.read(verify)
    words = _("Request {request}, entry {entry}: {what}.")
    lines = [words.format(request=one.request, entry=one.version, what=_(one.what)) for one in found.broken]
    return found.requests, found.entries, lines
