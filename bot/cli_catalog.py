"""The commands about catalogs: what is read and written is a file, what is told are counts and mistakes."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.terminal import database, failing, group, language, stop
from core.model.words import N_
from dialogs.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.catalog.definition import Catalog
    from core.model.catalog.write import Written
    from core.use.catalogs import Imported, Listed

catalog = group(N_("Catalogs: clients, cities, goods and other things to choose from."))


@catalog.command("import", help=N_("Make of a catalog just what a file says: all of it, or nothing."))
def import_catalog(
    file: Annotated[Path, typer.Argument(help=N_("A CSV or XLSX file; its first row names the columns."))],
    key: Annotated[str, typer.Option("--catalog", help=N_("Which catalog; “kivok catalog list” tells all."))],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Only tell what would change."))] = False,
) -> None:
    with failing(str(file)):
        done = asyncio.run(_imported(file, key, dry_run))
    if dry_run:
        typer.echo(_("Nothing was written: this was a dry run."))
    words = _("Added: {added}. Changed: {changed}. Dropped: {dropped}. As before: {unchanged}.")
    typer.echo(words.format(added=done.added, changed=done.changed, dropped=done.dropped, unchanged=done.unchanged))


@catalog.command("export", help=N_("Write a catalog into a file, CSV or XLSX by its name."))
def export_catalog(
    key: Annotated[str, typer.Argument(help=N_("Which catalog; “kivok catalog list” tells all."))],
    file: Annotated[Path, typer.Argument(help=N_("The file to write."))],
) -> None:
    with failing(str(file)):
        count = asyncio.run(_exported(key, file))
    typer.echo(ngettext("{count} row is written.", "{count} rows are written.", count))


@catalog.command("define", help=N_("Keep the definition of a catalog, from a YAML file; its rows stay."))
def define_catalog(file: Annotated[Path, typer.Argument(help=N_("A definition in YAML."))]) -> None:
    from core.forms.mistake import FormMistakes, show

    with failing(str(file)):
        try:
            key = asyncio.run(_defined(file))
        except FormMistakes as wrong:
            for mistake in wrong.mistakes:
                typer.echo(show(mistake, _, str(file)))
            stop(ngettext("{count} mistake.", "{count} mistakes.", len(wrong.mistakes)))
    typer.echo(_("The catalog “{key}” is there.").format(key=key))


@catalog.command("list", help=N_("Tell which catalogs there are."))
def list_catalogs() -> None:
    with failing():
        found = asyncio.run(_listed())
    for one in found:
        rows = ngettext("{count} row", "{count} rows", one.rows)
        typer.echo(f"{one.catalog.key}: {one.catalog.title.in_(language())}, {rows}")


async def _imported(file: Path, key: str, dry_run: bool) -> "Imported":
    from bot.catalog_file import read_table
    from core.model.catalog.read import names_of
    from core.model.ids import CatalogKey
    from core.use.catalogs import definition, prepare, take_over

    async with database() as db:
        table = read_table(file, names_of(await db.read(definition, CatalogKey(key))))
        prepared = await db.read(prepare, CatalogKey(key), table)
        door = db.read if dry_run else db.write
        return await door(take_over, prepared, dry_run=dry_run)


async def _exported(key: str, file: Path) -> int:
    from core.model.ids import CatalogKey
    from core.use.catalogs import export

    async with database() as db:
        return await db.read(export, CatalogKey(key), partial(written, file))


def written(file: Path, catalog: "Catalog", rows: "Iterator[Sequence[Written]]") -> int:
    """The rows of a catalog in a file; how many there are."""
    from bot.catalog_file import write_table
    from core.model.catalog.write import header

    return write_table(file, header(catalog), rows)


async def _defined(file: Path) -> str:
    from core.use.catalogs import define

    source = _source(file)
    async with database() as db:
        return str((await db.write(define, source)).key)


def _source(file: Path) -> dict[str, Any]:
    from bot.tables.csv_text import refuse
    from core.forms.catalog import catalog_source
    from core.forms.read import text_of

    try:
        data = file.read_bytes()
    except OSError:
        refuse(N_("The file cannot be read."))
    return catalog_source(text_of(data))


async def _listed() -> "tuple[Listed, ...]":
    from core.use.catalogs import listed

    async with database() as db:
        return await db.read(listed)
