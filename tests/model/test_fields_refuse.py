"""What a field does not take as an answer, and why."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.model.dates import DateNotUnderstood, EndsBeforeStart, NoSuchDate, PeriodNotUnderstood
from core.model.field import Field, NotByTyping
from core.model.fields.checklist import NotTicked
from core.model.fields.choice import NoSuchOption
from core.model.fields.date import DayIsFar, DayIsPast
from core.model.fields.file import LARGEST, FileExpected, FileTooLarge, TooManyFiles
from core.model.fields.money import NotPositive, OtherCurrency
from core.model.fields.number import TooLarge, TooManyDecimals, TooSmall
from core.model.fields.period import TooLongAPeriod, TooShort
from core.model.fields.person import NobodyFound
from core.model.fields.text import NothingWritten, TooLong
from core.model.fields.yes_no import YesOrNo
from core.model.money import Money
from core.model.numbers import MoneyNotUnderstood, NumberNotUnderstood
from core.model.period import Period
from core.model.refusal import Refusal
from tests.model.build import (
    EN,
    RU,
    TODAY,
    file,
)
from tests.model.samples import field as of


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        (of("text"), "x" * 5000, TooLong),
        (of("text", lines=True), "x" * 5000, TooLong),
        (of("text", longest=3), "four", TooLong),
        (of("text"), "  \n ", NothingWritten),
        (of("number"), "двенадцать", NumberNotUnderstood),
        (of("number"), "1.5555", TooManyDecimals),
        (of("number", decimals=0), "1.5", TooManyDecimals),
        (of("number", least=Decimal(2)), "1", TooSmall),
        (of("number", most=Decimal(2)), "3", TooLarge),
        (of("money"), "двенадцать", MoneyNotUnderstood),
        (of("money"), "0", NotPositive),
        (of("money"), "-5", NotPositive),
        (of("money"), "5 USD", OtherCurrency),
        (of("money", most=Decimal(100)), "100.01", TooLarge),
        (of("money", least=Decimal(100)), "99.99", TooSmall),
        (of("date"), "30.06.2027", DayIsPast),
        (of("date"), "01.07.2099", DayIsFar),
        (of("date"), "31.06.2028", NoSuchDate),
        (of("date"), "скоро", DateNotUnderstood),
        (of("period"), "18.08.2027-05.08.2027", EndsBeforeStart),
        (of("period"), "01.06.2027-10.07.2027", DayIsPast),
        (of("period", shortest=7), "05.08.2027-06.08.2027", TooShort),
        (of("period", longest=7), "05.08.2027-30.08.2027", TooLongAPeriod),
        (of("period"), "летом", PeriodNotUnderstood),
        (of("choice"), "дуб", NoSuchOption),
        (of("choice"), "", NoSuchOption),
        (of("checklist"), "ключи", NotTicked),
        (of("checklist"), "ключи, дуб", NoSuchOption),
        (of("yes_no"), "может быть", YesOrNo),
        (of("file"), "see the mail", FileExpected),
        (of("person"), "Вера", NobodyFound),
        (of("note"), "hello", NotByTyping),
    ],
)
def test_what_cannot_be_is_refused_with_advice(field: Field, typed: str, why: type[Refusal]) -> None:
    with pytest.raises(why) as refused:
        field.parse(typed, RU)
    assert "{" not in refused.value.message().format(**refused.value.about)


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        (of("file", most=2), (file("a"), file("b"), file("c")), TooManyFiles),
        (of("file"), (file(size=LARGEST + 1),), FileTooLarge),
        (of("file"), (), FileExpected),
        (of("choice"), "oak", NoSuchOption),
        (of("period"), Period(date(2027, 8, 6), date(2027, 8, 5)), EndsBeforeStart),
        (of("money"), Money(Decimal(5), "USD"), OtherCurrency),
    ],
)
def test_what_comes_by_a_button_is_checked_like_what_is_typed(field: Field, value: Any, why: type[Refusal]) -> None:
    with pytest.raises(why):
        field.accept(value, EN)


def test_a_missing_tick_is_named_in_the_readers_language() -> None:
    with pytest.raises(NotTicked) as refused:
        of("checklist").accept(frozenset({"a"}), RU)
    assert refused.value.about == {"missing": "пропуск"}


@pytest.mark.parametrize("days", [0, 1])
def test_today_is_not_past(days: int) -> None:
    assert of("date").accept(TODAY + timedelta(days), RU) == TODAY + timedelta(days)


def test_the_past_is_welcome_where_the_form_says_so() -> None:
    assert of("date", past=True).parse("30.06.2027", RU) == date(2027, 6, 30)
    assert of("period", past=True).accept(Period(date(2027, 6, 1), date(2027, 6, 2)), RU).days == 2  # type: ignore[union-attr]
    with pytest.raises(DayIsFar):
        of("date", past=True).accept(date(207, 6, 30), RU)


def test_a_file_of_exactly_20_mb_passes() -> None:
    assert of("file").accept((file(size=LARGEST), file()), EN)


def test_optional_files_and_ticks_may_be_none() -> None:
    assert of("file", required=False).accept((), EN) == ()
    assert of("file", required=False).complete(())
    assert not of("file").complete(())
    assert of("checklist", required=False).accept(frozenset({"a"}), EN) == {"a"}
    assert of("checklist", required=False).complete(frozenset())
    assert not of("checklist").complete(frozenset({"a"}))


def test_ticks_of_items_that_do_not_exist_are_dropped() -> None:
    assert of("checklist").accept(frozenset({"a", "b", "z"}), EN) == {"a", "b"}
