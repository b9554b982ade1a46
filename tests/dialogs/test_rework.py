"""A request that comes back, goes out again, or is taken back by its author."""

from core.model.ids import RequestId
from core.model.turn import AlreadyClosed, NotYours, OnItsWay
from core.use.fill import DraftGone
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
    repeated,
    sees,
    silence,
    toast,
)
from tests.dialogs.stories import asked_for_vacation, returned
from tests.dialogs.talk import Talk


def test_a_returned_request_is_changed_and_goes_round_again(talk: Talk) -> None:
    asked_for_vacation(talk, substitute="Вера Ким")
    talk.as_("Вера", (press("Согласовать"),))
    talk.as_(
        "Ольга",
        (press("Вернуть"),),
        (press("Иван Петров"), sees("Что нужно исправить?")),
        ("лучше с шестого", sees("Возвращено · № 1")),
    )
    talk.as_(
        "Иван",
        (incoming(), begins("↩️ Возвращено на доработку: Отпуск"), sees("↩️ Ольга Смирнова: лучше с шестого")),
        (press("Изменить и отправить"), sees("проверьте и отправьте", "Замещает: Вера Ким", "[Отправить]"), fresh()),
        (press("Изменить"),),
        (press("Даты"),),
        ("6–18 августа", sees("Даты: 6–18 августа 2027, 13 дней")),
        (press("Отправить"), toast("№ 1"), sees("⏳ Вера Ким", "13 дней"), changed()),
    )
    talk.as_("Вера", (press("Согласовать"),))
    talk.as_("Ольга", (incoming(), begins("Отпуск · Иван Петров · 6–18 августа"), misses("лучше с шестого")))
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Анна", (press("Готово"),))
    talk.as_("Иван", (incoming(), begins("✅ Согласовано: Отпуск · 6–18 августа")))
    talk.as_("Иван", (press("История"), sees("↩️ Руководитель: Ольга Смирнова: «лучше с шестого»", "✅ Завершено")))


def test_the_returned_card_keeps_its_words_and_loses_its_buttons(talk: Talk) -> None:
    returned(talk)
    talk.as_("Иван", (press("Изменить и отправить"), fresh()))
    card = talk.chat("Иван").messages[-2]
    assert "лучше с шестого" in str(card)
    assert card.choices == []


def test_rework_that_was_begun_is_gone_on_with(talk: Talk) -> None:
    returned(talk)
    talk.as_(
        "Иван",
        (press("Изменить и отправить"),),
        (press("Изменить"),),
        (press("Вид отпуска"),),
        (press("Учебный"), sees("Вид отпуска: Учебный")),
        (press("Отмена"),),
        (press("Отложить"), sees("[Черновики · 1]")),
        ("/my",),
        (press("№ 1"), sees("[Изменить и отправить]")),
        (press("Изменить и отправить"), sees("Вид отпуска: Учебный", "[Отправить]")),
        (press("Отправить"), sees("⏳ Ольга Смирнова")),
    )


def test_a_request_on_its_way_is_not_changed_by_an_old_button(talk: Talk) -> None:
    returned(talk)
    talk.as_(
        "Иван",
        (press("Изменить и отправить"),),
        (press("Отправить"), sees("⏳ Ольга Смирнова")),
        (press_old("Изменить и отправить"), toast(OnItsWay), sees("⏳ Ольга Смирнова")),
        ("/start", misses("Черновики")),
    )


def test_a_draft_of_a_request_that_was_recalled_is_no_way_on(talk: Talk) -> None:
    returned(talk)
    talk.as_(
        "Иван",
        (press("Изменить и отправить"),),
        ("/my",),
        (press("№ 1"),),
        (press("Отозвать"),),
        (press("Да, отозвать"), toast("Отозвано"), sees("Отозвано: Отпуск")),
        (press("Отправить"), toast(AlreadyClosed)),
    )


def test_recalling_asks_first(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_(
        "Иван",
        (press("Отозвать"), begins("Отозвать заявку?"), sees("№ 1", "[Да, отозвать] [Нет]"), changed()),
        (press("Нет"), sees("⏳ Ольга Смирнова", "[Отозвать]"), changed()),
        (press("Отозвать"),),
        (press("Да, отозвать"), toast("Отозвано"), begins("Отозвано: Отпуск"), misses("[Отозвать]", "⏳"), changed()),
        ("/my", sees("Отозвано · № 1 · Отпуск · 5–18 августа"), misses("⏭", "⏳")),
    )
    talk.as_("Ольга", (incoming(), begins("Отозвано: Отпуск · Иван Петров"), misses("[Согласовать]", "⏳"), changed()))
    talk.as_("Ольга", (press_old("Согласовать"), toast(AlreadyClosed)), ("/inbox", sees("ничего не нужно")))


def test_a_double_tap_recalls_once(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Иван", (press("Отозвать"),), (repeated(press("Да, отозвать")), sees("Отозвано: Отпуск")))
    talk.as_("Иван", (press_old("Да, отозвать"), toast(AlreadyClosed)), (press_old("Отозвать"), toast(AlreadyClosed)))


def test_nobody_recalls_for_another(talk: Talk) -> None:
    asked_for_vacation(talk)
    for verb in (Verb.RECALL, Verb.RECALL_SURELY, Verb.REVISE):
        talk.as_("Ольга", (press_data(packed(OnRequest(RequestId(1), verb))), toast(NotYours), sees("[Согласовать]")))
    talk.as_("Иван", (incoming(), silence()))


def test_the_last_approver_returns_it_too(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Борис", (press("Вернуть"),), (press("Иван Петров"),), ("нет приказа", sees("Возвращено")))
    talk.as_("Анна", (incoming(), begins("↩️ Возвращено"), misses("[Готово]")))
    talk.as_("Иван", (incoming(), sees("↩️ Борис Ганин: нет приказа", "[Изменить и отправить]")))


def test_rework_that_is_deleted_leaves_the_request(talk: Talk) -> None:
    returned(talk)
    talk.as_(
        "Иван",
        (press("Изменить и отправить"),),
        (press("Отмена"),),
        (press("Удалить"), toast("Удалено")),
        (press_old("Отправить"), toast(DraftGone)),
        ("/my",),
        (press("№ 1"), sees("[Изменить и отправить]", "[Отозвать]")),
    )
