"""The command that writes the absences of a team as a file for calendars."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.terminal import database, failing
from core.model.words import N_

if TYPE_CHECKING:
    from core.use.away import Granted

HELP = N_("Write when the people of a team are away, as a file that calendars read; only what is granted.")


def calendar(team: Annotated[str, typer.Option(help=N_("The e-mail of whoever leads the team."))]) -> None:
    from bot.calendar_file import ics
    from dialogs.team_calendar import entries, name

    now = datetime.now(UTC)
    with failing():
        found = asyncio.run(_granted(team, now))
    typer.echo(ics(entries(found.absences, found.org, now), name(found.leader, found.org)), nl=False)


async def _granted(team: str, now: datetime) -> "Granted":
    from core.use.away import granted
    from core.use.people import whose

    async with database() as db:
        leader = await db.read(whose, team)
        return await db.read(granted, leader.id, now)
