"""A row of a catalog: a page of the list, and the others by typing how they begin."""

from collections.abc import Sequence

from core.model.catalog.lookup import Catalogs, Found
from core.model.draft import Draft
from core.model.field import Field
from core.model.fields.catalog import CatalogField
from core.model.here import Here
from core.model.ids import FieldKey, RowId
from core.model.move import Answer, Look, Move, View
from core.model.refusal import Refusal
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.i18n import _
from dialogs.screen import Line, Row, label, line, paired
from dialogs.widgets.common import button, turned, turning

#: Characters of a title on a button, of which a phone shows hardly more.
_LONGEST = 48
#: The number of no row: the whole list is meant.
_ALL = 0
#: What is looked for is kept with the draft.
_TYPED = 100


class NothingFound(Refusal):
    """Nothing in the list is called “{typed}”. Write the beginning of the name, or choose from the list."""


class RowGone(Refusal):
    """This is not in the list any more. Please choose something else."""


def rows(draft: Draft, found: Found) -> tuple[Row, ...]:
    buttons = [button(draft, label(entry.title, _LONGEST), Fill.ROW, entry.id) for entry in found.entries]
    all_ = ((button(draft, _("Show the whole list"), Fill.ROW, _ALL),),) if draft.view.query else ()
    return (*paired(buttons), *turning(draft, found.count), *all_)


def came_with(draft: Draft, filled: Sequence[FieldKey], here: Here) -> tuple[Line, ...]:
    """«Заполнено: телефон: +7 …; контакт: Асель»: what a row has answered besides its own question."""
    fields = map(draft.form.field, filled)
    shown = [f"{one.title.in_(here.locale).lower()}: {one.show(draft.answers[one.key], here)}" for one in fields]
    return (line(_("Filled in: {answers}").format(answers="; ".join(shown))), line("")) if shown else ()


def pressed(action: OnDraft, field: Field, draft: Draft, catalogs: Catalogs) -> Move:
    match action.do:
        case Fill.ROW if action.arg == _ALL:
            return Look(View())
        case Fill.ROW:
            return _answer(field, RowId(action.arg), catalogs)
        case Fill.PAGE:
            return turned(action, draft.view)
        case _:
            raise NotAButton


def written(words: str, field: Field, catalogs: Catalogs) -> Move:
    """The row that is meant; the list of those that may be meant. Raises NothingFound."""
    typed = " ".join(words[:_TYPED].split())
    found = catalogs.find(_of(field).catalog, typed, 0)
    if not found.entries:
        raise NothingFound(typed=typed[:40])
    exact = [entry for entry in found.entries if entry.title.casefold() == typed.casefold()]
    if len(exact) == 1 or found.count == 1:
        return _answer(field, (exact or list(found.entries))[0].id, catalogs)
    return Look(View(query=typed))


def _answer(field: Field, row: RowId, catalogs: Catalogs) -> Answer:
    picked = catalogs.pick(_of(field).catalog, row)
    if picked is None:
        raise RowGone
    return Answer(picked)


def _of(field: Field) -> CatalogField:
    if not isinstance(field, CatalogField):
        raise TypeError(field)
    return field
