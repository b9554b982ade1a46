"""Answers that are sent again, and changed on the way: which decisions still stand."""

from dataclasses import replace
from typing import Any

import pytest

from core.model.command import Amend, Approve, Return
from core.model.decide import NotPassed, decide, returnable
from core.model.effect import Ask, Refresh
from core.model.event import AgreedBefore
from core.model.form import Do, Form, Resubmit
from core.model.ids import PersonId, StageKey
from core.model.request import Request, Status, waiting_for
from core.model.rework import NothingChanged
from core.model.step import State
from core.model.turn import CardOutdated, NotOnItsWay, NotYours
from core.model.value import Value
from tests.model.build import ANNA, EGOR, HELEN, MARAT, NOON, OLGA, ORG, VERA, form, key, named, rubles, stage
from tests.model.samples import FIELDS
from tests.model.story import after, approve, complete, effects, give_back, open_stage, refusal, submit, submitted

AMOUNT, NOTE, PAID = key("amount"), key("note"), key("paid")
FIELD_LIST = (
    replace(FIELDS["money"], key=AMOUNT),
    replace(FIELDS["text"], key=NOTE),
    replace(FIELDS["text"], key=PAID, required=False),
)
ROUTE = form(
    stage("manager", named(MARAT), watch=(AMOUNT,)),
    stage("both", named(ANNA), named(HELEN), watch=(AMOUNT,)),
    stage("director", named(OLGA)),
    fields=FIELD_LIST,
)


def at_both(form_: Form = ROUTE) -> Request:
    request = submitted(form_, amount=rubles("100"), note="a")
    request = after(request, approve(request, MARAT))
    return after(request, approve(request, ANNA))


def amend(by: PersonId = EGOR, **values: Value) -> Amend:
    return Amend(by, {key(name): value for name, value in values.items()}, NOON)


def test_an_answer_that_nobody_watches_leaves_what_was_agreed() -> None:
    request = at_both()
    changing = amend(amount=rubles("100"), note="b")
    changed = after(request, changing)
    assert waiting_for(changed) == {HELEN}
    assert changed.changed == ((NOTE, "a"),)
    assert effects(request, changing) == {Ask(HELEN), Refresh(EGOR), Refresh(MARAT), Refresh(ANNA)}


def test_an_answer_that_is_watched_is_asked_about_again() -> None:
    changed = after(at_both(), amend(amount=rubles("101"), note="a"))
    assert open_stage(changed) == "manager"
    assert waiting_for(changed) == {MARAT}


def test_what_a_stage_may_not_read_it_has_not_agreed_to() -> None:
    """A new scan of the passport is no matter of the manager's, but of the office's, which sees it."""
    scan = replace(FIELDS["text"], key=NOTE, sensitive=True, seen_by=(StageKey("office"),))
    route = form(
        stage("manager", named(MARAT)),
        stage("office", named(ANNA)),
        stage("director", named(OLGA)),
        fields=(FIELD_LIST[0], scan),
    )
    request = submitted(route, amount=rubles("100"), note="a")
    for person in (MARAT, ANNA):
        request = after(request, approve(request, person))
    assert open_stage(after(request, amend(amount=rubles("100"), note="b"))) == "office"
    assert open_stage(after(request, amend(amount=rubles("101"), note="a"))) == "manager"


def test_an_old_button_is_void_once_the_answers_have_changed() -> None:
    request = at_both()
    changed = after(request, amend(amount=rubles("100"), note="b"))
    old = Approve(HELEN, open_stage(request), request.round, NOON)
    assert isinstance(refusal(changed, old), CardOutdated)


def test_changes_that_are_refused() -> None:
    request = at_both()
    assert isinstance(refusal(request, amend(amount=rubles("100"), note="a")), NothingChanged)
    assert isinstance(refusal(request, amend(MARAT, note="b")), NotYours)
    back = after(request, give_back(request, HELEN))
    assert isinstance(refusal(back, amend(note="b")), NotOnItsWay)


def test_what_a_stage_has_filled_in_survives_a_change() -> None:
    paid = form(stage("pay", named(ANNA), do=Do.ACT, fill=(PAID,)), stage("next", named(OLGA)), fields=FIELD_LIST)
    request = submitted(paid, amount=rubles("100"), note="a")
    report = replace(complete(request, ANNA), values={PAID: "12 July"})
    request = after(request, report)
    changed = after(request, amend(amount=rubles("100"), note="b", paid="forged"))
    assert changed.values == {AMOUNT: rubles("100"), NOTE: "b", PAID: "12 July"}


@pytest.mark.parametrize(
    ("policy", "note", "amount", "asked"),
    [
        (Resubmit.CHANGED, "a", "100", {HELEN}),
        (Resubmit.CHANGED, "b", "100", {HELEN}),
        (Resubmit.CHANGED, "a", "101", {MARAT}),
        (Resubmit.RETURNER, "b", "101", {ANNA, HELEN}),
        (Resubmit.ALL, "a", "100", {MARAT}),
    ],
)
def test_who_is_asked_again_after_rework(policy: Resubmit, note: str, amount: str, asked: set[PersonId]) -> None:
    request = at_both(replace(ROUTE, resubmit=policy))
    back = after(request, give_back(request, HELEN))
    again = after(back, submit(amount=rubles(amount), note=note))
    assert waiting_for(again) == asked
    assert again.returned is None


def test_it_goes_back_to_a_stage_that_was_passed_and_nothing_said_since_stands() -> None:
    request = at_both()
    request = after(request, approve(request, HELEN))
    assert returnable(request, OLGA, ORG) == ("manager", "both")
    at = (OLGA, open_stage(request), request.round, NOON, "look once more")
    back = after(request, Return(*at, to=StageKey("both")))
    assert back.status is Status.PENDING
    assert waiting_for(back) == {ANNA, HELEN}
    assert back.step(StageKey("manager")).state is State.PASSED
    assert back.returned is not None
    assert effects(request, Return(*at, to=StageKey("both"))) >= {Ask(ANNA), Ask(HELEN), Refresh(EGOR)}
    assert isinstance(refusal(request, Return(*at, to=StageKey("director"))), NotPassed)
    assert isinstance(refusal(back, approve(request, OLGA)), CardOutdated)


def twice(**more: Any) -> Request:
    route = form(
        stage("first", named(MARAT)),
        stage("work", named(VERA), do=Do.ACT, fill=(PAID,)),
        stage("last", named(MARAT), **more),
        stage("end", named(OLGA)),
        fields=FIELD_LIST,
    )
    request = submitted(route, amount=rubles("100"), note="a")
    return after(request, approve(request, MARAT))


def test_who_has_agreed_is_not_asked_the_same_again() -> None:
    request = twice()
    done = after(request, complete(request, VERA))
    assert open_stage(done) == "end"
    assert done.step(StageKey("last")).state is State.PASSED

    assert AgreedBefore(MARAT, StageKey("last"), StageKey("first"), NOON) in decide(
        request, complete(request, VERA), ORG
    )


def test_two_pairs_of_eyes_are_asked_twice() -> None:
    request = twice(again=True)
    assert open_stage(after(request, complete(request, VERA))) == "last"


def test_when_something_has_changed_he_is_asked_again() -> None:
    request = twice()
    done = after(request, replace(complete(request, VERA), values={PAID: "12 July"}))
    assert waiting_for(done) == {MARAT}
