"""What a conversation may ask of catalogs: rows that are found, and one row that was chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from core.model.catalog.definition import Catalog
from core.model.catalog.search import Entry
from core.model.ids import CatalogKey, ColumnKey, RowId
from core.model.named import Named
from core.model.value import Picked

#: The definitions that are known.
Definitions = Mapping[CatalogKey, Catalog]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the rows that were found."""

    entries: tuple[Entry, ...] = ()
    count: int = 0  #: on all pages
    addable: Catalog | None = None  #: the definition, where whoever looks may add a row


#: Titles that are told of where no row is called so.
_NEAR = 3


class Catalogs(Protocol):
    """The catalogs as they are now."""

    def find(self, catalog: CatalogKey, typed: str, page: int) -> Found:
        """A page of the rows that fit what was typed, the likeliest first; the last one when there are not so many."""
        ...

    def titled(self, catalog: CatalogKey, title: str) -> tuple[Entry, ...]:
        """The rows that are called just so; capitals do not matter."""
        ...

    def pick(self, catalog: CatalogKey, row: RowId) -> Picked | None:
        """The row as an answer; None when it is not in use any more."""
        ...

    def keyed(self, catalog: CatalogKey, key: str) -> Picked | None:
        """The row with this key as an answer; None when there is none in use."""
        ...

    def definition(self, catalog: CatalogKey) -> Catalog:
        """What its rows are made of."""
        ...

    def add(self, catalog: CatalogKey, written: Mapping[ColumnKey, str]) -> Picked:
        """A new row, as it is written, as an answer; its key is made of its title where none is written. Raises
        TableMistakes."""
        ...


def named(catalogs: Catalogs, catalog: CatalogKey, typed: str) -> Named:
    """By the key, else by the whole title; else what is called alike, at least by its first word."""
    said = " ".join(typed.split())
    if (keyed := catalogs.keyed(catalog, said)) is not None:
        return Named((keyed,))
    rows = (catalogs.pick(catalog, entry.id) for entry in catalogs.titled(catalog, said))
    if found := tuple(row for row in rows if row is not None):
        return Named(found)
    near = catalogs.find(catalog, said, 0).entries or catalogs.find(catalog, said.split(" ")[0], 0).entries
    return Named(near=tuple(entry.title for entry in near[:_NEAR]))
