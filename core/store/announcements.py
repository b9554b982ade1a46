"""Announcements, and what has become of each one's copies."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, insert, select, text, update

from core.model.announcement import Announcement, Audience, Group, Status
from core.model.ids import AnnouncementId, PersonId
from core.model.rich import Look, Mark, Rich
from core.store.codec import dump_files, load_files, text_of
from core.store.db import Stale, Tx
from core.store.instant import loaded, stored
from core.store.statement import Statement
from core.store.tables import announcement as table
from core.store.tables import copy

_LOAD = select(table).where(table.c.id == bindparam("of"))
_DRAFT = select(table).where(table.c.author == bindparam("whose"), table.c.status == Status.DRAFT.value).limit(1)
_HOLDING = select(table).where(table.c.status == Status.SENT.value).order_by(table.c.id.desc())
_UNREAD = (
    select(table, copy.c.person.label("reader"))
    .outerjoin(copy, and_(copy.c.announcement == table.c.id, copy.c.person == bindparam("whose")))
    .where(table.c.status == Status.SENT.value, table.c.author != bindparam("whose"), copy.c.read.is_(None))
    .order_by(table.c.id.desc())
)
_SAVE = (
    update(table)
    .where(table.c.id == bindparam("of"), table.c.revision == bindparam("seen"))
    .values(
        status=bindparam("to"),
        body=bindparam("what"),
        revision=bindparam("next"),
        message=bindparam("where"),
        sent=bindparam("when"),
        expires=bindparam("until"),
    )
)
_SEEN_IN = update(table).where(table.c.id == bindparam("of")).values(message=bindparam("where"))
_DROP = delete(table).where(table.c.id == bindparam("of"))
_SPREAD = Statement(
    text(
        "INSERT INTO copy (announcement, person, state) VALUES (:announcement, :person, :state)"
        " ON CONFLICT (announcement, person) DO NOTHING"
    )
)
_OF = select(copy).where(copy.c.announcement == bindparam("of"), copy.c.person == bindparam("whose"))
_IN = select(copy).where(copy.c.announcement == bindparam("of"), copy.c.state == bindparam("how"))
_SET = (
    update(copy)
    .where(copy.c.announcement == bindparam("of"), copy.c.person == bindparam("whose"))
    .values(state=bindparam("to"))
)
_REACHED = (
    update(copy)
    .where(copy.c.announcement == bindparam("of"), copy.c.person == bindparam("whose"))
    .values(state="sent", message=bindparam("where"))
)
_READ = text(
    "INSERT INTO copy (announcement, person, state, read) VALUES (:of, :whose, 'seen', :now)"
    " ON CONFLICT (announcement, person) DO UPDATE SET read = excluded.read WHERE copy.read IS NULL"
)
_TALLY = (
    select(copy.c.state, func.count(), func.count(copy.c.read))
    .where(copy.c.announcement == bindparam("of"), copy.c.state != "seen")
    .group_by(copy.c.state)
)
_READ_BY = select(copy.c.announcement).where(copy.c.person == bindparam("whose"), copy.c.read.is_not(None))
_HAS = select(copy.c.announcement).where(copy.c.person == bindparam("whose"))


class State(StrEnum):
    """What has become of one copy."""

    WAITING = "waiting"  #: on its way
    SENT = "sent"
    UNKNOWN = "unknown"  #: it may have arrived, or not
    UNREACHABLE = "unreachable"  #: messages do not get through to this person
    DROPPED = "dropped"  #: not needed any more when its turn came
    SEEN = "seen"  #: never sent, and read in the list of news by somebody who came later


@dataclass(frozen=True, slots=True)
class Copy:
    person: PersonId
    state: State
    message: int | None = None
    read: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How far an announcement has come, in people to whom it was sent. Who came later is not counted."""

    states: Counter[State]
    read: int

    @property
    def total(self) -> int:
        return self.states.total()


def add(tx: Tx, author: PersonId, now: datetime) -> Announcement:
    """A new, empty draft."""
    values = {"author": author, "status": Status.DRAFT.value, "body": "{}", "revision": 0, "created": stored(now)}
    row = tx.execute(insert(table).values(**values)).inserted_primary_key
    return Announcement(AnnouncementId(row[0]), author, now)  # type: ignore[index]  # one row into a table with a key


def load(tx: Tx, id: AnnouncementId) -> Announcement | None:
    row = tx.execute(_LOAD, {"of": id}).one_or_none()
    return None if row is None else _announcement(row)


def draft_of(tx: Tx, author: PersonId) -> Announcement | None:
    """What somebody has begun and not sent."""
    row = tx.execute(_DRAFT, {"whose": author}).one_or_none()
    return None if row is None else _announcement(row)


def holding(tx: Tx) -> tuple[Announcement, ...]:
    """All that hold now, the newest first."""
    return tuple(_announcement(row) for row in tx.execute(_HOLDING).all())


def unread_by(tx: Tx, person: PersonId) -> tuple[tuple[Announcement, bool], ...]:
    """All that hold and that this person has not read, the newest first; each with whether he has, or is to get, a
    copy."""
    rows = tx.execute(_UNREAD, {"whose": person}).all()
    return tuple((_announcement(row), row.reader is not None) for row in rows)


def save(tx: Tx, changed: Announcement, seen: int) -> None:
    """Raises Stale when the row is no longer at revision `seen`."""
    values = {
        "of": changed.id,
        "seen": seen,
        "to": changed.status.value,
        "what": _dump(changed),
        "next": changed.revision,
        "where": changed.message,
        "when": changed.sent and stored(changed.sent),
        "until": changed.expires and stored(changed.expires),
    }
    if tx.execute(_SAVE, values).rowcount != 1:
        raise Stale


def seen_in(tx: Tx, id: AnnouncementId, message: int) -> None:
    """The author sees it in this message."""
    tx.execute(_SEEN_IN, {"of": id, "where": message})


def drop(tx: Tx, id: AnnouncementId) -> None:
    tx.execute(_DROP, {"of": id})


def spread(tx: Tx, id: AnnouncementId, people: Iterable[PersonId], state: State = State.WAITING) -> None:
    """A copy for each of these people."""
    _SPREAD.run_many(tx, [{"announcement": id, "person": person, "state": state.value} for person in people])


def copy_of(tx: Tx, id: AnnouncementId, person: PersonId) -> Copy | None:
    row = tx.execute(_OF, {"of": id, "whose": person}).one_or_none()
    return None if row is None else _copy(row)


def copies(tx: Tx, id: AnnouncementId, state: State) -> tuple[Copy, ...]:
    return tuple(_copy(row) for row in tx.execute(_IN, {"of": id, "how": state.value}).all())


def reached(tx: Tx, id: AnnouncementId, person: PersonId, message: int) -> None:
    """It has arrived, in this message of the person's chat."""
    tx.execute(_REACHED, {"of": id, "whose": person, "where": message})


def set_state(tx: Tx, id: AnnouncementId, person: PersonId, state: State) -> None:
    tx.execute(_SET, {"of": id, "whose": person, "to": state.value})


def mark_read(tx: Tx, id: AnnouncementId, person: PersonId, now: datetime) -> bool:
    """Returns whether it was not read before."""
    return tx.execute(_READ, {"of": id, "whose": person, "now": stored(now)}).rowcount == 1


def tally(tx: Tx, id: AnnouncementId) -> Tally:
    rows = tx.execute(_TALLY, {"of": id}).all()
    return Tally(Counter({State(state): count for state, count, _read in rows}), sum(read for _s, _c, read in rows))


def read_by(tx: Tx, person: PersonId) -> frozenset[AnnouncementId]:
    """What this person has read."""
    return frozenset(tx.execute(_READ_BY, {"whose": person}).scalars())


def got_by(tx: Tx, person: PersonId) -> frozenset[AnnouncementId]:
    """Of what this person has, or is to get, a copy."""
    return frozenset(tx.execute(_HAS, {"whose": person}).scalars())


def _announcement(row: Any) -> Announcement:
    body = json.loads(row.body)
    group, name = body.get("audience", (Group.EVERYONE, ""))
    return Announcement(
        id=row.id,
        author=row.author,
        created=loaded(row.created),
        status=Status(row.status),
        text=Rich(body.get("text", ""), tuple(Mark(Look(look), *rest) for look, *rest in body.get("marks", ()))),
        files=load_files(body.get("files", ())),
        audience=Audience(Group(group), name),
        confirm=body.get("confirm", True),
        expires=None if row.expires is None else loaded(row.expires),
        sent=None if row.sent is None else loaded(row.sent),
        revision=row.revision,
        message=row.message,
    )


def _dump(announcement: Announcement) -> str:
    return text_of(
        {
            "text": announcement.text.text,
            "marks": [[mark.look, mark.at, mark.length, mark.url] for mark in announcement.text.marks],
            "files": dump_files(announcement.files),
            "audience": [announcement.audience.group, announcement.audience.name],
            "confirm": announcement.confirm,
        }
    )


def _copy(row: Any) -> Copy:
    read = None if row.read is None else loaded(row.read)
    return Copy(row.person, State(row.state), row.message, read)
