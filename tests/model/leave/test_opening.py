"""A table of opening balances: what it says, and everything that is wrong with it."""

from datetime import date

import pytest

from core.model.leave.opening import Opening, half_days_in, openings
from core.model.table import Line, Table, TableMistakes
from tests.model.build import ANNA, EGOR, ORG

KINDS = ("annual", "extra")
COLUMNS = ("email", "kind", "days", "on")


def table(*rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS) -> Table:
    return Table(columns, 1, tuple(Line(number, cells) for number, cells in enumerate(rows, 2)))


def wrong(*rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS) -> list[tuple[int, str, str]]:
    with pytest.raises(TableMistakes) as found:
        openings(table(*rows, columns=columns), ORG, KINDS)
    return [(one.row, one.column, one.what.format_map(one.about)) for one in found.value.mistakes]


def test_a_row_for_each_person_and_kind() -> None:
    read = openings(
        table(
            ("egor@example.org", "", "13,5", "2027-01-01"),
            ("egor@example.org", "extra", "2", "01.01.2027"),
            ("anna@example.org", "annual", "-1", "2027-01-01"),
        ),
        ORG,
        KINDS,
    )
    day = date(2027, 1, 1)
    assert read == (Opening(EGOR, "annual", 27, day), Opening(EGOR, "extra", 4, day), Opening(ANNA, "annual", -2, day))
    assert openings(table(columns=("email", "days", "on")), ORG, KINDS) == ()


@pytest.mark.parametrize(
    ("text", "half_days"), [("13.5", 27), ("0", 0), ("-2,5", -5), ("13.3", None), ("many", None), ("1001", None)]
)
def test_days_and_halves(text: str, half_days: int | None) -> None:
    assert half_days_in(text) == half_days


def test_every_mistake_is_told_with_its_row() -> None:
    assert wrong(
        ("nobody@example.org", "anual", "many", "soon"),
        ("egor@example.org", "annual", "1", "2027-01-01"),
        ("egor@example.org", "annual", "2", "2027-01-01"),
    ) == [
        (2, "email", "Nobody has the e-mail “nobody@example.org”."),
        (2, "kind", "There is no balance of leave “anual”."),
        (2, "days", "“many” is no number of days. Write days and halves, like 13.5."),
        (2, "on", "“soon” is not a day. Write it like 2027-07-05 or 05.07.2027."),
        (4, "email", "This person and kind of leave are in row 3 already. Leave one row for each."),
    ]


def test_columns_that_are_missing_or_unknown() -> None:
    told = wrong(columns=("email", "dayz", "on"))
    assert [what for _row, _column, what in told] == [
        "There is no column “dayz”.",
        "The column “days” is missing. The first row names the columns: email, kind, days, on.",
    ]
