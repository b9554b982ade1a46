"""Parcels go out: claimed with all that is needed to draw them, and settled with what became of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias, assert_never

from core.model.announcement import Announcement
from core.model.event import Commented
from core.model.ids import AnnouncementId, PersonId, PostingId, RequestId
from core.model.org import Org
from core.model.partners import Shown
from core.model.quiet import polite, quiet
from core.model.request import Request
from core.store import announcements, cards, journal, outbox, people, requests
from core.store.announcements import Copy, State, Tally
from core.store.cards import Card
from core.store.db import Tx
from core.store.outbox import ONCE, Kind, Parcel
from core.use import announce, started, starting
from core.use.around import ALONE, Around, around
from core.use.comment import comment_at
from core.use.correct import Corrected, corrected
from core.use.keeping import opened
from core.use.started import Started

#: When a message of which nobody knows whether it arrived is sent again: after the first tries, then every hour.
_AGAIN = (timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10))
_HOURLY = timedelta(hours=1)
#: What is sent to somebody who is back; the rest is in his inbox.
_WAITING = 20
#: Among so many the morning message looks for what was not put off.
_LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class OfRequest:
    """The request as it stands now, and the card by which the person sees it so far."""

    request: Request
    card: Card | None
    said: Commented | None = None  #: the words that are passed on
    around: Around = ALONE


@dataclass(frozen=True, slots=True)
class OfAnnouncement:
    announcement: Announcement
    copy: Copy | None  #: the person's own
    tally: Tally | None = None  #: how far it has come, for its author


@dataclass(frozen=True, slots=True)
class OfMorning:
    """What waits for the person, and can be done."""

    requests: tuple[Request, ...]  #: the most urgent first; not all of very many
    total: int


@dataclass(frozen=True, slots=True)
class OfBalance:
    """HR has corrected how much leave the person has."""

    corrected: Corrected


@dataclass(frozen=True, slots=True)
class OfStarted:
    """A form has begun by itself."""

    started: Started | None  #: None when it is no longer to be filled in


Matter: TypeAlias = OfRequest | OfAnnouncement | OfMorning | OfBalance | OfStarted


@dataclass(frozen=True, slots=True)
class Delivery:
    """A parcel, and what it is about."""

    parcel: Parcel
    matter: Matter
    org: Org


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent, or changed."""

    messages: tuple[int, ...]  #: the last one has the words and the buttons
    card: Card | None = None  #: set when it is how the person sees the request from now on


def claim(tx: Tx, token: str, now: datetime, most: int) -> tuple[Delivery, ...]:
    """The most urgent parcels that are due."""
    parcels = outbox.claim(tx, token, now, most=most)
    if not parcels:
        return ()
    org = people.org(tx)
    awake = [parcel for parcel in parcels if not _kept_for_the_morning(tx, parcel, token, org, now)]
    return tuple(Delivery(parcel, _matter(tx, parcel, org, now), org) for parcel in awake)


def begin(tx: Tx, delivery: Delivery, token: str) -> bool:
    """It is about to be sent. False when it must not be: another sender has it."""
    return outbox.begin(tx, delivery.parcel, token)


def delivered(tx: Tx, delivery: Delivery, token: str, sent: Sent | None, now: datetime) -> None:
    """It was sent; or (None) there was nothing to send. What a sender tells that has lost its lease does not count: the
    one who took over sends another."""
    if not outbox.done(tx, delivery.parcel, token):
        return
    match delivery.matter:
        case OfRequest(request=request) if sent is not None:
            _noted(tx, request.id, delivery.parcel.person, sent)
        case OfAnnouncement(announcement=announcement):
            _of_announcement(tx, delivery.parcel, announcement.id, sent, now)
        case OfStarted(started=Started() as begun) if sent is not None:
            started.told(tx, begun, sent.messages[-1])
        case OfRequest() | OfMorning() | OfBalance() | OfStarted():
            pass
    if sent is not None and delivery.org.people[delivery.parcel.person].unreachable:
        people.set_unreachable(tx, delivery.parcel.person, None)


def refused(tx: Tx, delivery: Delivery, token: str, now: datetime, *, gone: bool) -> None:
    """Telegram will never take it. `gone`: it will take nothing for this person."""
    if not outbox.give_up(tx, delivery.parcel, token):
        return
    if delivery.parcel.kind is Kind.ANNOUNCE:
        _settle(tx, delivery, State.UNREACHABLE if gone else State.DROPPED, now)
    if gone and not delivery.org.people[delivery.parcel.person].unreachable:
        people.set_unreachable(tx, delivery.parcel.person, now)


def unknown(tx: Tx, delivery: Delivery, token: str, now: datetime) -> None:
    """Nobody knows whether it arrived. A card that is missing is worse than one that comes twice, and is sent again;
    of what goes to many a second copy is worse, and it is counted as unknown."""
    tries = delivery.parcel.tries
    if only_once(delivery):
        if outbox.done(tx, delivery.parcel, token) and delivery.parcel.kind is Kind.ANNOUNCE:
            _settle(tx, delivery, State.UNKNOWN, now)
        return
    pause = _AGAIN[tries - 1] if tries <= len(_AGAIN) else _HOURLY
    outbox.put_off(tx, delivery.parcel, token, now + pause)


def put_off(tx: Tx, delivery: Delivery, token: str, until: datetime) -> None:
    """It was not sent: it will be at `until`."""
    outbox.put_off(tx, delivery.parcel, token, until)


def welcome_back(tx: Tx, person: PersonId, now: datetime) -> None:
    """Messages get through to this person again: what waits for him is sent now, once."""
    if not people.org(tx).people[person].unreachable:
        return
    people.set_unreachable(tx, person, None)
    for request in requests.waiting_on(tx, person, most=_WAITING):
        outbox.show(tx, request, person, now)


def request_in(tx: Tx, person: PersonId, message: int) -> RequestId | None:
    """The request that a message of this person's chat shows, or is about."""
    return cards.shown_in(tx, person, message)


def only_once(delivery: Delivery) -> bool:
    """Whether it has to be noted before it is sent, so that a crash in between sends no second one."""
    return delivery.parcel.kind in ONCE or _encloses_news(delivery)


def _kept_for_the_morning(tx: Tx, parcel: Parcel, token: str, org: Org, now: datetime) -> bool:
    """What was due by day may be so late that it is night: a reminder waits, the next message of 9:00 is there by then.
    What somebody has begun to send is not sent again in any case."""
    zone = org.zone(parcel.person)
    if parcel.kind not in (Kind.REMIND, Kind.MORNING) or parcel.begun or not quiet(now, zone):
        return False
    if parcel.kind is Kind.MORNING:
        outbox.done(tx, parcel, token)
    else:
        outbox.put_off(tx, parcel, token, polite(now, zone))
    return True


def _matter(tx: Tx, parcel: Parcel, org: Org, now: datetime) -> Matter:
    match parcel.kind:
        case Kind.MORNING:
            return _morning(tx, parcel.person, org, now)
        case Kind.STARTED:
            return OfStarted(started.begun(tx, parcel.request or RequestId(0), parcel.person, now))
        case Kind.ANNOUNCE | Kind.ARCHIVE | Kind.COUNT:
            return _announced(tx, parcel, parcel.announcement)
        case Kind.BALANCE:
            return OfBalance(corrected(tx, parcel.posting or PostingId(0), people.org(tx)))
        case Kind.PHOTOS | Kind.DOCUMENTS if parcel.announcement is not None:
            return _announced(tx, parcel, parcel.announcement)
        case Kind.FORWARD | Kind.PHOTOS | Kind.DOCUMENTS:
            return _requested(tx, parcel, parcel.request, saying=True)
        case Kind.ASK | Kind.TELL | Kind.REFRESH | Kind.SHOW | Kind.REMIND | Kind.OFFER:
            return _requested(tx, parcel, parcel.request)
        case _:
            assert_never(parcel.kind)


def _morning(tx: Tx, person: PersonId, org: Org, now: datetime) -> OfMorning:
    """Without what cannot be done yet."""
    waiting = requests.waiting_on(tx, person, most=_LOOKED_AT)
    due = tuple(request for request in waiting if not starting.rests(tx, request, org, now))
    return OfMorning(due, requests.count_waiting_on(tx, person) - (len(waiting) - len(due)))


def _requested(tx: Tx, parcel: Parcel, id: RequestId | None, *, saying: bool = False) -> OfRequest:
    kept = requests.load(tx, id) if id is not None else None
    if id is None or kept is None:
        raise LookupError(f"parcel {parcel.id} is about request {id}, which is not there")
    shown = cards.of(tx, id, parcel.person)
    if saying:
        return OfRequest(opened(tx, kept.request), shown, _said(tx, parcel, kept.request))
    return OfRequest(kept.request, shown, around=around(tx, kept.request, parcel.person, people.org(tx)))


def _said(tx: Tx, parcel: Parcel, request: Request) -> Commented | None:
    """The words that are passed on: none of a colleague's to a partner, but those that were shown to him."""
    org = people.org(tx)
    for event in journal.at(tx, request.id, parcel.version, request.form):
        if isinstance(event, Commented):
            return event if org.partner(event.by) or not org.partner(parcel.person) else None
        if isinstance(event, Shown):
            return comment_at(tx, request, event.comment)
    return None


def _announced(tx: Tx, parcel: Parcel, id: AnnouncementId | None) -> OfAnnouncement:
    announcement = announcements.load(tx, id) if id is not None else None
    if id is None or announcement is None:
        raise LookupError(f"parcel {parcel.id} is about announcement {id}, which is not there")
    tally = announcements.tally(tx, id) if parcel.kind is Kind.COUNT else None
    return OfAnnouncement(announcement, announcements.copy_of(tx, id, parcel.person), tally)


def _noted(tx: Tx, request: RequestId, person: PersonId, sent: Sent) -> None:
    if sent.card is not None:
        cards.put(tx, sent.card)
    cards.mention(tx, request, person, sent.messages)


def _of_announcement(tx: Tx, parcel: Parcel, id: AnnouncementId, sent: Sent | None, now: datetime) -> None:
    match parcel.kind:
        case Kind.ANNOUNCE if sent is not None:
            announce.arrived(tx, id, parcel.person, sent.messages[-1], now)
        case Kind.ANNOUNCE:
            announcements.set_state(tx, id, parcel.person, State.DROPPED)
            announce.counted(tx, id, now)
        case Kind.COUNT if sent is not None:
            announcements.seen_in(tx, id, sent.messages[-1])
        case _:
            pass


def _settle(tx: Tx, delivery: Delivery, state: State, now: datetime) -> None:
    if isinstance(delivery.matter, OfAnnouncement):
        announcements.set_state(tx, delivery.matter.announcement.id, delivery.parcel.person, state)
        announce.counted(tx, delivery.matter.announcement.id, now)


def _encloses_news(delivery: Delivery) -> bool:
    enclosed = delivery.parcel.kind in (Kind.PHOTOS, Kind.DOCUMENTS)
    return enclosed and isinstance(delivery.matter, OfAnnouncement)
