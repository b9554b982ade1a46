"""A form begins by itself, in one transaction: once, for whoever has the stage, and not where it is not wanted."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from core.model.children import Parent
from core.model.command import HandOn, Recall
from core.model.draft import Draft
from core.model.focus import OnDraft
from core.model.ids import FormKey, PersonId, StageKey
from core.model.org import Org
from core.model.period import Period
from core.model.request import Request
from core.store import drafts, people
from core.store.db import Database, Tx
from core.store.instant import loaded
from core.store.outbox import Kind
from core.use import deliver, fill
from core.use.act import act
from core.use.children import begin
from core.use.started import Started
from core.use.sweep import sweep
from tests.company import publish, settle, submit
from tests.databases import opened
from tests.dialogs.rows import keep
from tests.model.build import EGOR, NOON, ORG, VERA, key, org_with

MOSCOW = ZoneInfo("Europe/Moscow")
#: Thursday to Saturday: the first working day after it is Monday, the 12th.
AWAY = Period(date(2027, 7, 8), date(2027, 7, 10))
TRIP = """\
form: trip
title: Trip
owner: hr
fields:
  - {key: where, type: text, title: Where}
  - {key: away, type: period, title: Away}
route:
  - stage: back
    title: Back
    who: [author]
    do: act
    within: 30d
    after: away
    opens: [{form: report, by_itself: Welcome back!}]
"""
REPORT = """\
form: report
title: Report
owner: hr
fields:
  - {key: trip, type: request, form: trip, title: Trip}
  - {key: where, type: text, title: Where}
  - {key: spent, type: text, title: Spent}
route:
  - {stage: pay, title: Pay, who: [person: anna@example.org]}
"""
BACK = StageKey("back")
_DAYS = "code;name;date;kind;country;branch"


def local(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2027, 7, day, hour, minute, tzinfo=MOSCOW)


async def company(db: Database, *forms: str, org: Org = ORG) -> None:
    await db.write(people.set_branch, "Москва", "Europe/Moscow")
    await settle(db, org_with(*(replace(one, branch="Москва") for one in org.people.values()), org=org))
    for form in forms or (TRIP, REPORT):
        await publish(db, form)


async def sent(db: Database, away: Period = AWAY, now: datetime = NOON) -> Request:
    return await db.write(submit, "trip", EGOR, {"where": "Dubai", "away": away}, now)


def _due(tx: Tx) -> list[datetime]:
    rows = tx.execute(text("SELECT due FROM timer WHERE kind = 'start' ORDER BY due")).all()
    return [loaded(row.due).astimezone(MOSCOW) for row in rows]


async def due(db: Database) -> list[datetime]:
    return await db.read(_due)


async def happens(db: Database, now: datetime) -> None:
    while await db.write(sweep, now):
        pass


async def begun(db: Database, person: PersonId = EGOR) -> list[Draft]:
    return [kept.draft for kept in await db.read(drafts.of, person)]


def _letters(tx: Tx) -> list[tuple[int, int]]:
    return [(row.person, row.request) for row in tx.execute(text("SELECT * FROM outbox WHERE kind = 'started'")).all()]


async def letters(db: Database) -> list[tuple[int, int]]:
    return await db.read(_letters)


async def taken(db: Database, now: datetime) -> list[Started | None]:
    """What is delivered then about forms that have begun."""
    matters = [one.matter for one in await db.write(deliver.claim, "worker", now, 50)]
    return [one.started for one in matters if isinstance(one, deliver.OfStarted)]


async def test_a_draft_is_there_with_what_is_known_and_its_person_is_told(db: Database) -> None:
    await company(db)
    trip = await sent(db)
    assert await due(db) == [local(12)]
    await happens(db, local(12) - timedelta(seconds=1))
    assert (await begun(db), await letters(db)) == ([], [])
    await happens(db, local(12))
    (draft,) = await begun(db)
    assert (draft.form.key, draft.parent, draft.at) == ("report", Parent(trip.id, BACK), key("spent"))
    assert draft.answers[key("where")] == "Dubai"
    assert (await letters(db), await due(db)) == ([(EGOR, trip.id)], [])


async def test_it_goes_by_the_calendar_of_his_branch(db: Database) -> None:
    await company(db)
    await db.write(keep, "days", (_DAYS, "x;День города;2027-07-12;day_off;RU;"))
    await sent(db)
    assert await due(db) == [local(13)]


async def test_a_day_off_that_is_declared_later_puts_it_off(db: Database) -> None:
    await company(db)
    await sent(db)
    await db.write(keep, "days", (_DAYS, "x;День города;2027-07-12;day_off;RU;"))
    await happens(db, local(12))
    assert (await begun(db), await due(db)) == ([], [local(13)])
    await happens(db, local(13))
    assert len(await begun(db)) == 1


async def test_in_the_night_it_waits_for_the_morning(db: Database) -> None:
    await company(db)
    await sent(db)
    await happens(db, local(12, 22))
    assert (await begun(db), await due(db)) == ([], [local(13)])


async def test_whoever_hands_the_stage_on_hands_on_the_form(db: Database) -> None:
    await company(db)
    trip = await sent(db)
    await db.write(act, trip.id, HandOn(EGOR, BACK, trip.round, NOON, VERA, "please"))
    await happens(db, local(12))
    assert (await begun(db), [draft.person for draft in await begun(db, VERA)]) == ([], [VERA])


async def test_a_recall_ends_it(db: Database) -> None:
    await company(db)
    trip = await sent(db)
    await db.write(act, trip.id, Recall(EGOR, NOON))
    assert await due(db) == []
    await happens(db, local(12))
    assert await begun(db) == []


async def test_two_sweepers_at_once_begin_it_once(postgresql_url: str) -> None:
    async with opened(postgresql_url) as one, opened(postgresql_url) as two:
        await company(one)
        for n in range(10):
            await sent(one, now=NOON + timedelta(minutes=n))
        await asyncio.gather(happens(one, local(12)), happens(two, local(12)))
        assert len(await begun(one)) == len(await letters(one)) == 10


async def test_who_opens_it_at_the_same_moment_has_one(postgresql_url: str) -> None:
    async with opened(postgresql_url) as one, opened(postgresql_url) as two:
        await company(one)
        trips = [await sent(one, now=NOON + timedelta(minutes=n)) for n in range(10)]
        taps = [two.write(begin, trip.id, EGOR, 0, 1, trip.round, local(12)) for trip in trips]
        await asyncio.gather(happens(one, local(12)), *taps)
        assert len(await begun(one)) == 10


async def test_where_the_form_is_missing_the_request_stands_where_it_is(db: Database) -> None:
    await company(db, TRIP)
    await sent(db)
    await happens(db, local(12))
    assert (await begun(db), await letters(db), await due(db)) == ([], [], [])


async def test_nobody_is_told_of_what_he_has_put_away_meanwhile(db: Database) -> None:
    await company(db)
    await sent(db)
    await happens(db, local(12))
    (draft,) = await begun(db)
    await db.write(fill.discard, draft.id, EGOR)
    assert await taken(db, local(12)) == [None]


async def test_of_a_request_that_has_ended_meanwhile_nobody_is_told(db: Database) -> None:
    await company(db)
    trip = await sent(db)
    await happens(db, local(12))
    await db.write(act, trip.id, Recall(EGOR, local(12)))
    assert await taken(db, local(12)) == [None]


@pytest.mark.parametrize("busy", [False, True])
async def test_his_next_words_answer_it_unless_they_belong_to_something_else(db: Database, busy: bool) -> None:
    await company(db)
    await sent(db)
    other = (await db.write(fill.start, FormKey("report"), EGOR, {}, NOON)).draft.id
    if not busy:
        await db.write(fill.discard, other, EGOR)
    await happens(db, local(12))
    assert await db.read(drafts.focus_of, EGOR) == (OnDraft(other) if busy else None)
    (delivery,) = [one for one in await db.write(deliver.claim, "w", local(12), 50) if one.parcel.kind is Kind.STARTED]
    assert isinstance(delivery.matter, deliver.OfStarted)
    started = delivery.matter.started
    assert started is not None
    assert (started.free, started.says.in_("en")) == (not busy, "Welcome back!")
    await db.write(deliver.delivered, delivery, "w", deliver.Sent((77,)), local(12))
    draft = started.filling.draft.id
    assert await db.read(drafts.focus_of, EGOR) == OnDraft(other if busy else draft)
    kept = await db.read(drafts.load, draft, EGOR)
    assert kept is not None
    assert kept.message == 77


async def test_what_he_turned_to_while_it_was_on_its_way_keeps_his_words(db: Database) -> None:
    await company(db)
    await sent(db)
    await happens(db, local(12))
    (delivery,) = [one for one in await db.write(deliver.claim, "w", local(12), 50) if one.parcel.kind is Kind.STARTED]
    other = (await db.write(fill.start, FormKey("report"), EGOR, {}, local(12))).draft.id
    await db.write(deliver.delivered, delivery, "w", deliver.Sent((77,)), local(12))
    assert await db.read(drafts.focus_of, EGOR) == OnDraft(other)
