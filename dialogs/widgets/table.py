"""A table: rows are written one by one, cell by cell, or pasted; each can be opened, changed and dropped."""

from dataclasses import replace

from core.model.catalog.lookup import Catalogs, Found
from core.model.draft import Draft
from core.model.field import Field, Widget
from core.model.fields.catalog import CatalogField
from core.model.fields.table import TableField
from core.model.here import Here
from core.model.label import Label
from core.model.lines import asked_cell, rows_of
from core.model.move import AddRow, Answer, Cell, DropRow, DropRows, Look, Move, TakeRows, Typed, View
from core.model.org import Org
from core.model.paste import Paste, pasted, several_cells
from core.model.refusal import Refusal
from core.model.table import brief
from core.model.value import TableRow
from core.model.words import N_
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.i18n import _, ngettext, told
from dialogs.listing import listed
from dialogs.screen import Bold, Choice, Line, Quote, Row, Style, label, line, paired
from dialogs.widgets import calendar, catalog, choice, person, yes_no
from dialogs.widgets.common import button, page_of, turning

#: Mistakes of a paste that are told at once: more than that nobody corrects one by one.
_MISTAKES = 8


#: Below the question for a cell, where the form says nothing.
_HINTS = {
    Widget.PERSON: N_("Write a name or choose."),
    Widget.CATALOG: N_("Write how the name begins, or choose."),
}


def inside(field: Field, draft: Draft) -> bool:
    """Whether a cell, a row or a paste is looked at, and not the table as a whole."""
    if not isinstance(field, TableField):
        return False
    rows, view = rows_of(draft.answers.get(field.key)), draft.view
    return asked_cell(field, rows, view) is not None or _opened(rows, view) is not None or bool(view.pasted)


def words(field: TableField, draft: Draft, here: Here, found: Found) -> list[Line]:
    """What is asked, and what is there so far."""
    rows, view = rows_of(draft.answers.get(field.key)), draft.view
    if (spot := asked_cell(field, rows, view)) is not None:
        return [*_of_cell(field, rows, *spot, here), *catalog.words(spot[1], draft, found, here)]
    if (opened := _opened(rows, view)) is not None:
        row = _("Row {number}").format(number=opened + 1)
        return [line(Bold(f"{row}: {field.line_of(rows[opened], here)}")), line(_("What is to be changed?"))]
    if view.pasted:
        return _of_paste(_paste(field, rows, view, here), here, filed=view.filed)
    return _of_rows(field, rows, here, offered=field.key in draft.offered)


def taken(before: Draft, after: Draft, here: Here, file: str) -> tuple[Line, ...]:
    """What has come from a file, in one line; nothing when nothing has."""
    field = before.form.field(before.at) if before.at is not None else None
    if not isinstance(field, TableField):
        return ()
    there = len(rows_of(before.answers.get(field.key)))
    added = rows_of(after.answers.get(field.key))[there:]
    if not added:
        return ()
    words = _("Taken from {file}: {rows}.").format(file=brief(file), rows=field.show(added, here))
    return (line(words), line(""))


def rows(field: Field, draft: Draft, org: Org, here: Here, found: Found) -> tuple[Row, ...]:
    table = _table(field)
    present, view = rows_of(draft.answers.get(field.key)), draft.view
    if (spot := asked_cell(table, present, view)) is not None:
        half = not present[spot[0]].whole
        own = _column_buttons(spot[1], draft, org, here, found)
        return (*own, _ways_on(draft, spot[0], spot[1], half=half))
    if (opened := _opened(present, view)) is not None:
        return _row_buttons(table, draft, opened, here)
    if view.pasted:
        good = len(_paste(table, present, view, here).rows)
        words = ngettext("Take {count} good row", "Take {count} good rows", good)
        take = ((button(draft, words, Fill.TAKE, style=Style.MAIN),),) if good else ()
        return (*take, (_to_rows(draft),))
    return _list_buttons(table, draft, present, here)


def written(words: str, field: Field, draft: Draft, catalogs: Catalogs) -> Move:
    """Rows, or one cell; that of a catalog is looked for among its rows. Raises NothingFound."""
    table = _table(field)
    spot = asked_cell(table, rows_of(draft.answers.get(table.key)), draft.view)
    column = spot[1] if spot is not None else table.inputs[0]
    if not isinstance(column, CatalogField) or (spot is None and several_cells(words, table.inputs)):
        return Typed(words)
    meant = catalog.looked_for(words, column, catalogs)
    match meant:
        case Answer():
            return Cell(meant.value) if spot is not None else AddRow(meant.value)
        case Look():
            query = meant.view.query
            return AddRow(query=query) if spot is None else Look(replace(draft.view, page=0, query=query))


def pressed(action: OnDraft, field: Field, draft: Draft, org: Org, here: Here, catalogs: Catalogs) -> Move:
    table = _table(field)
    present = rows_of(draft.answers.get(field.key))
    match action.do:
        case Fill.LINE:
            return Look(View(row=action.arg - 1) if action.arg else View())
        case Fill.CELL if draft.view.row is not None:
            return Look(View(row=draft.view.row, column=action.arg))
        case Fill.ADD:
            return AddRow()
        case Fill.DROP if action.arg < len(present):
            return DropRow(action.arg)
        case Fill.CLEAR if table.key in draft.offered:
            return DropRows()
        case Fill.TAKE:
            return TakeRows()
        case Fill.EMPTY:
            return Cell(None)
        case _:
            return _of_question(action, table, draft, org, here, catalogs)


def _of_question(action: OnDraft, table: TableField, draft: Draft, org: Org, here: Here, catalogs: Catalogs) -> Move:
    present = rows_of(draft.answers.get(table.key))
    spot = asked_cell(table, present, draft.view)
    if spot is not None:
        if spot[1].widget is Widget.CATALOG:
            return _of_list(action, spot[1], draft, org, here, catalogs)
        return _in_cell(_of_column(action, spot[1], draft, here), draft)
    if action.do is Fill.PAGE:
        return Look(View(page=action.arg))
    raise NotAButton


def _of_column(action: OnDraft, column: Field, draft: Draft, here: Here) -> Move:
    """What a button of the column's own widget means; the row stays where it is."""
    match column.widget:
        case Widget.CHOICE:
            return choice.pressed(action, column)
        case Widget.YES_NO:
            return yes_no.pressed(action)
        case Widget.DATE:
            return calendar.pressed(action, column, draft, here.today)
        case Widget.PERSON:
            return person.pressed(action, draft)
        case _:
            raise NotAButton


def _of_list(action: OnDraft, column: Field, draft: Draft, org: Org, here: Here, catalogs: Catalogs) -> Move:
    """In a table no rows are added to the catalog: one thing at a time."""
    if action.do is Fill.NEW:
        raise NotAButton
    return _in_cell(catalog.pressed(action, column, draft, org, here, catalogs), draft)


def _in_cell(move: Move, draft: Draft) -> Move:
    """What would answer a question answers the cell."""
    match move:
        case Answer():
            return Cell(move.value)
        case Look():
            return Look(replace(move.view, row=draft.view.row, column=draft.view.column))
        case _:
            raise NotAButton


def _column_buttons(column: Field, draft: Draft, org: Org, here: Here, found: Found) -> tuple[Row, ...]:
    match column.widget:
        case Widget.CHOICE:
            return choice.rows(column, draft, here)
        case Widget.YES_NO:
            return yes_no.rows(draft)
        case Widget.DATE:
            return calendar.rows(column, draft, here)
        case Widget.PERSON:
            return person.rows(column, draft, org)
        case Widget.CATALOG:
            return catalog.rows(column, draft, found)
        case _:
            return ()


def _ways_on(draft: Draft, row: int, column: Field, *, half: bool) -> Row:
    empty = () if column.required else (button(draft, _("Leave it empty"), Fill.EMPTY),)
    back = button(draft, _("Without this row"), Fill.DROP, row) if half else _to_rows(draft)
    return (*empty, back)


def _row_buttons(table: TableField, draft: Draft, row: int, here: Here) -> tuple[Row, ...]:
    cells = [
        button(draft, label(column.title.in_(here.locale)), Fill.CELL, at) for at, column in enumerate(table.inputs)
    ]
    drop = button(draft, _("Delete the row"), Fill.DROP, row, Style.DANGER)
    return (*paired(cells), (drop, _to_rows(draft)))


def _list_buttons(table: TableField, draft: Draft, present: tuple[TableRow, ...], here: Here) -> tuple[Row, ...]:
    opened = [
        button(draft, label(f"{number}. {_first(table, row, here)}"), Fill.LINE, number)
        for number, row in page_of(list(enumerate(present, 1)), draft.view.page)
    ]
    add = [button(draft, _("Add a row"), Fill.ADD)] if len(present) < table.most else []
    done = [button(draft, _("Done"), Fill.DONE, style=Style.MAIN)] if present and table.complete(present) else []
    anew = ((button(draft, _("Remove all rows"), Fill.CLEAR),),) if table.key in draft.offered else ()
    return (*paired(opened), *turning(draft, len(present)), *(((*done, *add),) if done or add else ()), *anew)


def _of_cell(table: TableField, rows: tuple[TableRow, ...], at: int, column: Field, here: Here) -> list[Line]:
    number = _("Row {number}").format(number=at + 1)
    so_far = [line(f"{number}: {table.line_of(rows[at], here)}")] if rows[at].cells else [line(number)]
    below = column.hint.in_(here.locale) if column.hint else ""
    hint = below or (_(_HINTS[column.widget]) if column.widget in _HINTS else "")
    return [*so_far, line(Bold((column.ask or column.title).in_(here.locale))), *([line(hint)] if hint else [])]


def _of_rows(table: TableField, rows: tuple[TableRow, ...], here: Here, *, offered: bool) -> list[Line]:
    question = line(Bold((table.ask or table.title).in_(here.locale)))
    words = _("As last time: {value}") if offered else _("Now: {value}")
    now = [line(words.format(value=table.show(rows, here))), *listed(table, rows, here)] if rows else []
    names = "; ".join(column.title.in_(here.locale) for column in table.inputs)
    help_ = _("Write a row: {columns}. Or paste several, each in a line of its own, or send a file: CSV or XLSX.")
    hint = [line(table.hint.in_(here.locale))] if table.hint else []
    return [question, *now, *hint, line(help_.format(columns=names))]


def _of_paste(found: Paste, here: Here, *, filed: bool) -> list[Line]:
    first = _("Not all of it can be read, and nothing has been taken over yet.")
    told_ = [_mistake(why, here) for why in found.bad[:_MISTAKES]]
    more = len(found.bad) - len(told_)
    rest = [ngettext("… and {count} more mistake", "… and {count} more mistakes", more)] if more else []
    return [
        line(Bold(first)),
        line(Quote("\n".join([*told_, *rest]))),
        line(_advice(filed=filed, some=bool(found.rows))),
    ]


def _advice(*, filed: bool, some: bool) -> str:
    match filed, some:
        case True, True:
            return _("Correct the rows and send the file again, or take those that are good.")
        case True, False:
            return _("Correct the rows and send the file again.")
        case False, True:
            return _("Correct the rows and paste them again, or take those that are good.")
        case _:
            return _("Correct the rows and paste them again.")


def _mistake(why: Refusal, here: Here) -> str:
    """«Строка 2, Цена: это не похоже на сумму»: the place comes first, for it is looked for."""
    match why.about:
        case {"row": int() as row, "column": Label() as column, "why": Refusal() as reason}:
            return f"{_('Row {number}').format(number=row)}, {column.in_(here.locale)}: {told(reason, here)}"
        case _:
            return told(why, here)


def _paste(table: TableField, rows: tuple[TableRow, ...], view: View, here: Here) -> Paste:
    try:
        return pasted(view.pasted, table.columns, table.most - len(rows), here, filed=view.filed)
    except Refusal as why:
        return Paste((), (why,))


def _opened(rows: tuple[TableRow, ...], view: View) -> int | None:
    return view.row if view.row is not None and view.row < len(rows) else None


def _first(table: TableField, row: TableRow, here: Here) -> str:
    return table.line_of(TableRow(row.cells[:1]), here)


def _to_rows(draft: Draft) -> Choice:
    return button(draft, _("To the rows"), Fill.LINE)


def _table(field: Field) -> TableField:
    if not isinstance(field, TableField):
        raise TypeError(field)
    return field
