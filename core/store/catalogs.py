"""Catalogs and their rows. What is searched is kept in memory until somebody changes the catalog."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from secrets import randbits
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, bindparam, func, select, text, update

from core.forms.catalog import catalog_from
from core.model.catalog.definition import Catalog, Row
from core.model.catalog.plain import dump_cells, load_cells
from core.model.catalog.plan import Plan
from core.model.catalog.search import Entry, Index, search_key
from core.model.ids import CatalogKey, RowId
from core.store.codec import text_of
from core.store.db import Tx
from core.store.statement import Statement
from core.store.tables import catalog as table
from core.store.tables import catalog_row

#: Rows that are read at once when all are.
_PORTION = 1000

_SOURCES = select(table.c.key, table.c.source).order_by(table.c.key)
_SOURCE = Statement(select(table.c.source).where(table.c.key == bindparam("catalog")))
_REVISION = Statement(select(table.c.revision).where(table.c.key == bindparam("catalog")))
_LIVE = (catalog_row.c.catalog == bindparam("of"), catalog_row.c.dropped.is_(False))
_COUNT = select(func.count()).select_from(catalog_row).where(*_LIVE)
_STORED = Statement(
    select(catalog_row.c.key, catalog_row.c.title, catalog_row.c.body, catalog_row.c.search).where(*_LIVE)
)
_ENTRIES = Statement(select(catalog_row.c.id, catalog_row.c.title, catalog_row.c.search).where(*_LIVE))
_PAGE = (
    select(catalog_row.c.key, catalog_row.c.title, catalog_row.c.body)
    .where(*_LIVE, catalog_row.c.key > bindparam("after"))
    .order_by(catalog_row.c.key)
    .limit(_PORTION)
)
_ROW = select(catalog_row.c.key, catalog_row.c.title, catalog_row.c.body).where(*_LIVE)
_BY_ID = _ROW.where(catalog_row.c.id == bindparam("row"))
_TAKEN = select(catalog_row.c.id).where(catalog_row.c.catalog == bindparam("of"), catalog_row.c.key == bindparam("key"))
_BY_KEY = _ROW.where(catalog_row.c.key == bindparam("key"))
_DEFINE = text(
    "INSERT INTO catalog (key, source, revision) VALUES (:key, :source, :revision)"
    " ON CONFLICT (key) DO UPDATE SET source = excluded.source, revision = excluded.revision"
)
_CHANGED = update(table).where(table.c.key == bindparam("of")).values(revision=bindparam("to"))
_LOCK = select(table.c.key).where(table.c.key == bindparam("of")).with_for_update()
_PUT = Statement(
    text(
        "INSERT INTO catalog_row (catalog, key, title, body, search) VALUES (:catalog, :key, :title, :body, :search)"
        " ON CONFLICT (catalog, key) DO UPDATE"
        " SET title = excluded.title, body = excluded.body, search = excluded.search, dropped = false"
    )
)
_DROP = Statement(
    update(catalog_row)
    .where(catalog_row.c.catalog == bindparam("of"), catalog_row.c.key == bindparam("row"))
    .values(dropped=True)
)


@dataclass(frozen=True, slots=True)
class Stored:
    """A row as the table holds it: by this it is told whether anything has changed."""

    title: str
    body: str
    search: str


@dataclass(slots=True)
class _Known:
    """What is kept in memory."""

    definitions: dict[str, Catalog] = field(default_factory=dict)  #: by their sources
    indexes: dict[CatalogKey, tuple[int, Index]] = field(default_factory=dict)  #: with their revisions
    rows: dict[CatalogKey, tuple[int, tuple[Row, ...]]] = field(default_factory=dict)  #: likewise


_known: WeakKeyDictionary[Engine, _Known] = WeakKeyDictionary()


def definitions(tx: Tx) -> dict[CatalogKey, Catalog]:
    return {CatalogKey(row.key): _defined(tx, row.source) for row in tx.execute(_SOURCES).all()}


def named(tx: Tx, key: CatalogKey) -> Catalog | None:
    source = _SOURCE.run(tx, {"catalog": key}).scalar()
    return None if source is None else _defined(tx, source)


def define(tx: Tx, source: Mapping[str, Any]) -> Catalog:
    """Keep `source` as the definition of its catalog; the rows stay."""
    written = text_of(source)
    catalog = _defined(tx, written)
    tx.execute(_DEFINE, {"key": catalog.key, "source": written, "revision": randbits(62)})
    return catalog


def lock(tx: Tx, key: CatalogKey) -> None:
    """Whoever else wants to change the rows of this catalog waits until this transaction ends."""
    tx.execute(_LOCK, {"of": key})


def count(tx: Tx, key: CatalogKey) -> int:
    """Its rows, as far as they are in use."""
    return int(tx.execute(_COUNT, {"of": key}).scalar_one())


def as_stored(catalog: Catalog, row: Row) -> Stored:
    return Stored(row.title, text_of(dump_cells(row.values)), search_key(catalog, row))


def stored(tx: Tx, key: CatalogKey) -> dict[str, Stored]:
    """The rows in use, by their keys."""
    return {row.key: Stored(row.title, row.body, row.search) for row in _STORED.run(tx, {"of": key}).all()}


def carry_out(tx: Tx, key: CatalogKey, plan: Plan[Stored]) -> None:
    """Change the rows as planned."""
    put = {**plan.added, **plan.changed}
    _PUT.run_many(
        tx,
        [
            {"catalog": key, "key": name, "title": row.title, "body": row.body, "search": row.search}
            for name, row in put.items()
        ],
    )
    _DROP.run_many(tx, [{"of": key, "row": name} for name in plan.dropped])
    if put or plan.dropped:
        # A number that was counted up and undone would come again, for other rows than those that are kept in memory.
        tx.execute(_CHANGED, {"of": key, "to": randbits(62)})


def rows(tx: Tx, key: CatalogKey) -> Iterator[Row]:
    """Every row in use by its key, without having all in memory at once."""
    after = ""
    while page := tx.execute(_PAGE, {"of": key, "after": after}).all():
        yield from map(_row, page)
        after = page[-1].key


def remembered(tx: Tx, key: CatalogKey) -> tuple[Row, ...]:
    """Every row in use, kept in memory: for catalogs of which all rows are looked at again and again."""
    revision = _revision(tx, key)
    known = _known.setdefault(tx.engine, _Known()).rows
    if key not in known or known[key][0] != revision:
        known[key] = revision, tuple(rows(tx, key))
    return known[key][1]


def load(tx: Tx, key: CatalogKey, id: RowId) -> Row | None:
    """A row that is in use."""
    row = tx.execute(_BY_ID, {"of": key, "row": id}).one_or_none()
    return None if row is None else _row(row)


def by_key(tx: Tx, catalog: CatalogKey, key: str) -> Row | None:
    """A row that is in use."""
    row = tx.execute(_BY_KEY, {"of": catalog, "key": key}).one_or_none()
    return None if row is None else _row(row)


def is_taken(tx: Tx, catalog: CatalogKey, key: str) -> bool:
    """Whether a row has this key, in use or not."""
    return tx.execute(_TAKEN, {"of": catalog, "key": key}).first() is not None


def index(tx: Tx, key: CatalogKey) -> Index:
    """All rows, ready to be searched. Asks only whether they have changed; changed ones are read anew."""
    revision = _revision(tx, key)
    known = _known.setdefault(tx.engine, _Known()).indexes
    if key not in known or known[key][0] != revision:
        known[key] = revision, Index.of(_entries(tx, key))
    return known[key][1]


def _revision(tx: Tx, key: CatalogKey) -> int:
    """0 for a catalog that has never been kept."""
    return int(_REVISION.run(tx, {"catalog": key}).scalar() or 0)


def _entries(tx: Tx, key: CatalogKey) -> Iterable[Entry]:
    return (Entry(RowId(row.id), row.title, row.search) for row in _ENTRIES.run(tx, {"of": key}).all())


def _defined(tx: Tx, source: str) -> Catalog:
    known = _known.setdefault(tx.engine, _Known()).definitions
    if source not in known:
        known[source] = catalog_from(json.loads(source))
    return known[source]


def _row(row: Any) -> Row:
    return Row(row.key, row.title, load_cells(json.loads(row.body)))
