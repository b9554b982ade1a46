"""The company of the demo: everybody whom the shipped forms ask works there."""

from datetime import UTC, datetime

import pytest

from bot import demo
from core.forms.read import read_form
from core.forms.shipped import shipped
from core.model.ids import CatalogKey, ColumnKey, RoleKey
from core.model.org import Org
from core.model.problems import problems
from core.model.who import InRole
from core.store.catalogs import rows
from core.store.db import Database
from core.use.balances import accounts
from core.use.catalogs import known, listed

EXPENSES = CatalogKey("expense_types")


@pytest.fixture
async def org(db: Database) -> Org:
    return await db.write(demo._settled)


async def test_nothing_is_wrong_with_any_shipped_form(org: Org) -> None:
    assert {name: problems(read_form(text), org) for name, text in shipped()} == {name: () for name, _ in shipped()}


async def test_every_role_of_a_shipped_form_is_somebody(org: Org) -> None:
    forms = [read_form(text) for _, text in shipped()]
    asked = [p.who for form in forms for stage in form.route for p in stage.who]
    roles = {who.role for who in asked if isinstance(who, InRole)}
    assert roles == {"accounting", "ceo", "cfo", "hr", "it", "office"}
    assert [role for role in roles if not org.holders(role)] == []


async def test_every_role_of_a_catalog_is_somebody(db: Database, org: Org) -> None:
    named = await db.read(lambda tx: [row.values.get(ColumnKey("responsible")) for row in rows(tx, EXPENSES)])
    adding = [role for catalog in (await db.read(known)).values() for role in catalog.added_by]
    roles = {RoleKey(str(role)) for role in (*named, *adding) if role is not None}
    assert roles >= {"marketing", "sales", "office", "it", "accounting"}
    assert [role for role in roles if not org.holders(role)] == []


async def test_whoever_has_worked_here_for_a_while_has_a_balance_and_the_others_what_has_grown(
    db: Database, org: Org
) -> None:
    now = datetime(2026, 12, 1, 9, tzinfo=UTC)
    found = {one.name: await db.read(accounts, one, now, org) for one in org.people.values()}
    assert {name: len(accounts) for name, accounts in found.items()} == dict.fromkeys(found, 1)
    assert found["Иван Петров"][0].today == 26 + 4
    assert found["Егор Лапин"][0].today == 4 + 5


async def test_every_catalog_has_rows(db: Database, org: Org) -> None:
    found = await db.read(listed)
    assert {one.catalog.key for one in found} >= {"clients", "cities", "expense_types", "goods"}
    assert [one.catalog.key for one in found if one.rows < 5] == []
