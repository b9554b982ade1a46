"""Times of a day, and days with a time, as people write them."""

from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.dates import (
    DateNotUnderstood,
    DayReadTwoWays,
    HourMissing,
    MomentNotUnderstood,
    NoSuchDate,
    NoSuchTime,
    SeveralDays,
    TimeNotUnderstood,
    find_moment,
    find_time,
    parse_moment,
    parse_time,
)
from core.model.fields.date import DayIsFar, DayIsPast
from core.model.fields.datetime import MomentIsPast
from core.model.refusal import Refusal
from tests.model.build import EN, RU, TODAY, moment
from tests.model.samples import field as of


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("14:30", 14, 30),
        (" 9:05. ", 9, 5),
        ("14.30", 14, 30),
        ("14-30", 14, 30),
        ("09:00:00", 9, 0),
        ("0:00", 0, 0),
        ("в 9", 9, 0),
        ("К 18:00", 18, 0),
        ("at 9", 9, 0),
        ("by 6 pm", 18, 0),
        ("9 am", 9, 0),
        ("9AM", 9, 0),
        ("9 a.m.", 9, 0),
        ("12 am", 0, 0),
        ("12 pm", 12, 0),
        ("12:30 p.m.", 12, 30),
        ("9 o'clock", 9, 0),
        ("9 утра", 9, 0),
        ("9:30 утра", 9, 30),
        ("3 дня", 15, 0),
        ("12 дня", 12, 0),
        ("3 часа дня", 15, 0),
        ("7 вечера", 19, 0),
        ("2 ночи", 2, 0),
        ("11 ночи", 23, 0),
        ("12 ночи", 0, 0),
        ("9 часов", 9, 0),
        ("9 ч", 9, 0),
        ("9ч30", 9, 30),
        ("9 часов 30 минут", 9, 30),
        ("полдень", 12, 0),
        ("в полдень", 12, 0),
        ("Полночь", 0, 0),
        ("noon", 12, 0),
        ("midnight", 0, 0),
    ],
)
def test_times_as_people_write_them(typed: str, hour: int, minute: int) -> None:
    assert parse_time(typed) == time(hour, minute)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", TimeNotUnderstood),
        ("потом", TimeNotUnderstood),
        ("9:5", TimeNotUnderstood),
        ("9:30:15", TimeNotUnderstood),
        ("930", TimeNotUnderstood),
        ("٩:٣٠", TimeNotUnderstood),
        ("in 9", TimeNotUnderstood),
        ("9 или 10", TimeNotUnderstood),
        ("9" * 200, TimeNotUnderstood),
        ("24:00", NoSuchTime),
        ("25", NoSuchTime),
        ("14:60", NoSuchTime),
        ("13 pm", NoSuchTime),
        ("0 am", NoSuchTime),
        ("15 утра", NoSuchTime),
        ("7 дня", NoSuchTime),
        ("3 вечера", NoSuchTime),
        ("7 ночи", NoSuchTime),
    ],
)
def test_what_is_no_time_is_refused(typed: str, why: type[Refusal]) -> None:
    with pytest.raises(why) as refused:
        parse_time(typed)
    assert "14:30" in refused.value.message().format(**refused.value.about)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("завтра в 15:00", datetime(2027, 7, 2, 15)),  # noqa: DTZ001
        ("завтра в 9", datetime(2027, 7, 2, 9)),  # noqa: DTZ001
        ("Tomorrow at 9:30", datetime(2027, 7, 2, 9, 30)),  # noqa: DTZ001
        ("пятница, 10 утра", datetime(2027, 7, 2, 10)),  # noqa: DTZ001
        ("5 августа 9:30", moment(5, 9, 30)),
        ("5 августа в 9.30", moment(5, 9, 30)),
        ("5 августа 2027 г., 9:30", moment(5, 9, 30)),
        ("05.08.2027 09:30", moment(5, 9, 30)),
        ("2027-08-05T09:30", moment(5, 9, 30)),
        ("в 9:30 5 августа", moment(5, 9, 30)),
        ("в полдень 5 августа", moment(5, 12)),
        ("5 August at 3 pm", moment(5, 15)),
        ("August 5, noon", moment(5, 12)),
        ("5 августа в 15 часов", moment(5, 15)),
    ],
)
def test_a_day_and_a_time_in_either_order(typed: str, what: datetime) -> None:
    assert parse_moment(typed, TODAY) == what


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", MomentNotUnderstood),
        ("скоро", MomentNotUnderstood),
        ("15:00", MomentNotUnderstood),
        ("скоро в 15:00", MomentNotUnderstood),
        ("5 августа 9", MomentNotUnderstood),
        ("завтра 15:00 " + "!" * 100, MomentNotUnderstood),
        ("завтра", HourMissing),
        ("5 августа", HourMissing),
        ("31 июня 10:00", NoSuchDate),
        ("05/08/2027 10:00", DayReadTwoWays),
        ("с 5 по 8 августа 10:00", SeveralDays),
        ("завтра в 25:00", NoSuchTime),
    ],
)
def test_what_lacks_a_day_or_a_time_is_refused(typed: str, why: type[Refusal]) -> None:
    with pytest.raises(why):
        parse_moment(typed, TODAY)


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("встреча завтра в 15:00 с клиентом", datetime(2027, 7, 2, 15)),  # noqa: DTZ001
        ("созвон 5 августа в 10 утра", moment(5, 10)),
        ("встреча завтра", None),
        ("встреча в 15:00", None),
        ("завтра в 9:00 или в 10:00", None),
        ("счёт 10.15 от 5 августа", None),
    ],
)
def test_a_moment_in_a_longer_sentence(sentence: str, what: datetime | None) -> None:
    assert find_moment(sentence, TODAY) == what
    assert of("datetime").find(sentence, RU) == what


def test_a_time_in_a_longer_sentence() -> None:
    assert of("time").find("приезжайте к 18:30 в офис", RU) == time(18, 30)
    assert find_time("кабинет 9, корпус 10.15, отношение 1:2:30") is None


@given(st.text(max_size=120))
def test_any_text_is_a_time_or_a_refusal(typed: str) -> None:
    for read in (parse_time, lambda text: parse_moment(text, TODAY)):
        with suppress(Refusal):
            assert read(typed) is not None


@given(st.times(), st.dates(date(2027, 7, 1), date(2036, 12, 31)))
def test_what_is_shown_can_be_typed(clock: time, day: date) -> None:
    for where in (RU, EN):
        shown = of("datetime").show(datetime.combine(day, clock), where)
        assert parse_moment(shown, TODAY) == datetime.combine(day, clock.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("вчера в 10:00", DayIsPast),
        ("сегодня в 11:59", MomentIsPast),
        ("5 августа 2099 10:00", DayIsFar),
        ("не знаю", MomentNotUnderstood),
    ],
)
def test_a_moment_lies_ahead(typed: str, why: type[Refusal]) -> None:
    with pytest.raises(why) as refused:
        of("datetime").parse(typed, RU)
    assert "{" not in refused.value.message().format(**refused.value.about)


def test_the_past_is_welcome_where_the_form_says_so() -> None:
    assert of("datetime", past=True).parse("вчера в 10:00", RU) == datetime(2027, 6, 30, 10)  # noqa: DTZ001
    assert of("datetime").parse("сегодня в 12:00", RU) == datetime(2027, 7, 1, 12)  # noqa: DTZ001


def test_seconds_are_nobodys_business() -> None:
    assert of("time").accept(time(9, 30, 15, 7), RU) == time(9, 30)
    assert of("datetime").accept(moment(5, 9).replace(second=7), RU) == moment(5, 9)


def test_not_even_a_date_is_read_in_other_words() -> None:
    with pytest.raises(DateNotUnderstood):
        of("date").parse("5 августа 9:30", RU)
