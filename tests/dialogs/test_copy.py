"""Asking once more for what was asked for before: «Скопировать» on one's own card."""

from datetime import UTC, datetime

import pytest

from core.forms.read import read_both
from core.model.ids import RequestId
from core.model.turn import NotYours
from core.store import forms
from core.store.db import Tx
from core.use.act import NoSuchRequest
from dialogs.action import OnRequest, Verb
from dialogs.packing import packed
from tests.dialogs.company import SUPPLY
from tests.dialogs.sayings import begins, fresh, incoming, misses, press, press_data, sees, toast, twice
from tests.dialogs.stories import asked_for_vacation, asked_to_buy
from tests.dialogs.talk import Talk


@pytest.mark.parametrize("ending", [None, "Отозвать", "Отклонить"])
def test_an_open_or_finished_request_is_copied_to_the_review(talk: Talk, ending: str | None) -> None:
    asked_for_vacation(talk)
    if ending == "Отозвать":
        talk.as_("Иван", (press(ending),), (press("Да, отозвать"),))
    elif ending is not None:
        talk.as_("Ольга", (press(ending),), ("отчёт",))
    talk.as_("Иван", ("/my",), (press("№ 1"), sees("[Скопировать]") if ending else sees("[Ещё…]")))
    if ending is None:
        talk.as_("Иван", (press("Ещё…"), sees("[Скопировать]")))
    dates = "5–18 августа 2027, 14 дней"
    talk.as_("Иван", (press("Скопировать"), sees(dates, "[Отправить]"), misses("Кто вас заменит?"), fresh()))
    if ending is None:  # the same days are asked for already
        dates = "19–20 августа 2027, 2 дня"
        talk.as_("Иван", (press("Отправить"), sees("В эти дни вас уже не будет", "(№ 1)", "[Отправить]")))
        talk.as_("Иван", (press("Изменить"),), (press("Даты"),), ("19–20 августа", sees(dates), misses("уже не будет")))
    talk.as_("Иван", (press("Отправить"), sees("№ 2", "⏳ Ольга Смирнова")))
    talk.as_("Ольга", (incoming(), sees("№ 2", dates)))


def test_two_taps_are_one_copy(talk: Talk) -> None:
    asked_to_buy(talk)
    talk.as_(
        "Иван",
        (press("Ещё…"),),
        (twice(press("Скопировать")), sees("900 000 ₽", "[Отправить]")),
        ("/my", sees("[Черновики · 1]")),
    )
    talk.as_("Иван", (press("Скопировать"),), ("/my", sees("[Черновики · 1]")))


def test_a_copy_is_of_the_newest_form(talk: Talk) -> None:
    asked_to_buy(talk)
    talk.write(_newer)
    talk.as_("Иван", (press("Ещё…"),), (press("Скопировать"), sees("Номер комнаты"), misses("Сумма")))
    talk.as_("Иван", ("505", sees("900 000 ₽", "Номер комнаты: 505", "[Отправить]")))


def test_nobody_copies_what_is_not_his(talk: Talk) -> None:
    asked_for_vacation(talk)
    data = packed(OnRequest(RequestId(1), Verb.COPY))
    talk.as_("Ольга", (press_data(data), toast(NotYours), begins("Отпуск · Иван Петров"), misses("Скопировать")))
    talk.as_("Вера", (press_data(data), toast(NoSuchRequest)))


def _newer(tx: Tx) -> None:
    room = "  - {key: room, type: text, title: {ru: Номер комнаты, en: Room}}\nroute:\n"
    forms.publish(tx, read_both(SUPPLY.replace("route:\n", room), 2)[0], datetime(2027, 7, 1, tzinfo=UTC))
