"""Requests by what tells that they may be one and the same: rows that follow the requests."""

from core.model.command import Recall, Submit
from core.model.ids import PersonId, RequestId
from core.model.likeness import mark_of
from core.model.request import Request
from core.store import likenesses
from core.store.db import Database
from core.use.act import act
from tests.company import WISH, publish, settle, stored, submit
from tests.model.build import EGOR, LATER, MARAT, VERA, key
from tests.model.story import approve, give_back

_WISH = WISH.replace("headline:", "alike: [what]\nheadline:")


async def _found(
    db: Database, request: Request, besides: RequestId | None = None, most: int = 9
) -> tuple[RequestId, ...]:
    mark = mark_of(request.form, request.values)
    assert mark is not None
    return await db.read(likenesses.alike, mark, besides, most=most)


async def _wished(db: Database, what: str, author: PersonId = EGOR) -> Request:
    return await db.write(submit, "wish", author, {"what": what})


async def _begin(db: Database) -> None:
    await settle(db)
    await publish(db, _WISH)


async def test_the_newest_stands_first(db: Database) -> None:
    await _begin(db)
    one, two, other = [await _wished(db, what) for what in ("chair", "Chair", "desk")]
    assert await _found(db, one) == (two.id, one.id)
    assert await _found(db, one, one.id) == (two.id,)
    assert await _found(db, one, most=1) == (two.id,)
    assert await _found(db, other) == (other.id,)


async def test_what_came_to_nothing_is_found_no_more(db: Database) -> None:
    await _begin(db)
    one, two = await _wished(db, "chair"), await _wished(db, "chair", VERA)
    await db.write(act, one.id, Recall(EGOR, LATER))
    assert await _found(db, one) == (two.id,)
    await db.write(act, two.id, approve(two, MARAT))
    assert await _found(db, one) == (two.id,)


async def test_it_is_found_by_the_answers_that_it_has_now(db: Database) -> None:
    await _begin(db)
    first = await _wished(db, "chair")
    await db.write(act, first.id, give_back(first, MARAT))
    assert await _found(db, first) == (first.id,)
    await db.write(act, first.id, Submit(EGOR, {key("what"): "desk"}, LATER))
    assert await _found(db, first) == ()
    assert await _found(db, await db.read(stored, first.id)) == (first.id,)
