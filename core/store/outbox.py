"""The outbox: whom to ask, to tell, or to show the present state; written with the decision, sent later.

A row holds no text: what is sent is drawn from the request as it stands then, in the reader's language.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from sqlalchemy import bindparam, text, update

from core.model.effect import Ask, Effect, Refresh, Tell
from core.model.ids import PersonId, RequestId
from core.model.request import Request
from core.store import queue
from core.store.db import Tx
from core.store.instant import stored
from core.store.queue import skip_locked
from core.store.statement import Statement
from core.store.tables import DEAD, DONE
from core.store.tables import outbox as table

_POST = Statement(
    text(
        "INSERT INTO outbox (key, kind, person, request, version, priority, due, tries, state)"
        " VALUES (:key, :kind, :person, :request, :version, :priority, :due, 0, 0) ON CONFLICT (key) DO NOTHING"
    )
)
_CLAIM = (
    "WITH free AS MATERIALIZED (SELECT id FROM outbox WHERE state = 0 AND due <= :now"
    " ORDER BY priority, due, id LIMIT :most{skip_locked})"
    " UPDATE outbox SET due = :until, token = :token, tries = tries + 1 WHERE id IN (SELECT id FROM free)"
    " RETURNING id, kind, person, request, version, priority, tries"
)
_CLAIMS = {
    dialect: Statement(text(_CLAIM.format(skip_locked=skip_locked(dialect)))) for dialect in ("sqlite", "postgresql")
}
_END = (
    update(table)
    .where(table.c.id == bindparam("of"), table.c.token == bindparam("by"))
    .values(state=bindparam("to"), token="")
)
_LATER = (
    update(table)
    .where(table.c.id == bindparam("of"), table.c.token == bindparam("by"))
    .values(due=bindparam("at"), token="")
)
_IS_DUE = text("SELECT 1 FROM outbox WHERE state = 0 AND due <= :now LIMIT 1")
_RELEASE = text("UPDATE outbox SET due = 0, token = '' WHERE state = 0 AND token <> ''")
_FORGET = text("DELETE FROM outbox WHERE state = 1 AND due < :before")


class Kind(StrEnum):
    ASK = "ask"
    TELL = "tell"
    REFRESH = "refresh"
    SHOW = "show"  #: the person wants to see it again, below


@dataclass(frozen=True, slots=True)
class Parcel:
    """A row of the outbox that is this sender's to send."""

    id: int
    kind: Kind
    person: PersonId
    request: RequestId
    version: int
    tries: int


def post(tx: Tx, request: Request, effects: Iterable[Effect], now: datetime) -> None:
    """One row per effect; the same one twice is one row."""
    rows = [
        {
            "key": f"{request.id}.{request.version}.{effect.person}",
            "kind": _kind(effect),
            "person": effect.person,
            "request": request.id,
            "version": request.version,
            "priority": 0,
            "due": stored(now),
        }
        for effect in effects
    ]
    if rows:
        _POST.run_many(tx, rows)


def show(tx: Tx, request: Request, person: PersonId, now: datetime) -> None:
    """A new card for this person, whatever he has seen before."""
    values = {"kind": Kind.SHOW, "person": person, "request": request.id, "version": request.version, "priority": 0}
    _POST.run(tx, {"key": f"{request.id}.show.{person}.{stored(now)}", "due": stored(now), **values})


def claim(tx: Tx, token: str, now: datetime, *, most: int) -> tuple[Parcel, ...]:
    """The most urgent rows that are due, each now this sender's for a while."""
    moment = stored(now)
    values = {"token": token, "now": moment, "until": moment + queue.LEASE, "most": most}
    rows = _CLAIMS[tx.dialect.name].run(tx, values).all()
    rows = sorted(rows, key=lambda row: (row.priority, row.id))
    return tuple(Parcel(r.id, Kind(r.kind), r.person, r.request, r.version, r.tries) for r in rows)


def done(tx: Tx, parcel: Parcel, token: str) -> bool:
    """Nothing is left to be sent for this row. False when another sender has taken it over."""
    return tx.execute(_END, {"of": parcel.id, "by": token, "to": DONE}).rowcount == 1


def give_up(tx: Tx, parcel: Parcel, token: str) -> None:
    """It was refused for good: the row is kept to be looked at, and never sent."""
    tx.execute(_END, {"of": parcel.id, "by": token, "to": DEAD})


def put_off(tx: Tx, parcel: Parcel, token: str, until: datetime) -> None:
    """Try this row again at `until`."""
    tx.execute(_LATER, {"of": parcel.id, "by": token, "at": stored(until)})


def is_due(tx: Tx, now: datetime) -> bool:
    """Whether anything waits to be sent now."""
    return tx.execute(_IS_DUE, {"now": stored(now)}).scalar() is not None


def release(tx: Tx) -> None:
    """Let go of everything that was claimed. Only for the one process of an SQLite file, when it starts."""
    tx.execute(_RELEASE)


def forget(tx: Tx, before: datetime) -> None:
    """Drop what was sent and due before."""
    tx.execute(_FORGET, {"before": stored(before)})


def _kind(effect: Effect) -> Kind:
    match effect:
        case Ask():
            return Kind.ASK
        case Tell():
            return Kind.TELL
        case Refresh():
            return Kind.REFRESH
        case _:
            assert_never(effect)
