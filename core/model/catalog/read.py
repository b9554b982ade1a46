"""A table of cells becomes the rows of a catalog, or everything that is wrong with it."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from core.model.catalog.cell import Reader, Wrong, key_of, reader_of
from core.model.catalog.definition import Catalog, Column, Row
from core.model.ids import ColumnKey
from core.model.org import Org
from core.model.table import Line, Mistake, Table, TableMistakes, advice, brief
from core.model.value import Cell
from core.model.words import N_

#: Nobody corrects more mistakes than these before trying again.
MISTAKES = 1000

_Reader: TypeAlias = tuple[int, Column, Reader]


def names_of(catalog: Catalog) -> Mapping[str, Column]:
    """The words that may stand above a column: its key, and its title in any language."""
    titles = {_plain(word): column for column in catalog.columns for word in column.title.words.values()}
    return titles | {str(column.key): column for column in catalog.columns}


def rows_of(catalog: Catalog, table: Table, org: Org) -> tuple[Row, ...]:
    """The rows of a whole catalog. Raises TableMistakes."""
    readers = _readers(catalog, table, org)
    rows: dict[str, Row] = {}
    seen: dict[str, int] = {}
    mistakes: list[Mistake] = []
    for line in table.lines:
        row, wrong = _row(catalog, line, readers)
        mistakes += wrong
        first = seen.setdefault(row.key, line.number)
        if first != line.number and row.key:
            what = N_("“{word}” is in row {row} already. Every row has a key of its own.")
            mistakes.append(Mistake(line.number, catalog.key_column, what, {"word": brief(row.key), "row": str(first)}))
        rows[row.key] = row
        if len(mistakes) >= MISTAKES:
            break
    if mistakes:
        raise TableMistakes(mistakes)
    return tuple(rows.values())


def row_of(catalog: Catalog, cells: Mapping[ColumnKey, str], org: Org) -> Row:
    """One row by what is written for each column; what is not written is empty. Raises TableMistakes."""
    columns = tuple(str(column.key) for column in catalog.columns)
    line = Line(0, tuple(" ".join(cells.get(column.key, "").split()) for column in catalog.columns))
    return rows_of(catalog, Table(columns, 0, (line,)), org)[0]


def _readers(catalog: Catalog, table: Table, org: Org) -> tuple[_Reader, ...]:
    known = names_of(catalog)
    mistakes = list(_column_mistakes(catalog, table, known))
    if mistakes:
        raise TableMistakes(mistakes)
    places = {known[name].key: at for at, name in enumerate(table.columns)}
    # In the order of the catalog, whatever the order of the file: the same row is always kept in the same words.
    return tuple((places[column.key], column, reader_of(column, org)) for column in catalog.columns)


def _column_mistakes(catalog: Catalog, table: Table, known: Mapping[str, Column]) -> Iterator[Mistake]:
    named = [known[name].key for name in table.columns if name in known]
    for name in table.columns:
        if name not in known:
            free = [str(column.key) for column in catalog.columns if column.key not in named]
            yield Mistake(table.row, "", N_("There is no column “{word}”."), advice(name, free))
    for column in catalog.columns:
        if column.key not in named:
            what = N_("The column “{word}” is missing. Leave its cells empty where nothing is known.")
            yield Mistake(table.row, "", what, {"word": column.key})
        elif named.count(column.key) > 1:
            yield Mistake(table.row, "", N_("There are two columns “{word}”. Leave one."), {"word": column.key})


def _row(catalog: Catalog, line: Line, readers: tuple[_Reader, ...]) -> tuple[Row, list[Mistake]]:
    values: dict[ColumnKey, Cell] = {}
    mistakes: list[Mistake] = []
    for at, column, read in readers:
        text = line.cells[at]
        if not text:
            if column.required:
                mistakes.append(Mistake(line.number, column.key, N_("This cell may not be empty.")))
            continue
        try:
            values[column.key] = key_of(text) if column.key == catalog.key_column else read(text)
        except Wrong as wrong:
            mistakes.append(Mistake(line.number, column.key, wrong.what, wrong.about))
    key, title = values.get(catalog.key_column, ""), values.get(catalog.title_column, "")
    return Row(str(key), str(title), values), mistakes


def _plain(word: str) -> str:
    return "_".join(word.casefold().split())
