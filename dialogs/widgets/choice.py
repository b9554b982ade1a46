"""One of several options, a button each."""

from core.model.draft import Draft
from core.model.field import Field
from core.model.fields.choice import ChoiceField
from core.model.here import Here
from core.model.label import Label
from core.model.move import Answer, Look, Move, View
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.screen import Row, Style, paired
from dialogs.widgets.common import button, page_of, turning


def rows(field: Field, draft: Draft, here: Here) -> tuple[Row, ...]:
    options = list(enumerate(_options(field)))
    chosen = draft.answers.get(field.key)
    buttons = [
        button(draft, label.in_(here.locale), Fill.OPTION, at, Style.MAIN if key == chosen else Style.PLAIN)
        for at, (key, label) in page_of(options, draft.view.page)
    ]
    return (*paired(buttons), *turning(draft, len(options)))


def pressed(action: OnDraft, field: Field) -> Move:
    options = _options(field)
    match action.do:
        case Fill.OPTION if action.arg < len(options):
            return Answer(options[action.arg][0])
        case Fill.PAGE:
            return Look(View(page=action.arg))
        case _:
            raise NotAButton


def _options(field: Field) -> list[tuple[str, Label]]:
    if not isinstance(field, ChoiceField):
        raise TypeError(field)
    return list(field.options.items())
