"""A draft as it is shown: with the terms of the moment, and what can be chosen."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from core.model.access import may_add_row
from core.model.catalog.lookup import Found
from core.model.draft import Draft
from core.model.fields.catalog import CatalogField
from core.model.fields.request import RequestField
from core.model.ids import FieldKey
from core.model.linking import Linkable
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request
from core.store import requests
from core.store.db import Tx
from core.use.catalogs import Shelf
from core.use.lookup import Shelves
from core.use.terms import foreseen


@dataclass(frozen=True, slots=True)
class Filling:
    """A draft as it stands, and what is needed to show it."""

    draft: Draft
    org: Org
    message: int | None = None  #: where it was seen last
    note: Refusal | None = None  #: why the last move changed nothing
    found: Found = field(default_factory=Found)  #: the rows of a catalog that can be chosen now
    linkable: Linkable = field(default_factory=Linkable)  #: the requests that can be chosen now
    filled: tuple[FieldKey, ...] = ()  #: what the row that was just chosen has answered, too
    refused: Refusal | None = None  #: at the author's review: why it could not be sent at present
    was: Request | None = None  #: at the author's review: the request that has been sent before


def present(tx: Tx, filling: Filling, now: datetime) -> Filling:
    """With what is to be shown of the moment: terms, and the rows or the requests that can be chosen."""
    draft, refused = foreseen(tx, filling.draft, filling.org, now)
    filling = replace(filling, draft=draft, refused=refused, was=_was(tx, draft))
    draft, view = filling.draft, filling.draft.view
    link = draft.form.field(draft.at) if draft.at is not None else None
    if isinstance(link, RequestField):
        shelves = Shelves(tx, draft.person, filling.org)
        return replace(filling, linkable=shelves.linkable(link.form, view.query, view.page))
    asked = catalog_field(draft)
    if asked is None:
        return filling
    shelf = Shelf(tx)
    found, known = shelf.find(asked.catalog, view.query, view.page), shelf.definition(asked.catalog)
    addable = known if may_add_row(known, filling.draft.person, filling.org) else None
    return replace(filling, found=replace(found, addable=addable))


def catalog_field(draft: Draft) -> CatalogField | None:
    """The question that is asked, if it is about a catalog."""
    asked = draft.form.field(draft.at) if draft.at is not None else None
    return asked if isinstance(asked, CatalogField) else None


def _was(tx: Tx, draft: Draft) -> Request | None:
    if draft.request is None or draft.stage is not None or draft.at is not None:
        return None
    kept = requests.load(tx, draft.request)
    return None if kept is None else kept.request
