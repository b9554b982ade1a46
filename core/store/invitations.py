"""Invitations: the links by which partners come in. Only the hash of one is kept: nobody can read it here."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import bindparam, delete, insert, select, update

from core.model.ids import PersonId, RequestId
from core.store.db import Tx
from core.store.instant import stored
from core.store.tables import invitation as table

_DROP = delete(table).where(table.c.person == bindparam("whom"), table.c.used.is_(None))
_USE = (
    update(table)
    .where(table.c.hash == bindparam("of"), table.c.used.is_(None), table.c.expires > bindparam("at"))
    .values(used=bindparam("at"))
)
_OF = select(table.c.person, table.c.request).where(table.c.hash == bindparam("of"))


def put(tx: Tx, token: str, person: PersonId, by: PersonId, request: RequestId, expires: datetime) -> None:
    """A new link for this person; one of before that was not used is void."""
    tx.execute(_DROP, {"whom": person})
    values = {"hash": _hash(token), "person": person, "by": by, "request": request, "expires": stored(expires)}
    tx.execute(insert(table).values(values))


def use(tx: Tx, token: str, now: datetime) -> tuple[PersonId, RequestId] | None:
    """For whom it was made, and by which request; from now on it is used. None for one that does not hold."""
    if tx.execute(_USE, {"of": _hash(token), "at": stored(now)}).rowcount != 1:
        return None
    row = tx.execute(_OF, {"of": _hash(token)}).one()
    return PersonId(row.person), RequestId(row.request)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
