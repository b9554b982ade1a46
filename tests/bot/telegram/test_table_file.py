"""Rows of a table in a file that is sent to the bot: it is fetched through the Bot API, read, and shown as rows."""

from io import BytesIO
from time import monotonic

import pytest
from xlsxwriter import Workbook

from bot.telegram import sheets
from core.forms.source import source_of
from core.model.value import File, FileKind
from core.store import forms
from dialogs.action import Fill
from dialogs.sheet import SheetNotFetched
from tests.bot.telegram.office import Office, account
from tests.dialogs.bulk import ORDER
from tests.dialogs.company import IVAN

_HEADING = ("Что", "Единица", "Количество", "Цена")
_DESK = ("Стол", "шт", 2, 12000)
_CSV = "\n".join(";".join(map(str, row)) for row in (_HEADING, _DESK)).encode("cp1251")


def _book() -> bytes:
    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, _HEADING)
        sheet.write_row(1, 0, ("Лампа\nнастольная", "кор", 3, 500.5))
        # Of a formula, what was computed last.
        sheet.write_row(2, 0, ("Стул", "шт"))
        sheet.write_formula(2, 2, "=1+1", None, 2)
        sheet.write_formula(2, 3, "=10*10", None, 100)
    return made.getvalue()


@pytest.fixture
async def order(office: Office) -> Office:
    """Ivan is asked for the rows of an order."""
    await office.db.write(forms.publish, source_of(ORDER), office.clock())
    await office.say(IVAN, "опт")
    return office


async def _sends(office: Office, name: str, data: bytes) -> str:
    """What the bot says to a file."""
    await office.people.upload(account(IVAN), {name: data}, kind="document")
    await office.work()
    return (await office.shown(IVAN))[-1].replace("\N{NO-BREAK SPACE}", " ")


async def test_csv_and_workbook_become_rows(order: Office) -> None:
    shown = await _sends(order, "заказ.csv", _CSV)
    assert "Из файла заказ.csv взято: 1 строка, 24 000 ₽." in shown
    assert "1. Стол · Единица: штука · Количество: 2" in shown
    shown = await _sends(order, "ещё.xlsx", _book())
    assert "Из файла ещё.xlsx взято: 2 строки, 1 701,50 ₽." in shown
    assert "2. Лампа настольная · Единица: коробка · Количество: 3" in shown
    assert "3. Стул · Единица: штука · Количество: 2 · Цена: 100 ₽" in shown
    await order.press(IVAN, Fill.DONE)
    assert "Скидка" in (await order.shown(IVAN))[-1]


async def test_rows_are_taken_once_however_often_the_update_comes(order: Office) -> None:
    order.times = 3
    assert "Сейчас: 1 строка" in await _sends(order, "a.csv", _CSV)


async def test_a_file_that_breaks_off_is_fetched_again(order: Office) -> None:
    await order.fault("truncated_file", "file", times=1)
    assert "взято: 1 строка" in await _sends(order, "a.csv", _CSV)


@pytest.mark.parametrize(
    ("action", "method"), [("truncated_file", "file"), ("500", "getFile"), ("429", "getFile"), ("502_html", "getFile")]
)
async def test_a_file_that_does_not_come_is_asked_for_again(order: Office, action: str, method: str) -> None:
    await order.fault(action, method, times=None)
    shown = await _sends(order, "a.csv", _CSV)
    assert "Файл не удалось получить из мессенджера." in shown
    assert "Что заказать?" in shown
    await order.people.delete("faults")
    assert "взято: 1 строка" in await _sends(order, "a.csv", _CSV)


@pytest.mark.parametrize(("action", "method"), [("stalled_file", "file"), ("hang", "getFile")])
async def test_a_download_that_hangs_is_given_up_and_asked_for_again(
    order: Office, action: str, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was told before stays, and the person is not kept waiting: a file is, for so many seconds and no longer."""
    await _sends(order, "a.csv", _CSV)
    monkeypatch.setattr(sheets, "_PATIENCE", 0.3)
    await order.fault(action, method, times=None, seconds=60)
    begun = monotonic()
    shown = await _sends(order, "b.csv", _CSV)
    assert monotonic() - begun < 5
    assert "Файл не удалось получить из мессенджера. Ничего не потеряно" in shown
    assert "Сейчас: 1 строка, 24 000 ₽" in shown
    await order.people.delete("faults")
    monkeypatch.undo()
    assert "Сейчас: 2 строки, 48 000 ₽" in await _sends(order, "b.csv", _CSV)


async def test_a_file_that_telegram_does_not_know_is_asked_for_once(order: Office) -> None:
    with pytest.raises(SheetNotFetched):
        await order.desk.sheet(File("nothing", FileKind.DOCUMENT, "a.csv", 9))
    assert len(await order.calls("getFile")) == 1


async def test_a_large_file_is_not_even_fetched(order: Office) -> None:
    shown = await _sends(order, "a.csv", b"a" * (5 * 1024 * 1024 + 1))
    assert "Файл слишком большой: можно не больше 5 МБ." in shown
    assert await order.calls("getFile") == []


async def test_another_question_fetches_no_file(office: Office) -> None:
    await office.say(IVAN, "поручение")
    shown = await _sends(office, "a.csv", _CSV)
    assert "Что сделать" in shown
    assert await office.calls("getFile") == []
