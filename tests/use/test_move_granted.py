"""When a move is granted: also as it is sent."""

from core.model.request import Status
from core.store.db import Database
from tests.company import publish
from tests.model.build import EGOR
from tests.use.leaving import APRIL, ask, free, open_company
from tests.use.test_leave import approve
from tests.use.test_moved_leave import MOVE, SPRING, WEEK, away, shift

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
