"""What somebody's own calendar should have of his leave."""

from core.model.here import Here
from core.model.leave.calendar_entry import CalendarEntry
from core.model.leaving import away_in
from core.model.request import Request, Status


def entry(request: Request, here: Here) -> CalendarEntry | None:
    """For the author, whose leave was just granted, or cancelled; None when there is nothing to note: it is nobody's
    leave, somebody else's, or still to be decided."""
    away = away_in(request.form.leave, request.values)
    if away is None or away.person != request.author or not _settled(request):
        return None
    # What has been moved is the same event of the calendar, on other days.
    moved = request.terms.leave.instead if request.terms.leave is not None else None
    return CalendarEntry(
        uid=f"request-{request.id if moved is None else moved.first}@kivok",
        version=request.version + (0 if moved is None else moved.version),
        title=(request.form.title if moved is None else moved.title).in_(here.locale),
        period=away.span.period,
        at=request.ended or here.now,
        cancelled=request.status is Status.CANCELLED,
    )


def _settled(request: Request) -> bool:
    """That it stays approved after all changes nothing."""
    return request.status is Status.CANCELLED or (request.status is Status.APPROVED and request.returned is None)
