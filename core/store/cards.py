"""Cards: by which message each person sees a request, and what it shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, text

from core.model.ids import PersonId, RequestId
from core.store.db import Tx
from core.store.statement import Statement
from core.store.tables import card as table

_OF = select(table).where(table.c.request == bindparam("request"), table.c.person == bindparam("person"))
_AT = select(table).where(table.c.person == bindparam("person"), table.c.message == bindparam("message"))
_READERS = select(table.c.person).where(table.c.request == bindparam("request")).order_by(table.c.person)
_PUT = text(
    "INSERT INTO card (request, person, message, version, digest, noted)"
    " VALUES (:request, :person, :message, :version, :digest, :noted)"
    " ON CONFLICT (request, person) DO UPDATE SET message = excluded.message, version = excluded.version,"
    " digest = excluded.digest, noted = excluded.noted"
)
_BEGUN = (
    "INSERT INTO card (request, person, message, version, digest) VALUES (:request, :person, :message, 0, '')"
    " ON CONFLICT (request, person) DO UPDATE SET message = excluded.message, version = 0, digest = ''"
)
_BEGIN = text(_BEGUN)
_ADOPT = text(f"{_BEGUN} WHERE card.message <> excluded.message")
_REDRAW = text(
    "UPDATE card SET version = 0, digest = '' WHERE request = :request AND person = :person AND message = :message"
)
_DROP = delete(table).where(table.c.request == bindparam("of"), table.c.person == bindparam("whose"))
_BY_MESSAGE = text(
    "SELECT request FROM card WHERE person = :person AND message = :message"
    " UNION SELECT request FROM mention WHERE person = :person AND message = :message"
)
_MENTION = Statement(
    text(
        "INSERT INTO mention (person, message, request) VALUES (:person, :message, :request)"
        " ON CONFLICT (person, message) DO NOTHING"
    )
)


@dataclass(frozen=True, slots=True)
class Card:
    request: RequestId
    person: PersonId
    message: int
    version: int  #: the version of the request that it shows
    digest: str  #: of what it shows: drawing the same again is not sent
    noted: bool = False  #: the person's own calendar has the leave


def of(tx: Tx, request: RequestId, person: PersonId) -> Card | None:
    row = tx.execute(_OF, {"request": request, "person": person}).one_or_none()
    return _card(row)


def at(tx: Tx, person: PersonId, message: int) -> Card | None:
    """The card that this very message of the person's chat is."""
    row = tx.execute(_AT, {"person": person, "message": message}).one_or_none()
    return _card(row)


def readers(tx: Tx, request: RequestId) -> tuple[PersonId, ...]:
    """Everybody who has a card of this request."""
    return tuple(PersonId(id) for id in tx.execute(_READERS, {"request": request}).scalars())


def put(tx: Tx, card: Card) -> None:
    """The one card of this person for this request."""
    values = {"request": card.request, "person": card.person, "message": card.message}
    tx.execute(_PUT, {**values, "version": card.version, "digest": card.digest, "noted": card.noted})


def begin(tx: Tx, request: RequestId, person: PersonId, message: int) -> None:
    """This message becomes the card, and shows it as soon as it is drawn."""
    tx.execute(_BEGIN, {"request": request, "person": person, "message": message})


def adopt(tx: Tx, request: RequestId, person: PersonId, message: int) -> None:
    """This message is the card from now on. It may be a copy of which nobody knew that it had arrived."""
    tx.execute(_ADOPT, {"request": request, "person": person, "message": message})


def redrawn(tx: Tx, request: RequestId, person: PersonId, message: int) -> bool:
    """Whether this message is the card: another question has been drawn over it, so that the card has to be drawn once
    more though nothing has changed."""
    return tx.execute(_REDRAW, {"request": request, "person": person, "message": message}).rowcount == 1


def drop(tx: Tx, request: RequestId, person: PersonId) -> None:
    tx.execute(_DROP, {"of": request, "whose": person})


def shown_in(tx: Tx, person: PersonId, message: int) -> RequestId | None:
    """The request that this message of the person's chat shows, or is about."""
    return tx.execute(_BY_MESSAGE, {"person": person, "message": message}).scalar()


def mention(tx: Tx, request: RequestId, person: PersonId, messages: Iterable[int]) -> None:
    """These messages of the person's chat are about a request: it is what a reply to them is about, too."""
    _MENTION.run_many(tx, [{"person": person, "message": message, "request": request} for message in messages])


def _card(row: Row[Any] | None) -> Card | None:
    if row is None:
        return None
    return Card(row.request, row.person, row.message, row.version, row.digest, bool(row.noted))
