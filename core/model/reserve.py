"""What a request takes from a budget at present: from the moment when it is sent, for good when it is approved."""

from core.model.budget import Spending
from core.model.request import Request, Status


def reserved(request: Request) -> Spending | None:
    """Nothing when it has ended otherwise."""
    released = request.closed and request.status is not Status.APPROVED
    return None if released else request.terms.spending
