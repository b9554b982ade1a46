"""Timers follow a stage from status to status: whoever has it is reminded, and nobody while its clock stands still."""

from datetime import datetime

import pytest

from core.model.command import Snooze
from core.model.ids import PersonId, RequestId, StageKey, StatusKey
from core.model.request import Request
from core.model.statuses import Move
from core.store.db import Database
from core.use import overview
from core.use.act import act
from tests.company import publish, submit
from tests.model.build import ANNA, BORIS, EGOR, HELEN
from tests.use.test_remind import company, happens, local, timers_set

TICKETS = """\
form: ticket
title: {ru: Обращение, en: Ticket}
owner: hr
fields:
  - {key: what, type: text, title: {ru: Что, en: What}}
route:
  - stage: work
    title: {ru: Работа, en: Work}
    who: [role: accounting]
    do: act
    within: 2d
    statuses:
      - {status: open, title: {ru: В работе, en: Open}, next: [purchasing, waiting, solved]}
      - {status: purchasing, title: {ru: В закупке, en: Purchasing}, who: [role: hr], next: [open]}
      - {status: waiting, title: {ru: Ждёт, en: Waiting}, next: [open], pause: yes}
      - {status: solved, title: {ru: Решено, en: Solved}, ends: yes}
"""
_WORK = StageKey("work")


@pytest.fixture
async def ticket(db: Database) -> Request:
    await company(db)
    await publish(db, TICKETS)
    return await db.write(submit, "ticket", EGOR, {"what": "a screen"}, local("01 12:00"))


async def moved(db: Database, by: PersonId, to: str, now: datetime) -> Request:
    return await db.write(act, RequestId(1), Move(by, _WORK, 1, StatusKey(to), now))


async def test_the_limit_goes_on_and_only_whoever_has_it_is_reminded(db: Database, ticket: Request) -> None:
    before = await timers_set(db)
    assert set(before) == {"overdue.1", f"remind.1.{ANNA}", f"remind.1.{BORIS}"}
    await moved(db, ANNA, "purchasing", local("01 15:00"))
    due = "03 12:00"
    assert await timers_set(db) == {"overdue.1": f"overdue {due}", f"remind.1.{HELEN}": before[f"remind.1.{ANNA}"]}
    await moved(db, HELEN, "open", local("01 16:00"))
    assert set(await timers_set(db)) == {"overdue.1", f"remind.1.{ANNA}"}
    await moved(db, ANNA, "solved", local("01 17:00"))
    assert await timers_set(db) == {}


async def test_nobody_is_reminded_while_the_clock_stands_still(db: Database, ticket: Request) -> None:
    await moved(db, ANNA, "waiting", local("01 15:00"))
    assert await timers_set(db) == {}
    assert await happens(db, local("04 12:00")) == []
    assert [one.id for one in (await db.read(overview.waiting, ANNA, 0, 5)).requests] == [ticket.id]
    await moved(db, BORIS, "open", local("05 15:00"))
    after = await timers_set(db)
    assert after["overdue.1"] == "overdue 07 12:00"
    assert set(after) == {"overdue.1", f"remind.1.{ANNA}", f"remind.1.{BORIS}"}


async def test_what_somebody_has_put_off_does_not_come_back_to_him(db: Database, ticket: Request) -> None:
    await db.write(act, ticket.id, Snooze(ANNA, _WORK, 1, local("01 13:00"), local("01 18:00")))
    await moved(db, BORIS, "purchasing", local("01 14:00"))
    assert f"remind.1.{ANNA}" not in await timers_set(db)
    await moved(db, HELEN, "open", local("01 15:00"))
    assert (await timers_set(db))[f"remind.1.{BORIS}"].startswith("remind")
    assert ("show", ANNA) not in await happens(db, local("01 18:00"))
