"""Who is asked, and who is asked instead."""

from dataclasses import replace

import pytest

from core.model.condition import Filled
from core.model.ids import ColumnKey, PersonId
from core.model.org import ADMIN, PARTNER, Org
from core.model.value import Picked, Values
from core.model.who import (
    Author,
    InColumn,
    InField,
    InRole,
    ManagerOf,
    Named,
    Participant,
    PartnersOf,
    Place,
    Who,
    people_in,
    person_in,
    stand_in,
    wanted,
)
from tests.model.build import (
    ACCOUNTING,
    ADAM,
    ANNA,
    BORIS,
    EGOR,
    FELIX,
    FINANCE,
    GONE,
    HELEN,
    HR,
    LAWYER,
    MARAT,
    OLGA,
    ORG,
    VERA,
    file,
    key,
    named,
    org_with,
    rubles,
    without,
)
from tests.model.samples import KASPI
from tests.model.story import seats

VALUES: Values = {
    key("employee"): VERA,
    key("boss"): OLGA,
    key("sum"): rubles("1"),
    key("yes"): True,
    key("client"): KASPI,
}


def found(*asked: Who, fallback: tuple[Who, ...] = (), org: Org = ORG) -> tuple[Place, ...]:
    return seats(*asked, fallback=fallback, values=VALUES, org=org)


@pytest.mark.parametrize(
    ("who", "person"),
    [
        (Author(), EGOR),
        (Named("VERA@example.org"), VERA),
        (InField(key("employee")), VERA),
        (ManagerOf(), MARAT),
        (ManagerOf(key("employee")), MARAT),
        (InColumn(key("client"), ColumnKey("manager")), VERA),
    ],
)
def test_each_way_to_name_one_person(who: Who, person: PersonId) -> None:
    assert found(who) == (Place((person,)),)


def test_the_holders_of_a_role_share_one_place() -> None:
    assert found(InRole(ACCOUNTING)) == (Place((ANNA, BORIS), ACCOUNTING),)


def test_a_role_in_a_column_is_asked_by_its_holders() -> None:
    assert found(InColumn(key("client"), ColumnKey("team"))) == (Place((HELEN,), HR),)


def partners(*companies: str) -> Org:
    """VERA, ANNA and so on belong to these companies."""
    people = zip((VERA, ANNA, GONE), companies, strict=False)
    return org_with(*(replace(ORG.people[id], company=name, roles=frozenset({PARTNER})) for id, name in people))


@pytest.mark.parametrize("company", ["Kaspi", " kaspi ", "KASPI", "KASPI Bank", "Kaspi  Bank"])
def test_the_partners_of_a_company_are_found_by_the_key_or_title_of_its_row(company: str) -> None:
    assert found(PartnersOf(key("client")), org=partners(company)) == (Place((VERA,)),)


def test_any_one_of_a_company_is_enough() -> None:
    assert found(PartnersOf(key("client")), org=partners("Kaspi Bank", "kaspi", "kaspi")) == (Place((ANNA, VERA)),)


def test_whoever_works_here_is_no_partner_of_a_company_of_that_name() -> None:
    org = org_with(replace(ORG.people[VERA], company="kaspi"))
    assert found(PartnersOf(key("client")), fallback=(InRole(HR),), org=org) == (Place((HELEN,), HR, stands_in=True),)


@pytest.mark.parametrize("field", ["client", "employee", "nowhere"])
def test_a_company_without_people_leads_to_the_ladder(field: str) -> None:
    org = partners("Halyk", "")
    who = PartnersOf(key(field))
    assert found(who, fallback=(InRole(HR),), org=org) == (Place((HELEN,), HR, stands_in=True),)
    assert found(who, org=org) == (Place((FELIX,), FINANCE, stands_in=True),)


def test_own_words_are_the_name_of_a_company_too() -> None:
    values: Values = {key("client"): Picked("", "Halyk")}
    org = partners("Halyk", "")
    assert seats(PartnersOf(key("client")), fallback=(), values=values, org=org) == (Place((VERA,)),)


@pytest.mark.parametrize("column", ["empty", "city", "vip", "staff", "limit", "since"])
@pytest.mark.parametrize("field", ["client", "employee", "nowhere"])
def test_a_column_without_a_person_leads_to_the_ladder(field: str, column: str) -> None:
    who = InColumn(key(field), ColumnKey(column))
    assert found(who, fallback=(InRole(HR),)) == (Place((HELEN,), HR, stands_in=True),)
    assert found(who) == (Place((FELIX,), FINANCE, stands_in=True),)


def test_named_people_have_a_place_each_beside_a_role() -> None:
    assert found(named(ANNA), InRole(ACCOUNTING)) == (Place((ANNA,)), Place((ANNA, BORIS), ACCOUNTING))


def test_nobody_has_the_same_place_twice() -> None:
    assert found(named(MARAT), ManagerOf(), InRole(HR), InRole(HR)) == (Place((MARAT,)), Place((HELEN,), HR))


def test_a_person_and_his_role_stay_two_places() -> None:
    """When he leaves, his place is the fallback's, and the role's is its next holder's."""
    assert found(named(HELEN), InRole(HR)) == (Place((HELEN,)), Place((HELEN,), HR))


@pytest.mark.parametrize(
    "missing",
    [
        named(GONE),
        Named("nobody@example.org"),
        InRole(LAWYER),
        InField(key("empty")),
        InField(key("sum")),
        InField(key("yes")),
        ManagerOf(key("empty")),
        ManagerOf(key("boss")),
    ],
)
def test_the_ladder_is_the_fallback_then_the_owner_then_the_administrator(missing: Who) -> None:
    assert found(missing, fallback=(named(GONE), named(VERA))) == (Place((VERA,), stands_in=True),)
    assert found(missing) == (Place((FELIX,), FINANCE, stands_in=True),)
    assert found(missing, org=without(FELIX)) == (Place((ADAM,), ADMIN, stands_in=True),)
    assert found(missing, org=without(FELIX, ADAM)) == (Place(()),)


def test_a_manager_of_somebody_unknown_is_nobody() -> None:
    values = {key("employee"): PersonId(404)}
    asked = seats(ManagerOf(key("employee")), fallback=(), values=values, org=ORG)
    assert asked == (Place((FELIX,), FINANCE, stands_in=True),)


def test_a_manager_who_has_left_is_not_asked() -> None:
    assert found(ManagerOf(), fallback=(InRole(HR),), org=without(MARAT)) == (Place((HELEN,), HR, stands_in=True),)


def test_only_participants_whose_conditions_hold_are_wanted() -> None:
    always, never = Participant(Author()), Participant(ManagerOf(), (Filled(key("empty")),))
    either = Participant(InRole(HR), (Filled(key("empty")), Filled(key("sum"))))
    assert wanted((always, never, either), VALUES) == (Author(), InRole(HR))


def test_a_tick_is_no_person() -> None:
    assert person_in(VALUES, key("yes")) is None
    assert person_in(VALUES, key("employee")) == VERA


def test_the_company_knows_its_people() -> None:
    org = org_with(replace(ORG.people[VERA], telegram=77), replace(ORG.people[GONE], telegram=78))
    assert org.by_telegram(77) == org.people[VERA]
    assert org.by_telegram(78) is None
    assert org.by_email("Olga@Example.org") == OLGA
    assert org.active([EGOR, None, GONE, PersonId(404), ANNA]) == (EGOR, ANNA)
    assert org.holders(LAWYER) == ()
    assert LAWYER not in org.roles()
    assert ACCOUNTING in org.roles()
    assert (org.name(VERA), org.name(PersonId(404))) == ("Vera Kim", "?")
    assert (org.manager(OLGA), org.manager(PersonId(404))) == (None, None)


def test_each_of_several_people_has_a_place_of_his_own() -> None:
    several: Values = {key("team"): (VERA, MARAT)}

    def asked(*who: Who, org: Org = ORG, values: Values = several) -> tuple[Place, ...]:
        return seats(*who, fallback=(InRole(HR),), values=values, org=org)

    assert asked(InField(key("team"))) == (Place((VERA,)), Place((MARAT,)))
    assert asked(ManagerOf(), InField(key("team"))) == (Place((MARAT,)), Place((VERA,)))
    standing_in = Place((HELEN,), HR, stands_in=True)
    assert asked(InField(key("team")), org=without(VERA)) == (standing_in, Place((MARAT,)))
    assert asked(InField(key("team")), values={key("team"): ()}) == (standing_in,)
    assert asked(ManagerOf(key("team"))) == (standing_in,)
    assert asked() == ()
    assert stand_in((InField(key("team")), InRole(FINANCE)), several, EGOR, without(VERA)) == Place(
        (MARAT,), stands_in=True
    )


def test_everybody_in_a_field() -> None:
    held: Values = {key("team"): (VERA, MARAT), key("one"): VERA, key("files"): (file(),), key("yes"): True}
    assert [people_in(held, key(name)) for name in ("team", "one", "files", "yes", "missing")] == [
        (VERA, MARAT),
        (VERA,),
        (),
        (),
        (),
    ]
    assert person_in(held, key("team")) is None
