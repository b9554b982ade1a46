"""Announcing: written, looked at, sent to many, counted, and in the end archived."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.model.access import may_announce
from core.model.announcement import (
    MOST_FILES,
    Announcement,
    Status,
    TooManyFiles,
    check_ready,
    members,
    readers,
)
from core.model.focus import OnAnnouncement
from core.model.ids import AnnouncementId, PersonId
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.rich import Rich
from core.model.value import File
from core.store import announcements, drafts, outbox, people, timers
from core.store.announcements import Copy, State, Tally
from core.store.db import Tx
from core.store.instant import stored
from core.store.outbox import Kind, Letter
from core.store.timers import Timer

#: How often the author's message is brought up to date, at most.
_COUNTED = timedelta(seconds=3)


class OnlyHr(Refusal):
    """Announcements are made by the HR department. What you want to tell them can be sent as a request."""


class AnnouncementGone(Refusal):
    """This announcement has already been sent or deleted. Here is what you can do now."""


class OldAnnouncementButton(Refusal):
    """That button is from an earlier look at the announcement. Here is the present one."""


@dataclass(frozen=True, slots=True)
class Writing:
    """An announcement that is being written, and what is needed to show it."""

    announcement: Announcement
    org: Org
    note: Refusal | None = None  #: why the last change was not made in full


@dataclass(frozen=True, slots=True)
class News:
    """What holds for one person, the newest first."""

    announcements: tuple[Announcement, ...]
    unread: frozenset[AnnouncementId]
    org: Org


#: What is changed about an announcement that is being written. Raises Refusal.
Change = Callable[[Announcement, Org], Announcement]


def begin(tx: Tx, person: PersonId, now: datetime) -> Writing:
    """What this person has begun; a new one if there is nothing. The next words are its text. Raises OnlyHr."""
    org = _allowed(tx, person)
    announcement = announcements.draft_of(tx, person) or announcements.add(tx, person, now)
    drafts.set_focus(tx, person, OnAnnouncement(announcement.id))
    return Writing(announcement, org)


def change(tx: Tx, id: AnnouncementId, person: PersonId, revision: int | None, make: Change, asks: str = "") -> Writing:
    """One thing about it, as `make` has it; a refused change keeps everything and says why, and so does a button of an
    earlier look, told by `revision` (None: words). `asks` is what the next words are about. Raises Refusal."""
    before, org = _written(tx, id, person), people.org(tx)
    drafts.set_focus(tx, person, OnAnnouncement(id, asks))
    if revision is not None and revision != before.revision:
        return Writing(before, org, OldAnnouncementButton())
    try:
        after, note = make(before, org), None
    except Refusal as refusal:
        after, note = before, refusal
    after = replace(after, revision=before.revision + 1)
    announcements.save(tx, after, before.revision)
    return Writing(after, org, note)


def write(tx: Tx, id: AnnouncementId, person: PersonId, text: Rich, files: Sequence[File]) -> Writing:
    """More text, more files: people write in several messages. Raises Refusal."""

    def added(before: Announcement, _org: Org) -> Announcement:
        return replace(before, text=before.text.then(text), files=(*before.files, *files)[:MOST_FILES])

    full = len(_written(tx, id, person).files) + len(files) > MOST_FILES
    writing = change(tx, id, person, None, added)
    return replace(writing, note=TooManyFiles(limit=MOST_FILES)) if full else writing


def look(tx: Tx, id: AnnouncementId, person: PersonId) -> Writing:
    """As it is now; the next words are its text. Raises Refusal."""
    announcement = _written(tx, id, person)
    drafts.set_focus(tx, person, OnAnnouncement(id))
    return Writing(announcement, people.org(tx))


def discard(tx: Tx, id: AnnouncementId, person: PersonId) -> None:
    """Raises Refusal."""
    _written(tx, id, person)
    announcements.drop(tx, id)
    drafts.set_focus(tx, person, None)


def send(
    tx: Tx, id: AnnouncementId, person: PersonId, revision: int, message: int | None, now: datetime
) -> tuple[Announcement, Tally]:
    """To everybody in its audience, behind whatever is more urgent; `message` shows from now on how far it has come.
    Raises Refusal: a second tap finds that it is gone."""
    draft, org = _written(tx, id, person), people.org(tx)
    if revision != draft.revision:
        raise OldAnnouncementButton
    check_ready(draft, org, now)
    sent = replace(draft, status=Status.SENT, sent=now, message=message, revision=revision + 1)
    announcements.save(tx, sent, revision)
    drafts.set_focus(tx, person, None)
    to = readers(sent, org)
    reachable = [id for id in to if org.people[id].telegram is not None]
    announcements.spread(tx, sent.id, reachable)
    announcements.spread(tx, sent.id, [id for id in to if org.people[id].telegram is None], State.UNREACHABLE)
    _post(tx, sent, reachable, "", now)
    if sent.expires is not None:
        key = f"expire.{sent.id}"
        timers.put(tx, [Timer(key=key, kind=timers.Kind.EXPIRE, due=sent.expires, announcement=sent.id)])
    return sent, announcements.tally(tx, sent.id)


def again(tx: Tx, id: AnnouncementId, person: PersonId, now: datetime) -> tuple[Announcement, Tally]:
    """Once more to those of whom nobody knows whether it has reached them. Raises Refusal."""
    sent = _sent(tx, id, person)
    unknown = [copy.person for copy in announcements.copies(tx, id, State.UNKNOWN)]
    for one in unknown:
        announcements.set_state(tx, id, one, State.WAITING)
    _post(tx, sent, unknown, f".{stored(now)}", now)
    return sent, announcements.tally(tx, id)


def archive(tx: Tx, id: AnnouncementId, person: PersonId, now: datetime) -> tuple[Announcement, Tally]:
    """It does not hold any more, before its time. Raises Refusal."""
    archived = _archived(tx, _sent(tx, id, person), now)
    timers.cancel(tx, [f"expire.{id}"])
    return archived, announcements.tally(tx, id)


def expire(tx: Tx, timer: Timer, now: datetime) -> None:
    """Its time is over: every copy says so."""
    announcement = announcements.load(tx, timer.announcement or AnnouncementId(0))
    timers.move(tx, timer, None)
    if announcement is not None and announcement.status is Status.SENT:
        _archived(tx, announcement, now)
        counted(tx, announcement.id, now)


def counted(tx: Tx, id: AnnouncementId, now: datetime) -> None:
    """Something has changed that the author wants to see: soon, and once for all that changes until then."""
    key = f"count.{id}"
    timers.put_once(tx, [Timer(key=key, kind=timers.Kind.COUNT, due=now + _COUNTED, announcement=id)])


def count(tx: Tx, timer: Timer, now: datetime) -> None:
    """The author's message is brought up to date."""
    announcement = announcements.load(tx, timer.announcement or AnnouncementId(0))
    timers.move(tx, timer, None)
    if announcement is not None:
        key, to = f"{timer.key}.{stored(timer.due)}", announcement.author
        outbox.put(tx, [Letter(key=key, kind=Kind.COUNT, person=to, due=now, announcement=announcement.id)])


def status(tx: Tx, id: AnnouncementId, person: PersonId) -> tuple[Announcement, Tally]:
    """How far one's own announcement has come. Raises Refusal."""
    return _sent(tx, id, person), announcements.tally(tx, id)


def read(tx: Tx, id: AnnouncementId, person: PersonId, now: datetime) -> tuple[Announcement, Org]:
    """The person has read it. Raises AnnouncementGone for one that does not hold, or was never his to read."""
    announcement, org = announcements.load(tx, id), people.org(tx)
    if announcement is None or not announcement.holds or not _is_for(tx, announcement, person, org):
        raise AnnouncementGone
    if announcements.mark_read(tx, id, person, now):
        counted(tx, id, now)
    return announcement, org


def news(tx: Tx, person: PersonId) -> News:
    """Everything that holds and is for this person."""
    org, known = people.org(tx), announcements.read_by(tx, person)
    got = announcements.got_by(tx, person)
    mine = tuple(one for one in announcements.holding(tx) if one.id in got or person in members(one.audience, org))
    unread = frozenset(one.id for one in mine if one.id not in known and one.author != person)
    return News(mine, unread, org)


def seen(tx: Tx, person: PersonId, now: datetime) -> News:
    """Like `news`; what asks for no confirmation counts as read since the person has seen the list."""
    found = news(tx, person)
    for one in found.announcements:
        if one.id in found.unread and not one.confirm:
            announcements.mark_read(tx, one.id, person, now)
            counted(tx, one.id, now)
    return found


def one(tx: Tx, id: AnnouncementId, person: PersonId) -> tuple[Announcement, Copy | None, Org]:
    """An announcement that is for this person. Raises AnnouncementGone."""
    announcement, org = announcements.load(tx, id), people.org(tx)
    if announcement is None or not announcement.holds or not _is_for(tx, announcement, person, org):
        raise AnnouncementGone
    return announcement, announcements.copy_of(tx, id, person), org


def _allowed(tx: Tx, person: PersonId) -> Org:
    org = people.org(tx)
    if not may_announce(person, org):
        raise OnlyHr
    return org


def _written(tx: Tx, id: AnnouncementId, person: PersonId) -> Announcement:
    """Somebody's own draft, if he may still make announcements."""
    _allowed(tx, person)
    announcement = announcements.load(tx, id)
    if announcement is None or announcement.author != person or announcement.status is not Status.DRAFT:
        raise AnnouncementGone
    return announcement


def _sent(tx: Tx, id: AnnouncementId, person: PersonId) -> Announcement:
    """An announcement that was sent, for its author."""
    _allowed(tx, person)
    announcement = announcements.load(tx, id)
    if announcement is None or announcement.author != person or announcement.status is Status.DRAFT:
        raise AnnouncementGone
    return announcement


def _is_for(tx: Tx, announcement: Announcement, person: PersonId, org: Org) -> bool:
    if person in members(announcement.audience, org) or person == announcement.author:
        return True
    return announcements.copy_of(tx, announcement.id, person) is not None


def _post(tx: Tx, sent: Announcement, to: Sequence[PersonId], suffix: str, now: datetime) -> None:
    """For each reader the text, then its files."""
    kinds = (Kind.ANNOUNCE, *outbox.enclosures({file.kind for file in sent.files}))
    outbox.put(
        tx,
        [
            Letter(
                key=f"{kind}.{sent.id}.{person}{suffix}",
                kind=kind,
                person=person,
                due=now,
                announcement=sent.id,
                crowd=True,
            )
            for person in to
            for kind in kinds
        ],
    )


def _archived(tx: Tx, sent: Announcement, now: datetime) -> Announcement:
    if sent.status is Status.ARCHIVED:
        return sent
    archived = replace(sent, status=Status.ARCHIVED, revision=sent.revision + 1)
    announcements.save(tx, archived, sent.revision)
    reached = [copy.person for copy in announcements.copies(tx, sent.id, State.SENT)]
    outbox.put(
        tx,
        [
            Letter(key=f"archive.{sent.id}.{id}", kind=Kind.ARCHIVE, person=id, due=now, announcement=sent.id)
            for id in reached
        ],
    )
    return archived
