"""Questions that may be left open, questions that depend on others, and forms that change under way."""

from core.forms.read import read_both
from core.model.fields.period import TooLongAPeriod
from core.store import forms
from tests.dialogs.sayings import attach, changed, file, incoming, misses, press, sees, toast
from tests.dialogs.talk import Talk

VISIT = """\
form: visit
title: {ru: Выезд, en: Visit}
owner: hr
headline: [days]
fields:
  - {key: days, type: period, longest: 30, title: {ru: Дни, en: Days}}
  - {key: host, type: person, title: {ru: К кому, en: Host}}
  - key: needs
    type: checklist
    required: no
    title: {ru: Нужно, en: Needs}
    items: {hotel: {ru: Гостиница, en: Hotel}, car: {ru: Машина, en: Car}}
  - {key: flight, type: yes_no, title: {ru: Самолёт, en: Flight}}
  - {key: why, type: text, when: {field: flight, is: yes}, title: {ru: Почему самолёт, en: Why by air}}
  - {key: papers, type: file, required: no, title: {ru: Бумаги, en: Papers}}
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
"""


def _publish(talk: Talk, form: str) -> None:
    talk.write(forms.publish, read_both(form, 1)[0], talk.clock.now)


def test_nothing_has_to_be_ticked(talk: Talk) -> None:
    _publish(talk, VISIT)
    talk.as_(
        "Иван",
        ("выезд", sees("Дни", "первый и последний день")),
        ("с 1 августа на 2 месяца", sees(TooLongAPeriod)),
        ("5–18 августа", sees("К кому", "Напишите имя")),
        ("вера", sees("[⚪ Гостиница]", "[Готово]", "[Пропустить]")),
        (press("Готово"), sees("Самолёт", "[Да] [Нет]"), changed()),
        (press("Назад"), sees("Нужно", "[Оставить] [Пропустить]")),
        (press("Гостиница"), sees("[✅ Гостиница]"), changed()),
        (press("Готово"), sees("Самолёт")),
        (press("Нет"), sees("Бумаги", "5 из 5", "[Пропустить]"), misses("Почему")),
        (press("Пропустить"), sees("Нужно: ✅ Гостиница", "Самолёт: Нет", "[Отправить]"), misses("Бумаги")),
        (press("Отправить"), toast("№ 1")),
    )
    talk.as_("Ольга", (incoming(), sees("Нужно: ✅ Гостиница", "[Согласовать]")))


def test_a_question_appears_when_it_applies(talk: Talk) -> None:
    _publish(talk, VISIT)
    talk.as_(
        "Иван",
        ("выезд с 5 по 18 августа",),
        ("вера",),
        (press("Пропустить"),),
        (press("Да"), sees("Почему самолёт", "5 из 6")),
        ("далеко", sees("Бумаги", "6 из 6")),
        (attach(file("виза.pdf")), sees("📎 виза.pdf")),
        (press("Убрать последний"), misses("виза.pdf", "[Готово]")),
        (press("Пропустить"), sees("Почему самолёт: далеко")),
        (press("Изменить"),),
        (press("Самолёт"),),
        (press("Нет"), sees("Самолёт: Нет", "[Отправить]"), misses("Почему самолёт")),
        (press("Изменить"), misses("[Почему самолёт]")),
        (press("Самолёт"),),
        (press("Да"), sees("Почему самолёт: далеко", "[Отправить]")),
    )


def test_a_draft_keeps_the_form_that_it_was_begun_with(talk: Talk) -> None:
    _publish(talk, VISIT)
    talk.as_("Иван", ("выезд с 5 по 18 августа", sees("К кому", "2 из 5")))
    _publish(talk, VISIT.replace("{key: host, type: person,", "{key: host, type: text,").replace("К кому", "Куда"))
    talk.as_("Иван", ("вера", sees("Нужно", "3 из 5")))
    talk.as_("Ольга", ("выезд с 5 по 18 августа", sees("Куда", "2 из 5")))


def test_a_request_keeps_the_form_that_it_was_made_with(talk: Talk) -> None:
    _publish(talk, VISIT)
    talk.as_("Иван", ("выезд с 5 по 18 августа",), ("вера",), (press("Пропустить"),), (press("Нет"),))
    talk.as_("Иван", (press("Пропустить"),), (press("Отправить"),))
    _publish(talk, VISIT.replace("Выезд", "Визит").replace("К кому", "Куда"))
    talk.as_("Ольга", ("/inbox", sees("Выезд · Иван Петров")), (press("№ 1"), sees("К кому: Вера Ким")))
    talk.as_("Ольга", (press("Вернуть"),), ("не туда",))
    talk.as_("Иван", (press("Изменить и отправить"), sees("Выезд", "К кому: Вера Ким")))


def test_a_form_in_one_language_is_shown_as_it_is(talk: Talk) -> None:
    _publish(talk, VISIT.replace("{ru: Выезд, en: Visit}", "Tour").replace("form: visit", "form: tour"))
    talk.as_("Иван", ("/new", sees("[Tour]")), (press("Tour"), sees("Дни")))
