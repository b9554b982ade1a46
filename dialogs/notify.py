"""What a parcel of the outbox becomes: a new message, a changed one, or nothing; drawn from the present state."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from core.model.request import waiting_for
from core.store.outbox import Kind
from core.use.deliver import Delivery
from dialogs.card import card, moved_below
from dialogs.i18n import here_of, speaking
from dialogs.screen import Screen


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be sent."""

    screen: Screen
    digest: str
    edits: int | None = None  #: the message that is changed; None for a new one
    stub: int | None = None  #: the message above, in whose place this one comes
    below: Screen | None = None  #: what is left of it: that there is news below


def message(delivery: Delivery, now: datetime) -> Message | None:
    """What the reader is to get; None when he sees it already, or it is no longer needed."""
    parcel, request, shown = delivery.parcel, delivery.request, delivery.card
    person = delivery.org.people.get(parcel.person)
    if person is None or not person.active or person.telegram is None:
        return None
    if parcel.kind is not Kind.SHOW and shown is not None and shown.version >= parcel.version:
        return None
    here = here_of(person, delivery.org, now)
    with speaking(here.locale):
        screen = card(request, person.id, delivery.org, here)
        below = moved_below(request, person.id, delivery.org, here)
    digest = sha256(repr(screen).encode()).hexdigest()
    if _is_news(delivery):
        return Message(screen, digest, stub=shown.message, below=below) if shown else Message(screen, digest)
    if shown is None:
        return Message(screen, digest) if person.id == request.author else None
    return None if shown.digest == digest else Message(screen, digest, edits=shown.message)


def _is_news(delivery: Delivery) -> bool:
    """Whether it deserves a sound: somebody must act and still can, or the outcome is his."""
    kind = delivery.parcel.kind
    return kind in (Kind.TELL, Kind.SHOW) or (
        kind is Kind.ASK and delivery.parcel.person in waiting_for(delivery.request)
    )
