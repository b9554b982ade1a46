"""The words by which the tests tell of announcements: of Helen, for the accountants, unless they say otherwise."""

from dataclasses import replace
from datetime import datetime

from core.model.announcement import Announcement, Audience, Group
from core.model.ids import AnnouncementId, PersonId
from core.model.org import Org
from core.model.rich import Look, Mark, Rich
from core.model.value import File, FileKind
from core.store import announcements
from core.store.announcements import Copy, State
from core.store.db import Database
from core.store.outbox import Kind
from core.use import announce, deliver
from core.use.deliver import Delivery, Sent
from core.use.sweep import sweep
from tests.model.build import HELEN, NOON

CLERKS = Audience(Group.ROLE, "accounting")
TEXT = Rich("The office closes at four", (Mark(Look.BOLD, 4, 6),))
PLAN, PHOTO = File("plan", FileKind.DOCUMENT, "plan.pdf", 10), File("photo", FileKind.PHOTO, "photo.jpg", 10)


async def draft(db: Database, text: Rich = TEXT, *files: File, **attributes: object) -> Announcement:
    """What Helen is writing."""
    begun = (await db.write(announce.begin, HELEN, NOON)).announcement
    await db.write(announce.write, begun.id, HELEN, text, files)

    def made(before: Announcement, _org: Org) -> Announcement:
        return replace(before, **{"audience": CLERKS, **attributes})  # type: ignore[arg-type]  # of any attribute

    return (await db.write(announce.change, begun.id, HELEN, None, made)).announcement


async def sent(db: Database, *files: File, text: Rich = TEXT, **attributes: object) -> AnnouncementId:
    made = await draft(db, text, *files, **attributes)
    await db.write(announce.send, made.id, HELEN, made.revision, 70, NOON)
    return made.id


async def due(db: Database, now: datetime = NOON, by: str = "a") -> tuple[Delivery, ...]:
    return await db.write(deliver.claim, by, now, 100)


async def deliver_all(db: Database, now: datetime = NOON, first: int = 500) -> list[tuple[Kind, PersonId]]:
    """Everything that is due arrives. Returns what it was."""
    done: list[tuple[Kind, PersonId]] = []
    while found := await due(db, now):
        for delivery in found:
            await db.write(deliver.delivered, delivery, "a", Sent((first + len(done),)), now)
            done.append((delivery.parcel.kind, delivery.parcel.person))
    return done


async def counts(db: Database, id: AnnouncementId) -> dict[State, int]:
    """What has become of its copies."""
    found = await db.read(announcements.tally, id)
    assert found.total == sum(found.states.values())
    return dict(found.states)


async def copy_of(db: Database, id: AnnouncementId, person: PersonId) -> Copy:
    copy = await db.read(announcements.copy_of, id, person)
    assert copy is not None
    return copy


async def happens(db: Database, now: datetime) -> None:
    """What has fallen due by then."""
    while await db.write(sweep, now):
        pass
