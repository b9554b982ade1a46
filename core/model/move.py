"""What can be said to a draft, one thing at a time; and how its present question is looked at."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from core.model.ids import FieldKey, PersonId
from core.model.value import File, Value

#: Options on one page: what fits a phone without scrolling.
PAGE = 8


@dataclass(frozen=True, slots=True)
class View:
    """How the present question is shown, forgotten as soon as the question changes."""

    page: int = 0
    query: str = ""  #: what a list is searched for
    month: date | None = None  #: the first of the month that a calendar shows
    first: date | None = None  #: the first day of a period whose last one is yet to be chosen; a day without its time
    row: int | None = None  #: of a table, the row that is looked at, from 0
    column: int | None = None  #: of those that are asked for, the one whose cell is asked for
    pasted: str = ""  #: rows that could not all be read, until it is said what becomes of them
    filed: bool = False  #: they came in a file, and are numbered as there
    cells: tuple[str, ...] | None = None  #: of a catalog, what a row that is being added holds so far


@dataclass(frozen=True, slots=True)
class Answer:
    """A value that a button or a list stands for."""

    value: Value


@dataclass(frozen=True, slots=True)
class Typed:
    text: str


@dataclass(frozen=True, slots=True)
class Toggle:
    """Tick an item or a person, or take the tick away."""

    item: str | PersonId


@dataclass(frozen=True, slots=True)
class Attach:
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Detach:
    """Take away the file attached last."""


@dataclass(frozen=True, slots=True)
class Look:
    """Show the question differently: another page, another month, a search."""

    view: View


@dataclass(frozen=True, slots=True)
class Done:
    """What was ticked or attached so far is the answer."""


@dataclass(frozen=True, slots=True)
class Skip:
    pass


@dataclass(frozen=True, slots=True)
class Back:
    pass


@dataclass(frozen=True, slots=True)
class Keep:
    """Leave the answer as it stands and go on."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What goes into the cell of a table that is asked for; None leaves it empty."""

    value: Value | None


@dataclass(frozen=True, slots=True)
class AddRow:
    """Begin a row, cell by cell; with its first cell, or with what that is looked for by."""

    first: Value | None = None
    query: str = ""


@dataclass(frozen=True, slots=True)
class DropRow:
    row: int


@dataclass(frozen=True, slots=True)
class DropRows:
    """Take away all rows."""


@dataclass(frozen=True, slots=True)
class TakeRows:
    """Of the rows that were pasted, those that could be read."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, as a spreadsheet would put them on the clipboard."""

    text: str


OnTable: TypeAlias = Sheet | Cell | AddRow | DropRow | DropRows | TakeRows


@dataclass(frozen=True, slots=True)
class Edit:
    """Change one answer from the review."""

    field: FieldKey


Move: TypeAlias = Answer | Typed | Toggle | Attach | Detach | Look | Done | Keep | Skip | Back | Edit | OnTable
