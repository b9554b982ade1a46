"""Rows of an order that come in a file: taken, refused, told by row and column; other questions take no files."""

from io import BytesIO

import pytest
from xlsxwriter import Workbook

from core.model.fields.table import RowUnfinished
from core.model.paste import CellsTooMany, ColumnTwice, ColumnUnknown, RowsAbsent, RowsTooMany
from core.model.value import File, FileKind
from dialogs.fill import CannotBeRead
from dialogs.sheet import OneSheet, SheetNoTable, SheetNotFetched
from tests.dialogs.house import House
from tests.dialogs.sayings import Needle, Saying, attach, file, misses, press, repeated, sees, twice, unseen


def _begun(shop: House) -> None:
    say = shop.say
    shop.as_("Иван", (say("опт", "bulk"), sees(say("Что заказать?", "What is to be ordered?"), "CSV")))


def _sends(shop: House, data: bytes | str, name: str = "order.csv") -> Saying:
    shop.talk.contents[f"ref-{name}"] = data.encode() if isinstance(data, str) else data
    return attach(file(name))


def _book(*rows: tuple[object, ...]) -> bytes:
    made = BytesIO()
    with Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return made.getvalue()


def _heading(shop: House) -> tuple[str, ...]:
    return ("Что", "Единица", "Количество", "Цена") if shop.locale == "ru" else ("What", "Unit", "Quantity", "Price")


def _two(shop: House) -> tuple[tuple[object, ...], ...]:
    say = shop.say
    return (say("Стол", "Desk"), say("шт", "pi"), 2, 12000), (say("Лампа", "Lamp"), say("кор", "box"), 3, 500.5)


def test_a_workbook_is_taken(shop: House) -> None:
    say = shop.say
    _begun(shop)
    shop.as_(
        "Иван",
        (
            _sends(shop, _book(_heading(shop), *_two(shop)), "заказ.xlsx"),
            sees(
                say(
                    "Из файла заказ.xlsx взято: 2 строки, 25 501,50 ₽.", "Taken from заказ.xlsx: 2 rows, RUB 25,501.50."
                ),
                say("2. Лампа · Единица: коробка", "2. Lamp · Unit: box"),
                "[Done]",
            ),
        ),
        (
            _sends(shop, _book(_two(shop)[0]), "more.xlsx"),
            sees(
                say("Из файла more.xlsx взято: 1 строка, 24 000 ₽.", "Taken from more.xlsx: 1 row, RUB 24,000."),
                say("Сейчас: 3 строки, 49 501,50 ₽", "Now: 3 rows, RUB 49,501.50"),
            ),
        ),
        (press("Done"), sees(say("Скидка", "Discount"))),
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251"])
@pytest.mark.parametrize("mark", [";", "\t", ","])
def test_a_csv_file_is_taken(shop: House, mark: str, encoding: str) -> None:
    say = shop.say
    lines = [mark.join(_heading(shop)), *(mark.join(map(str, row)) for row in _two(shop))]
    _begun(shop)
    shop.as_(
        "Иван",
        (
            _sends(shop, "\r\n".join(lines).encode(encoding)),
            sees(say("взято: 2 строки, 25 501,50 ₽.", "order.csv: 2 rows, RUB 25,501.50."), "[Done]"),
        ),
    )


def test_bad_cells_are_told_by_the_row_of_the_file_and_nothing_is_taken_unasked(shop: House) -> None:
    say = shop.say
    first, second = _two(shop)
    text = [_heading(shop), first, (), (*second[:2], "1_000", "NaN"), (*second[:2], "١٢٣", 10**20), second]
    _begun(shop)
    shop.as_(
        "Иван",
        (
            _sends(shop, "\n".join(";".join(map(str, row)) for row in text)),
            sees(
                "Not all of it can be read, and nothing has been taken over yet.",
                say("Строка 4, Количество: ", "Row 4, Quantity: "),
                say("Строка 4, Цена: ", "Row 4, Price: "),
                say("Строка 5, Количество: ", "Row 5, Quantity: "),
                say("Строка 5, Цена: ", "Row 5, Price: "),
                "Correct the rows and send the file again, or take those that are good.",
            ),
            misses("[Done]", "Taken"),
        ),
    )
    shop.talk.restart()
    shop.as_("Иван", ("/start",), (press("Drafts"),), (press(say("Опт", "Bulk")), sees(say("Строка 4", "Row 4"))))
    shop.as_("Иван", (press(say("Взять 2", "Take 2")), sees(say("2 строки, 25 501,50", "2 rows, RUB 25,501.50"))))


def test_a_file_without_a_good_row_offers_nothing_to_take(shop: House) -> None:
    _begun(shop)
    sent = _sends(shop, "a;b;c;d")
    shop.as_("Иван", (sent, sees("Correct the rows and send the file again.", "[To the rows]")))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", RowsAbsent),
        ("\n \n;;\n", RowsAbsent),
        ("what;unit;quantity;price", RowsAbsent),
        ("what;unit;quantity;colour\na;b;c;d", ColumnUnknown),
        ("what;unit;;quantity\na;b;c;d", ColumnUnknown),
        ("what;What;quantity\na;b;c", ColumnTwice),
        ("a;pi;1;1\n" * 2000, RowsTooMany),
        (b"\x89PNG\r\n\x1a\n\0\0", "This is not a table. Save it as XLSX or “CSV UTF-8”, please."),
        (b"%PDF-1.7\n\x01\x02", "This is not a table. Save it as XLSX or “CSV UTF-8”, please."),
        ("a;1".encode("utf-16"), "This is not a CSV file. Save the table as “CSV UTF-8”, please."),
        (
            "Стол;1\n".encode() + "Стул;1\n".encode("cp1251"),
            "The file is written in two encodings, and from here on in another. Save it as “CSV UTF-8”.",
        ),
        (b"PK\x03\x04nothing", "This is not a workbook in XLSX. Save the table as XLSX or “CSV UTF-8”, please."),
    ],
)
def test_a_bad_file_gets_a_clear_answer_and_changes_nothing(shop: House, data: bytes | str, why: Needle) -> None:
    say = shop.say
    _begun(shop)
    shop.as_(
        "Иван",
        (say("Стол; шт; 2; 12 000", "Desk; pi; 2; 12,000"),),
        (_sends(shop, data), sees(why, say("Сейчас: 1 строка", "Now: 1 row"))),
        (press("Done"), sees(say("Скидка", "Discount"))),
    )


def test_too_many_cells_are_told(shop: House) -> None:
    _begun(shop)
    shop.as_("Иван", (_sends(shop, "a;pi;1;1;;;x"), sees(CellsTooMany, "[To the rows]"), misses("[Done]")))


def test_a_text_without_an_end_is_refused(shop: House) -> None:
    _begun(shop)
    sent = _sends(shop, "a" * 200_001)
    shop.as_("Иван", (sent, sees(shop.say("Файл слишком длинный: можно", "The file is too long: 200000"))))


def test_a_file_that_cannot_be_fetched_is_asked_for_again(shop: House) -> None:
    _begun(shop)
    shop.as_("Иван", (attach(file("lost.csv")), sees(SheetNotFetched, "[Add a row]")))


def test_a_photo_is_no_table_and_files_come_one_by_one(shop: House) -> None:
    _begun(shop)
    photo = File("ref-p", FileKind.PHOTO, "photo.jpg", 9)
    shop.as_(
        "Иван",
        (attach(photo), sees(SheetNoTable)),
        (attach(file("a.csv"), file("b.csv")), sees(OneSheet, "[Add a row]")),
    )


def test_a_half_row_is_finished_before_a_file_is_taken(shop: House) -> None:
    say = shop.say
    _begun(shop)
    rows = _sends(shop, _book(*_two(shop)), "a.xlsx")
    shop.as_("Иван", (say("стол", "desk"),), (rows, sees(RowUnfinished, say("Строка 1: стол", "Row 1: desk"))))
    shop.as_("Иван", (press("Without this row"),), (rows, sees(say("2 строки", "2 rows"))))


def test_a_caption_does_not_become_a_row(shop: House) -> None:
    say = shop.say
    _begun(shop)
    shop.talk.contents["ref-a.xlsx"] = _book(*_two(shop))
    shop.as_("Иван", (attach(file("a.xlsx"), caption="вот"), sees(say("Сейчас: 2 строки", "Now: 2 rows"))))


def test_other_questions_take_no_table(shop: House) -> None:
    _begun(shop)
    rows = _sends(shop, _book(*_two(shop)), "a.xlsx")
    shop.as_("Иван", (rows,), (press("Done"),), (rows, sees(CannotBeRead)))


def test_an_update_that_comes_again_takes_the_rows_once(shop: House) -> None:
    say = shop.say
    _begun(shop)
    rows = _sends(shop, _book(*_two(shop)), "a.xlsx")
    shop.as_("Иван", (repeated(rows), sees(say("Сейчас: 2 строки", "Now: 2 rows"))))
    shop.as_("Иван", (unseen(rows), sees(say("Сейчас: 4 строки", "Now: 4 rows"))))
    shop.as_("Иван", (twice(rows), sees(say("Сейчас: 8 строк", "Now: 8 rows"))))
