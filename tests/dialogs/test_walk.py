"""How short the way is, and that it is the same on both databases."""

from collections.abc import Iterator

import pytest

from tests.dialogs.sayings import Saying, begins, fresh, incoming, press, sees, toast
from tests.dialogs.stories import WISH
from tests.dialogs.talk import Talk

_BY_BUTTONS: tuple[Saying, ...] = (
    "/start",
    press("Новая заявка"),
    press("Отпуск"),
    "5–18 августа",
    press("Вера Ким"),
    press("Всё сделано"),
    press("Отправить"),
)
_BY_CALENDAR: tuple[Saying, ...] = (
    press("Новая заявка"),
    press("Отпуск"),
    press("12"),
    press("25"),
    press("Вера Ким"),
    press("Дела переданы"),
    press("Коллеги предупреждены"),
    press("Отправить"),
)
_BY_A_SENTENCE: tuple[Saying, ...] = (WISH, press("Вера Ким"), press("Всё сделано"), press("Отправить"))


@pytest.mark.parametrize(("way", "most"), [(_BY_BUTTONS, 8), (_BY_CALENDAR, 8), (_BY_A_SENTENCE, 6)])
def test_a_vacation_is_a_few_taps(talk: Talk, way: tuple[Saying, ...], most: int) -> None:
    talk.as_("Иван", ("/start",))
    chat = talk.chat("Иван")
    before = chat.taps
    talk.as_("Иван", *((saying,) for saying in way))
    assert chat.taps - before <= most
    talk.as_("Вера", (incoming(), sees("[Согласовать]")))


@pytest.fixture
def anywhere(url: str) -> Iterator[Talk]:
    """The company, once on each database."""
    begun = Talk(url)
    yield begun
    begun.close()


def test_the_whole_way(anywhere: Talk) -> None:
    talk = anywhere
    talk.as_("Иван", (WISH,), ("вера",), (press("Всё сделано"),), (press("Отправить"), toast("№ 1")))
    talk.as_("Вера", (press("Согласовать"),))
    talk.restart()
    talk.as_("Ольга", (press("Вернуть"),), (press("Иван Петров"),), ("лучше с шестого", sees("Возвращено")))
    talk.as_("Иван", (press("Изменить и отправить"),), (press("Изменить"),), (press("Даты"),), ("6–18 августа",))
    talk.as_("Иван", (press("Отправить"), sees("13 дней", "⏳ Вера Ким")))
    talk.as_("Вера", (press("Согласовать"),))
    talk.as_("Ольга", (press("С комментарием"),), ("хорошо",))
    talk.as_("Анна", (press("Готово"), sees("✅ Согласовано")))
    talk.as_("Елена", (incoming(), begins("✅ Согласовано: Отпуск · Иван Петров"), fresh()))
    talk.as_("Иван", (incoming(), begins("✅ Согласовано: Отпуск · 6–18 августа")), ("/my", sees("✅ № 1")))
