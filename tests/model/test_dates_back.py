"""Where days that have passed are welcome, a day without a year is the nearest one."""

from datetime import date

import pytest

from core.model.dates.back import find_period_back, parse_date_back, parse_period_back
from core.model.dates.refusals import DateNotUnderstood
from core.model.period import Period
from tests.model.build import RU, TODAY
from tests.model.samples import field as of


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("30 июня", date(2027, 6, 30)),
        ("30.06", date(2027, 6, 30)),
        ("1 July", date(2027, 7, 1)),
        ("5 августа", date(2027, 8, 5)),
        ("31 декабря", date(2027, 12, 31)),
        ("2 января", date(2027, 1, 2)),
        ("30 июня 2028", date(2028, 6, 30)),
        ("30.06.2026", date(2026, 6, 30)),
        ("вчера", date(2027, 6, 30)),
        ("через год", date(2028, 7, 1)),
    ],
)
def test_a_day_without_a_year_is_the_nearest(typed: str, day: date) -> None:
    assert parse_date_back(typed, TODAY) == day
    assert of("date", past=True).parse(typed, RU) == day


def test_in_january_december_has_just_been() -> None:
    assert parse_date_back("30 декабря", date(2027, 1, 5)) == date(2026, 12, 30)


def test_so_are_periods() -> None:
    june = Period(date(2027, 6, 20), date(2027, 6, 25))
    assert parse_period_back("20–25 июня", TODAY) == of("period", past=True).parse("20–25 июня", RU) == june
    assert parse_period_back("20–25 июня 2028", TODAY).first == date(2028, 6, 20)
    assert of("period").parse("20–25 июня", RU) == Period(date(2028, 6, 20), date(2028, 6, 25))


def test_what_is_no_day_is_refused_as_ever() -> None:
    with pytest.raises(DateNotUnderstood):
        parse_date_back("позавчера вечером у Васи", TODAY)


def test_so_are_days_in_a_sentence() -> None:
    june = Period(date(2027, 6, 20), date(2027, 6, 25))
    assert find_period_back("болею с 20 по 25 июня", TODAY) == (june, "болею")
    assert of("period", past=True).find("болею с 20 по 25 июня", RU) == june
    assert of("period").find("отпуск с 20 по 25 июня", RU) == Period(date(2028, 6, 20), date(2028, 6, 25))
    assert find_period_back("болею с 1 по 2 июля", TODAY) == (Period(date(2027, 7, 1), date(2027, 7, 2)), "болею")
    assert find_period_back("болею", TODAY) is None
