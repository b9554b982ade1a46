"""What the people of a stage may answer, and what they hear when they may not."""

from dataclasses import replace
from typing import Any

import pytest

from core.model.command import Acknowledge, Approve, Complete, Decision, Reject, Return
from core.model.decide import allowed
from core.model.detour import ReasonNeeded
from core.model.form import Do
from core.model.ids import PersonId, StageKey
from core.model.request import Status, waiting_for
from core.model.step import State, Verdict
from core.model.turn import AlreadyClosed, AlreadyDecided, CardOutdated, NotYourTurn
from tests.model.build import (
    ALL_KINDS,
    ANNA,
    BORIS,
    EGOR,
    HELEN,
    INVOICE,
    LATER,
    MARAT,
    NOON,
    OLGA,
    ORG,
    STRANGER,
    VERA,
    form,
    key,
    named,
    rubles,
    stage,
)
from tests.model.story import (
    BOTH,
    PAIR,
    after,
    approve,
    decided,
    give_back,
    open_stage,
    recall,
    refusal,
    reject,
    submit,
    submitted,
)


@pytest.mark.parametrize("by", [MARAT, OLGA])
def test_the_first_no_ends_the_request(by: PersonId) -> None:
    request = submitted(BOTH)
    closed = after(request, reject(request, by, " too dear "))
    assert closed.status is Status.REJECTED
    assert closed.step(StageKey("both")).state is State.STOPPED
    assert [seat.answer for seat in closed.step(StageKey("both")).seats if seat.answer] == [
        decided(by, Verdict.REJECTED, "too dear")
    ]
    assert waiting_for(closed) == set()


@pytest.mark.parametrize("no", [reject, give_back])
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_no_needs_a_reason(no: Any, reason: str) -> None:
    request = submitted(BOTH)
    assert isinstance(refusal(request, no(request, MARAT, reason)), ReasonNeeded)


def test_rework_starts_a_new_round_from_the_first_stage() -> None:
    request = submitted(INVOICE, amount=rubles("2000000"))
    request = after(request, approve(request, MARAT))
    back = after(request, give_back(request, OLGA, "no scan"))
    assert (back.status, back.round) == (Status.REWORK, 1)
    assert waiting_for(back) == {EGOR}
    assert back.returned == decided(OLGA, Verdict.RETURNED, "no scan")
    assert not back.closed
    again = after(back, submit(amount=rubles("5")))
    assert (again.round, open_stage(again), again.returned) == (2, "manager", None)
    assert all(seat.answer is None for step in again.steps for seat in step.seats)
    assert again.values[key("amount")] == rubles("5")


def test_a_card_of_an_earlier_round_decides_nothing() -> None:
    request = submitted(INVOICE, amount=rubles("5"))
    old = approve(request, MARAT)
    again = after(request, give_back(request, MARAT), submit(amount=rubles("7")))
    assert isinstance(refusal(again, old), CardOutdated)
    assert after(again, approve(again, MARAT)).open is not None


def test_a_double_tap_hears_who_has_decided_and_when() -> None:
    request = submitted(BOTH)
    tap = approve(request, MARAT)
    assert refusal(after(request, tap), replace(tap, now=LATER)).about == {"who": MARAT, "at": NOON}
    assert isinstance(refusal(after(request, tap), tap), AlreadyDecided)


def test_the_slower_of_a_role_hears_who_was_first() -> None:
    request = submitted(PAIR)
    decision = refusal(after(request, approve(request, ANNA)), approve(request, BORIS, LATER))
    assert isinstance(decision, AlreadyDecided)
    assert decision.about == {"who": ANNA, "at": NOON}


@pytest.mark.parametrize("no", [reject, give_back])
def test_who_comes_after_a_no_hears_who_said_it(no: Any) -> None:
    """Also when another has agreed in the same minute."""
    three = submitted(form(stage("three", named(VERA), named(MARAT), named(OLGA))))
    stopped = after(three, approve(three, VERA), no(three, OLGA))
    decision = refusal(stopped, approve(three, MARAT, LATER))
    assert isinstance(decision, AlreadyDecided)
    assert decision.about["who"] == OLGA


def test_who_comes_after_a_recall_is_not_told_that_a_colleague_was_first() -> None:
    request = submitted(BOTH)
    recalled = after(request, approve(request, MARAT), recall())
    assert isinstance(refusal(recalled, approve(request, OLGA)), AlreadyClosed)


@pytest.mark.parametrize("by", [EGOR, VERA, STRANGER])
def test_nobody_decides_out_of_turn(by: PersonId) -> None:
    request = submitted(BOTH)
    assert isinstance(refusal(request, approve(request, by)), NotYourTurn)


@pytest.mark.parametrize("name", ["next", "nowhere"])
def test_a_stage_that_is_not_open_cannot_be_decided(name: str) -> None:
    request = submitted(BOTH)
    for by in (VERA, MARAT):
        assert isinstance(refusal(request, Approve(by, StageKey(name), 1, NOON)), NotYourTurn)


def test_who_was_only_told_has_nothing_to_decide() -> None:
    request = submitted(ALL_KINDS)
    request = after(request, approve(request, ANNA), approve(request, MARAT))
    assert isinstance(refusal(request, Acknowledge(HELEN, StageKey("inform"), 1, NOON)), NotYourTurn)


WRONG_VERBS: list[tuple[Do, set[type[Decision]]]] = [
    (Do.APPROVE, {Complete, Acknowledge}),
    (Do.ACT, {Approve, Acknowledge, Reject}),
    (Do.ACKNOWLEDGE, {Approve, Complete, Reject, Return}),
]


@pytest.mark.parametrize(("do", "wrong"), WRONG_VERBS)
def test_a_stage_takes_only_its_own_answers(do: Do, wrong: set[type[Decision]]) -> None:
    request = submitted(form(stage("one", named(MARAT), do=do)))
    for verb in wrong:
        assert isinstance(refusal(request, verb(MARAT, StageKey("one"), 1, NOON, "why")), NotYourTurn)
    assert not wrong & set(allowed(request, MARAT, ORG))
