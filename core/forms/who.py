"""How people are written: `author`, `{role: hr}`, `{field: substitute}`, `{manager_of: employee}`,
`{column: expense.responsible}`.
"""

from collections.abc import Callable, Mapping

from core.forms.plain import key, several, source, text
from core.forms.sheet import Spot, Unread
from core.forms.when import condition
from core.model.ids import ColumnKey, FieldKey, RoleKey
from core.model.who import Author, InColumn, InField, InRole, ManagerOf, Named, Participant, Who
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
    meant = spot.keys([*KINDS, *beside])
    used = [word for word in KINDS if word in spot.value]
    if len(used) > 1:
        spot.fault(N_("Only one of these fits here. Write two, each after a dash of its own."))
    if not used and not meant:
        spot.fault(N_("Nobody is named here."), choice=", ".join(KINDS))
    if not used:
        raise Unread
    return KINDS[used[0]](spot.at(used[0]))


def _role(spot: Spot) -> Who:
    return InRole(RoleKey(key(spot)))


def _field(spot: Spot) -> Who:
    return InField(FieldKey(key(spot)))


def _manager(spot: Spot) -> Who:
    return ManagerOf() if spot.value == _AUTHOR else ManagerOf(FieldKey(key(spot)))


def _column(spot: Spot) -> Who:
    """A field that asks for a row of a catalog, and a column of that catalog; written like the source of a field."""
    written = source(spot)
    return InColumn(written.field, ColumnKey(written.attribute))


def _person(spot: Spot) -> Who:
    """An address; or the author, who needs this longer form when there are conditions on him."""
    if spot.value == _AUTHOR:
        return Author()
    address = text(spot)
    return Named(address) if "@" in address else spot.mismatch(N_("An e-mail address is expected here, not “{word}”."))


KINDS: dict[str, Callable[[Spot], Who]] = {
    "role": _role,
    "field": _field,
    "manager_of": _manager,
    "person": _person,
    "column": _column,
}
