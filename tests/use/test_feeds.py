"""A calendar follows a team by a link: whose it is, what it shows, and when it holds."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from core.model.ids import PersonId
from core.model.leave.facts import Absence
from core.model.org import PARTNER
from core.model.period import Period
from core.model.sight import COMPANY
from core.store import leave, people, tables
from core.store.db import Database, Tx
from core.use.away import NoTeam
from core.use.feeds import feed, followed, subscribe, unsubscribe
from tests.company import WISH, publish, settle, stored, wished
from tests.model.build import ADAM, ANNA, EGOR, GONE, HELEN, LATER, MARAT, NOON, OLGA, ORG, STRANGER, TODAY, VERA
from tests.use.illness import falls_ill, granted, open_company_with_notices
from tests.use.leaving import APRIL, ask

WEEK = Period(TODAY, TODAY + timedelta(days=6))


async def away(db: Database, person: PersonId, days: Period = WEEK, *, granted: bool = True) -> int:
    request = await wished(db)
    days_ = {"first": days.first.isoformat(), "last": days.last.isoformat()}
    row = {"request": request.id, "person": person, "granted": granted, **days_}
    await db.write(lambda tx: tx.execute(tables.absence.insert().values(**row)))
    return request.id


@pytest.fixture
async def company(db: Database) -> Database:
    """Vera is away; Egor would like to be. Marat leads both."""
    await settle(db)
    await publish(db, WISH)
    await away(db, VERA)
    await away(db, EGOR, granted=False)
    return db


async def seen(db: Database, token: str) -> list[Absence] | None:
    found = await db.read(followed, token, LATER)
    return None if found is None else [one.absence for one in found.absences]


async def whom(db: Database, viewer: PersonId, leader: PersonId) -> list[PersonId] | None:
    made = await db.write(subscribe, viewer, leader, NOON)
    found = await seen(db, made.token)
    return None if found is None else [one.person for one in found]


def rows(tx: Tx) -> list[Any]:
    return list(tx.execute(select(tables.feed)).all())


@pytest.mark.parametrize("viewer", [MARAT, OLGA, HELEN, ADAM])
async def test_who_leads_hr_and_administrators_see_what_is_asked_for_too(company: Database, viewer: PersonId) -> None:
    assert await whom(company, viewer, MARAT) == [VERA, EGOR]


async def test_a_member_sees_what_is_granted_and_his_own_wish(company: Database) -> None:
    assert await whom(company, VERA, MARAT) == [VERA]
    assert await whom(company, EGOR, MARAT) == [VERA, EGOR]


async def test_the_whole_company_can_be_followed_by_who_sees_it(company: Database) -> None:
    assert await whom(company, HELEN, COMPANY) == [VERA, EGOR]
    with pytest.raises(NoTeam):
        await company.write(subscribe, MARAT, COMPANY, NOON)


@pytest.mark.parametrize(("viewer", "leader"), [(ANNA, MARAT), (STRANGER, MARAT), (GONE, MARAT), (HELEN, PersonId(99))])
async def test_nobody_else_gets_a_link(company: Database, viewer: PersonId, leader: PersonId) -> None:
    with pytest.raises(NoTeam):
        await company.write(subscribe, viewer, leader, NOON)
    with pytest.raises(NoTeam):
        await company.read(feed, viewer, leader)
    assert await company.read(rows) == []


async def test_a_partner_gets_no_link_and_one_he_had_shows_nothing(company: Database) -> None:
    made = await company.write(subscribe, VERA, MARAT, NOON)
    await company.write(people.change, replace(ORG.people[VERA], roles=frozenset({PARTNER})))
    assert await seen(company, made.token) is None
    with pytest.raises(NoTeam):
        await company.write(subscribe, VERA, MARAT, NOON)


async def test_the_right_is_asked_for_at_every_look(company: Database) -> None:
    made = await company.write(subscribe, VERA, MARAT, NOON)
    await company.write(people.change, replace(ORG.people[VERA], manager=OLGA))
    assert await seen(company, made.token) is None
    await company.write(people.change, ORG.people[VERA])
    assert await seen(company, made.token) is not None


async def test_who_leads_no_longer_sees_what_is_left_to_him(company: Database) -> None:
    made = await company.write(subscribe, MARAT, MARAT, NOON)
    for one in (VERA, EGOR):
        await company.write(people.change, replace(ORG.people[one], manager=OLGA))
    assert await seen(company, made.token) == []


async def test_only_the_hash_of_a_link_is_kept(company: Database) -> None:
    made = await company.write(subscribe, MARAT, MARAT, NOON)
    assert len(made.token) == 43  # 256 bits
    (row,) = await company.read(rows)
    assert made.token not in str(row)
    assert await seen(company, row.hash) is None


async def test_a_new_link_makes_the_old_one_void(company: Database) -> None:
    old = await company.write(subscribe, MARAT, MARAT, NOON)
    new = await company.write(subscribe, MARAT, MARAT, LATER)
    assert await seen(company, old.token) is None
    assert await seen(company, new.token) is not None
    assert (await company.read(feed, MARAT, MARAT)).since == LATER
    assert len(await company.read(rows)) == 1


async def test_the_links_of_others_and_of_other_teams_stay(company: Database) -> None:
    theirs = await company.write(subscribe, OLGA, MARAT, NOON)
    other = await company.write(subscribe, MARAT, OLGA, NOON)
    made = await company.write(subscribe, MARAT, MARAT, NOON)
    await company.write(unsubscribe, MARAT, MARAT, LATER)
    assert [await seen(company, one.token) is not None for one in (theirs, other, made)] == [True, True, False]


async def test_what_is_revoked_holds_no_longer_until_there_is_a_new_one(company: Database) -> None:
    made = await company.write(subscribe, MARAT, MARAT, NOON)
    await company.write(unsubscribe, MARAT, MARAT, LATER)
    assert await seen(company, made.token) is None
    assert (await company.read(feed, MARAT, MARAT)).since is None
    new = await company.write(subscribe, MARAT, MARAT, LATER)
    assert await seen(company, made.token) is None
    assert await seen(company, new.token) is not None


async def test_who_may_see_no_team_any_more_can_still_revoke(company: Database) -> None:
    made = await company.write(subscribe, VERA, MARAT, NOON)
    await company.write(people.change, replace(ORG.people[VERA], manager=OLGA))
    await company.write(unsubscribe, VERA, MARAT, LATER)
    await company.write(people.change, ORG.people[VERA])
    assert await seen(company, made.token) is None


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "ж" * 43])
async def test_what_is_guessed_is_nothing(company: Database, token: str) -> None:
    await company.write(subscribe, MARAT, MARAT, NOON)
    assert await seen(company, token) is None


async def test_a_month_back_and_a_year_ahead_are_shown(company: Database) -> None:
    for days in (-40, -31, 366, 367):
        day = TODAY + timedelta(days=days)
        await away(company, MARAT, Period(day, day))
    found = await seen(company, (await company.write(subscribe, OLGA, MARAT, NOON)).token)
    assert found is not None
    own = [(one.period.first - TODAY).days for one in found if one.person == MARAT]
    assert own == [-31, 366]


async def test_who_falls_ill_during_a_leave_is_away_once(db: Database) -> None:
    await open_company_with_notices(db)
    leave_ = await granted(db, "2027-06-14", "2027-06-25")
    await granted(db, "2027-06-14", "2027-06-18", VERA)
    made = await db.write(subscribe, MARAT, MARAT, LATER)
    await falls_ill(db, "2027-06-21", "2027-06-22")
    await falls_ill(db, "2027-06-24", "2027-06-28")
    asked = await db.write(ask, "2027-06-29", "2027-06-30", kind="unpaid")
    found = await db.read(followed, made.token, LATER)
    assert found is not None
    own = [one for one in found.absences if one.absence.person == EGOR]
    assert [(one.absence.request, one.absence.period, one.absence.granted) for one in own] == [
        (leave_.id, Period(date(2027, 6, 14), date(2027, 6, 28)), True),
        (asked.id, Period(date(2027, 6, 29), date(2027, 6, 30)), False),
    ]
    assert (own[0].version, own[0].changed) == ((await db.read(stored, leave_.id)).version, APRIL)
    assert [one.absence.person for one in found.absences] == [EGOR, VERA, EGOR]


async def test_a_day_of_sickness_is_a_change_of_the_leave_that_it_makes_longer(db: Database) -> None:
    await open_company_with_notices(db)
    leave_ = await granted(db, "2027-06-14", "2027-06-25", kind="unpaid")
    made = await db.write(subscribe, MARAT, MARAT, LATER)
    notice = await falls_ill(db, "2027-06-10", "2027-06-14")
    versioned = update(tables.request).where(tables.request.c.id == notice.id).values(version=9)
    await db.write(lambda tx: tx.execute(versioned))
    found = await db.read(followed, made.token, LATER)
    assert found is not None
    ((request, days, version),) = [(one.absence.request, one.absence.period, one.version) for one in found.absences]
    assert (request, days, version) == (notice.id, Period(date(2027, 6, 10), date(2027, 6, 25)), 9)
    assert leave_.version < 9


async def test_each_absence_has_the_version_of_its_request(company: Database) -> None:
    made = await company.write(subscribe, MARAT, MARAT, NOON)
    versioned = update(tables.request).where(tables.request.c.id == 1).values(version=7)
    await company.write(lambda tx: tx.execute(versioned))
    found = await company.read(followed, made.token, LATER)
    assert found is not None
    assert [(one.absence.request, one.version, one.changed) for one in found.absences] == [(1, 7, NOON), (2, 1, NOON)]


async def test_more_people_than_a_statement_can_name_are_asked_for_in_parts(
    company: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await away(company, ANNA, Period(TODAY - timedelta(days=1), TODAY))
    whole = await whom(company, HELEN, COMPANY)
    monkeypatch.setattr(leave, "_NAMED", 2)
    assert await whom(company, HELEN, COMPANY) == whole == [ANNA, VERA, EGOR]
