"""What a yes in words or by a reaction is about: the card that it points at, or what waits for the person."""

from dataclasses import dataclass

from core.model.assent import answerable
from core.model.event import Commented, Nudged, Snoozed
from core.model.form import Answering
from core.model.ids import PersonId
from core.model.org import Org
from core.model.request import Request
from core.store import cards, journal, people, requests
from core.store.cards import Card
from core.store.db import Tx

#: Among so many that wait one is looked for.
_LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class Pointed:
    """A card that somebody can answer."""

    request: Request
    org: Org
    outdated: bool  #: the card does not show yet what has happened since


def on_card(tx: Tx, person: PersonId, message: int, way: Answering) -> Pointed | None:
    """The request whose card this very message is, where the person can approve it in this way; None for every other
    message, though it may be about a request."""
    card = cards.at(tx, person, message)
    kept = requests.load(tx, card.request) if card is not None else None
    if card is None or kept is None or not answerable(kept.request, person, way):
        return None
    return Pointed(kept.request, people.org(tx), _has_moved(tx, card, kept.request))


def open_to(tx: Tx, person: PersonId, way: Answering) -> tuple[tuple[Request, ...], Org]:
    """Everything that the person can approve in this way now, the most urgent first."""
    found = requests.waiting_on(tx, person, most=_LOOKED_AT)
    return tuple(one for one in found if answerable(one, person, way)), people.org(tx)


def _has_moved(tx: Tx, card: Card, request: Request) -> bool:
    """Whether more has happened since the card was drawn than was said beside the way."""
    since = range(card.version + 1, request.version + 1)
    events = (event for version in since for event in journal.at(tx, request.id, version, request.form))
    return not all(isinstance(event, Snoozed | Nudged | Commented) for event in events)
