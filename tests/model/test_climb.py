"""Managers, one above the other: how far up, and where a circle ends."""

from dataclasses import replace

import pytest

from core.model.climb import HIGHEST, manager, managers
from core.model.ids import PersonId
from core.model.org import Org
from core.model.value import Values
from core.model.who import EachOf, InRole, ManagerOf, ManagersOf, Place, Who, field_of, stand_in
from tests.model.build import (
    ACCOUNTING,
    ANNA,
    BORIS,
    EGOR,
    FELIX,
    FINANCE,
    HELEN,
    HR,
    LAWYER,
    MARAT,
    OLGA,
    ORG,
    VERA,
    key,
    org_with,
    without,
)
from tests.model.story import seats

LADDER = Place((HELEN,), HR, stands_in=True)


def led(**managers_: PersonId | None) -> Org:
    """The company with other managers, by first names."""
    by_name = {person.name.split(maxsplit=1)[0].lower(): person for person in ORG.people.values()}
    return org_with(*(replace(by_name[name], manager=above) for name, above in managers_.items()))


def asked(*who: Who, org: Org = ORG, values: Values | None = None) -> tuple[Place, ...]:
    return seats(*who, fallback=(InRole(HR),), values=values or {}, org=org)


def chain(length: int) -> Org:
    """Egor, and as many people one above the other."""
    above = [EGOR, *(PersonId(id) for id in range(100, 100 + length))]
    people = [replace(ORG.people[EGOR], id=id) for id in above]
    return Org({p.id: replace(p, manager=up) for p, up in zip(people, [*above[1:], None], strict=True)})


@pytest.mark.parametrize(("most", "expected"), [(0, ()), (1, (MARAT,)), (2, (MARAT, OLGA)), (9, (MARAT, OLGA))])
def test_managers_stand_one_above_the_other(most: int, expected: tuple[PersonId, ...]) -> None:
    assert managers(ORG, EGOR, most) == expected


def test_nobody_is_higher_than_ten() -> None:
    assert len(managers(chain(30), EGOR, 99)) == HIGHEST
    assert manager(chain(30), EGOR, HIGHEST) == PersonId(109)
    assert manager(chain(30), EGOR, HIGHEST + 1) is None


def test_a_circle_ends_the_climb_and_nobody_is_above_himself() -> None:
    alone, pair, above = led(egor=EGOR), led(marat=EGOR), led(olga=MARAT)
    assert [managers(org, EGOR, 5) for org in (alone, pair, above)] == [(), (MARAT,), (MARAT, OLGA)]
    assert [manager(org, EGOR, 1) for org in (alone, pair, above)] == [None, MARAT, MARAT]
    assert [manager(org, EGOR, 2) for org in (alone, pair, above)] == [None, None, OLGA]


@pytest.mark.parametrize(("level", "place"), [(1, Place((MARAT,))), (2, Place((OLGA,))), (3, LADDER)])
def test_a_manager_can_be_asked_at_a_level(level: int, place: Place) -> None:
    assert asked(ManagerOf(level=level)) == (place,)
    assert asked(ManagerOf(key("who"), level), values={key("who"): VERA}) == (place,)


def test_who_would_be_his_own_manager_goes_by_the_ladder() -> None:
    assert asked(ManagerOf(), org=led(egor=EGOR)) == (LADDER,)
    assert asked(ManagerOf(level=2), org=led(marat=EGOR)) == (LADDER,)


def test_each_manager_up_to_a_level_has_a_place() -> None:
    assert asked(ManagersOf(up_to=1)) == (Place((MARAT,)),)
    assert asked(ManagersOf()) == (Place((MARAT,)), Place((OLGA,)))
    assert asked(ManagersOf(key("who"), 2), values={key("who"): ANNA}) == (Place((OLGA,)),)
    assert asked(ManagersOf(), org=led(olga=MARAT)) == (Place((MARAT,)), Place((OLGA,)))


def test_managers_who_are_not_there_go_by_the_ladder() -> None:
    assert asked(ManagersOf(), org=led(egor=None)) == (LADDER,)
    assert asked(ManagersOf(key("who"))) == (LADDER,)
    assert asked(ManagersOf(), org=without(MARAT)) == (LADDER, Place((OLGA,)))


def test_every_holder_of_a_role_has_a_place() -> None:
    assert asked(EachOf(ACCOUNTING)) == (Place((ANNA,), ACCOUNTING), Place((BORIS,), ACCOUNTING))
    assert asked(EachOf(ACCOUNTING), InRole(ACCOUNTING), org=without(BORIS)) == (Place((ANNA,), ACCOUNTING),)
    assert asked(EachOf(LAWYER)) == (LADDER,)


def test_only_one_place_stands_in() -> None:
    assert stand_in((EachOf(LAWYER), EachOf(ACCOUNTING)), {}, EGOR, ORG) == Place(
        (ANNA, BORIS), ACCOUNTING, stands_in=True
    )
    assert stand_in((ManagersOf(),), {}, EGOR, ORG) == Place((MARAT,), stands_in=True)
    assert stand_in((ManagersOf(), InRole(FINANCE)), {}, OLGA, ORG) == Place((FELIX,), FINANCE, stands_in=True)


def test_it_may_depend_on_a_field_who_is_asked() -> None:
    assert [field_of(who) for who in (ManagersOf(key("a")), ManagersOf(), EachOf(HR))] == ["a", None, None]
