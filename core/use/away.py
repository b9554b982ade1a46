"""Who is away, as far as the one who asks may see it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.model.calendar import Calendar
from core.model.ids import PersonId, RoleKey
from core.model.leave.facts import Absence, together
from core.model.org import Org, Person
from core.model.period import Period
from core.model.refusal import Refusal
from core.model.sight import Sight, own_team, sight, team
from core.store import forms, leave, people
from core.store.db import Tx
from core.use.leave import days_of

#: How far a file of absences reaches.
_BEFORE, _AFTER = timedelta(days=31), timedelta(days=366)


class NoTeam(Refusal):
    """There is no team here whose absences I could show you."""


@dataclass(frozen=True, slots=True)
class Away:
    leader: PersonId
    sight: Sight
    people: tuple[Person, ...]  #: the whole team
    absences: tuple[Absence, ...]  #: of these people, in these days, as far as they may be seen
    today: tuple[Absence, ...]  #: by which somebody is not there today
    days: Calendar  #: of the reader's branch
    org: Org
    owners: frozenset[RoleKey]  #: of the forms of leave


def away(tx: Tx, viewer: PersonId, leader: PersonId | None, period: Period, today: Period) -> Away:
    """`leader` None for the team that the viewer means by himself. Raises NoTeam."""
    org, owners = people.org(tx), owners_of_leave(tx)
    leader = own_team(viewer, org, owners) if leader is None else leader
    seen = sight(viewer, leader, org, owners) if leader is not None else None
    if leader is None or seen is None:
        raise NoTeam
    members = team(leader, org)
    ids = [one.id for one in members]
    return Away(
        leader=leader,
        sight=seen,
        people=members,
        absences=together(visible(leave.absences(tx, ids, period), viewer, seen)),
        today=together(one for one in leave.absences(tx, ids, today) if one.granted),
        days=days_of(tx, org.people[viewer], period.first.year),
        org=org,
        owners=owners,
    )


@dataclass(frozen=True, slots=True)
class Granted:
    """What is granted to the people of a team."""

    leader: PersonId
    absences: tuple[Absence, ...]
    org: Org


def granted(tx: Tx, leader: PersonId, now: datetime) -> Granted:
    """From a month ago on, for a year: for whoever administrates Kivok."""
    org = people.org(tx)
    days = days_around(now, org.zone(leader))
    ids = [one.id for one in team(leader, org)]
    return Granted(leader, together(one for one in leave.absences(tx, ids, days) if one.granted), org)


def days_around(now: datetime, zone: ZoneInfo) -> Period:
    """What a file of absences tells of."""
    today = now.astimezone(zone).date()
    return Period(today - _BEFORE, today + _AFTER)


def visible(absences: tuple[Absence, ...], viewer: PersonId, seen: Sight) -> tuple[Absence, ...]:
    return tuple(one for one in absences if seen is Sight.ALL or one.granted or one.person == viewer)


def owners_of_leave(tx: Tx) -> frozenset[RoleKey]:
    """The roles that own a form by which leave is asked for."""
    return frozenset(one.form.owner for one in forms.newest(tx) if one.form.leave is not None)
