"""Timers follow a request, and what falls due is told once, by day, to whoever still has to know it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from core.model.command import Nudge, Recall, Replace, Snooze
from core.model.ids import PersonId
from core.model.org import Org
from core.model.request import Request
from core.store import people
from core.store.db import Database, Tx
from core.store.instant import loaded
from core.use import overview
from core.use.act import act
from core.use.remind import begin_mornings
from core.use.sweep import sweep
from tests.company import WISH, publish, settle, submit, wished
from tests.model.build import EGOR, MARAT, NOON, OLGA, ORG, VERA, org_with
from tests.model.story import approve, give_back

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOSCOW = ZoneInfo("Europe/Moscow")
#: Two of Moscow and one of Almaty decide, each for himself, within two days.
LIMITED = """\
form: limited
title: {ru: Срочное, en: Urgent}
owner: hr
fields:
  - {key: what, type: text, title: {ru: Что, en: What}}
route:
  - stage: boss
    title: {ru: Начальник, en: Boss}
    who: [person: marat@example.org, person: olga@example.org]
    within: 2d
  - {stage: last, title: {ru: Последний, en: Last}, who: [person: vera@example.org], within: 4h}
"""
BRANCHES = {"Москва": "Europe/Moscow", "Алматы": "Asia/Almaty"}


def local(written: str) -> datetime:
    """By the clock of Moscow, in July 2027."""
    return datetime.strptime(f"2027-07-{written}", "%Y-%m-%d %H:%M").replace(tzinfo=MOSCOW)


async def company(db: Database, org: Org = ORG) -> None:
    """Everybody is of Moscow, but for Olga."""
    for name, zone in BRANCHES.items():
        await db.write(people.set_branch, name, zone)
    branches = (replace(p, branch="Алматы" if id == OLGA else "Москва") for id, p in org.people.items())
    await settle(db, org_with(*branches, org=org))
    await publish(db, LIMITED)
    await publish(db, WISH)


@pytest.fixture
async def limited(db: Database) -> Request:
    await company(db)
    return await asked(db)


async def asked(db: Database, now: datetime = NOON) -> Request:
    return await db.write(submit, "limited", EGOR, {"what": "a chair"}, now)


def _set(tx: Tx) -> dict[str, str]:
    rows = tx.execute(text("SELECT key, kind, due FROM timer WHERE kind <> 'morning' ORDER BY key")).all()
    return {row.key: f"{row.kind} {loaded(row.due).astimezone(MOSCOW):%d %H:%M}" for row in rows}


async def timers_set(db: Database) -> dict[str, str]:
    return await db.read(_set)


def _told(tx: Tx) -> list[tuple[str, int]]:
    kinds = "('remind', 'show', 'morning', 'refresh')"
    rows = tx.execute(text(f"SELECT kind, person FROM outbox WHERE kind IN {kinds} ORDER BY person, kind, id"))  # noqa: S608
    found = [(row.kind, row.person) for row in rows]
    tx.execute(text("DELETE FROM outbox"))
    return found


async def forget(db: Database) -> None:
    await db.write(_told)


async def happens(db: Database, now: datetime) -> list[tuple[str, int]]:
    """What is told when whatever is due happens now."""
    await forget(db)
    while await db.write(sweep, now):
        pass
    return await db.write(_told)


def snooze(request: Request, by: PersonId, until: datetime, now: datetime = NOON) -> Snooze:
    return Snooze(by, request.steps[0].stage, request.round, now, until)


async def test_a_limit_sets_a_timer_for_everybody_and_one_for_its_end(db: Database, limited: Request) -> None:
    # Who gets the morning message is not reminded in the night: Olga's 14:00 of Almaty is noon in Moscow.
    assert await timers_set(db) == {
        "overdue.1": "overdue 03 12:00",
        "remind.1.2": "remind 03 12:00",
        "remind.1.3": "remind 03 12:00",
    }


async def test_without_a_limit_nothing_is_set(db: Database) -> None:
    await company(db)
    await wished(db)
    assert await timers_set(db) == {}


async def test_who_has_answered_is_not_reminded_and_the_other_goes_on(db: Database, limited: Request) -> None:
    await db.write(act, limited.id, approve(limited, MARAT, NOON + HOUR))
    assert await timers_set(db) == {"overdue.1": "overdue 03 12:00", "remind.1.3": "remind 03 12:00"}


async def test_the_next_stage_has_a_limit_of_its_own(db: Database, limited: Request) -> None:
    first = await db.write(act, limited.id, approve(limited, MARAT, NOON + HOUR))
    await db.write(act, limited.id, approve(first, OLGA, NOON + 2 * HOUR))
    assert await timers_set(db) == {"overdue.1": "overdue 01 18:00", "remind.1.7": "remind 01 17:00"}


@pytest.mark.parametrize("end", [lambda _request: Recall(EGOR, NOON), lambda request: give_back(request, MARAT)])
async def test_nothing_is_left_when_it_ends_or_goes_back(
    db: Database, limited: Request, end: Callable[[Request], Recall]
) -> None:
    await db.write(act, limited.id, end(limited))
    assert await timers_set(db) == {}


async def test_who_takes_over_is_reminded_in_place_of_who_has_left(db: Database, limited: Request) -> None:
    await db.write(people.change, replace((await db.read(people.org)).people[MARAT], active=False))
    after = await db.write(act, limited.id, Replace(NOON + HOUR))
    (newcomer,) = {id for seat in after.steps[0].seats for id in seat.people} - {OLGA}
    assert newcomer != MARAT
    assert set(await timers_set(db)) == {"overdue.1", "remind.1.3", f"remind.1.{newcomer}"}


async def test_what_is_put_off_comes_back_and_then_the_reminders_go_on(db: Database, limited: Request) -> None:
    await db.write(act, limited.id, snooze(limited, MARAT, local("02 09:00")))
    assert (await timers_set(db))["remind.1.2"] == "return 02 09:00"
    assert await happens(db, local("02 09:00")) == [("show", MARAT)]
    assert (await timers_set(db))["remind.1.2"] == "remind 03 12:00"


async def test_without_a_limit_what_is_put_off_comes_back_once(db: Database) -> None:
    await company(db)
    wish = await wished(db)
    await db.write(act, wish.id, snooze(wish, MARAT, NOON + HOUR))
    assert await timers_set(db) == {"remind.1.2": "return 01 13:00"}
    assert await happens(db, NOON + HOUR) == [("show", MARAT)]
    assert await timers_set(db) == {}
    assert await happens(db, NOON + 9 * DAY) == []


async def test_putting_off_again_moves_it(db: Database, limited: Request) -> None:
    for until in (local("02 09:00"), local("05 09:00")):
        await db.write(act, limited.id, snooze(limited, MARAT, until))
    assert (await timers_set(db))["remind.1.2"] == "return 05 09:00"
    assert ("show", MARAT) not in await happens(db, local("02 09:00"))


async def test_a_nudge_and_other_news_leave_the_timers_as_they_are(db: Database, limited: Request) -> None:
    before = await timers_set(db)
    await db.write(act, limited.id, Nudge(EGOR, NOON + HOUR))
    assert await timers_set(db) == before


async def test_at_the_end_of_the_limit_all_concerned_see_it_and_who_is_waited_for_is_reminded(
    db: Database, limited: Request
) -> None:
    assert await happens(db, local("03 11:59")) == []
    assert await happens(db, local("03 12:00")) == [
        ("refresh", EGOR),
        ("refresh", MARAT),
        ("remind", MARAT),
        ("refresh", OLGA),
        ("remind", OLGA),
    ]
    assert await happens(db, local("03 12:00")) == []
    assert await timers_set(db) == {"remind.1.2": "remind 04 12:00", "remind.1.3": "remind 04 12:00"}


async def test_the_end_of_a_limit_is_seen_whatever_fraction_of_a_second_it_began_at(db: Database) -> None:
    await company(db)
    await asked(db, NOON + timedelta(microseconds=123456))
    assert ("refresh", EGOR) in await happens(db, local("03 12:01"))


async def test_a_limit_that_was_met_is_never_over(db: Database, limited: Request) -> None:
    first = await db.write(act, limited.id, approve(limited, MARAT, NOON))
    second = await db.write(act, limited.id, approve(first, OLGA, NOON))
    await db.write(act, limited.id, approve(second, VERA, NOON))
    assert await timers_set(db) == {}
    assert await happens(db, NOON + 9 * DAY) == []


@pytest.mark.parametrize("hours", [26, 48, 24 * 9])
async def test_after_a_downtime_each_is_reminded_once(db: Database, limited: Request, hours: int) -> None:
    late = await happens(db, local("03 10:00") + hours * HOUR)
    assert [one for one in late if one[0] == "remind"] == [("remind", MARAT), ("remind", OLGA)]
    assert await happens(db, local("03 10:00") + hours * HOUR) == []


async def test_a_downtime_that_ends_in_the_night_wakes_nobody_and_the_morning_message_tells(
    db: Database, limited: Request
) -> None:
    await db.write(begin_mornings, NOON)
    assert ("remind", MARAT) not in await happens(db, local("03 22:00"))
    assert [one for one in await happens(db, local("04 09:00")) if one[1] == MARAT] == [("morning", MARAT)]


async def test_who_gets_no_morning_message_is_reminded_in_the_morning_instead(db: Database) -> None:
    await company(db)
    await db.write(people.set_morning, MARAT, wanted=False)
    await asked(db)
    await db.write(begin_mornings, NOON)
    assert [one for one in await happens(db, local("03 09:00")) if one[1] == MARAT] == [("remind", MARAT)]
    assert ("remind", MARAT) not in await happens(db, local("03 22:00"))
    assert [one for one in await happens(db, local("04 09:00")) if one[1] == MARAT] == [("remind", MARAT)]


async def test_what_comes_back_in_the_night_waits_for_the_morning(db: Database, limited: Request) -> None:
    await db.write(act, limited.id, snooze(limited, MARAT, local("02 09:00")))
    assert await happens(db, local("02 23:00")) == []
    assert [one for one in await happens(db, local("03 09:00")) if one[1] == MARAT] == [("show", MARAT)]


async def test_a_person_who_has_moved_is_left_alone_in_his_new_night(db: Database) -> None:
    await company(db)
    wish = await wished(db)
    await db.write(act, wish.id, snooze(wish, MARAT, local("02 19:00")))
    await db.write(people.change, replace((await db.read(people.org)).people[MARAT], branch="Алматы"))
    assert await happens(db, local("02 19:00")) == []  # 21:00 in Almaty
    assert await happens(db, local("03 07:00")) == [("show", MARAT)]


async def test_somebody_without_a_branch_goes_by_the_zone_of_most(db: Database, limited: Request) -> None:
    await db.write(people.change, replace((await db.read(people.org)).people[MARAT], branch=""))
    await db.write(act, limited.id, snooze(limited, MARAT, local("02 19:00")))
    assert [one for one in await happens(db, local("02 19:00")) if one[0] == "show"] == [("show", MARAT)]


async def test_a_request_that_is_gone_silences_its_timer(db: Database, limited: Request) -> None:
    await db.write(lambda tx: tx.execute(text("UPDATE timer SET request = NULL")))
    assert await happens(db, NOON + 9 * DAY) == []
    assert await timers_set(db) == {}


async def test_what_is_overdue_is_the_first_that_waits(db: Database) -> None:
    await company(db)
    free, late = await wished(db, now=NOON - 9 * DAY), await asked(db)
    soon = await asked(db, NOON - HOUR)
    found = await db.read(overview.waiting, MARAT, 0, 10)
    assert [request.id for request in found.requests] == [soon.id, late.id, free.id]
