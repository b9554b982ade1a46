"""How many days a leave takes: each example with the rule that it stands for."""

from datetime import date

import pytest

from core.calendars.shipped import calendar, laws
from core.model.calendar import DayKind
from core.model.leave.counting import NoHalfDays, NothingToTake, Span, by_year, counted, extended, left_of, pay_by
from core.model.period import Period


def days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


def count(country: str, first: str, last: str, year: int = 2027) -> float:
    return counted(Span(days(first, last)), laws()[country], calendar(country, year)).half_days / 2


@pytest.mark.parametrize(
    ("rule", "country", "first", "last", "expected"),
    [
        ("holidays are not counted", "RU", "2027-04-28", "2027-05-11", 12),
        ("days off that were moved are", "RU", "2027-05-03", "2027-05-03", 1),
        ("weekends are counted", "RU", "2027-08-07", "2027-08-08", 2),
        ("two weeks without a holiday", "RU", "2027-08-05", "2027-08-18", 14),
        ("28 days without a holiday", "RU", "2027-07-01", "2027-07-28", 28),
        ("one day", "RU", "2027-07-01", "2027-07-01", 1),
        ("12 June on a Saturday is a holiday", "RU", "2027-06-10", "2027-06-14", 4),
        ("14 June is its moved day off: counted", "RU", "2027-06-14", "2027-06-14", 1),
        ("a working Saturday is a day like others", "RU", "2027-02-20", "2027-02-20", 1),
        ("22 February is moved from it: counted", "RU", "2027-02-22", "2027-02-22", 1),
        ("23 February is a holiday", "RU", "2027-02-20", "2027-02-23", 3),
        ("8 March is one", "RU", "2027-03-01", "2027-03-14", 13),
        ("4 November is one, 5 November is moved", "RU", "2027-11-01", "2027-11-07", 6),
        ("the eight days of the new year", "RU", "2027-01-01", "2027-01-14", 6),
        ("31 December is moved: counted", "RU", "2027-12-27", "2027-12-31", 5),
        ("three days of Nauryz are not counted", "KZ", "2026-03-20", "2026-03-26", 4),
        ("7 January is a day off, not a holiday", "KZ", "2027-01-04", "2027-01-10", 7),
        ("the first day of Kurban-ait is one, too", "KZ", "2027-05-14", "2027-05-18", 5),
        ("1 and 2 January are holidays", "KZ", "2027-01-01", "2027-01-10", 8),
        ("8 March", "KZ", "2027-03-06", "2027-03-10", 4),
        ("Constitution Day is on 15 March from 2027 on", "KZ", "2027-03-15", "2027-03-19", 4),
        ("and was none on 30 August any more", "KZ", "2027-08-30", "2027-09-03", 5),
        ("1, 7 and 9 May", "KZ", "2027-05-01", "2027-05-14", 11),
        ("moved days off are counted", "KZ", "2027-05-03", "2027-05-03", 1),
        ("6 July", "KZ", "2027-07-01", "2027-07-14", 13),
        ("16 December", "KZ", "2027-12-13", "2027-12-17", 4),
        ("25 October", "KZ", "2027-10-25", "2027-10-29", 4),
        ("24 days without a holiday", "KZ", "2027-08-01", "2027-08-24", 24),
        ("holidays are counted", "AE", "2026-03-16", "2026-03-25", 10),
        ("National Day is counted", "AE", "2026-12-01", "2026-12-05", 5),
        ("30 days", "AE", "2026-06-01", "2026-06-30", 30),
        ("weekends are counted", "AE", "2026-08-01", "2026-08-02", 2),
    ],
)
def test_days_of_leave(rule: str, country: str, first: str, last: str, expected: int) -> None:
    assert count(country, first, last, 2027 if first > "2027" else 2026) == expected, rule


def test_a_contract_that_leaves_holidays_out_is_a_switch() -> None:
    from dataclasses import replace

    law = laws()["AE"]
    better = replace(law, holidays=replace(law.holidays, count=False))
    eid = Span(days("2026-03-15", "2026-03-24"))
    assert counted(eid, law, calendar("AE", 2026)).half_days == 20
    assert counted(eid, better, calendar("AE", 2026)).half_days == 20 - 2 * 4


def test_half_days_where_the_law_has_them() -> None:
    span = Span(days("2027-08-02", "2027-08-04"), from_noon=True, until_noon=True)
    assert counted(span, laws()["KZ"], calendar("KZ", 2027)).half_days == 4
    with pytest.raises(NoHalfDays):
        counted(span, laws()["RU"], calendar("RU", 2027))


def test_a_leave_of_holidays_only_is_none() -> None:
    with pytest.raises(NothingToTake):
        count("RU", "2027-01-01", "2027-01-08")


def test_over_the_new_year_it_is_counted_in_two_years() -> None:
    span = Span(days("2026-12-28", "2027-01-15"))
    assert by_year(span, laws()["RU"], calendar("RU", 2027)) == {2026: 8, 2027: 14}
    assert counted(span, laws()["RU"], calendar("RU", 2027)).half_days == 22


def test_a_year_whose_calendar_is_not_there_yet_is_counted_by_the_week_and_again_later() -> None:
    later = counted(Span(days("2028-01-01", "2028-01-10")), laws()["RU"], calendar("RU", 2028))
    assert (later.half_days, later.recount) == (20, True)
    assert not counted(Span(days("2027-08-01", "2027-08-10")), laws()["RU"], calendar("RU", 2027)).recount


def test_a_holiday_that_is_declared_later_makes_it_longer() -> None:
    span, ru = Span(days("2027-08-02", "2027-08-15")), calendar("RU", 2027)
    changed = ru.corrected({date(2027, 8, 4): DayKind.HOLIDAY})
    assert counted(span, laws()["RU"], ru).half_days - counted(span, laws()["RU"], changed).half_days == 2
    assert counted(span, laws()["RU"], changed).not_counted == (date(2027, 8, 4),)


@pytest.mark.parametrize(
    ("rule", "country", "first", "expected"),
    [
        ("three days before is a Sunday: the Friday before it", "RU", "2027-04-28", "2027-04-23"),
        ("three days before is a working day", "RU", "2027-08-05", "2027-08-02"),
        ("three days before is a holiday", "RU", "2027-05-04", "2027-04-30"),
        ("three days before is a working Saturday", "RU", "2027-02-23", "2027-02-20"),
        ("three days before falls into the new year's holidays", "RU", "2027-01-11", "2026-12-30"),
        ("three working days", "KZ", "2027-08-05", "2027-08-02"),
        ("three working days, over a weekend", "KZ", "2027-08-03", "2027-07-29"),
        ("three working days, over Nauryz", "KZ", "2027-03-26", "2027-03-18"),
    ],
)
def test_until_when_it_is_paid(rule: str, country: str, first: str, expected: str) -> None:
    day = date.fromisoformat(first)
    assert pay_by(day, laws()[country], calendar(country, 2027)) == date.fromisoformat(expected), rule


def test_where_the_law_is_silent_there_is_no_date() -> None:
    assert pay_by(date(2026, 8, 5), laws()["AE"], calendar("AE", 2026)) is None


def _sick(*listed: str) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, listed))


def test_days_of_sickness_fall_out_and_a_holiday_only_once() -> None:
    span, law, known = Span(days("2027-04-28", "2027-05-11"), from_noon=True), laws()["RU"], calendar("RU", 2027)
    found = left_of(span, law, known, _sick("2027-04-28", "2027-05-01", "2027-05-03", "2027-06-01"))
    assert found.half_days == 20
    assert found.not_counted == tuple(date(2027, *day) for day in ((4, 28), (5, 1), (5, 3), (5, 9)))
    assert found.sick == (date(2027, 4, 28), date(2027, 5, 3))
    assert left_of(span, law, known).sick == ()


def test_of_a_leave_that_stands_all_may_fall_out() -> None:
    found = left_of(Span(days("2027-05-04", "2027-05-04")), laws()["RU"], calendar("RU", 2027), _sick("2027-05-04"))
    assert (found.half_days, found.sick) == (0, (date(2027, 5, 4),))


@pytest.mark.parametrize(
    ("why", "country", "last", "half_days", "sick", "longer"),
    [
        ("as many days", "RU", "2027-05-11", 6, (), ("2027-05-12", "2027-05-14")),
        ("half a day is one", "KZ", "2027-05-11", 3, (), ("2027-05-12", "2027-05-13")),
        ("9 May does not count", "RU", "2027-05-08", 2, (), ("2027-05-10", "2027-05-10")),
        ("nor within them", "RU", "2027-05-07", 4, (), ("2027-05-08", "2027-05-10")),
        ("in the UAE it does", "AE", "2026-12-01", 2, (), ("2026-12-02", "2026-12-02")),
        ("who is ill still", "RU", "2027-05-11", 2, ("2027-05-12", "2027-05-13"), ("2027-05-14", "2027-05-14")),
        ("over New Year", "RU", "2026-12-31", 2, (), ("2027-01-09", "2027-01-09")),
    ],
)
def test_a_leave_is_longer_by_the_days_behind_it(
    why: str, country: str, last: str, half_days: int, sick: tuple[str, ...], longer: tuple[str, str]
) -> None:
    known = calendar(country, int(last[:4]))
    found = extended(date.fromisoformat(last), half_days, laws()[country], known, _sick(*sick))
    assert found == days(*longer), why
