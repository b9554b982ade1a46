"""How many statements a use case takes: as few for an old request as for a new one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from core.model.catalog.lookup import Catalogs
from core.model.command import Recall, Submit
from core.model.draft import Draft
from core.model.ids import FormKey
from core.model.move import Move, Typed
from core.model.observers import Observe
from core.model.org import Org
from core.model.request import Request
from core.store.db import Database
from core.use import deliver, fill, overview
from core.use.act import act
from tests.company import WISH, publish, settle, wished
from tests.model.build import EGOR, EN, LATER, MARAT, NOON, VERA, key
from tests.model.story import approve, give_back


@pytest.fixture
async def company(db: Database) -> Database:
    await settle(db)
    await publish(db, WISH)
    request = await wished(db)
    await db.write(act, request.id, Recall(EGOR, NOON))  # everything that is remembered has been read
    await db.read(overview.mine, EGOR, 0, 1)
    return db


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that go to the database meanwhile."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        # Hot statements pass SQLAlchemy by where they can: here they are to be counted like all others.
        with patch("core.store.statement.bare", lambda _tx: None):
            yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def grown_old(db: Database, entries: int) -> Request:
    """A request that has been back and forth."""
    request = await wished(db)
    while request.version < entries:
        request = await db.write(act, request.id, give_back(request, MARAT))
        request = await db.write(act, request.id, Submit(EGOR, {key("what"): "a chair"}, LATER))
    return request


async def decision(db: Database, entries: int) -> list[str]:
    request = await grown_old(db, entries)
    assert request.version == entries
    with counted() as statements:
        await db.write(act, request.id, approve(request, MARAT))
    return statements


async def test_a_decision_takes_few_statements_however_old_the_request_is(company: Database) -> None:
    new, old = await decision(company, 1), await decision(company, 51)
    assert len(new) == len(old) <= 6


async def test_a_move_of_a_draft_takes_few_statements_however_many_requests_there_are(company: Database) -> None:
    async def move() -> list[str]:
        filling = await company.write(fill.start, FormKey("wish"), EGOR, {}, NOON)
        draft = filling.draft
        with counted() as statements:
            await company.write(fill.move, draft.id, EGOR, draft.revision, typed, EN, NOON)
        return statements

    first = await move()
    await grown_old(company, 51)
    assert len(first) == len(await move()) <= 4


def typed(_draft: Draft, _org: Org, _catalogs: Catalogs) -> Move:
    return Typed("a chair")


async def test_a_page_takes_as_many_statements_as_a_line(company: Database) -> None:
    async def pages() -> tuple[int, int, int]:
        with counted() as waiting:
            await company.read(overview.waiting, MARAT, 0, 50)
        with counted() as mine:
            await company.read(overview.mine, EGOR, 0, 50)
        with counted() as observed:
            await company.read(overview.observed, VERA, 0, 50)
        return len(waiting), len(mine), len(observed)

    async def watched() -> None:
        request = await wished(company)
        await company.write(act, request.id, Observe(EGOR, VERA, NOON))

    await watched()
    one = await pages()
    for _ in range(20):
        await watched()
    assert await pages() == one
    assert max(one) <= 3


async def test_claiming_nothing_takes_one_statement(company: Database) -> None:
    await company.write(deliver.claim, "a", LATER, 100)
    with counted() as statements:
        assert await company.write(deliver.claim, "a", LATER, 100) == ()
    assert len(statements) == 1
