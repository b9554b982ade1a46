"""Which requests name which: rows that follow the answers."""

from core.model.command import Submit
from core.model.ids import PersonId, RequestId
from core.model.request import Request
from core.model.value import Linked, Value
from core.store import links
from core.store.db import Database
from core.use.act import act
from tests.company import publish, settle, stored, submit
from tests.model.build import EGOR, LATER, MARAT, key
from tests.model.story import give_back
from tests.store.test_migrate import TRIP


def _as_answer(request: Request) -> Linked:
    return Linked(request.id, request.form.title, request.author)


async def _made(db: Database, author: PersonId = EGOR, **answers: Value) -> Request:
    return await db.write(submit, "trip", author, {"what": "Kazan", **answers})


async def _naming(db: Database, request: Request, most: int = 9) -> tuple[RequestId, ...]:
    return await db.read(links.naming, request.id, most=most)


async def test_the_newest_that_names_it_stands_first(db: Database) -> None:
    await settle(db)
    await publish(db, TRIP)
    first = await _made(db)
    one, two = [await _made(db, of=_as_answer(first)) for _ in range(2)]
    assert await _naming(db, first) == (two.id, one.id)
    assert await _naming(db, first, most=1) == (two.id,)
    assert await _naming(db, one) == ()


async def test_links_follow_the_answers(db: Database) -> None:
    await settle(db)
    await publish(db, TRIP)
    first, second = await _made(db), await _made(db)
    third = await _made(db, of=_as_answer(first))
    third = await db.write(act, third.id, give_back(third, MARAT))
    assert await _naming(db, first) == (third.id,)
    await db.write(act, third.id, Submit(EGOR, {key("what"): "x", key("of"): _as_answer(second)}, LATER))
    assert (await _naming(db, first), await _naming(db, second)) == ((), (third.id,))
    await db.write(act, third.id, give_back(await db.read(stored, third.id), MARAT))
    await db.write(act, third.id, Submit(EGOR, {key("what"): "x"}, LATER))
    assert await _naming(db, second) == ()
