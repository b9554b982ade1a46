"""What waits for me, what I have asked for, and what has happened to a request."""

from core.model.ids import RequestId, RoleKey
from core.store import people
from dialogs.action import OnRequest, Verb
from dialogs.packing import packed
from tests.dialogs.sayings import (
    begins,
    changed,
    fresh,
    incoming,
    misses,
    press,
    press_data,
    press_old,
    sees,
    silence,
    toast,
    twice,
)
from tests.dialogs.stories import asked_for_vacation, asked_to_buy
from tests.dialogs.talk import Talk


def _asked_often(talk: Talk, times: int) -> None:
    for day in range(1, times + 1):
        asked_for_vacation(talk, wish=f"отпуск с {day} по {day} сентября")


def test_empty_lists_offer_a_new_request(talk: Talk) -> None:
    for command in ("/inbox", "/my"):
        talk.as_("Иван", (command, sees("[Новая заявка]", "[В меню]"), fresh()))
        talk.as_("Emma", (command, sees("[New request]", "[To the menu]"), fresh()))


def test_ones_drafts_are_beside_ones_requests(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("/my", misses("Черновики")),
        ("отпуск",),
        ("/my", sees("пока нет заявок", "[Черновики · 1]")),
        ("/start",),
    )
    asked_for_vacation(talk)
    talk.as_("Иван", ("/my", sees("Ваши заявки: 1", "[Черновики · 1]\n[В меню]")))
    talk.as_("Иван", (press("Черновики · 1"), sees("Начато, но не отправлено", "[Отпуск]"), changed()))


def test_what_waits_is_opened_from_the_list(talk: Talk) -> None:
    asked_for_vacation(talk)
    asked_to_buy(talk)
    talk.as_(
        "Ольга",
        ("/inbox", sees("Ждут вас: 2", "№ 1 · Отпуск · Иван Петров", "№ 2 · Снабжение · Иван Петров · 900 000 ₽")),
        (press("№ 1"), begins("Отпуск · Иван Петров"), sees("[Согласовать]"), fresh()),
        (press("Согласовать"), toast("Согласовано"), changed()),
        ("/start", sees("Ждут вас: 1", "[Ждут меня · 1]")),
        (press("Ждут меня · 1"), sees("№ 2"), misses("№ 1"), changed()),
    )


def test_what_is_opened_from_the_list_fits_its_button(talk: Talk) -> None:
    talk.hire("Максимилиан Константинопольский", locale="ru", manager=talk.person("Ольга").id)
    asked_for_vacation(talk, "Максимилиан")
    talk.as_("Максимилиан", ("/my", sees("[№ 1 · Отпуск]")))
    talk.as_("Ольга", ("/inbox", sees("№ 1 · Отпуск · Максимилиан Константинопольский · 5–18", "[№ 1 · Максимилиан…]")))


def test_a_decided_card_tells_in_its_button_what_fits(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Согласовать"), sees("(✅ Согласовано, 12:00)")))
    for time, shown in ((90, "✅ 1 июля, 12:00"), (300, "✅ 1 июля 2027, 12:00")):
        talk.wait(days=time)
        talk.as_("Ольга", (press_data(packed(OnRequest(RequestId(1), Verb.OPEN))), sees(f"({shown})")))


def test_the_card_that_was_opened_again_is_the_live_one(talk: Talk) -> None:
    """The one above loses its buttons, and changes no more."""
    asked_for_vacation(talk)
    talk.as_("Иван", ("/my",), (press("№ 1"), sees("[Отозвать]"), fresh()))
    first, *_others, last = talk.chat("Иван").messages
    assert first.choices == []
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Иван", (incoming(), sees("⏳ Бухгалтерия"), changed()))
    assert "⏳ Бухгалтерия" in str(last)
    assert "⏳ Бухгалтерия" not in str(first)


def test_a_double_tap_opens_one_card(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Иван", ("/my",), (twice(press("№ 1")), fresh()))


def test_fifteen_requests_are_leafed_through(talk: Talk) -> None:
    _asked_often(talk, 15)
    talk.as_(
        "Иван",
        ("/my", sees("Ваши заявки: 15", "№ 15 ", "№ 10 ", "[Ещё →]", "[В меню]"), misses("№ 9 ", "Раньше")),
        (press("Ещё →"), sees("№ 9 ", "№ 4 ", "[← Раньше] [Ещё →]"), changed()),
        (press("Ещё →"), sees("№ 3 ", "№ 1 ", "[← Раньше]"), misses("[Ещё →]")),
        (press("← Раньше"), sees("№ 9 ")),
        (press("№ 7"), sees("№ 7", "[Отозвать]"), fresh()),
        (press_data("m.m.zz"), sees("№ 3 ", "№ 1 ")),
    )


def test_a_page_that_is_gone_shows_the_last_one(talk: Talk) -> None:
    _asked_often(talk, 7)
    talk.as_("Ольга", ("/inbox", sees("Ждут вас: 7")), (press("Ещё →"), sees("№ 7 ")))
    talk.as_("Иван", (press("Отозвать"),), (press("Да, отозвать"),))
    talk.as_("Ольга", (press_old("Ещё →"), sees("Ждут вас: 6", "№ 1 ", "№ 6 "), misses("№ 7 ")))


def test_the_list_tells_how_each_request_stands(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Отклонить"),), ("нет",))
    asked_to_buy(talk)
    talk.as_("Ольга", (press("Вернуть"),), ("дорого",))
    asked_for_vacation(talk, wish="отпуск с 1 по 5 октября")
    talk.wait(days=1)
    talk.as_(
        "Иван",
        ("/my", sees("❌ № 1 · Отпуск", "↩️ № 2 · Снабжение", "⏳ № 3 · Отпуск · 1–5 октября 2027, 5 дней")),
        ("/my", sees("Ольга Смирнова со вчера, 12:00")),
    )


def test_who_stands_in_for_somebody_not_found_is_named(talk: Talk) -> None:
    """The director has no manager, so the owner of the process is asked: the stage's title would name nobody."""
    talk.hire("Наталья Белова", locale="ru", roles=frozenset({RoleKey("hr")}))
    talk.as_(
        "Пётр",
        ("отпуск с 5 по 18 августа",),
        (press("Пропустить"),),
        (press("Всё сделано"), sees("Путь: Елена Рот / Наталья Белова → Бухгалтерия")),
        (press("Отправить"), sees("Ждём: Елена Рот / Наталья Белова", "⏳ Елена Рот / Наталья Белова → ⚪ Бух")),
        ("/my", sees("Елена Рот / Наталья Белова с 12:00")),
    )
    talk.as_("Наталья", (press("Согласовать"),))
    talk.as_("Пётр", (incoming(), sees("✅ Наталья Белова → ⏳ Бухгалтерия")))


def test_history_tells_everything_in_order(talk: Talk) -> None:
    asked_to_buy(talk)
    talk.wait(hours=1)
    talk.as_("Ольга", (press("С комментарием"),), ("недорого",))
    talk.as_(
        "Иван",
        (
            press("История"),
            begins("История: Снабжение · Иван Петров · 900 000 ₽"),
            sees("12:00 · Отправлено: Иван Петров", "12:00 · ⏳ Руководитель: Ольга Смирнова"),
            sees("13:00 · ✅ Руководитель: Ольга Смирнова: «недорого»"),
            sees("13:00 · ⏭ Директор: сумма: 900 000 ₽ ≤ 1 000 000 ₽", "[К заявке]"),
            fresh(),
        ),
        (press("К заявке"), begins("Снабжение · 900 000 ₽ · № 1"), fresh()),
    )


def test_history_in_english(talk: Talk) -> None:
    talk.as_(
        "Emma",
        ("vacation from 5 to 18 August",),
        (press("Skip"),),
        (press("All done"),),
        (press("Submit"),),
        (press("Recall"),),
        (press("Yes, recall"), toast("Recalled")),
        (press("History"), sees("Sent: Emma Stone", "⏭ Substitute: stands in: not given", "Finished: recalled")),
    )


def test_times_are_those_of_the_reader(talk: Talk) -> None:
    talk.write(people.set_branch, "Алматы", "Asia/Almaty")
    talk.change("Ольга", branch="Алматы")
    asked_for_vacation(talk)
    talk.as_("Ольга", ("/inbox", sees("с 14:00")))
    talk.as_("Иван", ("/my", sees("с 12:00")))


def test_nobody_is_told_of_what_he_has_no_part_in(talk: Talk) -> None:
    asked_for_vacation(talk)
    for name in ("Пётр", "Вера", "Анна", "Борис", "Елена", "Emma"):
        talk.as_(name, (incoming(), silence()))
