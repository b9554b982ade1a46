"""A partner without an account is let in by a link that one of the company sends him."""

from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_urlsafe

from core.model.ids import PersonId, RequestId
from core.model.invitation import LASTS, LinkVoid, check_comes_in, check_invites
from core.model.org import Org, Person
from core.model.request import Request
from core.store import invitations, outbox, people, requests
from core.store.db import Tx
from core.use.act import see

#: Bytes of a token: nobody finds one by trying.
_BYTES = 24


@dataclass(frozen=True, slots=True)
class Invited:
    request: Request
    org: Org
    token: str  #: what the link carries; it is not kept


def invite(tx: Tx, id: RequestId, by: PersonId, whom: PersonId, now: datetime) -> Invited:
    """A link for a partner who takes part in the request. Raises Refusal, NoSuchRequest."""
    request, org = see(tx, id, by), people.org(tx)
    check_invites(request, by, whom, org)
    token = token_urlsafe(_BYTES)
    invitations.put(tx, token, whom, by, id, now + LASTS)
    return Invited(request, org, token)


def come_in(tx: Tx, token: str, account: int, now: datetime) -> Person:
    """The account is the partner's from now on, and he gets the card of the request. Raises LinkVoid."""
    found = invitations.use(tx, token, now)
    if found is None:
        raise LinkVoid
    whom, id = found
    org = people.org(tx)
    check_comes_in(whom, account, org)
    person = replace(org.people[whom], telegram=account)
    people.change(tx, person)
    if (kept := requests.load(tx, id)) is not None:
        outbox.show(tx, kept.request, whom, now)
    return person
