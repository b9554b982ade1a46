"""An announcement: what is told to many at once, to whom, and until when it holds."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import assert_never
from zoneinfo import ZoneInfo

from core.model.ids import AnnouncementId, PersonId
from core.model.org import PARTNER, Org, Person
from core.model.refusal import Refusal
from core.model.rich import NOTHING, Rich
from core.model.value import File

#: UTF-16 units of a text: together with what Kivok adds to it, it fits into one message.
LONGEST = 3500
#: Files: one album.
MOST_FILES = 10


class NothingWritten(Refusal):
    """There is no text yet. Please write the announcement in one message."""


class TextTooLong(Refusal):
    """The text has {length} characters, and {limit} fit. Please press Rewrite and send a shorter one, or send it as a
    file; until then this one is kept."""


class TooManyFiles(Refusal):
    """An announcement takes {limit} files at most. The first {limit} are kept, the others are not."""


class NobodyReads(Refusal):
    """There is nobody in this audience now. Please choose another one."""


class ExpiryIsPast(Refusal):
    """The day until which it holds is over. Please choose a later one."""


class Group(StrEnum):
    EVERYONE = "everyone"
    BRANCH = "branch"
    DEPARTMENT = "department"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Audience:
    group: Group = Group.EVERYONE
    name: str = ""  #: of the branch, the department or the role


class Status(StrEnum):
    DRAFT = "draft"
    SENT = "sent"
    ARCHIVED = "archived"  #: it does not hold any more


@dataclass(frozen=True, slots=True)
class Announcement:
    id: AnnouncementId
    author: PersonId
    created: datetime
    status: Status = Status.DRAFT
    text: Rich = NOTHING
    files: tuple[File, ...] = ()
    audience: Audience = Audience()
    confirm: bool = True  #: readers get a button to say that they have read it
    expires: datetime | None = None  #: from then on it does not hold
    sent: datetime | None = None
    revision: int = 0  #: how many times it was changed
    message: int | None = None  #: where the author sees it

    @property
    def holds(self) -> bool:
        return self.status is Status.SENT

    @property
    def headline(self) -> str:
        """Its first line."""
        return self.text.text.strip().split("\n", 1)[0]


def members(audience: Audience, org: Org) -> tuple[PersonId, ...]:
    """Who works here now and belongs to the audience."""
    return tuple(sorted(p.id for p in org.people.values() if p.active and _belongs(p, audience)))


def readers(announcement: Announcement, org: Org) -> tuple[PersonId, ...]:
    """Who gets it: the audience, without the author, who sees how far it has come."""
    return tuple(id for id in members(announcement.audience, org) if id != announcement.author)


def audiences(org: Org) -> tuple[Audience, ...]:
    """Everybody, then each branch, department and role in which somebody works now, by name."""
    people = [p for p in org.people.values() if p.active]
    named: dict[Group, set[str]] = {
        Group.BRANCH: {p.branch for p in people},
        Group.DEPARTMENT: {p.department for p in people},
        Group.ROLE: {str(role) for p in people for role in p.roles},
    }
    found = (Audience(group, name) for group, names in named.items() for name in sorted(names) if name)
    return (Audience(), *found)


def check_ready(announcement: Announcement, org: Org, now: datetime) -> None:
    """Raises Refusal for what still keeps it from being sent."""
    if not announcement.text.text.strip():
        raise NothingWritten
    if announcement.text.length > LONGEST:
        raise TextTooLong(length=announcement.text.length, limit=LONGEST)
    if not readers(announcement, org):
        raise NobodyReads
    if announcement.expires is not None and announcement.expires <= now:
        raise ExpiryIsPast


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which `day` is over in `zone`."""
    return datetime.combine(day + timedelta(days=1), time(0), zone).astimezone(ZoneInfo("UTC"))


def last_day(expires: datetime, zone: ZoneInfo) -> date:
    """The last day on which it holds; the inverse of `end_of`."""
    return expires.astimezone(zone).date() - timedelta(days=1)


def _belongs(person: Person, audience: Audience) -> bool:
    """Partners are told only what is for a role of theirs."""
    if PARTNER in person.roles and audience.group is not Group.ROLE:
        return False
    match audience.group:
        case Group.EVERYONE:
            return True
        case Group.BRANCH:
            return person.branch == audience.name
        case Group.DEPARTMENT:
            return person.department == audience.name
        case Group.ROLE:
            return audience.name in person.roles
        case _:
            assert_never(audience.group)
