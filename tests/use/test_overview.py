"""What concerns one person."""

import pytest

from core.model.ids import RequestId
from core.model.observers import Confirm, Observe, Unobserve
from core.store.db import Database
from core.use import overview
from core.use.act import NoSuchRequest, act
from core.use.overview import Counts
from tests.company import WISH, publish, settle, wished
from tests.model.build import ADAM, EGOR, HELEN, MARAT, NOON, VERA
from tests.model.story import approve


@pytest.fixture
async def company(db: Database) -> Database:
    await settle(db)
    await publish(db, WISH)
    return db


async def test_a_person_sees_how_much_there_is(company: Database) -> None:
    request = await wished(company)
    await wished(company)
    await company.write(act, request.id, approve(request, MARAT))
    assert await company.read(overview.counts, EGOR) == Counts(waiting=0, mine=2, drafts=0, open=1)
    assert await company.read(overview.counts, MARAT) == Counts(waiting=1, mine=0, drafts=0)


async def test_lists_come_in_pages(company: Database) -> None:
    made = [await wished(company, f"wish {n}") for n in range(5)]
    page = await company.read(overview.waiting, MARAT, 1, 2)
    assert (page.requests, page.number, page.total) == ((made[2], made[3]), 1, 5)
    page = await company.read(overview.mine, EGOR, 2, 2)
    assert (page.requests, page.number, page.total) == ((made[0],), 2, 5)
    assert page.org.name(EGOR) == "Egor Lapin"


@pytest.mark.parametrize(("asked", "shown"), [(-1, 0), (0, 0), (1, 1), (2, 1), (99, 1)])
async def test_a_page_that_is_no_more_is_the_last_one(company: Database, asked: int, shown: int) -> None:
    for _ in range(4):
        await wished(company)
    for page in (
        await company.read(overview.waiting, MARAT, asked, 2),
        await company.read(overview.mine, EGOR, asked, 2),
    ):
        assert (page.number, len(page.requests)) == (shown, 2)


async def test_what_one_looks_on_at_is_listed_until_one_leaves(company: Database) -> None:
    made = [await wished(company, f"wish {n}") for n in range(3)]
    for request in made:
        await company.write(act, request.id, Observe(EGOR, VERA, NOON))
    assert (await company.read(overview.counts, VERA)).observed == 3
    page = await company.read(overview.observed, VERA, 0, 2)
    assert ([one.id for one in page.requests], page.number, page.total) == ([made[2].id, made[1].id], 0, 3)
    assert [one.id for one in (await company.read(overview.observed, VERA, 9, 2)).requests] == [made[0].id]
    await company.write(act, made[1].id, Confirm(VERA, NOON))
    await company.write(act, made[2].id, Unobserve(VERA, NOON))
    page = await company.read(overview.observed, VERA, 0, 2)
    assert [one.id for one in page.requests] == [made[1].id, made[0].id]
    assert (await company.read(overview.counts, EGOR)).observed == 0


async def test_an_empty_list_is_one_empty_page(company: Database) -> None:
    page = await company.read(overview.waiting, VERA, 3, 5)
    assert (page.requests, page.number, page.total) == ((), 0, 0)


async def test_history_tells_everything_to_those_who_may_see_it(company: Database) -> None:
    request = await wished(company)
    request = await company.write(act, request.id, approve(request, MARAT))
    for person in (EGOR, MARAT, HELEN, ADAM):
        found = await company.read(overview.history, request.id, person)
        assert found.request == request
        assert [type(event).__name__ for event in found.events] == ["Submitted", "StageOpened", "Approved", "Closed"]
        assert (await company.read(overview.one, request.id, person))[0] == request


async def test_others_do_not_learn_that_it_exists(company: Database) -> None:
    request = await wished(company)
    for look in (overview.history, overview.one):
        for id, person in ((request.id, VERA), (RequestId(999), EGOR)):
            with pytest.raises(NoSuchRequest):
                await company.read(look, id, person)
