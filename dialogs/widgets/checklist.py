"""Things to tick, a button each."""

from core.model.draft import Draft
from core.model.field import Field
from core.model.fields.checklist import ChecklistField
from core.model.here import Here
from core.model.label import Label
from core.model.move import Answer, Move, Toggle
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.i18n import _
from dialogs.screen import Row, Style
from dialogs.widgets.common import button, tick


def rows(field: Field, draft: Draft, here: Here) -> tuple[Row, ...]:
    items, ticked = _items(field), draft.answers.get(field.key, frozenset())
    ticks = [
        (tick(draft, label.in_(here.locale), Fill.TICK, at, ticked=isinstance(ticked, frozenset) and key in ticked),)
        for at, (key, label) in enumerate(items)
    ]
    if field.required:
        return (*ticks, (button(draft, _("All done"), Fill.ALL, 0, Style.MAIN),))
    return (*ticks, (button(draft, _("Done"), Fill.DONE, 0, Style.MAIN),))


def pressed(action: OnDraft, field: Field) -> Move:
    items = _items(field)
    match action.do:
        case Fill.TICK if action.arg < len(items):
            return Toggle(items[action.arg][0])
        case Fill.ALL:
            return Answer(frozenset(key for key, _label in items))
        case _:
            raise NotAButton


def _items(field: Field) -> list[tuple[str, Label]]:
    if not isinstance(field, ChecklistField):
        raise TypeError(field)
    return list(field.items.items())
