"""What is wrong with the columns of a table, found before its form is published."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from core.model.catalog.lookup import Definitions
from core.model.field import Field
from core.model.fields.catalog import CatalogField
from core.model.fields.table import COLUMN_TYPES, MOST_COLUMNS, TableField
from core.model.formula_problems import formula_problems, sample_of
from core.model.money import Money
from core.model.problem import Problem
from core.model.words import N_


def table_problems(field: Field, catalogs: Definitions | None = None) -> Iterator[Problem]:
    """Nothing for what is no table. With `catalogs`, also which of their columns formulas use that are not there."""
    if not isinstance(field, TableField):
        return
    if not field.inputs or len(field.columns) > MOST_COLUMNS:
        what = N_("A table has from 1 to {most} columns, and asks for one of them at least.")
        yield Problem(("columns",), what, (("most", str(MOST_COLUMNS)),))
    yield from _of_columns(field, catalogs)
    yield from _of_totals(field)


def _of_columns(table: TableField, catalogs: Definitions | None) -> Iterator[Problem]:
    for key, times in Counter(column.key for column in table.columns).items():
        if times > 1:
            about = (("key", key), ("times", str(times)))
            yield Problem(("columns", key), N_("The key “{key}” is used {times} times."), about)
    for at, column in enumerate(table.columns):
        where = ("columns", column.key)
        if not isinstance(column, COLUMN_TYPES):
            yield Problem(where, N_("A column cannot be of the type “{type}”."), (("type", column.type),))
        for word, written in (("when", column.when), ("from", column.source), ("default", _default(column))):
            if written not in ((), None):
                yield Problem((*where, word), N_("A column has no “{word}”."), (("word", word),))
        if isinstance(column, CatalogField) and column.fills:
            yield Problem((*where, "fills"), N_("A column has no “{word}”."), (("word", "fills"),))
        for problem in column.problems():
            yield replace(problem, where=(*where, *problem.where))
        later = frozenset(other.key for other in table.columns[at:])
        for problem in formula_problems(column, table.columns, later, catalogs):
            yield replace(problem, where=(*where, *problem.where))


def _of_totals(table: TableField) -> Iterator[Problem]:
    for key in table.totals:
        if key not in {column.key for column in table.columns}:
            yield Problem(("totals",), N_("There is no column “{column}” in this table."), (("column", key),))
        elif not isinstance(sample_of(table.column(key)), Decimal | Money):
            yield Problem(("totals",), N_("The column “{column}” holds no amounts to add up."), (("column", key),))


def _default(column: Field) -> object:
    return getattr(column, "default", None)
