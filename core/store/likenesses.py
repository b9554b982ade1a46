"""Requests by what tells that two of them may be one and the same: a row each, kept as the request changes."""

from hashlib import sha256

from sqlalchemy import bindparam, delete, select, text

from core.model.ids import RequestId
from core.model.likeness import marked
from core.model.request import Request
from core.store.db import Tx
from core.store.statement import Statement
from core.store.tables import likeness as table

_PUT = Statement(
    text(
        "INSERT INTO likeness (request, mark) VALUES (:request, :mark)"
        " ON CONFLICT (request) DO UPDATE SET mark = excluded.mark"
    )
)
_DROP = Statement(delete(table).where(table.c.request == bindparam("of")))
_ALIKE = Statement(
    select(table.c.request)
    .where(table.c.mark == bindparam("mark"), table.c.request != bindparam("besides"))
    .order_by(table.c.request.desc())
    .limit(bindparam("most"))
)


def follow(tx: Tx, before: Request, after: Request) -> None:
    """What a request is found by now, in the place of what it was found by before."""
    was, now = marked(before), marked(after)
    if was == now:
        return
    if now is None:
        _DROP.run(tx, {"of": after.id})
    else:
        _PUT.run(tx, {"request": after.id, "mark": _hash(now)})


def alike(tx: Tx, mark: str, besides: RequestId | None, *, most: int) -> tuple[RequestId, ...]:
    """Other requests of this mark, the newest first."""
    # No request has the number 0.
    found = _ALIKE.run(tx, {"mark": _hash(mark), "besides": besides or 0, "most": most})
    return tuple(RequestId(row.request) for row in found.all())


def _hash(mark: str) -> str:
    return sha256(mark.encode()).hexdigest()
