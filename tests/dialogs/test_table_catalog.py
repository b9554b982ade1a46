"""A table with columns of catalogs: cells are looked for, rows are pasted and filed by key or whole title."""

from datetime import UTC, datetime

import pytest

from core.forms.read import read_both
from core.model.fields.catalog import NothingLike, NotInList, SeveralRows
from core.model.ids import DraftId
from core.store import forms
from core.use.offer import offered
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.packing import packed
from dialogs.widgets.catalog import NothingFound
from tests.dialogs.house import House
from tests.dialogs.rows import CLIENTS, keep
from tests.dialogs.sayings import attach, changed, file, fresh, misses, press, press_data, sees, toast

STOCK = """\
form: stock
title: {ru: Склад, en: Stock}
aliases: {ru: [склад], en: [stock]}
owner: hr
fields:
  - key: lines
    type: table
    title: {ru: Позиции, en: Lines}
    columns:
      - {key: goods, type: catalog, catalog: goods, title: {ru: Товар, en: Goods}}
      - {key: quantity, type: number, title: {ru: Сколько, en: Quantity}}
      - {key: client, type: catalog, catalog: clients, own_words: yes, required: no, title: {ru: Клиент, en: Client}}
      - {key: amount, type: formula, expression: goods.price * quantity, result: money, title: {ru: Сумма, en: Amount}}
    totals: [amount]
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
"""
GOODS = (
    "code;name;price",
    "laptop;Ноутбук 14;90000",
    "pen;Ручка;50",
    "blue;Ручка синяя;60",
    "a1;Стул;1000",
    "a2;Стул;2000",
)


@pytest.fixture
def stock(house: House) -> House:
    """Иван is asked for the lines."""
    house.talk.write(lambda tx: forms.publish(tx, read_both(STOCK, 1)[0], datetime(2027, 7, 1, tzinfo=UTC)))
    house.talk.write(keep, "goods", GOODS)
    house.talk.write(keep, "clients", CLIENTS)
    house.as_("Иван", (house.say("склад", "stock"), sees(house.say("Позиции", "Lines"), "[Add a row]")))
    return house


def test_cells_are_looked_for_and_chosen(stock: House) -> None:
    say = stock.say
    stock.as_(
        "Иван",
        ("ноут", sees(say("Строка 1: Ноутбук 14", "Row 1: Ноутбук 14"), say("Сколько", "Quantity"))),
        (
            "2",
            sees(say("Клиент", "Client"), "Write how the name begins, or choose.", "[Kaspi Bank]", "[Leave it empty]"),
            misses("[Add to the list]"),
        ),
        (press(say("Ещё →", "More →")), sees("2 / 3"), changed()),
        (
            press("Клиент 10"),
            sees(
                say(
                    "1. Ноутбук 14 · Сколько: 2 · Клиент: Клиент 10", "1. Ноутбук 14 · Quantity: 2 · Client: Клиент 10"
                ),
                stock.rubles("180,000"),
            ),
        ),
    )


def test_what_may_be_several_is_a_list(stock: House) -> None:
    say = stock.say
    stock.as_(
        "Иван",
        ("руч", sees(say("Строка 1", "Row 1"), "[Ручка] [Ручка синяя]", "[Without this row]"), misses("[Стул]")),
        (press("Show the whole list"), sees("[Ноутбук 14]", "[Стул]"), changed()),
        ("синяя", sees(say("Строка 1: Ручка синяя", "Row 1: Ручка синяя"))),
        ("3",),
        ("Новый клиент", sees(say("«Новый клиент» нет в списке", "“Новый клиент” is not in the list"))),
        (press(say("Так и записать: Новый клиент", "Use as written: Новый клиент")), sees(stock.rubles("180"))),
        (press("Add a row"), sees("[Ноутбук 14]")),
        ("слон", sees(NothingFound, "[Ноутбук 14]")),
        ("Ноутбук 14", sees(say("Строка 2: Ноутбук 14", "Row 2: Ноутбук 14"))),
    )


def test_a_cell_is_changed_where_it_is(stock: House) -> None:
    say = stock.say
    stock.as_(
        "Иван",
        ("laptop; 1; kaspi\nРучка; 3;", sees(say("2 строки", "2 rows"), stock.rubles("90,150"))),
        (press("2. "), sees(say("Строка 2: Ручка", "Row 2: Ручка"))),
        (press(say("Товар", "Goods")), sees("[Ручка синяя]")),
        ("ручка с", sees(say("2. Ручка", "Row 2") if stock.locale == "en" else "Строка 2", "Ручка синяя")),
        (press("To the rows"), sees(stock.rubles("90,180"))),
    )


def test_rows_are_pasted_by_key_or_whole_title(stock: House) -> None:
    stock.as_(
        "Иван",
        (
            "laptop; 1; Kaspi Bank\nручка; 3; alma\na2; 1; Сам",
            sees("Kaspi Bank", "Алма", "Сам", stock.rubles("92,150")),
        ),
        (press("Done"), sees("[Submit]")),
        (press("Submit"),),
    )
    stock.hears("Ольга", fresh(), sees("1. Ноутбук 14", "3. Стул", stock.rubles("92,150")))


def test_each_mistake_of_a_paste_is_told_by_its_row_and_nothing_is_taken(stock: House) -> None:
    say = stock.say
    stock.as_(
        "Иван",
        (
            "Ручк; 1;\nСтул; 2;\nслон; 1;\nlaptop; 1;",
            sees(NotInList, SeveralRows, NothingLike),
            sees(say("Строка 1, Товар: «Ручк»", "Row 1, Goods: “Ручк”"), "Ручка; Ручка синяя"),
            sees(say("Строка 2, Товар: ", "Row 2, Goods: "), "a1, a2"),
            sees(say("Строка 3, Товар: «слон»", "Row 3, Goods: “слон”")),
            misses(say("Строка 4", "Row 4")),
        ),
        (press("1"), sees(say("1 строка, ", "1 row, "), stock.rubles("90,000"))),
    )


def test_rows_come_in_a_file(stock: House) -> None:
    heading = stock.say("Товар;Сколько;Клиент", "Goods;Quantity;Client")
    stock.talk.contents["ref-a.csv"] = f"{heading}\npen;2;kaspi\nРучк;1;\n".encode()
    stock.talk.contents["ref-b.csv"] = f"{heading}\npen;2;kaspi\n".encode()
    stock.as_(
        "Иван",
        (attach(file("a.csv")), sees(NotInList, stock.say("Строка 3, Товар", "Row 3, Goods"))),
        (press("To the rows"),),
        (attach(file("b.csv")), sees("1. Ручка", "Kaspi Bank", stock.rubles("100"))),
    )


def test_rows_are_found_while_one_types_in_a_cell(stock: House) -> None:
    ivan = stock.talk.person("Иван").id
    assert stock.talk.read(offered, ivan, "руч", 0) is None
    stock.as_("Иван", (press("Add a row"),))
    found = stock.talk.read(offered, ivan, "руч", 0)
    assert found is not None
    assert [offer.row.key for offer in found.offers] == ["pen", "blue"]


def test_no_row_is_added_to_the_catalog_from_within_a_table(stock: House) -> None:
    stock.talk.change("Иван", roles=frozenset({"admin"}))
    stock.as_("Иван", (press("Add a row"), sees("[Ноутбук 14]"), misses("[Add to the list]")))
    button = packed(OnDraft(DraftId(1), 1, Fill.NEW))
    stock.as_("Иван", (press_data(button), toast(NotAButton), sees("[Ноутбук 14]")))
