"""Balances of leave, whose entries are only added to; and who is away, as requests have it at present."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, func, insert, select, text

from core.model.ids import PersonId, PostingId, RequestId
from core.model.leave.facts import Absence
from core.model.leave.ledger import Entry, Held, Hold, Posting, postings, reconciled, recounted
from core.model.leave.rule import ANNUAL
from core.model.leaving import absent, held
from core.model.period import Period
from core.model.request import Request
from core.store.db import Tx
from core.store.instant import loaded, stored
from core.store.statement import Statement
from core.store.tables import absence, person, request
from core.store.tables import leave_entry as table

_LOCK = (
    select(person.c.id)
    .where(person.c.id.in_(bindparam("whom", expanding=True)))
    .order_by(person.c.id)
    .with_for_update(key_share=True)
)
_ENTER = (
    'INSERT INTO leave_entry (person, kind, entry, half_days, "on", request, "by", reason, at)'
    " VALUES (:person, :kind, :entry, :half_days, :on, :request, :by, :reason, :at) ON CONFLICT DO NOTHING"
)
_PUT = Statement(text(_ENTER))
_BOOK = Statement(select(table).where(table.c.person == bindparam("whose")).order_by(table.c.on, table.c.id))
_ENTRY = select(table).where(table.c.id == bindparam("of"))
_UNTIL = (
    select(table)
    .where(table.c.person == bindparam("whose"), table.c.kind == bindparam("what"), table.c.id <= bindparam("of"))
    .order_by(table.c.id)
)
_GROWN = (
    select(table.c.person, func.max(table.c.on).label("last"))
    .where(table.c.kind == ANNUAL, table.c.entry.in_([Entry.OPENING, Entry.ACCRUAL]))
    .group_by(table.c.person)
)
_AWAY = (
    select(absence)
    .where(
        absence.c.person.in_(bindparam("whom", expanding=True)),
        absence.c.last >= bindparam("since"),
        absence.c.first <= bindparam("until"),
    )
    .order_by(absence.c.first, absence.c.request)
)
_DATED = _AWAY.join(request, request.c.id == absence.c.request).add_columns(request.c.version, request.c.changed)
_AHEAD = (
    select(absence.c.request)
    .where(absence.c.request > bindparam("after"), absence.c.last >= bindparam("since"))
    .order_by(absence.c.request)
    .limit(bindparam("most"))
)
_SET_AWAY = Statement(
    text(
        "INSERT INTO absence (request, person, first, last, granted, sick)"
        " VALUES (:request, :person, :first, :last, :granted, :sick)"
        " ON CONFLICT (request) DO UPDATE SET person = excluded.person, first = excluded.first, last = excluded.last,"
        " granted = excluded.granted, sick = excluded.sick"
    )
)
_BACK = Statement(delete(absence).where(absence.c.request == bindparam("of")))


#: How many people a statement names at most: both databases have a limit near 32,000.
_NAMED = 10_000


@dataclass(frozen=True, slots=True)
class Dated:
    """An absence, and how its request stands."""

    absence: Absence
    version: int  #: of the request
    changed: datetime


def lock(tx: Tx, people: Iterable[PersonId]) -> None:
    """Whoever else wants to ask for leave for one of these waits until this transaction ends."""
    tx.execute(_LOCK, {"whom": sorted(people)})


def book(tx: Tx, whose: PersonId) -> tuple[Posting, ...]:
    """The whole ledger of a person, all kinds of leave in it."""
    return tuple(map(_posting, _BOOK.run(tx, {"whose": whose}).all()))


def enter(tx: Tx, entries: Iterable[Posting], now: datetime) -> None:
    """Add to the ledger. What a month has given is entered once, however often."""
    _PUT.run_many(tx, [_row(one, now) for one in entries])


def correct(tx: Tx, one: Posting, now: datetime) -> PostingId:
    """Add one entry that can be spoken of afterwards."""
    row = tx.execute(insert(table).values(**_row(one, now))).inserted_primary_key
    return PostingId(row[0])  # type: ignore[index]  # an insert of one row into a table with a key


def until(tx: Tx, id: PostingId) -> tuple[Posting, ...]:
    """The ledger of one kind of leave as it was when this entry was made, which is the last; nothing without it."""
    last = tx.execute(_ENTRY, {"of": id}).one_or_none()
    if last is None:
        return ()
    rows = tx.execute(_UNTIL, {"of": id, "whose": last.person, "what": last.kind}).all()
    return tuple(map(_posting, rows))


def grown(tx: Tx) -> dict[PersonId, date]:
    """Until when each ledger knows what has grown."""
    return {PersonId(row.person): date.fromisoformat(row.last) for row in tx.execute(_GROWN)}


def absences(tx: Tx, whom: Iterable[PersonId], days: Period) -> tuple[Absence, ...]:
    """Those of these people that have a day in common with `days`, asked for or granted; what they are is not told."""
    return tuple(map(_absence, _within(tx, _AWAY, whom, days)))


def dated(tx: Tx, whom: Iterable[PersonId], days: Period) -> tuple[Dated, ...]:
    """Like `absences`, with the versions of the requests."""
    return tuple(Dated(_absence(row), row.version, loaded(row.changed)) for row in _within(tx, _DATED, whom, days))


def ahead(tx: Tx, after: RequestId, since: date, most: int) -> tuple[RequestId, ...]:
    """The requests by which somebody is away on `since` or later, from one number on."""
    return tuple(tx.execute(_AHEAD, {"after": after, "since": since.isoformat(), "most": most}).scalars())


def follow(tx: Tx, before: Request, after: Request, now: datetime) -> None:
    """What a request has made of the balance, and of who is away."""
    enter(tx, _changes(held(before), held(after), after.id), now)
    if (away := absent(after)) != absent(before):
        _set_away(tx, after.id, away)


def settle(
    tx: Tx, request: RequestId, wanted: Held | None, away: Absence | None, people: Iterable[PersonId], now: datetime
) -> None:
    """A request holds just this from now on, whatever it did before; `people` are those from whose balances it has
    taken something, or may do so."""
    books = [one for person in sorted(people) for one in book(tx, person)]
    enter(tx, reconciled(books, wanted, request), now)
    _set_away(tx, request, away)


def _set_away(tx: Tx, request: RequestId, away: Absence | None) -> None:
    if away is None:
        _BACK.run(tx, {"of": request})
    else:
        days = {"first": away.period.first.isoformat(), "last": away.period.last.isoformat()}
        how = {"granted": away.granted, "sick": away.sick}
        _SET_AWAY.run(tx, {"request": request, "person": away.person, **days, **how})


def _within(tx: Tx, wanted: Select[Any], whom: Iterable[PersonId], days: Period) -> list[Row[Any]]:
    people, where = sorted(whom), {"since": days.first.isoformat(), "until": days.last.isoformat()}
    some = (people[start : start + _NAMED] for start in range(0, len(people), _NAMED))
    rows = [row for part in some for row in tx.execute(wanted, {"whom": part, **where})]
    return sorted(rows, key=lambda row: (row.first, row.request)) if len(people) > _NAMED else rows


def _changes(before: Held | None, after: Held | None, request: RequestId) -> Iterable[Posting]:
    """What is granted, and is granted still, has been counted again."""
    if before is not None and after is not None and before.hold is after.hold is Hold.TAKES:
        return recounted(before, after, request, "")
    return postings(before, after, request)


def _row(one: Posting, now: datetime) -> dict[str, object]:
    return {
        "person": one.person,
        "kind": one.kind,
        "entry": one.entry.value,
        "half_days": one.half_days,
        "on": one.on.isoformat(),
        "request": one.request,
        "by": one.by,
        "reason": one.reason,
        "at": stored(now),
    }


def _posting(row: Any) -> Posting:
    return Posting(
        person=row.person,
        kind=row.kind,
        entry=Entry(row.entry),
        half_days=row.half_days,
        on=date.fromisoformat(row.on),
        request=row.request,
        by=row.by,
        reason=row.reason,
    )


def _absence(row: Row[Any]) -> Absence:
    period = Period(date.fromisoformat(row.first), date.fromisoformat(row.last))
    return Absence(row.person, period, "", row.request, granted=bool(row.granted), sick=bool(row.sick))
