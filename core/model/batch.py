"""Approving several requests at once: which can be among them, and when that is asked about once more."""

from collections.abc import Collection

from core.model.form import Do
from core.model.ids import PersonId
from core.model.large import is_large
from core.model.request import Request, Status

#: Requests that one person can approve in one go.
MOST = 500
#: More than these are not approved without having been asked about.
_FEW = 10


def approvable(request: Request, person: PersonId) -> bool:
    """Whether a yes is all that is wanted of this person. What a stage does or
    fills in is not done by a yes; nor is cancelled by a yes what was approved by one."""
    step = request.open
    if step is None or request.status is not Status.PENDING:
        return False
    return request.form.stage(step.stage).do is Do.APPROVE and step.waits_for(person)


def weighty(requests: Collection[Request]) -> bool:
    """Whether one tap is too little to approve all of them: they are many, or there are large sums among them."""
    return len(requests) > _FEW or any(is_large(request) for request in requests)
