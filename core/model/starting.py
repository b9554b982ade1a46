"""Forms that Kivok begins by itself at a stage: for whom, and when. Knows neither drafts nor timers."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.model.calendar import Calendar, worked_from
from core.model.ids import FormKey, PersonId, StageKey
from core.model.label import Label
from core.model.period import Period
from core.model.quiet import MORNING, polite
from core.model.request import Request, Status


@dataclass(frozen=True, slots=True)
class Start:
    """What is to be begun. As long as it is the same, so is its moment."""

    form: FormKey
    which: int  #: its place among the forms that the stage opens, from 1
    says: Label  #: the words with which it comes
    person: PersonId
    stage: StageKey
    round: int
    opened: datetime
    last: date | None  #: the day that has to be over; None where the stage waits for none


def starting(request: Request) -> Start | None:
    """None where nothing begins by itself, several people wait for each other to begin it, or somebody has."""
    step = request.open if request.status is Status.PENDING else None
    if step is None or step.since is None or any(child.stage == step.stage for child in request.children):
        return None
    asked = [person for seat in step.ready for person in seat.people]
    stage = request.form.stage(step.stage)
    if stage.begun is None or stage.begun.by_itself is None or len(asked) != 1:
        return None
    which, last = stage.opens.index(stage.begun) + 1, last_day(request, step.stage)
    return Start(stage.begun.form, which, stage.begun.by_itself, asked[0], stage.key, request.round, step.since, last)


def start_at(start: Start, calendar: Calendar, zone: ZoneInfo) -> datetime:
    """The morning of the first working day after the last one, or the opening of the stage where that is later; never
    in the night of `zone`."""
    if start.last is None:
        return polite(start.opened, zone)
    day = worked_from(calendar, start.last + timedelta(days=1))
    return polite(max(start.opened, datetime.combine(day, MORNING, zone).astimezone(UTC)), zone)


def last_day(request: Request, stage: StageKey) -> date | None:
    """The last of the days after which the time of a stage counts."""
    key = request.form.stage(stage).after
    named = request.values.get(key) if key is not None else None
    last = named.last if isinstance(named, Period) else named
    return last if isinstance(last, date) else None
