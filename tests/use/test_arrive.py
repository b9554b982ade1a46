"""Updates arrive: kept first, handled then, forgotten when Telegram can no longer repeat them."""

from datetime import timedelta

from sqlalchemy import text

from core.model.ids import DraftId, FormKey
from core.store import drafts, outbox, people
from core.store.db import Database
from core.store.inbox import Arrived
from core.use import arrive, deliver, fill
from core.use.arrive import Shown, Work
from tests.company import WISH, publish, settle, wished
from tests.model.build import EGOR, NOON

BOT = 42
ONE, TWO = Arrived(1, 7, "one"), Arrived(2, 7, "two")


async def come(db: Database, *updates: Arrived, shown: tuple[Shown, ...] = (), by: str = "a") -> Work:
    return await db.write(arrive.arrive, BOT, updates, shown, by, NOON)


async def count(db: Database, table: str) -> int:
    return int(await db.read(lambda tx: tx.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()))  # noqa: S608


async def test_what_arrives_is_kept_and_handed_out_with_everybody_who_may_have_sent_it(db: Database) -> None:
    await settle(db)
    work = await come(db, ONE, TWO)
    assert [row.body for row in work.claimed] == ["one", "two"]
    assert work.org == await db.read(people.org)
    assert await come(db, ONE, TWO) == Work((), work.org)


async def test_what_is_only_kept_is_for_whoever_comes_first(db: Database) -> None:
    await db.write(arrive.keep, BOT, (ONE,), NOON)
    assert [row.body for row in (await come(db, by="b")).claimed] == ["one"]


async def test_what_was_shown_is_done_and_its_message_remembered(db: Database) -> None:
    await settle(db)
    await publish(db, WISH)
    draft = (await db.write(fill.start, FormKey("wish"), EGOR, {}, NOON)).draft
    (row, other) = (await come(db, ONE, TWO)).claimed
    await come(db, shown=(Shown(row.id, draft.id, 100), Shown(other.id)))
    found = await db.read(drafts.load, draft.id, EGOR)
    assert found is not None
    assert found.message == 100
    await db.write(arrive.begin_alone)
    assert (await come(db)).claimed == ()


async def test_a_message_of_a_draft_that_is_gone_does_no_harm(db: Database) -> None:
    (row,) = (await come(db, ONE)).claimed
    await db.write(arrive.note_shown, [Shown(row.id, DraftId(99), 100)])
    assert await count(db, "draft") == 0


async def test_a_process_that_begins_alone_takes_over_what_another_left(db: Database) -> None:
    await settle(db)
    await publish(db, WISH)
    await wished(db)
    await come(db, ONE)
    parcels = await db.write(outbox.claim, "a", NOON, most=10)
    assert (await come(db, by="b")).claimed == ()
    await db.write(arrive.begin_alone)
    assert [row.body for row in (await come(db, by="b")).claimed] == ["one"]
    assert len(await db.write(deliver.claim, "b", NOON, 10)) == len(parcels) == 2


async def test_what_is_done_is_forgotten_when_telegram_no_longer_repeats_it(db: Database) -> None:
    async def tidy(after: timedelta) -> int:
        await db.write(arrive.tidy, NOON + after)
        return await count(db, "inbox")

    (row, _open) = (await come(db, ONE, TWO)).claimed
    await come(db, shown=(Shown(row.id),))
    assert await tidy(timedelta(hours=25)) == 2
    assert await tidy(arrive.KEPT) == 2
    assert await tidy(arrive.KEPT + timedelta(seconds=1)) == 1
