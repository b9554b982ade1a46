"""What is offered while somebody types: the rows of the catalog that his open question asks for. Changes nothing."""

from dataclasses import dataclass

from core.model.fields.catalog import CatalogField
from core.model.focus import OnDraft
from core.model.ids import PersonId, RowId
from core.model.value import Picked
from core.store import drafts
from core.store.db import Tx
from core.use.catalogs import Shelf, search
from core.use.filling import catalog_field

#: Rows that are offered at once: what a list that one scrolls through takes without a pause.
PAGE = 20


@dataclass(frozen=True, slots=True)
class Offer:
    """A row, and what tells it from those that are called alike."""

    id: RowId
    row: Picked
    about: tuple[str, ...]  #: the words in other columns by which it is found
    alone: bool  #: no other row has this title


@dataclass(frozen=True, slots=True)
class Offered:
    offers: tuple[Offer, ...]
    more: bool = False  #: on the next page


def offered(tx: Tx, person: PersonId, typed: str, page: int) -> Offered | None:
    """A page of the rows that fit; None when no question about a catalog waits for this person's words."""
    asked = _asked(tx, person)
    if asked is None:
        return None
    found = search(tx, asked.catalog, typed, page, PAGE)
    if page * PAGE >= found.count:
        return Offered(())
    shelf = Shelf(tx)
    catalog = shelf.definition(asked.catalog)
    offers: list[Offer] = []
    for entry in found.entries:
        if (row := shelf.pick(asked.catalog, entry.id)) is not None:
            about = (row.cell(column) for column in catalog.searched if column != catalog.key_column)
            alone = len(shelf.titled(asked.catalog, entry.title)) == 1
            offers.append(Offer(entry.id, row, tuple(str(cell) for cell in about if cell is not None), alone))
    return Offered(tuple(offers), found.count > (page + 1) * PAGE)


def _asked(tx: Tx, person: PersonId) -> CatalogField | None:
    """The question that waits for this person's words, if it is about a catalog and no row is being added to it."""
    focus = drafts.focus_of(tx, person)
    kept = drafts.load(tx, focus.draft, person) if isinstance(focus, OnDraft) else None
    if kept is None or kept.draft.at is None or kept.draft.view.cells is not None:
        return None
    return catalog_field(kept.draft)
