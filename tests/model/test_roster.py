"""Tables of people: what they say, what is wrong with them, and what they would change."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.org import Org
from core.model.roster.circles import circles
from core.model.roster.plan import Plan, planned
from core.model.roster.table import COLUMNS, Row
from core.model.table import TableMistakes, show
from tests.model.build import EGOR, MARAT, OLGA, ORG, TODAY, VERA, org_with

ZONES = frozenset({"Europe/Moscow", "Asia/Almaty", "UTC"})


def table(*rows: dict[str, str]) -> tuple[Row, ...]:
    """Rows from the second on, as in a file."""
    return tuple(Row(number, cells) for number, cells in enumerate(rows, start=2))


def plan(*rows: dict[str, str], org: Org = ORG, branches: dict[str, str] | None = None) -> Plan:
    return planned(table(*rows), org, branches or {}, ZONES)


def wrong(*rows: dict[str, str], org: Org = ORG) -> list[str]:
    with pytest.raises(TableMistakes) as raised:
        plan(*rows, org=org)
    return [show(mistake) for mistake in raised.value.mistakes]


def new(email: str = "new@example.org", **cells: str) -> dict[str, str]:
    return {"name": "New One", "email": email, **cells}


EGOR_AS_HE_IS = {"name": "Egor Lapin", "email": "egor@example.org"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"name": "A"}, "The column “email” is missing. The first row names the columns"),
        ({"email": "a@example.org"}, "The column “name” is missing."),
        (new(nmae="x"), "There is no column “nmae”. Possible here: phone, position,"),
        (new(manger="x"), "There is no column “manger”. Perhaps “manager”?"),
        ({**new(), "name": ""}, "2: name: The name is missing. Write it as people know it, for example: Egor Lapin."),
        ({**new(), "name": "я" * 201}, "2: name: This is too long: 201 characters, and 200 are possible."),
        (new(phone="1" * 51), "2: phone: This is too long: 51 characters, and 50 are possible."),
        (new(""), "2: email: The e-mail is missing"),
        (new("new.example.org"), "2: email: “new.example.org” is not an e-mail address. Write one like"),
        (new("new@localhost"), "2: email: “new@localhost” is not"),
        (new("New One <new@example.org>"), "2: email: “New One <new@example.org>” is not"),
        (new("a@example.org, b@example.org"), "is not an e-mail address"),
        (new("a" * 250 + "@example.org"), "2: email: This is too long: 262 characters, and 254 are possible."),
        (new(hired="yesterday"), "2: hired: “yesterday” is not a day. Write it like 2027-07-05 or 05.07.2027."),
        (new(hired="31.02.2021"), "2: hired: “31.02.2021” is not a day."),
        (new(manager="boss"), "2: manager: “boss” is not an e-mail address."),
        (new(manager="nobody@example.org"), "2: manager: Nobody has the e-mail “nobody@example.org”. Add a row"),
        (new(manager="NEW@example.org"), "2: manager: Nobody leads himself."),
        (new(branch="Omsk", zone="Asia/Almati"), "2: zone: There is no time zone “Asia/Almati”. Write one like"),
        (new(branch="Omsk", zone="asia/almaty"), "Perhaps “Asia/Almaty”?"),
        (new(zone="Asia/Almaty"), "2: zone: A time zone belongs to a branch."),
        (new(locale="de"), "2: locale: “de” is not a language that is spoken here."),
        (new(telegram_id="@new"), "2: telegram_id: “@new” is not a Telegram id. It is a number like 123456789"),
        (new(telegram_id="-5"), "“-5” is not a Telegram id"),
        (new(telegram_id="1.5E+09"), "is not a Telegram id"),
        (new(telegram_id="١٢٣"), "is not a Telegram id"),
        (new(telegram_id=str(2**52)), "is not a Telegram id"),
        (new(roles="hr|Admin"), "2: roles: “Admin” is not the code of a role."),
        (new(roles="hr, admin"), "2: roles: “hr, admin” is not the code of a role."),
        (new(roles="1c"), "2: roles: “1c” is not the code of a role."),
    ],
)
def test_a_mistake_is_told_with_its_place_and_a_way_out(row: dict[str, str], said: str) -> None:
    (line,) = wrong(row)
    assert said in line


def test_every_mistake_is_told_at_once() -> None:
    lines = wrong(
        new("one@example.org", phone="1" * 51, roles="!"),
        new("two@example.org", manager="nobody@example.org"),
        new("ONE@example.org"),
    )
    assert [line.split(":")[:2] for line in lines] == [
        ["2", " phone"],
        ["2", " roles"],
        ["3", " manager"],
        ["4", " email"],
    ]
    assert lines[-1].endswith("“ONE@example.org” is in row 2 already. Leave one row for each person.")


def test_a_manager_whose_own_row_is_wrong_is_not_complained_about() -> None:
    lines = wrong(new("boss@example"), new("two@example.org", manager="boss@example.org"))
    assert len(lines) == 2
    (line,) = wrong({**new("boss@example.org"), "name": ""}, new("two@example.org", manager="boss@example.org"))
    assert line.startswith("2: name")


def test_people_who_lead_each_other_are_told_once() -> None:
    (line,) = wrong(
        new("one@example.org", manager="two@example.org"),
        new("two@example.org", manager="three@example.org"),
        new("three@example.org", manager="one@example.org"),
        new("four@example.org", manager="one@example.org"),
    )
    assert line == (
        "2: manager: They lead each other in a circle: one@example.org → two@example.org → three@example.org → "
        "one@example.org. Leave the cell of whoever is on top empty."
    )


def test_a_circle_may_close_through_people_who_are_known() -> None:
    (line,) = wrong({"name": "Olga Petrova", "email": "olga@example.org", "manager": "egor@example.org"})
    assert line.startswith("2: manager: They lead each other in a circle: egor@example.org → marat@example.org → olga")


def test_a_circle_that_was_there_before_stops_nobody_else() -> None:
    org = org_with(replace(ORG.people[OLGA], manager=MARAT))
    assert len(plan(new(), org=org).new) == 1


def test_a_telegram_account_belongs_to_one_person() -> None:
    org = org_with(replace(ORG.people[VERA], telegram=77))
    (line,) = wrong(new(telegram_id="77"), org=org)
    assert line == "2: telegram_id: The Telegram id 77 belongs to vera@example.org already."
    (line,) = wrong(new(telegram_id="5"), new("two@example.org", telegram_id="5"))
    assert line == "3: telegram_id: The Telegram id 5 belongs to new@example.org already."


def test_people_may_exchange_their_accounts() -> None:
    org = org_with(replace(ORG.people[VERA], telegram=77), replace(ORG.people[EGOR], telegram=78))
    rows = {**EGOR_AS_HE_IS, "telegram_id": "77"}, {"name": "Vera Kim", "email": "vera@example.org", "telegram_id": ""}
    assert {change.before.id for change in plan(*rows, org=org).changed} == {EGOR, VERA}


def test_a_branch_has_one_zone() -> None:
    (line,) = wrong(
        new("one@example.org", branch="Omsk", zone="Asia/Almaty"),
        new("two@example.org", branch="Omsk", zone="UTC"),
        new("three@example.org", branch="Omsk", zone=""),
    )
    assert line == "3: zone: The branch “Omsk” is in the time zone Asia/Almaty in row 2, and a branch has only one."


def test_a_new_branch_is_in_moscow_unless_the_table_says_otherwise() -> None:
    rows = new("one@example.org", branch="Omsk"), new("two@example.org", branch="Aktau", zone="Asia/Almaty")
    assert plan(*rows).branches == {"Omsk": "Europe/Moscow", "Aktau": "Asia/Almaty"}


def test_a_branch_that_is_known_keeps_its_zone_unless_the_table_says_otherwise() -> None:
    known = {"Omsk": "UTC"}
    assert plan(new(branch="Omsk"), branches=known).branches == {}
    assert plan(new(branch="Omsk", zone=""), branches=known).branches == {}
    assert plan(new(branch="Omsk", zone="Asia/Almaty"), branches=known).branches == {"Omsk": "Asia/Almaty"}


def test_a_zone_without_the_column_of_branches_is_that_of_the_persons_branch() -> None:
    org = org_with(replace(ORG.people[EGOR], branch="Omsk"))
    found = plan({**EGOR_AS_HE_IS, "zone": "Asia/Almaty"}, org=org, branches={"Omsk": "UTC"})
    assert found.branches == {"Omsk": "Asia/Almaty"}
    assert [change.before.id for change in found.changed] == [EGOR]


def test_who_is_as_the_table_says_is_not_changed() -> None:
    found = plan(
        {**EGOR_AS_HE_IS, "email": "EGOR@Example.org", "manager": "Marat@example.org"},
        {"name": "Helen Roth", "email": "helen@example.org", "roles": " hr ||hr", "locale": "", "telegram_id": ""},
    )
    assert (found.new, found.changed, found.unchanged) == ((), (), 2)


@pytest.mark.parametrize(
    "cells", [{"name": "Egor L."}, {"manager": ""}, {"roles": "hr"}, {"company": ""}, {"locale": "RU"}, {"phone": "1"}]
)
def test_a_cell_that_differs_changes_the_person(cells: dict[str, str]) -> None:
    found = plan({**EGOR_AS_HE_IS, **cells})
    assert len(found.changed) == 1
    assert found.unchanged == 0


def test_who_gets_a_new_manager_is_changed() -> None:
    found = plan({**EGOR_AS_HE_IS, "manager": "new@example.org"}, new())
    assert len(found.changed) == len(found.new) == 1


def test_a_column_that_is_absent_leaves_what_is_known_and_an_empty_cell_clears_it() -> None:
    egor = replace(ORG.people[EGOR], phone="1", position="Analyst", telegram=5)
    (change,) = plan({**EGOR_AS_HE_IS, "phone": "", "telegram_id": ""}, org=org_with(egor)).changed
    assert change.entry.over(egor, MARAT) == replace(egor, phone="", telegram=None)


def test_managers_come_before_those_they_lead() -> None:
    emails = [f"p{number}@example.org" for number in range(6)]
    rows = [new(email, manager=boss) for email, boss in zip(emails, [*emails[1:], ""], strict=True)]
    assert [entry.email for entry in plan(*rows).new] == emails[::-1]


def test_no_rows_change_nothing() -> None:
    assert plan() == Plan((), (), 0, {})


def test_a_long_table_with_a_mistake_in_every_row_is_told_soon() -> None:
    rows = [
        new(f"p{n}@example.org", branch="Omsk", zone="Europe/Mosow", manager=f"q{n}@example.org") for n in range(5000)
    ]
    assert len(wrong(*rows)) == 10_000


@given(st.dictionaries(st.integers(0, 12), st.integers(0, 12)))
def test_circles_are_just_those_who_come_back_to_themselves(leads: dict[int, int]) -> None:
    def above(one: int) -> set[int]:
        found: set[int] = set()
        while one in leads and leads[one] not in found:
            one = leads[one]
            found.add(one)
        return found

    members = [one for circle in circles(leads) for one in circle]
    assert sorted(members) == sorted(one for one in leads if one in above(one))


@given(st.lists(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=6)), max_size=4))
def test_any_table_is_a_plan_or_a_list_of_mistakes(rows: list[dict[str, str]]) -> None:
    with suppress(TableMistakes):
        plan(*rows)


def test_a_newcomer_is_what_the_row_says() -> None:
    (entry,) = plan({"name": "Nora Berg", "email": "nora@example.org", "position": "Engineer"}).new
    someone = entry.newcomer(MARAT)
    assert (someone.name, someone.email, someone.position) == ("Nora Berg", "nora@example.org", "Engineer")
    assert (someone.manager, someone.active, someone.roles) == (MARAT, True, frozenset())


@pytest.mark.parametrize(
    ("written", "meant"), [("2021-03-01", date(2021, 3, 1)), ("01.03.2021", date(2021, 3, 1)), ("", None)]
)
def test_the_first_day_of_work_is_read_and_cleared(written: str, meant: date | None) -> None:
    (change,) = plan({**EGOR_AS_HE_IS, "hired": written}, org=org_with(replace(ORG.people[EGOR], hired=TODAY))).changed
    assert change.entry.over(change.before, MARAT).hired == meant
