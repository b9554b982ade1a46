"""What has fallen due happens: timer by timer, each in full or not at all."""

import logging
from datetime import datetime, timedelta
from typing import assert_never

from core.store import timers
from core.store.db import Stale, Tx, lost_race
from core.store.timers import Kind, Timer
from core.use import accruals, announce, keeping, recount, remind, started

#: Timers of one transaction: so long do others wait who want to write.
_BATCH = 50
#: When one that failed is tried again.
_AGAIN = timedelta(hours=1)

_log = logging.getLogger(__name__)


def sweep(tx: Tx, now: datetime) -> int:
    """Let the oldest timers happen whose time has come. Returns how many there were."""
    due = timers.due(tx, now, _BATCH)
    for timer in due:
        try:
            with tx.begin_nested():
                _happens(tx, timer, now)
        except Stale:
            raise
        except Exception as error:  # a bug stops this one timer, and no other
            if lost_race(error):
                raise
            _log.exception("timer %s failed, and is tried again later", timer.key)
            timers.move(tx, timer, now + _AGAIN)
    return len(due)


def _happens(tx: Tx, timer: Timer, now: datetime) -> None:
    match timer.kind:
        case Kind.REMIND | Kind.RETURN:
            remind.remind(tx, timer, now)
        case Kind.OVERDUE:
            remind.overdue(tx, timer, now)
        case Kind.MORNING:
            remind.morning(tx, timer, now)
        case Kind.EXPIRE:
            announce.expire(tx, timer, now)
        case Kind.ACCRUE:
            accruals.accrue(tx, timer, now)
        case Kind.RECOUNT:
            recount.recount(tx, timer, now)
        case Kind.START:
            started.start(tx, timer, now)
        case Kind.ERASE:
            keeping.erase(tx, timer, now)
        case Kind.COUNT:
            announce.count(tx, timer, now)
        case _:
            assert_never(timer.kind)
