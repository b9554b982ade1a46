"""Batches: the requests that a person has laid out to approve several at once, as he saw them. One batch a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from sqlalchemy import bindparam, delete, insert, select, update

from core.model.ids import PersonId, RequestId
from core.store.db import Tx
from core.store.statement import Statement
from core.store.tables import batch as table

_OF = select(table).where(table.c.person == bindparam("whose")).order_by(table.c.place)
_DROP = delete(table).where(table.c.person == bindparam("whose"))
_PUT = Statement(insert(table))
_OPEN = update(table).where(table.c.person == bindparam("whose"), table.c.mark.in_((0, 1))).values(mark=bindparam("to"))
_ONE = _OPEN.where(table.c.request == bindparam("of"))
_SETTLE = Statement(
    update(table)
    .where(table.c.person == bindparam("whose"), table.c.request == bindparam("of"))
    .values(mark=bindparam("to"), why=bindparam("because"))
)


class Mark(IntEnum):
    """How far one of them has come."""

    LEFT_OUT = 0
    TICKED = 1
    APPROVED = 2
    REFUSED = 3


@dataclass(frozen=True, slots=True)
class Item:
    request: RequestId
    stage: int  #: the place of the stage in the route, as it was seen
    round: int  #: the round in which it was seen
    mark: Mark = Mark.LEFT_OUT
    why: str = ""  #: it was refused, in the words of its person


def lay_out(tx: Tx, person: PersonId, items: Iterable[Item]) -> None:
    """The person's batch, in this order; an earlier one is gone."""
    tx.execute(_DROP, {"whose": person})
    rows = [
        {"person": person, "place": place, "request": item.request, "stage": item.stage, "round": item.round}
        for place, item in enumerate(items)
    ]
    if rows:
        _PUT.run_many(tx, [{**row, "mark": Mark.LEFT_OUT.value, "why": ""} for row in rows])


def of(tx: Tx, person: PersonId) -> tuple[Item, ...]:
    rows = tx.execute(_OF, {"whose": person})
    return tuple(Item(RequestId(row.request), row.stage, row.round, Mark(row.mark), row.why) for row in rows)


def tick(tx: Tx, person: PersonId, request: RequestId | None, *, wanted: bool) -> None:
    """One of them, or (None) all; what has been settled stays as it is."""
    values = {"whose": person, "to": Mark.TICKED.value if wanted else Mark.LEFT_OUT.value}
    if request is None:
        tx.execute(_OPEN, values)
    else:
        tx.execute(_ONE, {**values, "of": request})


def settle(tx: Tx, person: PersonId, request: RequestId, mark: Mark, why: str = "") -> None:
    _SETTLE.run(tx, {"whose": person, "of": request, "to": mark.value, "because": why})
