"""Dates, typed and chosen: whatever cannot be is said with an example, and nothing is lost."""

import pytest

from core.model.dates import EndsBeforeStart
from core.model.fields.date import DayIsFar, DayIsPast
from core.model.fields.period import TooLongAPeriod
from dialogs.fill import CannotBeRead, EditedNotHeard
from tests.dialogs.sayings import (
    Needle,
    attach,
    changed,
    edited,
    file,
    fresh,
    misses,
    press,
    sees,
    sticker,
)
from tests.dialogs.talk import Talk


@pytest.mark.parametrize(
    ("typed", "echo"),
    [
        ("5–18 августа", "5–18 августа 2027, 14 дней"),
        ("с 5 августа на 2 недели", "5–18 августа 2027, 14 дней"),
        ("05.08.2027-18.08.2027", "5–18 августа 2027, 14 дней"),
        ("28 декабря - 10 января", "28 декабря 2027 – 10 января 2028, 14 дней"),
        ("завтра", "2 июля 2027, 1 день"),
    ],
)
def test_typed_dates_are_echoed(talk: Talk, typed: str, echo: str) -> None:
    talk.as_("Иван", ("отпуск", sees("На какие даты?")), (typed, sees(echo, "Кто вас заменит?"), fresh()))


@pytest.mark.parametrize("typed", ["5 to 18 August", "2 weeks from 5 August", "August 5 - August 18"])
def test_typed_dates_are_echoed_in_english(talk: Talk, typed: str) -> None:
    talk.as_("Emma", ("vacation", sees("Which dates?")), (typed, sees("5–18 August 2027, 14 days")))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31 июня", "31 июня"),
        ("29 февраля 2027", "29 февраля 2027"),
        ("с 18 по 5 августа", EndsBeforeStart),
        ("18.08.2027-05.08.2027", EndsBeforeStart),
        ("5–18 июня 2027", DayIsPast),
        ("5–18 августа 2047", DayIsFar),
        ("с 5 августа 2027 по 5 августа 2029", TooLongAPeriod),
        ("когда-нибудь", "Напишите, например"),
        ("<b>5</b>", "Напишите, например"),
        ("х" * 5000, "Напишите, например"),
        ("5 августа на 10 рабочих дней", "Рабочие дни здесь не считаются"),
    ],
)
def test_impossible_dates_are_explained(talk: Talk, typed: str, why: Needle) -> None:
    """The question stays, and so does the way to answer it."""
    talk.as_(
        "Иван",
        ("отпуск",),
        (typed, sees(why, "На какие даты?", "[Отмена]"), misses("Кто вас заменит?"), fresh()),
        ("5–18 августа", sees("14 дней", "Кто вас заменит?")),
    )


def test_what_is_no_date_is_declined(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("отпуск",),
        (sticker(), sees(CannotBeRead, "На какие даты?")),
        (attach(file()), sees(CannotBeRead, "На какие даты?")),
        (attach(file(), caption="5–18 августа"), sees("14 дней", "Кто вас заменит?")),
    )


def test_a_corrected_message_changes_no_answer(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("отпуск",),
        ("5–18 августа", sees("14 дней")),
        (edited("6–18 августа"), sees(EditedNotHeard, "14 дней", "Кто вас заменит?"), misses("13 дней")),
    )


def test_a_period_is_two_presses(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("отпуск", sees("(Июль 2027)", "(пн)", "[31]"), misses("Сегодня")),
        (press("→"), sees("(Август 2027)"), changed()),
        (press("5"), sees("С 5 августа 2027", "[18]"), changed()),
        (press("18"), sees("5–18 августа 2027, 14 дней", "Кто вас заменит?"), changed()),
    )


def test_a_period_may_span_months(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("отпуск",),
        (press("26"), sees("С 26 июля 2027")),
        (press("→"), sees("(Август 2027)", "С 26 июля 2027")),
        (press("8"), sees("26 июля – 8 августа 2027, 14 дней")),
    )


def test_an_earlier_second_day_begins_anew(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("отпуск",),
        (press("20"), sees("С 20 июля 2027")),
        (press("12"), sees("С 12 июля 2027")),
        (press("12"), sees("12 июля 2027, 1 день")),
    )


def test_days_that_have_passed_cannot_be_pressed(talk: Talk) -> None:
    talk.wait(days=14)
    talk.as_("Иван", ("отпуск", sees("[15]", "[31]"), misses("[14]", "[1]")))
    talk.as_("Иван", (press("←"), sees("(Июнь 2027)"), misses("[15]", "[30]")), (press("→"), sees("[15]")))


def test_weeks_begin_on_monday(talk: Talk) -> None:
    talk.as_("Иван", ("отпуск", sees("(пн) (вт) (ср) (чт) (пт) (сб) (вс)")))
    talk.as_("Emma", ("vacation", sees("(Mo) (Tu) (We) (Th) (Fr) (Sa) (Su)")))


def test_leafing_ends_after_ten_years(talk: Talk) -> None:
    talk.as_("Иван", ("отпуск",))
    for _month in range(124):
        talk.as_("Иван", (press("→"),))
    talk.as_("Иван", (press("→"), sees("[←] (Декабрь 2037) (·)")))


def test_today_is_that_of_the_reader(talk: Talk) -> None:
    """At half past nine in the evening of London it is tomorrow in Moscow."""
    talk.wait(hours=12, minutes=30)
    talk.as_("Иван", ("отпуск", sees("[2]"), misses("[1]")), ("сегодня", sees("2 июля 2027, 1 день")))
