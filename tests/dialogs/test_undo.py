"""A mis-tap is taken back: by whoever has decided, for a minute, and until somebody acts on it."""

import pytest

from core.model.ending import NothingToUndo, TooLateToUndo
from core.model.ids import RequestId
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
from tests.dialogs.stories import asked_for_vacation
from tests.dialogs.talk import Talk


@pytest.fixture
def agreed(talk: Talk) -> Talk:
    """The substitute has just agreed, and the manager has his card."""
    asked_for_vacation(talk, substitute="Вера Ким")
    talk.as_("Вера", (press("Согласовать"), sees("(✅ Согласовано, 12:00)", "[Отменить решение]")))
    talk.as_("Ольга", (incoming(), sees("[Согласовать]"), fresh()))
    return talk


def test_a_decision_is_taken_back(agreed: Talk) -> None:
    agreed.as_(
        "Вера",
        (press("Отменить решение"), toast("Решение отменено"), sees("[Согласовать]", "⏳ Вера Ким"), changed()),
    )
    agreed.as_("Ольга", (incoming(), sees("⏳ Ждём: Вера Ким"), misses("[Согласовать]"), changed()))
    agreed.as_("Вера", (press("Отклонить"),), ("не могу", sees("Отклонено · № 1")))
    agreed.as_("Иван", (incoming(), begins("❌ Отклонено"), sees("не могу")))
    agreed.as_("Иван", (press("История"), sees("Вера Ким отменяет своё решение")))


def test_the_button_is_there_for_a_minute(agreed: Talk) -> None:
    agreed.goes_by(seconds=60)
    agreed.as_("Вера", (incoming(), silence()))
    agreed.goes_by(seconds=1)
    agreed.as_(
        "Вера",
        (incoming(), sees("(✅ Согласовано, 12:00)"), misses("[Отменить решение]"), changed()),
        (press_old("Отменить решение"), toast(TooLateToUndo), misses("[Отменить решение]")),
    )


def test_the_button_goes_also_when_something_was_said_meanwhile(agreed: Talk) -> None:
    agreed.wait(seconds=30)
    agreed.as_("Иван", (press_data(packed(OnRequest(RequestId(1), Verb.NUDGE))),))
    agreed.as_("Вера", (incoming(),))
    agreed.goes_by(seconds=31)
    assert "[Отменить решение]" not in str(agreed.chat("Вера").messages[-1])


def test_who_comes_next_makes_it_final(agreed: Talk) -> None:
    agreed.as_("Ольга", (press("Согласовать"),))
    agreed.as_(
        "Вера",
        (incoming(), misses("[Отменить решение]"), changed()),
        (press_old("Отменить решение"), toast(NothingToUndo)),
    )


def test_an_end_is_taken_back_too(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Отклонить"),), ("нет", sees("Отклонено · № 1", "[Отменить решение]")))
    talk.as_("Иван", (incoming(), begins("❌ Отклонено"), fresh()))
    talk.as_("Ольга", (press("Отменить решение"), sees("[Согласовать]")))
    talk.as_("Иван", (incoming(), begins("Отпуск"), sees("⏳ Ждём: Ольга Смирнова"), misses("❌"), fresh()))


def test_a_double_tap_takes_it_back_once(agreed: Talk) -> None:
    agreed.as_("Вера", (repeated(press("Отменить решение")), toast("Решение отменено"), sees("[Согласовать]")))


def test_nobody_takes_back_what_another_has_decided(agreed: Talk) -> None:
    for name in ("Иван", "Ольга"):
        agreed.as_(name, (press_data(packed(OnRequest(RequestId(1), Verb.UNDO))), toast(NothingToUndo)))
    agreed.as_("Вера", (incoming(), silence()))
