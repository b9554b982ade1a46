"""A sealed request: only those see it who take part in it, and only its author lets anybody else in."""

from dataclasses import replace

import pytest

from core.model.access import may_let_in, may_link, may_see
from core.model.advance import NobodyToAsk
from core.model.budget import Budget, Span
from core.model.children import OpenChild
from core.model.command import Add, HandOn, Reopen
from core.model.condition import Said
from core.model.decide import allowed, decide
from core.model.event import Where
from core.model.form import Form, Nobody, Opening, Own, Privacy, Stage
from core.model.ids import CatalogKey, ColumnKey, FormKey, PersonId, RequestId, RoleKey, StageKey
from core.model.observers import Observe
from core.model.org import ADMIN
from core.model.problems import problems
from core.model.request import Request, waiting_for
from core.model.turn import NotYours, OwnerReopens, Sealed
from core.model.who import InRole, ManagerOf, Participant
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
    LATER,
    LAWYER,
    MARAT,
    NOON,
    OLGA,
    ORG,
    STRANGER,
    VERA,
    form,
    key,
    org_with,
    stage,
    without,
    words,
)
from tests.model.leave.test_leaving import FORM as LEAVE
from tests.model.samples import FIELDS, field
from tests.model.story import after, approve, new, refusal, reject, submit, submitted

TICK = field("yes_no", key=key("tell_manager"), required=False)
ROUTE = (
    stage("hr", InRole(HR)),
    stage("manager", Participant(ManagerOf(), (Said(key("tell_manager"), True),))),
)


def sealed(*route: Stage, owner: RoleKey = HR) -> Form:
    return replace(form(*route, fields=[TICK], owner=owner), privacy=Privacy.SEALED)


BUTTON = sealed(*ROUTE)
BUDGET = Budget(catalog=CatalogKey("budgets"), limit=ColumnKey("limit"), amount=key("tell_manager"), period=Span.MONTH)
SENT = submitted(BUTTON)
EVERYBODY = (EGOR, MARAT, OLGA, ANNA, BORIS, HELEN, VERA, ADAM, FELIX, STRANGER)


def seeing(request: Request) -> set[PersonId]:
    return {person for person in EVERYBODY if may_see(person, request, ORG)}


def test_neither_who_leads_the_author_nor_an_administrator_sees_it() -> None:
    assert seeing(SENT) == {EGOR, HELEN}
    assert seeing(submitted(replace(BUTTON, privacy=Privacy.OPEN))) == {EGOR, HELEN, ADAM}


def test_the_manager_sees_it_where_the_author_has_ticked_it() -> None:
    told = after(submitted(BUTTON, tell_manager=True), approve(SENT, HELEN))
    assert seeing(told) == {EGOR, HELEN, MARAT}
    assert seeing(after(SENT, approve(SENT, HELEN))) == {EGOR, HELEN}


def test_whoever_answers_for_the_process_sees_only_what_he_is_asked_about() -> None:
    """The role of the owner is not one of its readers."""
    asked_elsewhere = submitted(sealed(stage("lawyer", InRole(ACCOUNTING)), owner=FINANCE))
    assert seeing(asked_elsewhere) == {EGOR, ANNA, BORIS}


def test_where_nobody_is_found_the_owner_is_asked_and_never_an_administrator() -> None:
    lone = sealed(stage("lawyer", InRole(LAWYER)), owner=FINANCE)
    assert waiting_for(submitted(lone)) == {FELIX}
    with pytest.raises(NobodyToAsk):
        decide(new(lone), submit(), without(FELIX))


def test_who_would_decide_on_his_own_request_does_not_bring_it_to_his_manager() -> None:
    """A colleague of the same role, else the ladder, else he himself: nobody whom the form does not name."""
    of_helen = submitted(BUTTON, HELEN)
    assert waiting_for(of_helen) == {HELEN}
    assert waiting_for(submitted(replace(BUTTON, owner=FINANCE), HELEN)) == {FELIX}
    assert waiting_for(submitted(replace(BUTTON, privacy=Privacy.OPEN), HELEN)) == {OLGA}
    assert waiting_for(submitted(sealed(stage("hr", InRole(HR), own=Own.MANAGER)), HELEN)) == {OLGA}


@pytest.mark.parametrize(
    "command",
    [
        OpenChild(HELEN, StageKey("hr"), 1, NOON, FormKey("other"), RequestId(2), words("Другая", "Other")),
        HandOn(HELEN, StageKey("hr"), 1, NOON, VERA, "on leave"),
        Add(HELEN, StageKey("hr"), 1, NOON, VERA, Where.BEFORE),
    ],
)
def test_nobody_hands_it_on(command: HandOn | Add | OpenChild) -> None:
    opens = replace(BUTTON, route=(stage("hr", InRole(HR), opens=(Opening(form=FormKey("other")),)), *ROUTE[1:]))
    asked = submitted(opens)
    assert isinstance(refusal(asked, command), Sealed)
    assert type(command) not in allowed(asked, HELEN, ORG)
    assert type(command) in allowed(submitted(replace(opens, privacy=Privacy.OPEN)), HELEN, ORG)


def test_only_the_author_lets_anybody_in() -> None:
    assert [may_let_in(person, SENT, ORG) for person in (EGOR, HELEN, ADAM)] == [True, False, False]
    assert isinstance(refusal(SENT, Observe(HELEN, VERA, NOON)), NotYours)
    assert seeing(after(SENT, Observe(EGOR, VERA, NOON))) == {EGOR, HELEN, VERA}


def test_no_other_request_names_it() -> None:
    assert [may_link(person, SENT, ORG) for person in (EGOR, HELEN, MARAT)] == [False, False, False]
    plain = submitted(replace(BUTTON, privacy=Privacy.OPEN))
    assert [may_link(person, plain, ORG) for person in (EGOR, HELEN, MARAT)] == [True, True, False]


def test_what_was_approved_is_opened_again_by_an_owner_who_has_taken_part() -> None:
    granted = after(SENT, approve(SENT, HELEN))
    assert Reopen in allowed(granted, HELEN, ORG)
    colleague = org_with(replace(ORG.people[VERA], roles=frozenset({HR, ADMIN})))
    assert Reopen not in allowed(granted, VERA, colleague)
    with pytest.raises(OwnerReopens) as refused:
        decide(granted, Reopen(EGOR, LATER, "more"), colleague)
    assert refused.value.about == {"who": "Helen Roth"}


def test_of_what_was_rejected_the_author_may_do_so() -> None:
    assert allowed(after(SENT, reject(SENT, HELEN)), EGOR, ORG) == (Reopen,)


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        (replace(LEAVE, privacy=Privacy.SEALED), ("leave",)),
        (replace(BUTTON, budget=BUDGET), ("budget",)),
        (replace(BUTTON, alike=(key("tell_manager"),)), ("alike",)),
        (sealed(stage("hr", InRole(HR), opens=(Opening(form=FormKey("other")),))), ("route", "hr", "opens")),
        (sealed(stage("hr", InRole(HR), if_nobody=Nobody.MANAGER)), ("route", "hr", "if_nobody")),
    ],
)
def test_what_would_tell_of_it_is_a_mistake_of_the_form(broken: Form, place: tuple[str, ...]) -> None:
    assert place in {problem.where for problem in problems(broken)}
    assert place not in {problem.where for problem in problems(replace(broken, privacy=Privacy.OPEN))}


def test_no_stage_of_another_form_opens_it() -> None:
    opens = form(stage("hr", InRole(HR), opens=(Opening(form=FormKey("button")),)), fields=[FIELDS["text"]])
    button = replace(BUTTON, key=FormKey("button"))
    told = [
        [one.where for one in problems(opens, forms=known)]
        for known in ({FormKey("button"): button}, {FormKey("button"): replace(button, privacy=Privacy.OPEN)})
    ]
    assert told == [[("route", "hr", "opens")], []]
    assert problems(opens) == ()


def test_without_such_a_form_nothing_is_wrong() -> None:
    assert problems(BUTTON, ORG) == ()
