"""One row of a catalog: a client, a city, goods. Choosing it can answer other questions, too."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from typing_extensions import override

from core.model.catalog.plain import dump_cells, load_cells
from core.model.field import Repeated, Widget
from core.model.here import Here
from core.model.ids import CatalogKey, ColumnKey, FieldKey
from core.model.problem import Problem
from core.model.refusal import Refusal
from core.model.table import brief
from core.model.value import Picked
from core.model.words import N_


class NotChosen(Refusal):
    """Please choose one from the list, or write how its name begins."""


class NotInList(Refusal):
    """“{typed}” is not in the list. Perhaps this is meant: {near}."""


class NothingLike(Refusal):
    """“{typed}” is not in the list, and nothing is called alike. Please write the whole name, or the key."""


class SeveralRows(Refusal):
    """Several are called “{typed}” in the list. Please write the key of the one that you mean: {keys}."""


#: Words of one's own are no letter.
_LONGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogField(Repeated):
    """The answer is the row as it was when it was chosen. Which rows there are is known to the widget that asks; what
    is pasted has to be the key of a row, or its whole title."""

    type: ClassVar[str] = "catalog"
    widget: ClassVar[Widget] = Widget.CATALOG

    catalog: CatalogKey
    fills: Mapping[FieldKey, ColumnKey] = field(default_factory=dict)  #: other fields, and where their answers stand
    own_words: bool = False  #: what no row is called can be written all the same

    @override
    def understand(self, typed: str, here: Here) -> Picked:
        said = " ".join(typed.split())
        found = here.named(self.catalog, said)
        if len(found.rows) == 1:
            return found.rows[0]
        if found.rows:
            raise SeveralRows(typed=brief(said), keys=", ".join(row.key for row in found.rows))
        if self.own_words:
            return Picked("", said[:_LONGEST])
        if not found.near:
            raise NothingLike(typed=brief(said))
        raise NotInList(typed=brief(said), near="; ".join(found.near))

    @override
    def accept(self, value: Any, here: Here) -> Picked:
        if not isinstance(value, Picked) or not (value.key or self.own_words):
            raise NotChosen
        return value

    @override
    def show(self, value: Picked, here: Here) -> str:
        return value.title

    @override
    def dump(self, value: Picked) -> dict[str, Any]:
        return {"key": value.key, "title": value.title, "values": dump_cells(dict(value.values))}

    @override
    def load(self, stored: Any) -> Picked:
        key, title = stored["key"], stored["title"]
        if not isinstance(key, str) or not isinstance(title, str):
            raise TypeError(stored)
        return Picked(key, title, tuple(load_cells(stored["values"]).items()))

    @override
    def problems(self) -> tuple[Problem, ...]:
        if self.key in self.fills:
            return (Problem(("fills",), N_("A field cannot fill in itself.")),)
        return ()
