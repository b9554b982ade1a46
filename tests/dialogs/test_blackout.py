"""Days on which leave is unwelcome, in conversation: the author and the manager are told, and nobody is stopped."""

from datetime import UTC, datetime

import pytest

from tests.dialogs.house import House
from tests.dialogs.rows import keep
from tests.dialogs.sayings import incoming, misses, press, sees

#: A Monday.
MAY = datetime(2027, 5, 3, 7, tzinfo=UTC)
COLUMNS = "code;name;first;last;branch;department"


@pytest.fixture
def office(house: House) -> House:
    house.talk.clock.now = MAY
    return house


def _unwelcome(house: House, *rows: str) -> None:
    house.talk.write(keep, "blackouts", (COLUMNS, *rows))


def _asks(house: House, name: str, ru: str, en: str, *seen: str) -> None:
    """Up to the last look, where this is seen."""
    done = press("All done")
    house.as_(name, (house.say(ru, en),), (press("Skip"),), (done, sees("[Submit]", *seen)))


REPORT = "report;годовой отчёт;2027-12-12;2027-12-20;;Продажи"


def _warning(house: House) -> str:
    return house.say(
        "12–20 декабря отпуск в отделе «Продажи» не приветствуется: годовой отчёт",
        "12–20 December: leave is unwelcome in the department “Продажи” (годовой отчёт)",
    )


def test_the_last_look_and_the_managers_card_say_so_and_the_leave_is_granted(office: House) -> None:
    _unwelcome(office, REPORT)
    _asks(office, "Иван", "отпуск с 20 по 26 декабря", "vacation from 20 to 26 December", _warning(office))
    office.as_("Иван", (press("Submit"), sees("⏳")))
    office.as_("Ольга", (incoming(), sees(_warning(office))), (press("Approve"),))
    office.as_("Анна", (incoming(), misses(_warning(office))), (press("Done"),))
    office.as_("Иван", (incoming(), sees("✅")))


@pytest.mark.parametrize(
    ("ru", "en"),
    [
        ("отпуск с 21 по 26 декабря", "vacation from 21 to 26 December"),
        ("отпуск с 6 по 11 декабря", "vacation from 6 to 11 December"),
    ],
)
def test_the_day_before_and_the_day_after_are_free(office: House, ru: str, en: str) -> None:
    _unwelcome(office, REPORT)
    office.as_("Иван", (office.say(ru, en), misses(_warning(office))), (press("Skip"),))
    office.as_("Иван", (press("All done"), sees("[Submit]"), misses("годовой отчёт")))


def test_who_works_elsewhere_is_not_warned(office: House) -> None:
    _unwelcome(office, REPORT, "north;переезд;2027-12-12;2027-12-20;Москва;Кадры")
    _asks(office, "Анна", "отпуск с 13 по 19 декабря", "vacation from 13 to 19 December")
    office.as_("Анна", (press("Submit"), sees("⏳"), misses("годовой отчёт", "переезд")))


@pytest.mark.parametrize(
    ("where", "ru", "en"),
    [
        (";", "13–19 декабря отпуск не приветствуется: переезд", "13–19 December: leave is unwelcome (переезд)"),
        (
            "Москва;",
            "13–19 декабря отпуск в филиале «Москва» не приветствуется: переезд",
            "13–19 December: leave is unwelcome in the branch “Москва” (переезд)",
        ),
        (
            "Москва;Продажи",
            "13–19 декабря отпуск в отделе «Продажи» филиала «Москва» не приветствуется: переезд",
            "13–19 December: leave is unwelcome in the department “Продажи” of the branch “Москва” (переезд)",
        ),
    ],
)
def test_it_is_said_where(office: House, where: str, ru: str, en: str) -> None:
    _unwelcome(office, f"move;переезд;2027-12-13;2027-12-19;{where}")
    office.as_(
        "Иван",
        (office.say("отпуск с 13 по 19 декабря", "vacation from 13 to 19 December"),),
        (press("Skip"),),
        (press("All done"), sees(office.say(ru, en))),
    )


def test_while_the_days_are_chosen_the_unwelcome_ones_of_the_year_are_named(office: House) -> None:
    over = "over;прошло;2027-05-01;2027-05-02;;"
    today = "now;сегодня;2027-05-01;2027-05-03;;"
    far = "far;не скоро;2028-05-03;2028-05-09;;"
    _unwelcome(office, REPORT, over, today, far, "other;чужое;2027-12-12;2027-12-20;;Кадры")
    named = (_warning(office), office.say("1–3 мая отпуск", "1–3 May: leave"))
    office.as_(
        "Иван",
        ("/new",),
        (press(office.say("Отпуск", "Vacation")), sees(*named), misses("прошло", "не скоро", "чужое")),
        (office.say("5–18 июля", "5–18 July"), misses(*named)),
    )


def test_a_kind_that_is_not_planned_is_not_warned(office: House) -> None:
    say = office.say
    _unwelcome(office, REPORT)
    _asks(office, "Иван", "отпуск с 13 по 19 декабря", "vacation from 13 to 19 December", _warning(office))
    office.as_(
        "Иван",
        (press("Change"),),
        (press(say("Вид отпуска", "Kind of leave")),),
        (press(say("Без оплаты", "Unpaid")), sees(_warning(office))),
        (press("Change"),),
        (press(say("Вид отпуска", "Kind of leave")),),
        (press(say("Учебный", "Study")), misses("годовой отчёт")),
        (press("Change"),),
        (press(say("Даты", "Dates")), misses("годовой отчёт")),
    )


def test_what_was_known_when_it_was_sent_stays_on_the_card(office: House) -> None:
    _unwelcome(office, REPORT)
    _asks(office, "Иван", "отпуск с 13 по 19 декабря", "vacation from 13 to 19 December")
    office.as_("Иван", (press("Submit"), sees(_warning(office))))
    _unwelcome(office)
    office.as_("Ольга", (incoming(), sees(_warning(office))))
