"""Whose turn it is: what each stage may be answered by, and who may answer it now."""

from typing import TypeAlias

from core.model.access import may_answer_for
from core.model.children import OpenChild
from core.model.command import (
    Acknowledge,
    Add,
    Amend,
    Answer,
    Approve,
    Ask,
    Cancel,
    Complete,
    Decision,
    Detour,
    HandOn,
    Nudge,
    Own,
    Reject,
    Reopen,
    Return,
    Snooze,
    Submit,
    Undo,
)
from core.model.form import Do
from core.model.ids import PersonId, StageKey
from core.model.org import ADMIN, Org
from core.model.refusal import Refusal
from core.model.request import UNDER_WAY, Request, Status, waiting_for
from core.model.statuses import Move
from core.model.step import Answer as Said
from core.model.step import State, Step

#: What is said at a stage.
AtStage: TypeAlias = Decision | Move | Detour | Snooze | OpenChild
#: What a person can be offered to do.
Verb: TypeAlias = type[Own] | type[AtStage] | type[Undo]


class AlreadyClosed(Refusal):
    """This request is finished: nothing more can be done to it."""


class AlreadyDecided(Refusal):
    """Already decided: {who}, {at}."""


class NotYourTurn(Refusal):
    """This request is not waiting for you now."""


class CardOutdated(Refusal):
    """The request has been changed since this card was drawn. Here it is as it stands now."""


class NotYours(Refusal):
    """Only the author of the request can do this."""


class OnItsWay(Refusal):
    """This request is on its way already."""


class NotOnItsWay(Refusal):
    """This request is not on its way now."""


class NobodyWaited(Refusal):
    """The request is not waiting for anybody else now."""


class NotApproved(Refusal):
    """Only what has been approved can be cancelled."""


class NeverCancelled(Refusal):
    """Requests of this form cannot be cancelled once they are approved. Please talk to whoever answers for it."""


class StillOpen(Refusal):
    """The request has not ended: there is nothing to be opened again."""


class StageWaits(Refusal):
    """This stage waits for #{number} “{title}”. It comes back to you when that has ended."""


class TooDeep(Refusal):
    """Requests are opened within each other {most} times at most. Please fill in the form by itself, from the menu."""


class Sealed(Refusal):
    """This request is confidential: only those whom its form names see it, so it is not handed on to others."""


class OwnerReopens(Refusal):
    """Only those who answer for the process can open again what has been approved: {who}."""


_DETOUR: tuple[type[Detour], ...] = (Ask, HandOn)
_OF_STAGE: dict[Do, tuple[type[AtStage], ...]] = {
    Do.APPROVE: (Approve, Reject, Return, *_DETOUR, Add, Snooze),
    Do.ACT: (Complete, Return, *_DETOUR, Snooze),
    Do.ACKNOWLEDGE: (Acknowledge, Snooze),
    Do.INFORM: (),
}
#: What tells who works in the company: nothing for people of others.
_BRINGS_IN: tuple[type[AtStage], ...] = (Ask, HandOn, Add, OpenChild)
#: What shows the request to somebody whom the route does not name.
_HANDS_OUT: tuple[type[AtStage], ...] = (HandOn, Add, OpenChild)
#: What says yes, and to be left alone until then: neither is wanted while the stage waits for another request.
_HELD: tuple[type[AtStage], ...] = (Approve, Complete, Acknowledge, Snooze)
#: How many requests one can be part of, each within the next.
DEEPEST = 5


def check(request: Request, verb: type[AtStage], person: PersonId, stage: StageKey, round: int, org: Org) -> None:
    """Raises Refusal unless `verb` is this person's to do now, at the stage and in the round he saw."""
    step = step_seen(request, person, stage, round, answers=verb is Answer)
    if not _is_turn(request, verb, person, step) or (verb in _BRINGS_IN and org.partner(person)):
        raise NotYourTurn
    if verb in _HANDS_OUT and request.form.sealed:
        raise Sealed
    if verb in _HELD:
        check_held(request, person, org)
    if verb is OpenChild and request.parent is not None and request.parent.depth >= DEEPEST:
        raise TooDeep(most=DEEPEST)


def check_held(request: Request, person: PersonId, org: Org) -> None:
    """Raises StageWaits, or NotYourTurn for a partner, while another request is waited for."""
    if request.held:
        if org.partner(person):
            raise NotYourTurn
        raise StageWaits(number=request.held[0].id, title=request.held[0].title)


def step_seen(request: Request, person: PersonId, stage: StageKey, round: int, *, answers: bool = False) -> Step:
    """The stage that he saw, if the request is still as it was then. Raises Refusal."""
    # Who was first is a better answer than any vaguer refusal, so it is looked for before the others.
    step = next((step for step in request.steps if step.stage == stage), None)
    if step is None:
        raise NotYourTurn
    if round == request.round and not step.waits_for(person) and not answers and (said := _heard(step, person)):
        raise AlreadyDecided(who=said.by, at=said.now)
    if request.closed:
        raise AlreadyClosed
    if round != request.round:
        raise CardOutdated
    return step


def _is_turn(request: Request, verb: type[AtStage], person: PersonId, step: Step) -> bool:
    if verb is Answer:
        return step.asked_of(person) is not None
    if not step.waits_for(person) or verb not in _verbs_at(request, step.stage):
        return False
    return verb is not Ask or person not in step.asking


def _verbs_at(request: Request, stage: StageKey) -> tuple[type[AtStage], ...]:
    """In a request that is being cancelled every stage says yes or no; one with statuses is moved until it is done."""
    if request.status is Status.CANCELLING:
        return (Approve, Reject, *_DETOUR, Snooze)
    known = request.form.stage(stage)
    opens = (OpenChild,) if known.opens else ()
    return (*(verb for verb in _OF_STAGE[known.do] if not (known.statuses and verb is Complete)), *opens)


def check_own(request: Request, verb: type[Own], person: PersonId, org: Org) -> None:
    """Raises Refusal unless `verb` is this person's to do now, to his own request."""
    if verb is Cancel or verb is Reopen:
        _check_ended(request, verb, person, org)
        return
    if request.closed:
        raise AlreadyClosed
    if person != request.author:
        raise NotYours
    if verb is Submit and request.status in UNDER_WAY:
        raise OnItsWay
    if verb is Amend and request.status is not Status.PENDING:
        raise NotOnItsWay
    if verb is Nudge:
        waited_at(request)


def _check_ended(request: Request, verb: type[Cancel] | type[Reopen], person: PersonId, org: Org) -> None:
    """Of what was approved the author may ask to cancel it, and its owner open it again; of what has ended otherwise,
    both may."""
    owns = may_answer_for(person, request, org)
    if person != request.author and not (verb is Reopen and owns):
        raise NotYours
    if verb is Cancel:
        if request.status is not Status.APPROVED:
            raise NotApproved
        if not request.form.cancel:
            raise NeverCancelled
    elif not request.closed:
        raise StillOpen
    elif request.status is Status.APPROVED and not owns:
        owners = org.holders(request.form.owner) or org.holders(ADMIN)
        holders = [one for one in owners if may_answer_for(one, request, org)]
        raise OwnerReopens(who=", ".join(map(org.name, holders)) or "—")


def waited_at(request: Request) -> Step:
    """The stage at which somebody but the author is waited for. Raises NobodyWaited."""
    step = request.open
    if step is None or waiting_for(request) - step.asking <= {request.author}:
        raise NobodyWaited
    return step


def _heard(step: Step, person: PersonId) -> Said | None:
    """The answer that filled this person's place, else the one by which the stage was over for him."""
    seated = [seat for seat in step.seats if person in seat.people]
    own = [seat.answer for seat in seated if seat.answer]
    over = step.state in (State.PASSED, State.STOPPED) and bool(seated)
    given = sorted(step.answers, key=lambda answer: (answer.yes, answer.now))
    ending = [answer for answer in given if not answer.yes] or (given[-1:] if step.state is State.PASSED else [])
    return next(iter((*own, *(ending if over else ()))), None)
