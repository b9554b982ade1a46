"""Files and pastes that no careful person would send while the rows of a table are asked for: bombs, formulas that
nobody has computed, numbers that are none. A clear answer each time, and nothing is lost."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import pytest
from xlsxwriter import Workbook

from core.model.numbers import MoneyNotUnderstood, NumberNotUnderstood, TooManyDecimals
from tests.books import altered, lying, zipped
from tests.dialogs.house import House
from tests.dialogs.sayings import Needle, Saying, attach, file, misses, press, sees


@pytest.fixture
def order(shop: House) -> House:
    """Иван has written a first row, two desks."""
    say = shop.say
    shop.as_(
        "Иван",
        (say("опт", "bulk"),),
        (say("Стол; шт; 2; 12 000", "Desk; pi; 2; 12,000"), sees(say("Сейчас: 1 строка", "Now: 1 row"))),
    )
    return shop


def sends(order: House, data: bytes, name: str = "rows.xlsx") -> Saying:
    order.talk.contents[f"ref-{name}"] = data
    return attach(file(name))


def goes_on(order: House) -> None:
    """What was there is there, and the next row is taken."""
    say = order.say
    order.as_(
        "Иван",
        (
            say("Стул; шт; 1; 500", "Chair; pi; 1; 500"),
            sees(say("Сейчас: 2 строки, 24 500", "Now: 2 rows, RUB 24,500")),
        ),
        (press("Done"), sees(say("Скидка", "Discount"))),
    )


def book(*rows: tuple[object, ...]) -> bytes:
    made = BytesIO()
    with Workbook(made, {"in_memory": True, "strings_to_formulas": False, "nan_inf_to_errors": True}) as written:
        sheet = written.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return made.getvalue()


def computed(left: str) -> bytes:
    """A lamp whose price, in D1, is a formula; `left` is what its writer has left of it."""
    return altered(book(("Лампа", "шт", 1, 77)), '<c r="D1"><v>77</v></c>', left)


def swollen() -> bytes:
    """One long text in each of many cells: small as a file, and within the sizes that it tells."""
    words = "x" * 2000
    return book(*[(words,) * 12] * 2000)


TOO_LARGE = "The workbook is too large when it is unpacked. Save the table as CSV, please."
BROKEN = "The workbook cannot be read. Save the table as “CSV UTF-8”, please."


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda: zipped(xl__workbook=b"0" * 30_000_000), TOO_LARGE),
        (lambda: zipped(**{f"f{at}": b"" for at in range(1200)}), TOO_LARGE),
        (lying, BROKEN),
    ],
    ids=["a bomb", "too many parts", "a liar"],
)
def test_a_bomb_is_refused_in_words(order: House, made: Callable[[], bytes], why: Needle) -> None:
    order.as_("Иван", (sends(order, made()), sees(why, order.say("Сейчас: 1 строка", "Now: 1 row"))))
    goes_on(order)


def test_a_workbook_of_long_texts_is_not_read_to_its_end(order: House) -> None:
    data = swollen()
    assert len(data) < 1024**2
    order.as_(
        "Иван",
        (
            sends(order, data),
            sees(
                order.say("Файл слишком длинный: можно не больше 200000", "The file is too long: 200000 characters"),
                order.say("Сейчас: 1 строка", "Now: 1 row"),
            ),
        ),
    )
    goes_on(order)


@pytest.mark.parametrize(
    "left",
    [
        '<c r="D1"><f>C1*9</f></c>',
        '<c r="D1"><f>C1*9</f><v></v></c>',
        '<c r="D1"><f>C1*9</f><v/></c>',
        '<c r="D1" t="str"><f>C1*9</f></c>',
        '<c r="D1"><f t="shared" ref="D1:D2" si="0">C1*9</f></c>',
    ],
    ids=["no value", "an empty value", "a closed value", "a text without value", "shared"],
)
def test_a_formula_without_a_result_is_named_by_its_cell(order: House, left: str) -> None:
    say = order.say
    told = say(
        "У формулы в ячейке D1 нет результата. Откройте файл в табличном редакторе и сохраните его.",
        "The formula in cell D1 has no result. Open the file in a spreadsheet, and save it.",
    )
    order.as_("Иван", (sends(order, computed(left)), sees(told, say("Сейчас: 1 строка", "Now: 1 row"))))
    goes_on(order)


def test_a_formula_whose_result_is_no_text_leaves_its_cell_empty(order: House) -> None:
    """A price is needed, and it is told which one is missing."""
    empty = computed('<c r="D1" t="str"><f>IF(C1,"")</f><v></v></c>')
    order.as_("Иван", (sends(order, empty), sees(order.say("Строка 1, Цена: ", "Row 1, Price: "))))


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A"])
def test_an_error_in_a_cell_is_named(order: House, error: str) -> None:
    wrong = computed(f'<c r="D1" t="e"><f>1/0</f><v>{error}</v></c>')
    told = order.say(f"В ячейке D1 ошибка: {error}.", f"In cell D1 there is an error: {error}.")
    order.as_("Иван", (sends(order, wrong), sees(told)))
    goes_on(order)


@pytest.mark.parametrize("odd", ["1_000", "١٢٣", "NaN", "inf", "1e3", "１２３", "0x10"])
def test_what_python_takes_for_a_number_and_no_person_does_is_refused_when_pasted(order: House, odd: str) -> None:
    say = order.say
    pasted = (
        f"Лампа; шт; {odd}; 5\nПолка; шт; 1; {odd}" if order.locale == "ru" else f"A; pi; {odd}; 5\nB; pi; 1; {odd}"
    )
    order.as_(
        "Иван",
        (
            pasted,
            sees(
                say("Строка 1, Количество: ", "Row 1, Quantity: "),
                NumberNotUnderstood,
                say("Строка 2, Цена: ", "Row 2, Price: "),
                MoneyNotUnderstood,
            ),
            misses("[Done]"),
        ),
        (press("To the rows"), sees(say("Сейчас: 1 строка", "Now: 1 row"))),
    )
    goes_on(order)


@pytest.mark.parametrize("odd", ["1_000", "١٢٣", "NaN"])
def test_the_same_is_refused_in_a_cell_that_is_asked_for(order: House, odd: str) -> None:
    say = order.say
    order.as_(
        "Иван",
        (say("Лампа", "Lamp"),),
        (press(say("штука", "piece")), sees(say("Сколько?", "How many?"))),
        (odd, sees(NumberNotUnderstood, say("Сколько?", "How many?"))),
        ("3", sees(say("Цена", "Price"))),
        (odd, sees(MoneyNotUnderstood, say("Строка 2: ", "Row 2: "))),
        ("100", sees(say("Когда", "When"))),
        (press("Leave it empty"), sees(say("Сейчас: 2 строки, 24 300", "Now: 2 rows, RUB 24,300"))),
    )


@pytest.mark.parametrize("odd", ["1_000", "١٢٣", "NaN"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_same_is_refused_in_a_file_and_the_good_rows_can_be_taken(order: House, odd: str, kind: str) -> None:
    say = order.say
    unit = say("шт", "pi")
    rows = (("A", unit, odd, 5), ("B", unit, 1, odd), ("C", unit, 1, 500))
    text = "\n".join(";".join(map(str, row)) for row in rows)
    order.as_(
        "Иван",
        (
            sends(order, book(*rows) if kind == "xlsx" else text.encode(), f"rows.{kind}"),
            sees(say("Строка 1, Количество: ", "Row 1, Quantity: "), say("Строка 2, Цена: ", "Row 2, Price: ")),
            misses("[Done]"),
        ),
        (press(say("Взять 1", "Take 1")), sees(say("Сейчас: 2 строки, 24 500", "Now: 2 rows, RUB 24,500"))),
    )


def test_a_number_of_a_workbook_is_what_the_spreadsheet_shows(order: House) -> None:
    """A tenth that was added up three times, and an amount with thousandths, which is no thousand."""
    say = order.say
    unit = say("шт", "pi")
    tenths = 0.1 + 0.1 + 0.1
    assert Decimal(tenths) != Decimal("0.3")
    order.as_(
        "Иван",
        (
            sends(order, book(("A", unit, 10, tenths))),
            sees(say("Цена: 0,30 ₽", "Price: RUB 0.30"), say("24 003 ₽", "RUB 24,003")),
        ),
        (
            sends(order, book(("B", unit, 1, 12.345), ("C", unit, 2.125, 5)), "more.xlsx"),
            sees(say("Строка 1, Цена: ", "Row 1, Price: "), say("Строка 2, Количество: ", "Row 2, Quantity: ")),
            sees(TooManyDecimals),
            misses(say("12 345", "12,345"), say("2 125", "2,125")),
        ),
    )
