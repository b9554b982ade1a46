"""Bringing a colleague in: somebody decides instead, or agrees, too."""

import pytest

from core.model.detour import AskedAlready, AuthorMeant, HandedOnTooOften, Himself, NotHere
from core.model.fields.person import NobodyFound
from core.model.ids import RequestId
from core.model.turn import NotYourTurn
from dialogs.action import OnRequest, Verb
from dialogs.explaining import InWords
from dialogs.packing import packed
from tests.dialogs.sayings import (
    Saying,
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
    sticker,
    toast,
    unseen,
)
from tests.dialogs.stories import asked_for_vacation
from tests.dialogs.talk import Talk


@pytest.fixture
def waiting(talk: Talk) -> Talk:
    """The manager is asked."""
    asked_for_vacation(talk)
    return talk


def _bring(talk: Talk, do: Verb, name: str) -> Saying:
    return press_data(packed(OnRequest(RequestId(1), do, 1, 1, talk.person(name).id)))


def _adds(talk: Talk, when: str, name: str = "Анна Серова", words: Saying = "") -> None:
    talk.as_("Ольга", (press("Ещё…"),), (press("Добавить согласующего"),), (press(name),), (press(when),))
    talk.as_("Ольга", (words or press("Пропустить"), sees("Согласующий добавлен")))


def test_a_colleague_decides_instead(waiting: Talk) -> None:
    waiting.as_(
        "Ольга",
        (press("Ещё…"), sees("[❓ Спросить] [Передать]\n[Добавить согласующего] [Добавить наблюдателя]\n[Назад]")),
        (press("Передать"), begins("Кто решит вместо вас?"), sees("Напишите имя", "[Назад]"), misses("[Иван Петров]")),
        ("анна", sees("Кто решит вместо вас?", "[Анна Серова]"), misses("[Вера Ким]"), fresh()),
        (press("Анна Серова"), sees("Почему передаёте? Решать будет Анна Серова.", "[Отмена]"), misses("Пропустить")),
        ("я в отпуске", sees("Решение передано · № 1", "Решение передано: Ольга Смирнова → Анна Серова")),
    )
    waiting.as_(
        "Анна",
        (
            incoming(),
            sees("Решение передано: Ольга Смирнова → Анна Серова", "[Согласовать] [Отклонить]"),
            fresh(),
        ),
    )
    waiting.as_("Иван", (incoming(), sees("⏳ Ждём: Анна Серова", "Решение передано"), changed()))
    waiting.as_("Ольга", (press_old("Согласовать"), toast(NotYourTurn), misses("[Согласовать]")))
    waiting.as_("Анна", (press("Согласовать"), toast("Согласовано")))
    waiting.as_("Иван", (press("История"), sees("Решение передано: Ольга Смирнова → Анна Серова: «я в отпуске»")))


def test_a_name_that_nobody_has(waiting: Talk) -> None:
    waiting.as_(
        "Ольга",
        (press("Ещё…"),),
        (press("Передать"),),
        ("эразм", sees(NobodyFound, "[Вера Ким]"), fresh()),
        (sticker(), sees(InWords, "Кто решит вместо вас?")),
        (press("Назад"), sees("[Согласовать]")),
        ("анна", sees("Чем помочь?")),
    )
    waiting.as_("Иван", (incoming(), silence()))


def test_a_list_of_colleagues_that_nobody_saw_is_shown_again(waiting: Talk) -> None:
    waiting.as_("Ольга", (press("Ещё…"),), (unseen(press("Передать")), sees("Кто решит вместо вас?", "[Вера Ким]")))


def test_it_is_handed_on_three_times(waiting: Talk) -> None:
    for who, to in (("Ольга", "Анна"), ("Анна", "Борис"), ("Борис", "Елена")):
        waiting.as_(who, (_bring(waiting, Verb.HAND_ON_TO, to),), ("не моё", sees("Решение передано")))
    waiting.as_("Елена", (_bring(waiting, Verb.HAND_ON_TO, "Пётр"), toast(HandedOnTooOften)))


@pytest.mark.parametrize("do", [Verb.HAND_ON_TO, Verb.BEFORE, Verb.BESIDE, Verb.AFTER])
def test_not_everybody_can_be_brought_in(waiting: Talk, do: Verb) -> None:
    waiting.change("Пётр", active=False)
    for name, refused in (("Ольга", Himself), ("Иван", AuthorMeant), ("Пётр", NotHere)):
        waiting.as_("Ольга", (_bring(waiting, do, name), toast(refused), sees("[Согласовать]")))


def test_nobody_else_brings_anybody_in(waiting: Talk) -> None:
    for do in (Verb.HAND_ON, Verb.ADD, Verb.HAND_ON_TO, Verb.ADD_WHOM, Verb.BESIDE):
        waiting.as_("Иван", (_bring(waiting, do, "Анна"), toast(NotYourTurn)))


def test_somebody_agrees_before(waiting: Talk) -> None:
    waiting.as_(
        "Ольга",
        (press("Ещё…"),),
        (press("Добавить согласующего"), begins("Кто ещё согласует?")),
        (press("Анна Серова"), begins("Когда согласует Анна Серова?"), sees("[До меня] [После меня]"), changed()),
        (press("До меня"), sees("Эти слова прочитает Анна Серова", "[Пропустить] [Отмена]")),
        (
            "проверьте остаток",
            sees("Согласующий добавлен · № 1", "Ещё согласует Анна Серова, по просьбе: Ольга Смирнова"),
        ),
    )
    waiting.as_("Ольга", (press_old("Согласовать"), toast(NotYourTurn)))
    waiting.as_(
        "Анна", (incoming(), sees("по просьбе: Ольга Смирнова", "[Согласовать]"), fresh()), (press("Согласовать"),)
    )
    waiting.as_("Ольга", (incoming(), sees("[Согласовать]"), fresh()), (press("Согласовать"), toast("Согласовано")))
    waiting.as_("Иван", (press("История"), sees("по просьбе: Ольга Смирнова: «проверьте остаток»")))


def test_somebody_agrees_beside(waiting: Talk) -> None:
    _adds(waiting, "Вместе со мной")
    waiting.as_("Анна", (incoming(), sees("[Согласовать]"), fresh()))
    waiting.as_("Ольга", (press("Согласовать"), toast("Согласовано"), misses("⏳ Бухгалтерия")))
    waiting.as_("Анна", (press("Согласовать"), sees("⏳ Бухгалтерия")))


def test_somebody_agrees_after(waiting: Talk) -> None:
    _adds(waiting, "После меня", words="взгляните")
    waiting.as_("Анна", (incoming(), silence()))
    waiting.as_("Ольга", (press("Согласовать"), toast("Согласовано")))
    waiting.as_("Анна", (incoming(), sees("[Согласовать]"), fresh()))


def test_nobody_is_added_twice(waiting: Talk) -> None:
    _adds(waiting, "Вместе со мной")
    waiting.as_("Ольга", (_bring(waiting, Verb.BESIDE, "Анна"), toast(AskedAlready)))


def test_a_double_tap_adds_one(waiting: Talk) -> None:
    waiting.as_("Ольга", (_bring(waiting, Verb.BESIDE, "Анна"),), (repeated(press("Пропустить")), sees("добавлен")))
    waiting.as_("Ольга", (press_old("Пропустить"), sees("[Согласовать]")))
    waiting.as_("Анна", (incoming(), fresh()))
