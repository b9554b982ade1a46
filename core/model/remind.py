"""When somebody is reminded of what waits for him. Follows from the request alone; knows no timers and no messages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.model.form import Until
from core.model.ids import PersonId
from core.model.org import zone_named
from core.model.quiet import polite, until_morning
from core.model.request import Request, put_off_until, waiting_for
from core.model.starting import last_day
from core.model.step import Step

#: Before the time limit: a quarter of it, but not more than this.
_BEFORE = timedelta(days=1)
#: When the time is up, and after it; then only the morning message goes on.
_AFTER = (timedelta(0), timedelta(days=1), timedelta(days=3))
#: When a working day ends, and with it what has to be done on that day.
_CLOSING = time(18)


@dataclass(frozen=True, slots=True)
class Watch:
    """Why somebody is reminded. As long as it is the same, so is the next reminder."""

    since: datetime  #: from when on his time counts; later by as long as the clock of his stage stood still
    within: timedelta | None  #: how long it may take
    until: datetime | None = None  #: until when he has put it off


def deadline(request: Request) -> datetime | None:
    """Until when the open stage has to be over; None without a time limit, and as long as the clock stands
    still."""
    step = request.open
    if step is None or step.since is None or step.halted is not None:
        return None
    since = _begins(request, step, step.since)
    within = _within(request, step, since)
    return None if within is None else since + within


def overdue(request: Request, now: datetime) -> bool:
    limit = deadline(request)
    return limit is not None and limit <= now


def too_early(request: Request, now: datetime) -> bool:
    """Whether the days are not over yet after which the open stage can be done."""
    last = last_day(request, request.open.stage) if request.open is not None else None
    return last is not None and now < _closing(last, request)


def watched(request: Request) -> Mapping[PersonId, Watch]:
    """Everybody who may have to be reminded."""
    step = request.open
    if step is None or step.since is None:
        return {}
    since = _begins(request, step, step.since)
    within = None if step.halted is not None else _within(request, step, since)
    found = {id: Watch(since, within, put_off_until(step, id)) for id in waiting_for(request)}
    return {id: watch for id, watch in found.items() if watch.within or watch.until}


def _begins(request: Request, step: Step, opened: datetime) -> datetime:
    """From when on the time of an open stage counts: from the evening of the last of the days that it names, where that
    is later than its opening."""
    last = last_day(request, step.stage)
    return (opened if last is None else max(opened, _closing(last, request))) + step.paused


def _closing(day: date, request: Request) -> datetime:
    return datetime.combine(day, _CLOSING, zone_named(request.terms.zone))


def _within(request: Request, step: Step, since: datetime) -> timedelta | None:
    """How long an open stage may take; below zero when its day had passed before it began."""
    stage, leave = request.form.stage(step.stage), request.terms.leave
    if stage.until is Until.PAY_DAY and leave is not None and leave.pay_by is not None:
        return _closing(leave.pay_by, request) - since
    return stage.within


def next_reminder(watch: Watch, after: datetime, zone: ZoneInfo, *, morning: bool) -> datetime | None:
    """The first reminder later than `after`, never in the night of `zone`. What falls into the night waits for 9:00;
    for somebody who gets the morning message (`morning`) that one does instead, so that he is not told twice."""
    if watch.until is not None and watch.until > after:
        return polite(watch.until, zone)
    moments = (polite(one, zone) for one in _moments(watch) if not (morning and until_morning(one, zone)))
    return min((one for one in moments if one > after), default=None)


def _moments(watch: Watch) -> Iterator[datetime]:
    if watch.within is not None:
        limit = watch.since + watch.within
        yield limit - min(watch.within / 4, _BEFORE)
        yield from (limit + later for later in _AFTER)
