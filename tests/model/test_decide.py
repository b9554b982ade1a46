"""What may be done to a request, and what it makes happen."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from core.model.command import Acknowledge, Approve, Command, Complete, Decision, Recall, Reject, Return, Submit
from core.model.condition import All, Amount, Filled, Op
from core.model.decide import (
    AlreadyClosed,
    AlreadyDecided,
    CardOutdated,
    NobodyToAsk,
    NotYours,
    NotYourTurn,
    OnItsWay,
    ReasonNeeded,
    Verb,
    allowed,
    decide,
)
from core.model.event import Approved, Closed, Informed, Outcome, Replaced, StageOpened, StageSkipped, Submitted
from core.model.form import Do
from core.model.ids import PersonId, StageKey
from core.model.org import ADMIN
from core.model.refusal import Refusal
from core.model.request import Answer, Request, Seat, State, Status, Verdict, involved, waiting_for
from core.model.who import Author, InField, InRole, Participant, Place
from tests.model.build import (
    ACCOUNTING,
    ADAM,
    ALL_KINDS,
    ANNA,
    BORIS,
    EGOR,
    FELIX,
    FINANCE,
    GONE,
    HELEN,
    HR,
    INVOICE,
    LATER,
    LAWYER,
    MARAT,
    NOON,
    OLGA,
    ORG,
    OVER_A_MILLION,
    REPLACE,
    STRANGER,
    VACATION,
    VERA,
    acknowledge,
    after,
    approve,
    complete,
    form,
    give_back,
    key,
    named,
    new,
    open_stage,
    opened,
    org_with,
    recall,
    reject,
    rubles,
    skipped,
    stage,
    submit,
    submitted,
    without,
)

BOTH = form(stage("both", named(MARAT), named(OLGA)), stage("next", named(VERA)))
PAIR = form(stage("pair", InRole(ACCOUNTING)), stage("next", named(VERA)))


def refusal(request: Request, command: Command) -> Refusal:
    with pytest.raises(Refusal) as raised:
        decide(request, command, ORG)
    return raised.value


def decided(by: PersonId, verdict: Verdict, comment: str = "") -> Answer:
    return Answer(by, verdict, NOON, comment)


# The way


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


# Skipping


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


# No


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
    assert not wrong & set(allowed(request, MARAT))


# The author


def test_only_the_author_submits_and_recalls() -> None:
    request = submitted(BOTH)
    assert isinstance(refusal(new(BOTH), submit(MARAT)), NotYours)
    assert isinstance(refusal(request, recall(MARAT)), NotYours)
    assert after(request, recall()).status is Status.RECALLED
    assert after(request, recall()).step(StageKey("both")).state is State.STOPPED
    assert isinstance(refusal(request, submit()), OnItsWay)


@pytest.mark.parametrize("verb", [Submit, Approve, Reject, Return, Recall])
@pytest.mark.parametrize("status", [Status.APPROVED, Status.REJECTED, Status.RECALLED])
def test_nothing_is_done_to_a_finished_request(verb: type[Any], status: Status) -> None:
    request = submitted(form(stage("one", named(MARAT))))
    end: dict[Status, Command] = {
        Status.APPROVED: approve(request, MARAT),
        Status.REJECTED: reject(request, MARAT),
        Status.RECALLED: recall(),
    }
    closed = after(request, end[status])
    tries: dict[type[Any], Command] = {
        Submit: submit(),
        Approve: approve(request, STRANGER),
        Reject: reject(request, STRANGER),
        Return: give_back(request, STRANGER),
        Recall: recall(),
    }
    assert closed.status is status
    assert isinstance(refusal(closed, tries[verb]), AlreadyClosed)
    assert decide(closed, REPLACE, without(MARAT)) == ()
    assert all(allowed(closed, person) == () for person in ORG.people)


@pytest.mark.parametrize(
    ("request_", "person", "verbs"),
    [
        (new(BOTH), EGOR, (Submit, Recall)),
        (new(BOTH), MARAT, ()),
        (submitted(BOTH), EGOR, (Recall,)),
        (submitted(BOTH), MARAT, (Approve, Reject, Return)),
        (submitted(BOTH), VERA, ()),
        (submitted(form(stage("a", named(VERA), do=Do.ACT))), VERA, (Complete, Return)),
        (submitted(form(stage("a", named(VERA), do=Do.ACKNOWLEDGE))), VERA, (Acknowledge,)),
        (submitted(form(stage("a", Author()))), EGOR, (Approve, Reject, Return, Recall)),
        (after(submitted(BOTH), give_back(submitted(BOTH), MARAT)), EGOR, (Submit, Recall)),
        (after(submitted(BOTH), give_back(submitted(BOTH), MARAT)), OLGA, ()),
    ],
)
def test_the_buttons_are_what_the_rule_allows(request_: Request, person: PersonId, verbs: tuple[Verb, ...]) -> None:
    assert allowed(request_, person) == verbs


# Somebody is always asked


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


# What stays


def test_a_request_keeps_the_version_of_its_form() -> None:
    request = submitted(BOTH)
    newer = replace(BOTH, version=2, route=())
    assert newer != request.form
    assert after(request, approve(request, MARAT)).form == BOTH


def test_a_stage_that_does_not_exist_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        submitted(BOTH).step(StageKey("nowhere"))
    with pytest.raises(KeyError):
        BOTH.stage(StageKey("nowhere"))
