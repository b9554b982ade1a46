"""The tables, the same for SQLite and PostgreSQL."""

from core.store.tables.base import DEAD, DONE, NEVER, PENDING, metadata
from core.store.tables.catalogs import catalog, catalog_row, reservation
from core.store.tables.leave import absence, feed, leave_entry
from core.store.tables.messages import announcement, card, copy, inbox, mention, outbox, timer
from core.store.tables.people import branch, invitation, person, revision, role
from core.store.tables.requests import (
    batch,
    draft,
    focus,
    form,
    journal,
    likeness,
    link,
    observer,
    request,
    vault,
    waiting,
)

__all__ = [
    "DEAD",
    "DONE",
    "NEVER",
    "PENDING",
    "absence",
    "announcement",
    "batch",
    "branch",
    "card",
    "catalog",
    "catalog_row",
    "copy",
    "draft",
    "feed",
    "focus",
    "form",
    "inbox",
    "invitation",
    "journal",
    "leave_entry",
    "likeness",
    "link",
    "mention",
    "metadata",
    "observer",
    "outbox",
    "person",
    "request",
    "reservation",
    "revision",
    "role",
    "timer",
    "vault",
    "waiting",
]
