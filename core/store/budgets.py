"""What requests take from budgets: one row each, kept as the request changes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import bindparam, delete, func, select, text

from core.model.budget import Span, Spending
from core.model.ids import CatalogKey, RequestId
from core.model.request import Request
from core.model.reserve import reserved
from core.store.db import Tx
from core.store.statement import Statement
from core.store.tables import catalog_row
from core.store.tables import reservation as table

#: Sums are taken in two halves, each far from the largest integer of a database.
_HALF = 10**9

_LOCK = (
    select(catalog_row.c.id)
    .where(catalog_row.c.catalog == bindparam("of"), catalog_row.c.key == bindparam("row"))
    .with_for_update()
)
_SPENT = (
    select(
        table.c.currency,
        func.sum(table.c.amount // _HALF).label("high"),
        func.sum(table.c.amount % _HALF).label("low"),
    )
    .where(
        table.c.catalog == bindparam("of"),
        table.c.key == bindparam("row"),
        table.c.period == bindparam("period"),
        table.c.request != bindparam("besides"),
    )
    .group_by(table.c.currency)
)
_HOLD = Statement(
    text(
        "INSERT INTO reservation (request, catalog, key, period, currency, amount)"
        " VALUES (:request, :catalog, :key, :period, :currency, :amount)"
        " ON CONFLICT (request) DO UPDATE SET catalog = excluded.catalog, key = excluded.key,"
        " period = excluded.period, currency = excluded.currency, amount = excluded.amount"
    )
)
_RELEASE = Statement(delete(table).where(table.c.request == bindparam("of")))


def lock(tx: Tx, catalog: CatalogKey, row: str) -> None:
    """Whoever else wants to take something from this limit waits until this transaction ends."""
    tx.execute(_LOCK, {"of": catalog, "row": row})


def spent(
    tx: Tx, catalog: CatalogKey, row: str, span: Span, first: date, besides: RequestId | None
) -> Mapping[str, Decimal]:
    """What all requests but one take from a limit in a period, by currency."""
    # No request has the number 0.
    where = {"of": catalog, "row": row, "period": _period(span, first), "besides": besides or 0}
    rows = tx.execute(_SPENT, where).all()
    return {one.currency: Decimal(int(one.high) * _HALF + int(one.low)).scaleb(-2) for one in rows}


def follow(tx: Tx, before: Request, after: Request) -> None:
    """What a request takes now, in the place of what it took before."""
    now = reserved(after)
    if now == reserved(before):
        return
    if now is None:
        _RELEASE.run(tx, {"of": after.id})
    else:
        _HOLD.run(tx, _row(after.id, now))


def _row(request: RequestId, taken: Spending) -> dict[str, object]:
    return {
        "request": request,
        "catalog": taken.catalog,
        "key": taken.row,
        "period": _period(taken.span, taken.first),
        "currency": taken.limit.currency,
        "amount": int(taken.amount.scaleb(2)),
    }


def _period(span: Span, first: date) -> str:
    return f"{span} {first.isoformat()}"
