"""Files and photos: sent one by one or as an album, then Done."""

from core.model.draft import Draft
from core.model.field import Field
from core.model.move import Detach, Move
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.i18n import _
from dialogs.screen import Row, Style
from dialogs.widgets.common import button


def rows(field: Field, draft: Draft) -> tuple[Row, ...]:
    if not draft.answers.get(field.key):
        return ()
    done = button(draft, _("Done"), Fill.DONE, 0, Style.MAIN)
    return ((done, button(draft, _("Remove the last one"), Fill.DETACH)),)


def pressed(action: OnDraft) -> Move:
    if action.do is Fill.DETACH:
        return Detach()
    raise NotAButton
