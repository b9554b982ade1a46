"""What is wrong with the way a form uses catalogs."""

from collections.abc import Iterator

from core.model.catalog.definition import Kind
from core.model.catalog.lookup import Definitions
from core.model.field import Field, Widget
from core.model.fields.catalog import CatalogField
from core.model.fields.table import TableField
from core.model.form import Form, Stage, participants
from core.model.ids import ColumnKey, FieldKey
from core.model.problem import Problem
from core.model.who import InColumn, PartnersOf, Who
from core.model.words import N_

_PEOPLE = frozenset({Kind.PERSON, Kind.ROLE})
#: What is ticked or confirmed is somebody's word, which no table gives for him.
_CONFIRMED = frozenset({Widget.SIGN, Widget.CHECKLIST})


def of_catalogs(form: Form, catalogs: Definitions | None) -> Iterator[Problem]:
    """With `catalogs`, also what does not exist in them."""
    for field in form.fields:
        if isinstance(field, CatalogField):
            yield from _of_field(form, field, catalogs)
        if isinstance(field, TableField) and catalogs is not None:
            yield from _of_cells(field, catalogs)
    for stage in form.route:
        for place, who in named(stage):
            if isinstance(who, InColumn):
                yield from _of_column(form, ("route", stage.key, *place), who, catalogs)
            elif isinstance(who, PartnersOf):
                yield from _of_company(form, ("route", stage.key, *place), who)


def named(stage: Stage) -> Iterator[tuple[tuple[str, ...], Who]]:
    """Everybody that a stage names, each with the names of the place."""
    yield from ((place, participant.who) for place, participant in participants(stage))
    yield from ((("fallback",), who) for who in stage.fallback)


def _of_field(form: Form, field: CatalogField, catalogs: Definitions | None) -> Iterator[Problem]:
    where = ("fields", field.key, "fills")
    for key in field.fills:
        filled = _field(form, key)
        if filled is None:
            yield Problem(where, N_("There is no field “{field}” in this form."), (("field", key),))
        elif filled.by_itself or filled.widget is Widget.NONE:
            yield Problem(where, N_("Nobody is asked for the field “{field}”."), (("field", key),))
        elif filled.widget in _CONFIRMED:
            yield Problem(where, N_("The field “{field}” has to be confirmed by a person."), (("field", key),))
        elif _stage_of(form, key) != _stage_of(form, field.key):
            yield Problem(where, N_("The field “{field}” is asked at another stage."), (("field", key),))
        elif field.sensitive and not filled.sensitive:
            what = N_("This field is sensitive, and “{field}” tells of it: write “sensitive: yes” there, too.")
            yield Problem(where, what, (("field", key),))
    if catalogs is None:
        return
    if field.catalog not in catalogs:
        what = N_("There is no catalog “{catalog}”.")
        yield Problem(("fields", field.key, "catalog"), what, (("catalog", field.catalog),))
        return
    for column in field.fills.values():
        yield from _missing(where, field, column, catalogs)


def _of_cells(table: TableField, catalogs: Definitions) -> Iterator[Problem]:
    for column in table.columns:
        if isinstance(column, CatalogField) and column.catalog not in catalogs:
            where = ("fields", table.key, "columns", column.key, "catalog")
            yield Problem(where, N_("There is no catalog “{catalog}”."), (("catalog", column.catalog),))


def _of_column(form: Form, where: tuple[str, ...], who: InColumn, catalogs: Definitions | None) -> Iterator[Problem]:
    field = _field(form, who.field)
    if field is None:
        yield Problem(where, N_("There is no field “{field}” in this form."), (("field", who.field),))
    elif not isinstance(field, CatalogField):
        yield Problem(where, N_("The field “{field}” holds no row of a catalog."), (("field", who.field),))
    elif catalogs is not None and field.catalog in catalogs:
        column = catalogs[field.catalog].column(who.column)
        yield from _missing(where, field, who.column, catalogs)
        if column is not None and column.type not in _PEOPLE:
            what = N_("The column “{column}” holds neither a person nor a role.")
            yield Problem(where, what, (("column", who.column),))


def _of_company(form: Form, where: tuple[str, ...], who: PartnersOf) -> Iterator[Problem]:
    field = _field(form, who.field)
    if field is None:
        yield Problem(where, N_("There is no field “{field}” in this form."), (("field", who.field),))
    elif not isinstance(field, CatalogField):
        yield Problem(where, N_("The field “{field}” holds no row of a catalog."), (("field", who.field),))


def _missing(
    where: tuple[str, ...], field: CatalogField, column: ColumnKey, catalogs: Definitions
) -> Iterator[Problem]:
    if catalogs[field.catalog].column(column) is None:
        what = N_("The catalog “{catalog}” has no column “{column}”.")
        yield Problem(where, what, (("catalog", field.catalog), ("column", column)))


def _field(form: Form, key: FieldKey) -> Field | None:
    return next((field for field in form.fields if field.key == key), None)


def _stage_of(form: Form, key: FieldKey) -> str | None:
    """Where a field is answered; None for the author."""
    return next((stage.key for stage in form.route if key in stage.fill), None)
