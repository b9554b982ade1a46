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
    readers,
)
from core.model.focus import OnAnnouncement
from core.model.ids import AnnouncementId, PersonId
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.rich import Rich
from core.model.value import File
from core.store import announcements, drafts, outbox, people, timers
from core.store.announcements import State, Tally
from core.store.db import Tx
from core.store.instant import stored
from core.store.outbox import Kind, Letter
from core.store.timers import Timer

#: How often the author's message is brought up to date, at most.
_COUNTED = timedelta(seconds=3)


class OnlyHr(Refusal):
    """Announcements are sent by the HR department. Please ask them if you want to announce something."""


class AnnouncementGone(Refusal):
    """This announcement has already been sent or deleted. Here is what you can do now."""


class OldAnnouncementButton(Refusal):
    """That button is out of date: the announcement has changed since. This is how it looks now."""


@dataclass(frozen=True, slots=True)
class Writing:
    """An announcement that is being written, and what is needed to show it."""

    announcement: Announcement
    org: Org
    note: Refusal | None = None  #: why the last change was not made in full


#: What is changed about an announcement that is being written. Raises Refusal.
Change = Callable[[Announcement, Org], Announcement]


def begin(tx: Tx, person: PersonId, now: datetime) -> Writing:
    """What this person has begun; a new one if there is nothing. The next words are its text. Raises OnlyHr."""
    org = _allowed(tx, person)
    announcement = announcements.draft_of(tx, person) or announcements.add(tx, person, now)
    drafts.set_focus(tx, person, OnAnnouncement(announcement.id))
    return Writing(announcement, org)


def ask(tx: Tx, id: AnnouncementId, person: PersonId, revision: int | None, asks: str) -> Writing:
    """The next words are about `asks`, unless a button of an earlier look wanted it, told by `revision` (None: words).
    Raises Refusal."""
    announcement, org = _written(tx, id, person), people.org(tx)
    old = revision is not None and revision != announcement.revision
    drafts.set_focus(tx, person, OnAnnouncement(id, "" if old else asks))
    return Writing(announcement, org, OldAnnouncementButton() if old else None)


def change(tx: Tx, id: AnnouncementId, person: PersonId, revision: int | None, make: Change, asks: str = "") -> Writing:
    """One thing about it, as `make` has it; a refused change keeps everything and says why, and the next words are
    about `asks` once more. Raises Refusal."""
    writing = ask(tx, id, person, revision, asks)
    before, org = writing.announcement, writing.org
    if writing.note is not None:
        return writing
    try:
        after = make(before, org)
    except Refusal as refusal:
        return replace(writing, note=refusal)
    drafts.set_focus(tx, person, OnAnnouncement(id))
    if after == before:
        return writing
    after = replace(after, revision=before.revision + 1)
    announcements.save(tx, after, before.revision)
    return Writing(after, org)


def write(tx: Tx, id: AnnouncementId, person: PersonId, text: Rich, files: Sequence[File]) -> Writing:
    """More text, more files: people write in several messages. Raises Refusal."""

    def added(before: Announcement, _org: Org) -> Announcement:
        return replace(before, text=before.text.then(text), files=(*before.files, *files)[:MOST_FILES])

    full = len(_written(tx, id, person).files) + len(files) > MOST_FILES
    writing = change(tx, id, person, None, added)
    return replace(writing, note=TooManyFiles(limit=MOST_FILES)) if full else writing


def look(tx: Tx, id: AnnouncementId, person: PersonId) -> Writing:
    """As it is now; the next words are its text. Raises Refusal."""
    return ask(tx, id, person, None, "")


def leave(tx: Tx, person: PersonId) -> None:
    """The next words belong to nothing."""
    drafts.set_focus(tx, person, None)


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
    counted(tx, sent.id, now)
    return sent, announcements.tally(tx, sent.id)


def again(tx: Tx, id: AnnouncementId, person: PersonId, now: datetime) -> tuple[Announcement, Tally]:
    """Once more to those of whom nobody knows whether it has reached them, while it holds. Raises Refusal."""
    sent = _sent(tx, id, person)
    unknown = [copy.person for copy in announcements.copies(tx, id, State.UNKNOWN)] if sent.holds else []
    for one in unknown:
        announcements.set_state(tx, id, one, State.WAITING)
    _post(tx, sent, unknown, f".{stored(now)}", now)
    counted(tx, id, now)
    return sent, announcements.tally(tx, id)


def archive(tx: Tx, id: AnnouncementId, person: PersonId, now: datetime) -> tuple[Announcement, Tally]:
    """It does not hold any more, before its time. Raises Refusal."""
    archived = _archived(tx, _sent(tx, id, person), now)
    timers.cancel(tx, [f"expire.{id}"])
    return archived, announcements.tally(tx, id)


def arrived(tx: Tx, id: AnnouncementId, person: PersonId, message: int, now: datetime) -> None:
    """A copy has arrived, in this message. Its files follow; or, when it came too late, that it does not hold."""
    announcement = announcements.load_to_add(tx, id)
    if announcement is None:
        return
    announcements.reached(tx, id, person, message)
    if announcement.holds:
        kinds = outbox.enclosures({file.kind for file in announcement.files})
        outbox.put(tx, [_letter(kind, id, person, f".{message}", now) for kind in kinds])
    else:
        outbox.put(tx, [_letter(Kind.ARCHIVE, id, person, "", now)])
    counted(tx, id, now)


def expire(tx: Tx, timer: Timer, now: datetime) -> None:
    """Its time is over: every copy says so."""
    announcement = announcements.load(tx, timer.announcement or AnnouncementId(0))
    timers.move(tx, timer, None)
    if announcement is not None and announcement.status is Status.SENT:
        _archived(tx, announcement, now)


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
    """How far an announcement has come, for those who make them. Raises Refusal."""
    return _sent(tx, id, person), announcements.tally(tx, id)


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
    """An announcement that was sent. Its author may have left: whoever speaks to everybody may look after it."""
    _allowed(tx, person)
    announcement = announcements.load(tx, id)
    if announcement is None or announcement.status is Status.DRAFT:
        raise AnnouncementGone
    return announcement


def _post(tx: Tx, sent: Announcement, to: Sequence[PersonId], suffix: str, now: datetime) -> None:
    """For each reader the text; its files follow when that has arrived."""
    outbox.put(tx, [_letter(Kind.ANNOUNCE, sent.id, person, suffix, now) for person in to])


def _letter(kind: Kind, id: AnnouncementId, person: PersonId, suffix: str, now: datetime) -> Letter:
    key = f"{kind}.{id}.{person}{suffix}"
    return Letter(key=key, kind=kind, person=person, due=now, announcement=id, crowd=True)


def _archived(tx: Tx, sent: Announcement, now: datetime) -> Announcement:
    if sent.status is Status.ARCHIVED:
        return sent
    archived = replace(sent, status=Status.ARCHIVED, revision=sent.revision + 1)
    announcements.save(tx, archived, sent.revision)
    reached = [copy.person for copy in announcements.copies(tx, sent.id, State.SENT)]
    outbox.put(tx, [_letter(Kind.ARCHIVE, sent.id, person, "", now) for person in reached])
    counted(tx, sent.id, now)
    return archived
