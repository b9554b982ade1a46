"""Answers that stand before anybody is asked, in the chat."""

from core.forms.read import read_both
from core.store import forms
from tests.dialogs.sayings import incoming, misses, press, sees
from tests.dialogs.talk import Talk

DELIVERY = """\
form: delivery
title: {ru: Доставка, en: Delivery}
aliases: {ru: [доставка], en: [delivery]}
owner: hr
fields:
  - {key: what, type: text, title: {ru: Что привезти, en: What to bring}}
  - {key: where, type: location, default: last, title: {ru: Куда, en: Where to}}
  - {key: phone, type: phone, default: last, title: {ru: Телефон, en: Phone}}
  - {key: day, type: date, default: tomorrow, title: {ru: День, en: Day}}
  - {key: meets, type: person, default: author, title: {ru: Кто встретит, en: Who meets}}
  - {key: helper, type: person, default: last, title: {ru: Кто поможет, en: Who helps}}
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
"""


def _published(talk: Talk) -> None:
    talk.write(forms.publish, read_both(DELIVERY, 1)[0], talk.clock.now)


def _first(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("доставка", sees("Что привезти", "1 из 4")),
        ("стол", sees("Куда", "2 из 4")),
        ("Тверская, 1",),
        ("8 926 123 45 67", sees("Кто поможет")),
        ("вера", sees("Куда: Тверская, 1", "День: 2 июля 2027", "Кто встретит: Иван Петров", "Кто поможет: Вера Ким")),
        (press("Отправить"),),
    )


def test_the_second_time_is_shorter(talk: Talk) -> None:
    _published(talk)
    _first(talk)
    talk.wait(days=5)
    talk.as_(
        "Иван",
        ("доставка", sees("Что привезти", "1 из 4")),
        ("стул", sees("Куда: Тверская, 1", "Телефон: +7 926 123-45-67", "День: 7 июля 2027", "[Изменить]")),
        (press("Изменить"),),
        (press("Куда"), sees("Сейчас: Тверская, 1")),
        ("Арбат, 5", sees("Куда: Арбат, 5")),
        (press("Отправить"),),
        ("доставка",),
        ("лампа", sees("Куда: Арбат, 5")),
    )


def test_the_second_time_in_english_and_nobody_elses_last_time(talk: Talk) -> None:
    _published(talk)
    _first(talk)
    talk.as_(
        "Emma",
        ("delivery", sees("What to bring", "1 of 4")),
        ("a desk", sees("Where to", "2 of 4"), misses("Тверская")),
        ("Arbat 5",),
        ("+971 50 123 4567",),
        ("Вера", sees("Where to: Arbat 5", "Who meets: Emma Stone", "Day: 2 July 2027")),
        (press("Submit"),),
        ("delivery",),
        ("a lamp", sees("Where to: Arbat 5", "Phone: +971 50 123 4567", "[Submit]")),
    )


def test_who_has_left_is_asked_for(talk: Talk) -> None:
    _published(talk)
    _first(talk)
    talk.as_("Ольга", (incoming(), sees("Кто поможет: Вера Ким")))
    talk.change("Вера", active=False)
    talk.as_("Иван", ("доставка",), ("стул", sees("Кто поможет", "4 из 4")))
