"""When somebody is reminded of what waits for him. Follows from the request alone; knows no timers and no messages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.model.ids import PersonId
from core.model.quiet import polite, until_morning
from core.model.request import Request, put_off_until, waiting_for
from core.model.step import Step

#: Before the time limit: a quarter of it, but not more than this.
_BEFORE = timedelta(days=1)
#: When the time is up, and after it; then only the morning message goes on.
_AFTER = (timedelta(0), timedelta(days=1), timedelta(days=3))


@dataclass(frozen=True, slots=True)
class Watch:
    """Why somebody is reminded. As long as it is the same, so is the next reminder."""

    since: datetime  #: when his stage was opened; later by as long as it waited for answers
    within: timedelta | None  #: how long it may take
    until: datetime | None = None  #: until when he has put it off


def deadline(request: Request) -> datetime | None:
    """Until when the open stage has to be over; None without a time limit, and as long as an answer, or another
    request, is waited for."""
    step = request.open
    within = request.form.stage(step.stage).within if step is not None else None
    if step is None or step.since is None or within is None or _stands(step):
        return None
    return step.since + step.paused + within


def overdue(request: Request, now: datetime) -> bool:
    limit = deadline(request)
    return limit is not None and limit <= now


def watched(request: Request) -> Mapping[PersonId, Watch]:
    """Everybody who may have to be reminded."""
    step = request.open
    if step is None or step.since is None:
        return {}
    within = None if _stands(step) else request.form.stage(step.stage).within
    since = step.since + step.paused
    found = {id: Watch(since, within, put_off_until(step, id)) for id in waiting_for(request)}
    return {id: watch for id, watch in found.items() if watch.within or watch.until}


def next_reminder(watch: Watch, after: datetime, zone: ZoneInfo, *, morning: bool) -> datetime | None:
    """The first reminder later than `after`, never in the night of `zone`. What falls into the night waits for 9:00;
    for somebody who gets the morning message (`morning`) that one does instead, so that he is not told twice."""
    if watch.until is not None and watch.until > after:
        return polite(watch.until, zone)
    moments = (polite(one, zone) for one in _moments(watch) if not (morning and until_morning(one, zone)))
    return min((one for one in moments if one > after), default=None)


def _stands(step: Step) -> bool:
    """Whether its clock does."""
    return bool(step.questions) or step.held is not None


def _moments(watch: Watch) -> Iterator[datetime]:
    if watch.within is not None:
        limit = watch.since + watch.within
        yield limit - min(watch.within / 4, _BEFORE)
        yield from (limit + later for later in _AFTER)
