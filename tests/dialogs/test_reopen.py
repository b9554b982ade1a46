"""A request that had ended is opened again: by its author, or by whoever answers for the process."""

import pytest

from core.model.ids import RequestId
from core.model.turn import NotYours, OwnerReopens, StillOpen
from dialogs.action import OnRequest, Verb
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
    toast,
)
from tests.dialogs.stories import asked_for_vacation
from tests.dialogs.talk import Talk

OPEN = packed(OnRequest(RequestId(1), Verb.REOPEN))


@pytest.fixture
def approved(talk: Talk) -> Talk:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Анна", (press("Готово"),))
    for chat in talk.chats.values():
        chat.read()
    return talk


def test_what_was_rejected_is_opened_again_changed_and_sent(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Отклонить"),), ("некому подменить",))
    talk.as_(
        "Иван",
        (incoming(), begins("❌ Отклонено"), sees("[Открыть снова]")),
        (press("Открыть снова"), toast("Открыто снова"), begins("↩️ Открыто снова: Отпуск"), fresh()),
        (press("Изменить и отправить"),),
        (press("Изменить"),),
        (press("Даты"),),
        ("6–18 августа",),
        (press("Отправить"), sees("⏳ Ольга")),
    )
    talk.as_("Ольга", (incoming(), sees("6–18 августа", "[Согласовать]")))


def test_what_was_recalled_is_opened_again_once(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_(
        "Иван",
        (press("Отозвать"),),
        (press("Да, отозвать"),),
        (repeated(press("Открыть снова")), begins("↩️ Открыто снова")),
        (press_old("Открыть снова"), toast(StillOpen)),
    )


def test_the_owner_opens_what_was_approved_with_a_reason(approved: Talk) -> None:
    approved.as_(
        "Елена",
        ("/start",),
        (press_data(OPEN), begins("Почему открываете снова?"), sees("Отпуск"), fresh()),
        ("даты заняты", sees("Открыто снова · № 1")),
    )
    approved.as_(
        "Иван",
        (incoming(), begins("↩️ Возвращено на доработку: Отпуск"), sees("↩️ Елена Рот: даты заняты"), fresh()),
        (press("Изменить и отправить"), sees("[Отправить]")),
    )


def test_an_owner_has_the_button_below_the_outcome(approved: Talk) -> None:
    approved.as_(
        "Елена", ("/start",), (press_data(packed(OnRequest(RequestId(1), Verb.OPEN))), sees("[Открыть снова]"))
    )
    approved.as_("Ольга", (incoming(), misses("[Открыть снова]")))


def test_the_author_of_what_was_approved_is_told_who_can(approved: Talk) -> None:
    approved.as_("Иван", (press_data(OPEN), toast(OwnerReopens, "Елена Рот")))


def test_nobody_else_opens_it(approved: Talk) -> None:
    approved.as_("Ольга", (press_data(OPEN), toast(NotYours)))
