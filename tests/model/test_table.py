"""A table: its rows as they are asked for, pasted, kept and shown; what is wrong with its columns."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.draft import Draft
from core.model.field import Field
from core.model.fields.formula import Result
from core.model.fields.table import RowsMissing, RowUnfinished, TableField
from core.model.fields.text import NothingWritten
from core.model.label import Label
from core.model.lines import asked_cell, rows_of
from core.model.move import AddRow, Back, Cell, Done, DropRow, Look, Skip, TakeRows, Toggle, Typed, View
from core.model.numbers import NumberNotUnderstood
from core.model.paste import CellMissing, CellRefused, RowsTooMany, pasted
from core.model.refusal import Refusal
from core.model.value import TableRow, Value
from tests.model.build import EN, MARAT, RU, file, form, key, named, rubles, stage
from tests.model.filling import answers, sent, start, talk
from tests.model.samples import FIELDS, field, row
from tests.model.test_formula_field import formula

GOOD = stage("good", named(MARAT))
TABLE = FIELDS["table"]
assert isinstance(TABLE, TableField)
LINES = replace(TABLE, key=key("lines"))
TOTAL = formula("total", "sum(lines.amount)", result=Result.MONEY)
ORDER = form(GOOD, fields=(LINES, TOTAL))
DESK, CHAIR = row("Стол", "2", "1000.50"), row("Стул", "3")


def table(**options: Any) -> TableField:
    return replace(LINES, **options)


def column(type_: str, name: str, **options: Any) -> Field:
    return field(type_, key=key(name), **options)


def held(draft: Draft) -> tuple[TableRow, ...]:
    return rows_of(draft.answers.get(key("lines")))


def half(**cells: Value) -> TableRow:
    return TableRow(tuple((key(name), value) for name, value in cells.items()), whole=False)


def test_a_row_is_asked_for_cell_by_cell() -> None:
    draft = talk(start(ORDER), (Typed("Стол"), "lines"))
    assert held(draft) == (half(what="Стол"),)
    assert asked_cell(LINES, held(draft), draft.view) == (0, LINES.columns[1])
    assert key("total") not in draft.answers
    draft = talk(draft, (Typed("x"), NumberNotUnderstood), (Typed("2"), "lines"), (Cell(rubles("1000.50")), "lines"))
    assert held(draft) == (DESK,)
    assert answers(draft)["total"] == rubles("2001.00")
    assert asked_cell(LINES, held(draft), draft.view) is None
    draft = talk(draft, (AddRow(), "lines"), (AddRow(), "lines"), (Done(), RowUnfinished))
    assert answers(draft)["total"] == rubles("2001.00")
    draft = talk(
        draft, (Typed("Стул"), "lines"), (Cell(None), CellMissing), (Typed("3"), "lines"), (Cell(None), "lines")
    )
    assert held(draft) == (DESK, CHAIR)
    assert "total" not in answers(draft)
    draft = talk(draft, (Done(), None))
    assert sent(draft) == {"lines": (DESK, CHAIR)}


def test_a_row_that_was_left_is_gone_on_with() -> None:
    draft = talk(start(ORDER), (Typed("Стол"), "lines"), (Typed("2"), "lines"), (Look(View()), "lines"))
    assert asked_cell(LINES, held(draft), draft.view) == (0, LINES.columns[2])
    draft = talk(draft, (Typed("5"), "lines"))
    assert held(draft) == (row("Стол", "2", "5"),)
    full = replace(half(what="a", count=Decimal(1), price=rubles("5")))
    assert asked_cell(LINES, (full,), View()) == (0, LINES.columns[2])
    assert asked_cell(LINES, (full,), View(column=99)) == (0, LINES.columns[2])


def test_a_row_is_changed_and_dropped() -> None:
    draft = talk(start(ORDER), (Typed("Стол;2;1000,50\nСтул;3"), "lines"), (Look(View(row=1, column=2)), "lines"))
    draft = talk(draft, (Typed("10"), "lines"))
    assert held(draft) == (DESK, row("Стул", "3", "10"))
    assert draft.view == View(row=1)
    assert answers(draft)["total"] == rubles("2031.00")
    draft = talk(draft, (Look(View(row=0, column=0)), "lines"), (Cell(None), CellMissing), (DropRow(1), "lines"))
    assert held(draft) == (DESK,)
    draft = talk(draft, (DropRow(5), "lines"), (DropRow(0), "lines"))
    assert "lines" not in draft.answers
    assert "total" not in answers(draft)


@pytest.mark.parametrize("view", [View(row=5, column=0), View(row=0, column=9), View(row=0), View(column=0)])
def test_a_cell_that_is_not_there_is_not_asked_for(view: View) -> None:
    assert asked_cell(LINES, (DESK,), view) is None


def test_a_cell_for_no_row_changes_nothing() -> None:
    draft = talk(start(ORDER), (Cell("x"), "lines"), (TakeRows(), "lines"), (Toggle("a"), "lines"))
    assert draft.answers == {}


def test_moves_of_a_table_mean_nothing_to_other_questions() -> None:
    draft = talk(start(form(GOOD, fields=(column("text", "what"), LINES))), (AddRow(), "what"), (Cell("x"), "what"))
    assert draft.answers == {}


def test_rows_are_full_at_the_limit() -> None:
    draft = talk(start(ORDER), (Typed("\n".join(["a;1;1"] * 4)), "lines"))
    talk(draft, (AddRow(), RowsTooMany), (Typed("b"), RowsTooMany), (Typed("b;1"), RowsTooMany), (Done(), None))


def test_a_paste_with_mistakes_waits_for_a_word() -> None:
    text = "Стол;2;1000,50\nСтул;много\nПуф;3"
    draft = talk(start(ORDER), (Typed(text), "lines"))
    assert draft.view == View(pasted=text)
    assert held(draft) == ()
    draft = talk(draft, (TakeRows(), "lines"))
    assert held(draft) == (DESK, row("Пуф", "3"))
    assert draft.view == View()


def test_a_table_may_be_left_out_where_it_is_not_required() -> None:
    optional = form(GOOD, fields=(table(required=False), column("text", "why"), TOTAL))
    assert sent(talk(start(optional), (Skip(), "why"), (Typed("x"), None))) == {"why": "x"}
    draft = talk(start(optional), (Done(), "why"), (Back(), "lines"), (Done(), "why"), (Typed("x"), None))
    assert sent(draft) == {"lines": (), "why": "x", "total": rubles("0.00")}


ONE = table(columns=(column("text", "what"),), totals=())
PASTES: list[tuple[str, tuple[TableRow, ...]]] = [
    ("Стол\t2\t1 000,50\nСтул\t3\t\n", (DESK, CHAIR)),
    ("Стол;2;1000,50;\n\n Стул ; 3 ; - ", (DESK, CHAIR)),
    ("Стол  2   1 000,50\nСтул   3", (DESK, CHAIR)),
    ("Что;Количество;Цена\nСтол;2;1000,50\nСтул;3", (DESK, CHAIR)),
    ("count;PRICE;what\n2;1000,50;Стол\n3;;Стул", (DESK, CHAIR)),
    ("What\tQuantity\tCost\tPrice\nСтол\t2\t777\t1000,50\nСтул\t3", (DESK, CHAIR)),
    ("Количество;Что\n3;Стул", (CHAIR,)),
    ("Что;2", (row("Что", "2"),)),
]


@pytest.mark.parametrize(("text", "rows"), PASTES)
def test_rows_are_pasted(text: str, rows: tuple[TableRow, ...]) -> None:
    assert LINES.parse(text, RU) == rows
    assert held(talk(start(ORDER), (Typed(text), "lines"))) == rows


def test_lines_of_one_column_are_rows() -> None:
    draft = talk(start(form(GOOD, fields=(ONE,))), (Typed("a; b\nc"), "lines"), (Typed("d; e"), "lines"))
    assert [row.cell(key("what")) for row in held(draft)] == ["a; b", "c", "d; e"]


def told(text: str, of: TableField = LINES) -> list[str]:
    found = pasted(text, of.columns, of.most, EN)
    return [_told(why) for why in found.bad]


def _told(why: Refusal) -> str:
    about = {name: _told(one) if isinstance(one, Refusal) else one for name, one in why.about.items()}
    about = {name: one.in_("en") if isinstance(one, Label) else one for name, one in about.items()}
    return why.message().format(**about)


def test_every_bad_cell_is_named() -> None:
    assert told("a;x;y\nb;1\n;2;3;4;5\n-;1") == [
        "This does not read as a number. Write it in digits, for example, 1500 or 1 500.50. See row 1, “Quantity”.",
        "This does not read as an amount. Write, for example, 1 500.50 or 100 USD. See row 1, “Price”.",
        "Row 3: it has 5 cells, and 3 are expected.",
        "There is nothing in this cell, and something is needed. See row 4, “What”.",
    ]


def test_two_thousand_rows_are_not_even_read() -> None:
    with pytest.raises(RowsTooMany) as why:
        LINES.parse("\n".join(["a;x"] * 2000), RU)
    assert why.value.about == {"count": 2000, "limit": 4}


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ((), RowsMissing),
        ((DESK,) * 5, RowsTooMany),
        ((half(what="a"),), RowUnfinished),
        ((TableRow(((key("what"), "a"),)),), CellRefused),
        ((TableRow(((key("what"), ""), (key("count"), Decimal(1)))),), CellRefused),
    ],
)
def test_what_is_no_table_is_refused(value: tuple[TableRow, ...], why: type[Refusal]) -> None:
    with pytest.raises(why):
        LINES.accept(value, RU)


def test_a_refused_cell_tells_its_place_and_why() -> None:
    with pytest.raises(CellRefused) as told:
        LINES.accept((DESK, TableRow(((key("what"), ""), (key("count"), Decimal(1))))), RU)
    assert (told.value.about["row"], told.value.about["column"]) == (2, LINES.columns[0].title)
    assert isinstance(told.value.about["why"], NothingWritten)


def test_fewer_rows_than_the_least_are_not_enough() -> None:
    two = table(least=2)
    with pytest.raises(RowsMissing):
        two.accept((DESK,), RU)
    assert not two.complete((DESK,))
    assert two.complete((DESK, DESK))
    assert table(required=False).complete(())
    assert not LINES.complete(())
    assert not LINES.complete((half(),))


def test_formulas_of_a_row_are_computed_and_never_taken_from_outside() -> None:
    forged = TableRow((*DESK.cells[:-1], (key("amount"), rubles("1"))))
    assert LINES.accept((forged,), RU) == (DESK,)


@pytest.mark.parametrize(
    ("value", "ru", "en"),
    [
        ((DESK,), "1 row, 2\xa0001\xa0₽", "1 row, RUB\xa02,001"),
        ((DESK, CHAIR), "2 rows", "2 rows"),
        ((DESK, half(what="x")), "1 row, 2\xa0001\xa0₽", "1 row, RUB\xa02,001"),
        ((), "0 rows", "0 rows"),
    ],
)
def test_one_line_tells_the_rows_and_the_total(value: tuple[TableRow, ...], ru: str, en: str) -> None:
    shown = [LINES.show(value, where) for where in (RU, EN)]
    assert shown == [ru.replace(" row", "\xa0row"), en.replace(" row", "\xa0row")]


def test_a_total_of_an_empty_column_is_not_shown() -> None:
    assert table(totals=(key("price"),)).show((CHAIR,), EN) == "1\xa0row"


def test_the_details_tell_every_row() -> None:
    assert LINES.details((DESK, CHAIR, half(what="a\nb"), half()), EN) == (
        "1. Стол · Quantity: 2 · Price: RUB\xa01,000.50 · Cost: RUB\xa02,001",
        "2. Стул · Quantity: 3 · Cost: —",
        "3. a b",
        "4. —",
    )
    assert column("text", "what").details("x", EN) == ()


def test_a_half_row_is_kept() -> None:
    value = (DESK, half(what="a"))
    assert LINES.load(LINES.dump(value)) == value


@pytest.mark.parametrize("stored", ["a", [1], [{}], [{"cells": {"what": 5}}], [{"cells": {"colour": "red"}}], None])
def test_other_json_is_no_table(stored: Any) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        LINES.load(stored)


def test_files_are_no_rows() -> None:
    assert rows_of((file(),)) == ()
    assert rows_of("x") == ()


_TEXT = st.lists(
    st.sampled_from(["\t", ";", "  ", "\n", "Стол", "2", "1 000,50", "-", "Что", "Цена", "x"]), max_size=30
)


@given(_TEXT.map("".join), _TEXT.map("".join))
def test_whatever_is_pasted_it_is_rows_or_mistakes(text: str, more: str) -> None:
    draft = start(ORDER)
    for words_ in (text, more):
        try:
            draft = talk(draft, (Typed(words_), "lines"))
        except Refusal:
            continue
    rows = held(draft)
    assert len(rows) <= LINES.most
    assert all(row.whole for row in rows[:-1])
    assert LINES.load(LINES.dump(rows)) == rows
