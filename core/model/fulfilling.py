"""A stage is done as soon as the request that Kivok has begun for it is approved: nobody has to say so once more."""

from core.model.advance import NobodyToAsk, advance
from core.model.children import Child, ChildEnded, Fulfilled
from core.model.command import Complete
from core.model.evolve import Course, evolve
from core.model.filling import check_filled
from core.model.org import Org
from core.model.outcome import Outcome
from core.model.refusal import Refusal
from core.model.request import Request, Status


def fulfilled(request: Request, ended: ChildEnded, org: Org) -> Course:
    """What follows when a child has ended, `request` being the state after it. Whatever keeps the stage from being done
    by itself leaves it to its people."""
    child = next((one for one in request.children if one.id == ended.child), None)
    if child is None or ended.outcome is not Outcome.APPROVED or not _is_all(request, child, ended):
        return
    event = Fulfilled(child.by, child.stage, ended.now, child.id)
    after = evolve(request, event)
    try:
        onward = tuple(advance(after, org, ended.now))
    except NobodyToAsk:
        return
    yield event, after
    yield from onward


def _is_all(request: Request, child: Child, ended: ChildEnded) -> bool:
    """Whether its author has the stage, and nothing else is left to be done there."""
    step = request.open if request.status is Status.PENDING else None
    if step is None or step.stage != child.stage or request.held or step.questions or not step.waits_for(child.by):
        return False
    if request.form.stage(step.stage).begun is None:
        return False
    try:
        check_filled(request, Complete(child.by, step.stage, request.round, ended.now))
    except Refusal:
        return False
    return True
