"""Choosing a row of a catalog: by a button, or by typing how it begins; what it fills in, and whom it asks."""

import pytest

from core.forms.read import read_both, read_form
from core.model.problems import problems
from core.store import forms
from core.use.catalogs import known
from dialogs.widgets.catalog import NothingFound, RowGone
from tests.dialogs.rows import CLIENTS, keep
from tests.dialogs.sayings import changed, misses, press, press_old, sees
from tests.dialogs.talk import Talk

MEETING = """\
form: meeting
title: {ru: Встреча, en: Meeting}
aliases: {ru: [встреча], en: [meeting]}
owner: director
headline: [client]
fields:
  - key: client
    type: catalog
    catalog: clients
    title: {ru: Клиент, en: Client}
    fills: {contact: contact, phone: phone}
  - {key: contact, type: text, title: {ru: Контакт, en: Contact}}
  - {key: phone, type: text, title: {ru: Телефон, en: Phone}}
  - {key: gift, type: text, title: {ru: Подарок, en: Gift}, when: {field: client, one_of: [kaspi, "№ 7"]}}
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
"""
#: City × type of expense, as data: whose turn it is stands in the row.
EXPENSE = """\
form: expense
title: {ru: Расход, en: Expense}
aliases: {ru: [расход], en: [expense]}
owner: director
fields:
  - {key: expense, type: catalog, catalog: expense_types, title: {ru: Город и вид, en: City and type}}
route:
  - stage: responsible
    title: {ru: Ответственный, en: Responsible}
    who: [column: expense.responsible]
    fallback: [role: hr]
  - {stage: boss, title: {ru: Начальник, en: Boss}, who: [column: expense.person], when: {field: expense, is: mow_rent}}
"""

EXPENSES = (
    "code;name;type;city;responsible;person",
    "mow_rent;Аренда, Москва;Аренда;Москва;;4@example.org",
    "mow_other;Прочее, Москва;Прочее;Москва;accounting;",
    "ala_rent;Аренда, Алматы;Аренда;Алматы;nobody;",
)


@pytest.fixture
def talk(talk: Talk) -> Talk:
    talk.write(keep, "clients", CLIENTS)
    talk.write(keep, "expense_types", EXPENSES)
    for text in (MEETING, EXPENSE):
        talk.write(forms.publish, read_both(text, 1)[0], talk.clock.now)
    return talk


def test_the_forms_of_these_tests_are_good(talk: Talk) -> None:
    there = talk.write(known)
    assert [problems(read_form(text), None, there) for text in (MEETING, EXPENSE)] == [(), ()]


def test_a_row_is_chosen_by_a_button_and_says_what_it_filled_in(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("встреча", sees("Клиент", "Напишите начало названия", "[Алма]", "[Kaspi Bank]", "(1 / 3)", "1 из 3")),
        (
            press("Kaspi Bank"),
            sees("Встреча · Kaspi Bank", "Заполнено: контакт: Асель; телефон: +7 700 1", "Подарок", "4 из 4"),
            changed(),
        ),
        ("Яблоки", sees("Клиент: Kaspi Bank", "Контакт: Асель", "Телефон: +7 700 1", "Подарок: Яблоки")),
        (press("Отправить"), sees("⏳ Ольга Смирнова")),
    )


def test_a_row_is_chosen_in_english(talk: Talk) -> None:
    talk.as_(
        "Emma",
        ("meeting", sees("Client", "Write how the name begins", "[Kaspi Bank]", "[More →]")),
        ("zzz", sees("Nothing in the list is called “zzz”", "[Kaspi Bank]")),
        ("клиент", sees("(1 / 3)", "[Show the whole list]")),
        ("каспи", sees("Filled in: contact: Асель; phone: +7 700 1", "Gift")),
    )


@pytest.mark.parametrize("typed", ["каспи", "Kaspi", "КАСПИ банк", "каспу", "kaspi bank"])
def test_one_match_is_the_answer(talk: Talk, typed: str) -> None:
    talk.as_("Иван", ("встреча",), (typed, sees("Встреча · Kaspi Bank")))


def test_a_title_in_full_is_the_answer_whatever_else_begins_so(talk: Talk) -> None:
    talk.write(keep, "clients", (*CLIENTS, "alma2;Алма Трейд;;;"))
    talk.as_("Иван", ("встреча",), ("алма", sees("Встреча · Алма", "Контакт", "2 из 3"), misses("Заполнено")))


def test_several_matches_are_leafed_through_eight_a_page(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("встреча",),
        ("клиент", sees("[Клиент 01]", "[Клиент 08]", "(1 / 3)", "[Показать весь список]"), misses("[Клиент 09]")),
        (press("Ещё →"), sees("[Клиент 09]", "(2 / 3)", "[← Раньше]")),
        (press("Показать весь список"), sees("[Алма]", "(1 / 3)")),
        ("19", sees("Встреча · Клиент 19")),
    )


def test_another_company_name_finds_the_row(talk: Talk) -> None:
    talk.as_("Иван", ("встреча",), ("яблоко", sees("Встреча · Алма")))


def test_no_match_keeps_the_question(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("встреча",),
        ("Зигфрид", sees(NothingFound, "«Зигфрид»", "[Kaspi Bank]")),
        ("х" * 5000, sees(NothingFound)),
        ("<script>", sees("«<script>»")),
    )


def test_another_row_answers_anew(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("встреча",),
        ("каспи", sees("Подарок")),
        (press("Назад"),),
        (press("Назад"),),
        (press("Назад"), sees("Сейчас: Kaspi Bank", "[Оставить]")),
        (press("Алма"), sees("Контакт", "2 из 3"), misses("Асель")),
    )


def test_a_row_that_was_dropped_meanwhile_cannot_be_chosen(talk: Talk) -> None:
    talk.as_("Иван", ("встреча", sees("[Алма]")))
    talk.write(keep, "clients", CLIENTS[:2])
    talk.as_("Иван", (press("Алма"), sees(RowGone, "[Kaspi Bank]"), misses("[Алма]")))


def test_an_old_list_chooses_nothing(talk: Talk) -> None:
    talk.as_("Иван", ("встреча",), (press("Kaspi Bank"),), (press_old("Алма"), sees("Kaspi Bank", "Подарок")))


def test_a_request_keeps_the_row_as_it_was(talk: Talk) -> None:
    talk.as_("Иван", ("встреча",), ("каспи",), ("Книга",), (press("Отправить"),))
    talk.write(keep, "clients", ("code;name", "kaspi;Каспий"))
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Иван", ("/menu",), (press("Мои заявки"), sees("Kaspi Bank"), misses("Каспий")))


def test_the_row_names_the_role_that_is_asked(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("расход", sees("Город и вид")),
        ("прочее москва", sees("Путь: Ответственный")),
        (press("Отправить"), sees("⏳ Ответственный")),
    )
    talk.as_(
        "Борис",
        (press("История"), sees("⏳ Ответственный: Анна Серова / Борис Ганин")),
        (press("К заявке"), sees("[Согласовать]")),
        (press("Согласовать"), sees("✅")),
    )


def test_an_empty_cell_falls_to_the_fallback_and_a_person_in_the_row_is_asked(talk: Talk) -> None:
    talk.as_("Иван", ("расход",), ("аренда москва", sees("Путь: Елена Рот → Вера Ким")), (press("Отправить"),))
    talk.as_("Елена", (press("Согласовать"),))
    talk.as_("Вера", (press("Согласовать"),))


def test_a_role_without_people_falls_to_the_fallback(talk: Talk) -> None:
    talk.as_("Иван", ("расход",), ("аренда алматы", sees("Путь: Елена Рот")))


def test_changing_the_row_changes_whom_the_next_request_asks(talk: Talk) -> None:
    talk.write(keep, "expense_types", (EXPENSES[0], "mow_other;Прочее, Москва;Прочее;Москва;director;"))
    talk.as_("Иван", ("расход",), ("прочее",), (press("Отправить"),))
    talk.as_("Пётр", (press("Согласовать"), sees("✅")))


def test_a_catalog_without_rows_leaves_nobody_stuck(talk: Talk) -> None:
    talk.write(keep, "clients", CLIENTS[:1])
    talk.as_("Иван", ("встреча", sees("Клиент", "[Отмена]"), misses("Kaspi")), ("каспи", sees(NothingFound)))
