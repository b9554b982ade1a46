"""Catalogs are taken over whole or not at all, written out, searched and added to."""

from collections.abc import Iterator, Sequence

import pytest

from core.catalogs.shipped import shipped
from core.model.catalog.definition import Catalog
from core.model.catalog.write import Written
from core.model.ids import CatalogKey, ColumnKey, RowId
from core.model.table import Line, Table, TableMistakes, show
from core.model.value import Picked
from core.store.db import Database, Tx
from core.use import catalogs
from core.use.catalogs import CatalogChanged, Imported, NoSuchCatalog, Shelf, import_rows, prepare, take_over
from tests.company import settle
from tests.model.build import EGOR
from tests.model.catalogs import table

CENTRES = CatalogKey("cost_centres")
NAMES = ("code", "name", "owner", "budget", "since", "open")


def centres(*names: str, owner: str = "egor@example.org") -> Table:
    rows = ({"code": name.casefold(), "name": name, "owner": owner, "budget": "10.50"} for name in names)
    return table(*rows, names=NAMES)


async def titles(db: Database, typed: str = "", page: int = 0) -> list[str]:
    return [one.title for one in (await db.read(catalogs.search, CENTRES, typed, page)).entries]


async def test_a_table_is_taken_over_by_the_keys_of_its_rows(db: Database) -> None:
    await settle(db)
    assert await db.write(import_rows, CENTRES, centres("Alpha", "Beta", "Gamma")) == Imported(3, 0, 0, 0)
    assert await db.write(import_rows, CENTRES, centres("Alpha", "Beta", "Gamma")) == Imported(0, 0, 0, 3)
    after = centres("Alpha", "Delta", owner="vera@example.org")
    assert await db.write(import_rows, CENTRES, after) == Imported(1, 1, 2, 0)
    assert await titles(db) == ["Alpha", "Delta"]
    row = await db.read(catalogs.row_by_key, CENTRES, "alpha")
    assert row is not None
    assert row.values[ColumnKey("owner")] != EGOR


async def test_a_dry_run_tells_the_same_and_writes_nothing(db: Database) -> None:
    await settle(db)
    prepared = await db.read(prepare, CENTRES, centres("Alpha"))
    assert await db.read(take_over, prepared, dry_run=True) == Imported(1, 0, 0, 0)
    assert await db.write(take_over, prepared, dry_run=True) == Imported(1, 0, 0, 0)
    assert [one.rows for one in await db.read(catalogs.listed)] == [0] * len(shipped())


async def test_what_was_prepared_for_other_columns_is_not_taken_over(db: Database) -> None:
    await settle(db)
    prepared = await db.read(prepare, CENTRES, centres("Alpha"))
    source = dict(shipped()["cost_centres"])
    await db.write(catalogs.define, source | {"columns": source["columns"][:3]})
    with pytest.raises(CatalogChanged):
        await db.write(take_over, prepared)
    assert await titles(db) == []


async def test_with_one_mistake_nothing_is_taken_over(db: Database) -> None:
    await settle(db)
    with pytest.raises(TableMistakes, match="Nobody has the e-mail"):
        await db.write(import_rows, CENTRES, centres("Alpha", owner="nobody@example.org"))
    assert await titles(db) == []


async def test_a_catalog_that_does_not_exist_is_told_with_those_that_do(db: Database) -> None:
    with pytest.raises(NoSuchCatalog) as raised:
        await db.read(catalogs.definition, CatalogKey("planets"))
    assert "clients" in str(raised.value.about["known"])


async def test_the_catalogs_are_listed_with_how_many_rows_they_have(db: Database) -> None:
    await settle(db)
    await db.write(import_rows, CENTRES, centres("Alpha"))
    rows = {one.catalog.key: one.rows for one in await db.read(catalogs.listed)}
    assert rows == {**dict.fromkeys(shipped(), 0), "cost_centres": 1}
    assert list(rows) == sorted(shipped())


async def test_a_row_is_added_once(db: Database) -> None:
    await settle(db)
    cells = {ColumnKey("code"): "alpha", ColumnKey("name"): "Alpha"}
    assert (await db.write(catalogs.add_row, CENTRES, cells)).title == "Alpha"
    with pytest.raises(TableMistakes, match="There is a row “alpha” already"):
        await db.write(catalogs.add_row, CENTRES, cells)
    assert await titles(db) == ["Alpha"]
    assert await db.write(import_rows, CENTRES, centres("Beta")) == Imported(1, 0, 1, 0)
    await db.write(catalogs.add_row, CENTRES, cells)
    assert await titles(db) == ["Alpha", "Beta"]


def gathered(catalog: Catalog, rows: Iterator[Sequence[Written]]) -> tuple[str, list[list[str]]]:
    return catalog.key, [[str(cell) for cell in row] for row in rows]


async def test_an_export_says_what_an_import_reads(db: Database) -> None:
    await settle(db)
    await db.write(import_rows, CENTRES, centres("Alpha", "Beta"))
    key, rows = await db.read(lambda tx: catalogs.export(tx, CENTRES, gathered))
    assert (key, rows[0]) == ("cost_centres", ["alpha", "Alpha", "egor@example.org", "10.50", "", ""])
    again = table(*(dict(zip(NAMES, row, strict=True)) for row in rows), names=NAMES)
    assert await db.write(import_rows, CENTRES, again) == Imported(0, 0, 0, 2)


async def test_the_last_page_is_there_when_one_beyond_it_is_asked_for(db: Database) -> None:
    await settle(db)
    await db.write(import_rows, CENTRES, centres(*(f"C{at:02}" for at in range(20))))
    found = await db.read(catalogs.search, CENTRES, "", 1)
    assert (found.count, found.entries[0].title) == (20, "C08")
    assert await titles(db, page=99) == ["C16", "C17", "C18", "C19"]
    assert await titles(db, "nowhere", page=5) == []


async def test_a_chosen_row_is_a_picture_of_it(db: Database) -> None:
    await settle(db)
    await db.write(import_rows, CENTRES, centres("Alpha"))

    def picked(tx: Tx) -> tuple[Picked | None, Picked | None]:
        shelf = Shelf(tx)
        (entry,) = shelf.find(CENTRES, "alp", 0).entries
        return shelf.pick(CENTRES, entry.id), shelf.pick(CENTRES, RowId(999))

    alpha, nothing = await db.read(picked)
    assert nothing is None
    assert alpha is not None
    assert (alpha.key, alpha.title, alpha.cell(ColumnKey("owner"))) == ("alpha", "Alpha", EGOR)
    assert alpha.cell(ColumnKey("since")) is None


async def test_a_row_that_is_told_gets_a_key_which_no_row_has_had(db: Database) -> None:
    await settle(db)
    await db.write(import_rows, CENTRES, centres("Alpha", "Beta"))
    await db.write(import_rows, CENTRES, centres("Beta"))

    def added(tx: Tx) -> tuple[Picked, Picked | None, Picked | None]:
        shelf = Shelf(tx)
        new = shelf.add(CENTRES, {ColumnKey("name"): "Alpha", ColumnKey("budget"): "5"})
        return new, shelf.keyed(CENTRES, "alpha_2"), shelf.keyed(CENTRES, "alpha")

    new, kept, dropped = await db.write(added)
    assert (new.key, new.title, kept, dropped) == ("alpha_2", "Alpha", new, None)


async def test_a_key_that_is_written_is_kept(db: Database) -> None:
    await settle(db)
    cells = {ColumnKey("code"): "A-1", ColumnKey("name"): "Alpha"}
    assert (await db.write(lambda tx: Shelf(tx).add(CENTRES, cells))).key == "A-1"


async def test_a_day_of_no_kind_is_refused_and_nothing_is_kept(db: Database) -> None:
    columns = ("code", "name", "date", "kind", "country", "branch")
    lines = (
        Line(2, ("eid", "Eid", "2027-03-09", "holiday", "AE", "")),
        Line(3, ("x", "X", "2027-03-10", "free", "", "")),
    )
    with pytest.raises(TableMistakes) as refused:
        await db.write(catalogs.import_rows, CatalogKey("days"), Table(columns, 1, lines))
    assert [show(one) for one in refused.value.mistakes] == [
        "3: kind: “free” is no kind of day. Possible here: holiday, day_off, moved_day_off, working_weekend, usual."
    ]
    assert {one.catalog.key: one.rows for one in await db.read(catalogs.listed)}[CatalogKey("days")] == 0
