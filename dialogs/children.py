"""Requests within requests: filling one in at a stage of another, and what becomes of it when that comes to nothing."""

from dataclasses import replace

from core.model.here import Here
from core.model.outcome import Outcome
from core.model.request import Request
from core.model.words import N_
from core.use.around import Around
from core.use.children import begin
from dialogs import fill
from dialogs.action import OnRequest, Verb
from dialogs.around import called, number
from dialogs.desk import Desk
from dialogs.i18n import _
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Reply, Screen, Style, label, line
from dialogs.whose import whose

#: What has become of the request that the other one was opened for.
_IN_VAIN = {
    Outcome.REJECTED: N_("{what} has been rejected."),
    Outcome.RECALLED: N_("{what} has been recalled."),
    Outcome.CANCELLED: N_("{what} has been cancelled."),
}


async def opened(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """A form for the stage, below the card, which stays. Raises Refusal."""
    at = (action.request, whose(said).id, action.stage, action.arg, action.round)
    draft = await desk.write(said.once, begin, *at, desk.now())
    return replace(await fill.resume(desk, replace(said, once=()), draft), fresh=True)


def offer(request: Request, beside: Around, here: Here) -> Screen | None:
    """Whether to recall what was opened for a request that has come to nothing; None when that is no question."""
    parent = beside.parent
    words = _IN_VAIN.get(Outcome(parent.status)) if parent is not None and parent.closed else None
    if parent is None or words is None or request.closed:
        return None
    first = line(Bold(_(words).format(what=called(parent.id, parent.form.title, here))))
    own = called(request.id, request.form.title, here)
    about = line(_("{what} was opened for it. Is it still needed?").format(what=own))
    words = label(_("Recall {number}").format(number=number(request.id)))
    recall = Choice(words, OnRequest(request.id, Verb.RECALL), Style.DANGER)
    keep = Choice(_("Keep it"), OnRequest(request.id, Verb.NEVER_MIND))
    return Screen((first, about), ((recall, keep),))
