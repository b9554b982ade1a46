"""An approved request that is not needed any more: its author asks for it to be cancelled, and stages decide."""

import pytest

from core.model.ids import RequestId
from core.model.turn import AlreadyClosed, CardOutdated, NeverCancelled, NotApproved, NotYours, NotYourTurn
from dialogs.action import OnRequest, Verb
from dialogs.explaining import InWords
from dialogs.packing import packed
from tests.dialogs.sayings import (
    begins,
    fresh,
    incoming,
    misses,
    press,
    press_data,
    press_old,
    repeated,
    sees,
    silence,
    sticker,
    toast,
)
from tests.dialogs.stories import asked_for_vacation, asked_to_buy
from tests.dialogs.talk import Talk

WHY = "Почему нужно отменить?"
WISH = "Отменить? Отпуск · Иван Петров · 5–18 августа 2027, 14 дней"


@pytest.fixture
def approved(talk: Talk) -> Talk:
    """Иван's vacation, to which Вера, Ольга and Анна have agreed."""
    asked_for_vacation(talk, substitute="Вера Ким")
    talk.as_("Вера", (press("Согласовать"),))
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Анна", (press("Готово"),))
    for chat in talk.chats.values():
        chat.read()
    return talk


@pytest.fixture
def cancelling(approved: Talk) -> Talk:
    """He does not want it any more."""
    approved.as_("Иван", (press("Отменить заявку"),), ("дети заболели", sees("На отмене · № 1")))
    return approved


def test_the_stages_agree_and_everybody_who_had_is_told(approved: Talk) -> None:
    approved.as_(
        "Иван",
        (press("Отменить заявку"), begins(WHY), sees("Отпуск", "[Отмена]"), fresh()),
        ("дети заболели", sees("На отмене · № 1", "[К заявке]")),
        (
            press("К заявке"),
            begins("На отмене: Отпуск"),
            sees("Причина: дети заболели", "Отмена: ⏳ Ольга Смирнова → ⚪ Бухгалтерия", "[Не отменять]"),
            misses("[Изменить]", "[Отозвать]"),
        ),
        ("/my", sees("⏳ На отмене · № 1 · Отпуск")),
    )
    approved.as_(
        "Ольга",
        (incoming(), begins(WISH), sees("Причина: дети заболели", "[Отменить] [Оставить в силе]"), fresh()),
        (incoming(), misses("Согласуете эти дни?", "[Вернуть]", "[С комментарием]")),
        (press("Отменить"), toast("Отмена согласована"), sees("✅ За отмену, 12:00", "⏳ Бухгалтерия")),
    )
    approved.as_("Борис", (incoming(), begins(WISH)), (press("Отменить"), toast("Отмена согласована")))
    approved.as_("Иван", (incoming(), begins("Отменено: Отпуск"), sees("Причина: дети заболели"), fresh()))
    approved.as_("Вера", (incoming(), begins("Отменено: Отпуск · Иван Петров"), fresh()))
    approved.as_("Иван", ("/my", sees("Отменено · № 1 · Отпуск"), misses("⏳")))


def test_a_stage_leaves_it_approved_and_says_why(cancelling: Talk) -> None:
    cancelling.as_(
        "Ольга",
        (press("Оставить в силе"), begins("Почему оставляете в силе?")),
        ("билеты уже куплены", sees("Остаётся в силе · № 1")),
    )
    cancelling.as_(
        "Иван",
        (
            incoming(),
            begins("✅ Согласовано: Отпуск"),
            sees("Остаётся в силе", "❌ Ольга Смирнова: билеты уже куплены"),
            misses("Хорошего отдыха!"),
        ),
        (press("История"), sees("Просьба отменить: Иван Петров: «дети заболели»", "❌ Руководитель: Ольга Смирнова")),
    )


def test_the_author_thinks_better_of_it(cancelling: Talk) -> None:
    cancelling.as_(
        "Иван",
        ("/my",),
        (press("№ 1"),),
        (press("Не отменять"), toast("Остаётся в силе"), begins("✅ Согласовано: Отпуск"), misses("❌")),
        (press_old("Не отменять"), toast(AlreadyClosed)),
    )
    cancelling.as_("Ольга", (incoming(), begins("✅ Согласовано: Отпуск"), misses("[Оставить в силе]")))
    cancelling.as_("Ольга", (press_old("Отменить"), toast(AlreadyClosed)))


def test_nothing_but_words_tells_why(approved: Talk) -> None:
    approved.as_("Иван", (press("Отменить заявку"),), (sticker(), sees(InWords, WHY)), (press("Отмена"),))
    approved.as_("Ольга", (incoming(), silence()))


def test_it_is_asked_for_once(approved: Talk) -> None:
    approved.as_("Иван", (press("Отменить заявку"),), (repeated("дети заболели"), sees("На отмене")))
    approved.as_("Ольга", (incoming(), fresh()))


def test_an_old_button_recalls_no_wish(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Иван", (press("Отозвать"), sees("[Да, отозвать]")))
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Анна", (press("Готово"),))
    talk.as_("Иван", (press("Отменить заявку"),), ("дети заболели",))
    for button in ("Да, отозвать", "Отозвать"):
        talk.as_("Иван", (press_old(button), toast(CardOutdated), sees("На отмене")))


@pytest.mark.parametrize("verb", [Verb.CANCEL, Verb.KEEP])
def test_nobody_else_decides_that(cancelling: Talk, verb: Verb) -> None:
    cancelling.as_("Вера", (press_data(packed(OnRequest(RequestId(1), verb))), toast(NotYours)))


def test_what_is_under_way_is_not_cancelled(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Иван", (press_data(packed(OnRequest(RequestId(1), Verb.CANCEL))), toast(NotApproved)))


def test_forms_that_name_no_stages_for_it_do_not_offer_it(talk: Talk) -> None:
    asked_to_buy(talk)
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Елена", (press("Прочитано"),))
    talk.as_("Иван", (incoming(), sees("✅ Согласовано"), misses("[Отменить заявку]")))
    talk.as_("Иван", (press_data(packed(OnRequest(RequestId(1), Verb.CANCEL))), toast(NeverCancelled)))


def test_whose_turn_it_is_not_does_not_cancel(cancelling: Talk) -> None:
    cancelling.as_("Вера", (press_data(packed(OnRequest(RequestId(1), Verb.APPROVE, 0, 2))), toast(NotYourTurn)))
