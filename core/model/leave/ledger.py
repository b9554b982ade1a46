"""The balance of a person's leave: a sum of entries in half-days, none of which is ever changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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


def _entered(held: Held, entry: Entry, request: RequestId, *, sign: int) -> Iterator[Posting]:
    for day, halves in sorted(held.half_days.items()):
        yield Posting(person=held.person, kind=held.kind, entry=entry, half_days=sign * halves, on=day, request=request)
