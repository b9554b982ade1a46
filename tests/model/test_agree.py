"""How many have to agree, and in what order they are asked."""

from typing import Any

import pytest

from core.model.advance import NobodyToAsk
from core.model.agree import Agree, Whose
from core.model.command import Add, Replace
from core.model.effect import Ask, Refresh
from core.model.event import Where
from core.model.ids import PersonId
from core.model.request import Request, Status, waiting_for
from core.model.step import State, tally
from core.model.turn import AlreadyDecided, NotYourTurn
from core.model.who import InRole
from tests.model.build import ACCOUNTING, ANNA, BORIS, EGOR, FELIX, NOON, OLGA, VERA, form, named, stage, without
from tests.model.story import after, approve, effects, open_stage, refusal, reject, submitted

FIRST, IN_TURN = Agree(Whose.FIRST), Agree(Whose.IN_TURN)
TWO, HALF = Agree(Whose.SOME, 2), Agree(Whose.SOME, 50, percent=True)
THREE = (ANNA, BORIS, FELIX)


def asked(agree: Agree, *people: PersonId) -> Request:
    only = stage("three", *map(named, people or THREE), agree=agree)
    return submitted(form(only, stage("next", named(VERA))))


def said(request: Request, *votes: tuple[PersonId, bool]) -> Request:
    for by, yes in votes:
        request = after(request, approve(request, by) if yes else reject(request, by))
    return request


def test_the_first_answer_closes_yes_or_no() -> None:
    request = asked(FIRST)
    assert waiting_for(request) == set(THREE)
    agreed = said(request, (BORIS, True))
    assert open_stage(agreed) == "next"
    late = refusal(agreed, approve(request, ANNA))
    assert isinstance(late, AlreadyDecided)
    assert late.about == {"who": BORIS, "at": NOON}
    assert said(request, (BORIS, False)).status is Status.REJECTED


@pytest.mark.parametrize(
    ("agree", "votes", "status"),
    [
        (TWO, [(ANNA, True), (BORIS, True)], "next"),
        (TWO, [(ANNA, False), (BORIS, True)], "three"),
        (TWO, [(ANNA, False), (BORIS, True), (FELIX, True)], "next"),
        (TWO, [(ANNA, False), (BORIS, False)], "rejected"),
        (HALF, [(ANNA, True)], "three"),
        (HALF, [(ANNA, True), (FELIX, True)], "next"),
        (HALF, [(ANNA, False), (FELIX, False)], "rejected"),
        (Agree(Whose.SOME, 9), [(ANNA, True), (BORIS, True)], "three"),
        (Agree(Whose.SOME, 9), [(ANNA, True), (BORIS, True), (FELIX, True)], "next"),
        (Agree(Whose.SOME, 9), [(ANNA, False)], "rejected"),
        (Agree(), [(ANNA, True), (BORIS, False)], "rejected"),
    ],
)
def test_a_quorum_closes_as_soon_as_it_is_reached_or_out_of_reach(
    agree: Agree, votes: list[tuple[PersonId, bool]], status: str
) -> None:
    request = said(asked(agree), *votes)
    assert (request.open.stage if request.open else request.status) == status


def test_the_counter_of_a_quorum() -> None:
    request = said(asked(TWO), (ANNA, True))
    assert tally(request.steps[0], TWO) == (1, 2)
    assert tally(asked(HALF).steps[0], HALF) == (0, 2)


def test_a_no_of_a_quorum_is_heard_and_nobody_is_asked_twice() -> None:
    request = said(asked(TWO), (ANNA, False))
    assert waiting_for(request) == {BORIS, FELIX}
    assert request.status is Status.PENDING
    assert isinstance(refusal(request, approve(request, ANNA)), AlreadyDecided)


def test_in_turn_the_next_one_is_asked_when_the_one_before_has_agreed() -> None:
    request = asked(IN_TURN)
    assert waiting_for(request) == {ANNA}
    assert isinstance(refusal(request, approve(request, BORIS)), NotYourTurn)
    agreed = approve(request, ANNA)
    assert Ask(BORIS) in effects(request, agreed)
    assert Refresh(FELIX) in effects(request, agreed)
    assert waiting_for(after(request, agreed)) == {BORIS}
    assert open_stage(said(request, *((one, True) for one in THREE))) == "next"


def test_who_takes_over_several_places_in_turn_has_agreed_for_all_of_them() -> None:
    only = form(stage("three", named(ANNA), named(BORIS), InRole(ACCOUNTING), agree=IN_TURN, fallback=(named(ANNA),)))
    request = said(submitted(only), (ANNA, True))
    assert after(request, Replace(NOON), org=without(BORIS)).status is Status.APPROVED
    with pytest.raises(NobodyToAsk):
        after(request, Replace(NOON, asks=True), org=without(BORIS))


def test_who_takes_over_has_agreed_at_an_earlier_stage_unless_he_is_to_be_asked() -> None:
    two = form(stage("one", named(ANNA)), stage("two", named(BORIS), fallback=(named(ANNA),)))
    request = said(submitted(two), (ANNA, True))
    assert after(request, Replace(NOON), org=without(BORIS)).status is Status.APPROVED
    asked_again = after(request, Replace(NOON, asks=True), org=without(BORIS))
    assert asked_again.status is Status.PENDING
    assert waiting_for(asked_again) == {ANNA}


def test_each_in_turn_can_say_no() -> None:
    assert said(asked(IN_TURN), (ANNA, True), (BORIS, False)).status is Status.REJECTED


def add(request: Request, by: PersonId, whom: PersonId, where: Where, **more: Any) -> Add:
    return Add(by, open_stage(request), request.round, NOON, whom, where, **more)


def test_somebody_before_me_is_asked_first() -> None:
    request = asked(Agree(), ANNA, BORIS)
    asking = add(request, ANNA, OLGA, Where.BEFORE)
    assert effects(request, asking) >= {Ask(OLGA), Refresh(EGOR)}
    waits = after(request, asking)
    assert waiting_for(waits) == {OLGA, BORIS}
    back = approve(waits, OLGA)
    assert Ask(ANNA) in effects(waits, back)
    assert open_stage(said(after(waits, back), (ANNA, True), (BORIS, True))) == "next"


def test_somebody_after_me_is_asked_when_i_have_agreed() -> None:
    request = asked(IN_TURN, ANNA, BORIS)
    waits = after(request, add(request, ANNA, OLGA, Where.AFTER))
    assert waiting_for(waits) == {ANNA}
    agreed = said(waits, (ANNA, True))
    assert waiting_for(agreed) == {OLGA}
    assert waiting_for(said(agreed, (OLGA, True))) == {BORIS}


@pytest.mark.parametrize("agree", [Agree(), FIRST, TWO, HALF])
def test_whoever_was_added_has_to_agree_too(agree: Agree) -> None:
    request = asked(agree)
    waits = after(request, add(request, ANNA, OLGA, Where.BESIDE))
    assert waiting_for(waits) == {*THREE, OLGA}
    nearly = said(waits, *((one, True) for one in THREE[: agree.needed(3)]))
    assert open_stage(nearly) == "three"
    assert open_stage(said(nearly, (OLGA, True))) == "next"
    assert said(nearly, (OLGA, False)).status is Status.REJECTED


def test_a_stage_that_is_over_tells_by_whom() -> None:
    request = said(asked(TWO), (ANNA, True), (BORIS, True))
    assert request.steps[0].state is State.PASSED
    assert isinstance(refusal(request, approve(asked(TWO), FELIX)), AlreadyDecided)
