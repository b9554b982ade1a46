"""What is wrong with the formulas of a form, found before it is published: each is rehearsed with answers of the kinds
that its fields have."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from core.model.catalog.definition import Catalog, Column, Kind
from core.model.catalog.lookup import Definitions
from core.model.field import Field
from core.model.fields.catalog import CatalogField
from core.model.fields.choice import ChoiceField
from core.model.fields.date import DateField
from core.model.fields.formula import FormulaField, Result
from core.model.fields.money import MoneyField
from core.model.fields.number import NumberField
from core.model.fields.period import PeriodField
from core.model.fields.table import TableField
from core.model.fields.text import TextField
from core.model.fields.yes_no import YesNoField
from core.model.formula.reckon import rehearsed
from core.model.formula.syntax import Mistake, names_in, tree_of
from core.model.formula.unreckoned import CurrenciesMixed, KindsMixed, Unreckoned
from core.model.ids import FieldKey
from core.model.money import Money
from core.model.period import Period
from core.model.problem import Problem
from core.model.value import Cell, Picked, TableRow
from core.model.words import N_

_DAY = date(2027, 7, 1)


def formula_problems(
    field: Field, fields: Iterable[Field], later: frozenset[FieldKey], catalogs: Definitions | None = None
) -> Iterator[Problem]:
    """Of one formula among the `fields` beside it; `later` are those that are asked after its own turn. Without
    `catalogs` nothing is known of their columns, and formulas over them are not rehearsed."""
    if not isinstance(field, FormulaField):
        return
    others = {other.key: other for other in fields}
    found = list(_of_names(field, others, later, catalogs))
    if not found and not any(_unknown(others[FieldKey(name)], catalogs) for name, _column, _at in _names(field)):
        found = list(_of_kinds(field, others, catalogs))
    yield from found


def _unknown(field: Field, catalogs: Definitions | None) -> bool:
    return isinstance(field, CatalogField) and _definition(field, catalogs) is None


def _definition(field: CatalogField, catalogs: Definitions | None) -> Catalog | None:
    return (catalogs or {}).get(field.catalog)


def sample_of(field: Field, catalogs: Definitions | None = None, currency: str = "") -> Any:
    """An answer of the kind that a field has; None for one that no formula can reckon with. An amount that may be in
    one of several currencies is in `currency`: a formula brings it there."""
    match field:
        case CatalogField():
            definition = _definition(field, catalogs)
            columns = definition.columns if definition is not None else ()
            known = ((column.key, _cell(column)) for column in columns)
            return Picked("row", "", tuple((key, cell) for key, cell in known if cell is not None))
        case NumberField():
            return Decimal(1)
        case MoneyField():
            return Money(Decimal(1), currency if currency and field.currencies else field.accepted[0])
        case DateField():
            return _DAY
        case PeriodField():
            return Period(_DAY, _DAY)
        case YesNoField():
            return True
        case TextField() | ChoiceField():
            return ""
        case FormulaField():
            one = Money(Decimal(1), field.currency)
            return {Result.NUMBER: Decimal(1), Result.MONEY: one, Result.TEXT: "", Result.YES_NO: True}[field.result]
        case TableField():
            return (TableRow(tuple((column.key, sample_of(column, None, currency)) for column in field.columns)),)
        case _:
            return None


def _cell(column: Column) -> Cell | None:
    """What could stand in a column; None for people, with whom nothing is reckoned."""
    match column.type:
        case Kind.NUMBER:
            return Decimal(1)
        case Kind.MONEY:
            return Money(Decimal(1), column.currency)
        case Kind.DATE:
            return _DAY
        case Kind.YES_NO:
            return True
        case Kind.PERSON:
            return None
        case _:
            return ""


def _of_names(
    field: FormulaField,
    others: Mapping[FieldKey, Field],
    later: frozenset[FieldKey],
    catalogs: Definitions | None,
) -> Iterator[Problem]:
    for name, column, at in sorted(_names(field), key=lambda found: found[2]):
        key = FieldKey(name)
        about = (("field", name), ("at", str(at)))
        if key not in others:
            yield _problem(N_("There is no field “{field}” in this form (character {at})."), about)
        elif field.key in _needs(key, others):
            yield _problem(
                N_("The formula goes in a circle: “{field}” needs this field itself (character {at})."), about
            )
        elif key in later:
            yield _problem(N_("The field “{field}” is asked later (character {at}): put that one first."), about)
        elif sample_of(others[key]) is None or (column is None and isinstance(others[key], CatalogField)):
            yield _problem(N_("Nothing can be reckoned with the field “{field}” (character {at})."), about)
        elif others[key].sensitive and not field.sensitive:
            what = N_(
                "The field “{field}” is sensitive (character {at}), and this one tells of it: write “sensitive: yes”."
            )
            yield _problem(what, about)
        elif (
            column is not None and not _unknown(others[key], catalogs) and column not in _columns(others[key], catalogs)
        ):
            more = (("column", column), *about)
            yield _problem(N_("There is no column “{column}” in the field “{field}” (character {at})."), more)


def _columns(field: Field, catalogs: Definitions | None) -> list[str]:
    """Those that something can be reckoned with."""
    if isinstance(field, CatalogField):
        return [key for key, _cell in sample_of(field, catalogs).values]
    return [column.key for column in field.columns] if isinstance(field, TableField) else []


def _of_kinds(field: FormulaField, others: Mapping[FieldKey, Field], catalogs: Definitions | None) -> Iterator[Problem]:
    currency = field.currency if field.result is Result.MONEY else ""
    answers = {key: sample_of(other, catalogs, currency) for key, other in others.items()}
    samples = {key: sample for key, sample in answers.items() if sample is not None}
    try:
        result = rehearsed(field.expression, samples)
    except Mistake:
        return  # the field itself has told it
    except CurrenciesMixed as why:
        about = (*((name, str(word)) for name, word in why.about.items()), ("at", str(why.at)))
        yield _problem(N_("{one} and {other} cannot be reckoned together (character {at})."), about)
        return
    except Unreckoned as why:
        yield _problem(N_("This cannot be reckoned: the kinds do not fit (character {at})."), (("at", str(why.at)),))
        return
    yield from _of_result(field, result)


def _of_result(field: FormulaField, result: Any) -> Iterator[Problem]:
    try:
        field.fitting(result)
    except CurrenciesMixed as why:
        about = tuple((name, str(word)) for name, word in why.about.items())
        yield Problem(("currency",), N_("The result is in {one}, and this field in {other}."), about)
    except KindsMixed:
        what = N_("The result of the formula is no “{result}”.")
        yield Problem(("result",), what, (("result", field.result.value),))


def _names(field: Field | None) -> tuple[tuple[str, str | None, int], ...]:
    if not isinstance(field, FormulaField):
        return ()
    try:
        return tuple(names_in(tree_of(field.expression)))
    except Mistake:
        return ()


def _needs(key: FieldKey, fields: Mapping[FieldKey, Field]) -> frozenset[FieldKey]:
    """The fields that decide about a field, over however many formulas; itself too."""
    found: set[FieldKey] = set()
    ahead = [key]
    while ahead:
        found.add(one := ahead.pop())
        ahead += [FieldKey(name) for name, _column, _at in _names(fields.get(one)) if name not in found]
    return frozenset(found)


def _problem(what: str, about: tuple[tuple[str, str], ...]) -> Problem:
    return Problem(("expression",), what, about)
