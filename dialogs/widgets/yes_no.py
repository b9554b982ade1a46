"""Yes or no, a button each."""

from core.model.draft import Draft
from core.model.move import Answer, Move
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.i18n import _
from dialogs.screen import Row
from dialogs.widgets.common import button


def rows(draft: Draft) -> tuple[Row, ...]:
    return ((button(draft, _("Yes"), Fill.YES), button(draft, _("No"), Fill.NO)),)


def pressed(action: OnDraft) -> Move:
    match action.do:
        case Fill.YES:
            return Answer(value=True)
        case Fill.NO:
            return Answer(value=False)
        case _:
            raise NotAButton
