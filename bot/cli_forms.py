"""The commands about forms: what is wrong with them, and where; which way a request would go."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal
from zoneinfo import ZoneInfo

import typer

from bot.terminal import database, failing, group, language, stop
from core.model.catalog.lookup import Definitions
from core.model.here import Here
from core.model.refusal import Refusal
from core.model.words import N_
from dialogs.i18n import _, ngettext, speaking
from dialogs.i18n import told as refused

if TYPE_CHECKING:
    from core.forms.check import Against, Forms
    from core.model.form import Form
    from core.model.ids import FormKey
    from core.model.org import Org

forms = group(N_("Forms as files."))


@forms.command("check", help=N_("Tell what is wrong with forms, and where; without files, with those of Kivok."))
def check_forms(
    files: Annotated[list[Path] | None, typer.Argument(help=N_("Forms in YAML."), show_default=False)] = None,
    locale: Annotated[
        Literal["ru", "en"] | None, typer.Option("--language", help=N_("The language of the messages."))
    ] = None,
    catalogs: Annotated[
        list[Path] | None, typer.Option("--catalog", help=N_("A definition of a catalog that the forms use."))
    ] = None,
    company: Annotated[
        bool,
        typer.Option("--company", help=N_("Also tell which roles are empty and who has left; needs the database.")),
    ] = False,
) -> None:
    from core.forms.check import Against
    from core.forms.shipped import shipped

    with speaking(locale or language()):
        kept, org, used = _company() if company else ({}, None, {})
        known, found = _catalogs(catalogs or (), kept)
        read = list(_forms(files or ()))
        against = Against(known, org, {**used, **_sketched(shipped()), **_sketched(read)})
        found += [line for name, source in read for line in _wrong(name, source, against)]
        for line in found:
            typer.echo(line)
        if found:
            stop(ngettext("{count} mistake.", "{count} mistakes.", len(found)))
        typer.echo(_("No mistakes."))


@forms.command("simulate", help=N_("Tell which way a request would go, and why. Nothing is sent, and nothing kept."))
def simulate_form(
    form: Annotated[str, typer.Argument(help=N_("The key of a form, or a file in YAML."))],
    author: Annotated[str, typer.Option("--as", help=N_("Who would send it: a name or an e-mail."))],
    given: Annotated[
        list[str] | None, typer.Option("--set", help=N_("FIELD=ANSWER, as it would be typed; as often as need be."))
    ] = None,
    locale: Annotated[
        Literal["ru", "en"] | None, typer.Option("--locale", help=N_("The language of the answers and of the output."))
    ] = None,
) -> None:
    from core.forms.mistake import FormMistakes, show

    with speaking(locale or language()), failing():
        try:
            lines = asyncio.run(_simulated(form, author, _pairs(given or ()), locale or language()))
        except FormMistakes as wrong:
            for mistake in wrong.mistakes:
                typer.echo(show(mistake, _, form))
            stop(ngettext("{count} mistake.", "{count} mistakes.", len(wrong.mistakes)), 2)
    for line in lines:
        typer.echo(line)


def _pairs(given: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for one in given:
        key, sign, typed = one.partition("=")
        if not sign or not key.strip():
            stop(_("Write --set FIELD=ANSWER, not “{word}”.").format(word=one), 2)
        pairs[key.strip()] = typed
    return pairs


async def _simulated(form: str, author: str, given: dict[str, str], locale: str) -> list[str]:
    from core.use.catalogs import known
    from core.use.simulate import form_named, simulate
    from dialogs.simulation import told

    here = Here(locale, ZoneInfo("UTC"), datetime.now(UTC), _, plural=ngettext)
    async with database() as db:
        catalogs = await db.read(known)
        try:
            meant = _form_in(Path(form), catalogs)
            if meant is None:
                meant = await db.read(form_named, form, catalogs)
            return told(await db.read(simulate, meant, author, given, here))
        except Refusal as why:
            stop(refused(why, here), 2)


def _form_in(file: Path, catalogs: Definitions) -> "Form | None":
    from core.forms.read import read_form, text_of

    return read_form(text_of(file.read_bytes()), catalogs=catalogs) if file.is_file() else None


def _company() -> "tuple[Definitions, Org, Forms]":
    with failing():
        return asyncio.run(_read())


async def _read() -> "tuple[Definitions, Org, Forms]":
    from core.store import forms, people
    from core.use.catalogs import known

    async with database() as db:
        used = {one.form.key: one.form for one in await db.read(forms.newest)}
        return await db.read(known), await db.read(people.org), used


def _forms(files: Sequence[Path]) -> Iterable[tuple[str, str | Path]]:
    from core.forms.shipped import shipped

    return [(str(file), file) for file in files] if files else shipped()


def _catalogs(files: Sequence[Path], kept: Definitions) -> tuple[Definitions, list[str]]:
    """The catalogs that come with Kivok, those that are kept and those of these files; and what is wrong with the
    files."""
    from core.catalogs.shipped import definitions
    from core.forms.catalog import read_catalog
    from core.forms.mistake import FormMistakes, show
    from core.forms.read import text_of

    known, wrong = {**definitions(), **kept}, []
    for file in files:
        try:
            read = read_catalog(text_of(file.read_bytes()))
        except FormMistakes as mistakes:
            wrong += [show(mistake, _, str(file)) for mistake in mistakes.mistakes]
        except OSError:
            wrong.append(f"{file}: {_('The file cannot be read.')}")
        else:
            known[read.key] = read
    return known, wrong


def _sketched(sources: Iterable[tuple[str, str | Path]]) -> "Forms":
    """As much as can be read of these forms, by their keys."""
    from core.forms.mistake import FormMistakes
    from core.forms.read import sketch_of, text_of

    found: dict[FormKey, Form] = {}
    for _name, source in sources:
        with suppress(FormMistakes, OSError):
            form = sketch_of(text_of(source.read_bytes()) if isinstance(source, Path) else source)
            found |= {form.key: form} if form is not None else {}
    return found


def _wrong(name: str, source: str | Path, against: "Against") -> Iterator[str]:
    from core.forms.mistake import FormMistakes, show
    from core.forms.read import read_both, text_of

    try:
        read_both(text_of(source.read_bytes()) if isinstance(source, Path) else source, 1, against)
    except FormMistakes as wrong:
        yield from (show(mistake, _, name) for mistake in wrong.mistakes)
    except OSError:
        yield f"{name}: {_('The file cannot be read.')}"
