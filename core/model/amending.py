"""The author's draft of a request that has been sent before, as the request stands by now; and how it is sent again."""

from dataclasses import replace
from datetime import datetime

from core.model.command import Amend, Submit
from core.model.draft import Draft, rework
from core.model.form import asked_later
from core.model.here import Here
from core.model.ids import DraftId
from core.model.move import View
from core.model.refusal import Refusal
from core.model.request import Request, Status
from core.model.terms import Terms
from core.model.value import Values


class WentOn(Refusal):
    """The request has gone on since you began to change it. Your answers are kept: look at them once more, then press
    Submit."""


def again(id: DraftId, request: Request, here: Here) -> Draft:
    """A draft of a request that came back, or is under way, at its author's review."""
    draft = rework(id, request, here)
    return replace(draft, round=_sent(draft, request))


def rebased(draft: Draft, request: Request) -> Draft:
    """What the stages have filled in is theirs, and what is fixed by now is as it was sent; all else is kept."""
    theirs = request.fixed | asked_later(request.form)
    own = {key: value for key, value in draft.answers.items() if key not in theirs}
    given = {key: value for key, value in request.values.items() if key in theirs}
    draft = replace(draft, answers={**own, **given}, fixed=request.fixed, round=_sent(draft, request))
    return replace(draft, at=None, editing=False, view=View()) if draft.at in theirs else draft


def sending(draft: Draft, request: Request, values: Values, terms: Terms, now: datetime) -> Submit | Amend:
    """How the draft is sent: for the first time, after rework, or while the request is under way. Raises WentOn when
    that has changed since it was begun."""
    if draft.round != _sent(draft, request):
        raise WentOn
    if draft.round:
        return Amend(draft.person, values, now, terms)
    return Submit(draft.person, values, now, terms, draft.parent)


def _sent(draft: Draft, request: Request) -> int:
    """The round of a request that is under way; 0 when its author has it. What has ended is refused by the rules."""
    match request.status:
        case Status.PENDING:
            return request.round
        case Status.NEW | Status.REWORK:
            return 0
        case _:
            return draft.round
