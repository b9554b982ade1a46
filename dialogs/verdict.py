"""What somebody has said at a stage, in a sign and a word."""

from core.model.ids import PersonId
from core.model.request import Request
from core.model.step import Answer, Verdict
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
    sign, words = VERDICTS[answer.verdict]
    if request.cancelling is not None and answer.yes:
        words = N_("For cancelling")
    return f"{sign} {_(words)}"


def last_said(request: Request, person: PersonId) -> Answer | None:
    """What was said last in this person's place, by himself or by another."""
    answers = [seat.answer for step in request.steps for seat in step.seats if person in seat.people and seat.answer]
    return max(answers, key=lambda answer: answer.now, default=None)
