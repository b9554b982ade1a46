"""The report that Kivok begins after a trip: when it comes, to whom, and what it leaves alone."""

from datetime import datetime, timedelta

from core.model.ids import PersonId
from core.store import drafts
from core.store.db import Tx
from core.use.people import deactivate
from dialogs.screen import Style
from tests.dialogs.house import REPORT, House
from tests.dialogs.sayings import attach, begins, file, fresh, incoming, misses, press, sees, silence
from tests.dialogs.talk import Fate
from tests.dialogs.trips import MOSCOW, bought, comes_back, received, reports, to_report

#: 9:00 of Tuesday: the trip was over on Monday.
MORNING = datetime(2027, 8, 10, 9, tzinfo=MOSCOW)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ASKS = ("Что оплатили?", "What have you paid for?")
BACK = ("С возвращением! Авансовый отчёт открыт", "Welcome back! Your expense report is open")
OTHERWISE = ("Доброе утро!", "Good morning!", "№ 1 · Командировка", "#1 · Business trip")
GREETING = ("Доброе утро! Вас ждёт 1 заявка", "Good morning! 1 request is waiting for you")
OPEN = ("Открыть: Авансовый отчёт", "Open: Expense report")


def _knows(house: House) -> tuple[str, ...]:
    """What the trip has answered."""
    say = house.say
    return (
        say("Командировка: № 1", "Trip: #1"),
        say("Куда: Дубай", "Destination: Dubai"),
        say("Даты: 5–9 августа 2027, 5 дней", "Dates: 5–9 August 2027, 5 days"),
        f"{say('Аванс', 'Advance')}: {house.rubles('30,000')}",
        f"{say('Суточные', 'Per diem')}: {house.rubles('25,000')}",
        say("Срок: 8 сентября, 18:00", "To be done by 8 September, 18:00"),
    )


def _drafts(house: House) -> int:
    def count(tx: Tx, person: PersonId) -> int:
        return drafts.count(tx, person)

    return house.talk.read(count, house.talk.person("Иван").id)


def _leaves(house: House) -> None:
    """Иван has the money, and a while later he is on his way."""
    to_report(house)
    house.talk.goes_by(minutes=2)
    house.look_away()


def test_on_the_first_working_morning_it_is_open_with_all_that_is_known(house: House) -> None:
    _leaves(house)
    house.until(MORNING - MINUTE)
    house.hears("Иван", silence())
    house.until(MORNING)
    known = _knows(house)
    house.hears("Иван", begins(house.say(*BACK)), sees(*known, house.say(*ASKS)), fresh(), misses(*OTHERWISE))
    house.as_("Иван", ("Такси; 6 августа; 1500" if house.locale == "ru" else "Taxi; 6 August; 1500", sees("[Done]")))
    assert _drafts(house) == 1


def test_it_is_the_main_thing_on_the_card_and_to_name_one_is_not(house: House) -> None:
    to_report(house)
    card = house.talk.chat("Иван").messages[-1]
    main = [choice.label for choice in card.choices if choice.style is Style.MAIN]
    assert main == [house.say(*OPEN)]
    house.as_("Иван", (press(REPORT), sees(house.say("Какой отчёт об этой поездке?", "Which report is about"))))


def test_from_the_next_morning_on_the_morning_message_names_it(house: House) -> None:
    _leaves(house)
    comes_back(house)
    house.look_away()
    house.until(MORNING + DAY)
    about = house.say("Командировка · Иван Петров", "Business trip · Иван Петров")
    house.hears("Иван", begins(house.say(*GREETING)), sees(about), fresh())


def test_what_else_waits_in_the_morning_is_told_without_it(house: House) -> None:
    """Иван is asked about an order while he is away."""
    _leaves(house)
    house.talk.change("Вера", manager=house.talk.person("Иван").id)
    say = house.say
    house.as_("Вера", (say("командировка с 12 по 13 августа", "business trip from 12 to 13 August"),))
    house.as_(
        "Вера", (say("Казань", "Kazan"),), (press("Россия (Russia)"),), ("X",), (press("Skip"),), (press("Skip"),)
    )
    house.as_("Вера", (house.written("1,000"),), (attach(file("scan.pdf")),), (press("Done"),), (press("Submit"),))
    house.look_away()
    house.until(MORNING - 3 * DAY)
    house.hears("Иван", sees(house.say(*GREETING), "Вера"), misses(say("Дубай", "Dubai")))


def test_who_fills_in_another_form_goes_on_with_it(house: House) -> None:
    _leaves(house)
    say = house.say
    house.until(MORNING - MINUTE)
    house.as_("Иван", (say("хочу в отпуск", "vacation"), sees(say("На какие даты?", "Which dates?"))))
    house.look_away()
    house.until(MORNING)
    kept = "What you are writing now is kept. Open this one when it suits you."
    house.hears("Иван", begins(say(*BACK)), sees(*_knows(house), kept, f"[{say(*OPEN)}]"), misses(say(*ASKS)), fresh())
    house.as_(
        "Иван",
        (say("с 6 по 19 сентября", "6–19 September"), sees(say("6–19 сентября", "6–19 September"))),
        (press(say(*OPEN)), sees(say(*ASKS))),
        (say("Такси; 6 августа; 1500", "Taxi; 6 August; 1500"), sees("[Done]")),
    )
    assert _drafts(house) == 2


def test_who_begins_something_before_he_has_the_message_goes_on_with_that(house: House) -> None:
    """The message with the question is on its way, and the words that come are meant for the other one."""
    _leaves(house)
    house.talk.failing[house.talk.person("Иван").id] = Fate.LOST
    house.until(MORNING)
    house.look_away()
    say = house.say
    house.as_("Иван", (say("хочу в отпуск", "vacation"),))
    house.talk.failing.clear()
    house.until(MORNING + MINUTE)
    house.as_("Иван", (incoming(), sees(f"[{say(*OPEN)}]"), misses(say(*ASKS))))
    house.as_("Иван", (say("с 6 по 19 сентября", "6–19 September"), sees(say("6–19 сентября", "6–19 September"))))


def test_who_has_begun_it_himself_goes_on_with_what_he_has(house: House) -> None:
    _leaves(house)
    say = house.say
    house.as_(
        "Иван",
        (press(say(*OPEN)),),
        (say("Такси; 30 июня; 1500", "Taxi; 30 June; 1500"),),
        (press("Done"), sees(say("Пришлите чеки", "Please send the receipts"))),
    )
    house.look_away()
    house.until(MORNING)
    house.hears("Иван", begins(say(*BACK)), sees(say("Пришлите чеки", "Please send the receipts")), fresh())
    assert _drafts(house) == 1


def test_who_has_sent_it_himself_hears_nothing_more(house: House) -> None:
    _leaves(house)
    house.as_("Иван", (press(house.say(*OPEN)),))
    reports(house, day=("30 июня", "30 June"))
    house.as_("Иван", (press("Submit"),))
    house.look_away()
    house.until(MORNING + MINUTE)
    house.as_("Иван", (incoming(), misses(house.say(*BACK))))
    assert _drafts(house) == 0


def test_who_has_sent_one_about_the_trip_from_the_menu_hears_nothing_more(house: House) -> None:
    _leaves(house)
    say = house.say
    house.as_(
        "Иван",
        (say("авансовый отчёт", "expense report"),),
        ("№ 1",),
        (say("Дубай", "Dubai"),),
        (say("1–2 июля", "1–2 July"),),
        (press("Skip"),),
        (press("Skip"),),
    )
    reports(house, day=("30 июня", "30 June"))
    house.as_("Иван", (press("Submit"),))
    house.look_away()
    house.until(MORNING + MINUTE)
    house.as_("Иван", (incoming(), misses(house.say(*BACK))))
    assert _drafts(house) == 0


def test_of_a_trip_that_does_not_take_place_no_report_is_wanted(house: House) -> None:
    _leaves(house)
    house.as_("Иван", (press("Recall"),), ("перенесли встречу",))
    house.look_away()
    house.until(MORNING + DAY)
    house.hears("Иван", misses(house.say(*BACK), house.say(*GREETING)), fresh(0))
    assert _drafts(house) == 0


def test_a_process_that_was_down_begins_it_once_when_it_is_back(house: House) -> None:
    _leaves(house)
    house.talk.clock.now = MORNING + timedelta(hours=5)
    house.talk.restart()
    for _ in range(3):
        house.talk.sweep()
    house.hears("Иван", sees(house.say(*BACK)), fresh())
    house.talk.restart()
    house.until(MORNING + 2 * DAY)
    house.as_("Иван", (incoming(), misses(house.say(*BACK))))
    assert _drafts(house) == 1


def test_a_process_that_is_back_in_the_night_waits_for_the_morning(house: House) -> None:
    _leaves(house)
    house.talk.clock.now = MORNING + timedelta(hours=13)
    house.talk.sweep()
    house.hears("Иван", silence())
    house.until(MORNING + DAY)
    house.as_("Иван", (incoming(), sees(house.say(*BACK))))


def test_where_the_money_has_come_after_the_trip_it_begins_at_once(house: House) -> None:
    house.asks_for_trip()
    house.agree("Ольга")
    bought(house)
    house.agree("Анна", "Виктор")
    house.talk.clock.now = MORNING + timedelta(days=5, hours=3)
    house.look_away()
    received(house)
    house.look_away()
    house.talk.sweep()
    house.hears("Иван", begins(house.say(*BACK)), sees(*_knows(house)[:-1], house.say(*ASKS)), fresh())


def test_who_has_blocked_the_bot_finds_it_later(house: House) -> None:
    _leaves(house)
    ivan = house.talk.person("Иван").id
    house.talk.failing[ivan] = Fate.BLOCKED
    house.until(MORNING)
    house.talk.failing.clear()
    house.look_away()
    house.as_("Иван", ("/my",), (press(house.say("№ 1", "#1")),), (press(house.say(*OPEN)), sees(house.say(*ASKS))))
    assert _drafts(house) == 1


def test_who_has_left_gets_none(house: House) -> None:
    _leaves(house)
    house.talk.write(deactivate, house.talk.person("Иван").id, house.talk.clock.now)
    house.look_away()
    house.until(MORNING + MINUTE)
    house.hears("Ольга", misses(house.say(*BACK)))
    assert _drafts(house) == 0


def test_a_report_that_was_put_away_does_not_come_back(house: House) -> None:
    _leaves(house)
    comes_back(house)
    house.as_("Иван", (press("Cancel"),), (press("Delete"),))
    house.look_away()
    house.until(MORNING + 3 * DAY)
    house.as_("Иван", (incoming(), misses(house.say(*BACK)), sees(house.say(*GREETING))))
    house.as_("Иван", ("/my",), (press(house.say("№ 1", "#1")), sees(f"[{REPORT}]")), (press(house.say(*OPEN)),))
    assert _drafts(house) == 1
