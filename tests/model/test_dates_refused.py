"""What people write that is no date, and what they are told. Today is Wednesday, 7 July 2027."""

from datetime import date

import pytest

from core.model.dates import (
    DateNotUnderstood,
    DayReadTwoWays,
    EndsBeforeStart,
    FirstDayMissing,
    LastDayMissing,
    LengthDiffers,
    NoSuchDate,
    NotWholeDays,
    OnlyCalendarDays,
    PeriodNotUnderstood,
    SeveralDays,
    WeekdayDiffers,
    parse_date,
    parse_period,
)
from core.model.refusal import Refusal
from tests.model.spellings import TODAY


@pytest.mark.parametrize(
    ("typed", "refusal", "about"),
    [
        ("32 августа", NoSuchDate, {"typed_day": "32 августа"}),
        ("31 июня", NoSuchDate, {"typed_day": "31 июня"}),
        ("0 августа", NoSuchDate, {"typed_day": "0 августа"}),
        ("30 февраля", NoSuchDate, {"typed_day": "30 февраля"}),
        ("29 февраля 2027", NoSuchDate, {"typed_day": "29 февраля 2027"}),
        ("February 29, 2027", NoSuchDate, {"typed_day": "February 29, 2027"}),
        ("31.06", NoSuchDate, {"typed_day": "31.06"}),
        ("12.13", NoSuchDate, {"typed_day": "12.13"}),
        ("2027-02-30", NoSuchDate, {"typed_day": "2027-02-30"}),
        ("31/06/2027", NoSuchDate, {"typed_day": "31/06/2027"}),
        ("32/13/2027", NoSuchDate, {"typed_day": "32/13/2027"}),
        ("0/5/2027", NoSuchDate, {"typed_day": "0/5/2027"}),
        ("5/0/2027", NoSuchDate, {"typed_day": "5/0/2027"}),
        ("05.08.0001", NoSuchDate, {"typed_day": "05.08.0001"}),
        ("05.08.9999", NoSuchDate, {"typed_day": "05.08.9999"}),
        ("с 31 по 5 июня", NoSuchDate, {"typed_day": "31.06"}),
        ("с 5 по 31 июня", NoSuchDate, {"typed_day": "31 июня"}),
        ("с 5 августа по 32", NoSuchDate, {"typed_day": "32.08"}),
        ("с 20 февраля 2027 по 29 февраля", NoSuchDate, {"typed_day": "29 февраля"}),
        ("05/08/2027", DayReadTwoWays, {"typed_day": "05/08/2027", "one": date(2027, 8, 5), "other": date(2027, 5, 8)}),
        ("5/8", DayReadTwoWays, {"typed_day": "5/8", "one": date(2027, 8, 5), "other": date(2027, 5, 8)}),
        ("понедельник, 8 июля", WeekdayDiffers, {"day": date(2027, 7, 8)}),
        ("с 20 по 5 августа", EndsBeforeStart, {"first": date(2027, 8, 20), "last": date(2027, 8, 5)}),
        ("20-5 августа", EndsBeforeStart, {"first": date(2027, 8, 20), "last": date(2027, 8, 5)}),
        ("20 августа - 5 августа", EndsBeforeStart, {"first": date(2027, 8, 20), "last": date(2027, 8, 5)}),
        ("с 20 августа по 5 августа 2027", EndsBeforeStart, {"first": date(2027, 8, 20), "last": date(2027, 8, 5)}),
        ("28 декабря 2027 - 10 января 2027", EndsBeforeStart, {"first": date(2027, 12, 28), "last": date(2027, 1, 10)}),
        ("05.08.2027-05.08.2026", EndsBeforeStart, {"first": date(2027, 8, 5), "last": date(2026, 8, 5)}),
        ("с 5 августа по завтра", EndsBeforeStart, {"first": date(2027, 8, 5), "last": date(2027, 7, 8)}),
        ("с 5 августа", LastDayMissing, {"first": date(2027, 8, 5)}),
        ("from Monday", LastDayMissing, {"first": date(2027, 7, 12)}),
        ("до 5 августа", FirstDayMissing, {}),
        ("на месяц", FirstDayMissing, {}),
        ("2 недели", FirstDayMissing, {}),
        ("for a week", FirstDayMissing, {}),
        ("полторы недели", NotWholeDays, {"length": "полторы недели"}),
        ("с 5 августа на полтора месяца", NotWholeDays, {"length": "полтора месяца"}),
        ("с 5 августа на 1,5 недели", NotWholeDays, {"length": "1,5 недели"}),
        ("1.5 weeks from 5 August", NotWholeDays, {"length": "1.5 weeks"}),
        ("from 5 August for a week and a half", NotWholeDays, {"length": "a week and a half"}),
        ("с 5 августа на неделю с половиной", NotWholeDays, {"length": "неделю с половиной"}),
        ("с 5 августа на 10 рабочих дней", OnlyCalendarDays, {"length": "10 рабочих дней"}),
        ("5–18 августа на 10 дней", LengthDiffers, {"first": date(2027, 8, 5), "last": date(2027, 8, 18)}),
    ],
)
def test_days_that_cannot_be_are_refused_with_what_was_written(
    typed: str, refusal: type[Refusal], about: dict[str, object]
) -> None:
    with pytest.raises(refusal) as refused:
        parse_period(typed, TODAY)
    assert refused.value.about == about
    assert refused.value.message().format(**about).endswith(".")


NONSENSE = (
    "",
    " ",
    "«»",
    "отпуск",
    "хочу в отпуск с 5 по 18 августа",
    "5–18 августа 2027 по 2026",
    "5 августа 14:00",
    "завтра в 15:00",
    "августа",
    "август",
    "5",
    "5-18",
    "с 5 по 18",
    "с 5 по пятницу",
    "с пятницы по 18",
    "с 5 по завтра",
    "между 5 августа",
    "между 5 и пятницей",
    "5/18 августа",
    "5 августа 99999",
    "5 августа 2500",
    "5 августа 2000 рублей",
    "100 августа",
    "5 и 6 августа",
    "5, 7 и 9 августа",
    "２０ августа",
    "5５ августа",
    "٥ августа",
    "५ августа",
    "5_8 августа",
    "5²августа",
    "A5 августа",
    "5,18 августа",
    "1.5.8.27",
    "10.05.08.2027",
    "005.08.2027",
    "5.08.202",
    "1e1 августа",
    "2027-08",
    "с 5 августа на 0 дней",
    "с 5 августа на 1000 дней",
    "с 5 августа на две с половиной недели",
    "с 5 августа на десять пять дней",
    "с 5 августа на двадцать одиннадцать дней",
    "2 недели с",
    "14 дней с 5 по 18 августа",
    "с понедельника по пятницу и субботу",
    "через день",
    "through",
    "начиная",
    "конец августа",
    "Friday of the next",
    "в конце месяца",
    "следующая",
    "с",
    "на",
    "the",
    "5 августа" * 100,
    "5 августа на неделю и неделю и неделю",
)


@pytest.mark.parametrize("typed", NONSENSE)
def test_what_is_not_understood_altogether_is_refused(typed: str) -> None:
    with pytest.raises(PeriodNotUnderstood):
        parse_period(typed, TODAY)
    with pytest.raises(DateNotUnderstood):
        parse_date(typed, TODAY)


@pytest.mark.parametrize("typed", ["5–18 августа", "на следующей неделе", "2 недели", "с 5 августа на месяц"])
def test_several_days_are_no_date(typed: str) -> None:
    with pytest.raises(SeveralDays):
        parse_date(typed, TODAY)
