"""“Where is my request?”: one's own, and those of others as far as one may see them."""

from core.model.ids import RequestId
from core.use.act import NoSuchRequest
from dialogs.action import Go, OnRequest, Place, Verb
from dialogs.packing import packed
from tests.dialogs.sayings import (
    begins,
    changed,
    edited,
    fresh,
    incoming,
    misses,
    press,
    press_data,
    reply,
    sees,
    silence,
    sticker,
    toast,
)
from tests.dialogs.stories import asked_for_vacation, asked_to_buy, returned
from tests.dialogs.talk import Talk


def test_the_way_of_the_only_one_is_told_at_once(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.wait(days=3)
    talk.as_(
        "Иван",
        ("где моя заявка?", begins("Отпуск · 5–18 августа"), sees("⏳ Ольга Смирнова · с 1 июля, 12:00 · уже 3 дня")),
        ("где отпуск", sees("№ 1", "⏳ Ольга Смирнова → ⚪ Бухгалтерия", "[К заявке] [В меню]"), fresh()),
        (press("К заявке"), sees("[Отозвать]"), fresh()),
        ("/start", sees("[Где моя заявка?]")),
        (press("Где моя заявка?"), sees("⏳ Ольга Смирнова"), changed()),
    )


def test_in_english_too(talk: Talk) -> None:
    asked = ("vacation from 5 to 18 August",), (press("Skip"),), (press("All done"),), (press("Submit"),)
    talk.as_("Emma", *asked)
    talk.wait(days=1)
    talk.as_(
        "Emma",
        ("where is my request?", sees("⏳ Ольга Смирнова · since yesterday, 12:00 · 1 day already", "⚪ Accounting")),
        ("what about my vacation", sees("#1", "[To the request] [To the menu]"), fresh()),
    )


def test_a_word_to_what_is_told_is_a_comment(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Иван", ("где заявка",), (reply("поскорее бы", "⏳ Ольга"), sees("Передано")))
    talk.as_("Ольга", (incoming(), sees("поскорее бы")))


def test_of_several_one_is_chosen(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.wait(days=5)
    asked_to_buy(talk)
    talk.as_(
        "Иван",
        ("где мои заявки", begins("О какой заявке речь?"), fresh()),
        (
            press_data(packed(Go(Place.WHERE))),
            sees("⏳ № 2 · Снабжение · 900 000 ₽ · Руководитель · с 12:00\n⏳ № 1 · Отпуск"),
            sees("Руководитель · с 1 июля, 12:00 · уже 5 дней", "[№ 2 · Снабжение]\n[№ 1 · Отпуск]\n[В меню]"),
        ),
        (press("№ 1"), sees("№ 1", "⏳ Ольга Смирнова → ⚪ Бухгалтерия", "[К заявке]"), changed()),
        ("где отпуск", begins("Отпуск"), misses("О какой")),
    )


def test_of_very_many_the_newest_are_offered_and_the_list(talk: Talk) -> None:
    for day in range(1, 8):
        asked_for_vacation(talk, wish=f"отпуск с {3 * day} по {3 * day + 1} сентября")
    talk.as_("Иван", ("где заявка", sees("№ 7", "№ 2", "[Мои заявки] [В меню]"), misses("№ 1 ")))


def test_what_came_back_is_with_its_author(talk: Talk) -> None:
    returned(talk)
    talk.as_("Иван", ("где отпуск", sees("↩️ Заявка у вас", "[К заявке]")))
    talk.as_("Ольга", ("где заявка Ивана", sees("↩️ Возвращено на доработку · с 12:00")))
    asked_to_buy(talk)
    talk.as_("Иван", ("где заявка", sees("№ 1 · Отпуск · 5–18 августа 2027, 14 дней · ↩️ Заявка у вас")))


def test_where_nothing_is_open_the_last_one_is_told(talk: Talk) -> None:
    talk.as_("Иван", ("где заявка?", begins("Сейчас у вас нет заявок в работе."), misses("Последняя"), fresh()))
    talk.as_("Иван", ("/start", misses("Где моя заявка?")))
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Отклонить"),), ("нет",))
    talk.as_(
        "Иван",
        ("что с отпуском", sees("Последняя: Отпуск · 5–18", "❌ Отклонено · 1 июля, 12:00", "[Новая заявка] [В меню]")),
        (press("К заявке"), sees("❌ Отклонено: Отпуск"), fresh()),
        ("где командировка", begins("Сейчас у вас нет"), misses("Последняя")),
    )


def test_an_approver_asks_after_what_he_may_see(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_(
        "Ольга",
        ("где заявка 1", begins("Отпуск · Иван Петров"), sees("⏳ Бухгалтерия · с 12:00", "✅ Ольга Смирнова →")),
        ("где отпуск Ивана", sees("№ 1", "⏳ Бухгалтерия"), fresh()),
        ("где моя заявка", begins("Сейчас у вас нет заявок в работе."), misses("№ 1")),
    )
    talk.as_("Ольга", ("где заявка Веры", begins("Там сейчас нет заявок в работе"), misses("Последняя")))


def test_of_what_is_not_for_him_nobody_learns_anything(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_(
        "Вера",
        ("где заявка 1", sees(NoSuchRequest), misses("Отпуск")),
        ("где заявка Ивана", begins("Там сейчас нет"), misses("Отпуск", "№ 1")),
        (press_data(packed(OnRequest(RequestId(1), Verb.WHERE))), toast(NoSuchRequest)),
    )


def test_an_open_question_goes_first(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Отклонить"),), ("где моя заявка", misses("Сейчас у вас нет")))
    talk.as_("Иван", ("/my", sees("❌")))


def test_signs_and_corrections_ask_nothing(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Иван", (edited("где моя заявка"), silence()), (sticker(), misses("⏳")))
