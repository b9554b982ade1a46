"""What the author may do, and when nobody may do anything any more."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from core.model.command import (
    Acknowledge,
    Add,
    Amend,
    Approve,
    Ask,
    Command,
    Complete,
    HandOn,
    Nudge,
    Recall,
    Reject,
    Reopen,
    Return,
    Snooze,
    Submit,
    Undo,
)
from core.model.decide import allowed, decide
from core.model.fields.text import TooLong
from core.model.form import Do
from core.model.ids import PersonId, StageKey
from core.model.request import Request, Status
from core.model.step import State
from core.model.turn import AlreadyClosed, NotYours, OnItsWay, Verb
from core.model.who import Author
from tests.model.build import (
    EGOR,
    MARAT,
    NOON,
    OLGA,
    ORG,
    STRANGER,
    VERA,
    form,
    named,
    stage,
    without,
)
from tests.model.story import (
    BOTH,
    REPLACE,
    after,
    approve,
    give_back,
    new,
    recall,
    refusal,
    reject,
    submit,
    submitted,
)


@pytest.mark.parametrize(
    "saying",
    [
        lambda request, words: approve(request, MARAT, comment=words),
        lambda request, words: reject(request, MARAT, words),
        lambda request, words: give_back(request, MARAT, words),
        lambda _request, words: Recall(EGOR, NOON, words),
    ],
)
def test_words_of_a_decision_fit_on_a_card(saying: Callable[[Request, str], Command]) -> None:
    """Whatever they are for; spaces around them are not counted."""
    request = submitted(BOTH)
    too_long = refusal(request, saying(request, "x" * 1001))
    assert isinstance(too_long, TooLong)
    assert too_long.about == {"length": 1001, "limit": 1000}
    (said, *_others) = decide(request, saying(request, f"  {'x' * 1000}\n"), ORG)
    assert "x" * 1000 in (getattr(said, "comment", ""), getattr(said, "reason", ""))


OWN_STAGE = submitted(form(stage("a", Author())))


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
    offered = {verb for person in ORG.people for verb in allowed(closed, person, ORG)}
    assert offered <= {Reopen, Undo}


@pytest.mark.parametrize(
    ("request_", "person", "verbs"),
    [
        (new(BOTH), EGOR, (Submit, Recall)),
        (new(BOTH), MARAT, ()),
        (submitted(BOTH), EGOR, (Nudge, Amend, Recall)),
        (submitted(BOTH), MARAT, (Approve, Reject, Return, Ask, HandOn, Add, Snooze)),
        (submitted(BOTH), VERA, ()),
        (submitted(form(stage("a", named(VERA), do=Do.ACT))), VERA, (Complete, Return, Ask, HandOn, Snooze)),
        (submitted(form(stage("a", named(VERA), do=Do.ACKNOWLEDGE))), VERA, (Acknowledge, Snooze)),
        (
            submitted(form(stage("a", Author()))),
            EGOR,
            (Approve, Reject, Return, Ask, HandOn, Add, Snooze, Amend, Recall),
        ),
        (after(submitted(BOTH), give_back(submitted(BOTH), MARAT)), EGOR, (Submit, Recall)),
        (after(submitted(BOTH), give_back(submitted(BOTH), MARAT)), OLGA, ()),
    ],
)
def test_the_buttons_are_what_the_rule_allows(request_: Request, person: PersonId, verbs: tuple[Verb, ...]) -> None:
    assert allowed(request_, person, ORG) == verbs


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
