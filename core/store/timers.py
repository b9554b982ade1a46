"""Timers: what has to happen later, one row each. A row that happens is moved or deleted in the transaction of its
effect, so it happens once, however many look; and nothing is lost while nobody looks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import text

from core.model.ids import AnnouncementId, PersonId, RequestId
from core.store.db import Tx
from core.store.instant import loaded, stored
from core.store.queue import skip_locked
from core.store.statement import Statement

_INSERT = (
    "INSERT INTO timer (key, kind, due, request, person, announcement, zone)"
    " VALUES (:key, :kind, :due, :request, :person, :announcement, :zone) ON CONFLICT (key) DO "
)
_SET = Statement(text(_INSERT + "UPDATE SET kind = excluded.kind, due = excluded.due"))
_SET_ONCE = Statement(text(_INSERT + "NOTHING"))
_CANCEL = Statement(text("DELETE FROM timer WHERE key = :key"))
_MOVE = text("UPDATE timer SET due = :due WHERE id = :id")
_DROP = text("DELETE FROM timer WHERE id = :id")


class Kind(StrEnum):
    REMIND = "remind"  #: somebody has not answered
    RETURN = "return"  #: what he put off comes back
    OVERDUE = "overdue"  #: the time limit of a stage is over
    MORNING = "morning"  #: it is 9:00 in a zone
    EXPIRE = "expire"  #: an announcement does not hold any more
    ACCRUE = "accrue"  #: a month is over, and leave has grown
    RECOUNT = "recount"  #: the calendar has changed below leaves, or a person was ill during his
    START = "start"  #: a form begins by itself
    ERASE = "erase"  #: files that are kept for a time only are deleted
    COUNT = "count"  #: the author of an announcement sees how far it has come


#: Whatever the clock says.
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)

# Of kinds that only a newer version knows nothing is said here: it will be back.
_KNOWN = f"kind IN ({', '.join(repr(kind.value) for kind in Kind)})"
_IS_DUE = text(f"SELECT 1 FROM timer WHERE due <= :now AND {_KNOWN} LIMIT 1")  # noqa: S608 - words of our own
_DUE = f"SELECT * FROM timer WHERE due <= :now AND {_KNOWN} ORDER BY due, id LIMIT :most"  # noqa: S608
_DUES = {dialect: text(_DUE + skip_locked(dialect)) for dialect in ("sqlite", "postgresql")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    key: str  #: setting the same one again moves it
    kind: Kind
    due: datetime
    request: RequestId | None = None
    person: PersonId | None = None
    announcement: AnnouncementId | None = None
    zone: str = ""  #: an IANA name
    id: int = 0


def put(tx: Tx, timers: Iterable[Timer]) -> None:
    """Set timers; one that was set before under the same key is moved."""
    _SET.run_many(tx, [_row(timer) for timer in timers])


def put_once(tx: Tx, timers: Iterable[Timer]) -> None:
    """Set timers; one that was set before under the same key stays as it is."""
    _SET_ONCE.run_many(tx, [_row(timer) for timer in timers])


def cancel(tx: Tx, keys: Iterable[str]) -> None:
    _CANCEL.run_many(tx, [{"key": key} for key in keys])


def is_due(tx: Tx, now: datetime) -> bool:
    return tx.execute(_IS_DUE, {"now": stored(now)}).scalar() is not None


def due(tx: Tx, now: datetime, most: int) -> tuple[Timer, ...]:
    """The oldest timers whose time has come; nobody else gets them until this transaction is over."""
    rows = tx.execute(_DUES[tx.dialect.name], {"now": stored(now), "most": most}).all()
    return tuple(
        Timer(
            id=row.id,
            key=row.key,
            kind=Kind(row.kind),
            due=loaded(row.due),
            request=row.request,
            person=row.person,
            announcement=row.announcement,
            zone=row.zone,
        )
        for row in rows
    )


def move(tx: Tx, timer: Timer, due: datetime | None) -> None:
    """It has happened: `due` is its next time, None says that there is none."""
    if due is None:
        tx.execute(_DROP, {"id": timer.id})
    else:
        tx.execute(_MOVE, {"id": timer.id, "due": stored(due)})


def _row(timer: Timer) -> dict[str, object]:
    return {
        "key": timer.key,
        "kind": timer.kind.value,
        "due": stored(timer.due),
        "request": timer.request,
        "person": timer.person,
        "announcement": timer.announcement,
        "zone": timer.zone,
    }
