"""The days of each country, as they were published."""

from datetime import date

import pytest

from core.calendars.shipped import calendar, kind_of, laws
from core.model.calendar import DayKind, weekday, worked_by, working_days_before

RU, KZ, AE = (calendar(country, 2027) for country in ("RU", "KZ", "AE"))
HOLIDAY, DAY_OFF, MOVED, WORKED = DayKind


@pytest.mark.parametrize(
    ("country", "day", "kind"),
    [
        ("RU", date(2027, 1, 7), HOLIDAY),
        ("RU", date(2027, 5, 1), HOLIDAY),
        ("RU", date(2027, 5, 3), MOVED),
        ("RU", date(2027, 5, 9), HOLIDAY),
        ("RU", date(2027, 5, 10), MOVED),
        ("RU", date(2027, 2, 20), WORKED),
        ("RU", date(2027, 2, 22), MOVED),
        ("RU", date(2027, 11, 5), MOVED),
        ("RU", date(2027, 12, 31), MOVED),
        ("RU", date(2027, 5, 5), None),
        ("KZ", date(2027, 1, 7), DAY_OFF),
        ("KZ", date(2027, 3, 15), HOLIDAY),
        ("KZ", date(2027, 3, 21), HOLIDAY),
        ("KZ", date(2027, 3, 24), MOVED),
        ("KZ", date(2027, 5, 16), DAY_OFF),
        ("KZ", date(2027, 12, 16), HOLIDAY),
        ("AE", date(2026, 12, 2), HOLIDAY),
        ("AE", date(2026, 3, 20), HOLIDAY),
        ("AE", date(2026, 3, 23), None),
    ],
)
def test_each_day_is_what_the_law_calls_it(country: str, day: date, kind: DayKind | None) -> None:
    assert calendar(country, 2027).kind(day) is kind


def test_a_year_has_as_many_working_days_as_were_published() -> None:
    year = [date.fromordinal(one) for one in range(date(2027, 1, 1).toordinal(), date(2028, 1, 1).toordinal())]
    assert sum(map(RU.works, year)) == 247
    assert sum(map(KZ.works, year)) == 247


def test_of_a_year_whose_calendar_was_not_published_only_the_week_is_known() -> None:
    assert RU.knows(date(2027, 12, 1), date(2027, 12, 31))
    assert not RU.knows(date(2027, 12, 31), date(2028, 1, 2))
    assert RU.kind(date(2028, 1, 1)) is None
    assert RU.works(date(2028, 1, 3))
    assert not RU.works(date(2028, 1, 1))


def test_a_day_that_follows_the_moon_may_still_move() -> None:
    eid = date(2027, 5, 16)
    assert not KZ.knows(eid, eid)
    assert KZ.corrected({eid: DayKind.DAY_OFF}).knows(eid, eid)


def test_what_the_company_knows_better_holds() -> None:
    day = date(2027, 8, 5)
    assert RU.corrected({day: HOLIDAY}).is_holiday(day)
    assert RU.corrected({date(2027, 5, 1): None}).kind(date(2027, 5, 1)) is None


def test_of_two_names_a_holiday_is_the_stronger() -> None:
    assert kind_of("Victory Day; International Women's Day (observed)", laws()["RU"]) is HOLIDAY


def test_the_week_of_each_country() -> None:
    assert weekday(date(2027, 8, 7)) == "sat"
    assert not AE.works(date(2027, 8, 7))
    assert AE.works(date(2027, 8, 6))


def test_back_to_a_working_day() -> None:
    assert worked_by(RU, date(2027, 5, 10)) == date(2027, 5, 7)
    assert working_days_before(KZ, date(2027, 3, 26), 3) == date(2027, 3, 18)
