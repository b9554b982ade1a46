"""How a request ends before its time, comes back after its end, and how a mis-tap is taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.command import Cancel, Recall, Reopen, Undo
from core.model.decide import allowed, decide
from core.model.detour import ReasonNeeded
from core.model.effect import Ask, Refresh, Tell
from core.model.ending import GRACE, NothingToUndo, TooLateToUndo
from core.model.event import Uncancelled, Undone
from core.model.evolve import evolve
from core.model.form import Do
from core.model.ids import PersonId, StageKey
from core.model.request import Request, Status, waiting_for
from core.model.reserve import reserved
from core.model.step import State
from core.model.turn import (
    AlreadyClosed,
    CardOutdated,
    NeverCancelled,
    NotApproved,
    NotYours,
    OwnerReopens,
    StillOpen,
)
from tests.model.build import ADAM, ANNA, BORIS, EGOR, FELIX, HELEN, MARAT, NOON, OLGA, ORG, VERA, form, named, stage
from tests.model.story import (
    after,
    approve,
    complete,
    effects,
    give_back,
    open_stage,
    recall,
    refusal,
    reject,
    submit,
    submitted,
)
from tests.model.test_terms import taken

ROUTE = replace(
    form(
        stage("manager", named(MARAT)),
        stage("pay", named(ANNA), do=Do.ACT),
        stage("director", named(OLGA)),
    ),
    cancel=(StageKey("manager"), StageKey("pay")),
)
SECOND = timedelta(seconds=1)


NOTICE = replace(form(stage("told", named(MARAT), do=Do.INFORM)), cancel=(StageKey("told"),))


def at_director() -> Request:
    request = submitted(ROUTE)
    request = after(request, approve(request, MARAT))
    return after(request, complete(request, ANNA))


def approved() -> Request:
    request = at_director()
    return after(request, approve(request, OLGA))


def undo(by: PersonId, later: timedelta = SECOND) -> Undo:
    return Undo(by, NOON + later)


@pytest.mark.parametrize("later", [SECOND, GRACE])
def test_a_decision_is_taken_back_within_a_minute(later: timedelta) -> None:
    request = submitted(ROUTE)
    decided = after(request, approve(request, MARAT))
    assert Undo in allowed(decided, MARAT, ORG)
    undone = after(decided, undo(MARAT, later))
    assert waiting_for(undone) == {MARAT}
    assert undone.step(StageKey("pay")).state is State.AHEAD
    assert undone.values == request.values
    assert undone.met == (MARAT, ANNA)
    assert effects(decided, undo(MARAT, later)) == {Refresh(EGOR), Refresh(MARAT), Refresh(ANNA)}


def test_later_it_stands() -> None:
    decided = approved()
    refused = refusal(decided, undo(OLGA, GRACE + SECOND))
    assert isinstance(refused, TooLateToUndo)
    assert refused.about == {"seconds": 60}


def test_nobody_takes_back_what_is_not_his_or_has_been_acted_on() -> None:
    request = submitted(ROUTE)
    decided = after(request, approve(request, MARAT))
    assert isinstance(refusal(decided, undo(ANNA)), NothingToUndo)
    acted = after(decided, complete(decided, ANNA))
    assert isinstance(refusal(acted, undo(MARAT)), NothingToUndo)
    assert isinstance(refusal(request, undo(MARAT)), NothingToUndo)
    assert isinstance(refusal(after(decided, undo(MARAT)), undo(MARAT)), NothingToUndo)


def test_who_was_told_of_an_end_hears_that_it_was_none() -> None:
    assert effects(approved(), undo(OLGA)) >= {Tell(EGOR), Refresh(MARAT)}
    request = at_director()
    rejected = after(request, reject(request, OLGA))
    assert effects(rejected, undo(OLGA)) >= {Tell(EGOR), Tell(MARAT), Tell(ANNA)}
    assert after(rejected, undo(OLGA)).status is Status.PENDING


def test_a_return_is_taken_back_too() -> None:
    request = at_director()
    back = after(request, give_back(request, OLGA))
    assert waiting_for(after(back, undo(OLGA))) == {OLGA}


def test_taking_back_what_never_was_changes_nothing() -> None:

    request = submitted(ROUTE)
    assert evolve(request, Undone(MARAT, StageKey("manager"), NOON)) == request


def test_recalling_after_somebody_has_agreed_needs_a_reason() -> None:
    fresh = submitted(ROUTE)
    assert after(fresh, Recall(EGOR, NOON)).status is Status.RECALLED
    assert isinstance(refusal(at_director(), Recall(EGOR, NOON, "  ")), ReasonNeeded)
    assert after(at_director(), recall()).status is Status.RECALLED


def cancel(reason: str = "the trip is off", by: PersonId = EGOR) -> Cancel:
    return Cancel(by, NOON, reason)


def test_what_was_approved_is_cancelled_by_a_small_route_of_its_own() -> None:
    asked = after(approved(), cancel())
    assert (asked.status, open_stage(asked)) == (Status.CANCELLING, "manager")
    assert waiting_for(asked) == {MARAT}
    agreed = after(asked, approve(asked, MARAT))
    assert waiting_for(agreed) == {ANNA}
    last = approve(agreed, ANNA)
    assert after(agreed, last).status is Status.CANCELLED
    assert effects(agreed, last) == {Tell(EGOR), Tell(OLGA), Refresh(MARAT), Refresh(ANNA)}


def test_a_no_leaves_it_approved_and_the_author_learns_it() -> None:
    asked = after(approved(), cancel())
    kept = after(asked, reject(asked, MARAT))
    assert (kept.status, kept.steps) == (Status.APPROVED, approved().steps)
    assert Tell(EGOR) in effects(asked, reject(asked, MARAT))
    assert after(kept, cancel()).status is Status.CANCELLING


def test_the_author_can_think_better_of_it() -> None:
    asked = after(approved(), cancel())
    assert decide(asked, recall(), ORG) == (Uncancelled(NOON, EGOR),)
    assert after(asked, Recall(EGOR, NOON)).status is Status.APPROVED


def test_what_the_author_has_taken_back_no_approver_brings_again() -> None:
    asked = after(approved(), cancel())
    agreed = after(asked, approve(asked, MARAT))
    kept = after(agreed, recall())
    assert isinstance(refusal(kept, undo(MARAT)), NothingToUndo)
    refused = after(asked, reject(asked, MARAT))
    assert after(refused, undo(MARAT)).status is Status.CANCELLING


def test_an_old_card_cancels_nothing() -> None:
    request = submitted(ROUTE)
    old = approve(request, MARAT)
    assert isinstance(refusal(after(approved(), cancel()), old), CardOutdated)


def test_what_cannot_be_cancelled() -> None:
    one = submitted(form(stage("one", named(MARAT))))
    assert isinstance(refusal(after(one, approve(one, MARAT)), cancel()), NeverCancelled)
    assert isinstance(refusal(at_director(), cancel()), NotApproved)
    assert isinstance(refusal(approved(), cancel(by=MARAT)), NotYours)
    assert isinstance(refusal(approved(), cancel(" ")), ReasonNeeded)


def test_the_budget_is_given_back_when_it_is_cancelled_and_not_before() -> None:
    spent = replace(approved(), terms=replace(approved().terms, spending=taken(100)))
    asked = after(spent, cancel())
    assert reserved(asked) is not None
    agreed = after(asked, approve(asked, MARAT))
    assert reserved(after(agreed, approve(agreed, ANNA))) is None


def reopen(by: PersonId = EGOR, reason: str = "") -> Reopen:
    return Reopen(by, NOON, reason)


def test_what_has_ended_is_opened_again_and_what_was_agreed_stands() -> None:
    request = at_director()
    rejected = after(request, reject(request, OLGA))
    opened = after(rejected, reopen())
    assert (opened.status, opened.ended) == (Status.REWORK, None)
    assert waiting_for(opened) == {EGOR}
    assert opened.returned is None

    again = after(opened, submit())
    assert waiting_for(again) == {OLGA}


def test_after_a_cancellation_everybody_is_asked_again() -> None:
    asked = after(approved(), cancel())
    agreed = after(asked, approve(asked, MARAT))
    cancelled = after(agreed, approve(agreed, ANNA))

    assert waiting_for(after(cancelled, reopen(), submit())) == {MARAT}


def test_what_was_approved_its_owner_opens_again_and_says_why() -> None:
    refused = refusal(approved(), reopen())
    assert isinstance(refused, OwnerReopens)
    assert refused.about == {"who": "Felix Fine"}
    for owner in (FELIX, ADAM):
        opened = after(approved(), reopen(owner, "the sum was wrong"))
        assert opened.returned is not None
        assert (opened.status, opened.returned.comment) == (Status.REWORK, "the sum was wrong")
        assert Ask(EGOR) in effects(approved(), reopen(owner, "the sum was wrong"))
    assert isinstance(refusal(approved(), reopen(FELIX)), ReasonNeeded)
    for stranger in (VERA, HELEN, BORIS):
        assert isinstance(refusal(approved(), reopen(stranger, "why not")), NotYours)


def test_nobody_opens_what_has_not_ended() -> None:
    assert isinstance(refusal(at_director(), reopen()), StillOpen)
    assert isinstance(refusal(approved(), recall()), AlreadyClosed)


def test_what_was_only_told_is_cancelled_by_telling_it() -> None:
    request = submitted(NOTICE)
    assert request.status is Status.APPROVED
    assert Cancel in allowed(request, EGOR, ORG)
    cancel = Cancel(EGOR, NOON, "well again")
    assert after(request, cancel).status is Status.CANCELLED
    assert {effect for effect in effects(request, cancel) if isinstance(effect, Tell)} == {Tell(MARAT), Tell(EGOR)}
