"""The company of the demo: everybody whom the shipped forms ask works there."""

import pytest

from bot import demo
from core.forms.read import read_form
from core.forms.shipped import shipped
from core.model.org import Org
from core.model.problems import problems
from core.model.who import InRole
from core.store.db import Database
from core.use.catalogs import listed


@pytest.fixture
async def org(db: Database) -> Org:
    return await db.write(demo._settled)


async def test_nothing_is_wrong_with_any_shipped_form(org: Org) -> None:
    assert {name: problems(read_form(text), org) for name, text in shipped()} == {name: () for name, _ in shipped()}


async def test_every_role_of_a_shipped_form_is_somebody(org: Org) -> None:
    forms = [read_form(text) for _, text in shipped()]
    asked = [p.who for form in forms for stage in form.route for p in stage.who]
    roles = {who.role for who in asked if isinstance(who, InRole)}
    assert roles == {"accounting", "ceo", "cfo", "hr", "it", "marketing", "office", "sales"}
    assert [role for role in roles if not org.holders(role)] == []


async def test_every_catalog_has_rows(db: Database, org: Org) -> None:
    found = await db.read(listed)
    assert {one.catalog.key for one in found} >= {"clients", "cities", "expense_types", "goods"}
    assert [one.catalog.key for one in found if one.rows < 5] == []
