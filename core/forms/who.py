"""How people are written: `author`, `{role: hr}`, `{each_of: board}`, `{field: substitute}`, `{manager_of: employee}`,
`{managers_of: author, up_to: 3}`, `{column: expense.responsible}`, `{rows: team.person}`, `{partner: client}`.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from core.forms.plain import key, several, source, text, whole
from core.forms.sheet import Spot, Unread
from core.forms.when import condition
from core.model.climb import HIGHEST
from core.model.ids import ColumnKey, FieldKey, RoleKey
from core.model.who import (
    Author,
    EachOf,
    InColumn,
    InField,
    InRole,
    InRows,
    ManagerOf,
    ManagersOf,
    Named,
    Participant,
    PartnersOf,
    Who,
)
from core.model.words import N_

#: The word for whoever made the request; it is not looked for among the fields.
_AUTHOR = "author"


def who(spot: Spot) -> Who:
    return _who(spot, ())


def participant(spot: Spot) -> Participant:
    """Like `who`, with `when:` beside it if need be."""
    conditional = isinstance(spot.value, Mapping) and "when" in spot.value
    when = several(condition)(spot.at("when")) if conditional else ()
    return Participant(_who(spot, ("when",)), when)


def _who(spot: Spot, beside: tuple[str, ...]) -> Who:
    if spot.value == _AUTHOR:
        return Author()
    if not isinstance(spot.value, Mapping):
        spot.mismatch(N_("Somebody is expected here: author, or for example {{role: hr}}."))
    used = [word for word in KINDS if word in spot.value]
    meant = spot.keys([*KINDS, *(DEPTHS[word] for word in used if word in DEPTHS), *beside])
    if len(used) > 1:
        spot.fault(N_("Only one of these fits here. Write two, each after a dash of its own."))
    if not used and not meant:
        spot.fault(N_("Nobody is named here."), choice=", ".join(KINDS))
    if not used:
        raise Unread
    return _to_depth(spot, KINDS[used[0]](spot.at(used[0])))


def _to_depth(spot: Spot, found: Who) -> Who:
    """How far up the managers are looked for stands beside them."""
    if isinstance(found, ManagersOf):
        if "up_to" not in spot.value:
            spot.fault(N_("“{word}” is missing here."), word="up_to")
        return replace(found, up_to=_depth(spot.at("up_to")))
    if isinstance(found, ManagerOf) and "level" in spot.value:
        return replace(found, level=_depth(spot.at("level")))
    return found


def _depth(spot: Spot) -> int:
    levels = whole(spot)
    if not 1 <= levels <= HIGHEST:
        spot.fault(N_("A number from 1 to {most} is expected here."), most=str(HIGHEST))
    return levels


def _role(spot: Spot) -> Who:
    return InRole(RoleKey(key(spot)))


def _each(spot: Spot) -> Who:
    return EachOf(RoleKey(key(spot)))


def _field(spot: Spot) -> Who:
    return InField(FieldKey(key(spot)))


def _manager(spot: Spot) -> Who:
    return ManagerOf() if spot.value == _AUTHOR else ManagerOf(FieldKey(key(spot)))


def _managers(spot: Spot) -> Who:
    return ManagersOf() if spot.value == _AUTHOR else ManagersOf(FieldKey(key(spot)))


def _column(spot: Spot) -> Who:
    """A field that asks for a row of a catalog, and a column of that catalog; written like the source of a field."""
    written = source(spot)
    return InColumn(written.field, ColumnKey(written.attribute))


def _rows(spot: Spot) -> Who:
    """A table, and one of its columns; written like the source of a field."""
    written = source(spot)
    return InRows(written.field, FieldKey(written.attribute))


def _partner(spot: Spot) -> Who:
    return PartnersOf(FieldKey(key(spot)))


def _person(spot: Spot) -> Who:
    """An address; or the author, who needs this longer form when there are conditions on him."""
    if spot.value == _AUTHOR:
        return Author()
    address = text(spot)
    return Named(address) if "@" in address else spot.mismatch(N_("An e-mail address is expected here, not “{word}”."))


KINDS: dict[str, Callable[[Spot], Who]] = {
    "role": _role,
    "each_of": _each,
    "field": _field,
    "manager_of": _manager,
    "managers_of": _managers,
    "person": _person,
    "column": _column,
    "rows": _rows,
    "partner": _partner,
}

#: What tells how far up, by the word it stands beside.
DEPTHS = {"manager_of": "level", "managers_of": "up_to"}
