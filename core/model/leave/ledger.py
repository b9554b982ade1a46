"""The balance of a person's leave: a sum of entries in half-days, none of which is ever changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from core.model.ids import PersonId, RequestId


class Entry(StrEnum):
    """Why a balance changes."""

    OPENING = "opening"  #: what there was when the ledger was begun
    ACCRUAL = "accrual"
    RESERVED = "reserved"  #: asked for
    RELEASED = "released"  #: asked for no more, or granted
    TAKEN = "taken"
    REVERSAL = "reversal"  #: granted, and then cancelled
    RECOUNT = "recount"  #: the calendar has changed below a leave, or its person was ill
    ADJUSTMENT = "adjustment"  #: by HR, with a reason


#: What is only asked for.
_PENDING = frozenset({Entry.RESERVED, Entry.RELEASED})
#: What leaves that are granted take, with what they give back.
_GRANTED = frozenset({Entry.TAKEN, Entry.REVERSAL, Entry.RECOUNT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One entry of the ledger."""

    person: PersonId
    kind: str  #: of leave
    entry: Entry
    half_days: int  #: signed
    on: date  #: when it takes effect: of a leave, its first day in the year
    request: RequestId | None = None
    by: PersonId | None = None  #: None for Kivok itself
    reason: str = ""


#: Whose balance, of which kind of leave, and since when.
_Spot: TypeAlias = tuple[PersonId, str, date]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is left, in half-days: on a day, and what of it is asked for and not granted yet."""

    left: int
    pending: int = 0

    @property
    def free(self) -> int:
        """What can still be asked for."""
        return self.left - self.pending


def standing(postings: Iterable[Posting], day: date) -> Standing:
    """On this day, the last moment of it."""
    until = [one for one in postings if one.on <= day]
    left = sum(one.half_days for one in until if one.entry not in _PENDING)
    return Standing(left, -sum(one.half_days for one in until if one.entry in _PENDING))


def granted_after(postings: Iterable[Posting], day: date) -> int:
    """What will be taken after this day, of leaves that are granted."""
    return -sum(one.half_days for one in postings if one.entry in _GRANTED and one.on > day)


def lasting(postings: Iterable[Posting]) -> tuple[Posting, ...]:
    """Without what was asked for and is no more, or was granted: these entries are even among themselves."""
    known = tuple(postings)
    asked: dict[tuple[RequestId | None, date], int] = {}
    for one in known:
        if one.entry in _PENDING:
            asked[one.request, one.on] = asked.get((one.request, one.on), 0) + one.half_days
    return tuple(one for one in known if one.entry not in _PENDING or asked[one.request, one.on])


def lowest(postings: Iterable[Posting], since: date) -> int:
    """The least that is free on `since` or any day after it: more than this cannot be taken then."""
    known = tuple(postings)
    days = {since, *(one.on for one in known if one.on > since)}
    return min(standing(known, day).free for day in days)


class Hold(StrEnum):
    """What a request does to the balance."""

    RESERVES = "reserves"
    TAKES = "takes"


@dataclass(frozen=True, slots=True)
class Held:
    """The half-days that a request reserves or takes, by the first of its days in each year."""

    hold: Hold
    person: PersonId
    kind: str
    half_days: Mapping[date, int]


_IN = {Hold.RESERVES: Entry.RESERVED, Hold.TAKES: Entry.TAKEN}
_OUT = {Hold.RESERVES: Entry.RELEASED, Hold.TAKES: Entry.REVERSAL}


def postings(before: Held | None, after: Held | None, request: RequestId) -> Iterator[Posting]:
    """What is entered when a request holds something else than before: the old is given back, the new is taken."""
    if before == after:
        return
    if before is not None:
        yield from _entered(before, _OUT[before.hold], request, sign=1)
    if after is not None:
        yield from _entered(after, _IN[after.hold], request, sign=-1)


def recounted(before: Held, after: Held, request: RequestId, reason: str) -> Iterator[Posting]:
    """The difference that it makes to a leave that stands."""
    for day in sorted({*before.half_days, *after.half_days}):
        less = before.half_days.get(day, 0) - after.half_days.get(day, 0)
        if less:
            yield Posting(
                person=after.person,
                kind=after.kind,
                entry=Entry.RECOUNT,
                half_days=less,
                on=day,
                request=request,
                reason=reason,
            )


def beyond(new: Mapping[date, int], old: Mapping[date, int]) -> dict[date, int]:
    """What has to be kept back for a leave that may take the place of another one, which stands until then: on each day
    as much as the new one would have taken by then beyond the old one. So whatever becomes of it, nothing that it may
    need has been spent, and nothing that the other one may keep."""
    found: dict[date, int] = {}
    kept = more = 0
    for day in sorted({*new, *old}):
        more += new.get(day, 0) - old.get(day, 0)
        if max(more, 0) != kept:
            found[day], kept = max(more, 0) - kept, max(more, 0)
    return found


def reconciled(book: Iterable[Posting], wanted: Held | None, request: RequestId) -> Iterator[Posting]:
    """What is still to be entered for a request to hold just what is wanted; `book` has all that it has entered."""
    own = tuple(one for one in book if one.request == request)
    for hold in Hold:
        there = _summed(one for one in own if (one.entry in _PENDING) == (hold is Hold.RESERVES))
        entry, aim = _OUT[hold], dict[_Spot, int]()
        if wanted is not None and wanted.hold is hold:
            # What is taken, and taken still, has been counted again.
            entry = Entry.RECOUNT if hold is Hold.TAKES and any(there.values()) else _IN[hold]
            aim = {(wanted.person, wanted.kind, on): -halves for on, halves in wanted.half_days.items()}
        for person, kind, on in sorted({*aim, *there}):
            if more := aim.get((person, kind, on), 0) - there.get((person, kind, on), 0):
                yield Posting(person=person, kind=kind, entry=entry, half_days=more, on=on, request=request)


def _summed(entries: Iterable[Posting]) -> dict[_Spot, int]:
    found: dict[_Spot, int] = {}
    for one in entries:
        found[one.person, one.kind, one.on] = found.get((one.person, one.kind, one.on), 0) + one.half_days
    return found


def _entered(held: Held, entry: Entry, request: RequestId, *, sign: int) -> Iterator[Posting]:
    for day, halves in sorted(held.half_days.items()):
        yield Posting(person=held.person, kind=held.kind, entry=entry, half_days=sign * halves, on=day, request=request)
