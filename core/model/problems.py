"""What is wrong with a form, found before it is published."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from core.model.condition import All, Amount, Chosen, Condition, fields_of
from core.model.field import Source
from core.model.fields.money import MoneyField
from core.model.fields.number import NumberField
from core.model.fields.person import PersonField
from core.model.form import Form
from core.model.ids import FieldKey
from core.model.org import Org
from core.model.who import InField, InRole, ManagerOf, Named


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a form: where, as a path of keys, and what, in English for translation."""

    where: tuple[str, ...]
    what: str
    about: tuple[tuple[str, str], ...] = ()


#: What may be filled in from a person's card.
ATTRIBUTES = ("company", "position", "department", "branch", "email", "phone", "manager")


def problems(form: Form, org: Org | None = None) -> tuple[Problem, ...]:
    """Everything wrong with `form`, found before it is published. With `org`, also stages that nobody could hold."""
    found = [*_of_keys(form), *_of_fields(form), *_of_route(form)]
    if org is not None:
        found += _of_people(form, org)
    return tuple(found)


def _of_keys(form: Form) -> Iterator[Problem]:
    for kind, keys in (("fields", [str(f.key) for f in form.fields]), ("route", [str(s.key) for s in form.route])):
        for key, times in Counter(keys).items():
            if times > 1:
                yield Problem(
                    (kind, key), "The key {key} is used {times} times.", (("key", key), ("times", str(times)))
                )
    if not form.route:
        yield Problem(("route",), "The route is empty: nobody would ever see the request.")
    if not form.fields:
        yield Problem(("fields",), "The form asks nothing: it needs at least one field.")
    for key in form.headline:
        if key not in _keys(form):
            yield _no_field(("headline",), key)


def _of_fields(form: Form) -> Iterator[Problem]:
    for at, field in enumerate(form.fields):
        where = ("fields", field.key)
        for what in field.problems():
            yield Problem(where, "{what}", (("what", what),))
        later = _keys(form) - {f.key for f in form.fields[:at]}
        for key in sorted(later & frozenset().union(*(fields_of(c) for c in field.when))):
            yield _asked_later((*where, "when"), key)
        yield from _of_conditions(form, (*where, "when"), field.when)
        if field.source is not None:
            if field.source.field in later:
                yield _asked_later((*where, "from"), field.source.field)
            yield from _of_source(form, (*where, "from"), field.source)


def _of_source(form: Form, where: tuple[str, ...], source: Source) -> Iterator[Problem]:
    yield from _of_person_field(form, where, source.field)
    if source.attribute not in ATTRIBUTES:
        known = ", ".join(ATTRIBUTES)
        what = "A person has no {attribute}; there are: {known}."
        yield Problem(where, what, (("attribute", source.attribute), ("known", known)))


def _of_route(form: Form) -> Iterator[Problem]:
    for stage in form.route:
        where = ("route", stage.key)
        yield from _of_conditions(form, (*where, "when"), stage.when)
        if not stage.who:
            yield Problem((*where, "who"), "Nobody is asked at this stage.")
        for participant in stage.who:
            yield from _of_conditions(form, (*where, "who"), participant.when)
        for who in (*(p.who for p in stage.who), *stage.fallback):
            if isinstance(who, InField | ManagerOf) and who.field is not None:
                yield from _of_person_field(form, (*where, "who"), who.field)


def _of_person_field(form: Form, where: tuple[str, ...], key: FieldKey) -> Iterator[Problem]:
    if key not in _keys(form):
        yield _no_field(where, key)
    elif not isinstance(form.field(key), PersonField):
        yield Problem(where, "The field {field} holds no person.", (("field", key),))


def _of_conditions(form: Form, where: tuple[str, ...], conditions: tuple[Condition, ...]) -> Iterator[Problem]:
    for condition in conditions:
        for key in sorted(fields_of(condition)):
            if key not in _keys(form):
                yield _no_field(where, key)
        for key in _amounts(condition):
            if key in _keys(form) and not isinstance(form.field(key), NumberField | MoneyField):
                yield Problem(where, "The field {field} holds no amount to compare.", (("field", key),))
        for key, option in _options(condition):
            if key in _keys(form) and option not in getattr(form.field(key), "options", {}):
                known = (("field", key), ("option", option))
                yield Problem(where, "The field {field} has no option {option}.", known)


def _amounts(condition: Condition) -> Iterator[FieldKey]:
    return (part.field for part in _parts(condition) if isinstance(part, Amount))


def _options(condition: Condition) -> Iterator[tuple[FieldKey, str]]:
    for part in _parts(condition):
        if isinstance(part, Chosen):
            yield from ((part.field, option) for option in sorted(part.options))


def _parts(condition: Condition) -> Iterator[Condition]:
    """The single conditions, whatever groups they stand in."""
    if isinstance(condition, All):
        for part in condition.parts:
            yield from _parts(part)
    else:
        yield condition


def _of_people(form: Form, org: Org) -> Iterator[Problem]:
    for stage in form.route:
        for who in (*(p.who for p in stage.who), *stage.fallback):
            if isinstance(who, InRole) and not org.holders(who.role):
                yield Problem(("route", stage.key, "who"), "The role {role} has nobody.", (("role", who.role),))
            if isinstance(who, Named) and not org.active([org.by_email(who.email)]):
                yield Problem(
                    ("route", stage.key, "who"), "Nobody here has the address {email}.", (("email", who.email),)
                )
    if not org.holders(form.owner):
        yield Problem(("owner",), "The role {role} has nobody.", (("role", form.owner),))


def _asked_later(where: tuple[str, ...], key: FieldKey) -> Problem:
    return Problem(
        where, "It depends on the field {field}, which is asked later: put that one first.", (("field", key),)
    )


def _no_field(where: tuple[str, ...], key: FieldKey) -> Problem:
    return Problem(where, "There is no field {field} in this form.", (("field", key),))


def _keys(form: Form) -> frozenset[FieldKey]:
    return frozenset(field.key for field in form.fields)
