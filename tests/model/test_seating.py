"""Nobody decides on his own request unless the form says so, and nobody's place is left empty."""

from dataclasses import replace
from typing import Any

import pytest

from core.model.advance import NobodyToAsk
from core.model.command import Replace
from core.model.decide import decide
from core.model.event import Skip, StageSkipped
from core.model.form import Do, Nobody, Own
from core.model.ids import PersonId
from core.model.org import ADMIN, Org
from core.model.request import Request, waiting_for
from core.model.seating import seating
from core.model.who import Author, InRole, Place, Who
from tests.model.build import (
    ACCOUNTING,
    ANNA,
    BORIS,
    EGOR,
    FELIX,
    FINANCE,
    HELEN,
    HR,
    LAWYER,
    MARAT,
    NOON,
    OLGA,
    ORG,
    form,
    named,
    org_with,
    stage,
    without,
)
from tests.model.story import after, new, skipped, submit, submitted


def asked(*who: Who, author: PersonId = EGOR, org: Org = ORG, **more: Any) -> tuple[Place, ...]:
    only = stage("only", *who, **more)
    return seating(only, new(form(only), author), org).places


def test_whoever_leads_the_author_decides_for_him() -> None:
    assert asked(named(EGOR)) == (Place((MARAT,), for_author=True),)
    assert asked(named(EGOR), org=without(MARAT)) == (Place((OLGA,), for_author=True),)


def test_a_colleague_in_the_same_role_comes_first() -> None:
    assert asked(InRole(ACCOUNTING), author=ANNA) == (Place((BORIS,), ACCOUNTING),)
    assert asked(InRole(HR), author=HELEN) == (Place((OLGA,), for_author=True),)


def test_above_whom_nobody_stands_the_fallback_decides() -> None:
    assert asked(named(OLGA), author=OLGA, fallback=(InRole(HR),)) == (Place((HELEN,), HR, True, for_author=True),)
    assert asked(named(OLGA), author=OLGA) == (Place((FELIX,), FINANCE, True, for_author=True),)


def test_managers_in_a_circle_are_nobody() -> None:
    circle = org_with(replace(ORG.people[EGOR], manager=MARAT), replace(ORG.people[MARAT], manager=EGOR, active=False))
    assert asked(named(EGOR), org=circle) == (Place((FELIX,), FINANCE, True, for_author=True),)


def test_where_there_is_nobody_else_he_decides_himself_and_everybody_sees_it() -> None:
    alone = Org({OLGA: replace(ORG.people[OLGA], roles=frozenset({FINANCE, ADMIN}))})
    assert asked(named(OLGA), author=OLGA, org=alone) == (Place((OLGA,), for_author=True),)


@pytest.mark.parametrize("more", [{"own": Own.ALLOW}, {"do": Do.ACT}])
def test_the_form_can_let_him_decide(more: dict[str, Any]) -> None:
    assert asked(named(EGOR), **more) == (Place((EGOR,)),)


def test_who_is_named_as_the_author_is_meant() -> None:
    assert asked(Author()) == (Place((EGOR,)),)


def test_a_stage_that_would_ask_the_author_can_be_passed_over_with_a_word_about_it() -> None:
    route = form(stage("own", named(EGOR), own=Own.SKIP), stage("next", named(OLGA)))
    events = decide(new(route), submit(), ORG)
    assert [(event.stage, event.why) for event in skipped(events)] == [("own", Skip.AUTHOR)]
    assert waiting_for(submitted(route)) == {OLGA}


def lawyer(**more: Any) -> Any:
    return form(stage("law", InRole(LAWYER), **more), stage("next", named(OLGA)))


def test_an_empty_role_is_passed_over_only_where_the_form_says_so() -> None:
    events = decide(new(lawyer(if_nobody=Nobody.SKIP)), submit(), ORG)
    assert next(event for event in events if isinstance(event, StageSkipped)).why is Skip.NOBODY
    assert waiting_for(submitted(lawyer())) == {FELIX}


def test_an_empty_role_can_go_to_whoever_leads_the_author() -> None:
    assert waiting_for(submitted(lawyer(if_nobody=Nobody.MANAGER))) == {MARAT}
    chief = new(lawyer(if_nobody=Nobody.MANAGER), OLGA)
    assert waiting_for(after(chief, submit(OLGA))) == {FELIX}


def test_an_empty_role_can_hold_the_request_where_it_is() -> None:
    with pytest.raises(NobodyToAsk):
        submitted(lawyer(if_nobody=Nobody.REFUSE))


def test_who_takes_over_an_empty_place_is_not_the_author() -> None:
    owner = org_with(replace(ORG.people[EGOR], roles=frozenset({FINANCE})), replace(ORG.people[FELIX], active=False))
    assert asked(InRole(LAWYER), org=owner) == (Place((MARAT,), for_author=True),)


def test_a_place_that_has_become_empty_goes_to_whoever_stands_in_and_not_to_the_author() -> None:

    request: Request = submitted(form(stage("pay", InRole(ACCOUNTING))), ANNA)
    assert waiting_for(request) == {BORIS}
    left = after(request, Replace(NOON), org=without(BORIS))
    assert waiting_for(left) == {FELIX}
