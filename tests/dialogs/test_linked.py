"""A request that names another one: from the list, by its number, by a word; never one that is not to be seen."""

import pytest

from core.forms.read import read_both
from core.store import forms
from tests.dialogs.sayings import incoming, misses, press, sees
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


@pytest.fixture
def named(trips: Talk) -> Talk:
    """Иван's first outing is named in № 4, an outlay; nobody has decided anything."""
    trips.as_("Борис", (incoming(),))
    trips.as_("Иван", ("расход",), (press("№ 1 · Выезд · Казань"),), (press("Отправить"), sees("Указана в заявке")))
    return trips


def test_the_other_side_tells_where_it_is_named(named: Talk) -> None:
    line = "Указана в заявке: № 4 Расход · "
    named.as_(
        "Борис",
        (incoming(), sees(f"{line}в работе")),
        (press("Согласовать"), sees("Расход", f"{line}согласовано")),
    )
    named.as_("Иван", (incoming(), sees(f"{line}согласовано")))


def test_a_tap_opens_it(named: Talk) -> None:
    named.as_(
        "Иван",
        ("/my",),
        (press("№ 1 · Выезд"), sees("Указана в заявке: № 4 Расход", "[Ещё…]")),
        (press("Ещё…"), sees("[№ 4 Расход]")),
        (press("№ 4 Расход"), sees("Поездка: № 1 · Выезд · Иван Петров")),
    )


def test_who_may_not_see_the_one_that_names_is_not_told(trips: Talk) -> None:
    """Борис was asked about Emma's outing, number 3, and names it; she has nothing to do with his request."""
    trips.as_("Борис", (incoming(),), ("расход",), ("№ 3",), (press("Отправить"), sees("Поездка: № 3")))
    trips.as_("Emma", ("/my",), (press("#3 · Outing"), sees("#3", "Dubai"), misses("Named in", "#4")))
    trips.as_("Анна", (incoming(), sees("Dubai", "Указана в заявке: № 4 Расход · в работе")))


def test_who_may_not_read_the_answer_is_not_told(trips: Talk) -> None:
    secret = REPORT.replace("form: outing,", "form: outing, sensitive: yes,")
    trips.write(forms.publish, read_both(secret, 1)[0], trips.clock.now)
    trips.as_("Иван", ("расход",), (press("№ 1 · Выезд · Казань"),), (press("Отправить"),))
    trips.as_("Иван", ("/my",), (press("№ 1 · Выезд"), sees("Указана в заявке: № 4 Расход · в работе")))
    trips.as_("Анна", (incoming(), sees("Расход", "Казань"), misses("Указана")))


def test_another_answer_takes_the_link_away(named: Talk) -> None:
    named.as_(
        "Иван",
        (press("Изменить"), sees("Поездка: № 1")),
        (press("Изменить"),),
        (press("Поездка"),),
        ("№ 2", sees("Поездка: № 2")),
        (press("Отправить"),),
        ("/my",),
        (press("№ 1 · Выезд"), sees("Казань"), misses("Указана")),
        ("/my",),
        (press("№ 2 · Выезд"), sees("Указана в заявке: № 4 Расход · в работе")),
    )


def test_the_other_side_in_english(trips: Talk) -> None:
    trips.as_("Emma", ("an outlay",), (press("#3 · Outing · Dubai"),), (press("Submit"),))
    trips.as_("Emma", ("/my",), (press("#3 · Outing"), sees("Named in: #4 Outlay · under way", "Dubai")))
