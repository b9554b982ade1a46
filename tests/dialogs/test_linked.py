"""A request that names another one: from the list, by its number, by a word; never one that is not to be seen."""

import pytest

from core.forms.read import read_both
from core.store import forms
from tests.dialogs.sayings import incoming, press, sees
from tests.dialogs.talk import Talk

TRIP = """\
form: outing
title: {ru: Выезд, en: Outing}
aliases: {ru: [выезд], en: [outing]}
owner: hr
headline: [where]
fields:
  - {key: where, type: text, title: {ru: Куда, en: Where}}
route:
  - {stage: boss, title: {ru: Финансы, en: Finance}, who: [role: accounting]}
"""
REPORT = """\
form: outlay
title: {ru: Расход, en: Outlay}
aliases: {ru: [расход], en: [outlay]}
owner: hr
fields:
  - {key: trip, type: request, form: outing, title: {ru: Поездка, en: Trip}}
route:
  - {stage: boss, title: {ru: Финансы, en: Finance}, who: [role: accounting]}
"""


@pytest.fixture
def trips(talk: Talk) -> Talk:
    """Иван has made two outings, Emma one."""
    for form in (TRIP, REPORT):
        talk.write(forms.publish, read_both(form, 1)[0], talk.clock.now)
    for who, begins, where, send in (
        ("Иван", "выезд", "Казань", "Отправить"),
        ("Иван", "выезд", "Сочи", "Отправить"),
        ("Emma", "an outing", "Dubai", "Submit"),
    ):
        talk.as_(who, (begins,), (where,), (press(send),))
    return talk


def test_from_the_list(trips: Talk) -> None:
    trips.as_(
        "Иван",
        ("расход", sees("Поездка", "Напишите номер или слово, либо выберите", "[№ 2 · Выезд · Сочи]")),
        (press("№ 1 · Выезд · Казань"), sees("Поездка: № 1 · Выезд · Иван Петров")),
        (press("Отправить"), sees("Расход")),
    )
    trips.as_("Борис", (incoming(), sees("Поездка: № 1 · Выезд · Иван Петров", "[Согласовать]")))


@pytest.mark.parametrize("typed", ["№ 2", "#2", "2", "соч", "сочи"])
def test_by_number_and_by_word(trips: Talk, typed: str) -> None:
    trips.as_("Иван", ("расход",), (typed, sees("Поездка: № 2 · Выезд · Иван Петров")))


def test_several_are_called_so(trips: Talk) -> None:
    trips.as_(
        "Иван",
        ("расход",),
        ("выезд", sees("[№ 2 · Выезд · Сочи]", "[№ 1 · Выезд · Казань]", "[Показать весь список]")),
        (press("Показать весь список"), sees("[№ 2 · Выезд · Сочи]")),
    )


@pytest.mark.parametrize("typed", ["№ 3", "99", "dubai", "№ 0"])
def test_what_one_may_not_see_is_not_there(trips: Talk, typed: str) -> None:
    """Number 3 is Emma's."""
    trips.as_("Иван", ("расход",), (typed, sees("Заявки", "нет", "Поездка")))


def test_in_english(trips: Talk) -> None:
    trips.as_(
        "Emma",
        ("an outlay", sees("Trip", "Write a number or a word, or choose.", "[#3 · Outing · Dubai]")),
        ("#1", sees("There is no request “#1” that you could name")),
        (press("#3 · Outing · Dubai"), sees("Trip: #3 · Outing · Emma")),
    )


def test_who_was_asked_may_name_it(trips: Talk) -> None:
    trips.as_("Борис", (incoming(),), ("расход",), ("№ 3", sees("Поездка: № 3 · Выезд · Emma")))
