"""A small company in Moscow, Almaty and Dubai whose people ask for leave."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from core.model.command import Submit
from core.model.ids import CatalogKey, FormKey, PersonId, RequestId
from core.model.leave.ledger import Entry, Posting, standing
from core.model.org import Org
from core.model.period import Period
from core.model.request import Request
from core.model.table import Line, Table
from core.model.value import Value
from core.store import forms, leave, people, requests
from core.store.db import Database, Tx
from core.use.act import carry_out
from core.use.catalogs import import_rows
from core.use.matter import Matter
from core.use.terms import pinned
from tests.company import publish, settle
from tests.model.build import ANNA, EGOR, MARAT, ORG, VERA, key, org_with

FORM = """\
form: away
title: {ru: Отпуск, en: Leave}
owner: hr
leave:
  person: who
  period: days
  kind: kind
  balance: [annual]
  substitute: stands_in
  from_noon: later
  until_noon: earlier
cancel: [boss]
fields:
  - {key: who, type: person, default: author, title: Who}
  - key: kind
    type: choice
    title: Kind
    options: {annual: Annual, unpaid: Unpaid}
  - {key: days, type: period, title: Days}
  - {key: stands_in, type: person, required: no, title: Stands in}
  - {key: later, type: yes_no, default: no, title: From noon}
  - {key: earlier, type: yes_no, default: no, title: Until noon}
route:
  - {stage: boss, title: Boss, who: [person: marat@example.org]}
"""
APRIL = datetime(2027, 4, 5, 7, tzinfo=UTC)  # a Monday, ten in the morning in Moscow
HIRED = date(2020, 1, 1)
_PLACES = {EGOR: "Москва", VERA: "Москва", ANNA: "Алматы", MARAT: "Москва"}
_ZONES = {"Москва": "Europe/Moscow", "Алматы": "Asia/Almaty", "Дубай": "Asia/Dubai", "Лиссабон": "Europe/Lisbon"}
_DAYS = ("code", "name", "date", "kind", "country", "branch")


async def open_company(db: Database) -> Database:
    """Egor and Vera have 13 days since New Year's Eve, and work in Moscow."""
    await db.write(_branches)
    await settle(db, _company())
    await publish(db, FORM, APRIL)
    for who in (EGOR, VERA):
        await db.write(opened, who, 26)
    return db


def _branches(tx: Tx) -> None:
    for name, zone in _ZONES.items():
        people.set_branch(tx, name, zone)


def _company() -> Org:
    return org_with(*(replace(ORG.people[id], branch=place, hired=HIRED) for id, place in _PLACES.items()))


def opened(tx: Tx, who: PersonId, half_days: int, on: date = date(2026, 12, 31)) -> None:
    """What there was on a day."""
    entry = Posting(person=who, kind="annual", entry=Entry.OPENING, half_days=half_days, on=on)
    leave.enter(tx, [entry], APRIL)


def move(tx: Tx, who: PersonId, branch: str) -> None:
    people.change(tx, replace(people.org(tx).people[who], branch=branch))


def ask(tx: Tx, /, first: str, last: str, author: PersonId = EGOR, **answers: Value) -> Request:
    """A leave that is asked for on the 5th of April."""
    return ask_so(tx, first, last, answers, author)


def ask_so(tx: Tx, first: str, last: str, answers: Mapping[str, Value], author: PersonId = EGOR) -> Request:
    published = forms.named(tx, FormKey("away"))
    assert published is not None
    return send(tx, requests.add(tx, published.id, author, APRIL), first, last, answers)


def send(tx: Tx, kept: requests.Kept, first: str, last: str, answers: Mapping[str, Value]) -> Request:
    request, org = kept.request, people.org(tx)
    said: dict[str, Value] = {"who": request.author, "kind": "annual", "days": period(first, last), **answers}
    values = {key(name): value for name, value in said.items()}
    terms = pinned(tx, Matter(request.form, request.author, APRIL, request.id), values, org)
    return carry_out(tx, kept, Submit(request.author, values, APRIL, terms), org)


def period(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


def free(tx: Tx, who: PersonId, day: date = date(2027, 12, 31)) -> int:
    """Half-days of the ledger that nobody has asked for, on a day."""
    return standing([one for one in leave.book(tx, who) if one.kind == "annual"], day).free


def entries(tx: Tx, request: RequestId, who: PersonId = EGOR) -> list[tuple[str, int, str]]:
    """What a request has entered: why, how many half-days, since when."""
    return [
        (str(one.entry), one.half_days, one.on.isoformat()) for one in leave.book(tx, who) if one.request == request
    ]


def days(tx: Tx, *rows: tuple[str, str, str, str]) -> None:
    """The catalog of days: date, kind, country, branch."""
    lines = (Line(at, (f"d{at}", "day", *row)) for at, row in enumerate(rows, start=2))
    import_rows(tx, CatalogKey("days"), Table(_DAYS, 1, tuple(lines)))
