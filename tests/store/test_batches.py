"""Batches: what a person has laid out to approve several at once."""

from core.model.ids import RequestId
from core.store import batches
from core.store.batches import Item, Mark
from core.store.db import Database
from tests.company import WISH, publish, settle, wished
from tests.model.build import MARAT, OLGA


async def _laid_out(db: Database) -> tuple[Item, ...]:
    await settle(db)
    await publish(db, WISH)
    found = [await wished(db) for _ in range(3)]
    items = tuple(Item(request.id, 0, 1) for request in reversed(found))
    await db.write(batches.lay_out, MARAT, items)
    return items


async def test_a_batch_is_kept_in_its_order_for_its_person(db: Database) -> None:
    items = await _laid_out(db)
    assert await db.read(batches.of, MARAT) == items
    assert await db.read(batches.of, OLGA) == ()


async def test_laying_out_anew_forgets_what_was_ticked(db: Database) -> None:
    items = await _laid_out(db)
    await db.write(batches.tick, MARAT, None, wanted=True)
    await db.write(batches.lay_out, MARAT, items[:2])
    assert await db.read(batches.of, MARAT) == items[:2]
    await db.write(batches.lay_out, MARAT, ())
    assert await db.read(batches.of, MARAT) == ()


async def test_what_is_settled_is_not_ticked_any_more(db: Database) -> None:
    first, second, third = await _laid_out(db)
    await db.write(batches.tick, MARAT, second.request, wanted=True)
    await db.write(batches.tick, MARAT, RequestId(99), wanted=True)
    await db.write(batches.settle, MARAT, first.request, Mark.APPROVED)
    await db.write(batches.settle, MARAT, third.request, Mark.REFUSED, "too late")
    assert [item.mark for item in await db.read(batches.of, MARAT)] == [Mark.APPROVED, Mark.TICKED, Mark.REFUSED]
    await db.write(batches.tick, MARAT, None, wanted=False)
    assert [item.mark for item in await db.read(batches.of, MARAT)] == [Mark.APPROVED, Mark.LEFT_OUT, Mark.REFUSED]
    assert [item.why for item in await db.read(batches.of, MARAT)] == ["", "", "too late"]
