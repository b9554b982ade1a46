"""What an answer can be, whatever type of field it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from core.model.ids import ColumnKey, FieldKey, PersonId, RequestId
from core.model.label import Label
from core.model.money import Money
from core.model.period import Period

#: In the place of a reference: there was a file, and it was deleted after its time.
GONE = "gone"


class FileKind(StrEnum):
    PHOTO = "photo"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class File:
    """A file that lies with the messenger it came by."""

    ref: str  #: the messenger's own id: by it the file is fetched and sent again
    kind: FileKind
    name: str
    size: int  #: bytes

    @property
    def gone(self) -> bool:
        return self.ref == GONE


@dataclass(frozen=True, slots=True)
class Location:
    """A point on the map, in degrees; north and east are positive."""

    latitude: Decimal
    longitude: Decimal


#: What a cell of a catalog can hold. A person is an id, a role its code, a link its address.
Cell: TypeAlias = str | bool | int | Decimal | Money | date


@dataclass(frozen=True, slots=True)
class Picked:
    """A row of a catalog that was chosen, as it was then: what becomes of it later does not change the answer."""

    key: str  #: "" for words of one's own, which no row holds
    title: str
    values: tuple[tuple[ColumnKey, Cell], ...] = ()

    def cell(self, column: ColumnKey) -> Cell | None:
        """What stood in a column; None when it was empty."""
        return next((value for key, value in self.values if key == column), None)


@dataclass(frozen=True, slots=True)
class Linked:
    """Another request: its number, the title of its form, and whose it is."""

    id: RequestId
    title: Label
    author: PersonId


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table, by the keys of its columns. An empty cell is absent; a formula without a result is None."""

    cells: tuple[tuple[FieldKey, "Value | None"], ...] = ()
    whole: bool = True  #: False while it is being asked for, cell by cell

    def cell(self, column: FieldKey) -> "Value | None":
        return dict(self.cells).get(column)


#: A person is answered by id (int); a choice by the option's key; ticks by the keys of the ticked items. A moment is a
#: `datetime` without a zone: what a clock on the wall shows.
Value: TypeAlias = (
    str
    | bool
    | int
    | Decimal
    | Money
    | date
    | datetime
    | time
    | Period
    | Location
    | frozenset[str]
    | tuple[File, ...]
    | tuple[PersonId, ...]
    | Picked
    | Linked
    | tuple[TableRow, ...]
)

#: The answers so far. A field that is not answered is absent.
Values: TypeAlias = Mapping[FieldKey, Value]


def files_in(value: Value | None) -> tuple[File, ...]:
    """The files of an answer, but for those that are gone; nothing for answers of other kinds."""
    files = value if isinstance(value, tuple) else ()
    return tuple(one for one in files if isinstance(one, File) and not one.gone)
