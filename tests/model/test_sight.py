"""Who may see when the people of a team are away."""

from dataclasses import replace

import pytest

from core.model.ids import PersonId, RoleKey
from core.model.org import ADMIN, PARTNER, Org, Person
from core.model.sight import COMPANY, Sight, own_team, sight, team

BOSS, LEAD, ANN, BEN, OTHER, HR, OWNER, ROOT, GUEST, GONE = (PersonId(id) for id in range(1, 11))
_OWNERS = frozenset({RoleKey("people_team")})


def _org() -> Org:
    everybody = (
        Person(BOSS, "Boss"),
        Person(LEAD, "Lead", manager=BOSS),
        Person(ANN, "ann", manager=LEAD),
        Person(BEN, "Ben", manager=LEAD),
        Person(OTHER, "Other", manager=BOSS),
        Person(HR, "Helen", roles=frozenset({RoleKey("hr")})),
        Person(OWNER, "Owner", manager=BOSS, roles=_OWNERS),
        Person(ROOT, "Root", roles=frozenset({ADMIN})),
        Person(GUEST, "Guest", manager=LEAD, roles=frozenset({PARTNER, RoleKey("hr")})),
        Person(GONE, "Gone", manager=LEAD, active=False),
    )
    return Org({one.id: one for one in everybody})


ORG = _org()


@pytest.mark.parametrize(
    ("viewer", "leader", "seen"),
    [
        (LEAD, LEAD, Sight.ALL),
        (BOSS, LEAD, Sight.ALL),
        (HR, LEAD, Sight.ALL),
        (OWNER, LEAD, Sight.ALL),
        (ROOT, LEAD, Sight.ALL),
        (ANN, LEAD, Sight.GRANTED),
        (LEAD, BOSS, Sight.GRANTED),
        (OTHER, LEAD, None),
        (ANN, BOSS, None),
        (ANN, BEN, None),
        (GUEST, LEAD, None),
        (GONE, LEAD, None),
        (HR, COMPANY, Sight.ALL),
        (BOSS, COMPANY, None),
        (ANN, COMPANY, None),
        (GUEST, COMPANY, None),
    ],
)
def test_sight_follows_from_ones_place(viewer: PersonId, leader: PersonId, seen: Sight | None) -> None:
    assert sight(viewer, leader, ORG, _OWNERS) is seen


@pytest.mark.parametrize(
    ("viewer", "meant"),
    [(LEAD, LEAD), (BOSS, BOSS), (ANN, LEAD), (HR, COMPANY), (OWNER, COMPANY), (GUEST, None), (GONE, None)],
)
def test_everybody_means_his_own_team(viewer: PersonId, meant: PersonId | None) -> None:
    assert own_team(viewer, ORG, _OWNERS) == meant


def test_whoever_has_neither_manager_nor_people_has_no_team() -> None:
    alone = Org({BOSS: Person(BOSS, "Boss")})
    assert own_team(BOSS, alone, _OWNERS) is None


def test_hr_who_leads_people_means_them_first() -> None:
    org = Org({**ORG.people, BEN: replace(ORG.people[BEN], manager=HR)})
    assert own_team(HR, org, _OWNERS) == HR


def test_a_team_is_its_leader_and_whom_he_leads_by_name() -> None:
    assert [one.id for one in team(LEAD, ORG)] == [LEAD, ANN, BEN]


def test_a_company_is_everybody_who_works_here() -> None:
    assert {one.id for one in team(COMPANY, ORG)} == {BOSS, LEAD, ANN, BEN, OTHER, HR, OWNER, ROOT}
