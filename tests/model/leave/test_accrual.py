"""How leave grows, and how the ledger adds it up."""

from datetime import date

import pytest

from core.calendars.shipped import laws
from core.model.leave.accrual import accruals

NEVER = date(1, 1, 1)


def given(country: str, hired: date, until: date, after: date = NEVER) -> list[int]:
    return [one.half_days for one in accruals(laws()[country], hired, after, until)]


def test_twelve_months_make_exactly_a_year() -> None:
    year = given("RU", date(2026, 1, 1), date(2026, 12, 31))
    assert year == [5, 4, 5, 5, 4, 5, 5, 4, 5, 5, 4, 5]
    assert sum(year) == 56


@pytest.mark.parametrize("month", range(1, 13))
def test_any_twelve_months_do(month: int) -> None:
    assert sum(given("RU", date(2026, month, 1), date(2027, month, 1))) == 56


def test_kazakhstan_has_equal_months() -> None:
    assert given("KZ", date(2026, 1, 1), date(2026, 12, 31)) == [4] * 12


def test_the_emirates_begin_in_the_sixth_month_and_grow_after_a_year() -> None:
    months = given("AE", date(2026, 1, 1), date(2027, 3, 31))
    assert months == [4] * 7 + [5] * 3


def test_whoever_is_hired_in_the_second_half_of_a_month_begins_with_the_next() -> None:
    assert given("KZ", date(2026, 1, 15), date(2026, 2, 28)) == [4, 4]
    assert given("KZ", date(2026, 1, 16), date(2026, 2, 28)) == [4]


def test_a_month_gives_when_it_is_over_and_only_once() -> None:
    assert given("RU", date(2026, 1, 1), date(2026, 1, 30)) == []
    first = accruals(laws()["RU"], date(2026, 1, 1), NEVER, date(2026, 3, 31))
    assert [one.on for one in first] == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]
    assert given("RU", date(2026, 1, 1), date(2026, 4, 30), after=first[-1].on) == [5]
