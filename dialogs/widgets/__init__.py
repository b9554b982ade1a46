"""How each kind of question is asked: its buttons, and what a press or a word means to the draft. A closed set."""

from typing import assert_never

from core.model.draft import Draft, editable
from core.model.field import Field, Widget
from core.model.here import Here
from core.model.move import Back, Done, Edit, Keep, Look, Move, Skip, Typed, View
from core.model.org import Org
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.screen import Row
from dialogs.widgets import calendar, checklist, choice, files, person, table, yes_no


def rows(field: Field, draft: Draft, org: Org, here: Here) -> tuple[Row, ...]:
    """The buttons that answer this question; those that every question has come below them."""
    match field.widget:
        case Widget.LINE | Widget.NONE | Widget.FORMULA:
            return ()
        case Widget.CHOICE:
            return choice.rows(field, draft, here)
        case Widget.YES_NO:
            return yes_no.rows(draft)
        case Widget.DATE | Widget.PERIOD:
            return calendar.rows(field, draft, here)
        case Widget.PERSON:
            return person.rows(field, draft, org)
        case Widget.CHECKLIST:
            return checklist.rows(field, draft, here)
        case Widget.FILES:
            return files.rows(field, draft)
        case Widget.TABLE:
            return table.rows(field, draft, here)
        case _:
            assert_never(field.widget)


def pressed(action: OnDraft, here: Here, draft: Draft, org: Org) -> Move:
    """What a pressed button means. Raises NotAButton for one that this question does not have."""
    if (common := _common(action, draft)) is not None:
        return common
    if draft.at is None:
        raise NotAButton
    field = draft.form.field(draft.at)
    match field.widget:
        case Widget.LINE | Widget.NONE | Widget.FORMULA:
            raise NotAButton
        case Widget.CHOICE:
            return choice.pressed(action, field)
        case Widget.YES_NO:
            return yes_no.pressed(action)
        case Widget.DATE | Widget.PERIOD:
            return calendar.pressed(action, field, draft, here.today)
        case Widget.PERSON:
            return person.pressed(action, draft, org)
        case Widget.CHECKLIST:
            return checklist.pressed(action, field)
        case Widget.FILES:
            return files.pressed(action)
        case Widget.TABLE:
            return table.pressed(action, field, draft, here)
        case _:
            assert_never(field.widget)


def written(words: str, draft: Draft, org: Org) -> Move:
    """What typed words mean. Raises Refusal."""
    if draft.at is not None and draft.form.field(draft.at).widget is Widget.PERSON:
        return person.written(words, draft, org)
    return Typed(words)


def _common(action: OnDraft, draft: Draft) -> Move | None:
    """The buttons that do not depend on the kind of question."""
    match action.do:
        case Fill.SKIP:
            return Skip()
        case Fill.BACK:
            return Back()
        case Fill.KEEP:
            return Keep()
        case Fill.DONE:
            return Done()
        case Fill.CHANGE:
            return Look(View(page=1))
        case Fill.REVIEW:
            return Look(View())
        case Fill.EDIT:
            fields = editable(draft)
            if action.arg >= len(fields):
                raise NotAButton
            return Edit(fields[action.arg].key)
        case _:
            return None
