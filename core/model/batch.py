"""Approving several requests at once: which can be among them, and when that is asked about once more."""

from collections.abc import Collection

from core.model.command import Approve
from core.model.decide import allowed
from core.model.ids import PersonId
from core.model.large import is_large
from core.model.request import Request

#: Requests that one person can approve in one go.
MOST = 500
#: More than these are not approved without having been asked about.
_FEW = 10


def approvable(request: Request, person: PersonId) -> bool:
    """Whether a yes is all that is wanted of this person. What a stage does or fills in is not done by a yes."""
    return Approve in allowed(request, person)


def weighty(requests: Collection[Request]) -> bool:
    """Whether one tap is too little to approve all of them: they are many, or there are large sums among them."""
    return len(requests) > _FEW or any(is_large(request) for request in requests)
