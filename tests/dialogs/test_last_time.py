"""The second time in the chat: the same client at once, and the rows of last time as a start."""

from datetime import UTC, datetime

import pytest

from core.forms.read import read_both
from core.store import forms
from tests.dialogs.house import House
from tests.dialogs.rows import keep
from tests.dialogs.sayings import changed, misses, press, sees, twice

RESTOCK = """\
form: restock
title: {ru: Пополнение, en: Restock}
aliases: {ru: [пополнение], en: [restock]}
owner: hr
fields:
  - key: client
    type: catalog
    catalog: clients
    default: last
    fills: {phone: phone}
    title: {ru: Клиент, en: Client}
  - {key: phone, type: phone, country: KZ, title: {ru: Телефон, en: Phone}}
  - key: lines
    type: table
    default: last
    required: no
    title: {ru: Позиции, en: Lines}
    columns:
      - {key: goods, type: catalog, catalog: goods, title: {ru: Товар, en: Goods}}
      - {key: quantity, type: number, title: {ru: Сколько, en: Quantity}}
      - {key: amount, type: formula, expression: goods.price * quantity, result: money, title: {ru: Сумма, en: Amount}}
    totals: [amount]
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
"""
GOODS = ("code;name;price", "laptop;Ноутбук 14;90000", "pen;Ручка;50")
CLIENTS = ("code;name;phone", "kaspi;Kaspi Bank;+7 701 234 5678", "alma;Алма;")


@pytest.fixture
def shop(house: House) -> House:
    """Иван has ordered for Kaspi Bank a laptop and three pens."""
    house.talk.write(lambda tx: forms.publish(tx, read_both(RESTOCK, 1)[0], datetime(2027, 7, 1, tzinfo=UTC)))
    house.talk.write(keep, "goods", GOODS)
    house.talk.write(keep, "clients", CLIENTS)
    say = house.say
    house.as_(
        "Иван",
        (say("пополнение", "restock"), sees(say("Клиент", "Client"), say("1 из 3", "1 of 3"))),
        (
            "kaspi",
            sees(say("Позиции", "Lines"), say("3 из 3", "3 of 3")),
            misses(say("Как в прошлый раз", "As last time"), "[Remove all rows]"),
        ),
        ("laptop; 1\npen; 3", sees(house.rubles("90,150"))),
        (press("Done"), sees("[Submit]")),
        (press("Submit"), sees("⏳")),
    )
    return house


def test_the_second_time_only_the_rows_are_asked_about(shop: House) -> None:
    say = shop.say
    shop.as_(
        "Иван",
        (
            say("пополнение", "restock"),
            sees(
                say("Позиции", "Lines"),
                say("Как в прошлый раз: 2 строки", "As last time: 2 rows"),
                say("2. Ручка · Сколько: 3", "2. Ручка · Quantity: 3"),
                "[Done]",
                "[Remove all rows]",
                say("3 из 3", "3 of 3"),
            ),
        ),
        (
            press("Done"),
            sees(say("Клиент: Kaspi Bank", "Client: Kaspi Bank"), "+7 701 234 5678", shop.rubles("90,150"), "[Submit]"),
        ),
        (press("Submit"), sees("⏳")),
    )


def test_a_row_is_changed_and_the_rest_stays(shop: House) -> None:
    say = shop.say
    shop.as_(
        "Иван",
        (say("пополнение", "restock"),),
        (press("1. "),),
        (
            press("Delete the row"),
            sees(say("Сейчас: 1 строка", "Now: 1 row")),
            misses(say("Как в прошлый раз", "As last time"), "[Remove all rows]"),
        ),
        ("laptop; 2", sees(shop.rubles("180,150"))),
        (press("Done"), sees("[Submit]")),
    )


def test_a_start_that_does_not_fit_is_put_away_by_one_tap(shop: House) -> None:
    say = shop.say
    shop.as_(
        "Иван",
        (say("пополнение", "restock"),),
        (
            twice(press("Remove all rows")),
            sees("[Skip]", "[Add a row]"),
            misses("Ручка", "[Remove all rows]"),
            changed(),
        ),
        (press("Skip"), sees(say("Клиент: Kaspi Bank", "Client: Kaspi Bank"), "[Submit]"), misses("Ручка")),
    )


def test_it_is_left_for_tomorrow_as_a_start(shop: House) -> None:
    say = shop.say
    shop.as_(
        "Иван",
        (say("пополнение", "restock"),),
        (press("Cancel"),),
        (press("Keep for later"),),
        ("/my",),
        (press(say("Черновики", "Drafts")),),
        (press(say("Пополнение", "Restock")), sees(say("Как в прошлый раз", "As last time"), "[Remove all rows]")),
    )


def test_rows_are_as_they_are_now_and_those_that_are_gone_are_not_offered(shop: House) -> None:
    say = shop.say
    shop.talk.write(keep, "goods", ("code;name;price", "pen;Ручка шариковая;70"))
    shop.talk.write(keep, "clients", ("code;name;phone", "alma;Алма;"))
    shop.as_(
        "Иван",
        (
            say("пополнение", "restock"),
            sees(say("Клиент", "Client"), say("1 из 3", "1 of 3"), "[Алма]"),
            misses("Kaspi"),
        ),
        ("алма", sees(say("Телефон", "Phone"))),
        (
            "+7 701 765 4321",
            sees(say("Как в прошлый раз: 1 строка", "As last time: 1 row"), "Ручка шариковая", shop.rubles("210")),
            misses("Ноутбук"),
        ),
    )


def test_nobody_elses_rows_are_offered(shop: House) -> None:
    say = shop.say
    shop.as_(
        "Вера",
        (say("пополнение", "restock"), sees(say("Клиент", "Client"), say("1 из 3", "1 of 3")), misses("Kaspi: ")),
    )
