"""Whose calendar a branch has, and what the company knows better about it."""

from datetime import date

import pytest

from core.model.calendar import DayKind
from core.model.catalog.definition import Row
from core.model.ids import ColumnKey
from core.model.leave.country import country_of
from core.model.leave.days import corrections, mistakes
from core.model.table import show
from core.model.value import Cell

DAY = date(2027, 5, 5)


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Moscow", "RU"),
        ("Asia/Vladivostok", "RU"),
        ("Asia/Almaty", "KZ"),
        ("Asia/Dubai", "AE"),
        ("Asia/Calcutta", "IN"),
        ("Asia/Kolkata", "IN"),
        ("UTC", None),
        ("Mars/Base", None),
    ],
)
def test_the_zone_of_a_branch_tells_its_country(zone: str, country: str | None) -> None:
    assert country_of(zone) == country


def row(key: str, day: date | str = DAY, kind: str = "holiday", country: str = "", branch: str = "") -> Row:
    cells: dict[str, Cell] = {"date": day, "kind": kind, "country": country, "branch": branch}
    return Row(key, key, {ColumnKey(name): cell for name, cell in cells.items() if cell})


BY_ALL, BY_COUNTRY = row("a", kind="usual"), row("b", kind="day_off", country="ru")
BY_BRANCH = row("c", kind="Working_Weekend", branch="москва")


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ((BY_ALL,), None),
        ((BY_ALL, BY_COUNTRY), DayKind.DAY_OFF),
        ((BY_BRANCH, BY_COUNTRY, BY_ALL), DayKind.WORKING_WEEKEND),
        ((BY_COUNTRY, row("z", country="KZ"), row("y", branch="Алматы")), DayKind.DAY_OFF),
    ],
)
def test_the_row_of_the_branch_goes_before_that_of_the_country(rows: tuple[Row, ...], kind: DayKind | None) -> None:
    assert corrections(rows, "RU", "Москва") == {DAY: kind}


def test_what_is_meant_for_others_or_is_no_day_changes_nothing() -> None:
    strange = (row("a", country="RU"), row("b", branch="Dubai"), row("c", day="soon"), row("d", kind="party"))
    assert corrections(strange, None, "UTC") == {}


def test_a_kind_of_day_that_there_is_not_is_told() -> None:
    (wrong,) = mistakes([(2, BY_ALL), (3, row("eid", kind="holliday"))])
    assert show(wrong) == "3: kind: “holliday” is no kind of day. Perhaps “holiday”?"
