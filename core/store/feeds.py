"""Feeds: the links by which calendars follow a team. Only the hash of one is kept: nobody can read it here."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import bindparam, select, text, update

from core.model.ids import PersonId
from core.store.db import Tx
from core.store.instant import loaded, stored
from core.store.tables import feed as table

_PUT = text(
    "INSERT INTO feed (person, leader, hash, made) VALUES (:person, :leader, :hash, :made)"
    " ON CONFLICT (person, leader) DO UPDATE SET hash = excluded.hash, made = excluded.made, revoked = NULL"
)
_OF = select(table.c.person, table.c.leader).where(table.c.hash == bindparam("of"), table.c.revoked.is_(None))
_SINCE = select(table.c.made).where(
    table.c.person == bindparam("whose"), table.c.leader == bindparam("of"), table.c.revoked.is_(None)
)
_REVOKE = (
    update(table).where(table.c.person == bindparam("whose"), table.c.revoked.is_(None)).values(revoked=bindparam("at"))
)
_REVOKE_ONE = _REVOKE.where(table.c.leader == bindparam("of"))


def put(tx: Tx, token: str, person: PersonId, leader: PersonId, now: datetime) -> None:
    """The one link by which this person's calendar follows this team; one of before is void."""
    tx.execute(_PUT, {"person": person, "leader": leader, "hash": _hash(token), "made": stored(now)})


def found(tx: Tx, token: str) -> tuple[PersonId, PersonId] | None:
    """Whose it is, and who leads the team. None for one that does not hold."""
    # What is compared is a hash: how long it takes tells nobody how much of a link he has guessed.
    row = tx.execute(_OF, {"of": _hash(token)}).one_or_none()
    return None if row is None else (PersonId(row.person), PersonId(row.leader))


def since(tx: Tx, person: PersonId, leader: PersonId) -> datetime | None:
    """When the link that holds was made; None without one."""
    made = tx.execute(_SINCE, {"whose": person, "of": leader}).scalar()
    return None if made is None else loaded(made)


def revoke(tx: Tx, person: PersonId, leader: PersonId, now: datetime) -> None:
    tx.execute(_REVOKE_ONE, {"whose": person, "of": leader, "at": stored(now)})


def revoke_all(tx: Tx, person: PersonId, now: datetime) -> None:
    """Of every team."""
    tx.execute(_REVOKE, {"whose": person, "at": stored(now)})


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
