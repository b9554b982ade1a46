"""A sentence to confirm: one button."""

from core.model.draft import Draft
from core.model.move import Answer, Move
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.i18n import _
from dialogs.screen import Row, Style
from dialogs.widgets.common import button


def rows(draft: Draft) -> tuple[Row, ...]:
    return ((button(draft, _("Confirm"), Fill.YES, 0, Style.MAIN),),)


def pressed(action: OnDraft) -> Move:
    if action.do is Fill.YES:
        return Answer(value=True)
    raise NotAButton
