"""On the way to a decision: ask a question, answer one, hand on one's place, have somebody else agree, too."""

from typing import assert_never

from core.model.command import Add, Answer, Ask, Detour, HandOn
from core.model.event import Added, Answered, Asked, HandedOn
from core.model.event import Detour as Happened
from core.model.ids import PersonId, StageKey
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request, involved
from core.model.saying import worded
from core.model.seats import held
from core.model.turn import check

#: How often a place is handed on.
HOPS = 3


class ReasonNeeded(Refusal):
    """Please say why, in a few words: the author will read it."""


class NothingAsked(Refusal):
    """Please write what you want to know."""


class NothingAnswered(Refusal):
    """Please write the answer in words."""


class NotInvolved(Refusal):
    """{who} has nothing to do with this request yet, so there is nobody to ask. Please choose from the list."""


class NotHere(Refusal):
    """{who} does not work here any more. Please choose somebody else."""


class Himself(Refusal):
    """That is you yourself. Please choose somebody else."""


class AskedAlready(Refusal):
    """{who} is asked at this stage already. Please choose somebody else."""


class AuthorMeant(Refusal):
    """{who} is the author, and does not decide on their own request. Please choose somebody else."""


class HandedOnTooOften(Refusal):
    """This has been handed on {hops} times. Please decide yourself, or return it."""


def detour(request: Request, command: Detour, org: Org) -> Happened:
    """Raises Refusal."""
    match command:
        case Ask():
            return _asked(request, command, org)
        case Answer():
            return _answered(request, command, org)
        case HandOn():
            return _handed_on(request, command, org)
        case Add():
            return _added(request, command, org)
        case _:
            assert_never(command)


def _asked(request: Request, command: Ask, org: Org) -> Asked:
    """Raises Refusal."""
    check(request, Ask, command.by, command.stage, command.round, org)
    _check_other(command.by, command.whom, org)
    if command.whom not in involved(request):
        raise NotInvolved(who=org.name(command.whom))
    if not (text := worded(command.text)):
        raise NothingAsked
    return Asked(command.by, command.stage, command.whom, text, command.now)


def _answered(request: Request, command: Answer, org: Org) -> Answered:
    """Raises Refusal."""
    check(request, Answer, command.by, command.stage, command.round, org)
    question = next(one for one in request.step(command.stage).questions if one.whom == command.by)
    if not (text := worded(command.text)):
        raise NothingAnswered
    return Answered(command.by, command.stage, question.by, text, command.now)


def _handed_on(request: Request, command: HandOn, org: Org) -> HandedOn:
    """Raises Refusal."""
    check(request, HandOn, command.by, command.stage, command.round, org)
    _check_new(request, command.stage, command.by, command.to, org)
    step = request.step(command.stage)
    if any(len(step.seats[at].hops) >= HOPS for at in held(step, command.by)):
        raise HandedOnTooOften(hops=HOPS)
    if not (comment := worded(command.comment)):
        raise ReasonNeeded
    return HandedOn(command.by, command.stage, command.to, command.now, comment)


def _added(request: Request, command: Add, org: Org) -> Added:
    """Raises Refusal."""
    check(request, Add, command.by, command.stage, command.round, org)
    _check_new(request, command.stage, command.by, command.whom, org)
    comment = worded(command.comment)
    return Added(command.by, command.stage, command.whom, command.where, command.now, comment)


def _check_new(request: Request, stage: StageKey, by: PersonId, whom: PersonId, org: Org) -> None:
    """Whether somebody can be given a place: neither the author, where he does not decide, nor who has one."""
    _check_other(by, whom, org)
    if whom == request.author and not request.form.stage(stage).author_decides:
        raise AuthorMeant(who=org.name(whom))
    if any(whom in seat.people for seat in request.step(stage).seats):
        raise AskedAlready(who=org.name(whom))


def _check_other(by: PersonId, whom: PersonId, org: Org) -> None:
    if whom == by:
        raise Himself
    if not org.active([whom]):
        raise NotHere(who=org.name(whom))
