"""Whose turn it is: what each stage may be answered by, and who may answer it now."""

from typing import TypeAlias

from core.model.command import Acknowledge, Approve, Complete, Decision, Nudge, Recall, Reject, Return, Snooze, Submit
from core.model.form import Do
from core.model.ids import PersonId, StageKey
from core.model.refusal import Refusal
from core.model.request import Answer, Request, Status, Step, Verdict, waiting_for

#: What a person can be offered to do.
Verb: TypeAlias = type[Submit] | type[Decision] | type[Snooze] | type[Nudge] | type[Recall]


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


class NobodyWaited(Refusal):
    """The request is not waiting for anybody else now."""


_OF_STAGE: dict[Do, tuple[type[Decision] | type[Snooze], ...]] = {
    Do.APPROVE: (Approve, Reject, Return, Snooze),
    Do.ACT: (Complete, Return, Snooze),
    Do.ACKNOWLEDGE: (Acknowledge, Snooze),
    Do.INFORM: (),
}


def check(request: Request, verb: Verb, person: PersonId, stage: StageKey, round: int) -> None:
    """Raises Refusal unless `verb` is this person's to do now, at the stage and in the round he saw."""
    # Who was first is a better answer than any vaguer refusal, so it is looked for before the others.
    step = next((step for step in request.steps if step.stage == stage), None)
    if step is None:
        raise NotYourTurn
    if round == request.round and not step.waits_for(person) and (answer := _heard(step, person)):
        raise AlreadyDecided(who=answer.by, at=answer.now)
    if request.closed:
        raise AlreadyClosed
    if round != request.round:
        raise CardOutdated
    if not step.waits_for(person) or verb not in _OF_STAGE[request.form.stage(stage).do]:
        raise NotYourTurn


def check_own(request: Request, verb: type[Submit] | type[Nudge] | type[Recall], person: PersonId) -> None:
    """Raises Refusal unless `verb` is this person's to do now, to his own request."""
    if request.closed:
        raise AlreadyClosed
    if person != request.author:
        raise NotYours
    if verb is Submit and request.status is Status.PENDING:
        raise OnItsWay
    if verb is Nudge:
        waited_at(request)


def waited_at(request: Request) -> Step:
    """The stage at which somebody but the author is waited for. Raises NobodyWaited."""
    if request.open is None or waiting_for(request) <= {request.author}:
        raise NobodyWaited
    return request.open


def _heard(step: Step, person: PersonId) -> Answer | None:
    """The answer that filled this person's place, else the one by which the stage was over for him."""
    seated = [seat for seat in step.seats if person in seat.people]
    own = [seat.answer for seat in seated if seat.answer]
    given = [seat.answer for seat in step.seats if seat.answer]
    ending = [answer for answer in given if seated and answer.verdict in (Verdict.REJECTED, Verdict.RETURNED)]
    return next(iter((*own, *ending)), None)
