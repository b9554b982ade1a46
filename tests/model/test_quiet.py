"""The night of every zone: nobody is disturbed in it, and every morning comes."""

from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.quiet import next_monday, next_morning, polite, quiet, tomorrow

MOSCOW, ALMATY, DUBAI, BERLIN = (
    ZoneInfo(name) for name in ("Europe/Moscow", "Asia/Almaty", "Asia/Dubai", "Europe/Berlin")
)

zones = st.sampled_from(
    [MOSCOW, ALMATY, DUBAI, BERLIN, *map(ZoneInfo, ("UTC", "Asia/Kathmandu", "America/Sao_Paulo", "Pacific/Apia"))]
)
moments = st.integers(0, 20 * 366 * 24 * 3600).map(
    lambda seconds: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


def at(written: str, zone: tzinfo = UTC) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize("zone", [MOSCOW, ALMATY, DUBAI, BERLIN])
@pytest.mark.parametrize(
    ("clock", "night"),
    [("08:59:59", True), ("09:00", False), ("14:30", False), ("19:59:59", False), ("20:00", True), ("00:00", True)],
)
def test_it_is_quiet_from_eight_in_the_evening_to_nine_in_the_morning(zone: ZoneInfo, clock: str, night: bool) -> None:
    assert quiet(at(f"2027-07-01T{clock}", zone), zone) is night


@pytest.mark.parametrize(
    ("moment", "moscow", "almaty", "dubai"),
    [
        ("2027-07-01T05:30", "2027-07-01T06:00", "2027-07-01T05:30", "2027-07-01T05:30"),
        ("2027-07-01T04:30", "2027-07-01T06:00", "2027-07-01T04:30", "2027-07-01T05:00"),
        ("2027-07-01T15:30", "2027-07-01T15:30", "2027-07-02T04:00", "2027-07-01T15:30"),
        ("2027-07-01T16:30", "2027-07-01T16:30", "2027-07-02T04:00", "2027-07-02T05:00"),
        ("2027-07-01T17:30", "2027-07-02T06:00", "2027-07-02T04:00", "2027-07-02T05:00"),
        ("2027-07-01T23:00", "2027-07-02T06:00", "2027-07-02T04:00", "2027-07-02T05:00"),
    ],
)
def test_what_falls_into_the_night_waits_for_nine_there(moment: str, moscow: str, almaty: str, dubai: str) -> None:
    expected = {MOSCOW: moscow, ALMATY: almaty, DUBAI: dubai}
    assert {zone: polite(at(moment), zone) for zone in expected} == {zone: at(e) for zone, e in expected.items()}


@pytest.mark.parametrize(
    ("after", "morning"),
    [
        ("2027-03-27T08:59", "2027-03-27T08:00"),  # the last morning of winter time, at UTC+1
        ("2027-03-27T09:00", "2027-03-28T07:00"),  # and after a night of 23 hours
        ("2027-03-28T01:59", "2027-03-28T07:00"),
        ("2027-10-30T09:00", "2027-10-31T08:00"),  # after a night of 25 hours
        ("2027-10-31T02:30", "2027-10-31T08:00"),  # an hour that comes twice
        ("2027-10-31T09:00", "2027-11-01T08:00"),
    ],
)
def test_a_morning_is_nine_also_when_the_clocks_change(after: str, morning: str) -> None:
    assert next_morning(at(after, BERLIN), BERLIN) == at(morning)


@pytest.mark.parametrize(
    ("now", "monday"),
    [
        ("2027-07-01T12:00", "2027-07-05T09:00"),  # a Thursday
        ("2027-07-04T23:59", "2027-07-05T09:00"),
        ("2027-07-05T08:59", "2027-07-05T09:00"),
        ("2027-07-05T09:00", "2027-07-12T09:00"),
        ("2027-12-31T12:00", "2028-01-03T09:00"),
    ],
)
def test_monday_is_the_next_one_that_is_still_to_come(now: str, monday: str) -> None:
    assert next_monday(at(now, MOSCOW), MOSCOW) == at(monday, MOSCOW)


@pytest.mark.parametrize(
    ("now", "next_day"),
    [
        ("2027-07-01T07:00", "2027-07-02T09:00"),
        ("2027-07-01T23:59", "2027-07-02T09:00"),
        ("2027-07-02T00:01", "2027-07-03T09:00"),
        ("2027-12-31T12:00", "2028-01-01T09:00"),
    ],
)
def test_tomorrow_is_the_next_day_of_the_calendar(now: str, next_day: str) -> None:
    assert tomorrow(at(now, ALMATY), ALMATY) == at(next_day, ALMATY)


@given(moments, zones)
def test_nothing_polite_falls_into_the_night_or_comes_early(moment: datetime, zone: ZoneInfo) -> None:
    then = polite(moment, zone)
    assert not quiet(then, zone)
    assert moment <= then <= moment + timedelta(hours=14)
    assert polite(then, zone) == then


@given(moments, zones)
def test_the_next_morning_is_nine_and_later_and_soon(moment: datetime, zone: ZoneInfo) -> None:
    for morning in (next_morning(moment, zone), next_monday(moment, zone), tomorrow(moment, zone)):
        assert morning > moment
        assert morning.astimezone(zone).time() == time(9)
    assert next_morning(moment, zone) <= moment + timedelta(hours=25)
    assert next_monday(moment, zone) <= moment + timedelta(days=7, hours=1)
