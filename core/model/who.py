"""Who is asked at a stage: participants as a form names them, and the people they turn out to be."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias, TypeGuard, assert_never

from core.model.climb import HIGHEST, manager, managers
from core.model.condition import Condition, applies
from core.model.ids import ColumnKey, FieldKey, PersonId, RoleKey
from core.model.org import Org
from core.model.terms import NO_TERMS, Terms
from core.model.value import Cell, Picked, TableRow, Value, Values


@dataclass(frozen=True, slots=True)
class Author:
    """Whoever made the request."""


@dataclass(frozen=True, slots=True)
class Named:
    """One person, by e-mail."""

    email: str


@dataclass(frozen=True, slots=True)
class InRole:
    """The holders of a role: any one of them is enough."""

    role: RoleKey


@dataclass(frozen=True, slots=True)
class InField:
    """The person that was answered in a field; each of them, where there are several."""

    field: FieldKey


@dataclass(frozen=True, slots=True)
class ManagerOf:
    """The manager of the person in a field, or of the author when no field is named."""

    field: FieldKey | None = None
    level: int = 1  #: 2 is the manager's manager


@dataclass(frozen=True, slots=True)
class ManagersOf:
    """Each manager above the person in a field, or above the author: the direct one, his manager, and so on."""

    field: FieldKey | None = None
    up_to: int = HIGHEST  #: levels


@dataclass(frozen=True, slots=True)
class EachOf:
    """Every holder of a role, in a place of his own."""

    role: RoleKey


@dataclass(frozen=True, slots=True)
class InColumn:
    """Whoever stands in a column of the row that was chosen in a field: a person, or the holders of a role."""

    field: FieldKey
    column: ColumnKey


@dataclass(frozen=True, slots=True)
class InRows:
    """Everybody who stands in a column of a table, whatever the number of his rows."""

    field: FieldKey
    column: FieldKey


@dataclass(frozen=True, slots=True)
class PartnersOf:
    """The people of the other company whose row was chosen in a field: any one of them is enough."""

    field: FieldKey


Who: TypeAlias = Author | Named | InRole | EachOf | InField | ManagerOf | ManagersOf | InColumn | InRows | PartnersOf
#: Those on whom it depends what was answered in a field.
_OfField: TypeAlias = InField | ManagerOf | ManagersOf | InColumn | InRows | PartnersOf


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who is asked, always or only when any of the conditions holds."""

    who: Who
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place at a stage that one of these people has to fill."""

    people: tuple[PersonId, ...]
    role: RoleKey | None = None  #: set when they stand here as holders of a role
    stands_in: bool = False  #: nobody was found for the one who was meant, so the fallback is asked
    for_author: bool = False  #: the author was meant, who does not decide on his own request


def field_of(who: Who) -> FieldKey | None:
    """The field on whose answer it depends who that is."""
    return who.field if isinstance(who, _OfField) else None


def wanted(participants: Iterable[Participant], values: Values, terms: Terms = NO_TERMS) -> tuple[Who, ...]:
    """Those participants whose conditions hold."""
    return tuple(p.who for p in participants if applies(p.when, values, terms))


def stand_in(ladder: Iterable[Who], values: Values, author: PersonId, org: Org) -> Place | None:
    """The place of those who are asked when somebody is not found; None when the whole ladder is empty. It is a single
    place, for which any holder of a role will do, even where each of them is named."""
    single = (InRole(who.role) if isinstance(who, EachOf) else who for who in ladder)
    rungs = (rung for who in single for rung in places_of(who, values, author, org))
    place = next((rung for rung in rungs if rung is not None), None)
    return place and Place(place.people, place.role, stands_in=True)


def is_found(who: Who, values: Values, author: PersonId, org: Org) -> bool:
    """Whether anybody stands there for `who`."""
    return any(place is not None for place in places_of(who, values, author, org))


def places_of(who: Who, values: Values, author: PersonId, org: Org) -> tuple[Place | None, ...]:
    """A place for each that is meant; None for one who is not found, or does not work here."""
    if isinstance(who, InRole):
        return (_holders(who.role, org),)
    if isinstance(who, EachOf):
        return tuple(Place((person,), who.role) for person in org.holders(who.role)) or (None,)
    if isinstance(who, PartnersOf):
        partners = partners_in(values, who.field, org)
        return (Place(partners) if partners else None,)
    cell = cell_in(values, who.field, who.column) if isinstance(who, InColumn) else None
    if isinstance(cell, str):
        return (_holders(RoleKey(cell), org),)
    found = (org.active([person]) for person in _people(who, values, author, org) or (None,))
    return tuple(Place(person) if person else None for person in found)


def _holders(role: RoleKey, org: Org) -> Place | None:
    holders = org.holders(role)
    return Place(holders, role) if holders else None


_One: TypeAlias = Author | Named | InField | ManagerOf | ManagersOf | InColumn | InRows


def _people(who: _One, values: Values, author: PersonId, org: Org) -> tuple[PersonId | None, ...]:
    match who:
        case Author():
            return (author,)
        case Named():
            return (org.by_email(who.email),)
        case InField():
            return people_in(values, who.field)
        case InColumn():
            cell = cell_in(values, who.field, who.column)
            return (PersonId(cell) if _is_person(cell) else None,)
        case InRows():
            return people_in_rows(values, who.field, who.column)
        case ManagerOf():
            led = author if who.field is None else person_in(values, who.field)
            return (None if led is None else manager(org, led, who.level),)
        case ManagersOf():
            led = author if who.field is None else person_in(values, who.field)
            return () if led is None else managers(org, led, who.up_to)
        case _:
            assert_never(who)


def people_in(values: Values, field: FieldKey) -> tuple[PersonId, ...]:
    """Everybody whom a field holds, in the order of the answer."""
    value = values.get(field)
    several = value if isinstance(value, tuple) else (value,)
    return tuple(PersonId(one) for one in several if isinstance(one, int) and not isinstance(one, bool))


def people_in_rows(values: Values, field: FieldKey, column: FieldKey) -> tuple[PersonId, ...]:
    """Everybody in a column of a table, in the order of the rows, each once."""
    value = values.get(field)
    rows = (row for row in value if isinstance(row, TableRow)) if isinstance(value, tuple) else ()
    cells = (row.cell(column) for row in rows)
    return tuple(dict.fromkeys(PersonId(cell) for cell in cells if _is_person(cell)))


def person_in(values: Values, field: FieldKey) -> PersonId | None:
    """The person that a field holds, if it holds one."""
    value = values.get(field)
    return PersonId(value) if _is_person(value) else None


def partners_in(values: Values, field: FieldKey, org: Org) -> tuple[PersonId, ...]:
    """The people of the company that was chosen in a field, by the key of its row or by its title."""
    value = values.get(field)
    return org.partners_of(value.key, value.title) if isinstance(value, Picked) else ()


def cell_in(values: Values, field: FieldKey, column: ColumnKey) -> Cell | None:
    """What stands in a column of the row that was chosen in a field."""
    value = values.get(field)
    return value.cell(column) if isinstance(value, Picked) else None


def _is_person(value: Value | None) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
