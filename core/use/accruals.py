"""What the months give is entered into the balances: on the first day of the next, or later if nobody was there."""

from datetime import UTC, date, datetime, timedelta

from core.model.leave.growth import grows
from core.model.org import Org
from core.store import leave, people, timers
from core.store.db import Tx
from core.store.timers import Kind, Timer
from core.use.leave import law_of

_KEY = "accrue"
_DAY = timedelta(days=1)
#: Long enough to come into the next month, from the first day of any.
_MONTH = 32 * _DAY


def begin_accruals(tx: Tx, now: datetime) -> None:
    """From now on every month is entered when it is over; what has not been entered yet is entered at once."""
    timers.put_once(tx, [Timer(key=_KEY, kind=Kind.ACCRUE, due=now)])


def accrue(tx: Tx, timer: Timer, now: datetime) -> None:
    """The months that are over, of everybody who works here and whose first day and law are known; once each."""
    first = _first_of_month(now.date())
    following = _first_of_month(first + _MONTH)
    # By now a calendar may be known that was not when somebody asked for leave.
    timers.put(tx, [Timer(key="recount", kind=Kind.RECOUNT, due=now)])
    timers.move(tx, timer, datetime(following.year, following.month, following.day, tzinfo=UTC))
    enter_months(tx, people.org(tx), first - _DAY, now)


def enter_months(tx: Tx, org: Org, until: date, now: datetime) -> None:
    """Those that end until this day, and are not in the ledgers yet."""
    known, span = leave.grown(tx), (now.date(), until)
    grown = [
        entry
        for one in org.people.values()
        if one.active and one.hired is not None
        for entry in grows(one.id, law_of(one), one.hired, known.get(one.id), span)
    ]
    leave.enter(tx, grown, now)


def _first_of_month(day: date) -> date:
    return day.replace(day=1)
