"""A question before the decision: to somebody who has to do with the request, and answered from his card."""

import pytest

from core.model.detour import Himself, NotInvolved
from core.model.ids import RequestId
from core.model.turn import NotYourTurn
from dialogs.action import OnRequest, Verb
from dialogs.explaining import InWords
from dialogs.packing import packed
from tests.dialogs.sayings import (
    begins,
    changed,
    file,
    fresh,
    incoming,
    misses,
    press,
    press_data,
    press_old,
    reply,
    reply_with,
    sees,
    silence,
    sticker,
    toast,
)
from tests.dialogs.stories import asked_for_vacation
from tests.dialogs.talk import Talk

_QUESTION = "❓ Вопрос: Ольга Смирнова → Вера Ким"


@pytest.fixture
def waiting(talk: Talk) -> Talk:
    """The substitute has agreed, and the manager is asked."""
    asked_for_vacation(talk, substitute="Вера Ким")
    talk.as_("Вера", (press("Согласовать"),))
    talk.as_("Ольга", (incoming(),))
    talk.as_("Иван", (incoming(),))
    return talk


@pytest.fixture
def asked(waiting: Talk) -> Talk:
    """And has asked the substitute something."""
    waiting.as_("Ольга", (press("Ещё…"),), (press("Спросить"),), (press("Вера Ким"),), ("Кто дежурит 9-го?",))
    return waiting


def test_what_is_seldom_needed_stands_behind_one_button(waiting: Talk) -> None:
    waiting.as_(
        "Ольга",
        (
            press("Ещё…"),
            begins("Что ещё? Отпуск"),
            sees("[❓ Спросить]", "[Назад]"),
            misses("[История]", "[💤 Отложить]"),
            changed(),
        ),
        (
            press("Назад"),
            sees("[Согласовать] [Отклонить]\n[Вернуть] [С комментарием]\n[💤 Отложить] [История]\n[Команда] [Ещё…]"),
            changed(),
        ),
    )


def test_a_question_goes_out_and_its_answer_comes_back(waiting: Talk) -> None:
    waiting.as_(
        "Ольга",
        (press("Ещё…"),),
        (press("Спросить"), begins("❓ Кого спросить?"), sees("[Иван Петров] [Вера Ким]\n[Назад]"), changed()),
        (press("Вера Ким"), sees("Что вы хотите узнать?", "[Отмена]", "[Согласовать]")),
        (
            "Кто дежурит 9-го?",
            sees("Вопрос отправлен · № 1", "❓ Вопрос: Ольга Смирнова → Вера Ким: «Кто дежурит 9-го?»"),
        ),
    )
    waiting.as_(
        "Вера",
        (
            incoming(),
            begins("Отпуск · Иван Петров"),
            sees("❓ Ольга Смирнова спрашивает вас: «Кто дежурит 9-го?»", "[Ответить]"),
            fresh(),
        ),
        ("/inbox", sees("Ждут вас: 1")),
        (press("№ 1"), sees("[Ответить]")),
        (press("Ответить"), begins("Что вы ответите?"), sees("«Кто дежурит 9-го?»", "[Отмена]"), fresh()),
        ("Я, до шести", sees("Ответ отправлен · № 1"), misses("[Ответить]")),
    )
    waiting.as_(
        "Ольга",
        (
            incoming(),
            sees(
                "❓ Вопрос: Ольга Смирнова → Вера Ким: «Кто дежурит 9-го?»",
                "Ответ: Вера Ким → Ольга Смирнова: «Я, до шести»",
            ),
            sees("[Согласовать]"),
            fresh(),
        ),
        (press("Согласовать"), toast("Согласовано")),
    )
    waiting.as_("Иван", (press("История"), sees("❓ Вопрос: Ольга Смирнова → Вера Ким", "Ответ: Вера Ким")))


def test_the_others_see_what_is_asked(asked: Talk) -> None:
    asked.as_("Иван", (incoming(), sees("❓ Вопрос: Ольга Смирнова → Вера Ким: «Кто дежурит 9-го?»"), changed()))


def test_a_reply_to_the_card_answers(asked: Talk) -> None:
    asked.as_("Вера", (reply("Я", to="[Ответить]"), sees("Ответ отправлен · № 1"), misses("Передано")))
    asked.as_("Ольга", (incoming(), sees("Ответ: Вера Ким → Ольга Смирнова: «Я»"), fresh()))
    asked.as_("Вера", (reply("и ещё", to="№ 1"), sees("Передано")))


def test_a_file_in_reply_to_the_card_is_a_comment(asked: Talk) -> None:
    asked.as_(
        "Вера",
        (press("Ответить"),),
        (sticker(), sees(InWords, "Что вы ответите?")),
        (press("Отмена"),),
        (reply_with(file(), to="[Ответить]"), sees("Передано")),
    )
    asked.as_("Ольга", (incoming(), misses("Ответ:")))


def test_whoever_has_asked_may_decide_without_the_answer(asked: Talk) -> None:
    asked.as_("Ольга", (press("Согласовать"), toast("Согласовано")))
    asked.as_(
        "Вера",
        (incoming(), misses("[Ответить]"), changed()),
        (press_old("Ответить"), toast(NotYourTurn), misses("[Ответить]")),
    )


def test_the_author_is_asked_and_answers(waiting: Talk) -> None:
    waiting.as_("Ольга", (press("Ещё…"),), (press("Спросить"),), (press("Иван Петров"),), ("Надолго?",))
    waiting.as_(
        "Иван",
        (incoming(), sees("❓ Ольга Смирнова спрашивает вас: «Надолго?»", "[Ответить]"), fresh()),
        (press("Ответить"),),
        ("На две недели", sees("Ответ отправлен")),
    )
    waiting.as_("Ольга", (incoming(), sees("Ответ: Иван Петров → Ольга Смирнова: «На две недели»"), fresh()))


def test_a_question_can_be_left_unasked(waiting: Talk) -> None:
    waiting.as_(
        "Ольга",
        (press("Ещё…"),),
        (press("Спросить"),),
        (press("Вера Ким"),),
        (press("Отмена"), sees("Всё осталось как было")),
    )
    waiting.as_("Вера", (incoming(), silence()))


def test_only_who_has_to_do_with_it_is_asked(waiting: Talk) -> None:
    for name, refused in (("Анна", NotInvolved), ("Ольга", Himself)):
        data = packed(OnRequest(RequestId(1), Verb.ASK_WHOM, 1, 1, waiting.person(name).id))
        waiting.as_("Ольга", (press_data(data), toast(refused)))
    waiting.as_("Вера", (press_data(packed(OnRequest(RequestId(1), Verb.ANSWER, 1, 1))), toast(NotYourTurn)))
