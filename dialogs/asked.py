"""What is asked and answered at the stage that is waited for, in lines of a card."""

from itertools import pairwise

from core.model.ids import PersonId
from core.model.org import Org
from core.model.request import Request
from core.model.step import Question, Reply, Seat
from dialogs.i18n import _
from dialogs.way import among


def asked_of(request: Request, person: PersonId, org: Org) -> list[str]:
    """What this person has to answer."""
    questions = request.open.questions if request.open is not None else ()
    words = _("{who} asks you: “{words}”")
    return ["❓ " + words.format(who=org.name(one.by), words=one.text) for one in questions if one.whom == person]


def talk(request: Request, person: PersonId, org: Org) -> list[str]:
    """Who was brought in, what was answered, and what others are asked."""
    step = request.open
    if step is None:
        return []
    brought = [line for seat in step.seats for line in _brought_in(seat, org)]
    answered = [line for reply in step.replies for line in (_asks(reply.to, org), _answers(reply, org))]
    return [*brought, *answered, *(_asks(one, org) for one in step.questions if one.whom != person)]


def _brought_in(seat: Seat, org: Org) -> list[str]:
    """By whom; and who has handed the place on, to whom."""
    whom = among(seat.people, org, " / ")
    first = org.name(seat.hops[0]) if seat.hops else whom
    added = _("{who} wants {whom} to agree, too")
    lines = [added.format(who=org.name(seat.added_by), whom=first)] if seat.added_by is not None else []
    chain = [*map(org.name, seat.hops), whom]
    handed = _("{who} has handed it on to {whom}")
    return [*lines, *(handed.format(who=who, whom=next_) for who, next_ in pairwise(chain))]


def _asks(question: Question, org: Org) -> str:
    words = _("{who} asks {whom}").format(who=org.name(question.by), whom=org.name(question.whom))
    return f"❓ {words}: " + _("“{words}”").format(words=question.text)


def _answers(reply: Reply, org: Org) -> str:
    words = _("{who} answers {whom}").format(who=org.name(reply.to.whom), whom=org.name(reply.to.by))
    return f"{words}: " + _("“{words}”").format(words=reply.text)
