"""Days on which leave is unwelcome: whom a row is meant for, and which rows would mean nothing."""

from datetime import date

import pytest

from core.model.catalog.definition import Row
from core.model.ids import ColumnKey, PersonId
from core.model.leave.blackout import Blackout, meant_for, mistakes
from core.model.org import Org, Person
from core.model.period import Period
from core.model.table import show
from core.model.value import Cell

FIRST, LAST = date(2027, 12, 12), date(2027, 12, 20)
DAYS = Period(FIRST, LAST)
IVAN = Person(PersonId(1), "Ivan", branch="Москва", department="Отдел учёта")
GONE = Person(PersonId(2), "Gone", branch="Минск", department="Склад", active=False)
ORG = Org({one.id: one for one in (IVAN, GONE)})


def row(
    key: str = "a", first: date | str = FIRST, last: date | str = LAST, branch: str = "", department: str = ""
) -> Row:
    cells: dict[str, Cell] = {"first": first, "last": last, "branch": branch, "department": department}
    return Row(key, "Report", {ColumnKey(name): cell for name, cell in cells.items() if cell})


@pytest.mark.parametrize(
    ("branch", "department", "meant"),
    [
        ("", "", True),
        ("москва", "", True),
        ("", "отдел  учета", True),
        ("Москва", "Отдел учёта", True),
        ("Алматы", "Отдел учёта", False),
        ("Москва", "Отдел", False),
        ("Алматы", "", False),
        ("", "Склад", False),
    ],
)
def test_a_row_is_meant_for_its_branch_and_its_department(branch: str, department: str, meant: bool) -> None:
    found = meant_for(IVAN, [row(branch=branch, department=department)])
    assert found == ((Blackout(DAYS, "Report", department, branch),) if meant else ())


def test_the_earliest_stand_first() -> None:
    spring = Period(date(2027, 3, 1), date(2027, 3, 1))
    found = meant_for(IVAN, [row(), row(first=spring.first, last=spring.last)])
    assert [one.period for one in found] == [spring, DAYS]


@pytest.mark.parametrize("strange", [row(first="soon"), row(last="late"), row(first=LAST, last=FIRST)])
def test_what_tells_no_days_warns_nobody(strange: Row) -> None:
    assert meant_for(IVAN, [strange]) == ()


def test_a_row_that_means_nothing_or_nobody_is_told_with_its_line() -> None:
    rows = [
        (2, row()),
        (3, row(first=FIRST, last=FIRST)),
        (4, row(first=date(2027, 12, 21))),
        (5, row(branch="Москва", department="Отдел учета")),
        (6, row(branch="Масква", department="Склад")),
        (7, row(first="soon")),
    ]
    assert [show(one) for one in mistakes(rows, ORG)] == [
        "4: last: The last day is before the first one.",
        "6: branch: There is no branch “Масква”. Perhaps “Москва”?",
        "6: department: There is no department “Склад”. Possible here: Отдел учёта.",
    ]
