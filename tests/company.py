"""The small company of the model's tests, in a database, and forms as it would write them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from core.forms.shipped import shipped
from core.forms.source import source_of
from core.model.command import Submit
from core.model.ids import FormKey, PersonId, RequestId
from core.model.org import Org
from core.model.request import Request
from core.model.value import Value
from core.store import forms, people, requests
from core.store.db import Database, Tx
from core.store.forms import Published
from core.use.act import carry_out
from tests.model.build import EGOR, NOON, ORG, key

#: Everybody of the company, one after the other.
ROUND = """\
form: round
title: {ru: Круг, en: Round}
owner: hr
fields:
  - {key: what, type: text, title: {ru: Что, en: What}}
route:
  - stage: all
    title: {ru: Все, en: All}
    who: [person: marat@example.org, person: olga@example.org, person: anna@example.org, person: boris@example.org]
"""

#: A question, and one person who decides.
WISH = """\
form: wish
title: {ru: Просьба, en: Wish}
owner: hr
headline: [what]
fields:
  - {key: what, type: text, title: {ru: Что, en: What}}
  - {key: why, type: text, required: no, title: {ru: Зачем, en: Why}}
route:
  - {stage: boss, title: {ru: Начальник, en: Boss}, who: [manager_of: author]}
"""


def vacation() -> str:
    """The form that comes with Kivok."""
    return dict(shipped())["vacation.yaml"]


async def settle(db: Database, org: Org = ORG) -> None:
    """Everybody moves in, under the ids they have in `org`; Telegram accounts are a thousand and the id."""
    await db.write(_settle, org)


def _settle(tx: Tx, org: Org) -> None:
    for id, person in sorted(org.people.items()):
        given = people.add(tx, replace(person, manager=None, telegram=1000 + id))
        assert given == id
    for person in org.people.values():
        people.change(tx, replace(person, telegram=1000 + person.id))


async def publish(db: Database, text: str, now: datetime = NOON) -> Published:
    return await db.write(forms.publish, source_of(text), now)


def submit(tx: Tx, form: str, author: PersonId, values: Mapping[str, Value], now: datetime = NOON) -> Request:
    """A request that is on its way, without the form having been filled in."""
    published = forms.named(tx, FormKey(form))
    assert published is not None
    answers = {key(name): value for name, value in values.items()}
    return carry_out(tx, requests.add(tx, published.id, author, now), Submit(author, answers, now), people.org(tx))


async def wished(db: Database, what: str = "a chair", author: PersonId = EGOR, now: datetime = NOON) -> Request:
    """A request of the form "wish", which waits for the author's manager."""
    return await db.write(submit, "wish", author, {"what": what}, now)


def stored(tx: Tx, id: RequestId) -> Request:
    kept = requests.load(tx, id)
    assert kept is not None
    return kept.request
