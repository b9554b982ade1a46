"""No stage without a person: who is asked instead, and who takes over."""

from dataclasses import replace

import pytest

from core.model.advance import NobodyToAsk
from core.model.decide import decide
from core.model.event import Replaced
from core.model.ids import StageKey
from core.model.org import ADMIN
from core.model.request import Status, waiting_for
from core.model.step import Seat, Verdict
from core.model.turn import NotYourTurn
from core.model.who import InRole, Place
from tests.model.build import (
    ACCOUNTING,
    ADAM,
    ANNA,
    BORIS,
    FELIX,
    FINANCE,
    GONE,
    HELEN,
    HR,
    LAWYER,
    MARAT,
    NOON,
    OLGA,
    ORG,
    VERA,
    form,
    named,
    org_with,
    stage,
    without,
)
from tests.model.story import (
    BOTH,
    PAIR,
    REPLACE,
    after,
    approve,
    decided,
    new,
    opened,
    refusal,
    submit,
    submitted,
)


def test_a_stage_nobody_holds_is_asked_of_the_fallback_the_owner_and_the_administrator() -> None:
    lone = form(stage("lawyer", InRole(LAWYER), fallback=(InRole(HR),)))
    for gone, asked, role in (
        ((), HELEN, HR),
        ((HELEN,), FELIX, FINANCE),
        ((HELEN, FELIX), ADAM, ADMIN),
    ):
        seats = submitted(lone, org=without(*gone)).steps[0].seats
        assert seats == (Seat((asked,), role, stands_in=True),)


def test_without_anybody_nothing_happens_and_the_stage_is_named() -> None:
    request = new(form(stage("lawyer", InRole(LAWYER))))
    with pytest.raises(NobodyToAsk) as raised:
        decide(request, submit(), without(FELIX, ADAM))
    assert raised.value.about == {"stage": request.form.route[0].title}


def test_the_missing_one_of_two_is_not_forgotten() -> None:
    request = new(form(stage("two", named(GONE), InRole(ACCOUNTING))))
    with pytest.raises(NobodyToAsk):
        decide(request, submit(), without(FELIX, ADAM))
    assert waiting_for(after(request, submit())) == {FELIX, ANNA, BORIS}


def test_who_has_left_is_replaced_by_the_fallback() -> None:
    request = submitted(BOTH)
    events = decide(request, REPLACE, without(OLGA))
    assert events == (Replaced(StageKey("both"), (Place((MARAT,)), Place((FELIX,), FINANCE, stands_in=True)), NOON),)
    moved = after(request, REPLACE, org=without(OLGA))
    assert waiting_for(moved) == {MARAT, FELIX}
    assert isinstance(refusal(moved, approve(moved, OLGA)), NotYourTurn)


def test_a_role_that_loses_one_holder_keeps_the_others() -> None:
    request = submitted(PAIR)
    assert decide(request, REPLACE, ORG) == ()
    assert waiting_for(after(request, REPLACE, org=without(ANNA))) == {BORIS}


def test_a_role_that_loses_all_its_holders_asks_the_new_ones() -> None:
    request = submitted(PAIR)
    hired = org_with(replace(ORG.people[VERA], roles=frozenset({ACCOUNTING})), org=without(ANNA, BORIS))
    seats = after(request, REPLACE, org=hired).steps[0].seats
    assert seats == (Seat((VERA,), ACCOUNTING),)


def test_who_left_as_a_person_and_as_the_only_one_of_a_role_is_replaced_in_both() -> None:
    request = submitted(form(stage("two", named(HELEN), InRole(HR))))
    hired = org_with(replace(ORG.people[VERA], roles=frozenset({HR})), org=without(HELEN))
    assert waiting_for(after(request, REPLACE, org=hired)) == {VERA, FELIX}
    assert after(request, approve(request, HELEN)).status is Status.APPROVED


def test_what_was_answered_stays_answered_when_others_are_replaced() -> None:
    request = submitted(BOTH)
    half = after(request, approve(request, MARAT))
    moved = after(half, REPLACE, org=without(OLGA, MARAT))
    assert [seat.answer for seat in moved.steps[0].seats] == [decided(MARAT, Verdict.APPROVED), None]
    assert waiting_for(moved) == {FELIX}


def test_a_stand_in_who_has_agreed_already_is_not_asked_twice() -> None:
    request = submitted(form(stage("two", named(FELIX), named(OLGA)), stage("next", named(VERA))))
    half = after(request, approve(request, FELIX))
    events = decide(half, REPLACE, without(OLGA))
    assert opened(events) == ["next"]
    moved = after(half, REPLACE, org=without(OLGA))
    assert [seat.answer for seat in moved.steps[0].seats] == [decided(FELIX, Verdict.APPROVED)] * 2


def test_nobody_to_replace_the_last_one_changes_nothing() -> None:
    with pytest.raises(NobodyToAsk):
        decide(submitted(BOTH), REPLACE, without(OLGA, FELIX, ADAM))
