"""What is asked and answered at the stage that is waited for, in lines of a card."""

from core.model.ids import PersonId
from core.model.org import Org
from core.model.request import Request
from core.model.step import Question, Reply
from dialogs.i18n import _


def asked_of(request: Request, person: PersonId, org: Org) -> list[str]:
    """What this person has to answer."""
    questions = request.open.questions if request.open is not None else ()
    words = _("{who} asks you: “{words}”")
    return ["❓ " + words.format(who=org.name(one.by), words=one.text) for one in questions if one.whom == person]


def talk(request: Request, person: PersonId, org: Org) -> list[str]:
    """What was answered, and what others are asked."""
    step = request.open
    if step is None:
        return []
    answered = [line for reply in step.replies for line in (_asks(reply.to, org), _answers(reply, org))]
    return [*answered, *(_asks(one, org) for one in step.questions if one.whom != person)]


def _asks(question: Question, org: Org) -> str:
    words = _("{who} asks {whom}").format(who=org.name(question.by), whom=org.name(question.whom))
    return f"❓ {words}: " + _("“{words}”").format(words=question.text)


def _answers(reply: Reply, org: Org) -> str:
    words = _("{who} answers {whom}").format(who=org.name(reply.to.whom), whom=org.name(reply.to.by))
    return f"{words}: " + _("“{words}”").format(words=reply.text)
