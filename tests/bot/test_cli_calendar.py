"""The command that writes the absences of a team as a file for calendars."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import insert

from core.model.ids import PersonId
from core.store.db import Database, Tx
from core.store.tables import absence
from tests.bot.terminal import kivok, within
from tests.company import WISH, publish, settle, wished
from tests.model.build import MARAT, ORG, VERA

SOON = datetime.now(UTC).date() + timedelta(days=20)


async def company(db: Database, granted: bool, first: date) -> None:
    """Vera, who is led by Marat, is away for a week, or would like to be."""
    await settle(db)
    await publish(db, WISH)
    request = await wished(db)
    await db.write(away, request.id, VERA, first, granted)


def away(tx: Tx, request: int, person: PersonId, first: date, granted: bool) -> None:
    last = first + timedelta(days=6)
    row = {"request": request, "person": person, "first": first.isoformat(), "last": last.isoformat()}
    tx.execute(insert(absence).values(**row, granted=granted))


def written(url: str, **environment: str) -> tuple[Any, list[Any]]:
    result = kivok("leave", "calendar", "--team", "marat@example.org", url=url, **environment)
    assert result.exit_code == 0, result.output
    calendar: Any = Calendar.from_ical(result.stdout_bytes)
    return calendar, calendar.walk("VEVENT")


@pytest.mark.parametrize(
    ("lang", "name", "title"),
    [("en_US.UTF-8", "Team: {}", "{}: away"), ("ru_RU.UTF-8", "Команда: {}", "{}: нет на месте")],
)
def test_what_is_granted_is_written_and_why_is_not(sqlite_url: str, lang: str, name: str, title: str) -> None:
    within(sqlite_url, lambda db: company(db, granted=True, first=SOON))
    calendar, (event,) = written(sqlite_url, LANG=lang)
    assert calendar["x-wr-calname"] == name.format(ORG.name(MARAT))
    assert event["summary"] == title.format(ORG.name(VERA))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (SOON, SOON + timedelta(days=7))
    assert "description" not in event


@pytest.mark.parametrize(("granted", "first"), [(False, SOON), (True, SOON - timedelta(days=200))])
def test_what_is_only_asked_for_or_long_over_is_not_written(sqlite_url: str, granted: bool, first: date) -> None:
    within(sqlite_url, lambda db: company(db, granted=granted, first=first))
    assert written(sqlite_url)[1] == []


def test_somebody_unknown_is_named(sqlite_url: str) -> None:
    within(sqlite_url, settle)
    result = kivok("leave", "calendar", "--team", "nobody@example.org", url=sqlite_url)
    assert result.exit_code == 1
    assert "nobody@example.org" in result.stderr
