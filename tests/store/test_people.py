"""Everybody who works here, read as one snapshot."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from core.model.ids import PersonId
from core.model.org import Org, Person
from core.store import people
from core.store.db import Database, Tx
from tests.company import settle
from tests.databases import opened
from tests.model.build import ADAM, ANNA, EGOR, GONE, HR, LATER, MARAT, ORG, VERA

IVAN = Person(PersonId(0), "Ivan Petrov", "ivan@example.org")


def rename(tx: Tx, who: PersonId, name: str) -> None:
    people.change(tx, replace(people.org(tx).people[who], name=name))


async def both(db: Database) -> Org:
    """The organisation as it is seen through either door."""
    org = await db.read(people.org)
    assert await db.write(people.org) == org
    return org


async def test_a_new_database_knows_nobody(db: Database) -> None:
    assert await both(db) == Org({})


async def test_everything_about_a_person_comes_back(db: Database) -> None:
    await settle(db)
    everything = Person(
        ADAM,
        "Adam Root",
        "adam@example.org",
        phone="+7 900 000-00-00",
        position="Clerk",
        department="Sales",
        branch="Astana",
        company="ТОО Ромашка",
        manager=VERA,
        roles=frozenset({HR}),
        locale="ru",
        zone="Asia/Almaty",
        telegram=2**52,
        hired=date(2020, 2, 29),
        active=False,
    )
    await db.write(people.set_branch, "Astana", "Asia/Almaty")
    await db.write(people.change, everything)
    assert (await both(db)).people[ADAM] == everything


async def test_the_company_of_the_tests_moves_in(db: Database) -> None:
    await settle(db)
    org = await both(db)
    assert {id: replace(person, telegram=None) for id, person in org.people.items()} == ORG.people


async def test_a_person_without_a_branch_lives_in_utc(db: Database) -> None:
    id = await db.write(people.add, IVAN)
    assert (await both(db)).people[id].zone == "UTC"


async def test_a_branch_that_moves_takes_its_people_along(db: Database) -> None:
    await db.write(people.set_branch, "Astana", "Asia/Almaty")
    id = await db.write(people.add, replace(IVAN, branch="Astana"))
    assert (await both(db)).people[id].zone == "Asia/Almaty"
    await db.write(people.set_branch, "Astana", "Asia/Qyzylorda")
    assert (await both(db)).people[id].zone == "Asia/Qyzylorda"


async def test_a_branch_that_nobody_knows_is_refused(db: Database) -> None:
    with pytest.raises(IntegrityError):
        await db.write(people.add, replace(IVAN, branch="Atlantis"))


async def test_two_people_cannot_have_one_address(db: Database) -> None:
    await db.write(people.add, IVAN)
    with pytest.raises(IntegrityError):
        await db.write(people.add, replace(IVAN, name="Another Ivan"))
    assert len((await both(db)).people) == 1


async def test_a_change_is_seen_through_both_doors(db: Database) -> None:
    await settle(db)
    await both(db)
    await db.write(rename, VERA, "Vera Lee")
    assert (await both(db)).people[VERA].name == "Vera Lee"


async def test_roles_are_exchanged(db: Database) -> None:
    await settle(db)
    await db.write(people.change, replace(ORG.people[ANNA], roles=frozenset({HR})))
    org = await both(db)
    assert org.people[ANNA].roles == {HR}
    assert ANNA in org.holders(HR)


async def test_the_language_that_a_person_chose_is_kept(db: Database) -> None:
    await settle(db)
    await both(db)
    await db.write(people.set_locale, VERA, "ru")
    assert (await both(db)).people[VERA].locale == "ru"


async def test_a_change_by_another_process_is_seen(url: str) -> None:
    async with opened(url) as here, opened(url) as there:
        await settle(here)
        assert await both(there) == await both(here)
        await there.write(rename, VERA, "Vera Lee")
        assert (await both(here)).people[VERA].name == "Vera Lee"


async def test_a_change_that_was_undone_leaves_no_trace(db: Database) -> None:
    def undone(tx: Tx) -> None:
        rename(tx, VERA, "Undone")
        assert people.org(tx).people[VERA].name == "Undone"
        raise ZeroDivisionError

    await settle(db)
    with pytest.raises(ZeroDivisionError):
        await db.write(undone)
    await db.write(people.change, replace(ORG.people[EGOR], name="Egor Lee"))
    org = await both(db)
    assert (org.people[VERA].name, org.people[EGOR].name) == (ORG.people[VERA].name, "Egor Lee")


async def test_an_unchanged_company_is_asked_for_in_one_statement(db: Database) -> None:
    await settle(db)
    first = await db.read(people.org)
    statements: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        assert await db.read(people.org) is first
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len([statement for statement in statements if not statement.startswith("BEGIN")]) == 1


async def test_messages_that_do_not_get_through_are_noted_until_they_do(db: Database) -> None:
    def since(tx: Tx) -> object:
        return tx.execute(text("SELECT unreachable FROM person WHERE id = :id"), {"id": VERA}).scalar()

    await settle(db)
    await db.write(people.set_unreachable, VERA, LATER)
    assert await db.read(since) == int(LATER.timestamp() * 1000)
    await db.write(people.set_unreachable, VERA, None)
    assert await db.read(since) is None


async def test_whoever_left_has_no_rights_but_keeps_his_name(db: Database) -> None:
    await settle(db)
    org = await both(db)
    assert org.by_telegram(1000 + GONE) is None
    assert org.name(GONE) == "Gleb Gone"


async def test_a_manager_must_be_somebody(db: Database) -> None:
    await settle(db)
    with pytest.raises(IntegrityError):
        await db.write(people.change, replace(ORG.people[EGOR], manager=PersonId(999)))
    assert (await both(db)).people[EGOR].manager == MARAT
