"""What it costs to find out all that a card says of a leave, in a company of three thousand with years behind it."""

import asyncio
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert

from core.forms.shipped import shipped
from core.forms.source import source_of
from core.model.ids import FieldKey, FormKey, PersonId
from core.model.leave.ledger import Entry, Posting
from core.model.org import Person
from core.model.period import Period
from core.model.value import Values
from core.store import forms, leave, people, requests
from core.store.db import Database, Tx
from core.store.migrate import migrate
from core.store.tables import absence
from core.use.leave import pinned
from core.use.matter import Matter

Figure = tuple[str, float, str]

_PEOPLE, _TEAM, _ASKED = 3000, 15, 500
_NOW = datetime(2027, 4, 5, 9, tzinfo=UTC)
_HIRED = date(2020, 1, 13)
_BRANCHES = {"Москва": "Europe/Moscow", "Алматы": "Asia/Almaty", "Дубай": "Asia/Dubai"}


def run() -> Iterator[Figure]:
    yield from asyncio.run(_measured())


async def _measured() -> list[Figure]:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        await migrate(url)
        db, chance = Database(url), random.Random(1)
        try:
            await db.write(_company, chance)
            spent = sorted([await db.write(_facts, PersonId(chance.randint(1, _PEOPLE))) for _ in range(_ASKED)])
        finally:
            await db.close()
    p95, median = spent[_ASKED * 95 // 100 - 1], statistics.median(spent)
    return [("vacation_facts_ms", p95 * 1000, "ms"), ("vacation_facts_median_ms", median * 1000, "ms")]


def _facts(tx: Tx, who: PersonId) -> float:
    """Seconds, of what sending a vacation adds: locked, counted, compared with everybody of the team."""
    published, org = forms.named(tx, FormKey("vacation")), people.org(tx)
    assert published is not None
    days: Values = {
        FieldKey("employee"): who,
        FieldKey("kind"): "annual",
        FieldKey("period"): Period(date(2027, 10, 4), date(2027, 10, 10)),
    }
    matter = Matter(published.form, who, _NOW)
    begun = time.perf_counter()
    assert pinned(tx, matter, days, org) is not None
    return time.perf_counter() - begun


def _company(tx: Tx, chance: random.Random) -> None:
    """Teams of fifteen; of each person seven years of months, and a leave of this year; some are away in October."""
    published = [forms.publish(tx, source_of(text), _NOW) for _name, text in shipped()][-1]
    for name, zone in _BRANCHES.items():
        people.set_branch(tx, name, zone)
    for number in range(1, _PEOPLE + 1):
        branch = tuple(_BRANCHES)[number % len(_BRANCHES)]
        person = Person(PersonId(0), f"Person {number}", f"{number}@example.org", branch=branch, hired=_HIRED)
        people.add(tx, replace(person, manager=PersonId((number - 1) // _TEAM) if number > _TEAM else None))
    for number in range(1, _PEOPLE + 1):
        who = PersonId(number)
        leave.enter(tx, _years(who), _NOW)
        first = date(2027, 10, 11 if chance.random() < 0.9 else 18) + timedelta(days=chance.randrange(20))
        made = requests.add(tx, published.id, who, _NOW).request.id
        away = {"person": who, "first": first.isoformat(), "last": (first + timedelta(days=9)).isoformat()}
        tx.execute(insert(absence).values(request=made, granted=True, **away))


def _years(who: PersonId) -> list[Posting]:
    months = [date(year, month, 28) for year in range(2020, 2028) for month in range(1, 13)]
    known = [day for day in months if day < _NOW.date()]
    return [Posting(person=who, kind="annual", entry=Entry.ACCRUAL, half_days=5, on=day) for day in known]
