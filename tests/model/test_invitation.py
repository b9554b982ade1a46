"""Whom a link lets in, and who may make one."""

from dataclasses import replace

import pytest

from core.model.ids import PersonId
from core.model.invitation import LinkVoid, NoLinkNeeded, check_comes_in, check_invites, invitable
from core.model.observers import Observe
from core.model.org import PARTNER, Org
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.turn import NotYours
from tests.model.build import (
    ADAM,
    ANNA,
    BORIS,
    EGOR,
    GONE,
    MARAT,
    NOON,
    ORG,
    STRANGER,
    VERA,
    form,
    named,
    org_with,
    stage,
)
from tests.model.story import after, submitted

#: The account of somebody whom nobody knows yet.
NEW = 999


def _partner(id: PersonId, telegram: int | None = None, *, active: bool = True) -> Org:
    person = replace(ORG.people[id], roles=frozenset({PARTNER}), telegram=telegram, active=active)
    return org_with(person, replace(ORG.people[ANNA], telegram=77))


@pytest.fixture
def request_() -> Request:
    """It waits for MARAT and VERA; BORIS looks on."""
    return after(submitted(form(stage("both", named(MARAT), named(VERA)))), Observe(EGOR, BORIS, NOON))


@pytest.mark.parametrize("whom", [VERA, BORIS])
def test_whoever_takes_part_lets_in_a_partner_who_takes_part(request_: Request, whom: PersonId) -> None:
    for by in (EGOR, MARAT, ADAM):
        assert invitable(request_, by, _partner(whom)) == (whom,)
        check_invites(request_, by, whom, _partner(whom))


@pytest.mark.parametrize(
    ("by", "whom", "org", "refused"),
    [
        (STRANGER, VERA, _partner(VERA), NotYours),
        (VERA, VERA, _partner(VERA), NotYours),
        (EGOR, VERA, _partner(VERA, NEW), NoLinkNeeded),
        (EGOR, VERA, _partner(VERA, active=False), NoLinkNeeded),
        (EGOR, VERA, ORG, NoLinkNeeded),
        (EGOR, ANNA, _partner(ANNA), NoLinkNeeded),
        (EGOR, PersonId(404), ORG, NoLinkNeeded),
    ],
    ids=["a stranger", "the partner himself", "has an account", "has left", "a colleague", "takes no part", "nobody"],
)
def test_links_that_nobody_makes(
    request_: Request, by: PersonId, whom: PersonId, org: Org, refused: type[Refusal]
) -> None:
    if whom != ANNA:
        assert whom not in invitable(request_, by, org)
    with pytest.raises(refused):
        check_invites(request_, by, whom, org)


def test_an_account_becomes_the_partners() -> None:
    check_comes_in(VERA, NEW, _partner(VERA))


@pytest.mark.parametrize(
    ("whom", "account", "org"),
    [
        (VERA, 77, _partner(VERA)),
        (VERA, NEW, _partner(VERA, 78)),
        (VERA, NEW, _partner(VERA, active=False)),
        (VERA, NEW, ORG),
        (GONE, NEW, org_with(replace(ORG.people[VERA], active=False, telegram=NEW))),
    ],
    ids=["the account of another", "has one already", "has left", "no partner any more", "the account of one who left"],
)
def test_a_link_that_has_come_to_nothing(whom: PersonId, account: int, org: Org) -> None:
    with pytest.raises(LinkVoid):
        check_comes_in(whom, account, org)
