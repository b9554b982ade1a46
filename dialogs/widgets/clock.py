"""The hours of a working day, a button each; any other time is typed."""

from datetime import time

from core.model.draft import Draft
from core.model.fields.time import show_time
from core.model.move import Answer, Move
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.screen import Row
from dialogs.widgets.common import button

#: From the first to the last that is offered, both full hours.
_FIRST, _LAST = 8, 19
_IN_A_ROW = 4


def rows(draft: Draft, after: time = time.min) -> tuple[Row, ...]:
    """The hours that come `after`."""
    hours = [hour for hour in range(_FIRST, _LAST + 1) if time(hour) > after]
    buttons = [button(draft, show_time(time(hour)), Fill.TIME, hour * 60) for hour in hours]
    return tuple(tuple(buttons[at : at + _IN_A_ROW]) for at in range(0, len(buttons), _IN_A_ROW))


def pressed(action: OnDraft) -> Move:
    return Answer(chosen(action))


def chosen(action: OnDraft) -> time:
    """The time of the pressed button. Raises NotAButton."""
    if action.do is not Fill.TIME or action.arg >= 24 * 60:
        raise NotAButton
    return time(*divmod(action.arg, 60))
