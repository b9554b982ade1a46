"""When a move is granted: also as it is sent, and never once the old leave has begun."""

from datetime import UTC, datetime

import pytest

from core.model.command import Approve, Reject
from core.model.ids import StageKey
from core.model.request import Status
from core.model.rescheduling import MoveTooLate
from core.store.db import Database
from core.use.act import act
from tests.company import publish
from tests.model.build import EGOR, MARAT
from tests.use.leaving import APRIL, ask, free, open_company
from tests.use.test_moved_leave import LATE, MOVE, SPRING, WEEK, approve, away, shift

#: The only one to decide is asked where somebody stands in; else the move is granted as it is sent.
_AT_ONCE = MOVE.replace(
    "  - {stage: boss, title: Boss, who: [person: marat@example.org]}\n",
    "  - {stage: boss, title: Boss, who: [person: marat@example.org], when: {field: stands_in, is: filled}}\n"
    "  - {stage: told, title: Told, who: [person: marat@example.org], do: inform}\n",
)


async def test_granted_as_it_is_sent_it_takes_the_days_once(db: Database) -> None:
    await open_company(db)
    await publish(db, _AT_ONCE, APRIL)
    await approve(db, await db.write(ask, *SPRING))
    move = await db.write(shift, *WEEK)
    assert move.status is Status.APPROVED
    assert (await db.read(away), await db.read(free, EGOR)) == ([(2, True)], 14)


#: A minute before the first day of the old leave in Moscow, and its first minute.
_EVE, _BEGUN = (datetime(2027, 4, 18, 20, 59, tzinfo=UTC), datetime(2027, 4, 18, 21, tzinfo=UTC))


async def test_once_the_old_leave_has_begun_a_move_is_granted_no_more(db: Database) -> None:
    await open_company(db)
    await publish(db, MOVE, APRIL)
    await approve(db, await db.write(ask, *SPRING))
    move = await db.write(shift, *LATE)
    boss = StageKey("boss")
    with pytest.raises(MoveTooLate) as refused:
        await db.write(act, move.id, Approve(MARAT, boss, 1, _BEGUN))
    assert refused.value.about["number"] == 1
    assert (await db.read(away), await db.read(free, EGOR)) == ([(1, True), (2, False)], 14)
    await db.write(act, move.id, Reject(MARAT, boss, 1, _BEGUN, "too late"))
    assert (await db.read(away), await db.read(free, EGOR)) == ([(1, True)], 14)


async def test_on_the_eve_of_the_old_leave_a_move_is_granted(db: Database) -> None:
    await open_company(db)
    await publish(db, MOVE, APRIL)
    await approve(db, await db.write(ask, *SPRING))
    move = await db.write(shift, *LATE)
    await db.write(act, move.id, Approve(MARAT, StageKey("boss"), 1, _EVE))
    assert await db.read(away) == [(2, True)]
