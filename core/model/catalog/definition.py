"""What a catalog is: its columns, and the rows that they give a meaning to."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.model.ids import CatalogKey, ColumnKey, RoleKey
from core.model.label import Label
from core.model.problem import Problem
from core.model.value import Cell
from core.model.words import N_


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    PERSON = "person"
    ROLE = "role"
    YES_NO = "yes_no"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    key: ColumnKey
    type: Kind
    title: Label
    required: bool = False  #: every row has a value here
    search: bool = False  #: rows are found by its words, too
    currency: str = "RUB"  #: of the money that is written without one


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    key: CatalogKey
    title: Label
    key_column: ColumnKey  #: by which rows are told apart
    title_column: ColumnKey  #: by which people know them
    columns: tuple[Column, ...]
    added_by: tuple[RoleKey, ...] = ()  #: whose holders add rows while they fill in a form, as administrators do
    owner: RoleKey | None = None  #: who keeps its rows up to date

    def column(self, key: ColumnKey) -> Column | None:
        return next((column for column in self.columns if column.key == key), None)

    @property
    def searched(self) -> tuple[ColumnKey, ...]:
        """The columns whose words find a row, besides its title."""
        more = (column.key for column in self.columns if column.search or column.key == self.key_column)
        return tuple(key for key in more if key != self.title_column)

    @property
    def told(self) -> tuple[Column, ...]:
        """What is asked about a new row: its title, then what it needs, then all else. A key that nobody knows a row by
        is not among it."""
        asked = (column for column in self.columns if column.key not in {self.key_column, self.title_column})
        title = (column for column in self.columns if column.key == self.title_column)
        return (*title, *sorted(asked, key=lambda column: not column.required))


@dataclass(frozen=True, slots=True)
class Row:
    """One row; an empty cell is absent."""

    key: str
    title: str
    values: Mapping[ColumnKey, Cell]


def problems(catalog: Catalog) -> tuple[Problem, ...]:
    """Everything wrong with a definition."""
    return tuple(_problems(catalog))


def _problems(catalog: Catalog) -> Iterator[Problem]:
    if not catalog.columns:
        yield Problem(("columns",), N_("A catalog needs columns."))
    for key, times in Counter(column.key for column in catalog.columns).items():
        if times > 1:
            about = (("key", str(key)), ("times", str(times)))
            yield Problem(("columns", key), N_("The key “{key}” is used {times} times."), about)
    for name, key in (("key_column", catalog.key_column), ("title_column", catalog.title_column)):
        column = catalog.column(key)
        if column is None:
            yield Problem((name,), N_("There is no column “{column}” in this catalog."), (("column", str(key)),))
        elif column.type is not Kind.TEXT or not column.required:
            what = N_("The column “{column}” has to be a text, and required: rows are known by it.")
            yield Problem((name,), what, (("column", str(key)),))
