"""Whom each transition concerns: everybody has his message, or his silence."""

from collections.abc import Mapping

import pytest

from core.model.command import Command
from core.model.decide import course
from core.model.effect import Ask, Effect, Refresh, Showing, Tell
from core.model.event import (
    Acknowledged,
    Approved,
    Closed,
    Completed,
    Event,
    Informed,
    Recalled,
    Rejected,
    Returned,
    StageOpened,
    StageSkipped,
    Submitted,
    Uncancelled,
)
from core.model.form import Do
from core.model.ids import PersonId, StageKey
from core.model.org import Org
from core.model.outcome import Outcome
from core.model.react import react, settle
from core.model.request import Request
from core.model.who import Author, InRole, Place
from tests.model.build import (
    ACCOUNTING,
    ANNA,
    BORIS,
    EGOR,
    FELIX,
    HELEN,
    HR,
    MARAT,
    NOON,
    OLGA,
    ORG,
    OVER_A_MILLION,
    form,
    named,
    stage,
    without,
)
from tests.model.story import (
    REPLACE,
    after,
    approve,
    effects,
    give_back,
    new,
    recall,
    reject,
    submit,
)

ROUTE = form(
    stage("manager", named(MARAT)),
    stage("never", named(FELIX), when=(OVER_A_MILLION,)),
    stage("told", InRole(HR), Author(), do=Do.INFORM),
    stage("both", named(ANNA), named(BORIS)),
    stage("director", named(OLGA)),
)
NEW = new(ROUTE)
AT_MANAGER = after(NEW, submit())
AT_BOTH = after(AT_MANAGER, approve(AT_MANAGER, MARAT))
AT_BORIS = after(AT_BOTH, approve(AT_BOTH, ANNA))
AT_DIRECTOR = after(AT_BORIS, approve(AT_BORIS, BORIS))
REWORKED = after(AT_BORIS, give_back(AT_BORIS, BORIS))

Expected = Mapping[PersonId, type[Showing]]

MATRIX: list[tuple[str, Request, Command, Org, Expected]] = [
    ("sent", NEW, submit(), ORG, {EGOR: Refresh, MARAT: Ask}),
    (
        "the next two are asked, one stage is skipped, one is told",
        AT_MANAGER,
        approve(AT_MANAGER, MARAT),
        ORG,
        {EGOR: Refresh, MARAT: Refresh, HELEN: Tell, ANNA: Ask, BORIS: Ask},
    ),
    (
        "one of two has agreed",
        AT_BOTH,
        approve(AT_BOTH, ANNA),
        ORG,
        {EGOR: Refresh, MARAT: Refresh, HELEN: Refresh, ANNA: Refresh, BORIS: Refresh},
    ),
    (
        "both have agreed",
        AT_BORIS,
        approve(AT_BORIS, BORIS),
        ORG,
        {EGOR: Refresh, MARAT: Refresh, HELEN: Refresh, ANNA: Refresh, BORIS: Refresh, OLGA: Ask},
    ),
    (
        "all have agreed",
        AT_DIRECTOR,
        approve(AT_DIRECTOR, OLGA),
        ORG,
        {EGOR: Tell, MARAT: Refresh, HELEN: Refresh, ANNA: Refresh, BORIS: Refresh, OLGA: Refresh},
    ),
    (
        "rejected: those who agreed learn that it was in vain",
        AT_BORIS,
        reject(AT_BORIS, BORIS),
        ORG,
        {EGOR: Tell, MARAT: Tell, HELEN: Refresh, ANNA: Tell, BORIS: Refresh},
    ),
    ("rejected at once", AT_MANAGER, reject(AT_MANAGER, MARAT), ORG, {EGOR: Tell, MARAT: Refresh}),
    (
        "returned",
        AT_BORIS,
        give_back(AT_BORIS, BORIS),
        ORG,
        {EGOR: Ask, MARAT: Refresh, HELEN: Refresh, ANNA: Refresh, BORIS: Refresh},
    ),
    (
        "sent again: only who has not agreed yet is asked",
        REWORKED,
        submit(),
        ORG,
        {EGOR: Refresh, MARAT: Refresh, HELEN: Refresh, ANNA: Refresh, BORIS: Ask},
    ),
    (
        "recalled",
        AT_BOTH,
        recall(),
        ORG,
        {EGOR: Refresh, MARAT: Refresh, HELEN: Refresh, ANNA: Refresh, BORIS: Refresh},
    ),
    (
        "one has left: only the newcomer is asked",
        AT_BOTH,
        REPLACE,
        without(BORIS),
        {EGOR: Refresh, MARAT: Refresh, HELEN: Refresh, ANNA: Refresh, BORIS: Refresh, FELIX: Ask},
    ),
]


@pytest.mark.parametrize(
    ("request_", "command", "org", "expected"), [row[1:] for row in MATRIX], ids=[row[0] for row in MATRIX]
)
def test_everybody_gets_his_message_or_his_silence(
    request_: Request, command: Command, org: Org, expected: Expected
) -> None:
    assert effects(request_, command, org) == {kind(person) for person, kind in expected.items()}


def test_one_person_gets_one_effect_the_strongest() -> None:
    """Egor is told, agreed and is the author; the outcome is what he hears. Who is asked anew is asked, not told."""
    own = form(stage("own", Author()), stage("told", Author(), do=Do.INFORM))
    request = after(new(own), submit())
    assert effects(request, approve(request, EGOR)) == {Tell(EGOR)}
    twice = form(stage("a", named(HELEN)), stage("b", InRole(HR), do=Do.INFORM), stage("c", named(HELEN), again=True))
    request = after(new(twice), submit())
    assert effects(request, approve(request, HELEN)) == {Ask(HELEN), Refresh(EGOR)}


def test_an_author_who_returns_his_own_request_is_asked() -> None:
    request = after(new(form(stage("own", Author()))), submit())
    assert effects(request, give_back(request, EGOR)) == {Ask(EGOR)}


def test_each_transition_is_one_version() -> None:
    request, found = settle(NEW, course(NEW, submit(), ORG))
    assert (NEW.version, request.version) == (0, 1)
    assert set(found) == {Ask(MARAT), Refresh(EGOR)}
    assert settle(request, ())[0].version == 2


KEY = StageKey("manager")


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (Submitted(EGOR, {}, NOON), ()),
        (StageSkipped(KEY, (), NOON), ()),
        (StageOpened(KEY, (Place((ANNA, BORIS), ACCOUNTING),), NOON), ()),
        (Informed(KEY, (Place((HELEN,)), Place((EGOR,))), NOON), (Tell(HELEN),)),
        (Approved(MARAT, KEY, NOON), ()),
        (Completed(MARAT, KEY, NOON), ()),
        (Acknowledged(MARAT, KEY, NOON), ()),
        (Rejected(MARAT, KEY, NOON, "no"), ()),
        (Returned(MARAT, KEY, NOON, "no"), ()),
        (Uncancelled(NOON), (Tell(EGOR),)),
        (Uncancelled(NOON, EGOR), ()),
        (Recalled(EGOR, NOON), ()),
        (Closed(Outcome.RECALLED, NOON), ()),
        (Closed(Outcome.APPROVED, NOON), (Tell(EGOR),)),
        (Closed(Outcome.REJECTED, NOON), (Tell(EGOR), Tell(MARAT))),
    ],
)
def test_each_event_alone(event: Event, expected: tuple[Effect, ...]) -> None:
    assert react(AT_BOTH, event) == expected
