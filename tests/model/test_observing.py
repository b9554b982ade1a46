"""Those who look on at a request: they see it, hear of it, and decide nothing."""

from dataclasses import replace

import pytest

from core.model.access import may_let_in, may_see, readable
from core.model.command import Command, Comment
from core.model.decide import allowed, course, decide
from core.model.effect import Effect, Forward, Refresh, Tell
from core.model.fields.person import NotHere
from core.model.ids import PersonId
from core.model.observers import Confirm, Confirmed, Observe, Observed, Observer, Unobserve, Unobserved
from core.model.observing import ConfirmedAlready, HearsAlready, NotObserving, observer
from core.model.react import settle
from core.model.refusal import Refusal
from core.model.request import Request, involved, listeners, waiting_for
from core.model.turn import NotYours, NotYourTurn
from tests.model.build import (
    ADAM,
    BORIS,
    EGOR,
    FELIX,
    GONE,
    HELEN,
    LATER,
    MARAT,
    NOON,
    OLGA,
    ORG,
    STRANGER,
    VERA,
    without,
)
from tests.model.story import BOTH, after, approve, effects, give_back, recall, refusal, reject, submitted
from tests.model.test_access import FORM

ASKED = submitted(BOTH)


def observe(who: PersonId, by: PersonId = EGOR) -> Observe:
    return Observe(by, who, NOON)


WATCHED = after(ASKED, observe(HELEN), observe(BORIS, MARAT))


def of_watchers(request: Request, command: Command) -> set[Effect]:
    return {effect for effect in effects(request, command) if effect.person in (HELEN, BORIS)}


def test_whoever_is_let_in_gets_the_card_and_sees_it_from_then_on() -> None:
    assert decide(ASKED, observe(HELEN), ORG) == (Observed(EGOR, HELEN, NOON),)
    assert Tell(HELEN) in effects(ASKED, observe(HELEN))
    assert [may_see(HELEN, request, ORG) for request in (ASKED, WATCHED)] == [False, True]
    assert WATCHED.observers == (Observer(HELEN), Observer(BORIS))
    assert involved(WATCHED)[-2:] == (HELEN, BORIS)


def test_whoever_leaves_hears_no_more_although_he_has_said_something() -> None:
    spoken = after(WATCHED, Comment(HELEN, NOON, "why?"), Comment(MARAT, NOON, "because"))
    assert {HELEN, MARAT} <= set(listeners(spoken))
    left = after(spoken, Unobserve(HELEN, NOON))
    assert HELEN not in listeners(left)
    assert MARAT in listeners(left)
    assert HELEN in listeners(after(left, observe(HELEN)))


def test_who_looks_on_decides_nothing() -> None:
    assert allowed(WATCHED, HELEN, ORG) == ()
    assert waiting_for(WATCHED) == waiting_for(ASKED)
    assert isinstance(refusal(WATCHED, approve(WATCHED, HELEN)), NotYourTurn)


def test_who_looks_on_reads_nothing_sensitive() -> None:
    request = after(submitted(FORM, pay="100", open="x"), observe(VERA))
    assert [readable(field, VERA, request, outside=False) for field in FORM.fields] == [False, False, True]


@pytest.mark.parametrize(
    ("by", "may"), [(EGOR, True), (MARAT, True), (HELEN, True), (FELIX, True), (ADAM, True), (STRANGER, False)]
)
def test_whoever_sees_it_lets_others_in(by: PersonId, may: bool) -> None:
    assert may_let_in(by, WATCHED, ORG) is may
    if may:
        assert after(WATCHED, observe(VERA, by)).observers[-1] == Observer(VERA)
    else:
        assert isinstance(refusal(WATCHED, observe(VERA, by)), NotYours)


@pytest.mark.parametrize(
    ("who", "why"), [(EGOR, HearsAlready), (MARAT, HearsAlready), (HELEN, HearsAlready), (GONE, NotHere)]
)
def test_nobody_is_let_in_twice_nor_when_he_has_left(who: PersonId, why: type[Refusal]) -> None:
    assert isinstance(refusal(WATCHED, observe(who)), why)


def test_who_has_left_the_company_sees_nothing() -> None:
    assert not may_see(HELEN, WATCHED, without(HELEN))


def test_what_is_said_reaches_those_who_look_on() -> None:
    assert {HELEN, BORIS} <= set(listeners(WATCHED))
    told = settle(WATCHED, course(WATCHED, Comment(HELEN, NOON, "hello"), ORG))[1]
    assert {effect.person for effect in told if isinstance(effect, Forward)} == {EGOR, MARAT, OLGA, BORIS}


@pytest.mark.parametrize("command", [recall(), reject(WATCHED, MARAT)])
def test_those_who_look_on_learn_how_it_ended(command: Command) -> None:
    assert of_watchers(WATCHED, command) == {Tell(HELEN), Tell(BORIS)}


def test_those_who_look_on_learn_that_it_was_approved() -> None:
    last = after(WATCHED, approve(WATCHED, MARAT), approve(WATCHED, OLGA))
    assert of_watchers(last, approve(last, VERA)) == {Tell(HELEN), Tell(BORIS)}


@pytest.mark.parametrize("command", [approve(WATCHED, MARAT), give_back(WATCHED, MARAT)])
def test_what_happens_on_the_way_makes_no_sound_for_them(command: Command) -> None:
    assert of_watchers(WATCHED, command) == {Refresh(HELEN), Refresh(BORIS)}


def test_whoever_wants_to_looks_on_no_more() -> None:
    assert decide(WATCHED, Unobserve(HELEN, NOON), ORG) == (Unobserved(HELEN, NOON),)
    left = after(WATCHED, Unobserve(HELEN, NOON))
    assert left.observers == (Observer(BORIS),)
    assert not may_see(HELEN, left, ORG)
    assert of_watchers(WATCHED, Unobserve(HELEN, NOON)) == {Refresh(BORIS)}
    assert after(left, observe(HELEN)).observers == (Observer(BORIS), Observer(HELEN))


def test_that_it_was_read_is_noted_once_and_holds_up_nobody() -> None:
    assert decide(WATCHED, Confirm(HELEN, LATER), ORG) == (Confirmed(HELEN, LATER),)
    read = after(WATCHED, Confirm(HELEN, LATER))
    assert read.observers == (Observer(HELEN, LATER), Observer(BORIS))
    assert replace(read, observers=(), version=0) == replace(WATCHED, observers=(), version=0)
    assert isinstance(again := refusal(read, Confirm(HELEN, LATER)), ConfirmedAlready)
    assert again.about == {"at": LATER}


def test_all_of_this_also_when_it_has_ended() -> None:
    ended = after(WATCHED, recall())
    assert after(ended, Confirm(HELEN, NOON), observe(VERA)).observers[-1] == Observer(VERA)


@pytest.mark.parametrize("command", [Confirm(MARAT, NOON), Unobserve(MARAT, NOON), Unobserve(STRANGER, NOON)])
def test_only_who_looks_on_confirms_and_leaves(command: Command) -> None:
    assert isinstance(refusal(WATCHED, command), NotObserving)


def test_one_is_found_among_those_who_look_on() -> None:
    assert (observer(WATCHED, BORIS), observer(WATCHED, MARAT)) == (Observer(BORIS), None)
