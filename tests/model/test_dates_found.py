"""Days in the middle of a sentence. Today is Wednesday, 7 July 2027."""

from collections.abc import Callable
from datetime import date

import pytest

from core.model.dates import DayReadTwoWays, EndsBeforeStart, NoSuchDate, NotWholeDays, find_date, find_period
from core.model.refusal import Refusal
from tests.model.spellings import FIFTH_TO_EIGHTEENTH, TODAY, days

# Clear as an answer; in a sentence the length and the fractions may belong to something else.
ONLY_AS_AN_ANSWER = {"5 августа 14 дней", "5.8 - 18.8"}


@pytest.mark.parametrize("typed", [typed for typed in FIFTH_TO_EIGHTEENTH if typed not in ONLY_AS_AN_ANSWER])
def test_a_period_is_found_in_a_sentence_and_taken_out_of_it(typed: str) -> None:
    inner = typed.strip(" .«»")
    found = find_period(f"Хочу в отпуск {inner}", TODAY)
    assert found is not None
    assert found[0] == days("2027-08-05", "2027-08-18")
    assert found[1].startswith("Хочу в отпуск")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("хочу в отпуск с 5 по 18 августа", ("2027-08-05", "2027-08-18", "хочу в отпуск")),
        ("Отпуск, 5–18 августа, Астана", ("2027-08-05", "2027-08-18", "Отпуск, Астана")),
        ("vacation (5-18 Aug), please", ("2027-08-05", "2027-08-18", "vacation, please")),
        ("5–18 августа: отпуск", ("2027-08-05", "2027-08-18", "отпуск")),
        ("из-за переезда с 5 по 18 августа 2027 г. в Алматы", ("2027-08-05", "2027-08-18", "из-за переезда в Алматы")),
        ("с 5 по 18 августа, это 14 дней", ("2027-08-05", "2027-08-18", "это 14 дней")),
        ("Отпуск 5–18 августа 2027 — 14 дней", ("2027-08-05", "2027-08-18", "Отпуск — 14 дней")),
        ("завтра напомни про отпуск с 5 по 18 августа", ("2027-08-05", "2027-08-18", "завтра напомни про отпуск")),
        (
            "отгул 5 августа по семейным обстоятельствам",
            ("2027-08-05", "2027-08-05", "отгул по семейным обстоятельствам"),
        ),
        ("day off on 5 August for a doctor's visit", ("2027-08-05", "2027-08-05", "day off for a doctor's visit")),
        ("выплатить 5 августа 2000 рублей", ("2027-08-05", "2027-08-05", "выплатить 2000 рублей")),
        ("отгул в среду", ("2027-07-14", "2027-07-14", "отгул")),
        ("отпуск со среды по пятницу", ("2027-07-14", "2027-07-16", "отпуск")),
        ("с 10 до 18 5 августа", ("2027-08-05", "2027-08-05", "с 10 до 18")),
        ("отпуск на неделю с понедельника", ("2027-07-12", "2027-07-18", "отпуск")),
        ("отпуск 2 недели с понедельника по пятницу", ("2027-07-12", "2027-07-16", "отпуск 2 недели")),
        ("в отпуск через неделю", ("2027-07-14", "2027-07-14", "в отпуск")),
        ("отпуск с 05.08 по 18.08", ("2027-08-05", "2027-08-18", "отпуск")),
        ("May 5 off", ("2028-05-05", "2028-05-05", "off")),
        ("хочу в отпуск", None),
        ("хочу в отпуск на 2 недели", None),
        ("хочу в отпуск с 5 августа", None),
        ("хочу в отпуск до 5 августа", None),
        ("отпуск с 5 августа на несколько дней", None),
        ("отпуск 5 августа на пару недель", None),
        ("отпуск 5 августа на 2-3 недели", None),
        ("2-3 недели с 5 августа", None),
        ("отгул 5 и 6 августа", None),
        ("отгул 5, 7 и 9 августа", None),
        ("отгул 5 августа или 12 августа", None),
        ("отгул 5 августа и 12", None),
        ("5 августа - 18 человек", None),
        ("5 августа / 18", None),
        ("с 5 августа по конец сентября", None),
        ("командировка 5 августа, вернусь 18 августа", None),
        ("с 5 по 18 августа или с 1 по 14 сентября", None),
        ("на следующей неделе в среду", None),
        ("на следующей неделе в понедельник", None),
        ("с будущей недели", None),
        ("vacation from next week", None),
        ("vacation until next month", None),
        ("с 5 августа по 18 гостей", None),
        ("оплатить 5 августа 2 недели аренды", None),
        ("оплатить 1.5 млн", None),
        ("скидка 10.05%", None),
        ("встреча в 10.05", None),
        ("раздел 2.10", None),
        ("версия 2.1", None),
        ("телефон 8-1234-56-78", None),
        ("телефон 12-34-5678", None),
        ("работаем 24/7", None),
        ("настройка среды", None),
        ("каждый понедельник", None),
        ("через понедельник", None),
        ("it may 5 times", None),
        ("in August 10 people came", None),
        ("at the end of the month", None),
        ("2０ августа", None),
        ("", None),
        ("5 августа " + "x" * 5000, None),
    ],
)
def test_a_sentence_gives_its_only_period_or_none(sentence: str, found: tuple[str, str, str] | None) -> None:
    expected = (days(found[0], found[1]), found[2]) if found else None
    assert find_period(sentence, TODAY) == expected


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("оплатить до 20.08.2027 счёт", ("2027-08-20", "оплатить счёт")),
        ("на удалёнку с 5 августа", ("2027-08-05", "на удалёнку")),
        ("завтра встреча", ("2027-07-08", "встреча")),
        ("хочу в отпуск с 5 по 18 августа", None),
        ("от 5 мая, оплатить 20 мая", None),
        ("ничего", None),
    ],
)
def test_a_sentence_gives_its_only_day_or_none(sentence: str, found: tuple[str, str] | None) -> None:
    expected = (date.fromisoformat(found[0]), found[1]) if found else None
    assert find_date(sentence, TODAY) == expected


@pytest.mark.parametrize("find", [find_date, find_period])
@pytest.mark.parametrize(
    ("sentence", "refusal"),
    [
        ("хочу в отпуск с 31 июня", NoSuchDate),
        ("отпуск с 31 по 35 июля", NoSuchDate),
        ("отпуск с 20 по 5 августа", EndsBeforeStart),
        ("vacation from 05/08/2027", DayReadTwoWays),
        ("отпуск с 5 августа на полторы недели", NotWholeDays),
    ],
)
def test_an_impossible_day_in_a_sentence_is_told(
    find: Callable[[str, date], object], sentence: str, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        find(sentence, TODAY)


def test_lengths_that_are_only_mentioned_are_not_counted() -> None:
    assert find_period("сделать за 3 рабочих дня", TODAY) is None
