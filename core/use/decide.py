"""Around a decision: the words it waits for, and seeing a card again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from core.model.command import Decision, Detour, Snooze, Undo
from core.model.decide import decide
from core.model.focus import OnCorrection, OnEnding, OnObserver, OnReason
from core.model.form import reasons_at
from core.model.ids import PersonId, RequestId, StageKey
from core.model.org import Org
from core.model.request import Request
from core.model.statuses import Move, StageStatus
from core.model.turn import NotYourTurn, check
from core.store import cards, drafts, outbox, requests
from core.store.db import Tx
from core.use.act import act, carry_out, see, seen, stage_at

#: A decision of a person, at a stage, in a round, now.
Make: TypeAlias = Callable[[PersonId, StageKey, int, datetime], Decision]
#: The same, with its words.
MakeSaying: TypeAlias = Callable[[PersonId, StageKey, int, datetime, str], Decision]
#: What the words of a person come to, now.
Say: TypeAlias = Callable[[OnReason, PersonId, datetime, str], Decision | Detour | Move]
#: In place of the words that have not been written yet.
_WORDS = "…"


@dataclass(frozen=True, slots=True)
class Button:
    """Where somebody has pressed: what he saw, and in which message."""

    request: RequestId
    place: int  #: of the stage in the route
    round: int
    message: int | None
    over: bool = False  #: a question that was drawn over the card


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


def move_at(
    tx: Tx,
    id: RequestId,
    person: PersonId,
    place: int,
    round: int,
    which: int,
    now: datetime,
    *,
    message: int | None = None,
) -> tuple[StageStatus, Request]:
    """Move the stage at `place` of the route to its status `which`, from 1; as `decide_at`. Raises Refusal."""
    never_mind(tx, person)
    kept, org = seen(tx, id, person)
    stage = stage_at(kept.request, place)
    to = _status_at(kept.request, stage, which)
    after = carry_out(tx, kept, Move(person, stage, round, to.key, now), org)
    _shown_in(tx, id, person, message)
    return to, after


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
    person: PersonId,
    asked: str,
    button: Button,
    say: Say,
    now: datetime,
    *,
    back: int = 0,
    whom: PersonId | None = None,
    which: int = 0,
) -> tuple[Request, OnReason, Org]:
    """The person's next words belong to this decision, which sends it back to the stage at the place `back`, from 1, or
    (0) to the author, or is about `whom`, or moves it to the status `which`, from 1; the message with the button will
    show what comes of it. Raises Refusal when he may not decide so: better now than after he has written."""
    kept, org = seen(tx, button.request, person)
    stage = stage_at(kept.request, button.place)
    to = stage_at(kept.request, back - 1) if back else None
    status = _status_at(kept.request, stage, which).key if which else None
    on = OnReason(button.request, stage, button.round, asked, to, whom, status)
    decide(kept.request, say(on, person, now, _WORDS), org)
    drafts.set_focus(tx, person, on)
    _shown(tx, kept.request, person, button, now)
    return kept.request, on, org


def look_for(tx: Tx, person: PersonId, verb: type[Detour], asked: str, button: Button) -> tuple[Request, OnReason, Org]:
    """The person's next words are the name of a colleague. Raises Refusal when he may not bring one in."""
    kept, org = seen(tx, button.request, person)
    stage = stage_at(kept.request, button.place)
    check(kept.request, verb, person, stage, button.round, org)
    on = OnReason(button.request, stage, button.round, asked)
    drafts.set_focus(tx, person, on)
    return kept.request, on, org


def say_nothing(tx: Tx, id: RequestId, person: PersonId, say: Say, now: datetime) -> bool:
    """The decision that waits for words is made without any. False when none waits. Raises Refusal."""
    on = drafts.focus_of(tx, person)
    if not isinstance(on, OnReason) or on.request != id or on.whom is None:
        return False
    decide_saying(tx, id, say(on, person, now, ""))
    return True


def asked_in(tx: Tx, id: RequestId, person: PersonId, message: int, verb: str) -> OnReason | None:
    """What this person is asked in the card that he has replied to, if anything; `verb` is answering."""
    kept, shown = requests.load(tx, id), cards.of(tx, id, person)
    step = kept.request.open if kept is not None else None
    if kept is None or step is None or shown is None or shown.message != message or not step.asked_of(person):
        return None
    return OnReason(id, step.stage, kept.request.round, verb)


def decide_saying(tx: Tx, id: RequestId, command: Decision | Detour | Move) -> Request:
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


def take_back(tx: Tx, id: RequestId, person: PersonId, now: datetime, *, message: int | None = None) -> None:
    """As if this person had not decided; `message`, where it was seen, shows that. Raises Refusal."""
    never_mind(tx, person)
    kept, org = seen(tx, id, person)
    carry_out(tx, kept, Undo(person, now), org)
    _shown_in(tx, id, person, message)


def never_mind(tx: Tx, person: PersonId) -> bool:
    """The decision, the question who is to look on, or a correction waits for no words any more. Returns whether one
    did."""
    waits = isinstance(drafts.focus_of(tx, person), OnReason | OnEnding | OnObserver | OnCorrection)
    if waits:
        drafts.set_focus(tx, person, None)
    return waits


def show_again(tx: Tx, id: RequestId, person: PersonId, now: datetime) -> None:
    """A new card below, in place of the one far above. Raises NoSuchRequest."""
    outbox.show(tx, see(tx, id, person), person, now)


def _status_at(request: Request, stage: StageKey, which: int) -> StageStatus:
    """Raises NotYourTurn: the stage has no such status."""
    statuses = request.form.stage(stage).statuses
    if not 0 < which <= len(statuses):
        raise NotYourTurn
    return statuses[which - 1]


def _shown(tx: Tx, request: Request, person: PersonId, button: Button, now: datetime) -> None:
    """The message with the button is the card, and looks like it again."""
    if not button.over:
        _shown_in(tx, request.id, person, button.message)
    elif button.message is not None and cards.redrawn(tx, request.id, person, button.message):
        outbox.refresh(tx, request, person, now)


def _shown_in(tx: Tx, id: RequestId, person: PersonId, message: int | None) -> None:
    if message is not None:
        cards.adopt(tx, id, person, message)
