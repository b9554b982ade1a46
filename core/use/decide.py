"""Around a decision: the words it waits for, and seeing a card again."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from core.model.command import Decision, Snooze
from core.model.focus import OnReason
from core.model.form import reasons_at
from core.model.ids import PersonId, RequestId, StageKey
from core.model.org import Org
from core.model.request import Request
from core.model.turn import NotYourTurn, check
from core.store import cards, drafts, outbox
from core.store.db import Tx
from core.use.act import act, carry_out, see, seen, stage_at

#: A decision of a person, at a stage, in a round, now.
Make: TypeAlias = Callable[[PersonId, StageKey, int, datetime], Decision]
#: The same, with its words.
MakeSaying: TypeAlias = Callable[[PersonId, StageKey, int, datetime, str], Decision]


def decide_at(
    tx: Tx,
    id: RequestId,
    person: PersonId,
    make: Make,
    place: int,
    round: int,
    now: datetime,
    *,
    message: int | None = None,
) -> Request:
    """Decide at the stage at `place` of the route, as it was seen in `round`; `message`, where it was seen, shows what
    came of it. Raises Refusal. Whatever the person says next is no reason for a decision that he was about to take
    before."""
    never_mind(tx, person)
    kept, org = seen(tx, id, person)
    decided = carry_out(tx, kept, make(person, stage_at(kept.request, place), round, now), org)
    _shown_in(tx, id, person, message)
    return decided


def decide_because(
    tx: Tx, id: RequestId, person: PersonId, make: MakeSaying, place: int, round: int, which: int, now: datetime
) -> Request:
    """Decide with one of the ready reasons of the stage, in the language of the author, who reads it. Raises
    Refusal."""
    never_mind(tx, person)
    kept, org = seen(tx, id, person)
    stage = stage_at(kept.request, place)
    known = reasons_at(kept.request.form, stage)
    if which >= len(known):
        raise NotYourTurn
    reason = known[which].in_(org.people[kept.request.author].locale)
    return carry_out(tx, kept, make(person, stage, round, now, reason), org)


def ask_why(
    tx: Tx,
    id: RequestId,
    person: PersonId,
    verb: type[Decision],
    asked: str,
    place: int,
    round: int,
    *,
    message: int | None = None,
) -> tuple[Request, Org]:
    """The person's next words belong to this decision; `message`, where it was seen, will show what comes of it. Raises
    Refusal when he may not decide so: better now than after he has written."""
    kept, org = seen(tx, id, person)
    stage = stage_at(kept.request, place)
    check(kept.request, verb, person, stage, round)
    drafts.set_focus(tx, person, OnReason(id, stage, round, asked))
    _shown_in(tx, id, person, message)
    return kept.request, org


def decide_saying(tx: Tx, id: RequestId, command: Decision) -> Request:
    """A decision with its words: nothing waits for words any more."""
    drafts.set_focus(tx, command.by, None)
    return act(tx, id, command)


def put_off(
    tx: Tx,
    id: RequestId,
    person: PersonId,
    place: int,
    round: int,
    until: datetime,
    now: datetime,
    *,
    message: int | None = None,
) -> Request:
    """Leave this person alone with it until then; `message`, where it was seen, shows that. Raises Refusal."""
    never_mind(tx, person)
    kept, org = seen(tx, id, person)
    snooze = Snooze(person, stage_at(kept.request, place), round, now, until)
    after = carry_out(tx, kept, snooze, org)
    _shown_in(tx, id, person, message)
    return after


def never_mind(tx: Tx, person: PersonId) -> bool:
    """The decision waits for no words any more. Returns whether one did."""
    waits = isinstance(drafts.focus_of(tx, person), OnReason)
    if waits:
        drafts.set_focus(tx, person, None)
    return waits


def show_again(tx: Tx, id: RequestId, person: PersonId, now: datetime) -> None:
    """A new card below, in place of the one far above. Raises NoSuchRequest."""
    outbox.show(tx, see(tx, id, person), person, now)


def _shown_in(tx: Tx, id: RequestId, person: PersonId, message: int | None) -> None:
    if message is not None:
        cards.adopt(tx, id, person, message)
