"""The clock: which morning is meant, and that everything follows when it is moved."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.playground import Client, Playground
from bot.playground.client import Refused
from bot.playground.moment import moment
from tests.bot.playground.wire import EGOR, PEOPLE, Api

MOSCOW, ALMATY = ZoneInfo("Europe/Moscow"), ZoneInfo("Asia/Almaty")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "to", "zone", "then"),
    [
        ("2027-07-01 10:00", "tomorrow", MOSCOW, "2027-07-02 06:00"),
        ("2027-07-01 22:00", "tomorrow", MOSCOW, "2027-07-03 06:00"),
        ("2027-12-31 12:00", "tomorrow", ALMATY, "2028-01-01 04:00"),
        ("2027-07-01 10:00", "working_day", MOSCOW, "2027-07-02 06:00"),
        ("2027-07-02 10:00", "working_day", MOSCOW, "2027-07-05 06:00"),
        ("2027-07-03 10:00", "working_day", MOSCOW, "2027-07-05 06:00"),
        ("2027-07-04 23:00", "working_day", MOSCOW, "2027-07-06 06:00"),
        ("2027-07-01 10:00", "2027-07-05", MOSCOW, "2027-07-05 06:00"),
        ("2027-07-05 05:59", "2027-07-05", MOSCOW, "2027-07-05 06:00"),
        ("2027-03-27 12:00", "tomorrow", ZoneInfo("Europe/Berlin"), "2027-03-28 07:00"),
    ],
)
def test_morning_that_is_meant(now: str, to: str, zone: ZoneInfo, then: str) -> None:
    assert moment(at(now), to, zone) == at(then)


@pytest.mark.parametrize("to", ["2027-07-05", "2020-01-01"])
def test_what_is_over_is_refused(to: str) -> None:
    with pytest.raises(ValueError, match=f"{to} 9:00 in Europe/Moscow is over: time does not go back"):
        moment(at("2027-07-05 06:00"), to, MOSCOW)


@pytest.mark.parametrize("to", ["yesterday", "05.07.2027", "2027-02-30", ""])
def test_what_is_no_day_is_refused(to: str) -> None:
    with pytest.raises(ValueError, match="is neither"):
        moment(at("2027-07-05 06:00"), to, MOSCOW)


async def test_clock_goes_to_a_morning_of_a_person(api: Api, people: Client) -> None:
    await people.post("people", [PEOPLE[0] | {"zone": "Asia/Almaty"}])
    moved = await people.post("clock", to="2099-07-06", person=EGOR)
    assert abs(moved["now"] - at("2099-07-06 04:00").timestamp()) < 600
    moved = await people.post("clock", to="2099-07-07")
    assert abs(moved["now"] - at("2099-07-07 04:00").timestamp()) < 600
    moved = await people.post("clock", to="2099-07-08", zone="Europe/Moscow")
    assert abs(moved["now"] - at("2099-07-08 06:00").timestamp()) < 600
    assert abs((await api.send())["date"] - moved["now"]) < 600
    with pytest.raises(Refused, match=r"2099-07-08 9:00 in Asia/Almaty is over"):
        await people.post("clock", to="2099-07-08", person=EGOR)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({}, 'say one of "seconds", "to" and "freeze"'),
        ({"seconds": 1, "to": "tomorrow"}, 'say one of "seconds", "to" and "freeze"'),
        ({"seconds": 1, "freeze": True}, 'say one of "seconds", "to" and "freeze"'),
        ({"to": "tomorrow", "zone": "Mars/Olympus"}, "no time zone 'Mars/Olympus'"),
        ({"to": "tomorrow", "zone": "../../etc"}, "no time zone"),
        ({"to": "tomorrow", "person": 9999}, "no person 9999"),
        ({"to": "soon"}, "'soon' is neither"),
        ({"to": "9999-12-31"}, "time ends before the year 2100 here"),
        ({"seconds": 1e12}, "time ends before the year 2100 here"),
        ({"seconds": -1}, "greater than or equal to 0"),
    ],
)
async def test_strange_moves_are_refused(people: Client, body: dict[str, Any], why: str) -> None:
    before = await people.get("clock")
    with pytest.raises(Refused, match=why):
        await people.post("clock", body)
    assert (await people.get("clock"))["ahead"] == before["ahead"]


async def test_page_is_told_the_new_time(api: Api, people: Client) -> None:
    async with api.session.get(f"{api.url}/_playground/events") as stream:
        await stream.content.readuntil(b"hello")
        await people.post("clock", seconds=3600)
        line = await asyncio.wait_for(stream.content.readuntil(b"clock"), 10)
        line += await stream.content.readuntil(b"\n")
    told = json.loads(line[line.rindex(b"data: ") + 6 :])
    assert (told["type"], told["ahead"]) == ("clock", 3600)


async def test_clock_survives_a_restart(tmp_path: Path) -> None:
    for ahead in (0, 7200, 14_400):
        async with Playground(tmp_path / "telegram.db") as playground, Client(playground.url) as people:
            assert (await people.get("clock"))["ahead"] == ahead
            now = (await people.post("clock", seconds=7200))["now"]
            assert abs(playground.now().timestamp() - now) < 600


async def test_clock_can_stand_still(people: Client) -> None:
    stopped = await people.post("clock", freeze=True)
    assert stopped["frozen"]
    assert (await people.get("clock"))["now"] == stopped["now"]
    moved = await people.post("clock", seconds=60)
    assert moved["now"] == stopped["now"] + 60
    assert (await people.post("clock", freeze=True))["now"] == moved["now"]
    going = await people.post("clock", freeze=False)
    assert not going["frozen"]
    assert moved["now"] <= going["now"] < moved["now"] + 600
    assert (await people.get("clock"))["now"] >= going["now"]
