"""Sending a request back: to its author, or to a stage that it has passed."""

import pytest

from core.model.decide import NotPassed
from core.model.ids import RequestId
from core.model.turn import AlreadyDecided
from dialogs.action import OnRequest, Verb
from dialogs.packing import packed
from tests.dialogs.sayings import begins, changed, fresh, incoming, press, press_data, press_old, sees, toast
from tests.dialogs.stories import asked_for_vacation
from tests.dialogs.talk import Talk


@pytest.fixture
def passed(talk: Talk) -> Talk:
    """The substitute has agreed, and the manager is asked."""
    asked_for_vacation(talk, substitute="Вера Ким")
    talk.as_("Вера", (press("Согласовать"),))
    return talk


def test_before_any_stage_is_passed_it_goes_to_the_author(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Вернуть"), sees("Что нужно исправить?"), fresh()))


def test_to_whom_is_asked_in_the_card(passed: Talk) -> None:
    passed.as_(
        "Ольга",
        (
            press("Вернуть"),
            begins("Кому вернуть?"),
            sees("[Иван Петров]\n[Замещающий]\n[Назад]", "прежние ответы больше не считаются"),
            changed(),
        ),
        (press("Назад"), sees("[Согласовать]"), changed()),
    )


def test_a_stage_decides_once_more(passed: Talk) -> None:
    """The card looks like one again while the words are waited for."""
    passed.as_(
        "Ольга",
        (press("Вернуть"),),
        (press("Замещающий"), sees("Почему возвращаете на этап «Замещающий»?", "[Отмена]", "[Согласовать]")),
        ("уточните, кто дежурит", sees("Возвращено · № 1", "⏳ Вера Ким")),
    )
    passed.as_("Вера", (incoming(), sees("↩️ Ольга Смирнова: уточните, кто дежурит", "[Согласовать]"), fresh()))
    passed.as_("Иван", (incoming(), sees("⏳ Вера Ким → ⚪ Ольга Смирнова", "уточните, кто дежурит")))
    passed.as_("Вера", (press("Согласовать"),))
    passed.as_("Ольга", (incoming(), sees("[Согласовать]"), fresh()))


def test_the_author_is_among_those_to_whom_it_goes_back(passed: Talk) -> None:
    passed.as_("Ольга", (press("Вернуть"),), (press("Иван Петров"), sees("Что нужно исправить?")), ("даты",))
    passed.as_("Иван", (incoming(), begins("↩️ Возвращено"), sees("Ольга Смирнова: даты")))


def test_the_words_can_be_left_unsaid(passed: Talk) -> None:
    passed.as_(
        "Ольга",
        (press("Вернуть"),),
        (press("Замещающий"),),
        (press("Отмена"), sees("Всё осталось как было")),
        (press("Согласовать"), toast("Согласовано")),
        (press_old("Замещающий"), toast(AlreadyDecided)),
    )


def test_a_stage_that_was_not_passed_is_no_way_back(passed: Talk) -> None:
    passed.as_("Ольга", (press_data(packed(OnRequest(RequestId(1), Verb.RETURN_TO, 1, 1, 3))), toast(NotPassed)))
