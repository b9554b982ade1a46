"""What somebody has said at a stage, in a sign and a word."""

from core.model.ids import PersonId
from core.model.org import Org
from core.model.request import Request
from core.model.step import Answer, State, Verdict
from core.model.words import N_
from dialogs.i18n import _

VERDICTS = {
    Verdict.APPROVED: ("✅", N_("Approved")),
    Verdict.COMPLETED: ("✅", N_("Done")),
    Verdict.ACKNOWLEDGED: ("✅", N_("Read")),
    Verdict.REJECTED: ("❌", N_("Rejected")),
    Verdict.RETURNED: ("↩️", N_("Returned")),
}


def verdict_words(answer: Answer, request: Request) -> str:
    """«✅ Согласовано»; what is agreed to may be that it is cancelled."""
    return " ".join(_verdict(answer, request))


def verdict_of(answer: Answer, request: Request, org: Org) -> str:
    """«✅ Вера Ким: согласовано», which is not how a request ends."""
    sign, words = _verdict(answer, request)
    return f"{sign} {org.name(answer.by)}: {words[:1].lower()}{words[1:]}"


def _verdict(answer: Answer, request: Request) -> tuple[str, str]:
    sign, words = VERDICTS[answer.verdict]
    if request.cancelling is not None and answer.yes:
        words = N_("For cancelling")
    return sign, _(words)


def last_said(request: Request, person: PersonId) -> Answer | None:
    """What was said last in this person's place, by himself or by another."""
    answers = [seat.answer for step in request.steps for seat in step.seats if person in seat.people and seat.answer]
    return max(answers, key=lambda answer: answer.now, default=None)


def needless_by(request: Request, person: PersonId) -> Answer | None:
    """The yes since which nobody waits for this person any more, who has not answered: one of several was enough."""
    over = [
        step for step in request.steps if step.state is State.PASSED and any(person in s.people for s in step.seats)
    ]
    given = (answer for step in over for answer in step.answers if answer.yes)
    return max(given, key=lambda answer: answer.now, default=None)
