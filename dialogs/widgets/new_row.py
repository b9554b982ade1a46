"""A row that a catalog lacks, told column by column by somebody who may add it; it is the answer at once."""

from core.model.access import may_add_row
from core.model.catalog.cell import Wrong, key_of, reader_of
from core.model.catalog.definition import Catalog, Column, Kind
from core.model.catalog.lookup import Catalogs, Found
from core.model.draft import Draft
from core.model.fields.catalog import CatalogField
from core.model.here import Here
from core.model.move import Answer, Look, Move, View
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.table import Mistake, TableMistakes, show
from core.model.words import N_
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.i18n import _
from dialogs.screen import Bold, Choice, Line, Row, Style, label, line, paired
from dialogs.widgets.common import button

#: What the cells of a column look like, where the title of the column does not tell.
_HINTS = {
    Kind.NUMBER: N_("A number, for example 1,500.5."),
    Kind.MONEY: N_("An amount, for example 12,500."),
    Kind.DATE: N_("A day, for example 05.07.2027."),
    Kind.PERSON: N_("The e-mail or the full name of somebody in the company."),
    Kind.ROLE: N_("The code of a role, for example accounting."),
    Kind.LINK: N_("A link, for example https://example.com."),
}
#: Characters of a title on a button.
_LONGEST = 48


class MayNotAdd(Refusal):
    """You may not add rows to this list any more. Please choose one."""


class NotThisCell(Refusal):
    """{why} What is asked for is “{column}”."""


def inside(draft: Draft, found: Found) -> bool:
    """Whether a row is being added now."""
    return draft.view.cells is not None and found.addable is not None


def may_add(field: CatalogField, draft: Draft, org: Org, catalogs: Catalogs) -> bool:
    return may_add_row(catalogs.definition(field.catalog), draft.person, org)


def rows(draft: Draft, found: Found) -> tuple[Row, ...]:
    catalog, cells = _catalog(found), draft.view.cells or ()
    ways: list[Choice] = []
    if not cells and draft.view.query:
        ways.append(button(draft, label(draft.view.query, _LONGEST), Fill.OWN))
    if cells and not _next(catalog, cells).required:
        ways.append(button(draft, _("Skip"), Fill.EMPTY))
    if _enough(catalog, cells):
        ways.append(button(draft, _("Add"), Fill.TAKE, style=Style.MAIN))
    back = button(draft, _("Back"), Fill.NEW, len(cells) - 1) if cells else button(draft, _("To the list"), Fill.ROW)
    return (*paired(ways), (back,))


def words(draft: Draft, found: Found, here: Here) -> tuple[Line, ...]:
    """What is known of the row, and what is asked now."""
    catalog, cells = _catalog(found), draft.view.cells or ()
    known = " · ".join(cell for cell in cells if cell)
    column = _next(catalog, cells)
    hint = (line(_(_HINTS[column.type])),) if column.type in _HINTS else ()
    yes_or_no = (line(_("Yes") + " / " + _("No")),) if column.type is Kind.YES_NO else ()
    return (
        line(_("New in the list") + (f": {known}" if known else "")),
        line(Bold(column.title.in_(here.locale) + "?")),
        *hint,
        *yes_or_no,
    )


def pressed(action: OnDraft, field: CatalogField, draft: Draft, org: Org, here: Here, catalogs: Catalogs) -> Move:
    view = draft.view
    if action.do is not Fill.NEW and view.cells is None:
        raise NotAButton
    catalog = _known(field, draft, org, catalogs)
    match action.do, view.cells:
        case Fill.NEW, cells:
            return Look(View(query=view.query, cells=(cells or ())[: action.arg]))
        case Fill.OWN, () if view.query:
            return _told(view.query, catalog, draft, org, here, catalogs)
        case Fill.EMPTY, tuple(cells) if cells and not _next(catalog, cells).required:
            return _with(catalog, (*cells, ""), view, here, catalogs)
        case Fill.TAKE, tuple(cells) if _enough(catalog, cells):
            return _added(catalog, cells, here, catalogs)
        case _:
            raise NotAButton


def written(said: str, field: CatalogField, draft: Draft, org: Org, here: Here, catalogs: Catalogs) -> Move:
    """The next cell. A title that is there already leads to its row."""
    return _told(said, _known(field, draft, org, catalogs), draft, org, here, catalogs)


def _known(field: CatalogField, draft: Draft, org: Org, catalogs: Catalogs) -> Catalog:
    catalog = catalogs.definition(field.catalog)
    if not may_add_row(catalog, draft.person, org):
        raise MayNotAdd
    return catalog


def _told(said: str, catalog: Catalog, draft: Draft, org: Org, here: Here, catalogs: Catalogs) -> Move:
    cells = draft.view.cells or ()
    column = _next(catalog, cells)
    read = key_of if column.key == catalog.key_column else reader_of(column, org)
    try:
        read(said)
    except Wrong as wrong:
        raise NotThisCell(column=column.title, why=show(Mistake(0, "", wrong.what, wrong.about), here.say)) from None
    if not cells and catalogs.titled(catalog.key, said):
        return Look(View(query=said))
    return _with(catalog, (*cells, said), draft.view, here, catalogs)


def _with(catalog: Catalog, cells: tuple[str, ...], view: View, here: Here, catalogs: Catalogs) -> Move:
    if len(cells) < len(catalog.told):
        return Look(View(query=view.query, cells=cells))
    return _added(catalog, cells, here, catalogs)


def _added(catalog: Catalog, cells: tuple[str, ...], here: Here, catalogs: Catalogs) -> Move:
    written = {column.key: cell for column, cell in zip(catalog.told, cells, strict=False)}
    try:
        return Answer(catalogs.add(catalog.key, written))
    except TableMistakes as wrong:
        # Its columns have been changed, or the people, while it was told.
        raise NotThisCell(column=catalog.title, why=show(wrong.mistakes[0], here.say)) from None


def _enough(catalog: Catalog, cells: tuple[str, ...]) -> bool:
    """Whether nothing that a row needs is missing."""
    return bool(cells) and not any(column.required for column in catalog.told[len(cells) :])


def _next(catalog: Catalog, cells: tuple[str, ...]) -> Column:
    return catalog.told[min(len(cells), len(catalog.told) - 1)]


def _catalog(found: Found) -> Catalog:
    if found.addable is None:
        raise TypeError(found)
    return found.addable
