"""How each kind of question is asked: its buttons, and what a press or a word means to the draft. A closed set."""

from typing import assert_never

from core.model.catalog.lookup import Found
from core.model.draft import Draft, editable
from core.model.field import Field, Widget
from core.model.here import Here
from core.model.linking import Linkable, Lookup
from core.model.move import Back, Done, Edit, Keep, Look, Move, Skip, Typed, View
from core.model.org import Org
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.screen import Row
from dialogs.widgets import (
    calendar,
    catalog,
    checklist,
    choice,
    choices,
    clock,
    files,
    linked,
    moment,
    people,
    person,
    sign,
    table,
    yes_no,
)


def rows(  # noqa: C901 - an arm for each widget
    field: Field, draft: Draft, org: Org, here: Here, found: Found, linkable: Linkable
) -> tuple[Row, ...]:
    """The buttons that answer this question; those that every question has come below them. `found` are the rows of its
    catalog, if it asks for one, and `linkable` the requests, if it asks for one of those."""
    match field.widget:
        case Widget.LINE | Widget.PHONE | Widget.PLACE | Widget.FORMULA | Widget.NONE:
            return ()
        case Widget.CHOICE:
            return choice.rows(field, draft, here)
        case Widget.CHOICES:
            return choices.rows(field, draft, here)
        case Widget.YES_NO:
            return yes_no.rows(draft)
        case Widget.SIGN:
            return sign.rows(draft)
        case Widget.TIME:
            return clock.rows(draft)
        case Widget.MOMENT:
            return moment.rows(field, draft, here)
        case Widget.DATE | Widget.PERIOD:
            return calendar.rows(field, draft, here)
        case Widget.PERSON:
            return person.rows(field, draft, org)
        case Widget.PEOPLE:
            return people.rows(field, draft, org)
        case Widget.CATALOG:
            return catalog.rows(field, draft, found)
        case Widget.REQUEST:
            return linked.rows(draft, linkable, org, here)
        case Widget.CHECKLIST:
            return checklist.rows(field, draft, here)
        case Widget.FILES:
            return files.rows(field, draft)
        case Widget.TABLE:
            return table.rows(field, draft, org, here, found)
        case _:
            assert_never(field.widget)


def pressed(action: OnDraft, here: Here, draft: Draft, org: Org, lookup: Lookup) -> Move:
    """What a pressed button means. Raises NotAButton for one that this question does not have."""
    common = _common(action, draft)
    return _own(action, here, draft, org, lookup) if common is None else common


def written(words: str, here: Here, draft: Draft, org: Org, lookup: Lookup) -> Move:
    """What typed words mean. Raises Refusal."""
    if draft.at is None:
        return Typed(words)
    field = draft.form.field(draft.at)
    match field.widget:
        case Widget.PERSON:
            return person.written(words, draft, org)
        case Widget.PEOPLE:
            return people.written(words, draft, org)
        case Widget.MOMENT:
            return moment.written(words, field, draft, here)
        case Widget.CATALOG:
            return catalog.written(words, field, draft, org, here, lookup)
        case Widget.REQUEST:
            return linked.written(words, field, lookup)
        case Widget.TABLE:
            return table.written(words, field, draft, lookup)
        case _:
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


def _own(  # noqa: C901 - an arm for each widget
    action: OnDraft, here: Here, draft: Draft, org: Org, lookup: Lookup
) -> Move:
    """The buttons of this kind of question."""
    field = _question(draft)
    match field.widget:
        case Widget.LINE | Widget.PHONE | Widget.PLACE | Widget.FORMULA | Widget.NONE:
            raise NotAButton
        case Widget.CHOICE:
            return choice.pressed(action, field)
        case Widget.CHOICES:
            return choices.pressed(action, field)
        case Widget.YES_NO:
            return yes_no.pressed(action)
        case Widget.SIGN:
            return sign.pressed(action)
        case Widget.TIME:
            return clock.pressed(action)
        case Widget.MOMENT:
            return moment.pressed(action, field, draft, here)
        case Widget.DATE | Widget.PERIOD:
            return calendar.pressed(action, field, draft, here.today)
        case Widget.PERSON:
            return person.pressed(action, draft)
        case Widget.PEOPLE:
            return people.pressed(action, draft)
        case Widget.CATALOG:
            return catalog.pressed(action, field, draft, org, here, lookup)
        case Widget.REQUEST:
            return linked.pressed(action, field, draft, lookup)
        case Widget.CHECKLIST:
            return checklist.pressed(action, field)
        case Widget.FILES:
            return files.pressed(action)
        case Widget.TABLE:
            return table.pressed(action, field, draft, org, here, lookup)
        case _:
            assert_never(field.widget)


def _question(draft: Draft) -> Field:
    """Raises NotAButton when nothing is asked."""
    if draft.at is None:
        raise NotAButton
    return draft.form.field(draft.at)
