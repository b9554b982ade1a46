"""Links: which requests name a request. Rows are written from the answers of the one that names."""

from sqlalchemy import and_, bindparam, delete, select, text

from core.model.ids import RequestId
from core.model.linking import named_by
from core.model.request import Request
from core.store.db import Tx
from core.store.statement import Statement
from core.store.tables import link as table

_PUT = Statement(
    text("INSERT INTO link (source, target) VALUES (:source, :target) ON CONFLICT (source, target) DO NOTHING")
)
_DROP = Statement(
    delete(table).where(and_(table.c.source == bindparam("source"), table.c.target == bindparam("target")))
)
_NAMING = Statement(
    select(table.c.source)
    .where(table.c.target == bindparam("of"))
    .order_by(table.c.source.desc())
    .limit(bindparam("most"))
)


def follow(tx: Tx, before: Request, after: Request) -> frozenset[RequestId]:
    """What `after` names, in the place of what it named before. Returns the requests on which this is seen."""
    were, are = named_by(before), named_by(after)
    _DROP.run_many(tx, [{"source": after.id, "target": id} for id in sorted(were - are)])
    _PUT.run_many(tx, [{"source": after.id, "target": id} for id in sorted(are - were)])
    return are | were if before.status is not after.status else are ^ were


def naming(tx: Tx, id: RequestId, *, most: int) -> tuple[RequestId, ...]:
    """The requests that name this one, the newest first."""
    return tuple(RequestId(row.source) for row in _NAMING.run(tx, {"of": id, "most": most}).all())
