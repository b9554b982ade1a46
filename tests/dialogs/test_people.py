"""Choosing somebody of the company: by a button, or by any part of the name."""

from core.model.fields.person import NobodyFound, NotHere
from tests.dialogs.sayings import changed, misses, press, press_old, sees
from tests.dialogs.stories import WISH
from tests.dialogs.talk import Talk


def test_a_colleague_is_pressed(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (WISH, sees("[Вера Ким]", "[Пропустить]"), misses("[Иван Петров]")),
        (press("Вера Ким"), sees("Всё готово к отпуску?"), changed()),
        (press("Всё сделано"), sees("Замещает: Вера Ким", "Путь: Вера Ким → Ольга Смирнова")),
    )


def test_the_nearest_colleagues_come_first(talk: Talk) -> None:
    talk.as_("Иван", (WISH, sees("[Вера Ким] [Emma Stone]")))


def test_one_match_is_the_answer(talk: Talk) -> None:
    for typed in ("вера", "Ким", "ким вера", "vera", "KIM"):
        talk.as_("Иван", (WISH,), (typed, sees("Всё готово к отпуску?")), ("/cancel",), (press("Удалить"),))


def test_another_alphabet_finds_the_same_people(talk: Talk) -> None:
    talk.as_("Иван", (WISH,), ("эмма", sees("Всё готово")), (press("Всё сделано"), sees("Замещает: Emma Stone")))
    talk.as_(
        "Emma",
        ("vacation from 5 to 18 August",),
        ("kim", sees("Is everything ready")),
        (press("All done"), sees("Stands in: Вера Ким")),
    )


def test_several_matches_are_shown(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (WISH,),
        ("с", sees("[Ольга Смирнова]", "[Анна Серова]", "[Показать всех]"), misses("[Вера Ким]")),
        (press("Показать всех"), sees("[Вера Ким]"), changed()),
        ("в", sees("[Вера Ким]", "[Пётр Великанов]")),
        (press("Пётр Великанов"), sees("Всё готово")),
    )


def test_no_match_keeps_the_question(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (WISH,),
        ("Зигфрид", sees(NobodyFound, "«Зигфрид»", "Кто вас заменит?", "[Вера Ким]", "[Пропустить]")),
        ("х" * 5000, sees(NobodyFound, "Кто вас заменит?")),
        ("<script>", sees("«<script>»")),
    )


def test_oneself_is_not_found(talk: Talk) -> None:
    talk.as_("Иван", (WISH,), ("Иван Петров", sees(NobodyFound)), ("вера", sees("Всё готово")))


def test_a_hundred_of_one_name_can_be_leafed_through(talk: Talk) -> None:
    talk.hire(*["Анна Иванова"] * 100)
    talk.as_(
        "Иван",
        (WISH,),
        ("анна ив", sees("(1 / 13)", "[Ещё →]", "[Показать всех]")),
        (press("Ещё →"), sees("(2 / 13)", "[← Раньше]")),
        (press("← Раньше"), sees("(1 / 13)")),
        (press("Анна Иванова"), sees("Всё готово")),
    )


def test_whoever_has_left_meanwhile_cannot_be_chosen(talk: Talk) -> None:
    talk.as_("Иван", (WISH,))
    talk.change("Вера", active=False)
    talk.as_("Иван", (press("Вера Ким"), sees(NotHere, "Кто вас заменит?"), misses("[Вера Ким]")))


def test_whoever_leaves_before_it_is_sent_is_noticed(talk: Talk) -> None:
    talk.as_("Иван", (WISH,), (press("Вера Ким"),), (press("Всё сделано"),))
    talk.change("Вера", active=False)
    talk.as_(
        "Иван",
        (press("Отправить"), sees(NotHere, "[Изменить]")),
        (press("Изменить"),),
        (press("Замещает"), sees("[Пропустить]", "[Назад]")),
        (press("Пропустить"), sees("Путь: Ольга Смирнова")),
        (press("Отправить"), sees("⏳ Ольга Смирнова")),
    )


def test_an_old_list_chooses_nobody(talk: Talk) -> None:
    talk.as_("Иван", (WISH,), (press("Вера Ким"),), (press_old("Пётр Великанов"), sees("Всё готово")))
    talk.as_("Иван", (press("Всё сделано"), sees("Замещает: Вера Ким")))
