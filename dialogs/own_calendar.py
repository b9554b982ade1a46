"""What somebody's own calendar should have of his leave."""

from dataclasses import dataclass
from datetime import UTC, datetime

from core.model.here import Here
from core.model.leave.calendar_entry import CalendarEntry
from core.model.leaving import away_in
from core.model.request import Request, Status
from dialogs.i18n import _

#: Seconds since then fit into the 31 bits that a calendar reads, for longer than anybody will use this.
_SINCE = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Change:
    """What is sent to the author's calendar, and whether it has this leave afterwards."""

    entry: CalendarEntry
    there: bool


def change(request: Request, here: Here, *, noted: bool) -> Change | None:
    """For the author, whose leave was just granted, or is no longer; `noted`: his calendar has it. None when there is
    nothing to note: it is nobody's leave, somebody else's, still to be decided, there as it should be, or an illness:
    others may read that calendar."""
    away = away_in(request.form.leave, request.values)
    own = away is not None and away.person == request.author and not away.sick
    stays = _stays(request, noted=noted) if own else None
    if away is None or stays is None:
        return None
    # What has been moved is the same event of the calendar, on other days; and on its own again, if that is taken back.
    moved = request.terms.leave.instead if request.terms.leave is not None else None
    back = moved if not stays and request.status is not Status.CANCELLED else None
    out = not stays and back is None
    title = (request.form.title if moved is None else moved.title).in_(here.locale)
    entry = CalendarEntry(
        uid=f"request-{request.id if moved is None else moved.first}@kivok",
        version=_version(request, here.now),
        # The file is called so, too: the one that takes a leave out must not look like the one that put it there.
        title=_("{title} - cancelled").format(title=title) if out else title,
        period=away.span.period if back is None else back.period,
        at=request.ended or here.now,
        cancelled=out,
    )
    return Change(entry, stays)


def _version(request: Request, now: datetime) -> int:
    """Rises over all the requests that have had the same event: none of them knows how often the others were stored,
    a move that came to nothing among them, so time counts. Within a second a request is told from itself."""
    return int((now - _SINCE).total_seconds()) + request.version


def _stays(request: Request, *, noted: bool) -> bool | None:
    """Whether it belongs there; None when nothing has to be done."""
    match request.status:
        case Status.CANCELLED:
            return False
        case Status.APPROVED | Status.CANCELLING:
            # Days that are counted again are the same days; but that it is cancelled may have been told, and taken
            # back.
            return None if noted else True
        case _:
            # A decision was taken back.
            return False if noted else None
