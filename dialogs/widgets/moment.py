"""A day and a time: a month of days, then the hours of that day; or both typed at once."""

from datetime import datetime, time

from core.model.dates import TimeNotUnderstood, parse_date, parse_time
from core.model.draft import Draft
from core.model.field import Field
from core.model.fields.date import near
from core.model.here import Here
from core.model.move import Answer, Look, Move, Typed, View
from core.model.refusal import Refusal
from dialogs.action import Fill, OnDraft
from dialogs.i18n import _
from dialogs.screen import Row
from dialogs.widgets import calendar, clock
from dialogs.widgets.common import button


def rows(field: Field, draft: Draft, here: Here) -> tuple[Row, ...]:
    day = draft.view.first
    if day is None:
        return calendar.rows(field, draft, here)
    now = here.now.astimezone(here.zone)
    after = now.time() if day == now.date() and not calendar.past_is_welcome(field) else time.min
    return (*clock.rows(draft, after), (button(draft, _("Another day"), Fill.MONTH, day.toordinal()),))


def pressed(action: OnDraft, field: Field, draft: Draft, here: Here) -> Move:
    day = draft.view.first
    if action.do is Fill.TIME and day is not None:
        return Answer(datetime.combine(day, clock.chosen(action)))
    if action.do is Fill.MONTH and day is not None:
        return Look(View(month=day.replace(day=1)))
    return calendar.pressed(action, field, draft, here.today)


def written(words: str, field: Field, draft: Draft, here: Here) -> Move:
    """A day alone is asked for its time; a time alone belongs to the day that was chosen. Raises Refusal."""
    if draft.view.first is not None and (clock_says := _time(words)) is not None:
        return Answer(datetime.combine(draft.view.first, clock_says))
    try:
        day = parse_date(words, here.today)
    except Refusal:
        return Typed(words)
    near(day, here.today, past=calendar.past_is_welcome(field))
    return Look(View(first=day))


def _time(words: str) -> time | None:
    """Raises NoSuchTime."""
    try:
        return parse_time(words)
    except TimeNotUnderstood:
        return None
