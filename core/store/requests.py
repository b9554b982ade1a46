"""Requests: one row each, and who each one waits for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, insert, select, update

from core.model.ids import FormKey, PersonId, RequestId
from core.model.remind import deadline
from core.model.request import UNDER_WAY, Request, Status, blank, waiting_for
from core.store import forms
from core.store.codec_request import dump_request, load_request
from core.store.db import Stale, Tx
from core.store.instant import stored
from core.store.statement import Statement
from core.store.tables import NEVER, form, observer, person, waiting
from core.store.tables import request as table

_UNDER_WAY = sorted(status.value for status in UNDER_WAY)
_NOT_ENDED = sorted(status.value for status in (*UNDER_WAY, Status.REWORK))
_ONE = select(table).where(table.c.id == bindparam("of"))
_LOAD = Statement(_ONE)
_LOAD_TO_CHANGE = Statement(_ONE.with_for_update(key_share=True))
_UPDATE = Statement(
    update(table)
    .where(table.c.id == bindparam("of"), table.c.version == bindparam("seen"))
    .values(
        status=bindparam("status"),
        version=bindparam("next"),
        state=bindparam("state"),
        head=bindparam("sealed"),
        changed=bindparam("now"),
    )
)
_WAIT = Statement(insert(waiting))
_WAIT_NO_MORE = Statement(
    delete(waiting).where(and_(waiting.c.request == bindparam("of"), waiting.c.person == bindparam("whom")))
)
_OBSERVE = Statement(insert(observer))
_OBSERVE_NO_MORE = Statement(
    delete(observer).where(and_(observer.c.request == bindparam("of"), observer.c.person == bindparam("whom")))
)
_OBSERVED_BY = (
    select(table)
    .join(observer, observer.c.request == table.c.id)
    .where(observer.c.person == bindparam("whom"))
    .order_by(table.c.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_COUNT_OBSERVED_BY = select(func.count()).select_from(observer).where(observer.c.person == bindparam("whom"))
_FOR = (
    select(table)
    .join(waiting, waiting.c.request == table.c.id)
    .where(waiting.c.person == bindparam("whom"))
    .order_by(waiting.c.due, table.c.changed, table.c.id)
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_AWAITED = select(waiting.c.person).distinct().order_by(waiting.c.person)
_COUNT_FOR = select(func.count()).select_from(waiting).where(waiting.c.person == bindparam("whom"))
_BY = (
    select(table)
    .where(table.c.author == bindparam("whom"))
    .order_by(table.c.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_LAST_BY = (
    select(table)
    .join(form, form.c.id == table.c.form)
    .where(table.c.author == bindparam("whom"), form.c.key == bindparam("of"))
    .order_by(table.c.id.desc())
    .limit(1)
)
_OPEN_OF = (
    select(table)
    .where(table.c.author == bindparam("whom"), table.c.status.in_(_NOT_ENDED))
    .order_by(table.c.id.desc())
    .limit(bindparam("most"))
)
_COUNT_OPEN_OF = (
    select(func.count()).select_from(table).where(table.c.author == bindparam("whom"), table.c.status.in_(_NOT_ENDED))
)
_COUNT_BY = select(func.count()).select_from(table).where(table.c.author == bindparam("whom"))
_STRANDED = (
    select(table.c.id)
    .where(table.c.status.in_(_UNDER_WAY))
    .where(table.c.id.in_(select(waiting.c.request).join(person).where(person.c.active.is_(False))))
    .order_by(table.c.id.desc())
)
_FORM_ID = select(table.c.form).where(table.c.id == bindparam("of"))
_ALL = select(table.c.id).order_by(table.c.id)
_OPEN = select(table.c.id).where(table.c.status.in_(_UNDER_WAY)).order_by(table.c.id.desc())


@dataclass(frozen=True, slots=True)
class Kept:
    """A request as it is stored, and the hash of the last entry of its journal."""

    request: Request
    head: str


def add(tx: Tx, form_id: int, author: PersonId, now: datetime) -> Kept:
    """A new, blank request under a new number."""
    values = {"form": form_id, "author": author, "status": "new", "version": 0, "created": stored(now)}
    row = tx.execute(insert(table).values(**values, state="{}", changed=stored(now))).inserted_primary_key
    id = RequestId(row[0])  # type: ignore[index]  # an insert of one row into a table with a key
    return Kept(blank(id, forms.load(tx, form_id), author, now), "")


def load(tx: Tx, id: RequestId) -> Kept | None:
    return _kept(tx, _LOAD.run(tx, {"of": id}).one_or_none())


def load_to_change(tx: Tx, id: RequestId) -> Kept | None:
    """As `load`, and whoever else wants to change it waits until this transaction is over."""
    return _kept(tx, _LOAD_TO_CHANGE.run(tx, {"of": id}).one_or_none())


def save(tx: Tx, before: Request, after: Request, sealed: str, now: datetime) -> None:
    """Raises Stale when the row is no longer at the version of `before`."""
    changed = _UPDATE.run(
        tx,
        {
            "of": after.id,
            "seen": before.version,
            "status": after.status.value,
            "next": after.version,
            "state": dump_request(after),
            "sealed": sealed,
            "now": stored(now),
        },
    )
    if changed.rowcount != 1:
        raise Stale
    _note_waiting(tx, after.id, _awaited(before), _awaited(after))
    _note_observers(tx, after.id, _observers(before), _observers(after))


def _kept(tx: Tx, row: Any) -> Kept | None:
    return None if row is None else Kept(load_request(row, forms.load(tx, row.form)), row.head)


def _awaited(request: Request) -> frozenset[tuple[PersonId, int]]:
    """Who is waited for, and until when."""
    limit = deadline(request)
    due = NEVER if limit is None else stored(limit)
    return frozenset((person, due) for person in waiting_for(request))


def _note_waiting(
    tx: Tx, id: RequestId, were: frozenset[tuple[PersonId, int]], are: frozenset[tuple[PersonId, int]]
) -> None:
    if gone := were - are:
        _WAIT_NO_MORE.run_many(tx, [{"of": id, "whom": person} for person, _due in sorted(gone)])
    if new := are - were:
        _WAIT.run_many(tx, [{"request": id, "person": person, "due": due} for person, due in sorted(new)])


def _observers(request: Request) -> frozenset[PersonId]:
    return frozenset(one.person for one in request.observers)


def _note_observers(tx: Tx, id: RequestId, were: frozenset[PersonId], are: frozenset[PersonId]) -> None:
    if gone := were - are:
        _OBSERVE_NO_MORE.run_many(tx, [{"of": id, "whom": person} for person in sorted(gone)])
    if new := are - were:
        _OBSERVE.run_many(tx, [{"request": id, "person": person} for person in sorted(new)])


def waiting_on(tx: Tx, person: PersonId, *, most: int, skip: int = 0) -> tuple[Request, ...]:
    """What waits for `person`: what is to be done soonest, then the longest."""
    rows = tx.execute(_FOR, {"whom": person, "most": most, "skip": skip})
    return tuple(load_request(row, forms.load(tx, row.form)) for row in rows.all())


def count_waiting_on(tx: Tx, person: PersonId) -> int:
    return tx.execute(_COUNT_FOR, {"whom": person}).scalar_one()


def observed_by(tx: Tx, person: PersonId, *, most: int, skip: int = 0) -> tuple[Request, ...]:
    """What `person` looks on at, the newest first."""
    rows = tx.execute(_OBSERVED_BY, {"whom": person, "most": most, "skip": skip})
    return tuple(load_request(row, forms.load(tx, row.form)) for row in rows.all())


def count_observed_by(tx: Tx, person: PersonId) -> int:
    return tx.execute(_COUNT_OBSERVED_BY, {"whom": person}).scalar_one()


def made_by(tx: Tx, person: PersonId, *, most: int, skip: int = 0) -> tuple[Request, ...]:
    """A person's own requests, the newest first."""
    rows = tx.execute(_BY, {"whom": person, "most": most, "skip": skip})
    return tuple(load_request(row, forms.load(tx, row.form)) for row in rows.all())


def last_by(tx: Tx, person: PersonId, key: FormKey) -> Request | None:
    """A person's newest request of this form, whichever version it was made with."""
    row = tx.execute(_LAST_BY, {"whom": person, "of": key}).one_or_none()
    return None if row is None else load_request(row, forms.load(tx, row.form))


def count_made_by(tx: Tx, person: PersonId) -> int:
    return tx.execute(_COUNT_BY, {"whom": person}).scalar_one()


def open_of(tx: Tx, person: PersonId, *, most: int) -> tuple[Request, ...]:
    """Those of a person's requests that have not ended, the newest first."""
    rows = tx.execute(_OPEN_OF, {"whom": person, "most": most})
    return tuple(load_request(row, forms.load(tx, row.form)) for row in rows.all())


def count_open_of(tx: Tx, person: PersonId) -> int:
    return tx.execute(_COUNT_OPEN_OF, {"whom": person}).scalar_one()


def awaited(tx: Tx) -> tuple[PersonId, ...]:
    """Everybody for whom something waits."""
    return tuple(PersonId(id) for id in tx.execute(_AWAITED).scalars())


def under_way(tx: Tx) -> tuple[RequestId, ...]:
    """The newest first: what is part of another is newer, and is changed, and locked, before that."""
    return tuple(RequestId(id) for id in tx.execute(_OPEN).scalars())


def stranded(tx: Tx) -> tuple[RequestId, ...]:
    """Requests under way that wait, among others or alone, for people who do not work here; the newest first."""
    return tuple(RequestId(id) for id in tx.execute(_STRANDED).scalars())


def form_id(tx: Tx, id: RequestId) -> int:
    """The row of the form version that a request was made with."""
    return int(tx.execute(_FORM_ID, {"of": id}).scalar_one())


def everything(tx: Tx) -> tuple[RequestId, ...]:
    return tuple(RequestId(id) for id in tx.execute(_ALL).scalars())
