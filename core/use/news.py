"""News: the announcements that hold, as their readers find them, and that they have read them."""

from dataclasses import dataclass
from datetime import datetime

from core.model.announcement import Announcement, Status, members
from core.model.ids import AnnouncementId, PersonId
from core.model.org import Org
from core.model.refusal import Refusal
from core.store import announcements, people
from core.store.announcements import Copy, State
from core.store.db import Tx
from core.use import announce


class NoSuchNews(Refusal):
    """This announcement is not there any more. Here is what you can do now."""


@dataclass(frozen=True, slots=True)
class News:
    """What holds for one person, the newest first."""

    announcements: tuple[Announcement, ...]
    unread: frozenset[AnnouncementId]
    org: Org


@dataclass(frozen=True, slots=True)
class Reading:
    """An announcement in the hands of one reader. It may hold no more."""

    announcement: Announcement
    copy: Copy | None
    org: Org

    @property
    def read(self) -> bool:
        return self.copy is not None and self.copy.read is not None


def read(tx: Tx, id: AnnouncementId, person: PersonId, message: int | None, now: datetime) -> Reading:
    """The person has read it, in `message` if that is his copy; what does not hold any more, or is his own, is not
    counted. Raises NoSuchNews."""
    found = one(tx, id, person)
    if not found.announcement.holds or found.announcement.author == person:
        return found
    if message is not None and found.copy is not None and found.copy.state is State.UNKNOWN:
        announce.arrived(tx, id, person, message, now)
    if announcements.mark_read(tx, id, person, now):
        announce.counted(tx, id, now)
    return one(tx, id, person)


def news(tx: Tx, person: PersonId) -> News:
    """Everything that holds and is for this person."""
    org, known = people.org(tx), announcements.read_by(tx, person)
    got = announcements.got_by(tx, person)
    holding = announcements.holding(tx)
    mine = tuple(one for one in holding if one.id in got or _is_addressed(one, person, org))
    unread = frozenset(one.id for one in mine if one.id not in known and one.author != person)
    return News(mine, unread, org)


def unread(tx: Tx, person: PersonId) -> int:
    """How much of it he has not read."""
    found = announcements.unread_by(tx, person)
    org = people.org(tx)
    return sum(has_copy or _is_addressed(one, person, org) for one, has_copy in found)


def seen(tx: Tx, person: PersonId, now: datetime) -> News:
    """Like `news`; what asks for no confirmation counts as read since the person has seen the list."""
    found = news(tx, person)
    for told in found.announcements:
        if told.id in found.unread and not told.confirm:
            announcements.mark_read(tx, told.id, person, now)
            announce.counted(tx, told.id, now)
    return found


def one(tx: Tx, id: AnnouncementId, person: PersonId) -> Reading:
    """An announcement that is for this person, or was. Raises NoSuchNews."""
    announcement, org = announcements.load(tx, id), people.org(tx)
    if announcement is None or announcement.status is Status.DRAFT:
        raise NoSuchNews
    copy = announcements.copy_of(tx, id, person)
    if copy is None and not _is_addressed(announcement, person, org):
        raise NoSuchNews
    return Reading(announcement, copy, org)


def _is_addressed(announcement: Announcement, person: PersonId, org: Org) -> bool:
    return person == announcement.author or person in members(announcement.audience, org)
