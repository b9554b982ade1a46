"""A vacation goes all its way through the company: the person who stands in, the manager, accounting, done."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import text

from core.model.catalog.lookup import Catalogs
from core.model.command import Approve, Command, Complete, Submit
from core.model.draft import Draft
from core.model.event import Closed
from core.model.ids import FormKey, PersonId, RequestId, StageKey
from core.model.move import Answer, Move, Toggle
from core.model.org import Org
from core.model.outcome import Outcome
from core.model.period import Period
from core.model.request import Request, Status
from core.store import cards
from core.store.db import Database, Tx
from core.use import audit, decide, deliver, fill, overview
from core.use.act import act
from core.use.deliver import OfRequest
from core.use.overview import Counts
from tests.company import publish, settle, stored, vacation
from tests.model.build import ANNA, BORIS, EGOR, EN, HELEN, LATER, MARAT, NOON, VERA
from tests.model.story import give_back

PEOPLE = (EGOR, VERA, MARAT, ANNA, BORIS, HELEN)
SUMMER = Period(date(2027, 8, 5), date(2027, 8, 18))


def rows(tx: Tx, id: RequestId, version: int) -> set[tuple[str, int]]:
    found = text("SELECT kind, person FROM outbox WHERE request = :id AND version = :version")
    return {(row.kind, row.person) for row in tx.execute(found, {"id": id, "version": version})}


def sent(*, ask: Iterable[int] = (), tell: Iterable[int] = (), refresh: Iterable[int] = ()) -> set[tuple[str, int]]:
    kinds = {"ask": ask, "tell": tell, "refresh": refresh}
    return {(kind, person) for kind, people in kinds.items() for person in people}


async def waited_for(db: Database) -> set[PersonId]:
    return {person for person in PEOPLE if (await db.read(overview.counts, person)).waiting}


async def fill_in(db: Database) -> Request:
    filling = await db.write(fill.start, FormKey("vacation"), EGOR, {}, NOON)
    for move in (Answer(SUMMER), Answer(VERA), Toggle("passed"), Toggle("warned")):
        filling = await db.write(fill.move, filling.draft.id, EGOR, filling.draft.revision, _hearing(move), EN, NOON)
        assert filling.note is None
    draft = filling.draft
    assert draft.at is None
    return await db.write(fill.submit, draft.id, EGOR, draft.revision, 100, EN, NOON)


def _hearing(move: Move) -> fill.Hear:
    def heard(_draft: Draft, _org: Org, _catalogs: Catalogs) -> Move:
        return move

    return heard


async def decided(db: Database, request: Request, place: int, who: PersonId, how: type[Approve | Complete]) -> Request:
    return await db.write(decide.decide_at, request.id, who, how, place, request.round, LATER)


async def test_a_vacation_goes_all_its_way(db: Database) -> None:
    await settle(db)
    await publish(db, vacation())

    request = await fill_in(db)
    assert await db.read(rows, request.id, 1) == sent(ask=[VERA], refresh=[EGOR])
    assert await waited_for(db) == {VERA}
    card = await db.read(cards.of, request.id, EGOR)
    assert card is not None
    assert card.message == 100

    request = await decided(db, request, 0, VERA, Approve)
    assert await db.read(rows, request.id, 2) == sent(ask=[MARAT], refresh=[EGOR, VERA])
    assert await waited_for(db) == {MARAT}

    request = await decided(db, request, 1, MARAT, Approve)
    assert await db.read(rows, request.id, 3) == sent(ask=[ANNA, BORIS], refresh=[EGOR, VERA, MARAT])
    assert await waited_for(db) == {ANNA, BORIS}

    request = await decided(db, request, 2, BORIS, Complete)
    assert await db.read(rows, request.id, 4) == sent(tell=[EGOR, HELEN], refresh=[VERA, MARAT, ANNA, BORIS])
    assert await waited_for(db) == set()
    assert (request.status, request.version, request.ended) == (Status.APPROVED, 4, LATER)
    assert await db.read(stored, request.id) == request

    history = await db.read(overview.history, request.id, HELEN)
    assert [type(event).__name__ for event in history.events] == [
        *("Submitted", "StageOpened"),
        *("Approved", "StageOpened"),
        *("Approved", "StageOpened"),
        *("Completed", "Informed", "Closed"),
    ]
    assert history.events[-1] == Closed(Outcome.APPROVED, LATER)
    assert await db.read(audit.verify) == audit.Verified(requests=1, entries=4, broken=())
    assert await db.read(overview.counts, EGOR) == Counts(waiting=0, mine=1, drafts=0)

    parcels = await db.write(deliver.claim, "token", LATER, 100)
    assert len(parcels) == 2 + 3 + 5 + 6
    assert all(isinstance(one.matter, OfRequest) and one.matter.request == request for one in parcels)


async def test_a_vacation_that_comes_back_goes_on_where_nobody_has_agreed(db: Database) -> None:
    await settle(db)
    await publish(db, vacation())
    request = await fill_in(db)
    request = await decided(db, request, 0, VERA, Approve)

    def say(tx: Tx, command: Command) -> Request:
        return act(tx, request.id, command)

    request = await db.write(say, give_back(request, MARAT, "not in August", LATER))
    assert await db.read(rows, request.id, 3) == sent(ask=[EGOR], refresh=[VERA, MARAT])
    assert await waited_for(db) == {EGOR}
    request = await db.write(say, Submit(EGOR, request.values, LATER))
    assert (request.round, request.open and request.open.stage) == (2, StageKey("manager"))
    assert await waited_for(db) == {MARAT}
    assert (await db.read(audit.verify)).broken == ()
