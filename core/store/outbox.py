"""The outbox: what is to be sent to whom; written with the decision, sent later.

A row holds no text: what is sent is drawn from what it is about as that stands then, in the reader's language.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import assert_never

from sqlalchemy import bindparam, text, update

from core.model.effect import Ask, Effect, Forward, Offer, Refresh, Remind, Tell
from core.model.ids import AnnouncementId, PersonId, PostingId, RequestId
from core.model.org import Org
from core.model.pictures import pictures
from core.model.quiet import polite
from core.model.request import Request
from core.model.value import FileKind
from core.store import queue
from core.store.db import Tx
from core.store.instant import stored
from core.store.queue import skip_locked
from core.store.statement import Statement
from core.store.tables import DEAD, DONE
from core.store.tables import outbox as table

_POST = Statement(
    text(
        "INSERT INTO outbox (key, kind, person, request, announcement, posting, version, priority, due, tries, state)"
        " VALUES (:key, :kind, :person, :request, :announcement, :posting, :version, :priority, :due, 0, 0)"
        " ON CONFLICT (key) DO NOTHING"
    )
)
_CLAIM = (
    "WITH free AS MATERIALIZED (SELECT id FROM outbox WHERE state = 0 AND due <= :now"
    " ORDER BY priority, due, id LIMIT :most{skip_locked})"
    " UPDATE outbox SET due = :until, token = :token, tries = tries + 1 WHERE id IN (SELECT id FROM free)"
    " RETURNING id, kind, person, request, announcement, posting, version, priority, tries, begun"
)
_CLAIMS = {
    dialect: Statement(text(_CLAIM.format(skip_locked=skip_locked(dialect)))) for dialect in ("sqlite", "postgresql")
}
_END = (
    update(table)
    .where(table.c.id == bindparam("of"), table.c.token == bindparam("by"))
    .values(state=bindparam("to"), token="")
)
_LATER = (
    update(table)
    .where(table.c.id == bindparam("of"), table.c.token == bindparam("by"))
    .values(due=bindparam("at"), token="", begun=False)
)
_BEGIN = Statement(
    update(table).where(table.c.id == bindparam("of"), table.c.token == bindparam("by")).values(begun=True)
)
_IS_DUE = text("SELECT 1 FROM outbox WHERE state = 0 AND due <= :now LIMIT 1")
_RELEASE = text("UPDATE outbox SET due = 0, token = '' WHERE state = 0 AND token <> ''")
_FORGET = text("DELETE FROM outbox WHERE state = 1 AND due < :before")


class Kind(StrEnum):
    ASK = "ask"
    TELL = "tell"
    REFRESH = "refresh"
    SHOW = "show"  #: the person wants to see it again, below
    REMIND = "remind"
    STARTED = "started"  #: a form was begun for this person, at a stage of a request
    OFFER = "offer"  #: to recall a request that was opened for another one, which has come to nothing
    FORWARD = "forward"  #: what somebody has said about a request
    PHOTOS = "photos"  #: that came with it, or with an announcement; or those of a request, below its card
    DOCUMENTS = "documents"
    MORNING = "morning"  #: what waits for this person
    ANNOUNCE = "announce"
    ARCHIVE = "archive"  #: the announcement does not hold any more
    COUNT = "count"  #: how far an announcement has come, for its author
    BALANCE = "balance"  #: HR has corrected how much leave this person has


#: How files are sent that come with words.
ENCLOSED = {FileKind.PHOTO: Kind.PHOTOS, FileKind.DOCUMENT: Kind.DOCUMENTS}
#: What goes to many at once must hold up nobody who acts, or has to.
_CROWD = frozenset({Kind.MORNING, Kind.ANNOUNCE, Kind.ARCHIVE})
#: What nobody would miss as much as a second copy would annoy: it is not sent again when it may have arrived.
ONCE = frozenset({Kind.REMIND, Kind.MORNING, Kind.ANNOUNCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A row to be written."""

    key: str  #: the same one twice is one row
    kind: Kind
    person: PersonId
    due: datetime
    request: RequestId | None = None
    announcement: AnnouncementId | None = None
    posting: PostingId | None = None  #: an entry of the ledger of leave
    version: int = 0
    crowd: bool = False  #: one of many, though its kind is not always


@dataclass(frozen=True, slots=True)
class Parcel:
    """A row of the outbox that is this sender's to send."""

    id: int
    kind: Kind
    person: PersonId
    request: RequestId | None
    announcement: AnnouncementId | None
    version: int
    tries: int
    begun: bool  #: somebody has begun to send it, and never told what became of it
    posting: PostingId | None = None


def put(tx: Tx, letters: Iterable[Letter]) -> None:
    _POST.run_many(tx, [_row(letter) for letter in letters])


def post(
    tx: Tx,
    request: Request,
    effects: Iterable[Effect],
    org: Org,
    now: datetime,
    fading: Iterable[tuple[PersonId, datetime]] = (),
) -> None:
    """One row for each effect, but for those who do not work here any more; and for everybody whose message is
    going to look otherwise by itself, and when. Who is asleep is not reminded before he wakes."""
    here = [effect for effect in effects if org.active([effect.person])]
    letters = [letter for effect in here for letter in _letters(request, effect, org, now)]
    put(tx, [*letters, *(_redrawing(request, person, due) for person, due in fading)])


def show(tx: Tx, request: Request, person: PersonId, now: datetime) -> None:
    """A new card for this person, whatever he has seen before."""
    key = f"{request.id}.show.{person}.{stored(now)}"
    put(tx, [Letter(key=key, kind=Kind.SHOW, person=person, due=now, request=request.id, version=request.version)])


def refresh(tx: Tx, request: Request, person: PersonId, due: datetime) -> None:
    """What this person has shows, silently, how it looks at that moment."""
    put(tx, [_redrawing(request, person, due)])


def follow(tx: Tx, request: Request, people: Iterable[PersonId], other: Request, now: datetime) -> None:
    """What these people have shows, silently, what has become of another request that stands on it."""
    letters = (_redrawing(request, person, now) for person in people)
    put(tx, [replace(one, key=f"{one.key}.{other.id}.{other.version}") for one in letters])


def claim(tx: Tx, token: str, now: datetime, *, most: int) -> tuple[Parcel, ...]:
    """The most urgent rows that are due, each now this sender's for a while."""
    moment = stored(now)
    values = {"token": token, "now": moment, "until": moment + queue.LEASE, "most": most}
    rows = _CLAIMS[tx.dialect.name].run(tx, values).all()
    rows = sorted(rows, key=lambda row: (row.priority, row.id))
    return tuple(
        Parcel(r.id, Kind(r.kind), r.person, r.request, r.announcement, r.version, r.tries, bool(r.begun), r.posting)
        for r in rows
    )


def enclosures(files: Collection[FileKind]) -> tuple[Kind, ...]:
    """The messages that files of these kinds take: photos and documents do not mix in one."""
    return tuple(kind for file, kind in ENCLOSED.items() if file in files)


def begin(tx: Tx, parcel: Parcel, token: str) -> bool:
    """From now on it may have arrived. False when another sender has taken it over."""
    return _BEGIN.run(tx, {"of": parcel.id, "by": token}).rowcount == 1


def done(tx: Tx, parcel: Parcel, token: str) -> bool:
    """Nothing is left to be sent for this row. False when another sender has taken it over."""
    return tx.execute(_END, {"of": parcel.id, "by": token, "to": DONE}).rowcount == 1


def give_up(tx: Tx, parcel: Parcel, token: str) -> bool:
    """It was refused for good: the row is kept to be looked at, and never sent. False when another sender has taken it
    over."""
    return tx.execute(_END, {"of": parcel.id, "by": token, "to": DEAD}).rowcount == 1


def put_off(tx: Tx, parcel: Parcel, token: str, until: datetime) -> None:
    """Try this row again at `until`."""
    tx.execute(_LATER, {"of": parcel.id, "by": token, "at": stored(until)})


def is_due(tx: Tx, now: datetime) -> bool:
    """Whether anything waits to be sent now."""
    return tx.execute(_IS_DUE, {"now": stored(now)}).scalar() is not None


def release(tx: Tx) -> None:
    """Let go of everything that was claimed. Only for the one process of an SQLite file, when it starts."""
    tx.execute(_RELEASE)


def forget(tx: Tx, before: datetime) -> None:
    """Drop what was sent and due before."""
    tx.execute(_FORGET, {"before": stored(before)})


def _letters(request: Request, effect: Effect, org: Org, now: datetime) -> Iterator[Letter]:
    to, key = effect.person, f"{request.id}.{request.version}.{effect.person}"
    made = partial(Letter, person=to, request=request.id, version=request.version)
    match effect:
        case Ask():
            yield made(key=key, kind=Kind.ASK, due=now)
            if pictures(request, to, outside=org.partner(to)):
                yield made(key=f"{key}.{Kind.PHOTOS}", kind=Kind.PHOTOS, due=now)
        case Tell():
            yield made(key=key, kind=Kind.TELL, due=now)
        case Refresh():
            yield made(key=key, kind=Kind.REFRESH, due=now)
        case Remind():
            yield made(key=f"{key}.remind", kind=Kind.REMIND, due=polite(now, org.zone(to)))
        case Offer():
            yield made(key=f"{key}.offer.{effect.child}", kind=Kind.OFFER, due=now, request=effect.child)
        case Forward():
            for kind in (Kind.FORWARD, *enclosures(effect.files)):
                yield made(key=f"{key}.{kind}", kind=kind, due=now)
        case _:
            assert_never(effect)


def _redrawing(request: Request, person: PersonId, due: datetime) -> Letter:
    key = f"{request.id}.refresh.{person}.{stored(due)}"
    return Letter(key=key, kind=Kind.REFRESH, person=person, due=due, request=request.id, version=request.version)


def _row(letter: Letter) -> dict[str, object]:
    return {
        "key": letter.key,
        "kind": letter.kind.value,
        "person": letter.person,
        "request": letter.request,
        "announcement": letter.announcement,
        "posting": letter.posting,
        "version": letter.version,
        "priority": 1 if letter.crowd or letter.kind in _CROWD else 0,
        "due": stored(letter.due),
    }
