"""A row that a catalog lacks is added in the chat by those who may, and chosen at once."""

import pytest

from core.forms.catalog import catalog_source
from core.forms.read import read_both
from core.model.ids import CatalogKey
from core.store import forms
from core.use.catalogs import define, row_by_key
from dialogs.widgets.catalog import NothingFound
from dialogs.widgets.new_row import MayNotAdd
from tests.dialogs.rows import CLIENTS, keep
from tests.dialogs.sayings import changed, fresh, misses, press, press_old, sees, toast
from tests.dialogs.talk import Talk

MEETING = """\
form: meeting
title: {ru: Встреча, en: Meeting}
aliases: {ru: [встреча], en: [meeting]}
owner: director
headline: [client]
fields:
  - {key: client, type: catalog, catalog: clients, title: {ru: Клиент, en: Client}, fills: {phone: phone}}
  - {key: phone, type: text, title: {ru: Телефон, en: Phone}}
route:
  - {stage: boss, title: {ru: Директор, en: Director}, who: [role: director]}
"""
#: Known by its title alone; one column for each kind of cell.
ROOMS = """\
catalog: rooms
title: {ru: Комнаты, en: Rooms}
key_column: name
title_column: name
added_by: accounting
columns:
  - {key: name, type: text, required: true, title: {ru: Комната, en: Room}}
  - {key: rent, type: money, required: true, title: {ru: Аренда, en: Rent}}
  - {key: places, type: number, required: true, title: {ru: Мест, en: Places}}
  - {key: since, type: date, title: {ru: С какого дня, en: Since}}
  - {key: keeper, type: person, title: {ru: Отвечает, en: Keeper}}
  - {key: screen, type: yes_no, title: {ru: Экран, en: Screen}}
"""
ROOM = """\
form: room
title: {ru: Комната, en: Room}
aliases: {ru: [комната], en: [room]}
owner: director
fields:
  - {key: room, type: catalog, catalog: rooms, title: {ru: Какая комната, en: Which room}}
route:
  - {stage: keeper, title: {ru: Хранитель, en: Keeper}, who: [column: room.keeper]}
"""


@pytest.fixture
def talk(talk: Talk) -> Talk:
    talk.write(keep, "clients", CLIENTS)
    talk.write(define, catalog_source(ROOMS))
    for text in (MEETING, ROOM):
        talk.write(forms.publish, read_both(text, 1)[0], talk.clock.now)
    return talk


def test_a_client_that_is_not_found_is_added_and_chosen(talk: Talk) -> None:
    talk.as_(
        "Анна",
        ("встреча", sees("[Kaspi Bank]", "[Добавить в список]")),
        ("Медиа Плюс", sees("«Медиа Плюс» нет в списке", "[Добавить в список]"), misses("Так и записать")),
        (press("Добавить в список"), sees("Новая строка", "Клиент?", "[Медиа Плюс]", "[К списку]"), changed()),
        (press("Медиа Плюс"), sees("Новая строка: Медиа Плюс", "Юридическое лицо?", "[Пропустить] [Добавить]")),
        ("ООО «Медиа Плюс»", sees("Медиа Плюс · ООО «Медиа Плюс»", "ИНН или БИН?"), fresh()),
        (press("Пропустить"), sees("Город?")),
        (press("Назад"), sees("ИНН или БИН?")),
        ("0000000009", sees("ООО «Медиа Плюс» · 0000000009", "Город?")),
        (press("Добавить"), sees("Встреча · Медиа Плюс", "Телефон")),
    )
    row = talk.read(row_by_key, CatalogKey("clients"), "media_plyus")
    assert row is not None
    assert sorted(row.values) == ["code", "company", "name", "tax_id"]
    talk.as_("Иван", ("встреча",), ("медиа", sees("Встреча · Медиа Плюс")))


def test_the_last_cell_ends_it_and_fills_in_other_answers(talk: Talk) -> None:
    talk.as_(
        "Анна",
        ("встреча",),
        (press("Добавить в список"), sees("Клиент?"), misses("[Пропустить]", "[Добавить]")),
        ("Новый",),
        *((press("Пропустить"),) for _ in range(4)),
        ("+7 700 5", sees("Почта?")),
        (press("Пропустить"), sees("Мессенджер?")),
        (press("Пропустить"), sees("Сайт?", "Ссылка, например")),
        ("сайт", sees("«сайт» — не ссылка", "Сейчас нужно: «Сайт»", "Сайт?", "Новый · +7 700 5")),
        ("https://new.example", sees("Ведёт?", "Почта или полное имя")),
        ("кто-то", sees("«кто-то»", "Сейчас нужно: «Ведёт»")),
        ("Вера Ким", sees("Клиент: Новый", "Телефон: +7 700 5", "[Отправить]")),
    )


def test_what_is_there_already_is_offered(talk: Talk) -> None:
    talk.as_(
        "Анна",
        ("встреча",),
        (press("Добавить в список"),),
        ("kaspi bank", sees("«Kaspi Bank» уже есть в списке", "[Kaspi Bank]"), misses("Новая строка")),
        (press("Kaspi Bank"), sees("Клиент: Kaspi Bank")),
    )


def test_the_way_back_leads_to_the_list(talk: Talk) -> None:
    talk.as_(
        "Анна",
        ("встреча",),
        (press("Добавить в список"),),
        ("Новый", sees("Юридическое лицо?")),
        (press("Назад"), sees("Клиент?", "[К списку]")),
        (press("К списку"), sees("[Kaspi Bank]"), misses("Новая строка")),
        (press_old("Добавить"), sees("[Kaspi Bank]")),
    )
    assert talk.read(row_by_key, CatalogKey("clients"), "novyy") is None


def test_the_same_name_after_a_row_was_dropped_has_a_key_of_its_own(talk: Talk) -> None:
    talk.write(keep, "clients", (CLIENTS[0], "novyy;Новый;;;"))
    talk.write(keep, "clients", CLIENTS)
    talk.as_("Анна", ("встреча",), (press("Добавить в список"),), ("Новый",), (press("Добавить"), sees("Телефон")))
    assert talk.read(row_by_key, CatalogKey("clients"), "novyy_2") is not None


def test_nobody_else_adds(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("встреча", sees("[Kaspi Bank]"), misses("Добавить")),
        ("Новый", sees(NothingFound), misses("Добавить")),
    )
    talk.as_("Анна", ("встреча",), (press("Добавить в список"),), ("Новый", sees("Юридическое лицо?")))
    talk.change("Анна", roles=frozenset())
    talk.as_(
        "Анна",
        (press("Добавить"), toast(MayNotAdd), sees("[Kaspi Bank]"), misses("Новая строка")),
        ("Новый", sees(NothingFound)),
        (press("Kaspi Bank"), sees("Клиент: Kaspi Bank")),
    )


def test_a_catalog_without_rows_begins_in_the_chat(talk: Talk) -> None:
    talk.as_(
        "Анна",
        ("комната", sees("Какая комната", "[Добавить в список]")),
        (press("Добавить в список"), sees("Комната?")),
        ("к" * 65, sees("65", "Сейчас нужно: «Комната»")),
        ("Каминная", sees("Аренда?", "Сумма, например"), misses("[Добавить]", "[Пропустить]")),
        ("много", sees("Сейчас нужно: «Аренда»")),
        ("12 500", sees("Мест?", "Число, например")),
        ("десять", sees("Сейчас нужно: «Мест»")),
        ("10", sees("С какого дня?", "День, например", "[Добавить]")),
        ("05.07.2027", sees("Отвечает?")),
        ("Вера Ким", sees("Экран?", "Да / Нет")),
        ("да", sees("Какая комната: Каминная", "Путь: Вера Ким")),
    )


def test_it_is_told_in_english(talk: Talk) -> None:
    talk.change("Анна", locale="en")
    talk.as_(
        "Анна",
        ("room", sees("Which room", "[Add to the list]")),
        ("Fireplace", sees("“Fireplace” is not in the list.")),
        (press("Add to the list"), sees("New in the list", "Room?")),
        (press("Fireplace"), sees("New in the list: Fireplace", "Rent?")),
        (press("Back"), sees("Room?")),
        (press("To the list"), sees("[Add to the list]")),
    )
