"""What a balance of leave grows by: from where the ledger ends, month by month."""

from collections.abc import Iterable
from datetime import date, timedelta

from core.model.ids import PersonId
from core.model.leave.accrual import accruals
from core.model.leave.law import Law
from core.model.leave.ledger import Entry, Posting
from core.model.leave.rule import ANNUAL

_DAY = timedelta(days=1)
_YEAR = 365 * _DAY
#: By which a balance is known at all; what is reserved and taken says nothing of how much there is.
_BEGINNING = frozenset({Entry.OPENING, Entry.ACCRUAL, Entry.ADJUSTMENT})
#: From where on it grows.
_GROWN = frozenset({Entry.OPENING, Entry.ACCRUAL})


def grown_until(book: Iterable[Posting]) -> date | None:
    """The last day that a ledger knows of; None for one that was never begun."""
    return max((one.on for one in book if one.entry in _GROWN), default=None)


def grows(person: PersonId, law: Law, hired: date, since: date | None, days: tuple[date, date]) -> tuple[Posting, ...]:
    """What the months give that are not in the ledger yet, until the second of `days`; the first is today. `since` is
    until when the ledger knows. Where it was never begun, nobody can tell what was taken long ago: then the leave of
    the last year is there."""
    today, until = days
    after = since if since is not None else max(hired - _DAY, today - _YEAR)
    return tuple(
        Posting(person=person, kind=ANNUAL, entry=Entry.ACCRUAL, half_days=one.half_days, on=one.on)
        for one in accruals(law, hired, after, until)
    )


def begun(book: Iterable[Posting]) -> bool:
    """Whether anybody, or a month, has said how much there is."""
    return any(one.entry in _BEGINNING for one in book)
