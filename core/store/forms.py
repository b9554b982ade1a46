"""The versions of each form. A version is written once; requests and drafts point at the one they were made with."""

import json
from dataclasses import dataclass
from datetime import datetime
from weakref import WeakKeyDictionary, WeakSet

from sqlalchemy import Engine, Transaction, bindparam, func, select, text

from core.forms.source import form_from
from core.model.form import Form
from core.model.ids import FormKey
from core.store.codec import text_of
from core.store.db import Stale, Tx
from core.store.instant import stored
from core.store.tables import form as table

_ONE = select(table.c.key, table.c.version, table.c.source).where(table.c.id == bindparam("id"))
_NEWEST = select(func.max(table.c.id).label("id")).group_by(table.c.key).order_by(table.c.key)
_LATEST = (
    select(table.c.id, table.c.version, table.c.source)
    .where(table.c.key == bindparam("key"))
    .order_by(table.c.version.desc())
    .limit(1)
)
_PUBLISH = text(
    "INSERT INTO form (key, version, source, published) VALUES (:key, :version, :source, :published)"
    " ON CONFLICT (key, version) DO NOTHING RETURNING id"
)


@dataclass(frozen=True, slots=True)
class Published:
    """A version of a form, and the row that holds it."""

    id: int
    form: Form


# A version never changes, so what was read once is right for ever: unless it was published by a transaction that may
# yet be undone, and whose id then becomes another form's.
_read: WeakKeyDictionary[Engine, dict[int, Form]] = WeakKeyDictionary()
_publishing: WeakSet[Transaction] = WeakSet()


def load(tx: Tx, id: int) -> Form:
    """The form version in row `id`. Raises NoResultFound."""
    known = _read.setdefault(tx.engine, {})
    if id in known:
        return known[id]
    row = tx.execute(_ONE, {"id": id}).one()
    form = form_from(json.loads(row.source), row.version)
    if tx.get_transaction() not in _publishing:
        known[id] = form
    return form


def newest(tx: Tx) -> tuple[Published, ...]:
    """The latest version of every form."""
    return tuple(Published(row.id, load(tx, row.id)) for row in tx.execute(_NEWEST))


def named(tx: Tx, key: FormKey) -> Published | None:
    """The latest version of one form."""
    row = tx.execute(_LATEST, {"key": key}).one_or_none()
    return None if row is None else Published(row.id, load(tx, row.id))


def publish(tx: Tx, source: dict[str, object], now: datetime) -> Published:
    """Keep `source` as the next version of its form, unless the latest one is just this. Raises Stale when somebody
    else has published meanwhile."""
    written, key = text_of(source), FormKey(str(source["form"]))
    latest = tx.execute(_LATEST, {"key": key}).one_or_none()
    if latest is not None and latest.source == written:
        return Published(latest.id, load(tx, latest.id))
    version = latest.version + 1 if latest is not None else 1
    values = {"key": key, "version": version, "source": written, "published": stored(now)}
    id = tx.execute(_PUBLISH, values).scalar()
    if id is None:
        raise Stale
    if (transaction := tx.get_transaction()) is not None:
        _publishing.add(transaction)
    return Published(id, load(tx, id))
