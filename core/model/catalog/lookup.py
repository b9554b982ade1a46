"""What a conversation may ask of catalogs: rows that are found, and one row that was chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from core.model.catalog.definition import Catalog
from core.model.catalog.search import Entry
from core.model.ids import CatalogKey, RowId
from core.model.value import Picked

#: The definitions that are known.
Definitions = Mapping[CatalogKey, Catalog]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the rows that were found."""

    entries: tuple[Entry, ...] = ()
    count: int = 0  #: on all pages


class Catalogs(Protocol):
    """The catalogs as they are now."""

    def find(self, catalog: CatalogKey, typed: str, page: int) -> Found:
        """A page of the rows that fit what was typed, the likeliest first; the last one when there are not so many."""
        ...

    def pick(self, catalog: CatalogKey, row: RowId) -> Picked | None:
        """The row as an answer; None when it is not in use any more."""
        ...
