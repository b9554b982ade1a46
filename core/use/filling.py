"""A draft as it is shown: with the terms of the moment, and what can be chosen."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from core.model.access import may_add_row, may_see
from core.model.catalog.lookup import Found, named
from core.model.draft import Draft
from core.model.fields.catalog import CatalogField
from core.model.fields.request import RequestField
from core.model.fields.table import TableField
from core.model.form import completed
from core.model.here import Here
from core.model.ids import CatalogKey, FieldKey
from core.model.leave.blackout import Blackout
from core.model.likeness import Alike, mark_of
from core.model.lines import asked_cell, rows_of
from core.model.linking import Linkable
from core.model.named import Named
from core.model.org import Org
from core.model.paste import pasted
from core.model.refusal import Refusal
from core.model.request import Request
from core.store import requests
from core.store.db import Tx
from core.use.catalogs import Shelf
from core.use.leave import unwelcome
from core.use.likeness import of_mark
from core.use.linked import unseen
from core.use.matter import Matter
from core.use.movable import nothing_to_move, shelves_of
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
    named: Mapping[tuple[CatalogKey, str], Named] = field(default_factory=dict)  #: what a paste means in catalogs
    filled: tuple[FieldKey, ...] = ()  #: what the row that was just chosen has answered, too
    #: At the author's review: why it could not be sent at present; and why the present question has no answer.
    refused: Refusal | None = None
    was: Request | None = None  #: at the author's review: the request that has been sent before
    parent: Request | None = None  #: at the same: the one that it will be part of, if he may see that
    alike: tuple[Alike, ...] = ()  #: at the same: those that may be the same
    unwelcome: tuple[Blackout, ...] = ()  #: while days of leave are asked for: those that had better be others


def present(tx: Tx, filling: Filling, now: datetime) -> Filling:
    """With what is to be shown of the moment: terms, and the rows or the requests that can be chosen."""
    draft, refused = foreseen(tx, filling.draft, filling.org, now)
    refused = refused or unseen(tx, draft, filling.org)
    filling = replace(filling, draft=draft, refused=refused, was=_was(tx, draft))
    filling = replace(filling, parent=_parent(tx, filling), alike=_alike(tx, filling))
    day = Matter(draft.form, draft.person, now, draft.request).day(filling.org)
    filling = replace(filling, unwelcome=unwelcome(tx, draft, day, filling.org))
    draft, view = filling.draft, filling.draft.view
    link = draft.form.field(draft.at) if draft.at is not None else None
    if isinstance(link, RequestField):
        shelves, nothing = shelves_of(tx, draft, filling.org, now), nothing_to_move(tx, draft, filling.org, now)
        linkable = shelves.linkable(link.form, view.query, view.page)
        return replace(filling, linkable=linkable, refused=nothing or filling.refused)
    if isinstance(link, TableField) and view.pasted:
        return replace(filling, named=_named(tx, link, draft))
    asked = catalog_field(draft)
    if asked is None:
        return filling
    shelf = Shelf(tx)
    found, known = shelf.find(asked.catalog, view.query, view.page), shelf.definition(asked.catalog)
    may_add = asked is link and may_add_row(known, filling.draft.person, filling.org)
    return replace(filling, found=replace(found, addable=known if may_add else None))


def catalog_field(draft: Draft) -> CatalogField | None:
    """The question that is asked, or the column whose cell is, if it is about a catalog."""
    asked = draft.form.field(draft.at) if draft.at is not None else None
    if isinstance(asked, TableField):
        spot = asked_cell(asked, rows_of(draft.answers.get(asked.key)), draft.view)
        asked = spot[1] if spot is not None else None
    return asked if isinstance(asked, CatalogField) else None


def _named(tx: Tx, table: TableField, draft: Draft) -> Mapping[tuple[CatalogKey, str], Named]:
    """What the cells of a paste mean in catalogs: whoever shows its mistakes reads it once more, and asks no store."""
    shelf = Shelf(tx)
    found: dict[tuple[CatalogKey, str], Named] = {}

    def noted(catalog: CatalogKey, typed: str) -> Named:
        if (catalog, typed) not in found:
            found[catalog, typed] = named(shelf, catalog, typed)
        return found[catalog, typed]

    here, view = Here("en", ZoneInfo("UTC"), datetime.min.replace(tzinfo=UTC), named=noted), draft.view
    with suppress(Refusal):
        pasted(view.pasted, table.columns, table.most, here, filed=view.filed)
    return found


def _parent(tx: Tx, filling: Filling) -> Request | None:
    draft = filling.draft
    kept = requests.load(tx, draft.parent.id) if draft.parent is not None and draft.at is None else None
    return kept.request if kept is not None and may_see(draft.person, kept.request, filling.org) else None


def _alike(tx: Tx, filling: Filling) -> tuple[Alike, ...]:
    draft = filling.draft
    if draft.at is not None or draft.stage is not None or not draft.form.alike:
        return ()
    mark = mark_of(draft.form, completed(draft.form, draft.answers, filling.org, draft.terms))
    return of_mark(tx, mark, draft.request, draft.person, filling.org)


def _was(tx: Tx, draft: Draft) -> Request | None:
    if draft.request is None or draft.stage is not None or draft.at is not None:
        return None
    kept = requests.load(tx, draft.request)
    return None if kept is None else kept.request
