"""Cards: by which message each person sees a request."""

from dataclasses import replace

from core.store import cards
from core.store.cards import Card
from core.store.db import Database
from tests.company import WISH, publish, settle, wished
from tests.model.build import EGOR, MARAT


async def test_a_person_has_one_card_of_a_request(db: Database) -> None:
    await settle(db)
    await publish(db, WISH)
    request = await wished(db)
    first = Card(request.id, MARAT, 100, version=1, digest="0123")
    second = replace(first, message=2**40, version=2, digest="4567")
    for card in (first, second, replace(first, person=EGOR)):
        await db.write(cards.put, card)
    assert await db.read(cards.of, request.id, MARAT) == second
    assert await db.read(cards.of, request.id, EGOR) == replace(first, person=EGOR)


async def test_what_the_calendar_has_is_kept_when_another_message_becomes_the_card(db: Database) -> None:
    await settle(db)
    await publish(db, WISH)
    request = await wished(db)
    card = Card(request.id, EGOR, 100, version=3, digest="0123", noted=True)
    await db.write(cards.put, card)
    assert await db.read(cards.at, EGOR, 100) == card
    await db.write(cards.adopt, request.id, EGOR, 101)
    assert await db.read(cards.of, request.id, EGOR) == Card(request.id, EGOR, 101, 0, "", noted=True)
    await db.write(cards.put, replace(card, message=101))
    await db.write(cards.redrawn, request.id, EGOR, 101)
    await db.write(cards.begin, request.id, EGOR, 101)
    assert await db.read(cards.of, request.id, EGOR) == Card(request.id, EGOR, 101, 0, "", noted=True)
    await db.write(cards.put, replace(card, noted=False))
    assert await db.read(cards.of, request.id, EGOR) == replace(card, noted=False)


async def test_a_message_tells_its_request_in_one_chat_only(db: Database) -> None:
    await settle(db)
    await publish(db, WISH)
    one, two = await wished(db), await wished(db)
    await db.write(cards.put, Card(one.id, MARAT, 100, 1, ""))
    await db.write(cards.put, Card(two.id, EGOR, 100, 1, ""))
    assert await db.read(cards.shown_in, MARAT, 100) == one.id
    assert await db.read(cards.shown_in, EGOR, 100) == two.id
    assert await db.read(cards.shown_in, MARAT, 101) is None


async def test_a_dropped_card_is_gone(db: Database) -> None:
    await settle(db)
    await publish(db, WISH)
    request = await wished(db)
    await db.write(cards.put, Card(request.id, MARAT, 100, 1, ""))
    await db.write(cards.drop, request.id, EGOR)
    assert await db.read(cards.of, request.id, MARAT) is not None
    await db.write(cards.drop, request.id, MARAT)
    assert await db.read(cards.of, request.id, MARAT) is None
