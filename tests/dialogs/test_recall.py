"""A request that its author takes back after somebody has agreed: he tells why."""

import pytest

from core.model.ids import RequestId
from core.model.turn import AlreadyClosed, CardOutdated
from dialogs.action import OnRequest, Verb
from dialogs.explaining import AboutAnother, InWords
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
    reply,
    sees,
    sticker,
    toast,
    unseen,
)
from tests.dialogs.stories import asked_for_vacation
from tests.dialogs.talk import Talk

WHY = "Почему отзываете?"


@pytest.fixture
def agreed(talk: Talk) -> Talk:
    """Иван's vacation waits for accounting."""
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Иван", (incoming(), sees("⏳ Бухгалтерия")))
    return talk


def test_what_somebody_has_agreed_to_is_recalled_with_a_reason(agreed: Talk) -> None:
    agreed.as_(
        "Иван",
        (press("Отозвать"), begins(WHY), sees("Отпуск", "№ 1", "[Отмена]"), fresh()),
        ("поеду осенью", sees("Отозвано · № 1", "[К заявке]"), fresh()),
        (press("К заявке"), begins("Отозвано: Отпуск")),
        (press("История"), sees("Отозвано: Иван Петров: «поеду осенью»")),
    )
    agreed.as_("Ольга", (incoming(), begins("Отозвано: Отпуск · Иван Петров")))


def test_nothing_but_words_tells_why(agreed: Talk) -> None:
    agreed.as_(
        "Иван",
        (press("Отозвать"),),
        (sticker(), sees(InWords, WHY)),
        ("я" * 1001, sees(WHY)),
        (press("Отмена"), sees("Всё осталось как было")),
        ("поеду осенью", misses("Отозвано")),
    )


def test_a_reply_to_another_request_recalls_none(agreed: Talk) -> None:
    asked_for_vacation(agreed, wish="хочу в отпуск с 1 по 3 ноября")
    agreed.as_(
        "Иван",
        ("/my",),
        (press("№ 1"),),
        (press("Отозвать"),),
        (reply("поеду осенью", "Срок: 3 июля"), sees(AboutAnother, WHY)),
    )


def test_the_question_why_is_shown_again_after_a_stop(agreed: Talk) -> None:
    agreed.as_("Иван", (unseen(press("Отозвать")), begins(WHY)), ("поеду осенью", sees("Отозвано · № 1")))


def test_whoever_agrees_while_it_is_asked_is_told_why(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Иван", (press("Отозвать"), begins("Отозвать заявку?")))
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Иван", (press_old("Да, отозвать"), begins(WHY), fresh()), ("поеду осенью", sees("Отозвано · № 1")))


def test_the_reason_comes_too_late_for_what_has_ended(agreed: Talk) -> None:
    agreed.as_("Иван", (press("Отозвать"),))
    agreed.as_("Анна", (press("Готово"),))
    agreed.as_("Иван", ("поеду осенью", sees(AlreadyClosed, "✅ Согласовано: Отпуск")), ("ещё", misses(WHY)))


def test_the_reason_recalls_once(agreed: Talk) -> None:
    agreed.as_("Иван", (press("Отозвать"),), (repeated("поеду осенью"), sees("Отозвано · № 1")))


def test_only_what_is_being_cancelled_can_be_kept(agreed: Talk) -> None:
    agreed.as_("Иван", (press_data(packed(OnRequest(RequestId(1), Verb.KEEP))), toast(CardOutdated)))
