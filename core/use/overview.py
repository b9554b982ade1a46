"""What concerns one person: what waits for him, what he has asked for, what he has begun."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from core.model.event import Event
from core.model.ids import PersonId, RequestId
from core.model.org import Org
from core.model.request import Request
from core.model.rescheduling import granted
from core.store import drafts, journal, people, requests
from core.store.db import Tx
from core.use import news
from core.use.act import see
from core.use.around import Around, around
from core.use.keeping import opened
from core.use.replaced import claims_on


@dataclass(frozen=True, slots=True)
class Counts:
    waiting: int
    mine: int
    drafts: int
    news: int = 0  #: announcements that hold, and were not read
    open: int = 0  #: of his own, those that have not ended
    observed: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list of requests."""

    requests: tuple[Request, ...]
    number: int  #: from 0
    total: int  #: requests on all pages
    org: Org
    claims: Mapping[RequestId, Request] = field(
        default_factory=dict
    )  #: of leaves: who wants, or has taken, their place


@dataclass(frozen=True, slots=True)
class History:
    request: Request
    events: tuple[Event, ...]
    org: Org


def counts(tx: Tx, person: PersonId) -> Counts:
    waiting, mine = requests.count_waiting_on(tx, person), requests.count_made_by(tx, person)
    open_, observed_ = requests.count_open_of(tx, person), requests.count_observed_by(tx, person)
    return Counts(waiting, mine, drafts.count(tx, person), news.unread(tx, person), open_, observed_)


def waiting(tx: Tx, person: PersonId, page: int, size: int) -> Page:
    """What waits for `person`, the longest first."""
    total = requests.count_waiting_on(tx, person)
    number = _within(page, total, size)
    found = requests.waiting_on(tx, person, most=size, skip=number * size)
    return Page(found, number, total, people.org(tx))


def mine(tx: Tx, person: PersonId, page: int, size: int) -> Page:
    """A person's own requests, the newest first."""
    total = requests.count_made_by(tx, person)
    number = _within(page, total, size)
    found = requests.made_by(tx, person, most=size, skip=number * size)
    return Page(found, number, total, people.org(tx), _claims(tx, found))


def observed(tx: Tx, person: PersonId, page: int, size: int) -> Page:
    """What a person looks on at, the newest first."""
    total = requests.count_observed_by(tx, person)
    number = _within(page, total, size)
    found = requests.observed_by(tx, person, most=size, skip=number * size)
    return Page(found, number, total, people.org(tx), _claims(tx, found))


def history(tx: Tx, id: RequestId, person: PersonId) -> History:
    """All that happened to a request, for somebody who may see it. Raises NoSuchRequest."""
    request = see(tx, id, person)
    return History(request, journal.of(tx, id, request.form), people.org(tx))


def one(tx: Tx, id: RequestId, person: PersonId) -> tuple[Request, Org]:
    """A request for somebody who may see it. Raises NoSuchRequest."""
    return see(tx, id, person), people.org(tx)


def with_files(tx: Tx, id: RequestId, person: PersonId) -> tuple[Request, Org]:
    """Like `one`, with files that can be sent. Raises NoSuchRequest."""
    request, org = one(tx, id, person)
    return opened(tx, request), org


def card(tx: Tx, id: RequestId, person: PersonId) -> tuple[Request, Org, Around]:
    """A request with all that its card shows, for somebody who may see it. Raises NoSuchRequest."""
    request, org = one(tx, id, person)
    return request, org, around(tx, request, person, org)


def _claims(tx: Tx, found: Iterable[Request]) -> Mapping[RequestId, Request]:
    leaves = (one.id for one in found if granted(one))
    return {id: claim for id in leaves for claim in claims_on(tx, id)[:1]}


def _within(page: int, total: int, size: int) -> int:
    """A page that exists: lists grow shorter while they are looked at."""
    return max(0, min(page, (total - 1) // size))
