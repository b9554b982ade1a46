"""The inbox: every update as it came, kept before it is acknowledged, and marked in the transaction of its effect."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, text, update

from core.store import queue
from core.store.db import Tx
from core.store.instant import stored
from core.store.queue import skip_locked
from core.store.statement import Statement
from core.store.tables import DEAD, DONE, PENDING
from core.store.tables import inbox as table

#: How many times an update is tried, once claimed, before it is put aside.
TRIES = 5
#: How many times it is claimed: processes may have died of it, or of something else while they held it.
CLAIMS = 20

_PUT = Statement(
    text(
        "INSERT INTO inbox (bot, update_id, lane, body, received, due, tries, state)"
        " VALUES (:bot, :update_id, :lane, :body, :now, :now, 0, 0) ON CONFLICT (bot, update_id) DO NOTHING"
    )
)
# A row may be claimed unless one of its lane is in another worker's hands, or an older one has been put off.
_CLAIM = (
    "WITH free AS MATERIALIZED (SELECT id FROM inbox AS mine"
    " WHERE state = 0 AND due <= :now AND bot = :bot AND NOT EXISTS ("
    "SELECT 1 FROM inbox AS other WHERE other.bot = mine.bot AND other.lane = mine.lane"
    " AND other.state = 0 AND other.due > :now AND other.token <> :token AND (other.id < mine.id OR other.token <> ''))"
    " ORDER BY id LIMIT :most{skip_locked})"
    " UPDATE inbox SET due = :until, token = :token, tries = tries + 1 WHERE id IN (SELECT id FROM free)"
    " RETURNING id, lane, body, tries, acted"
)
_CLAIMS = {
    dialect: Statement(text(_CLAIM.format(skip_locked=skip_locked(dialect)))) for dialect in ("sqlite", "postgresql")
}
# What another worker claims at the same moment cannot be seen yet; so on PostgreSQL one waits for the other.
_IN_TURN = text("SELECT pg_advisory_xact_lock(:space, :bot)")
_SPACE = 1
_ACTED = Statement(
    update(table)
    .where(table.c.id == bindparam("of"), table.c.token == bindparam("by"), table.c.acted.is_(False))
    .where(table.c.state == PENDING)
    .values(acted=True)
)
_ACTED_BY = select(table.c.id).where(
    table.c.id == bindparam("of"), table.c.token == bindparam("by"), table.c.acted.is_(True), table.c.state == PENDING
)
_SHOWN = Statement(update(table).where(table.c.id == bindparam("of")).values(state=DONE))
_LATER = update(table).where(table.c.id == bindparam("of")).values(due=bindparam("at"), token="")
_DEAD = update(table).where(table.c.id == bindparam("of")).values(state=DEAD)
_RELEASE = text("UPDATE inbox SET due = 0, token = '' WHERE state = 0 AND token <> ''")
_FORGET = text("DELETE FROM inbox WHERE state = 1 AND received < :before")


class LostLease(Exception):
    """Another worker has this row now: whatever was done for it here must be undone."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """An update as it came."""

    update_id: int
    lane: int  #: who sent it: what one person sends is handled one after another
    body: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """An update that is this worker's to handle."""

    id: int
    lane: int
    body: str
    tries: int
    acted: bool  #: its effect is there already; only the answer has to be shown


@dataclass(frozen=True, slots=True)
class Once:
    """The row that must be marked in the transaction of its effect, so that it acts once."""

    id: int
    token: str


def put(tx: Tx, bot: int, updates: Iterable[Arrived], now: datetime) -> None:
    """Keep updates; one that is known already is passed over."""
    rows = [{"bot": bot, "update_id": u.update_id, "lane": u.lane, "body": u.body, "now": stored(now)} for u in updates]
    if rows:
        _PUT.run_many(tx, rows)


def claim(tx: Tx, bot: int, token: str, now: datetime, *, most: int = 100) -> tuple[Claimed, ...]:
    """The oldest rows that are free, each now this worker's for a while."""
    moment = stored(now)
    values = {"bot": bot, "token": token, "now": moment, "until": moment + queue.LEASE, "most": most}
    if tx.dialect.name == "postgresql":
        tx.execute(_IN_TURN, {"space": _SPACE, "bot": bot % 2**31})
    rows = _CLAIMS[tx.dialect.name].run(tx, values).all()
    return tuple(Claimed(r.id, r.lane, r.body, r.tries, bool(r.acted)) for r in sorted(rows, key=lambda r: r.id))


def mark_acted(tx: Tx, once: Once) -> None:
    """The effect of this update is in the present transaction. Raises LostLease."""
    if _ACTED.run(tx, {"of": once.id, "by": once.token}).rowcount != 1:
        raise LostLease


def acted_by(tx: Tx, once: Once) -> bool:
    """Whether the effect is there, and the row still this worker's: then only the answer is left to be shown."""
    return tx.execute(_ACTED_BY, {"of": once.id, "by": once.token}).scalar() is not None


def mark_shown(tx: Tx, ids: Iterable[int]) -> None:
    """These updates were answered: nothing is left to be done for them."""
    rows = [{"of": id} for id in ids]
    if rows:
        _SHOWN.run_many(tx, rows)


def put_off(tx: Tx, id: int, until: datetime) -> None:
    tx.execute(_LATER, {"of": id, "at": stored(until)})


def put_aside(tx: Tx, id: int) -> None:
    """It could not be handled: it is kept for the administrator, and the lane goes on."""
    tx.execute(_DEAD, {"of": id})


def release(tx: Tx) -> None:
    """Let go of everything that was claimed. Only for the one process of an SQLite file, when it starts."""
    tx.execute(_RELEASE)


def forget(tx: Tx, before: datetime) -> None:
    """Drop what was answered and received before. Telegram repeats updates for 24 hours: not sooner than that."""
    tx.execute(_FORGET, {"before": stored(before)})
