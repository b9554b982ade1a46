"""What requests take from a budget: reserved, released, and never the last of it twice; and rates that are missing."""

import asyncio
from decimal import Decimal

import pytest

from core.model.command import Recall, Reject, Submit
from core.model.ids import CatalogKey, FormKey, PersonId, RequestId, StageKey
from core.model.money import Money
from core.model.org import Org
from core.model.request import Request
from core.model.table import Line, Table
from core.model.value import Value
from core.store import forms, people, requests
from core.store.db import Database, Tx
from core.use.act import act, carry_out
from core.use.catalogs import import_rows
from core.use.matter import Matter
from core.use.terms import NoRate, pinned
from tests.company import publish, settle, stored
from tests.databases import opened, wait_inside
from tests.model.build import ANNA, EGOR, LATER, MARAT, NOON, key

_FORM = """\
form: order
title: {ru: Заказ, en: Order}
owner: finance
budget: {catalog: budgets, where: {category: kind}, limit: limit, amount: price, period: quarter}
fields:
  - {key: kind, type: choice, title: Kind, options: {it: IT, other: Other}}
  - {key: price, type: money, currencies: [AED, USD], title: Price}
route:
  - {stage: boss, title: Boss, who: [person: marat@example.org]}
  - {stage: cfo, title: CFO, who: [role: finance], when: [{budget: over}, {field: price, more: 1 000 000}]}
"""


def _rows(tx: Tx) -> None:
    budget = ("code", "name", "category", "branch", "limit")
    lines = (Line(2, ("it", "IT", "it", "x", "20000 AED")), Line(3, ("other", "Other", "other", "x", "")))
    import_rows(tx, CatalogKey("budgets"), Table(budget, 1, lines))


@pytest.fixture
async def shop(db: Database) -> Database:
    return await _open(db)


async def _open(db: Database) -> Database:
    await settle(db)
    await db.write(_rows)
    await publish(db, _FORM)
    return db


def _order(tx: Tx, amount: int, author: PersonId = EGOR, kind: str = "it", currency: str = "AED") -> Request:
    published = forms.named(tx, FormKey("order"))
    assert published is not None
    kept, org = requests.add(tx, published.id, author, NOON), people.org(tx)
    return _sent(tx, kept, {"kind": kind, "price": Money(Decimal(amount), currency)}, org)


def _sent(tx: Tx, kept: requests.Kept, answers: dict[str, Value], org: Org) -> Request:
    values = {key(name): value for name, value in answers.items()}
    request = kept.request
    terms = pinned(tx, Matter(request.form, request.author, NOON, request.id), values, org)
    return carry_out(tx, kept, Submit(request.author, values, NOON, terms), org)


def _over(request: Request) -> bool:
    assert request.terms.spending is not None
    return request.terms.spending.over


async def test_the_last_of_a_budget_is_taken_once(shop: Database) -> None:
    first = await shop.write(_order, 15_200)
    assert not _over(first)
    assert _over(await shop.write(_order, 6_500))
    assert first == await shop.read(stored, first.id)


@pytest.mark.parametrize("ending", [Recall(EGOR, LATER), Reject(MARAT, StageKey("boss"), 1, LATER, "no")])
async def test_what_comes_to_nothing_is_released(shop: Database, ending: Recall | Reject) -> None:
    first = await shop.write(_order, 20_000)
    assert not _over(first)
    await shop.write(act, first.id, ending)
    assert not _over(await shop.write(_order, 20_000))


async def test_a_row_without_a_limit_has_none(shop: Database) -> None:
    request = await shop.write(_order, 900_000, kind="other")
    assert request.terms.spending is None


async def test_two_at_once_do_not_both_take_the_last(shop: Database) -> None:
    sent = await asyncio.gather(*(shop.write(_order, 12_000, author) for author in (EGOR, ANNA)))
    assert sorted(map(_over, sent)) == [False, True]


async def test_the_second_waits_for_the_first(postgresql_url: str) -> None:
    async with opened(postgresql_url) as db:
        await _open(db)
        second: list[asyncio.Task[Request]] = []

        def first(tx: Tx) -> Request:
            made = _order(tx, 12_000)
            second.append(asyncio.get_running_loop().create_task(db.write(_order, 12_000, ANNA)))
            wait_inside(asyncio.sleep(0.3))
            return made

        assert not _over(await db.write(first))
        assert _over(await second[0])


async def test_without_a_rate_nothing_is_sent(shop: Database) -> None:
    with pytest.raises(NoRate) as refused:
        await shop.write(_order, 100, currency="USD")
    assert refused.value.about["currency"] == "AED"
    assert refused.value.about["keepers"] == "Anna Serova, Boris Hahn"
    assert await shop.read(requests.everything) == ()


async def test_the_rates_of_the_day_are_kept(shop: Database) -> None:
    columns = ("code", "currency", "date", "rate")
    lines = (Line(2, ("a", "AED", "2027-01-01", "25")), Line(3, ("u", "USD", "2027-07-01", "92")))
    await shop.write(import_rows, CatalogKey("rates"), Table(columns, 1, lines))
    request = await shop.write(_order, 100, currency="USD")
    assert set(request.terms.rates.of) == {"AED", "USD"}
    assert request.terms.spending is not None
    assert request.terms.spending.amount == Decimal(368)
    await shop.write(import_rows, CatalogKey("rates"), Table(columns, 1, (Line(2, ("a", "AED", "2027-01-01", "1")),)))
    assert await shop.read(stored, RequestId(request.id)) == request
