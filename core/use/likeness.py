"""Requests that may be one and the same, as far as somebody may know of them."""

from collections.abc import Iterator

from core.model.access import may_see
from core.model.ids import PersonId, RequestId
from core.model.likeness import Alike, mark_of
from core.model.org import Org
from core.model.request import Request
from core.store import likenesses, requests
from core.store.db import Tx

#: A line has room for so many.
_MOST = 3


def alike_to(tx: Tx, request: Request, person: PersonId, org: Org) -> tuple[Alike, ...]:
    """The others that may be the same as this one, the newest first."""
    return of_mark(tx, mark_of(request.form, request.values), request.id, person, org)


def of_mark(tx: Tx, mark: str | None, besides: RequestId | None, person: PersonId, org: Org) -> tuple[Alike, ...]:
    """Those that are found by this mark; of what this person may not see, the number."""
    return () if mark is None else tuple(_known(tx, mark, besides, person, org))


def _known(tx: Tx, mark: str, besides: RequestId | None, person: PersonId, org: Org) -> Iterator[Alike]:
    for id in likenesses.alike(tx, mark, besides, most=_MOST):
        kept = requests.load(tx, id)
        seen = kept is not None and may_see(person, kept.request, org)
        yield Alike(id, kept.request if kept is not None and seen else None)
