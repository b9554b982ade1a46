"""Catalogs come from files and go into files; their rows are found, looked at and added."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from core.catalogs.shipped import shipped
from core.forms.catalog import catalog_from
from core.model.catalog.definition import Catalog, Row
from core.model.catalog.lookup import Found
from core.model.catalog.made import keys_for
from core.model.catalog.plan import Plan, planned
from core.model.catalog.read import row_of, rows_of
from core.model.catalog.search import Entry
from core.model.catalog.write import Written, cells
from core.model.ids import CatalogKey, ColumnKey, RowId
from core.model.leave import blackout, days
from core.model.move import PAGE
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.table import Mistake, Table, TableMistakes, brief
from core.model.value import Picked
from core.model.words import N_
from core.store import catalogs, people, timers
from core.store.catalogs import Stored
from core.store.db import Tx

T = TypeVar("T")

#: Puts the rows of a catalog somewhere.
Write: TypeAlias = Callable[[Catalog, Iterator[Sequence[Written]]], T]


class NoSuchCatalog(Refusal):
    """There is no catalog “{key}”. There are: {known}."""


class CatalogChanged(Refusal):
    """The columns of this catalog have just been changed by somebody else. Please import the file once more."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A table that has been read, and can be taken over."""

    catalog: Catalog
    rows: Mapping[str, Stored]  #: by their keys


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows a table spoke of, and how many it left out."""

    added: int
    changed: int
    dropped: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Listed:
    catalog: Catalog
    rows: int


def definition(tx: Tx, key: CatalogKey) -> Catalog:
    """A catalog that is kept, or that comes with Kivok. Raises NoSuchCatalog."""
    if (kept := catalogs.named(tx, key)) is not None:
        return kept
    if key not in shipped():
        raise NoSuchCatalog(key=key, known=", ".join(sorted(known(tx))))
    return catalog_from(shipped()[key])


def import_rows(tx: Tx, key: CatalogKey, table: Table) -> Imported:
    """Make of the catalog just what the table says: all of it, or nothing. Rows are known by their keys; those that are
    not in the table are not in use any more. Raises TableMistakes or NoSuchCatalog."""
    return take_over(tx, prepare(tx, key, table))


def prepare(tx: Tx, key: CatalogKey, table: Table) -> Prepared:
    """What the table says, changing nothing: with many rows it takes seconds, in which nobody should have to wait.
    Raises TableMistakes or NoSuchCatalog."""
    catalog = definition(tx, key)
    org = people.org(tx)
    rows = rows_of(catalog, table, org)
    _check(key, rows, org, [line.number for line in table.lines])
    return Prepared(catalog, {row.key: catalogs.as_stored(catalog, row) for row in rows})


def take_over(tx: Tx, prepared: Prepared, *, dry_run: bool = False) -> Imported:
    """Make of the catalog just what was prepared. A dry run only tells what would be. Raises CatalogChanged."""
    catalog = prepared.catalog
    if definition(tx, catalog.key) != catalog:
        raise CatalogChanged
    if not dry_run:
        _kept(tx, catalog)
    plan = planned(prepared.rows, catalogs.stored(tx, catalog.key))
    if not dry_run:
        catalogs.carry_out(tx, catalog.key, plan)
        _follow(tx, catalog.key)
    return _counted(plan)


def add_row(tx: Tx, key: CatalogKey, written: Mapping[ColumnKey, str]) -> Row:
    """One more row, as it is written. Raises TableMistakes or NoSuchCatalog."""
    catalog = definition(tx, key)
    org = people.org(tx)
    row = row_of(catalog, written, org)
    _check(key, [row], org, [0])
    _kept(tx, catalog)
    if catalogs.by_key(tx, key, row.key) is not None:
        what = N_("There is a row “{word}” already. Every row has a key of its own.")
        raise TableMistakes([Mistake(0, catalog.key_column, what, {"word": brief(row.key)})])
    catalogs.carry_out(tx, key, Plan({row.key: catalogs.as_stored(catalog, row)}, {}, (), 0))
    _follow(tx, key)
    return row


def export(tx: Tx, key: CatalogKey, write: "Write[T]") -> T:
    """All rows in use, handed to `write` one after the other. Raises NoSuchCatalog."""
    catalog, org = definition(tx, key), people.org(tx)
    return write(catalog, (cells(catalog, row, org) for row in catalogs.rows(tx, key)))


def define(tx: Tx, source: Mapping[str, Any]) -> Catalog:
    """Keep a definition; the rows stay, and cells of columns that are gone are not shown any more."""
    return catalogs.define(tx, source)


def known(tx: Tx) -> dict[CatalogKey, Catalog]:
    """Every catalog that is kept or comes with Kivok."""
    return {CatalogKey(key): catalog_from(source) for key, source in shipped().items()} | catalogs.definitions(tx)


def listed(tx: Tx) -> tuple[Listed, ...]:
    """Every catalog that is kept or comes with Kivok, by its key."""
    return tuple(Listed(catalog, catalogs.count(tx, key)) for key, catalog in sorted(known(tx).items()))


def search(tx: Tx, key: CatalogKey, typed: str, page: int = 0, size: int = PAGE) -> Found:
    """A page of the rows that fit what was typed, the likeliest first; the last one when there are not so many."""
    found = catalogs.index(tx, key).found(typed)
    first = min(page, max(0, (len(found) - 1) // size)) * size
    return Found(found[first : first + size], len(found))


def row_by_key(tx: Tx, key: CatalogKey, row: str) -> Row | None:
    """A row that is in use."""
    return catalogs.by_key(tx, key, row)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The catalogs as one transaction sees them."""

    tx: Tx

    def find(self, catalog: CatalogKey, typed: str, page: int) -> Found:
        return search(self.tx, catalog, typed, page)

    def titled(self, catalog: CatalogKey, title: str) -> tuple[Entry, ...]:
        return catalogs.index(self.tx, catalog).titled(title)

    def pick(self, catalog: CatalogKey, row: RowId) -> Picked | None:
        found = catalogs.load(self.tx, catalog, row)
        return None if found is None else _picked(found)

    def keyed(self, catalog: CatalogKey, key: str) -> Picked | None:
        found = row_by_key(self.tx, catalog, key)
        return None if found is None else _picked(found)

    def definition(self, catalog: CatalogKey) -> Catalog:
        return definition(self.tx, catalog)

    def add(self, catalog: CatalogKey, written: Mapping[ColumnKey, str]) -> Picked:
        known = self.definition(catalog)
        if not written.get(known.key_column):
            # Not that of a row which was dropped, either: what was chosen long ago would seem to be this one.
            made = keys_for(written.get(known.title_column, ""))
            written = {**written, known.key_column: next(key for key in made if not self._taken(catalog, key))}
        return _picked(add_row(self.tx, catalog, written))

    def _taken(self, catalog: CatalogKey, key: str) -> bool:
        return catalogs.is_taken(self.tx, catalog, key)


def _picked(row: Row) -> Picked:
    return Picked(row.key, row.title, tuple(row.values.items()))


def _kept(tx: Tx, catalog: Catalog) -> None:
    """From now on the catalog is there, and nobody else changes its rows."""
    if catalogs.named(tx, catalog.key) is None:
        catalogs.define(tx, shipped()[catalog.key])
    catalogs.lock(tx, catalog.key)


def _check(key: CatalogKey, rows: Sequence[Row], org: Org, lines: Sequence[int]) -> None:
    """Raises TableMistakes for rows of a catalog that Kivok itself reads, and could not understand; `lines` tells where
    each of them stands in its file."""
    if wrong := tuple(_mistakes(key, zip(lines, rows, strict=True), org)):
        raise TableMistakes(wrong)


def _mistakes(key: CatalogKey, rows: Iterable[tuple[int, Row]], org: Org) -> Iterator[Mistake]:
    if key == days.CATALOG:
        yield from days.mistakes(rows)
    if key == blackout.CATALOG:
        yield from blackout.mistakes(rows, org)


def _follow(tx: Tx, key: CatalogKey) -> None:
    """Leaves are counted again when the calendar has changed below them."""
    if key == days.CATALOG:
        timers.put(tx, [timers.Timer(key="recount", kind=timers.Kind.RECOUNT, due=timers.AT_ONCE)])


def _counted(plan: Plan[Stored]) -> Imported:
    return Imported(len(plan.added), len(plan.changed), len(plan.dropped), plan.unchanged)
