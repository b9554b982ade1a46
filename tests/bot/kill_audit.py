"""What is left when the killing is over: nothing lost, nothing done twice, nobody forgotten."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import and_, func, select, text
from typing_extensions import override

from bot.main import utc_now
from bot.playground import Client
from core.model.event import Approved, Completed
from core.model.ids import FieldKey, PersonId
from core.model.org import Org
from core.model.period import Period
from core.model.request import Request, Status
from core.store import cards, journal, people, requests
from core.store.db import Database, Tx
from core.store.instant import stored
from core.store.tables import DONE, PENDING, draft, inbox, outbox
from core.use import audit
from tests.bot.kill_walk import Crowd, Walk, about
from tests.bot.telegram.office import account
from tests.dialogs.company import ANNA, BORIS, HELEN, OLGA


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of a run."""

    kills: int
    walks: int
    updates: int
    steps: int  #: things said or decided
    lost: int  #: steps that were acknowledged, and have no effect
    doubled: int  #: cards that came once more than they had to
    tries: int  #: the most that any update needed

    @override
    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.walks} walks, {self.updates} updates of {self.steps} steps: {self.lost} lost,"
            f" {self.doubled} cards doubled, {self.tries} tries at most"
        )


async def quiet(db: Database) -> bool:
    """Whether nothing waits to be answered or sent."""
    return await db.read(_nothing_pending)


async def audited(db: Database, crowd: Crowd, walks: Collection[Walk], kills: int) -> Figures:
    """Raises AssertionError for anything that is not as it must be."""
    lost, tries = await db.read(_of_inbox, crowd)
    org = await db.read(_sound, walks)
    doubled = await _doubled(crowd.people, walks, org)
    return Figures(kills, len(walks), sum(map(len, crowd.steps)), len(crowd.steps), lost, doubled, tries)


#: Milliseconds in which what is due is sent.
_SOON = 5_000


def _nothing_pending(tx: Tx) -> bool:
    """What is to be drawn again only in a while, because a button goes by itself then, has not been begun yet."""
    later = and_(outbox.c.tries == 0, outbox.c.due > stored(utc_now()) + _SOON)
    waiting = [
        select(func.count()).select_from(inbox).where(inbox.c.state == PENDING),
        select(func.count()).select_from(outbox).where(outbox.c.state == PENDING, ~later),
    ]
    return all(tx.execute(one).scalar_one() == 0 for one in waiting)


def _of_inbox(tx: Tx, crowd: Crowd) -> tuple[int, int]:
    """How many updates have had no effect, and the most tries of any."""
    rows = {row.update_id: row for row in tx.execute(select(inbox))}
    missing = [id for step in crowd.steps for id in step if id not in rows]
    aside = [id for id, row in rows.items() if row.state != DONE]
    assert (missing, aside) == ([], [])
    lost = sum(not any(rows[id].acted for id in step) for step in crowd.steps)
    return lost, max(row.tries for row in rows.values())


def _sound(tx: Tx, walks: Collection[Walk]) -> Org:
    verified = audit.verify(tx)
    assert (verified.requests, verified.broken) == (len(walks), ())
    assert tx.execute(select(func.count()).select_from(draft)).scalar_one() == 0  # a sentence heard twice begins two
    if tx.dialect.name == "sqlite":
        assert tx.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
    for walk in walks:
        kept = requests.load(tx, walk.request)
        assert kept is not None
        _as_answered(kept.request, walk)
        _decided_once(tx, kept.request, walk)
        without = {person for person in _needed(walk) if cards.of(tx, walk.request, person) is None}
        assert (walk.request, without) == (walk.request, set())
    return people.org(tx)


def _as_answered(request: Request, walk: Walk) -> None:
    said = {
        FieldKey("period"): Period(walk.first, walk.last),
        FieldKey("substitute"): walk.substitute,
        FieldKey("handover"): frozenset({"passed", "warned"}),
    }
    assert (request.author, request.status) == (walk.author, Status.APPROVED)
    assert {key: request.values.get(key) for key in said} == said


def _decided_once(tx: Tx, request: Request, walk: Walk) -> None:
    events = journal.of(tx, request.id, request.form)
    decisions = [(e.stage, e.by) for e in events if isinstance(e, Approved | Completed)]
    expected = [("substitute", walk.substitute), ("manager", OLGA), ("accounting", walk.payer)]
    assert decisions == expected


def _needed(walk: Walk) -> set[PersonId]:
    """Who must have a card: not the other accountant, who was asked only until one of them had done it."""
    return {walk.author, walk.substitute, OLGA, walk.payer, HELEN}


async def _doubled(people: Client, walks: Collection[Walk], org: Org) -> int:
    """Raises AssertionError when somebody has fewer cards than he had to get."""
    return sum([await _too_many(people, person, walks) for person in org.people])


async def _too_many(people: Client, person: PersonId, walks: Iterable[Walk]) -> int:
    texts = [m["text"] for m in await people.messages(account(person)) if m["from_bot"]]
    seen = Counter({walk.request: sum(about(text, walk.request) for text in texts) for walk in walks})
    due = Counter(walk.request for walk in walks if person in _needed(walk))
    assert (person, due - seen) == (person, Counter())
    # Above the outcome the author has the card that became of his form, unless a late tap has put the menu there.
    may = Counter(walk.request for walk in walks if person == walk.author or person in {ANNA, BORIS} - {walk.payer})
    return (seen - due - may).total()
