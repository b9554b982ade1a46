"""Taking over a table of people, on both databases."""

import pytest

from bot.people_file import rows_of
from core.model.ids import RoleKey
from core.model.org import Org, Person
from core.model.table import TableMistakes
from core.store import branches, people
from core.store.db import Database
from core.use.people import Imported, import_people

COMPANY = """\
name;email;manager;branch;zone;roles;locale;telegram_id
Вера Ким;vera@example.org;marat@example.org;Алматы;Asia/Almaty;;ru;1
Марат Юсупов;marat@example.org;olga@example.org;Москва;;hr|accounting;;2
Ольга Петрова;Olga@example.org;;;;admin;en;
"""


async def take_over(db: Database, text: str) -> Imported:
    return await db.write(import_people, rows_of(text.encode()))


async def org(db: Database) -> Org:
    return await db.read(people.org)


async def one(db: Database, email: str) -> Person:
    found = await org(db)
    id = found.by_email(email)
    assert id is not None
    return found.people[id]


async def test_people_come_with_managers_roles_and_branches(db: Database) -> None:
    assert await take_over(db, COMPANY) == Imported(added=3, changed=0, unchanged=0)
    vera, marat, olga = [await one(db, f"{name}@example.org") for name in ("vera", "marat", "olga")]
    assert (vera.manager, marat.manager, olga.manager) == (marat.id, olga.id, None)
    assert (vera.branch, vera.zone, vera.locale, vera.telegram) == ("Алматы", "Asia/Almaty", "ru", 1)
    assert (marat.branch, marat.zone, marat.locale) == ("Москва", "Europe/Moscow", "")
    assert (olga.branch, olga.zone, olga.telegram, olga.email) == ("", "Europe/Moscow", None, "Olga@example.org")
    assert marat.roles == frozenset({RoleKey("hr"), RoleKey("accounting")})
    assert all(person.active for person in (vera, marat, olga))


async def test_the_same_table_again_changes_nothing(db: Database) -> None:
    await take_over(db, COMPANY)
    before = await org(db)
    assert await take_over(db, COMPANY) == Imported(added=0, changed=0, unchanged=3)
    assert await org(db) == before


async def test_a_dry_run_tells_and_writes_nothing(db: Database) -> None:
    rows = rows_of(COMPANY.encode())
    assert await db.write(import_people, rows, dry_run=True) == Imported(3, 0, 0)
    assert await db.read(import_people, rows, dry_run=True) == Imported(3, 0, 0)
    assert (await org(db)).people == {}
    assert await db.read(branches.zones) == {}


async def test_one_mistake_and_nobody_is_taken_over(db: Database) -> None:
    await take_over(db, COMPANY)
    before = await org(db)
    text = "name,email,branch,phone\nВера К.,vera@example.org,Омск,1\nНекто,nobody,Омск,2\n"
    with pytest.raises(TableMistakes):
        await take_over(db, text)
    assert await org(db) == before
    assert "Омск" not in await db.read(branches.zones)


async def test_people_change_and_are_known_by_their_e_mail_in_any_letters(db: Database) -> None:
    await take_over(db, COMPANY)
    vera = "VERA@EXAMPLE.ORG,Вера Цой,lawyer,OLGA@example.org"
    text = f"email,name,roles,manager\n{vera}\nolga@example.org,Ольга Петрова,,\n"
    assert await take_over(db, text) == Imported(added=0, changed=2, unchanged=0)
    known, olga = await one(db, "vera@example.org"), await one(db, "olga@example.org")
    assert (known.name, known.email, known.manager) == ("Вера Цой", "vera@example.org", olga.id)
    assert (known.roles, olga.roles) == (frozenset({RoleKey("lawyer")}), frozenset())
    assert (known.branch, known.telegram, known.locale) == ("Алматы", 1, "ru")


async def test_an_empty_cell_clears_what_is_known(db: Database) -> None:
    await take_over(db, COMPANY)
    await take_over(db, "name,email,manager,branch,locale,telegram_id\nВера Ким,vera@example.org,,,,\n")
    vera = await one(db, "vera@example.org")
    assert (vera.manager, vera.branch, vera.locale, vera.telegram) == (None, "", "", None)


async def test_somebody_new_may_lead_somebody_known(db: Database) -> None:
    await take_over(db, COMPANY)
    text = "name,email,manager\nОльга Петрова,olga@example.org,ceo@example.org\nИрина Ли,ceo@example.org,\n"
    assert await take_over(db, text) == Imported(added=1, changed=1, unchanged=0)
    assert (await one(db, "olga@example.org")).manager == (await one(db, "ceo@example.org")).id


async def test_two_people_exchange_their_telegram_accounts(db: Database) -> None:
    await take_over(db, COMPANY)
    text = "name,email,telegram_id\nВера Ким,vera@example.org,2\nМарат Юсупов,marat@example.org,1\n"
    assert (await take_over(db, text)).changed == 2
    assert (await one(db, "vera@example.org")).telegram == 2
    assert (await one(db, "marat@example.org")).telegram == 1


async def test_an_account_may_go_to_somebody_new(db: Database) -> None:
    await take_over(db, COMPANY)
    text = "name,email,telegram_id\nНовый Сотрудник,new@example.org,2\nМарат Юсупов,marat@example.org,\n"
    assert await take_over(db, text) == Imported(added=1, changed=1, unchanged=0)
    assert (await one(db, "new@example.org")).telegram == 2


async def test_a_branch_where_nobody_works_keeps_its_zone(db: Database) -> None:
    await take_over(db, COMPANY)
    await take_over(db, "name,email,branch\nВера Ким,vera@example.org,\n")
    await take_over(db, "name,email,branch\nВера Ким,vera@example.org,Алматы\n")
    assert (await one(db, "vera@example.org")).zone == "Asia/Almaty"


async def test_a_branch_moves_with_all_its_people(db: Database) -> None:
    await take_over(db, COMPANY)
    done = await take_over(db, "name,email,zone\nВера Ким,vera@example.org,Asia/Aqtau\n")
    assert done == Imported(added=0, changed=1, unchanged=0)
    assert (await one(db, "vera@example.org")).zone == "Asia/Aqtau"
