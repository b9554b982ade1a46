"""Several of some options: ticks on pages, then Done."""

from core.model.draft import Draft
from core.model.field import Field
from core.model.fields.choices import ChoicesField
from core.model.here import Here
from core.model.label import Label
from core.model.move import Look, Move, Toggle, View
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.i18n import _
from dialogs.screen import Row, Style, paired
from dialogs.widgets.common import button, page_of, tick, turning


def rows(field: Field, draft: Draft, here: Here) -> tuple[Row, ...]:
    options, chosen = list(enumerate(_options(field))), draft.answers.get(field.key, frozenset())
    ticks = [
        tick(draft, label.in_(here.locale), Fill.TICK, at, ticked=isinstance(chosen, frozenset) and key in chosen)
        for at, (key, label) in page_of(options, draft.view.page)
    ]
    done = (button(draft, _("Done"), Fill.DONE, 0, Style.MAIN),)
    return (*paired(ticks), *turning(draft, len(options)), done)


def pressed(action: OnDraft, field: Field) -> Move:
    options = _options(field)
    match action.do:
        case Fill.TICK if action.arg < len(options):
            return Toggle(options[action.arg][0])
        case Fill.PAGE:
            return Look(View(page=action.arg))
        case _:
            raise NotAButton


def _options(field: Field) -> list[tuple[str, Label]]:
    if not isinstance(field, ChoicesField):
        raise TypeError(field)
    return list(field.options.items())
