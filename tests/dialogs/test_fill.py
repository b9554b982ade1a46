"""The ways through a form: ticking, skipping, going back, keeping, changing at the end."""

from collections.abc import Callable

import pytest

from core.model.answering import NothingAsked
from core.model.fields.checklist import NotTicked
from core.use.fill import DraftGone, OldButton
from tests.dialogs.sayings import (
    Saying,
    attach,
    begins,
    changed,
    file,
    fresh,
    misses,
    press,
    press_old,
    repeated,
    sees,
    toast,
    twice,
)
from tests.dialogs.stories import WISH
from tests.dialogs.talk import Talk


def test_things_are_ticked_one_by_one(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (WISH,),
        (press("Пропустить"), sees("[⚪ Дела переданы]", "[⚪ Коллеги предупреждены]", "3 из 3")),
        (press("Дела переданы"), sees("[✅ Дела переданы]", "[⚪ Коллеги предупреждены]"), changed()),
        (press("Дела переданы"), sees("[⚪ Дела переданы]")),
        (press("Дела переданы"), sees("[✅ Дела переданы]")),
        (press("Коллеги предупреждены"), sees("проверьте и отправьте", "✅ Коллеги предупреждены")),
    )


def test_things_are_ticked_by_words(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (WISH,),
        (press("Пропустить"),),
        ("дела", sees(NotTicked, "коллеги предупреждены", "Всё готово к отпуску?")),
        ("дела, коллеги", sees("проверьте и отправьте")),
    )


def test_back_leads_to_the_question_before(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("отпуск", sees("1 из 3"), misses("[Назад]")),
        ("5–18 августа", sees("2 из 3")),
        (press("Вера Ким"), sees("3 из 3")),
        (press("Назад"), sees("Кто вас заменит?", "Сейчас: Вера Ким", "[Оставить]"), changed()),
        (press("Назад"), sees("На какие даты?", "Сейчас: 5–18 августа 2027", "(Август 2027)")),
        (press("Оставить"), sees("Всё готово к отпуску?")),
        (press("Назад"), sees("Кто вас заменит?")),
        (press("Пропустить"), sees("Всё готово к отпуску?")),
        (press("Всё сделано"), misses("Замещает")),
    )


def test_an_answer_is_changed_at_the_end(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (WISH,),
        (press("Вера Ким"),),
        (press("Всё сделано"), sees("Даты: 5–18 августа 2027, 14 дней", "Вид отпуска: Ежегодный")),
        (press("Изменить"), sees("[Даты]", "[Вид отпуска]", "[Замещает]", "[Дела]", "[Назад]"), changed()),
        (press("Даты"), sees("На какие даты?", "Сейчас: 5–18", "[Назад]")),
        ("6–18 августа", sees("проверьте и отправьте", "Даты: 6–18 августа 2027, 13 дней"), fresh()),
        (press("Изменить"),),
        (press("Вид отпуска"), sees("[Ежегодный]", "[Без оплаты]", "[Учебный]")),
        (press("Без оплаты"), sees("Вид отпуска: Без оплаты")),
        (press("Изменить"),),
        (press("Даты"),),
        (press("Назад"), sees("проверьте и отправьте", "6–18 августа")),
        (press("Изменить"),),
        (press("Назад"), sees("[Отправить]")),
        (press("Отправить"), sees("6–18 августа", "⏳ Вера Ким")),
    )


def test_words_at_the_end_are_no_answer(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (WISH,),
        (press("Пропустить"),),
        (press("Всё сделано"),),
        ("отправляй", sees(NothingAsked, "[Отправить]", "[Изменить]")),
        (attach(file()), sees("[Отправить]", "[Изменить]")),
    )


def test_a_form_that_is_cancelled_can_be_kept(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (WISH,),
        (press("Отмена"), sees("[Отложить]", "[Удалить]", "[Вернуться к вопросам]"), changed()),
        (press("Вернуться к вопросам"), sees("Кто вас заменит?", "5–18 августа"), changed()),
        (press("Отмена"),),
        (press("Отложить"), sees("Чем помочь?", "[Черновики · 1]")),
        ("вера", sees("Это мне непонятно")),
        (press("Черновики · 1"), sees("Отпуск · 5–18 августа 2027, 14 дней", "[Отпуск · 5–18 августа…]\n[Удалить]")),
        (press("Отпуск · 5–18 августа"), sees("Кто вас заменит?")),
        ("вера", sees("Всё готово к отпуску?")),
    )


def test_the_command_cancels_whatever_is_open(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("/cancel", sees("Чем помочь?")),
        (WISH,),
        ("/cancel", sees("[Отложить]", "[Удалить]", "[Вернуться к вопросам]"), fresh()),
        ("вера", sees("Всё готово к отпуску?")),
        (press("Всё сделано"), sees("[Отправить]")),
        ("/cancel", sees("[Удалить]")),
        (press("Удалить"), toast("Удалено"), misses("Черновики")),
        ("/cancel", sees("Чем помочь?"), misses("Черновики")),
    )


def test_several_drafts_live_side_by_side(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (WISH,),
        ("/start",),
        ("хочу в отпуск с 1 по 14 сентября", sees("1–14 сентября")),
        ("/new", sees("[Черновики · 2]")),
        ("снабдить",),
        ("500 тыс", sees("500 000")),
        ("/start", sees("[Черновики · 3]")),
        (
            press("Черновики · 3"),
            sees("[Снабжение · 500 000 ₽]", "[Отпуск · 1–14 сент", "[Отпуск · 5–18 августа…]"),
        ),
        (press("Отпуск · 5–18 августа"), sees("Кто вас заменит?", "5–18 августа")),
        ("вера", sees("5–18 августа", "Всё готово")),
    )


def test_the_drafts_are_leafed_through(talk: Talk) -> None:
    for day in range(1, 11):
        talk.as_("Иван", (f"отпуск с {day} по 20 сентября",), ("/start",))
    talk.as_(
        "Иван",
        (press("Черновики · 10"), sees("10–20 сентября", "3–20 сентября", "[Ещё →]"), misses(" 2–20 сентября")),
        (press("Ещё →"), sees(" 2–20 сентября", "[В меню]")),
        (press("Удалить"),),
        (press("Удалить"), toast("Удалено"), sees("[Черновики · 9]")),
    )


def test_a_draft_is_deleted_from_the_list_only_after_a_question(talk: Talk) -> None:
    talk.as_("Иван", (WISH,), ("/start",), ("снабдить",), ("500 тыс",), ("/start",), (press("Черновики · 2"),))
    talk.as_(
        "Иван",
        (press("Удалить"), sees("Ответы сохранятся", "Снабжение · 500 000 ₽", "[Вернуться к вопросам]"), changed()),
        (press("Отложить"), sees("[Черновики · 2]")),
        (press("Черновики · 2"), sees("[Снабжение · 500 000 ₽]\n[Удалить]")),
        (press("Удалить"), misses("Удалено")),
        (press("Удалить"), toast("Удалено"), sees("[Черновики · 1]")),
    )


def test_a_draft_survives_a_restart(talk: Talk) -> None:
    talk.as_("Иван", ("отпуск",), (press("→"),), (press("5"), sees("С 5 августа")))
    talk.restart()
    talk.wait(days=3)
    talk.as_("Иван", (press("18"), sees("5–18 августа", "Кто вас заменит?")))
    talk.restart()
    talk.as_("Иван", ("вера", sees("Всё готово")))
    talk.restart()
    talk.as_("Иван", (press("Всё сделано"),), (press("Отправить"), toast("№ 1"), sees("⏳ Вера Ким")))


@pytest.mark.parametrize("again", [twice, repeated])
def test_a_double_tap_on_a_form_begins_one_draft(talk: Talk, again: Callable[[Saying], Saying]) -> None:
    talk.as_("Иван", ("/new",), (again(press("Отпуск")), sees("На какие даты?")), ("/start", sees("[Черновики · 1]")))


@pytest.mark.parametrize("again", [twice, repeated])
def test_a_double_tap_answers_one_question(talk: Talk, again: Callable[[Saying], Saying]) -> None:
    talk.as_("Иван", (WISH,), (again(press("Пропустить")), sees("Всё готово к отпуску?"), misses("отправьте")))


def test_a_double_tap_is_told_about(talk: Talk) -> None:
    """In passing: the question that follows begins with its own words."""
    talk.as_("Иван", (WISH,), (twice(press("Пропустить")), toast(OldButton), begins("Отпуск · 5–18 августа")))


@pytest.mark.parametrize("again", [twice, repeated])
def test_a_double_tap_submits_once(talk: Talk, again: Callable[[Saying], Saying]) -> None:
    """The second tap must not draw the menu over the card, which lives in the same message."""
    talk.as_(
        "Иван",
        (WISH,),
        (press("Пропустить"),),
        (press("Всё сделано"),),
        (again(press("Отправить")), sees("⏳ Ольга Смирнова", "[Отозвать]")),
        ("/my", sees("Ваши заявки: 1")),
    )
    assert "[Отозвать]" in str(talk.chat("Иван").messages[0])


def test_a_double_tap_deletes_once(talk: Talk) -> None:
    talk.as_("Иван", (WISH,), ("/cancel",), (twice(press("Удалить")), toast(DraftGone), sees("Чем помочь?")))


def test_an_old_question_is_not_answered_any_more(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("отпуск",),
        (press("→"),),
        ("5–18 августа", sees("Кто вас заменит?")),
        (press_old("20"), toast(OldButton), begins("Эта кнопка"), sees("Кто вас заменит?", "5–18 августа")),
    )


def test_a_cancelled_question_of_a_form_that_is_sent_deletes_nothing(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (WISH,),
        ("вера",),
        (press("Всё сделано"),),
        (press("Отправить"), sees("⏳ Вера Ким")),
        (press_old("Отмена"), toast(DraftGone), misses("Удалено")),
    )


def test_old_buttons_go_when_words_have_answered(talk: Talk) -> None:
    talk.as_("Иван", ("отпуск",), ("5–18 августа",), (press("Пропустить"), begins("Отпуск · 5–18")))
    assert talk.chat("Иван").messages[0].choices == []
