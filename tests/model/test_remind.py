"""When somebody is reminded: by the clock of his zone, never in its night, and not for ever."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.command import Snooze
from core.model.form import Do, Form, Until
from core.model.ids import PersonId
from core.model.leave.facts import Facts
from core.model.period import Period
from core.model.quiet import quiet
from core.model.remind import Watch, deadline, next_reminder, overdue, watched
from core.model.request import Request
from core.model.terms import NO_TERMS, Terms
from core.model.value import Value
from tests.model.build import EGOR, MARAT, NOON, OLGA, VERA, form, key, named, stage
from tests.model.story import after as then
from tests.model.story import approve, give_back, new, open_stage, reject, submitted
from tests.model.test_quiet import ALMATY, BERLIN, DUBAI, MOSCOW, at, moments, zones

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def limited(within: timedelta | None, *who: PersonId) -> Form:
    asked = who or (MARAT,)
    limited = replace(stage("first", *(named(id) for id in asked)), within=within)
    return form(limited, stage("second", named(OLGA)))


def snooze(request: Request, by: PersonId, until: datetime) -> Snooze:
    return Snooze(by, open_stage(request), request.round, NOON, until)


def told(watch: Watch, zone: ZoneInfo, *, morning: bool = False) -> list[str]:
    """All reminders, by the clock of the zone."""
    found: list[str] = []
    moment: datetime | None = watch.since
    while moment is not None and (moment := next_reminder(watch, moment, zone, morning=morning)) is not None:
        found.append(f"{moment.astimezone(zone):%d %H:%M}")
    return found


@pytest.mark.parametrize(
    ("within", "moscow", "almaty", "dubai"),
    [
        # Opened at noon of Moscow, 14:00 in Almaty, 13:00 in Dubai.
        (
            2 * DAY,
            ["03 09:00", "03 12:00", "04 12:00", "06 12:00"],
            ["03 09:00", "03 14:00", "04 14:00", "06 14:00"],
            ["03 09:00", "03 13:00", "04 13:00", "06 13:00"],
        ),
        (
            4 * HOUR,
            ["01 15:00", "01 16:00", "02 16:00", "04 16:00"],
            ["01 17:00", "01 18:00", "02 18:00", "04 18:00"],
            ["01 16:00", "01 17:00", "02 17:00", "04 17:00"],
        ),
        # The end falls into the night of Moscow and of Almaty, and just before that of Dubai.
        (
            8 * HOUR,
            ["01 18:00", "02 09:00", "03 09:00", "05 09:00"],
            ["02 09:00", "03 09:00", "05 09:00"],
            ["01 19:00", "02 09:00", "03 09:00", "05 09:00"],
        ),
        (
            6 * DAY,
            ["06 12:00", "07 12:00", "08 12:00", "10 12:00"],
            ["06 14:00", "07 14:00", "08 14:00", "10 14:00"],
            ["06 13:00", "07 13:00", "08 13:00", "10 13:00"],
        ),
    ],
)
def test_before_the_end_at_it_and_after_it(
    within: timedelta, moscow: list[str], almaty: list[str], dubai: list[str]
) -> None:
    watch = Watch(NOON, within)
    assert [told(watch, zone) for zone in (MOSCOW, ALMATY, DUBAI)] == [moscow, almaty, dubai]


def test_what_falls_into_the_night_is_left_to_the_morning_message() -> None:
    assert told(Watch(NOON, 2 * DAY), MOSCOW, morning=True) == ["03 12:00", "04 12:00", "06 12:00"]
    assert told(Watch(NOON, 8 * HOUR), MOSCOW, morning=True) == ["01 18:00"]


def test_what_falls_on_nine_itself_is_told_once() -> None:
    nine = Watch(at("2027-07-01T09:00", MOSCOW), DAY)
    assert told(nine, MOSCOW) == ["02 09:00", "03 09:00", "05 09:00"]
    assert told(nine, MOSCOW, morning=True) == []


def test_the_hours_of_a_limit_are_those_that_pass_when_the_clocks_change() -> None:
    opened = at("2027-03-27T12:00", BERLIN)
    assert told(Watch(opened, DAY), BERLIN) == ["28 09:00", "28 13:00", "29 13:00", "31 13:00"]


def test_what_is_put_off_comes_back_then_and_goes_on_from_there() -> None:
    until = at("2027-07-03T09:00", MOSCOW)
    watch = Watch(NOON, DAY, until)
    assert told(watch, MOSCOW) == ["03 09:00", "03 12:00", "05 12:00"]
    assert told(Watch(NOON, None, until), MOSCOW) == ["03 09:00"]


def test_what_is_put_off_until_the_night_comes_back_in_the_morning() -> None:
    # Written by somebody who has moved to another zone since.
    assert told(Watch(NOON, None, at("2027-07-01T21:00", MOSCOW)), MOSCOW) == ["02 09:00"]


@given(
    st.builds(
        Watch,
        moments,
        st.none() | st.integers(1, 366 * 24).map(lambda hours: hours * HOUR),
        st.none() | moments,
    ),
    moments,
    zones,
    st.booleans(),
)
def test_reminders_are_polite_later_and_few(watch: Watch, after: datetime, zone: ZoneInfo, morning: bool) -> None:
    found = []
    moment: datetime | None = after
    while moment is not None and (following := next_reminder(watch, moment, zone, morning=morning)) is not None:
        assert following > moment
        assert not quiet(following, zone)
        found.append(following)
        moment = following
        assert len(found) <= 5
    if watch.until is not None and watch.until > after:
        assert found[0] >= watch.until


def test_only_who_has_a_limit_or_has_put_it_off_is_watched() -> None:
    free = submitted(limited(None, MARAT, OLGA))
    assert watched(free) == {}
    until = NOON + DAY
    assert watched(then(free, snooze(free, MARAT, until))) == {MARAT: Watch(NOON, None, until)}
    bound = submitted(limited(2 * DAY, MARAT, VERA))
    assert watched(bound) == {MARAT: Watch(NOON, 2 * DAY), VERA: Watch(NOON, 2 * DAY)}
    assert watched(then(bound, approve(bound, MARAT))) == {VERA: Watch(NOON, 2 * DAY)}


def test_nobody_is_watched_before_it_is_sent_and_when_it_has_come_back_or_ended() -> None:
    assert watched(new(limited(DAY))) == {}
    bound = submitted(limited(DAY))
    for ended in (then(bound, give_back(bound, MARAT)), then(bound, reject(bound, MARAT))):
        assert watched(ended) == {}
        assert deadline(ended) is None
        assert not overdue(ended, NOON + 9 * DAY)


def test_a_limit_runs_from_the_opening_of_its_stage_and_is_over_at_its_end() -> None:
    bound = submitted(limited(DAY), EGOR)
    assert deadline(bound) == NOON + DAY
    assert [overdue(bound, NOON + DAY + late) for late in (-timedelta(milliseconds=1), timedelta(0))] == [False, True]
    assert deadline(then(bound, approve(bound, MARAT))) is None


def _to_be_paid(pay_by: date | None, zone: str = "Asia/Almaty") -> Request:
    paying = replace(stage("first", named(MARAT), do=Do.ACT), within=2 * DAY, until=Until.PAY_DAY)
    request = submitted(form(paying))
    return replace(request, terms=Terms(leave=Facts(4, pay_by=pay_by), zone=zone))


def test_what_is_paid_by_a_day_is_due_at_the_end_of_it_in_the_zone_of_the_author() -> None:
    request = _to_be_paid(date(2027, 7, 8))
    assert deadline(request) == datetime(2027, 7, 8, 18, tzinfo=ALMATY)
    assert told(watched(request)[MARAT], MOSCOW) == ["07 16:00", "08 16:00", "09 16:00", "11 16:00"]


def test_without_a_pay_day_the_time_limit_holds() -> None:
    assert deadline(_to_be_paid(None)) == NOON + 2 * DAY
    assert deadline(replace(_to_be_paid(None), terms=NO_TERMS)) == NOON + 2 * DAY


def test_a_pay_day_that_has_passed_is_overdue_at_once() -> None:
    request = _to_be_paid(date(2027, 6, 30))
    assert overdue(request, NOON)
    assert told(watched(request)[MARAT], MOSCOW) == ["01 16:00", "03 16:00"]


def _to_report(last: Value | None, zone: str = "Asia/Almaty") -> Request:
    """Two days after this, at a stage that was opened at noon of Moscow on the 1st of July."""
    reporting = replace(stage("first", named(MARAT), do=Do.ACT), within=2 * DAY, after=key("back"))
    request = submitted(form(reporting))
    values = request.values if last is None else {**request.values, key("back"): last}
    return replace(request, values=values, terms=Terms(zone=zone))


@pytest.mark.parametrize("last", [date(2027, 7, 8), Period(date(2027, 7, 5), date(2027, 7, 8))])
def test_what_counts_from_the_end_of_some_days_is_due_after_them_in_the_zone_of_the_author(last: Value) -> None:
    request = _to_report(last)
    assert deadline(request) == datetime(2027, 7, 10, 18, tzinfo=ALMATY)
    assert told(watched(request)[MARAT], MOSCOW) == ["10 09:00", "10 16:00", "11 16:00", "13 16:00"]
    assert not overdue(request, NOON + 3 * DAY)


@pytest.mark.parametrize("last", [None, date(2027, 6, 30), Period(date(2027, 6, 1), date(2027, 6, 30))])
def test_days_that_were_over_when_the_stage_was_opened_give_no_less_time(last: Value | None) -> None:
    assert deadline(_to_report(last)) == NOON + 2 * DAY


def test_a_stage_that_is_opened_on_the_last_day_waits_for_its_evening() -> None:
    assert deadline(_to_report(date(2027, 7, 1))) == datetime(2027, 7, 3, 18, tzinfo=ALMATY)


def test_while_the_clock_stood_still_no_time_has_passed_after_these_days_either() -> None:
    request = _to_report(date(2027, 7, 8))
    paused = replace(request, steps=tuple(replace(step, paused=DAY) for step in request.steps))
    assert deadline(paused) == datetime(2027, 7, 11, 18, tzinfo=ALMATY)


def test_where_no_zone_was_kept_it_is_utc() -> None:
    assert deadline(_to_report(date(2027, 7, 8), zone="")) == datetime(2027, 7, 10, 18, tzinfo=UTC)


def test_when_the_days_are_changed_so_is_the_limit() -> None:
    early, late = _to_report(date(2027, 7, 8)), _to_report(date(2027, 7, 9))
    assert watched(early)[MARAT] != watched(late)[MARAT]
