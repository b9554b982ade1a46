"""Putting off, reminding the others, and what the settings and the morning message say of it."""

import pytest

from core.model.aside import AllPutOff, NudgedToday
from core.store import people
from tests.dialogs.house import House
from tests.dialogs.sayings import (
    begins,
    changed,
    fresh,
    incoming,
    misses,
    press,
    press_old,
    repeated,
    sees,
    silence,
    toast,
    twice,
)
from tests.dialogs.stories import asked_for_vacation
from tests.dialogs.talk import Talk
from tests.dialogs.test_reminders import request_within


@pytest.fixture
def waiting(house: House) -> House:
    """Иван's vacation waits for Ольга, since noon."""
    say = house.say
    house.as_(
        "Иван",
        (say("хочу в отпуск с 5 по 18 августа", "vacation from 5 to 18 August"),),
        (press("Skip"),),
        (press(say("Всё сделано", "All done")),),
        (press("Submit"),),
    )
    house.look_away()
    return house


@pytest.mark.parametrize(
    ("button", "until", "russian", "english"),
    [
        ("For an hour", {"hours": 1}, "13:00", "13:00"),
        ("Tomorrow, 9:00", {"hours": 21}, "завтра, 9:00", "tomorrow, 9:00"),
        ("Monday, 9:00", {"hours": 93}, "5 июля, 9:00", "5 July, 9:00"),
    ],
)
def test_what_is_put_off_comes_anew_then(
    waiting: House, button: str, until: dict[str, int], russian: str, english: str
) -> None:
    say, time = waiting.say, waiting.say(russian, english)
    waiting.talk.change("Ольга", morning=False)
    waiting.as_(
        "Ольга",
        (press("Put off"), changed(), sees("Until when?", "Иван Петров", "[For an hour]", "[Back]")),
        (press(button), changed(), toast(say(f"Отложено до {time}", f"Put off until {time}")), sees("💤", "[Approve]")),
    )
    waiting.hears("Иван", changed(), sees("💤", "Ольга Смирнова"))
    waiting.talk.goes_by(**{**until, "minutes": -1})
    waiting.hears("Ольга", fresh(0))
    waiting.talk.goes_by(minutes=1)
    waiting.as_(
        "Ольга", (incoming(), fresh(), begins(say("Отпуск · Иван", "Vacation · Иван")), misses("💤 Put off until"))
    )
    waiting.talk.goes_by(minutes=1)
    waiting.hears("Ольга", silence())


def test_an_hour_that_ends_in_the_night_ends_in_the_morning(waiting: House) -> None:
    waiting.talk.wait(hours=7, minutes=30)
    said = waiting.say("Отложено до завтра, 9:00", "Put off until tomorrow, 9:00")
    waiting.as_("Ольга", (press("Put off"),), (press("For an hour"), toast(said)))


def test_the_question_can_be_left(waiting: House) -> None:
    waiting.as_("Ольга", (press("Put off"),), (press("Back"), changed(), sees("[Approve]"), misses("💤 Put off until")))
    waiting.talk.goes_by(hours=2)
    waiting.hears("Ольга", silence())


def test_a_double_tap_puts_off_once(waiting: House) -> None:
    waiting.as_("Ольга", (press("Put off"),), (repeated(press("For an hour")), toast("13:00")))
    waiting.talk.goes_by(hours=2)
    waiting.hears("Ольга", fresh())


def test_who_decides_in_spite_of_it_is_left_alone(waiting: House) -> None:
    waiting.as_("Ольга", (press("Put off"),), (press("For an hour"),), (press("Approve"), toast("Approved")))
    waiting.talk.goes_by(hours=2)
    waiting.hears("Ольга", misses("[Undo]"), changed())


def test_an_old_button_puts_nothing_off(waiting: House) -> None:
    waiting.as_("Ольга", (press("Put off"),), (press("Back"),), (press("Approve"),))
    waiting.as_("Ольга", (press_old("For an hour"), toast("Ольга"), misses("💤")))


def test_a_nudge_is_a_reply_to_the_card_once_a_day(waiting: House) -> None:
    waiting.talk.wait(hours=1)
    waiting.as_("Иван", (twice(press("Remind")), toast("Your reminder is on its way."), toast(NudgedToday, "13:00")))
    asks = waiting.say("Иван Петров просит не забыть", "Иван Петров asks you not to forget")
    waiting.hears("Ольга", fresh(), sees(asks, "⏳", "[To the request]"))
    waiting.as_("Ольга", (press("To the request"), fresh(), sees("[Approve]")))
    waiting.talk.wait(hours=24)
    waiting.as_("Иван", (press("Remind"), toast("Your reminder is on its way.")))
    waiting.hears("Ольга", fresh(), sees(asks, waiting.say("Ждёт вас со вчера, 12:00", "since yesterday, 12:00")))


def test_a_nudge_is_a_reply_to_the_message_of_the_card(waiting: House) -> None:
    card = waiting.talk.chat("Ольга").reading("Иван Петров").number
    waiting.as_("Иван", (press("Remind"),))
    reminder = waiting.talk.chat("Ольга").messages[-1]
    assert (reminder.replies_to, reminder.silent) == (card, False)


def test_a_nudge_of_the_night_is_heard_in_the_morning(waiting: House) -> None:
    waiting.talk.change("Ольга", morning=False)
    waiting.talk.wait(hours=11)
    waiting.as_("Иван", (press("Remind"), toast("Your reminder is on its way.")))
    waiting.hears("Ольга", silence())
    waiting.talk.goes_by(hours=9, minutes=59)
    waiting.hears("Ольга", silence())
    waiting.talk.goes_by(minutes=1)
    asks = waiting.say("Иван Петров просит не забыть", "Иван Петров asks you not to forget")
    waiting.hears("Ольга", fresh(), sees(asks))


def test_a_nudge_of_the_night_leaves_alone_who_puts_it_off_before_he_hears_it(waiting: House) -> None:
    waiting.talk.change("Ольга", morning=False)
    waiting.talk.wait(hours=11)
    waiting.as_("Иван", (press("Remind"),))
    waiting.as_("Ольга", (press("Put off"),), (press("Monday, 9:00"),))
    waiting.talk.goes_by(hours=48)
    waiting.hears("Ольга", fresh(0))


def test_who_has_decided_before_he_hears_it_is_left_alone(waiting: House) -> None:
    waiting.talk.change("Ольга", morning=False)
    waiting.talk.wait(hours=11)
    waiting.as_("Иван", (press("Remind"),))
    waiting.as_("Ольга", (press("Approve"),))
    waiting.talk.goes_by(hours=48)
    waiting.hears("Ольга", misses("[Undo]"), changed())


def test_who_has_put_it_off_is_not_nudged_and_the_author_learns_until_when(waiting: House) -> None:
    waiting.as_("Ольга", (press("Put off"),), (press("Tomorrow, 9:00"),))
    waiting.as_("Иван", (press("Remind"), toast(AllPutOff, waiting.say("завтра, 9:00", "tomorrow, 9:00"))))
    waiting.hears("Ольга", silence())


def test_a_button_of_a_finished_request_reminds_nobody(waiting: House) -> None:
    waiting.as_("Ольга", (press("Reject"),), ("no",))
    waiting.as_("Иван", (press_old("Remind"), toast("This request is finished: nothing more can be done to it.")))
    waiting.hears("Ольга", silence())


def test_the_morning_tells_what_waits(waiting: House) -> None:
    waiting.talk.goes_by(hours=21)
    said = waiting.say("Доброе утро! Вас ждёт 1 заявка", "Good morning! 1 request is waiting for you")
    since = waiting.say("со вчера, 12:00", "since yesterday, 12:00")
    waiting.as_(
        "Ольга",
        (incoming(), fresh(), begins(said), sees("Иван Петров", since)),
        (press(waiting.say("№ 1 · Иван", "#1 · Иван")), sees("[Approve]")),
    )
    for name in ("Иван", "Вера", "Пётр"):
        waiting.hears(name, silence())


def test_the_morning_leaves_out_what_is_put_off(waiting: House) -> None:
    waiting.as_("Ольга", (press("Put off"),), (press("Monday, 9:00"),))
    waiting.talk.goes_by(hours=90)
    waiting.hears("Ольга", fresh(0))
    waiting.talk.goes_by(hours=3)
    waiting.hears("Ольга", fresh(), sees("[Approve]"))


def test_many_that_wait_are_counted_and_six_are_named(talk: Talk) -> None:
    for day in range(1, 24):
        asked_for_vacation(talk, wish=f"отпуск с {day} по {day} сентября")
    talk.goes_by(hours=21)
    talk.as_("Ольга", (incoming(), fresh(), begins("Доброе утро! Вас ждут 23 заявки"), sees("№ 6"), misses("№ 7 ")))


def test_the_settings_switch_the_morning_message_off_and_on(waiting: House) -> None:
    say = waiting.say
    off, on = say("выключено", ": off"), say("включено", ": on")
    waiting.as_(
        "Ольга",
        (
            "/settings",
            sees("Settings", on, "12:00, Europe/Moscow", "[No morning message]"),
        ),
        (press("No morning message"), changed(), toast("Saved"), sees(off, "[Morning message]")),
    )
    waiting.talk.goes_by(hours=24)
    waiting.hears("Ольга", silence())
    waiting.as_("Ольга", ("/settings",), (press("Morning message"), toast("Saved"), sees(on)))
    waiting.talk.goes_by(hours=22)
    waiting.hears("Ольга", fresh(), sees("[Waiting for me]"))


def test_what_is_overdue_is_red_on_the_cards_and_first_in_the_list(house: House) -> None:
    request_within(house, "30h")
    house.look_away()
    house.talk.goes_by(hours=30)
    house.as_(
        "Ольга",
        (incoming(), sees("🔴", house.say("Просрочено · срок: 18:00", "Overdue: it was to be done by 18:00"))),
        (press("To the request"), sees(house.say("срок: 2 июля, 18:00", "to be done by 2 July, 18:00"))),
        ("/inbox", sees("🔴", "Overdue", house.say("со вчера, 12:00", "since yesterday, 12:00"))),
    )
    house.hears("Иван", changed(), sees("🔴"))


def test_somebody_without_a_branch_lives_where_most_do(waiting: House) -> None:
    waiting.talk.change("Ольга", branch="")
    waiting.as_(
        "Ольга", (press("Put off"),), (press("Tomorrow, 9:00"), toast("9:00")), ("/settings", sees("Europe/Moscow"))
    )
    waiting.talk.write(people.set_branch, "Никто", "Asia/Dubai")
    waiting.talk.goes_by(hours=21)
    waiting.hears("Ольга", fresh(), sees("[Approve]"))
