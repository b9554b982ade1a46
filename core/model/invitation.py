"""Letting in a partner who has no account yet: by a link that holds once, and for a while."""

from datetime import timedelta

from core.model.access import may_let_in
from core.model.ids import PersonId
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request, involved
from core.model.turn import NotYours

#: How long a link holds.
LASTS = timedelta(days=7)


class NoLinkNeeded(Refusal):
    """No link is needed here: {who} comes in without one, or takes no part in this request."""


class NobodyOutside(Refusal):
    """No partner of this request needs a link."""


class LinkVoid(Refusal):
    """This link does not hold any more. Please ask whoever has sent it for a new one."""


def invitable(request: Request, by: PersonId, org: Org) -> tuple[PersonId, ...]:
    """The partners who take part in a request and cannot read it: no account is theirs."""
    if not may_let_in(by, request, org):
        return ()
    return tuple(id for id in org.active(involved(request)) if org.partner(id) and org.people[id].telegram is None)


def check_invites(request: Request, by: PersonId, whom: PersonId, org: Org) -> None:
    """Raises Refusal."""
    if not may_let_in(by, request, org):
        raise NotYours
    if whom not in invitable(request, by, org):
        raise NoLinkNeeded(who=org.name(whom))


def check_comes_in(whom: PersonId, account: int, org: Org) -> None:
    """Whether the account can become this person's. Raises LinkVoid."""
    taken = any(person.telegram == account for person in org.people.values())
    if taken or not org.active([whom]) or not org.partner(whom) or org.people[whom].telegram is not None:
        raise LinkVoid
