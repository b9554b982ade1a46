"""A row of a catalog: a page of the list, and the others by typing how they begin; where that is possible, words of
one's own."""

from collections.abc import Sequence

from core.model.catalog.lookup import Catalogs, Found
from core.model.draft import Draft
from core.model.field import Field
from core.model.fields.catalog import CatalogField
from core.model.here import Here
from core.model.ids import FieldKey, RowId
from core.model.move import Answer, Look, Move, View
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.value import Picked
from dialogs.action import Fill, OnDraft
from dialogs.i18n import _
from dialogs.screen import Choice, Line, Row, Search, label, line, paired
from dialogs.widgets import new_row
from dialogs.widgets.common import button, pages, turned, turning

#: Characters of a title on a button, of which a phone shows hardly more.
_LONGEST = 48
#: The number of no row: the whole list is meant.
_ALL = 0
#: What is looked for is kept with the draft.
_TYPED = 100
#: Between the title of a row and its key, where the title alone is not clear.
BETWEEN = " · "


class NothingFound(Refusal):
    """Nothing in the list is called “{typed}”. Write the beginning of the name, or choose from the list."""


class RowGone(Refusal):
    """This is not in the list any more. Please choose something else."""


def rows(field: Field, draft: Draft, found: Found) -> tuple[Row, ...]:
    if new_row.inside(draft, found):
        return new_row.rows(draft, found)
    buttons = [button(draft, label(entry.title, _LONGEST), Fill.ROW, entry.id) for entry in found.entries]
    return (*paired(buttons), *turning(draft, found.count), *_other_ways(_of(field), draft, found))


def words(field: Field, draft: Draft, found: Found, here: Here) -> tuple[Line, ...]:
    """What is below the question: the row that is being added, or how the search has ended."""
    typed = draft.view.query
    if not isinstance(field, CatalogField):
        return ()
    if new_row.inside(draft, found):
        return new_row.words(draft, found, here)
    if not typed:
        return ()
    if not found.count:
        return (line(_("“{typed}” is not in the list.").format(typed=typed)),)
    same = [entry for entry in found.entries if entry.title.casefold() == typed.casefold()]
    return (line(_("“{typed}” is in the list already: choose it.").format(typed=same[0].title)),) if same else ()


def came_with(draft: Draft, filled: Sequence[FieldKey], here: Here) -> tuple[Line, ...]:
    """«Заполнено: телефон: +7 …; контакт: Асель»: what a row has answered besides its own question."""
    fields = map(draft.form.field, filled)
    shown = [f"{one.title.within(here.locale)}: {one.show(draft.answers[one.key], here)}" for one in fields]
    return (line(_("Filled in: {answers}").format(answers="; ".join(shown))), line("")) if shown else ()


def pressed(action: OnDraft, field: Field, draft: Draft, org: Org, here: Here, catalogs: Catalogs) -> Move:
    match action.do:
        case Fill.ROW if action.arg == _ALL:
            return Look(View())
        case Fill.ROW:
            return _answer(catalogs.pick(_of(field).catalog, RowId(action.arg)))
        case Fill.PAGE:
            return turned(action, draft.view)
        case Fill.OWN if _of(field).own_words and draft.view.query and draft.view.cells is None:
            return Answer(Picked("", draft.view.query))
        case _:
            return new_row.pressed(action, _of(field), draft, org, here, catalogs)


def written(typed: str, field: Field, draft: Draft, org: Org, here: Here, catalogs: Catalogs) -> Move:
    """The row that is meant; the list of those that may be meant. Raises NothingFound."""
    said, asked = " ".join(typed.split()), _of(field)
    may_add = new_row.may_add(asked, draft, org, catalogs)
    if draft.view.cells is not None and may_add:
        return new_row.written(said, asked, draft, org, here, catalogs)
    return looked_for(said, asked, catalogs, addable=may_add)


def looked_for(typed: str, field: CatalogField, catalogs: Catalogs, *, addable: bool = False) -> Answer | Look:
    """The row that is meant; the list of those that may be meant; of none, the list where one can be added or written
    in one's own words. Raises NothingFound."""
    said = " ".join(typed.split())
    if (exact := _exactly(said, field, catalogs)) is not None:
        return _answer(exact)
    found = catalogs.find(field.catalog, said[:_TYPED], 0)
    if not found.entries and not field.own_words and not addable:
        raise NothingFound(typed=said[:40])
    if found.count == 1 and not field.own_words:
        return _answer(catalogs.pick(field.catalog, found.entries[0].id))
    return Look(View(query=said[:_TYPED]))


def _other_ways(field: CatalogField, draft: Draft, found: Found) -> tuple[Row, ...]:
    """What is not on this page, and what is in no row."""
    typed = draft.view.query
    own = typed and field.own_words
    ways: list[Choice] = []
    if pages(found.count) > 1:
        ways.append(Choice(_("Search as you type"), Search()))
    if own:
        ways.append(button(draft, label(_("Use as written: {words}").format(words=typed), _LONGEST), Fill.OWN))
    if typed:
        ways.append(button(draft, _("Show the whole list"), Fill.ROW, _ALL))
    if found.addable is not None:
        ways.append(button(draft, _("Add to the list"), Fill.NEW))
    return tuple((way,) for way in ways)


def _exactly(said: str, field: CatalogField, catalogs: Catalogs) -> Picked | None:
    """The one row that is called so, or whose title and key these are: so a row is told that was found while typing."""
    same = catalogs.titled(field.catalog, said)
    if len(same) == 1:
        return catalogs.pick(field.catalog, same[0].id)
    title, between, key = said.rpartition(BETWEEN)
    keyed = catalogs.keyed(field.catalog, key) if between else None
    return keyed if keyed is not None and keyed.title.casefold() == title.casefold() else None


def _answer(picked: Picked | None) -> Answer:
    if picked is None:
        raise RowGone
    return Answer(picked)


def _of(field: Field) -> CatalogField:
    if not isinstance(field, CatalogField):
        raise TypeError(field)
    return field
