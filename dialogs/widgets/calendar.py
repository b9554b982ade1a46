"""A month of days, for one day or for a period of two; weeks begin where the reader's country begins them."""

from calendar import Calendar
from dataclasses import replace
from datetime import date, datetime, timedelta

from babel import Locale
from babel.dates import format_date

from core.model.draft import Draft
from core.model.field import Field, Widget
from core.model.fields.date import DateField
from core.model.fields.datetime import DatetimeField
from core.model.fields.period import PeriodField
from core.model.here import Here
from core.model.move import Answer, Look, Move, View
from core.model.period import Period
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.i18n import _
from dialogs.screen import Choice, Row, Style
from dialogs.widgets.common import button

#: How far one can leaf: a slip of the finger should not lead into the next century.
_YEARS = 10


def rows(field: Field, draft: Draft, here: Here) -> tuple[Row, ...]:
    month = _month(field, draft, here.today)
    weeks = Calendar(Locale.parse(here.locale).first_week_day).monthdatescalendar(month.year, month.month)
    names = tuple(Choice(format_date(day, "EEEEEE", here.locale), None) for day in weeks[0])
    cells = [tuple(_cell(field, draft, day, month, here) for day in week) for week in weeks]
    days = [week for week in cells if any(cell.action for cell in week)]
    return (_leafing(draft, month, here), names, *days, *_shortcuts(field, draft, here))


def pressed(action: OnDraft, field: Field, draft: Draft, today: date) -> Move:
    """Raises NotAButton also for a day that no calendar of these years has: it was forged, or is from long ago."""
    match action.do:
        case Fill.MONTH:
            return Look(replace(draft.view, month=_day(action.arg, today).replace(day=1)))
        case Fill.DAY if field.widget is Widget.DATE:
            return Answer(_day(action.arg, today))
        case Fill.DAY if field.widget is Widget.MOMENT:
            return Look(View(first=_day(action.arg, today)))
        case Fill.DAY:
            return _of_period(_day(action.arg, today), draft.view)
        case _:
            raise NotAButton


def _month(field: Field, draft: Draft, today: date) -> date:
    """The first of the month to be drawn; today's where another one would be out of reach."""
    wanted = draft.view.month or draft.view.first or _answered(field, draft) or today
    return (wanted if _within_reach(wanted, today) else today).replace(day=1)


def _of_period(day: date, view: View) -> Move:
    """The first press chooses the first day, the second one the last; an earlier day begins anew."""
    if view.first is None or day < view.first:
        return Look(View(month=day.replace(day=1), first=day))
    return Answer(Period(view.first, day))


def _cell(field: Field, draft: Draft, day: date, month: date, here: Here) -> Choice:
    if day.month != month.month:
        return Choice("·", None)
    if day < here.today and not past_is_welcome(field):
        return Choice("·", None)
    style = Style.MAIN if day == draft.view.first else Style.PLAIN
    return button(draft, str(day.day), Fill.DAY, day.toordinal(), style)


def _leafing(draft: Draft, month: date, here: Here) -> Row:
    before, after = month - timedelta(days=1), month + timedelta(days=32)
    name = format_date(month, "LLLL y", here.locale).capitalize()
    return (
        button(draft, "←", Fill.MONTH, before.toordinal()) if _within_reach(before, here.today) else Choice("·", None),
        Choice(name, None),
        button(draft, "→", Fill.MONTH, after.toordinal()) if _within_reach(after, here.today) else Choice("·", None),
    )


def _shortcuts(field: Field, draft: Draft, here: Here) -> tuple[Row, ...]:
    """Where days that have passed are welcome, that is what is asked for: the day of an invoice, of a payment."""
    if field.widget is Widget.PERIOD:
        return ()
    today = button(draft, _("Today"), Fill.DAY, here.today.toordinal())
    words, days = (_("Yesterday"), -1) if past_is_welcome(field) else (_("Tomorrow"), 1)
    return ((today, button(draft, words, Fill.DAY, (here.today + timedelta(days=days)).toordinal())),)


def _answered(field: Field, draft: Draft) -> date | None:
    value = draft.answers.get(field.key)
    if isinstance(value, Period):
        return value.first
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def past_is_welcome(field: Field) -> bool:
    return isinstance(field, DateField | DatetimeField | PeriodField) and field.past


def _within_reach(day: date, today: date) -> bool:
    return abs(day.year - today.year) <= _YEARS


def _day(ordinal: int, today: date) -> date:
    try:
        day = date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        raise NotAButton from None
    if not _within_reach(day, today):
        raise NotAButton
    return day
