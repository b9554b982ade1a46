"""The way that a request would go, before there is one."""

from dataclasses import replace

import pytest

from core.model.climb import circle
from core.model.form import Form, Nobody
from core.model.ids import PersonId, StageKey
from core.model.org import ADMIN, Org
from core.model.simulation import Found, Matter, Stop, simulated
from core.model.terms import NO_TERMS
from core.model.value import Value
from core.model.who import Author, InRole, ManagerOf, ManagersOf, Participant, Place, Who, is_found
from tests.model.build import (
    ACCOUNTING,
    ADAM,
    ANNA,
    BORIS,
    EGOR,
    FELIX,
    FINANCE,
    HELEN,
    HR,
    INVOICE,
    LAWYER,
    MARAT,
    OLGA,
    ORG,
    OVER_A_MILLION,
    VACATION,
    VERA,
    form,
    key,
    org_with,
    rubles,
    stage,
    without,
)

#: Marat is led by Egor, whom he leads.
PAIR = org_with(replace(ORG.people[MARAT], manager=EGOR))


def way(of: Form, org: Org = ORG, **answers: Value) -> tuple[Stop, ...]:
    return simulated(Matter(of, EGOR, {key(name): value for name, value in answers.items()}, NO_TERMS), org)


def only(who: Who, *fallback: Who, org: Org = ORG, **answers: Value) -> Found:
    ((found,),) = (stop.found for stop in way(form(stage("one", who, fallback=fallback)), org, **answers))
    return found


def test_a_stage_that_asks_nobody_rather_than_others_is_passed_over() -> None:
    lawyer = form(stage("law", InRole(LAWYER), if_nobody=Nobody.SKIP))
    assert [stop.found for stop in way(lawyer)] == [()]


@pytest.mark.parametrize(("amount", "directors"), [("1000000.00", ()), ("1000000.01", (OLGA,))])
def test_a_stage_opens_or_is_passed_over(amount: str, directors: tuple[PersonId, ...]) -> None:
    stops = {stop.stage.key: stop.found for stop in way(INVOICE, amount=rubles(amount))}
    assert tuple(id for one in stops[StageKey("director")] for id in one.place.people) == directors
    assert [one.place for one in stops[StageKey("accounting")]] == [Place((ANNA, BORIS), ACCOUNTING)]


def test_every_stage_is_there_also_those_that_only_tell() -> None:
    stops = way(VACATION, employee=VERA)
    assert [(stop.stage.key, len(stop.found)) for stop in stops] == [
        ("substitute", 0),
        ("manager", 1),
        ("accounting", 1),
        ("told", 2),
    ]


def test_a_participant_whose_condition_does_not_hold_is_left_out() -> None:
    both = form(stage("one", Participant(InRole(HR), (OVER_A_MILLION,)), Author()))
    assert [one.who for one in way(both)[0].found] == [Author()]
    found = way(both, amount=rubles("2000000"))[0].found
    assert [(one.who, one.when) for one in found] == [(InRole(HR), (OVER_A_MILLION,)), (Author(), ())]


def test_who_stands_in_is_told_with_the_rung() -> None:
    assert only(InRole(LAWYER), InRole(LAWYER), InRole(HR)) == Found(
        InRole(LAWYER), (), Place((HELEN,), HR, stands_in=True), InRole(HR)
    )
    owner = only(InRole(LAWYER))
    assert (owner.instead, owner.place.people) == (InRole(FINANCE), (FELIX,))
    admin = only(InRole(LAWYER), org=without(FELIX))
    assert (admin.instead, admin.place.people, admin.stuck) == (InRole(ADMIN), (ADAM,), False)


def test_a_way_that_ends_where_nobody_is_found_is_told() -> None:
    stuck = only(InRole(LAWYER), org=without(FELIX, ADAM))
    assert (stuck.instead, stuck.stuck) == (None, True)


def test_managers_who_go_round_are_told() -> None:
    asked = only(ManagersOf(up_to=5), org=PAIR)
    assert (asked.place, asked.circle) == (Place((MARAT,)), (EGOR, MARAT, EGOR))
    assert only(ManagerOf(level=2), org=PAIR).circle == (EGOR, MARAT, EGOR)
    assert only(ManagerOf(), org=PAIR).circle == ()
    assert only(ManagerOf(key("led")), org=PAIR).circle == ()
    assert only(ManagerOf(key("led"), 2), org=PAIR, led=VERA).circle == ()
    assert only(ManagerOf(key("led"), 3), org=PAIR, led=VERA).circle == (VERA, MARAT, EGOR, MARAT)


def test_a_circle_is_told_with_the_way_to_it() -> None:
    alone = org_with(replace(ORG.people[OLGA], manager=OLGA))
    assert circle(ORG, EGOR, 10) == ()
    assert circle(alone, OLGA, 1) == (OLGA, OLGA)
    assert circle(alone, EGOR, 3) == (EGOR, MARAT, OLGA, OLGA)
    assert circle(alone, EGOR, 2) == ()


def test_somebody_is_found_or_not() -> None:
    assert is_found(InRole(HR), {}, EGOR, ORG)
    assert not is_found(InRole(LAWYER), {}, EGOR, ORG)
