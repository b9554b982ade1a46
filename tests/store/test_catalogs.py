"""Catalogs in the database."""

from collections.abc import Iterable
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import Engine

from core.forms.catalog import catalog_source
from core.model.catalog.definition import Row
from core.model.catalog.plan import planned
from core.model.catalog.read import rows_of
from core.model.ids import CatalogKey, RowId
from core.store import catalogs
from core.store.db import Database, Tx
from tests.forms.test_catalogs import CITIES as SOURCE
from tests.model.build import ORG
from tests.model.catalogs import table

CITIES = CatalogKey("cities")
COLUMNS = ("code", "name", "head", "budget")


def keep(tx: Tx, *cells: dict[str, str]) -> None:
    """Exactly these cities are in use."""
    catalog = catalogs.define(tx, catalog_source(SOURCE))
    rows = rows_of(catalog, table(*cells, names=COLUMNS), ORG)
    new = {row.key: catalogs.as_stored(catalog, row) for row in rows}
    catalogs.lock(tx, CITIES)
    catalogs.carry_out(tx, CITIES, planned(new, catalogs.stored(tx, CITIES)))


ALMATY = {"code": "ala", "name": "Алматы", "head": "egor@example.org", "budget": "1.5"}
MOSCOW = {"code": "mow", "name": "Москва"}


def titles(rows: Iterable[Row]) -> list[str]:
    return [row.title for row in rows]


async def found(db: Database, typed: str) -> list[str]:
    """Through either door."""
    kept = [one.title for one in (await db.read(catalogs.index, CITIES)).found(typed)]
    assert kept == [one.title for one in (await db.write(catalogs.index, CITIES)).found(typed)]
    return kept


async def test_nothing_is_known_in_the_beginning(db: Database) -> None:
    assert await db.read(catalogs.definitions) == {}
    assert await db.read(catalogs.named, CITIES) is None
    assert await found(db, "") == []


async def test_a_definition_comes_back(db: Database) -> None:
    defined = await db.write(catalogs.define, catalog_source(SOURCE))
    assert await db.read(catalogs.named, CITIES) == defined
    assert await db.read(catalogs.definitions) == {CITIES: defined}


async def test_rows_come_back_as_they_were(db: Database) -> None:
    await db.write(keep, ALMATY, MOSCOW)
    rows = await db.read(lambda tx: list(catalogs.rows(tx, CITIES)))
    assert titles(rows) == ["Алматы", "Москва"]
    assert await db.read(catalogs.by_key, CITIES, "ala") == rows[0]
    assert await db.read(catalogs.by_key, CITIES, "nowhere") is None
    assert await db.read(catalogs.count, CITIES) == 2


async def test_a_row_is_loaded_by_the_id_that_a_search_gives(db: Database) -> None:
    await db.write(keep, ALMATY)
    (entry,) = (await db.read(catalogs.index, CITIES)).found("almaty")
    row = await db.read(catalogs.load, CITIES, entry.id)
    assert row is not None
    assert row.key == "ala"
    assert await db.read(catalogs.load, CITIES, RowId(999)) is None
    assert await db.read(catalogs.load, CatalogKey("clients"), entry.id) is None


async def test_a_row_that_is_dropped_is_marked_and_comes_back_as_the_same(db: Database) -> None:
    await db.write(keep, ALMATY, MOSCOW)
    (before,) = (await db.read(catalogs.index, CITIES)).found("almaty")
    await db.write(keep, MOSCOW)
    assert await db.read(catalogs.count, CITIES) == 1
    assert await db.read(catalogs.load, CITIES, before.id) is None
    assert await db.read(catalogs.by_key, CITIES, "ala") is None
    assert await db.read(lambda tx: tx.execute(text("SELECT count(*) FROM catalog_row")).scalar()) == 2
    await db.write(keep, ALMATY | {"name": "Alma-Ata"}, MOSCOW)
    (after,) = (await db.read(catalogs.index, CITIES)).found("alma")
    assert (after.id, after.title) == (before.id, "Alma-Ata")


async def test_every_process_sees_that_its_index_is_old(db: Database) -> None:
    await db.write(keep, ALMATY)
    assert await found(db, "") == ["Алматы"]
    await db.write(keep, ALMATY, MOSCOW)
    assert await found(db, "") == ["Алматы", "Москва"]


async def test_an_index_is_read_once(sqlite_url: str) -> None:
    db, statements = Database(sqlite_url), 0

    @event.listens_for(Engine, "after_cursor_execute")
    def counted(*_: Any) -> None:
        nonlocal statements
        statements += 1

    try:
        await db.write(keep, ALMATY)
        await db.read(catalogs.index, CITIES)
        statements = 0
        await db.read(catalogs.index, CITIES)
        assert statements == 2  # BEGIN, and whether anything has changed
    finally:
        event.remove(Engine, "after_cursor_execute", counted)
        await db.close()


async def test_what_is_undone_leaves_no_index_behind(db: Database) -> None:
    await db.write(keep, ALMATY)

    def undone(tx: Tx) -> None:
        keep(tx, MOSCOW)
        assert [one.title for one in catalogs.index(tx, CITIES).entries] == ["Москва"]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await db.write(undone)
    assert await found(db, "") == ["Алматы"]


async def test_a_catalog_longer_than_a_portion_is_read_to_its_end(db: Database) -> None:
    await db.write(keep, *({"code": f"c{at}", "name": f"City {at}"} for at in range(2500)))
    keys = await db.read(lambda tx: [row.key for row in catalogs.rows(tx, CITIES)])
    assert len(set(keys)) == len(keys) == 2500
