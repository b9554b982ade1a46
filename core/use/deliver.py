"""Parcels go out: claimed with all that is needed to draw them, and settled with what became of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.model.ids import PersonId, RequestId
from core.model.org import Org
from core.model.request import Request
from core.store import cards, outbox, people, requests
from core.store.cards import Card
from core.store.db import Tx
from core.store.outbox import Parcel

#: When a message of which nobody knows whether it arrived is sent again: after the first tries, then every hour.
_AGAIN = (timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10))
_HOURLY = timedelta(hours=1)
#: What is sent to somebody who is back; the rest is in his inbox.
_WAITING = 20


@dataclass(frozen=True, slots=True)
class Delivery:
    """A parcel, the request as it stands now, and the card by which the person sees it so far."""

    parcel: Parcel
    request: Request
    card: Card | None
    org: Org


def claim(tx: Tx, token: str, now: datetime, most: int) -> tuple[Delivery, ...]:
    """The most urgent parcels that are due."""
    parcels = outbox.claim(tx, token, now, most=most)
    if not parcels:
        return ()
    org = people.org(tx)
    return tuple(_delivery(tx, parcel, org) for parcel in parcels)


def delivered(tx: Tx, delivery: Delivery, token: str, card: Card | None) -> None:
    """It was sent, and is seen in `card`; or there was nothing to send. The card of a sender that has lost its lease
    does not count: the one who took over sends another."""
    if not outbox.done(tx, delivery.parcel, token):
        return
    if card is not None:
        cards.put(tx, card)
        if delivery.org.people[delivery.parcel.person].unreachable:
            people.set_unreachable(tx, delivery.parcel.person, None)


def refused(tx: Tx, delivery: Delivery, token: str, now: datetime, *, gone: bool) -> None:
    """Telegram will never take it. `gone`: it will take nothing for this person."""
    outbox.give_up(tx, delivery.parcel, token)
    if gone and not delivery.org.people[delivery.parcel.person].unreachable:
        people.set_unreachable(tx, delivery.parcel.person, now)


def unknown(tx: Tx, delivery: Delivery, token: str, now: datetime) -> None:
    """Nobody knows whether it arrived: a card that is missing is worse than one that comes twice."""
    tries = delivery.parcel.tries
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
    """The request that a message of this person's chat shows."""
    return cards.shown_in(tx, person, message)


def _delivery(tx: Tx, parcel: Parcel, org: Org) -> Delivery:
    kept = requests.load(tx, parcel.request)
    if kept is None:
        raise LookupError(f"parcel {parcel.id} is about request {parcel.request}, which is not there")
    return Delivery(parcel, kept.request, cards.of(tx, parcel.request, parcel.person), org)
