"""The journal: what happened to each request, for good. Each entry seals the one before it with a hash."""

from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import bindparam, select, text

from core.model.event import Event
from core.model.form import Form
from core.model.ids import RequestId
from core.model.request import Request
from core.store.codec_events import dump_events, load_events
from core.store.db import Stale, Tx
from core.store.instant import stored
from core.store.statement import Statement
from core.store.tables import journal

_APPEND = Statement(
    text(
        "INSERT INTO journal (request, version, at, events, hash) VALUES (:request, :version, :at, :events, :hash)"
        " ON CONFLICT (request, version) DO NOTHING"
    )
)
_AT = select(journal.c.events).where(
    journal.c.request == bindparam("request"), journal.c.version == bindparam("version")
)
_OF = select(journal).where(journal.c.request == bindparam("request")).order_by(journal.c.version)


def append(tx: Tx, after: Request, events: tuple[Event, ...], head: str) -> str:
    """Write down what brought a request to its present version; `head` is the hash of the entry before. Returns the
    hash of the new one. Raises Stale when somebody else has brought it there."""
    at, body = stored(events[-1].now), dump_events(after.form, events)
    sealed = seal(head, after.id, after.version, at, body)
    values = {"request": after.id, "version": after.version, "at": at, "events": body, "hash": sealed}
    if _APPEND.run(tx, values).rowcount != 1:
        raise Stale
    return sealed


def of(tx: Tx, id: RequestId, form: Form) -> tuple[Event, ...]:
    """All events of a request, from the first."""
    return tuple(event for row in tx.execute(_OF, {"request": id}) for event in load_events(form, row.events))


def at(tx: Tx, id: RequestId, version: int, form: Form) -> tuple[Event, ...]:
    """What brought a request to this version; nothing for one that it has not reached."""
    body = tx.execute(_AT, {"request": id, "version": version}).scalar()
    return () if body is None else load_events(form, body)


def breaks(tx: Tx, id: RequestId, head: str, length: int) -> int | None:
    """The version of the first entry that is not what was sealed; None when the chain holds, has `length` entries and
    ends in `head`."""
    before, expected = "", 1
    for row in tx.execute(_OF, {"request": id}):
        sealed = seal(before, id, row.version, row.at, row.events)
        if row.version != expected or row.hash != sealed:
            return expected
        before, expected = sealed, expected + 1
    return None if before == head and expected == length + 1 else expected


def seal(before: str, id: RequestId, version: int, at: int, events: str) -> str:
    """SHA-256, in hex, over the entry and the hash of the one before it."""
    parts: Iterable[str] = (before, str(id), str(version), str(at), events)
    return sha256("\n".join(parts).encode()).hexdigest()
