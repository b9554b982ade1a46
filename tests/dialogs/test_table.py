"""An order with lines: rows cell by cell and pasted, changed and dropped; its total decides who is asked."""

from collections.abc import Callable

import pytest

from core.model.fields.number import TooSmall
from core.model.fields.table import RowsMissing
from core.model.ids import DraftId
from core.model.numbers import MoneyNotUnderstood, NumberNotUnderstood
from core.model.paste import CellsTooMany, RowsTooMany
from core.use.fill import OldButton
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.packing import packed
from tests.dialogs.house import House
from tests.dialogs.sayings import (
    Saying,
    begins,
    changed,
    fresh,
    misses,
    press,
    press_data,
    press_old,
    repeated,
    sees,
    silence,
    toast,
    twice,
)


def _begun(shop: House) -> None:
    say = shop.say
    shop.as_("Иван", (say("опт", "bulk"), sees(say("Что заказать?", "What is to be ordered?"), "[Add a row]")))


def _pasted(shop: House, text: str, *sees_: str) -> None:
    shop.as_("Иван", (text, sees(*sees_)))


TWO = "Стол; шт; 2; 12 000; \nЛампа; кор; 3; 500,50; 10 июля"


def _two(shop: House) -> str:
    return TWO if shop.locale == "ru" else "Desk; pi; 2; 12,000;\nLamp; box; 3; 500.50; 10 July"


def test_a_row_is_told_cell_by_cell(shop: House) -> None:
    say = shop.say
    _begun(shop)
    shop.as_(
        "Иван",
        (
            say("стол", "desk"),
            sees(say("Строка 1: стол", "Row 1: desk"), say("Единица", "Unit"), say("[штука]", "[piece]")),
            misses("[Back]", "[Done]"),
        ),
        (press(say("коробка", "box")), sees(say("Сколько?", "How many?"), "[Without this row]"), changed()),
        ("0", sees(TooSmall, say("Сколько?", "How many?"))),
        ("3", sees(say("Цена", "Price")), fresh()),
        (say("дорого", "dear"), sees(MoneyNotUnderstood)),
        (shop.written("12,000"), sees("[Leave it empty]")),
        (press("→"), sees(say("Когда", "When"), say("(Август 2027)", "(August 2027)"))),
        (
            press("5"),
            sees(
                say("Сейчас: 1 строка, 36 000 ₽", "Now: 1 row, RUB 36,000"),
                say("1. стол · Единица: коробка · Количество: 3", "1. desk · Unit: box · Quantity: 3"),
                say("Когда: 5 августа 2027 · Сумма: 36 000 ₽", "When: 5 August 2027 · Amount: RUB 36,000"),
                "[Done]",
                "[Add a row]",
            ),
        ),
        (press("Done"), sees(say("Скидка", "Discount"))),
    )


def test_rows_are_pasted(shop: House) -> None:
    say = shop.say
    _begun(shop)
    shop.as_(
        "Иван",
        (_two(shop), sees(say("2 строки, 25 501,50 ₽", "2 rows, RUB 25,501.50"), say("1. Стол", "1. Desk"))),
        (press("Done"), sees(say("Опт · 25 501,50 ₽", "Bulk · RUB 25,501.50"))),
        (
            press("Skip"),
            sees(
                "check and send",
                say("Позиции: 2 строки, 25 501,50 ₽", "Lines: 2 rows, RUB 25,501.50"),
                say("2. Лампа · Единица: коробка", "2. Lamp · Unit: box"),
                say("Итого: 25 501,50 ₽", "Total: RUB 25,501.50"),
                say("В среднем: 25 501,50 ₽", "Average: RUB 25,501.50"),
                say(
                    "Со скидкой: не посчитано. Нужен ответ на вопрос «Скидка в процентах»",
                    "Reduced: not reckoned. It needs an answer to “Discount in per cent”",
                ),
            ),
        ),
        (press("Change"), misses(say("[Итого]", "[Total]")), sees(say("[Позиции]", "[Lines]"))),
        (press(say("Позиции", "Lines")), sees("[Done]")),
        (press("2. "), sees(say("Строка 2: Лампа", "Row 2: Lamp"), "[Delete the row]", say("[Цена]", "[Price]"))),
        (press("Delete the row"), sees(say("1 строка, 24 000 ₽", "1 row, RUB 24,000"))),
        (
            press("Done"),
            sees(
                say(
                    "В среднем: не посчитано. На ноль делить нельзя",
                    "Average: not reckoned. Nothing can be divided by zero",
                ),
                say("Итого: 24 000 ₽", "Total: RUB 24,000"),
            ),
        ),
        (press("Submit"), sees(say("⏳ Ольга", "⏳ Ольга"))),
    )
    shop.hears(
        "Ольга",
        begins(say("Опт · Иван Петров · 24 000 ₽", "Bulk · Иван Петров · RUB 24,000")),
        sees(
            say("Позиции: 1 строка, 24 000 ₽", "Lines: 1 row, RUB 24,000"),
            say("1. Стол · Единица: штука · Количество: 2", "1. Desk · Unit: piece · Quantity: 2"),
        ),
    )


@pytest.mark.parametrize(("price", "asked"), [("25,000", False), ("25,000.01", True)])
def test_the_cfo_is_asked_for_more_than_fifty_thousand(shop: House, price: str, asked: bool) -> None:
    say = shop.say
    _begun(shop)
    shop.as_(
        "Иван",
        (f"{say('стол', 'desk')}\t{say('шт', 'pi')}\t2\t{shop.written(price)}", sees("[Done]")),
        (press("Done"),),
        (press("Skip"), (sees if asked else misses)(say("→ Финансовый директор", "→ CFO"))),
        (press("Submit"),),
    )
    shop.agree("Ольга")
    shop.hears("Виктор Лебедев", sees(shop.rubles("50,000.02")) if asked else silence())
    if not asked:
        total = say("итого: 50 000 ₽ ≤ 50 000 ₽", "total: RUB 50,000 ≤ RUB 50,000")
        shop.history(sees(total))


def test_bad_cells_are_named_and_nothing_is_taken_over_unasked(shop: House) -> None:
    say = shop.say
    bad = say(
        "Стол; шт; два; 12 000\nЛампа; кор; 3; 500\nСтул; шт; ; дорого\nа; шт; 1; 2; 5 августа; лишнее",
        "Desk; pi; two; 12,000\nLamp; box; 3; 500\nChair; pi; ; dear\na; pi; 1; 2; 5 August; more",
    )
    _begun(shop)
    shop.as_(
        "Иван",
        (
            bad,
            sees(
                "Not all of it can be read, and nothing has been taken over yet.",
                say("Строка 1, Количество: ", "Row 1, Quantity: "),
                NumberNotUnderstood,
                say("Строка 3, Количество: Ячейка пустая", "Row 3, Quantity: There is nothing in this cell"),
                say("Строка 3, Цена: ", "Row 3, Price: "),
                CellsTooMany,
                say("[Взять 1 верную строку]", "[Take 1 good row]"),
                "[To the rows]",
            ),
            misses("[Done]"),
        ),
        (press("To the rows"), sees(say("Что заказать?", "What is to be ordered?")), misses("[Done]")),
        (bad, sees("[To the rows]")),
        (press(say("Взять 1 верную", "Take 1 good")), sees(say("1 строка, 1 500 ₽", "1 row, RUB 1,500"), "[Done]")),
    )


def test_a_paste_that_is_wrong_all_through_offers_nothing_to_take(shop: House) -> None:
    _begun(shop)
    bad = "\n".join([f"a; {shop.say('шт', 'pi')}; x; y"] * 6)
    more = shop.say("… и ещё 4 ошибки", "… and 4 more mistakes")
    shop.as_("Иван", (bad, sees(more, "[To the rows]"), misses(shop.say("Взять", "Take"))))


def test_two_thousand_rows_get_a_clear_answer(shop: House) -> None:
    _begun(shop)
    shop.as_("Иван", ("\n".join(f"a{n}; pi; 1; 1" for n in range(2000)), sees(RowsTooMany, "[Add a row]")))


def test_a_cell_is_changed_and_a_row_taken_back(shop: House) -> None:
    say = shop.say
    _begun(shop)
    shop.as_(
        "Иван",
        (_two(shop),),
        (press("1. "), sees("What is to be changed?")),
        (press(say("Количество", "Quantity")), sees(say("Сколько?", "How many?"), "[To the rows]")),
        ("4", sees(say("Количество: 4", "Quantity: 4"), say("Сумма: 48 000 ₽", "Amount: RUB 48,000"))),
        (press(say("Единица", "Unit")), sees(say("[коробка]", "[box]"))),
        (press(say("коробка", "box")), sees(say("Единица: коробка", "Unit: box"))),
        (press("To the rows"), sees(say("2 строки, 49 501,50 ₽", "2 rows, RUB 49,501.50"))),
        (press("Add a row"), sees(say("Строка 3", "Row 3"), say("Что", "What"))),
        (say("стул", "chair"), sees(say("Строка 3: стул", "Row 3: chair"))),
        (press("Without this row"), sees(say("2 строки, 49 501,50 ₽", "2 rows, RUB 49,501.50"))),
    )


def test_an_empty_cell_is_left_out(shop: House) -> None:
    say = shop.say
    _begun(shop)
    shop.as_(
        "Иван",
        (say("стол", "desk"),),
        (say("шт", "pi"),),
        ("1",),
        ("5", sees("[Leave it empty]")),
        (
            press("Leave it empty"),
            sees(say("Сейчас: 1 строка, 5 ₽", "Now: 1 row, RUB 5")),
            misses(say("Когда:", "When:")),
        ),
    )


@pytest.mark.parametrize("again", [twice, repeated])
def test_a_double_tap_adds_one_row_and_answers_one_cell(shop: House, again: Callable[[Saying], Saying]) -> None:
    say = shop.say
    _begun(shop)
    shop.as_(
        "Иван",
        (again(press("Add a row")), sees(say("Строка 1", "Row 1"))),
        (say("стол", "desk"),),
        (again(press(say("штука", "piece"))), sees(say("Сколько?", "How many?")), misses(say("Строка 2", "Row 2"))),
    )


def test_an_old_button_changes_nothing(shop: House) -> None:
    say = shop.say
    _begun(shop)
    shop.as_(
        "Иван",
        (_two(shop),),
        (press("1. "), sees("[Delete the row]")),
        (press("To the rows"),),
        (press_old("Delete the row"), toast(OldButton), sees(say("2 строки", "2 rows"))),
    )


def test_a_half_row_survives_a_restart_and_is_not_sent(shop: House) -> None:
    say = shop.say
    _begun(shop)
    shop.as_("Иван", (say("стол", "desk"),), (press(say("штука", "piece")), sees(say("Сколько?", "How many?"))))
    shop.talk.restart()
    shop.as_("Иван", ("/start",), (press("Drafts"),), (press(say("Опт", "Bulk")), sees(say("Сколько?", "How many?"))))
    shop.as_("Иван", ("2", sees(say("Цена", "Price"))))


def test_a_table_without_rows_is_not_done(shop: House) -> None:
    _begun(shop)
    shop.as_("Иван", (_button(shop, 0, Fill.DONE), sees(RowsMissing)))


@pytest.mark.parametrize("do", [Fill.TICK, Fill.DAY, Fill.YES, Fill.CELL, Fill.DROP, Fill.PERSON])
def test_a_forged_button_is_out_of_date(shop: House, do: Fill) -> None:
    _begun(shop)
    shop.as_("Иван", (_button(shop, 0, do), toast(NotAButton)))


@pytest.mark.parametrize("do", [Fill.TAKE, Fill.EMPTY, Fill.PAGE])
def test_a_button_that_has_nothing_to_do_does_nothing(shop: House, do: Fill) -> None:
    _begun(shop)
    shop.as_("Иван", (_button(shop, 0, do), sees("[Add a row]"), misses("[Done]")))


def _button(shop: House, revision: int, do: Fill) -> Saying:
    return press_data(packed(OnDraft(DraftId(1), revision, do, 7)))
