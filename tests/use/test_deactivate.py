"""People leave: what waited for them goes to others, or they have to stay."""

from dataclasses import replace

import pytest

from core.model.advance import NobodyToAsk
from core.model.ids import PersonId, RequestId
from core.model.request import Request
from core.store import people, requests
from core.store.db import Database
from core.use.feeds import followed, subscribe
from core.use.people import NoSuchPerson, activate, deactivate, reseat, whose
from tests.company import ROUND, WISH, publish, settle, stored, submit, wished
from tests.model.build import ADAM, ANNA, BORIS, EGOR, HELEN, LATER, MARAT, OLGA, ORG, VERA, without

FALLBACK = WISH.replace("who: [manager_of: author]", "who: [manager_of: author], fallback: [role: accounting]")


async def now(db: Database, id: RequestId) -> Request:
    return await db.read(stored, id)


async def waits(db: Database, person: PersonId) -> list[RequestId]:
    return [request.id for request in await db.read(requests.waiting_on, person, most=10)]


async def test_who_leaves_has_no_access(db: Database) -> None:
    await settle(db)
    assert await db.write(deactivate, MARAT, LATER) == 0
    org = await db.read(people.org)
    assert org.by_telegram(1000 + MARAT) is None
    assert (org.people[MARAT].active, org.people[MARAT].telegram) == (False, None)
    assert org.people[MARAT].name == "Marat Yusupov"


async def test_the_calendars_of_who_leaves_follow_no_longer_also_when_he_is_back(db: Database) -> None:
    await settle(db)
    made = await db.write(subscribe, MARAT, MARAT, LATER)
    others = await db.write(subscribe, OLGA, MARAT, LATER)
    await db.write(deactivate, MARAT, LATER)
    await db.write(activate, MARAT)
    assert await db.read(followed, made.token, LATER) is None
    assert await db.read(followed, others.token, LATER) is not None


async def test_what_waits_for_the_only_approver_goes_to_the_fallback(db: Database) -> None:
    await settle(db)
    await publish(db, FALLBACK)
    request = await wished(db)
    assert await waits(db, MARAT) == [request.id]
    assert await db.write(deactivate, MARAT, LATER) == 1
    (seat,) = (await now(db, request.id)).step(request.steps[0].stage).seats
    assert (seat.people, seat.stands_in) == ((ANNA, BORIS), True)
    assert (await waits(db, MARAT), await waits(db, ANNA), await waits(db, BORIS)) == ([], [request.id], [request.id])


async def test_without_a_fallback_it_goes_up_the_ladder(db: Database) -> None:
    await settle(db, without(HELEN))
    await publish(db, WISH)
    request = await wished(db)
    await db.write(deactivate, MARAT, LATER)
    assert await waits(db, ADAM) == [request.id]


async def test_nobody_leaves_when_one_request_has_nowhere_to_go(db: Database) -> None:
    await settle(db, without(HELEN, ADAM))
    await publish(db, FALLBACK)
    moved = await wished(db)
    await publish(db, WISH.replace("form: wish", "form: hope"))
    stuck = await db.write(submit, "hope", EGOR, {"what": "a raise"})
    with pytest.raises(NobodyToAsk):
        await db.write(deactivate, MARAT, LATER)
    assert (await db.read(people.org)).people[MARAT].active
    assert (await db.write(people.org)).people[MARAT].telegram == 1000 + MARAT
    assert (await now(db, moved.id), await now(db, stuck.id)) == (moved, stuck)
    assert await waits(db, MARAT) == [moved.id, stuck.id]
    assert await waits(db, ANNA) == []


async def test_a_request_of_others_stays_where_it_is(db: Database) -> None:
    await settle(db)
    await publish(db, WISH)
    request = await wished(db)
    assert await db.write(deactivate, VERA, LATER) == 0
    assert await now(db, request.id) == request


async def test_every_request_of_whoever_leaves_moves(db: Database) -> None:
    await settle(db)
    await publish(db, WISH)
    await publish(db, ROUND)
    for author in (EGOR, VERA):
        await wished(db, author=author)
    await db.write(submit, "round", EGOR, {"what": "a party"})
    assert await db.write(deactivate, MARAT, LATER) == 3
    assert len(await waits(db, HELEN)) == 3
    assert len(await waits(db, OLGA)) == 1


async def test_to_leave_twice_changes_nothing(db: Database) -> None:
    await settle(db)
    await publish(db, WISH)
    request = await wished(db)
    await db.write(deactivate, MARAT, LATER)
    once = await now(db, request.id)
    assert await db.write(deactivate, MARAT, LATER) == 0
    assert await now(db, request.id) == once


async def test_who_comes_back_has_to_link_telegram_anew(db: Database) -> None:
    await settle(db)
    await db.write(deactivate, MARAT, LATER)
    await db.write(activate, MARAT)
    found = await db.read(whose, " MARAT@example.org ")
    assert (found.id, found.active, found.telegram, found.roles) == (MARAT, True, None, ORG.people[MARAT].roles)


async def test_whose_an_unknown_e_mail_is_cannot_be_told(db: Database) -> None:
    with pytest.raises(NoSuchPerson) as raised:
        await db.read(whose, "nobody@example.org")
    assert raised.value.about == {"email": "nobody@example.org"}


async def test_who_was_asked_in_the_moment_he_left_is_replaced_later(db: Database) -> None:
    await settle(db)
    await publish(db, FALLBACK)
    request = await wished(db)
    left = await db.read(whose, "marat@example.org")
    await db.write(people.change, replace(left, active=False, telegram=None))
    assert await waits(db, MARAT) == [request.id]
    assert await db.write(reseat, LATER) == 1
    assert await waits(db, MARAT) == []
    assert await db.write(reseat, LATER) == 0


async def test_what_has_nowhere_to_go_stays_and_is_found_again(db: Database) -> None:
    await settle(db)
    await publish(db, WISH)
    request = await wished(db)
    for person in (await db.read(people.org)).people.values():
        if person.id != EGOR:
            await db.write(people.change, replace(person, active=False, telegram=None))
    assert await db.write(reseat, LATER) == 0
    assert await db.read(requests.stranded) == (request.id,)
