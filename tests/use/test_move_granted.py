"""When a move is granted: also as it is sent, never once the old leave has begun, and for good from then on."""

from datetime import UTC, datetime, timedelta

import pytest

from core.model.command import Approve, Command, Reject, Reopen, Undo
from core.model.ids import StageKey
from core.model.request import Status, waiting_for
from core.model.rescheduling import MoveStays, MoveTooLate
from core.store.db import Database
from core.use.act import act
from core.use.people import deactivate, reseat
from tests.company import publish, stored
from tests.model.build import EGOR, HELEN, MARAT, OLGA
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


#: Who has agreed at the first stage takes the place of the second one's boss.
_TWO = MOVE.replace(
    "  - {stage: boss, title: Boss, who: [person: marat@example.org]}\n",
    "  - {stage: boss, title: Boss, who: [person: marat@example.org]}\n"
    "  - {stage: head, title: Head, who: [person: olga@example.org], fallback: [person: marat@example.org]}\n",
)


@pytest.mark.parametrize(("at", "status"), [(_EVE, Status.APPROVED), (_BEGUN, Status.PENDING)])
async def test_kivok_grants_by_an_earlier_yes_until_the_old_leave_has_begun(
    db: Database, at: datetime, status: Status
) -> None:
    await open_company(db)
    await publish(db, _TWO, APRIL)
    await approve(db, await db.write(ask, *SPRING))
    move = await approve(db, await db.write(shift, *LATE))
    assert waiting_for(move) == {OLGA}
    assert await db.write(deactivate, OLGA, at) == 1
    assert (await db.read(stored, move.id)).status is status


async def test_who_takes_over_a_move_that_is_late_is_asked_and_can_say_no(db: Database) -> None:
    await open_company(db)
    await publish(db, _TWO, APRIL)
    await approve(db, await db.write(ask, *SPRING))
    move = await approve(db, await db.write(shift, *LATE))
    await db.write(deactivate, OLGA, _BEGUN)
    assert (await db.write(reseat, _BEGUN), await db.read(away)) == (0, [(1, True), (2, False)])
    assert waiting_for(await db.read(stored, move.id)) == {MARAT}
    head = StageKey("head")
    with pytest.raises(MoveTooLate):
        await db.write(act, move.id, Approve(MARAT, head, 1, _BEGUN))
    await db.write(act, move.id, Reject(MARAT, head, 1, _BEGUN, "too late"))
    assert (await db.read(away), await db.read(free, EGOR)) == ([(1, True)], 14)


@pytest.mark.parametrize("command", [Reopen(HELEN, _BEGUN, "wrong days"), Undo(MARAT, _BEGUN)])
async def test_once_the_old_leave_would_have_begun_a_granted_move_stays(db: Database, command: Command) -> None:
    await open_company(db)
    await publish(db, MOVE, APRIL)
    await approve(db, await db.write(ask, *SPRING))
    move = await db.write(shift, *LATE)
    await db.write(act, move.id, Approve(MARAT, StageKey("boss"), 1, _BEGUN - timedelta(seconds=30)))
    with pytest.raises(MoveStays) as refused:
        await db.write(act, move.id, command)
    assert refused.value.about["number"] == 1
    assert await db.read(away) == [(2, True)]
    assert (await db.read(stored, move.id)).status is Status.APPROVED
