"""A process that decides when it is told to: `python -m tests.use.racer URL`.

Tells when it is ready, and then reads `REQUEST PERSON VERB MOMENT` from standard input, the moment on the clock that
all processes share; tells what came of it, `won` or the name of a refusal.
"""

import asyncio
import sys

from core.model.command import Approve, Decision, Reject
from core.model.ids import PersonId, RequestId, StageKey
from core.model.refusal import Refusal
from core.store import people
from core.store.db import Database
from core.use.decide import decide_at
from tests.databases import opened
from tests.model.build import LATER

READY, WON = "ready", "won"
APPROVE, REJECT = "approve", "reject"


async def main(url: str) -> None:
    async with opened(url) as db:
        await db.write(people.org)
        print(READY, flush=True)  # noqa: T201 - it has imported everything, and is connected
        while line := await asyncio.to_thread(sys.stdin.readline):
            request, person, verb, moment = line.split()
            # Not before everybody else has been told.
            await asyncio.sleep(float(moment) - asyncio.get_running_loop().time())
            print(await _tapped(db, RequestId(int(request)), PersonId(int(person)), verb), flush=True)  # noqa: T201


async def _tapped(db: Database, request: RequestId, person: PersonId, verb: str) -> str:
    def said(by: PersonId, stage: StageKey, round: int, now: object) -> Decision:
        return Approve(by, stage, round, LATER) if verb == APPROVE else Reject(by, stage, round, LATER, "Нет денег")

    try:
        await db.write(decide_at, request, person, said, 0, 1, LATER)
    except Refusal as refusal:
        return type(refusal).__name__
    return WON


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
