"""Several people of the company: the nearest colleagues first, the others by typing a name; then Done."""

from core.model.draft import Draft
from core.model.field import Field
from core.model.ids import PersonId
from core.model.move import Answer, Look, Move, Toggle, View
from core.model.org import Org
from dialogs.action import Fill, OnDraft
from dialogs.i18n import _
from dialogs.screen import Row, Style, paired
from dialogs.widgets import person
from dialogs.widgets.common import button, page_of, tick, turning


def rows(field: Field, draft: Draft, org: Org) -> tuple[Row, ...]:
    people, chosen = person.shown(field, draft, org), draft.answers.get(field.key, ())
    ticks = [
        tick(draft, one.name, Fill.PERSON, one.id, ticked=isinstance(chosen, tuple) and one.id in chosen)
        for one in page_of(people, draft.view.page)
    ]
    done = ((button(draft, _("Done"), Fill.DONE, 0, Style.MAIN),),) if chosen else ()
    return (*paired(ticks), *turning(draft, len(people)), *person.everybody(draft), *done)


def pressed(action: OnDraft, draft: Draft) -> Move:
    if action.do is Fill.PERSON:
        return Toggle(PersonId(action.arg))
    return person.leafed(action, draft.view)


def written(words: str, draft: Draft, org: Org) -> Move:
    """A name ticks whoever is meant; several between commas join those who are ticked, and are the answer. Raises
    NobodyFound."""
    names = [part for part in words.split(",") if part.strip()]
    if len(names) < 2:
        found = person.meant(words, draft, org)
        return Toggle(found[0].id) if len(found) == 1 else Look(View(query=words[:100]))
    found_each = [(name, person.meant(name, draft, org)) for name in names]
    if unclear := [name for name, people in found_each if len(people) > 1]:
        return Look(View(query=unclear[0].strip()))
    ticked = draft.answers.get(draft.at, ()) if draft.at is not None else ()
    before = ticked if isinstance(ticked, tuple) else ()
    return Answer((*before, *(people[0].id for _name, people in found_each)))
