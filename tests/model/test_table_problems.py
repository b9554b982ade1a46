"""What is wrong with a table or with a formula over it is found before the form is published."""

from dataclasses import replace
from datetime import date

import pytest

from core.model.field import Field
from core.model.fields.table import TableField
from core.model.lines import rows_of
from core.model.problems import problems
from tests.model.build import RU, form, key
from tests.model.catalogs import CLIENTS
from tests.model.test_formula_field import formula
from tests.model.test_table import GOOD, LINES, TOTAL, column, table


def found(*fields: Field) -> list[tuple[tuple[str, ...], str]]:
    return [
        (problem.where[2:], problem.what.format(**dict(problem.about)))
        for problem in problems(form(GOOD, fields=fields))
    ]


_COLUMNS = "A table has from 1 to 12 columns, and asks for one of them at least."
WHAT, COUNT = LINES.columns[0], LINES.columns[1]


@pytest.mark.parametrize(
    ("of", "where", "problem"),
    [
        (table(most=201), ("most",), "A number from 1 to 200 is expected here."),
        (table(least=0), ("least",), "A number from 1 to 200 is expected here."),
        (table(least=3, most=2), (), "The lower limit 3 is above the upper limit 2."),
        (
            table(columns=(), totals=()),
            ("columns",),
            _COLUMNS,
        ),
        (
            table(columns=tuple(column("text", f"a{n}") for n in range(13)), totals=()),
            ("columns",),
            _COLUMNS,
        ),
        (table(columns=(WHAT, WHAT), totals=()), ("columns", "what"), "The key “what” is used 2 times."),
        (
            table(columns=(column("persons", "who"),), totals=()),
            ("columns", "who"),
            "A column cannot be of the type “persons”.",
        ),
        (
            table(columns=(column("yes_no", "new", default=True),), totals=()),
            ("columns", "new", "default"),
            "A column has no “default”.",
        ),
        (table(columns=(column("choice", "a", options={}),), totals=()), ("columns", "a"), "A choice needs options."),
        (
            table(columns=(formula("b", "count"), COUNT), totals=()),
            ("columns", "b", "expression"),
            "The field “count” is asked later (character 1): put that one first.",
        ),
        (
            table(columns=(COUNT, formula("b", "count * other")), totals=()),
            ("columns", "b", "expression"),
            "There is no field “other” in this form (character 9).",
        ),
        (
            table(columns=(column("catalog", "a", catalog=CLIENTS.key, fills={COUNT.key: "limit"}), COUNT), totals=()),
            ("columns", "a", "fills"),
            "A column has no “fills”.",
        ),
        (
            table(columns=(column("catalog", "a", catalog=CLIENTS.key),), totals=(key("a"),)),
            ("totals",),
            "The column “a” holds no amounts to add up.",
        ),
        (table(totals=(key("x"),)), ("totals",), "There is no column “x” in this table."),
        (table(totals=(key("what"),)), ("totals",), "The column “what” holds no amounts to add up."),
    ],
)
def test_a_bad_table_is_found_before_the_form_is_published(
    of: TableField, where: tuple[str, ...], problem: str
) -> None:
    assert found(of) == [(where, problem)]


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("sum(lines.colour)", "There is no column “colour” in the field “lines” (character 5)."),
        ("sum(lines.what)", "This cannot be reckoned: the kinds do not fit (character 1)."),
        ("lines.amount", "The result of the formula is no “money”."),
        ("lines", "The result of the formula is no “money”."),
    ],
)
def test_a_formula_over_a_table_is_rehearsed(expression: str, problem: str) -> None:
    ((_where, told),) = found(LINES, replace(TOTAL, expression=expression))
    assert told == problem


@pytest.mark.parametrize("expression", ["sum(lines.amount)", "count(lines) * 5", "max(lines.price) - 1"])
def test_a_good_formula_over_a_table(expression: str) -> None:
    assert found(LINES, replace(TOTAL, expression=expression)) == []


def test_columns_of_catalogs_are_judged_where_the_catalogs_are_known() -> None:
    def found_in(catalog: str, expression: str) -> list[tuple[tuple[str, ...], str]]:
        columns = (column("catalog", "client", catalog=catalog), COUNT, formula("b", expression, result="money"))
        of = form(GOOD, fields=[table(columns=columns, totals=())])
        told = problems(of, catalogs={CLIENTS.key: CLIENTS})
        return [(problem.where[2:], problem.what.format(**dict(problem.about))) for problem in told]

    assert found_in("clients", "client.limit * count") == []
    assert found_in("planets", "client.limit * count") == [
        (("columns", "client", "catalog"), "There is no catalog “planets”.")
    ]
    assert found_in("clients", "client.town * count") == [
        (("columns", "b", "expression"), "There is no column “town” in the field “client” (character 1).")
    ]


def test_days_have_no_total_but_an_order() -> None:
    days = table(columns=(column("date", "day", past=True),), totals=())
    rows = rows_of(days.parse("05.08.2026\n01.08.2026", RU))
    assert formula("f", "max(lines.day) - min(lines.day)").computed({key("lines"): rows}) == 4
    assert rows[0].cell(key("day")) == date(2026, 8, 5)
