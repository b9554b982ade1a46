"""Whose turn it is: what each stage may be answered by, and who may answer it now."""

from typing import TypeAlias

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
from core.model.step import Answer as Said
from core.model.step import State, Step

#: What is said at a stage.
AtStage: TypeAlias = Decision | Detour | Snooze
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
_BRINGS_IN: tuple[type[AtStage], ...] = (Ask, HandOn, Add)


def check(request: Request, verb: type[AtStage], person: PersonId, stage: StageKey, round: int, org: Org) -> None:
    """Raises Refusal unless `verb` is this person's to do now, at the stage and in the round he saw."""
    # Who was first is a better answer than any vaguer refusal, so it is looked for before the others.
    step = next((step for step in request.steps if step.stage == stage), None)
    if step is None:
        raise NotYourTurn
    if round == request.round and not step.waits_for(person) and verb is not Answer and (said := _heard(step, person)):
        raise AlreadyDecided(who=said.by, at=said.now)
    if request.closed:
        raise AlreadyClosed
    if round != request.round:
        raise CardOutdated
    if not _is_turn(request, verb, person, step) or (verb in _BRINGS_IN and org.partner(person)):
        raise NotYourTurn


def _is_turn(request: Request, verb: type[AtStage], person: PersonId, step: Step) -> bool:
    if verb is Answer:
        return step.asked_of(person) is not None
    if not step.waits_for(person) or verb not in _verbs_at(request, step.stage):
        return False
    return verb is not Ask or person not in step.asking


def _verbs_at(request: Request, stage: StageKey) -> tuple[type[AtStage], ...]:
    """In a request that is being cancelled every stage says yes or no."""
    if request.status is Status.CANCELLING:
        return (Approve, Reject, *_DETOUR, Snooze)
    return _OF_STAGE[request.form.stage(stage).do]


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
    works_here = bool(org.active([person])) and not org.partner(person)
    owns = works_here and bool(org.people[person].roles & {request.form.owner, ADMIN})
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
        holders = org.holders(request.form.owner) or org.holders(ADMIN)
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
