"""Around a decision: the words it waits for, and seeing a card again."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from core.model.command import Decision
from core.model.decide import NotYourTurn, check
from core.model.focus import OnReason
from core.model.ids import PersonId, RequestId, StageKey
from core.model.org import Org
from core.model.request import Request
from core.store import drafts, outbox, people
from core.store.db import Tx
from core.use.act import act, see

#: A decision of a person, at a stage, in a round, now.
Make: TypeAlias = Callable[[PersonId, StageKey, int, datetime], Decision]


def decide_at(tx: Tx, id: RequestId, person: PersonId, make: Make, place: int, round: int, now: datetime) -> Request:
    """Decide at the stage at `place` of the route, as it was seen in `round`. Raises Refusal."""
    return act(tx, id, make(person, _stage(see(tx, id, person), place), round, now))


def ask_why(
    tx: Tx, id: RequestId, person: PersonId, verb: type[Decision], asked: str, place: int, round: int
) -> tuple[Request, Org]:
    """The person's next words belong to this decision. Raises Refusal when he may not decide so: better now than after
    he has written."""
    request = see(tx, id, person)
    stage = _stage(request, place)
    check(request, verb, person, stage, round)
    drafts.set_focus(tx, person, OnReason(id, stage, round, asked))
    return request, people.org(tx)


def decide_saying(tx: Tx, id: RequestId, command: Decision) -> Request:
    """A decision with its words: nothing waits for words any more."""
    drafts.set_focus(tx, command.by, None)
    return act(tx, id, command)


def never_mind(tx: Tx, person: PersonId) -> None:
    """The decision waits for no words any more."""
    if isinstance(drafts.focus_of(tx, person), OnReason):
        drafts.set_focus(tx, person, None)


def show_again(tx: Tx, id: RequestId, person: PersonId, now: datetime) -> None:
    """A new card below, in place of the one far above. Raises NoSuchRequest."""
    outbox.show(tx, see(tx, id, person), person, now)


def _stage(request: Request, place: int) -> StageKey:
    if place >= len(request.steps):
        raise NotYourTurn
    return request.steps[place].stage
