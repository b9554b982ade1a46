"""A request that its author changes while it is under way."""

import pytest

from core.model.amending import WentOn
from core.model.ids import RequestId
from core.model.rework import NothingChanged
from core.model.turn import AlreadyClosed, CardOutdated, NotOnItsWay, NotYours
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

DIFFERENCE = "Изменено · Даты: 5–18 августа 2027, 14 дней → 6–18 августа 2027, 13 дней"


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """Иван's vacation waits for Ольга."""
    asked_for_vacation(talk)
    return talk


def _changes_the_dates(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (press("Изменить"), begins("Отпуск · проверьте и отправьте"), misses("Изменено"), fresh()),
        (press("Изменить"),),
        (press("Даты"),),
        ("6–18 августа", sees(DIFFERENCE, "[Отправить]")),
    )


def test_whoever_is_asked_gets_a_new_card_with_the_difference(asked: Talk) -> None:
    _changes_the_dates(asked)
    asked.as_("Иван", (press("Отправить"), toast("№ 1"), sees("⏳ Ольга", "13 дней"), misses("Изменено"), changed()))
    asked.as_(
        "Ольга",
        (incoming(), begins("Отпуск · Иван Петров · 6–18 августа 2027, 13 дней"), sees(DIFFERENCE, "[Согласовать]")),
        (press_old("Согласовать"), toast(CardOutdated), sees("6–18 августа")),
        (press("Согласовать"), toast("Согласовано"), sees("13 дней")),
    )
    asked.as_("Иван", (press("История"), sees("Изменено: Иван Петров")))


def test_the_difference_is_told_after_rework_too(talk: Talk) -> None:
    returned(talk)
    talk.as_(
        "Иван",
        (press("Изменить и отправить"), misses("Изменено")),
        (press("Изменить"),),
        (press("Даты"),),
        ("6–18 августа", sees(DIFFERENCE)),
        (press("Отправить"), sees("⏳ Ольга")),
    )
    talk.as_("Ольга", (incoming(), sees(DIFFERENCE), misses("Изменено · Вид")))


def test_what_is_as_it_was_is_not_sent(asked: Talk) -> None:
    asked.as_("Иван", (press("Изменить"),), (press("Отправить"), toast(NothingChanged), sees("[Отправить]")))
    asked.as_("Ольга", (incoming(), silence()))


def test_an_answer_that_is_left_out_now_is_told_as_well(talk: Talk) -> None:
    asked_for_vacation(talk, substitute="Вера Ким")
    talk.as_(
        "Иван",
        (press("Изменить"),),
        (press("Изменить"),),
        (press("Замещает"),),
        (press("Пропустить"), sees("Изменено · Замещает: Вера Ким → —")),
        (press("Отправить"), sees("⏳ Ольга")),
    )
    talk.as_("Ольга", (incoming(), sees("Изменено · Замещает: Вера Ким → —")))


def test_what_was_agreed_to_meanwhile_is_asked_for_again(asked: Talk) -> None:
    _changes_the_dates(asked)
    asked.as_("Ольга", (press("Согласовать"),))
    asked.as_("Иван", (press("Отправить"), toast("№ 1"), sees("⏳ Ольга")))
    asked.as_("Ольга", (incoming(), sees(DIFFERENCE, "[Согласовать]")))


def test_a_request_that_came_back_meanwhile_is_sent_with_the_same_answers(asked: Talk) -> None:
    _changes_the_dates(asked)
    asked.as_("Ольга", (press("Вернуть"),), ("лучше с шестого",))
    asked.as_(
        "Иван",
        (press("Отправить"), sees(WentOn, DIFFERENCE, "[Отправить]")),
        (press("Отправить"), toast("№ 1"), sees("⏳ Ольга", "13 дней")),
    )


def test_what_has_ended_meanwhile_is_not_changed(asked: Talk) -> None:
    _changes_the_dates(asked)
    asked.as_("Ольга", (press("Отклонить"),), ("некому подменить",))
    asked.as_("Иван", (press("Отправить"), toast(AlreadyClosed)))


def test_changes_that_were_begun_are_gone_on_with(asked: Talk) -> None:
    _changes_the_dates(asked)
    asked.as_(
        "Иван",
        (press("Отмена"),),
        (press("Отложить"), sees("[Черновики · 1]")),
        ("/my",),
        (press("№ 1"),),
        (press("Изменить"), sees(DIFFERENCE)),
        (press("Отправить"), sees("⏳ Ольга")),
        ("/start", misses("Черновики")),
    )


def test_a_double_tap_changes_once(asked: Talk) -> None:
    _changes_the_dates(asked)
    asked.as_("Иван", (repeated(press("Отправить")), sees("13 дней")))
    asked.as_("Ольга", (incoming(), fresh()))


def test_nobody_changes_what_another_has_asked_for(asked: Talk) -> None:
    asked.as_("Ольга", (press_data(packed(OnRequest(RequestId(1), Verb.AMEND))), toast(NotYours)))


def test_what_is_with_its_author_is_reworked(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Вернуть"),), ("лучше с шестого",))
    talk.as_("Иван", (press_old("Изменить"), toast(NotOnItsWay), sees("[Изменить и отправить]")))
