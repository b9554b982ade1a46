"""How a request goes from stage to stage."""

from decimal import Decimal

import pytest

from core.model.condition import All, Amount, Filled, Op
from core.model.decide import decide
from core.model.event import Approved, Closed, Informed, StageOpened, StageSkipped, Submitted
from core.model.form import Do
from core.model.ids import StageKey
from core.model.outcome import Outcome
from core.model.request import Status, involved, waiting_for
from core.model.step import State, Verdict
from core.model.who import Author, InField, InRole, Participant, Place
from tests.model.build import (
    ACCOUNTING,
    ADAM,
    ALL_KINDS,
    ANNA,
    BORIS,
    EGOR,
    FELIX,
    HELEN,
    HR,
    INVOICE,
    LAWYER,
    MARAT,
    NOON,
    OLGA,
    ORG,
    OVER_A_MILLION,
    VACATION,
    VERA,
    form,
    key,
    named,
    rubles,
    stage,
    without,
)
from tests.model.story import (
    BOTH,
    PAIR,
    acknowledge,
    after,
    approve,
    complete,
    decided,
    new,
    open_stage,
    opened,
    skipped,
    submit,
    submitted,
)


@pytest.mark.parametrize(("amount", "next_stage"), [("1000000.00", "accounting"), ("1000000.01", "director")])
def test_more_than_a_million_needs_the_director(amount: str, next_stage: str) -> None:
    invoice = submitted(INVOICE, amount=rubles(amount))
    assert opened(decide(invoice, approve(invoice, MARAT), ORG)) == [next_stage]


def test_submission_asks_only_the_first_stage() -> None:
    command = submit(amount=rubles("5"))
    assert decide(new(INVOICE), command, ORG) == (
        Submitted(EGOR, command.values, NOON),
        StageOpened(StageKey("manager"), (Place((MARAT,)),), NOON),
    )


def test_the_last_yes_approves_the_request() -> None:
    invoice = submitted(INVOICE, amount=rubles("5"))
    invoice = after(invoice, approve(invoice, MARAT))
    events = decide(invoice, complete(invoice, BORIS), ORG)
    assert events[-1] == Closed(Outcome.APPROVED, NOON)
    closed = after(invoice, complete(invoice, BORIS))
    assert (closed.status, closed.closed, closed.ended, closed.open) == (Status.APPROVED, True, NOON, None)


def test_persons_named_at_a_stage_must_all_approve() -> None:
    request = submitted(BOTH)
    assert waiting_for(request) == {MARAT, OLGA}
    half = after(request, approve(request, OLGA))
    assert open_stage(half) == "both"
    assert waiting_for(half) == {MARAT}
    assert opened(decide(half, approve(half, MARAT), ORG)) == ["next"]


def test_one_of_a_role_is_enough() -> None:
    request = submitted(PAIR)
    assert waiting_for(request) == {ANNA, BORIS}
    assert opened(decide(request, approve(request, BORIS), ORG)) == ["next"]


def test_a_person_and_a_role_need_the_person_and_one_of_the_role() -> None:
    request = submitted(ALL_KINDS)
    half = after(request, approve(request, ANNA))
    assert waiting_for(half) == {MARAT}
    assert opened(decide(half, approve(half, MARAT), ORG)) == ["act"]


def test_the_same_person_in_two_places_answers_for_both() -> None:
    request = submitted(form(stage("two", named(ANNA), InRole(ACCOUNTING))))
    assert after(request, approve(request, ANNA)).status is Status.APPROVED
    assert waiting_for(after(request, approve(request, BORIS))) == {ANNA}


def test_an_author_who_is_the_approver_is_asked_like_anybody() -> None:
    request = submitted(form(stage("own", Author())))
    assert waiting_for(request) == {EGOR}
    assert after(request, approve(request, EGOR)).status is Status.APPROVED


def test_every_kind_of_stage_is_answered_in_its_own_word() -> None:
    request = submitted(ALL_KINDS)
    request = after(request, approve(request, MARAT, comment=" fine "))
    request = after(request, approve(request, ANNA))
    request = after(request, complete(request, VERA))
    request = after(request, acknowledge(request, OLGA))
    assert request.status is Status.APPROVED
    answers = [seat.answer for step in request.steps for seat in step.seats]
    assert answers == [
        decided(MARAT, Verdict.APPROVED, "fine"),
        decided(ANNA, Verdict.APPROVED),
        None,
        None,
        decided(VERA, Verdict.COMPLETED),
        decided(OLGA, Verdict.ACKNOWLEDGED),
    ]


def test_who_is_only_told_holds_nothing_up() -> None:
    request = submitted(ALL_KINDS)
    events = decide(after(request, approve(request, ANNA)), approve(request, MARAT), ORG)
    told = Informed(StageKey("inform"), (Place((HELEN,), HR), Place((EGOR,))), NOON)
    assert events == (
        Approved(MARAT, StageKey("approve"), NOON),
        told,
        StageOpened(StageKey("act"), (Place((VERA,)),), NOON),
    )
    request = after(request, approve(request, ANNA), approve(request, MARAT))
    assert request.step(StageKey("inform")).state is State.PASSED
    assert not request.step(StageKey("inform")).waits_for(HELEN)


def test_a_request_that_only_tells_is_approved_at_once() -> None:
    told = submitted(form(stage("told", InRole(HR), do=Do.INFORM)))
    assert told.status is Status.APPROVED


def test_nobody_to_tell_is_no_reason_to_stop() -> None:
    request = new(form(stage("told", InRole(LAWYER), InRole(HR), do=Do.INFORM)))
    events = decide(request, submit(), without(FELIX, ADAM))
    assert events[1] == Informed(StageKey("told"), (Place((HELEN,), HR),), NOON)


def test_a_skipped_stage_records_what_it_looked_at() -> None:
    invoice = submitted(INVOICE, amount=rubles("900000"))
    events = decide(invoice, approve(invoice, MARAT), ORG)
    had = ((key("amount"), rubles("900000")),)
    assert skipped(events) == [StageSkipped(StageKey("director"), had, NOON)]
    assert after(invoice, approve(invoice, MARAT)).step(StageKey("director")).state is State.SKIPPED


def test_a_stage_that_applies_to_none_of_its_participants_is_skipped() -> None:
    big = Participant(InRole(ACCOUNTING), (OVER_A_MILLION,))
    urgent = Participant(named(OLGA), (Filled(key("urgent")),))
    request = new(form(stage("maybe", big, urgent), stage("next", named(VERA))))
    events = decide(request, submit(amount=rubles("5")), ORG)
    assert skipped(events) == [
        StageSkipped(StageKey("maybe"), ((key("amount"), rubles("5")), (key("urgent"), None)), NOON)
    ]
    assert opened(events) == ["next"]


def test_a_participant_joins_only_when_his_condition_holds() -> None:
    of = form(stage("manager", named(MARAT), Participant(named(OLGA), (OVER_A_MILLION,))))
    assert waiting_for(submitted(of, amount=rubles("1000000"))) == {MARAT}
    assert waiting_for(submitted(of, amount=rubles("1000000.01"))) == {MARAT, OLGA}


def test_a_stage_may_ask_for_several_things_at_once() -> None:
    urgent_and_big = All((OVER_A_MILLION, Filled(key("urgent"))))
    of = form(stage("director", named(OLGA), when=(urgent_and_big,)), stage("next", named(VERA)))
    assert opened(decide(new(of), submit(amount=rubles("2000000")), ORG)) == ["next"]
    assert opened(decide(new(of), submit(amount=rubles("2000000"), urgent=True), ORG)) == ["director"]


def test_an_unanswered_field_calls_nobody() -> None:
    of = form(
        stage("a", named(OLGA), when=(Amount(key("amount"), Op.LESS, Decimal(1)),)),
        stage("b", InField(key("boss")), when=(Filled(key("boss")),)),
        stage("next", named(VERA)),
    )
    assert opened(decide(new(of), submit(), ORG)) == ["next"]


def test_the_vacation_goes_the_way_that_was_drawn() -> None:
    request = submitted(VACATION, employee=EGOR, substitute=VERA)
    seen = []
    for by in (VERA, MARAT):
        seen.append(open_stage(request))
        request = after(request, approve(request, by))
    seen.append(open_stage(request))
    request = after(request, complete(request, ANNA))
    assert seen == ["substitute", "manager", "accounting"]
    assert request.status is Status.APPROVED
    assert involved(request) == (EGOR, VERA, MARAT, ANNA, BORIS, HELEN)
