"""Rows as spreadsheets write them: quoted cells, and files with a heading or without."""

import pytest

from core.model.draft import Draft
from core.model.fields.table import RowUnfinished
from core.model.move import Sheet, TakeRows, Typed, View
from core.model.paste import ColumnTwice, ColumnUnknown, RowsAbsent, pasted
from core.model.refusal import Refusal
from core.model.value import TableRow
from tests.model.build import RU, form, key
from tests.model.filling import start, talk
from tests.model.samples import row
from tests.model.test_table import CHAIR, DESK, GOOD, LINES, ONE, ORDER, column, held, table


def filed(text: str) -> tuple[TableRow, ...]:
    return held(talk(start(ORDER), (Sheet(text), "lines")))


@pytest.mark.parametrize(
    "text",
    [
        "Стол\t2\t1000,50\r\nСтул\t3",
        "Стол;2;1 000,50;\n;;\nСтул;3;",
        'Стол,2,"1 000,50"\rСтул,3',
        '"Что","Цена","Количество"\n"Стол","1000,50","2"\n"Стул",,3\n',
        '"Стол"\t"2"\t"1000,50"\n "Стул" \t3',
    ],
)
def test_rows_of_a_file_are_taken(text: str) -> None:
    assert filed(text) == (DESK, CHAIR)


def test_a_quoted_cell_may_have_several_lines_and_a_name_its_quotation_marks() -> None:
    two = 'Стол\t2\t1000,50\n"ООО ""Два\nдома"""\t3'
    assert held(talk(start(ORDER), (Typed(two), "lines"))) == (DESK, row('ООО "Два дома"', "3"))
    odd = talk(start(ORDER), (Typed('"Стол;3\n"a" b;3'), "lines"))
    assert held(odd) == (row('"Стол', "3"), row('"a" b', "3"))


def _names(text: str, *, of_file: bool = False) -> list[object]:
    found = pasted(text, ONE.columns, 9, RU, filed=of_file)
    return [one.cell(key("what")) for one in found.rows]


def test_of_one_column_only_a_file_and_several_lines_are_quoted() -> None:
    assert _names('"Ромашка"\n"a\nb"\nc; d') == ['"Ромашка"', "a b", "c; d"]
    assert _names('"Ромашка"\nc; d', of_file=True) == ["Ромашка", "c; d"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", RowsAbsent),
        ("Что;Цена", RowsAbsent),
        ("Что;Количество;Цвет\na;1;red", ColumnUnknown),
        ("Что;;Количество\na;1;2", ColumnUnknown),
        ("Что;what\na;1", ColumnTwice),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(text: str, why: type[Refusal]) -> None:
    talk(start(ORDER), (Sheet(text), why))


def test_mistakes_of_a_file_have_the_numbers_of_its_rows() -> None:
    text = "Что;Количество\n\nСтол;x\nСтул;3"
    draft = talk(start(ORDER), (Sheet(text), "lines"))
    assert draft.view == View(pasted=text, filed=True)
    assert [why.about["row"] for why in pasted(text, LINES.columns, 9, RU, filed=True).bad] == [3]
    assert held(talk(draft, (TakeRows(), "lines"))) == (CHAIR,)


def test_a_half_row_is_finished_first() -> None:
    talk(start(ORDER), (Typed("Стол"), "lines"), (Sheet("Стул;3"), RowUnfinished))


def test_rows_mean_nothing_to_another_question() -> None:
    draft: Draft = talk(start(form(GOOD, fields=(column("text", "why"), table()))), (Sheet("a;1"), "why"))
    assert draft.answers == {}
