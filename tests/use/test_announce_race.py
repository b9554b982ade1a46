"""Two processes change one announcement at the same moment."""

import asyncio

from core.store.db import Tx
from core.store.outbox import Kind
from core.use import announce, deliver
from core.use.deliver import Sent
from tests.company import settle
from tests.databases import opened, wait_inside
from tests.model.build import HELEN, NOON
from tests.use.announcing import due, sent


async def test_a_copy_that_arrives_at_the_very_moment_of_the_end_is_told_so(postgresql_url: str) -> None:
    async with opened(postgresql_url) as db:
        await settle(db)
        id = await sent(db)
        first, _other = await due(db)
        ending: list[asyncio.Task[object]] = []

        def arrives(tx: Tx) -> None:
            deliver.delivered(tx, first, "a", Sent((7,)), NOON)
            ending.append(asyncio.get_running_loop().create_task(db.write(announce.archive, id, HELEN, NOON)))
            wait_inside(asyncio.sleep(0.3))

        await db.write(arrives)
        await asyncio.gather(*ending)
        assert [(one.parcel.kind, one.parcel.person) for one in await due(db)] == [(Kind.ARCHIVE, first.parcel.person)]
