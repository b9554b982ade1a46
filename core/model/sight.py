"""Who may see when the people of a team are away. Why somebody is away nobody sees by it."""

from collections.abc import Iterable
from enum import StrEnum

from core.model.access import HR
from core.model.climb import HIGHEST, managers
from core.model.ids import PersonId, RoleKey
from core.model.org import ADMIN, Org, Person

#: In the place of who leads a team: everybody.
COMPANY = PersonId(0)


class Sight(StrEnum):
    """How much of it."""

    ALL = "all"  #: what is asked for, too
    GRANTED = "granted"  #: what is granted, and of oneself what is asked for


def sight(viewer: PersonId, leader: PersonId, org: Org, owners: Iterable[RoleKey]) -> Sight | None:
    """What `viewer` sees of the team of `leader`. All of it sees whoever leads it or stands above, HR, the owners of
    the forms of leave, and the administrators; what is granted, whoever is in it; None: nothing."""
    if not org.active([viewer]) or org.partner(viewer):
        return None
    if org.people[viewer].roles & {HR, ADMIN, *owners}:
        return Sight.ALL
    if leader == COMPANY:
        return None
    if viewer in (leader, *managers(org, leader, HIGHEST)):
        return Sight.ALL
    return Sight.GRANTED if org.manager(viewer) == leader else None


def team(leader: PersonId, org: Org) -> tuple[Person, ...]:
    """Who leads it, and after him those whom he leads; or everybody. By their names."""
    people = (one for one in org.people.values() if one.active and not org.partner(one.id))
    own = (one for one in people if leader == COMPANY or leader in (one.id, one.manager))
    return tuple(sorted(own, key=lambda one: (one.id != leader, one.name.casefold(), one.id)))


def own_team(viewer: PersonId, org: Org, owners: Iterable[RoleKey]) -> PersonId | None:
    """The team that somebody means who asks who is away: his own, else the one he is in; of who sees everybody and
    leads nobody, the company. None for somebody without colleagues."""
    if leads(viewer, org):
        return viewer
    if sight(viewer, COMPANY, org, owners) is not None:
        return COMPANY
    manager = org.manager(viewer)
    return manager if manager is not None and sight(viewer, manager, org, owners) is not None else None


def leads(person: PersonId, org: Org) -> bool:
    """Whether anybody who works here has this manager."""
    return any(one.manager == person and one.active for one in org.people.values())
