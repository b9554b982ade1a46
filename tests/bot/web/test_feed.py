"""Calendars follow a team: what they are told, and who is told nothing."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from icalendar import Calendar

from bot.web import feed
from bot.web.app import create_app
from bot.web.serve import serving
from core.model.ids import PersonId
from core.model.period import Period
from core.store import people
from core.store.db import Database
from core.use.feeds import subscribe, unsubscribe
from core.use.people import deactivate
from tests.company import WISH, publish, settle
from tests.model.build import EGOR, HELEN, LATER, MARAT, NOON, OLGA, ORG, TODAY, VERA
from tests.use.test_feeds import away

AUGUST = Period(TODAY + timedelta(days=31), TODAY + timedelta(days=37))


@pytest.fixture
async def company(db: Database) -> Database:
    """Vera is away in August; Egor would like to be in July. Marat leads both."""
    await settle(db)
    await publish(db, WISH)
    await away(db, VERA, AUGUST)
    await away(db, EGOR, granted=False)
    return db


@asynccontextmanager
async def calendars(db: Database) -> AsyncIterator[aiohttp.ClientSession]:
    app = create_app(db)
    app.include_router(feed.routes(db, lambda: LATER))
    async with serving(app, "127.0.0.1", 0) as address, aiohttp.ClientSession(address) as session:
        yield session


async def link(db: Database, viewer: PersonId = MARAT, leader: PersonId = MARAT) -> str:
    return f"/calendar/{(await db.write(subscribe, viewer, leader, NOON)).token}.ics"


async def asked(
    session: aiohttp.ClientSession, path: str, method: str = "GET", **headers: str
) -> tuple[int, bytes, Mapping[str, str]]:
    async with session.request(method, path, headers=headers) as answer:
        return answer.status, await answer.read(), answer.headers


def events(body: bytes) -> list[Any]:
    calendar: Any = Calendar.from_ical(body)
    return list(calendar.walk("VEVENT"))


async def test_who_and_when_is_told_and_never_why(company: Database) -> None:
    async with calendars(company) as session:
        status, body, headers = await asked(session, await link(company))
    assert (status, headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert headers["Cache-Control"] == "private, max-age=300"
    wish, leave = sorted(events(body), key=lambda event: event["uid"], reverse=True)
    assert (leave["summary"], leave["status"]) == ("Vera Kim: away", "CONFIRMED")
    assert (leave.decoded("dtstart"), leave.decoded("dtend")) == (AUGUST.first, AUGUST.last + timedelta(days=1))
    assert (wish["summary"], wish["status"]) == ("Egor Lapin: away, asked for", "TENTATIVE")
    assert (leave["transp"], leave["sequence"]) == ("TRANSPARENT", 1)
    assert b"a chair" not in body
    assert "description" not in leave


async def test_it_speaks_the_language_of_its_reader(company: Database) -> None:
    await company.write(people.set_locale, VERA, "ru")
    async with calendars(company) as session:
        _status, body, _headers = await asked(session, await link(company, VERA))
    calendar: Any = Calendar.from_ical(body)
    assert calendar["x-wr-calname"] == "Команда: Marat Yusupov"
    (own,) = events(body)
    assert (own["summary"], own["transp"]) == ("Vera Kim: нет на месте", "OPAQUE")


async def test_a_name_can_be_anything(company: Database) -> None:
    name = "Вера; \\Ким, " + "ё" * 90 + "\r\nBEGIN:VEVENT"
    await company.write(people.change, replace(ORG.people[VERA], name=name))
    async with calendars(company) as session:
        _status, body, _headers = await asked(session, await link(company, VERA))
    assert all(len(one) <= 75 for one in body.split(b"\r\n"))
    (event,) = events(body)
    assert event["summary"].startswith("Вера; \\Ким, ё")


async def test_what_a_calendar_has_is_not_told_again(company: Database) -> None:
    path = await link(company)
    async with calendars(company) as session:
        _status, first, headers = await asked(session, path)
        tag = headers["ETag"]
        for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            status, body, same = await asked(session, path, **{"If-None-Match": known})
            assert (status, body, same["ETag"]) == (304, b"", tag)
        assert (await asked(session, path))[1] == first
        await away(company, MARAT)
        status, body, headers = await asked(session, path, **{"If-None-Match": tag})
        assert (status, len(events(body))) == (200, 3)
        assert headers["ETag"] != tag


async def test_its_head_can_be_asked_for(company: Database) -> None:
    async with calendars(company) as session:
        status, body, headers = await asked(session, await link(company), "HEAD")
    assert (status, body) == (200, b"")
    assert "ETag" in headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PROPFIND"])
async def test_nothing_is_written(company: Database, method: str) -> None:
    async with calendars(company) as session:
        assert (await asked(session, await link(company), method))[0] == 405


@pytest.mark.parametrize(
    "path",
    [
        *("/calendar", "/calendar/", "/calendar/.ics", "/calendar/a.ics", f"/calendar/{'a' * 43}"),
        *(f"/calendar/{'a' * 43}.ics", f"/calendar/{'a' * 9000}.ics", "/calendar/%00.ics", "/calendar/ж.ics"),
        *("/calendar/..%2f..%2fetc.ics", f"/calendar/{'a' * 42}%27.ics"),
    ],
)
async def test_what_is_guessed_is_not_found(company: Database, path: str) -> None:
    await link(company)
    async with calendars(company) as session:
        status, body, _headers = await asked(session, path)
    assert status == 404
    assert b"Marat" not in body


async def _revoked(db: Database) -> str:
    path = await link(db)
    await db.write(unsubscribe, MARAT, MARAT, LATER)
    return path


async def _replaced(db: Database) -> str:
    path = await link(db)
    await link(db)
    return path


async def _left(db: Database) -> str:
    path = await link(db, HELEN)
    await db.write(deactivate, HELEN, LATER)
    return path


async def _moved(db: Database) -> str:
    path = await link(db, VERA)
    await db.write(people.change, replace(ORG.people[VERA], manager=OLGA))
    return path


@pytest.mark.parametrize("made", [_revoked, _replaced, _left, _moved])
async def test_a_link_that_holds_no_longer_is_like_one_that_never_was(company: Database, made: Any) -> None:
    path = await made(company)
    async with calendars(company) as session:
        status, body, headers = await asked(session, path)
        never = await asked(session, f"/calendar/{'a' * 43}.ics")
    assert (status, body, headers["Cache-Control"]) == (404, b"not found", "no-store")
    assert (never[0], never[1], never[2]["Cache-Control"]) == (status, body, headers["Cache-Control"])


async def test_a_link_is_not_logged(company: Database, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    path = await link(company)
    async with calendars(company) as session:
        await asked(session, path)
        await asked(session, f"/calendar/{'a' * 43}.ics")
    ours = [one for one in caplog.records if not one.name.startswith(("aiohttp", "aiosqlite"))]
    assert not any("/calendar/" in one.getMessage() for one in ours)
