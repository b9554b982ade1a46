"""The small company in which people fall ill during their leaves."""

from core.model.command import Approve, Submit
from core.model.event import Recounted
from core.model.ids import FormKey, PersonId, RequestId, StageKey
from core.model.leave.facts import Facts
from core.model.request import Request
from core.model.value import Value
from core.store import forms, journal, people, requests
from core.store.db import Database, Tx
from core.use.act import act, carry_out
from core.use.matter import Matter
from core.use.sweep import sweep
from core.use.terms import pinned
from tests.company import publish, stored
from tests.model.build import EGOR, LATER, MARAT, key
from tests.use.leaving import APRIL, ask, open_company, period

_BOSS = StageKey("boss")
_ILL = """\
form: ill
title: {ru: Больничный, en: Sick leave}
owner: hr
leave: {person: who, period: days, sick: yes}
cancel: [told]
fields:
  - {key: who, type: person, default: author, title: Who}
  - {key: days, type: period, past: yes, title: Days}
route:
  - {stage: told, title: Told, who: [person: marat@example.org], do: inform}
"""
#: From Monday to the Friday of the next week: 12 days, none of them a holiday; 26 half-days are there.
WEEKS = ("2027-06-14", "2027-06-25")


async def open_company_with_notices(db: Database) -> Database:
    await open_company(db)
    await publish(db, _ILL, APRIL)
    return db


def ill(tx: Tx, first: str, last: str, who: PersonId = EGOR, author: PersonId | None = None) -> Request:
    """Somebody says that he is ill, or another one does for him."""
    published = forms.named(tx, FormKey("ill"))
    assert published is not None
    author = who if author is None else author
    return _sent(tx, requests.add(tx, published.id, author, APRIL), who, first, last)


def ill_until(tx: Tx, id: RequestId, first: str, last: str) -> Request:
    """The same, with other days."""
    kept = requests.load_to_change(tx, id)
    assert kept is not None
    return _sent(tx, kept, EGOR, first, last)


def _sent(tx: Tx, kept: requests.Kept, who: PersonId, first: str, last: str) -> Request:
    request, org = kept.request, people.org(tx)
    values: dict[str, Value] = {"who": who, "days": period(first, last)}
    answers = {key(name): value for name, value in values.items()}
    terms = pinned(tx, Matter(request.form, request.author, APRIL, request.id), answers, org)
    return carry_out(tx, kept, Submit(request.author, answers, APRIL, terms), org)


async def granted(db: Database, first: str, last: str, author: PersonId = EGOR, kind: str = "annual") -> Request:
    request = await db.write(ask, first, last, author, kind=kind)
    return await db.write(act, request.id, Approve(MARAT, _BOSS, 1, LATER))


async def falls_ill(db: Database, first: str, last: str, who: PersonId = EGOR) -> Request:
    """And what follows has happened."""
    request = await db.write(ill, first, last, who)
    await db.write(sweep, APRIL)
    return request


async def facts_of(db: Database, request: Request) -> Facts:
    facts = (await db.read(stored, request.id)).terms.leave
    assert facts is not None
    return facts


def recounts(tx: Tx, request: Request) -> int:
    return sum(isinstance(event, Recounted) for event in journal.of(tx, request.id, request.form))
