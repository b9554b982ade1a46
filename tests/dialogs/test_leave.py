"""A leave in conversation, after the worked example: what each reads of its days, and how much leave there is."""

from datetime import UTC, date, datetime

import pytest

from core.model.ids import PersonId
from core.model.leave.ledger import Entry, Posting
from core.store import leave
from core.store.db import Tx
from dialogs.leave import asks
from tests.dialogs.house import House
from tests.dialogs.pages import told_in
from tests.dialogs.rows import keep
from tests.dialogs.sayings import begins, fresh, incoming, misses, press, sees, toast

APRIL = datetime(2027, 4, 5, 7, tzinfo=UTC)
HIRED = date(2020, 1, 1)


@pytest.fixture
def office(house: House) -> House:
    """Monday, the 5th of April: Иван and Вера had 13 days on New Year's Eve."""
    house.talk.clock.now = APRIL
    for name in ("Иван", "Вера"):
        house.talk.change(name, hired=HIRED)
        house.talk.write(_opened, house.talk.person(name).id)
    return house


def _opened(tx: Tx, who: PersonId, half_days: int = 26) -> None:
    entry = Posting(person=who, kind="annual", entry=Entry.OPENING, half_days=half_days, on=date(2026, 12, 31))
    leave.enter(tx, [entry], APRIL)


def _asks(house: House, name: str, ru: str, en: str, *seen: str) -> None:
    """Up to the review, where this is seen."""
    done = press("All done")
    house.as_(name, (house.say(ru, en),), (press("Skip"),), (done, sees(*seen, "[Submit]")))


def test_the_review_tells_what_counts_and_what_is_left(office: House) -> None:
    say = office.say
    counted = say("12 дней отпуска: 1 и 9 мая не считаются", "12 days of leave: 1 and 9 May do not count")
    left = say(
        "Остаток: сегодня 20, на 28 апреля 20, после отпуска 8 дней",
        "Balance: 20 today, 20 on 28 April, 8 days after this leave",
    )
    _asks(office, "Иван", "отпуск с 28 апреля по 11 мая", "vacation from 28 April to 11 May", counted, left)
    short = say("12 дней из остатка: 20 → 8 дней", "12 days of the balance: 20 → 8 days")
    office.as_("Иван", (press("Submit"), sees(counted, short)))


def test_the_manager_reads_who_else_is_away_and_accounting_until_when_to_pay(office: House) -> None:
    say = office.say
    _asks(office, "Вера", "отпуск с 3 по 7 мая", "vacation from 3 to 7 May")
    office.as_("Вера", (press("Submit"), misses(say("не будет", "away"))))
    _asks(office, "Иван", "отпуск с 28 апреля по 11 мая", "vacation from 28 April to 11 May")
    office.as_("Иван", (press("Submit"), misses("Вера", "Ким")))
    team = say("В это время не будет: 1 из 2 (Вера Ким, 3–7 мая)", "Also away then: 1 of 2 (Вера Ким, 3–7 May)")
    office.as_("Ольга", (incoming(), sees(team, say("20 → 8 дней", "20 → 8 days"))), (press("Approve"),))
    pay = say("Выплатить до 23 апреля", "To be paid by 23 April")
    due = say("Срок: 23 апреля, 18:00", "To be done by 23 April, 18:00")
    office.as_(
        "Анна", (incoming(), sees(pay, due, say("12 дней отпуска", "12 days of leave")), misses("→ 8", "Вера Ким, 3"))
    )


def test_everybody_taps_as_often_as_the_page_says(office: House) -> None:
    """The dates stand in the first sentence."""
    say = office.say
    office.as_(
        "Иван",
        (
            say("хочу в отпуск с 28 апреля по 11 мая", "vacation from 28 April to 11 May"),
            sees(say("Кто вас заменит?", "Who stands in for you?"), say("14 дней", "14 days")),
        ),
        (press("Вера Ким"), sees(say("Всё готово", "Is everything ready"))),
        (press("All done"), sees("check and send", "[Submit]")),
        (press("Submit"), sees("⏳ Вера Ким")),
    )
    sent = office.spent("Иван")
    office.agree("Вера", "Ольга")
    office.as_("Анна", (press("Done"), toast("Done")))
    office.hears("Иван", sees("✅", say("Хорошего отдыха!", "Enjoy your time off!")))
    deciders = [office.spent(name) for name in ("Вера", "Ольга", "Анна")]
    assert [sent, *deciders] == told_in("vacation")
    assert sent <= 8
    assert deciders == [1, 1, 1]


def test_a_short_notice_is_a_warning_and_no_more(office: House) -> None:
    _asks(office, "Иван", "отпуск с 17 по 18 апреля", "vacation from 17 to 18 April")
    words = office.say("До начала меньше двух недель", "Less than two weeks are left before it begins")
    office.as_("Иван", (press("Submit"), sees(words)))
    office.as_(
        "Ольга", (incoming(), sees(words, office.say("Остальные в отделе в это время на месте", "Everybody else")))
    )


def test_more_than_is_left_is_told_before_it_is_sent_and_nothing_is_lost(office: House) -> None:
    say = office.say
    words = say("запрошено 62, а взять можно 27", "62 days are asked for, and 27 can be taken then")
    _asks(office, "Иван", "отпуск с 1 июля по 31 августа", "vacation from 1 July to 31 August", words)
    office.as_(
        "Иван",
        (press("Submit"), sees(words, "[Submit]")),
        (press("Change"),),
        (press(say("Даты", "Dates")),),
        (say("5–18 июля", "5–18 July"), sees(say("после отпуска 13 дней", "13 days after this leave")), misses(words)),
        (press("Submit"), sees("⏳")),
    )


def test_half_days_are_shown_as_people_write_them(office: House) -> None:
    office.talk.write(_opened, office.talk.person("Иван").id, 1)
    office.as_("Иван", ("/leave", sees(office.say("сегодня 20,5 дня", "20.5 days today"))))


@pytest.mark.parametrize("question", ["сколько у меня отпуска?", "how much leave do I have?", "/leave"])
def test_whoever_asks_how_much_leave_he_has_is_told(office: House, question: str) -> None:
    say = office.say
    _asks(office, "Иван", "отпуск с 28 апреля по 11 мая", "vacation from 28 April to 11 May")
    office.as_("Иван", (press("Submit"),))
    office.as_(
        "Иван",
        (
            question,
            begins(say("Ваш отпуск", "Your leave")),
            sees(
                say("Ежегодный: сегодня 20 дней", "Annual: 20 days today"),
                say("Можно попросить сейчас: 8 дней", "To be asked for now: 8 days"),
                say("Ждут решения: 12 дней", "Waiting for a decision: 12 days"),
                say("К 31 декабря будет 29 дней", "By 31 December there will be 29 days"),
                "[New request]",
            ),
            fresh(),
        ),
    )


def test_what_is_granted_and_still_to_come_is_told_until_it_has_begun(office: House) -> None:
    ahead = office.say("Согласовано впереди: 12 дней", "Granted and still to come: 12 days")
    _asks(office, "Иван", "отпуск с 28 апреля по 11 мая", "vacation from 28 April to 11 May")
    office.as_("Иван", (press("Submit"),), ("/leave", misses(ahead)))
    office.agree("Ольга")
    office.as_("Анна", (press("Done"),))
    office.as_("Иван", (incoming(),), ("/leave", sees(ahead, office.say("сейчас: 8 дней", "now: 8 days"))))
    office.talk.wait(days=23)
    office.as_("Иван", (incoming(),), ("/leave", sees(office.say("сегодня 8 дней", "8 days today")), misses(ahead)))


def test_where_nobody_has_entered_a_balance_it_is_said_so(office: House) -> None:
    say = office.say
    office.as_("Emma", ("/leave", sees(say("ещё не внесён", "has not been entered yet"))))
    _asks(office, "Emma", "отпуск с 5 по 18 июля", "vacation from 5 to 18 July")
    office.as_("Emma", (press("Submit"), sees(say("его вносит отдел кадров", "HR enters it"), "⏳")))


def test_whoever_stands_in_has_to_be_there(office: House) -> None:
    say = office.say
    _asks(office, "Вера", "отпуск с 3 по 7 мая", "vacation from 3 to 7 May")
    office.as_("Вера", (press("Submit"),))
    office.agree("Ольга")
    office.as_("Анна", (press("Done"),))
    office.as_(
        "Иван",
        (say("отпуск с 5 по 6 мая", "vacation from 5 to 6 May"),),
        (press("Вера Ким"),),
        (press("All done"), sees("Вера Ким", say("3 мая 2027", "3 May 2027"))),
        (press("Submit"), sees(say("тоже не будет", "will be away then"), "[Submit]")),
    )


def test_a_holiday_of_ones_own_branch_is_not_counted(office: House) -> None:
    rows = ("code;name;date;kind;country;branch", "x;День города;2027-05-05;holiday;;Москва")
    office.talk.write(keep, "days", rows)
    counted = office.say("2 дня отпуска: 5 мая не считается", "2 days of leave: 5 May does not count")
    _asks(office, "Иван", "отпуск с 4 по 6 мая", "vacation from 4 to 6 May", counted)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Сколько у меня отпуска?", True),
        ("остаток отпуска", True),
        ("how many days of vacation are left", True),
        ("хочу в отпуск с 5 по 18 августа", False),
        ("сколько времени", False),
    ],
)
def test_a_question_about_the_balance_is_told_from_a_wish(words: str, meant: bool) -> None:
    assert asks(words) is meant


def test_a_holiday_that_is_declared_later_is_told_to_the_author_and_to_hr(office: House) -> None:
    say = office.say
    _asks(office, "Иван", "отпуск с 4 по 6 мая", "vacation from 4 to 6 May")
    office.as_("Иван", (press("Submit"),))
    office.agree("Ольга")
    office.as_("Анна", (press("Done"),))
    office.as_("Елена", (incoming(), sees("Иван Петров")))
    office.talk.write(keep, "days", ("code;name;date;kind;country;branch", "x;День города;2027-05-05;holiday;RU;"))
    office.talk.goes_by(minutes=1)
    words = say("дни пересчитаны: было 3 дня, стало 2 дня", "counted again: 3 days before, 2 days now")
    for name in ("Иван", "Елена"):
        office.as_(name, (incoming(), sees(words), fresh()))
    office.as_("Иван", ("/leave", sees(say("Можно попросить сейчас: 20 дней", "To be asked for now: 20 days"))))
    office.history(sees(words))


def test_whoever_is_away_for_a_day_or_over_the_end_of_a_month_is_told_so(office: House) -> None:
    say = office.say
    _asks(office, "Вера", "отпуск с 5 по 5 мая", "vacation from 5 to 5 May")
    office.as_("Вера", (press("Submit"),))
    _asks(office, "Emma", "отпуск с 28 апреля по 2 мая", "vacation from 28 April to 2 May")
    office.as_("Emma", (press("Submit"),))
    _asks(office, "Иван", "отпуск с 28 апреля по 11 мая", "vacation from 28 April to 11 May")
    too_many = say("В отделе не будет слишком многих", "Too many of the team would be away then")
    office.as_("Иван", (press("Submit"), sees(too_many), misses("Emma")))
    names = say("Emma Stone, 28 апреля – 2 мая; Вера Ким, 5 мая", "Emma Stone, 28 April – 2 May; Вера Ким, 5 May")
    office.as_("Ольга", (incoming(), sees(f"2 {say('из', 'of')} 2 ({names})", too_many)))


def test_the_first_months_and_the_missing_long_part_are_warnings(office: House) -> None:
    say = office.say
    office.talk.change("Иван", hired=date(2027, 3, 1))
    first = say("Не прошло ещё 6 месяцев работы", "Not 6 months of work yet")
    _asks(office, "Иван", "отпуск с 4 по 6 мая", "vacation from 4 to 6 May", first)
    office.talk.change("Вера", hired=HIRED)
    office.talk.write(_opened, office.talk.person("Вера").id, -40)
    part = say("уже не выйдет ни одной части в 14 дней", "No part of 14 days is possible any more this year")
    _asks(office, "Вера", "отпуск со 2 по 10 августа", "vacation from 2 to 10 August", part)
