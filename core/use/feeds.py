"""A calendar follows a team by a link. Whoever has the link reads what its owner may see at that moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe

from core.model.ids import PersonId
from core.model.leave.facts import Absence, together
from core.model.org import Org
from core.model.sight import COMPANY, sight, team
from core.store import feeds, leave, people
from core.store.db import Tx
from core.store.leave import Dated
from core.use.away import NoTeam, days_around, owners_of_leave, visible

#: Bytes of a token: nobody finds one by trying.
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Feed:
    leader: PersonId
    org: Org
    since: datetime | None  #: when the link that holds was made; None without one


@dataclass(frozen=True, slots=True)
class Made:
    leader: PersonId
    org: Org
    token: str  #: what the link carries; it is not kept


@dataclass(frozen=True, slots=True)
class Followed:
    """What the calendar of somebody is to show of a team."""

    viewer: PersonId
    leader: PersonId
    absences: tuple[Dated, ...]
    org: Org


def feed(tx: Tx, viewer: PersonId, leader: PersonId) -> Feed:
    """Raises NoTeam."""
    org = people.org(tx)
    _check(tx, viewer, leader, org)
    return Feed(leader, org, feeds.since(tx, viewer, leader))


def subscribe(tx: Tx, viewer: PersonId, leader: PersonId, now: datetime) -> Made:
    """A new link; the one of before is void. Raises NoTeam."""
    org = people.org(tx)
    _check(tx, viewer, leader, org)
    token = token_urlsafe(_BYTES)
    feeds.put(tx, token, viewer, leader, now)
    return Made(leader, org, token)


def unsubscribe(tx: Tx, viewer: PersonId, leader: PersonId, now: datetime) -> None:
    """The link is void, whatever its owner may see by now."""
    feeds.revoke(tx, viewer, leader, now)


def followed(tx: Tx, token: str, now: datetime) -> Followed | None:
    """From a month ago on, for a year. None for a link that does not hold, and as long as its owner may not see the
    team."""
    found = feeds.found(tx, token)
    if found is None:
        return None
    viewer, leader = found
    org = people.org(tx)
    seen = sight(viewer, leader, org, owners_of_leave(tx))
    if seen is None:
        return None
    whom = [one.id for one in team(leader, org)]
    dated = leave.dated(tx, whom, days_around(now, org.zone(viewer)))
    shown = frozenset(one.request for one in visible(tuple(one.absence for one in dated), viewer, seen))
    return Followed(viewer, leader, _together([one for one in dated if one.absence.request in shown]), org)


def _together(dated: Sequence[Dated]) -> tuple[Dated, ...]:
    """Each person away once, and changed when one of the requests was by which he is: two entries, one of them within
    the other, would tell that somebody is ill."""
    return tuple(_whole(one, dated) for one in together(known.absence for known in dated))


def _whole(absence: Absence, dated: Sequence[Dated]) -> Dated:
    parts = [one for one in dated if _is_of(absence, one.absence)]
    return Dated(absence, max(one.version for one in parts), max(one.changed for one in parts))


def _is_of(whole: Absence, one: Absence) -> bool:
    if one.request == whole.request:
        return True
    return one.person == whole.person and one.granted and whole.granted and one.period.meets(whole.period)


def _check(tx: Tx, viewer: PersonId, leader: PersonId, org: Org) -> None:
    known = leader == COMPANY or leader in org.people
    if not known or sight(viewer, leader, org, owners_of_leave(tx)) is None:
        raise NoTeam
