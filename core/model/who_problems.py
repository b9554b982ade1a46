"""What is wrong with the way a form names people; with the company at hand, also whom it would not find there."""

from collections import Counter
from collections.abc import Iterator

from core.model.catalog_problems import named
from core.model.field import Widget
from core.model.fields.table import TableField
from core.model.form import Form, Stage
from core.model.ids import FieldKey, RoleKey
from core.model.org import Org
from core.model.problem import Problem
from core.model.who import EachOf, InField, InRole, InRows, ManagerOf, ManagersOf, Named, Who
from core.model.words import N_


def of_stage(form: Form, stage: Stage) -> Iterator[Problem]:
    """Of fields that are asked for a person, and hold none."""
    for place, who in named(stage):
        where = ("route", stage.key, *place)
        if isinstance(who, InRows):
            yield from _of_rows(form, where, who)
        if isinstance(who, InField | ManagerOf | ManagersOf) and who.field is not None:
            yield from of_person_field(form, where, who.field, several=isinstance(who, InField))


def _of_rows(form: Form, where: tuple[str, ...], who: InRows) -> Iterator[Problem]:
    field = next((field for field in form.fields if field.key == who.field), None)
    if field is None:
        yield no_field(where, who.field)
    elif not isinstance(field, TableField):
        yield Problem(where, N_("The field “{field}” is no table."), (("field", who.field),))
    elif who.column not in {column.key for column in field.columns}:
        yield Problem(where, N_("There is no column “{column}” in this table."), (("column", who.column),))
    elif field.column(who.column).widget is not Widget.PERSON:
        yield Problem(where, N_("The column “{column}” holds no people."), (("column", who.column),))


def of_person_field(form: Form, where: tuple[str, ...], key: FieldKey, *, several: bool = False) -> Iterator[Problem]:
    field = next((field for field in form.fields if field.key == key), None)
    if field is None:
        yield no_field(where, key)
    elif field.widget is Widget.PEOPLE and not several:
        yield Problem(where, N_("The field “{field}” holds several people, and one is needed here."), (("field", key),))
    elif field.widget not in (Widget.PERSON, Widget.PEOPLE):
        yield Problem(where, N_("The field “{field}” holds no person."), (("field", key),))


def no_field(where: tuple[str, ...], key: FieldKey) -> Problem:
    return Problem(where, N_("There is no field “{field}” in this form."), (("field", key),))


def of_people(form: Form, org: Org) -> Iterator[Problem]:
    """Of roles that nobody holds now, and of people who do not work here."""
    for stage in form.route:
        for place, who in _placed(stage):
            where = ("route", stage.key, *place)
            if (role := _role(who)) is not None and not org.holders(role):
                yield _empty(where, role)
            if isinstance(who, Named) and not org.active([org.by_email(who.email)]):
                yield Problem(where, N_("Nobody here has the address {email}."), (("email", who.email),))
    if not org.holders(form.owner):
        yield _empty(("owner",), form.owner)


def _placed(stage: Stage) -> Iterator[tuple[tuple[str, ...], Who]]:
    """Everybody that a stage names, each with the list that he stands in and his number there, from 0."""
    numbers: Counter[tuple[str, ...]] = Counter()
    for place, who in named(stage):
        yield (*place, str(numbers[place])), who
        numbers[place] += 1


def _role(who: Who) -> RoleKey | None:
    return who.role if isinstance(who, InRole | EachOf) else None


def _empty(where: tuple[str, ...], role: RoleKey) -> Problem:
    return Problem(where, N_("The role “{role}” has nobody."), (("role", role),))
