"""One function for each parser: takes any bytes, and raises only if the parser does what it must not."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, replace
from datetime import UTC, date, datetime
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from bot import sheet_file
from bot.people_file import rows_of
from bot.tables import xlsx
from bot.telegram.hear import arrived, heard
from core.forms.mistake import FormMistakes, show
from core.forms.read import read_form, text_of
from core.forms.shipped import shipped
from core.forms.source import form_from, source_of
from core.model.dates import find_date, find_period, parse_date, parse_period
from core.model.field import Field
from core.model.fields import FIELD_TYPES
from core.model.fields.money import show_money
from core.model.fields.table import TableField
from core.model.here import Here
from core.model.ids import FieldKey
from core.model.label import Label
from core.model.money import Money
from core.model.numbers import LARGEST, parse_money, parse_number
from core.model.org import Org
from core.model.paste import pasted, several_cells
from core.model.refusal import Refusal
from core.model.roster.entry import entry_of
from core.model.table import TableMistakes
from core.store import codec, codec_events
from core.store.inbox import Once
from dialogs.action import NotAButton
from dialogs.packing import MOST, packed, unpacked
from dialogs.sheet import SheetRefused
from tests.bot.telegram import raw
from tests.dialogs.bulk import ORDER
from tests.fuzz.bent import json_from

_TODAY = date(2027, 7, 5)
_HERE = Here("en", ZoneInfo("UTC"), datetime(2027, 7, 5, 9, tzinfo=UTC))
#: What a reader of stored JSON may raise for what is none.
_NO_VALUE = (ValueError, TypeError, KeyError)
#: What the worker puts an update aside for.
_UNREADABLE = (*_NO_VALUE, AttributeError)


def form(data: bytes) -> None:
    """A file is a form, or a list of mistakes with places."""
    try:
        text = text_of(data)
        made = read_form(text)
    except FormMistakes as wrong:
        assert wrong.mistakes
        for mistake in wrong.mistakes:
            assert mistake.line >= 1
            assert mistake.column >= 1
            assert show(mistake).encode()
    else:
        assert form_from(source_of(text), 1) == made


def kept_form(data: bytes) -> None:
    """A stored form may be any JSON."""
    source = json_from(data, _SOURCES)
    if isinstance(source, dict):
        try:
            form_from(source, 1)
        except FormMistakes as wrong:
            assert str(wrong).encode("utf-8", "replace")


def dates(data: bytes) -> None:
    """Any text is a day, a period, neither, or refused."""
    text = _text(data)
    for read in (parse_date, parse_period, find_date, find_period):
        try:
            read(text, _TODAY)
        except Refusal as refusal:
            assert str(refusal)


def numbers(data: bytes) -> None:
    """Any text is a finite number that is not too large, or refused."""
    text = _text(data)
    for read in (parse_number, lambda typed: parse_money(typed, "RUB")):
        try:
            found = read(text)
        except Refusal as refusal:
            assert str(refusal)
            continue
        value = found.amount if isinstance(found, Money) else found
        assert value.is_finite()
        assert abs(value) <= LARGEST
        if isinstance(found, Money):
            assert all(show_money(found, locale) for locale in ("ru", "en"))


def people(data: bytes) -> None:
    """A file is rows, or a list of mistakes; a row is a person as far as it can be read."""
    try:
        rows = rows_of(data)
    except TableMistakes as wrong:
        assert wrong.mistakes
        return
    for row in rows:
        entry_of(row, frozenset({"Europe/Moscow"}))


def paste(data: bytes) -> None:
    """What is pasted is rows that can be kept, mistakes with a place, or refused; from a file, too."""
    text = _text(data)
    for filed in (False, True):
        _as_rows(text, filed=filed)


def sheet(data: bytes) -> None:
    """A file with rows is text, or refused; the text is rows, like what is pasted. Workbooks are read elsewhere."""
    if data.startswith(xlsx.SIGN):
        return
    try:
        text = sheet_file.text_of(data)
    except SheetRefused as refused:
        assert refused.about["why"]
    else:
        assert "\0" not in text
        _as_rows(text, filed=True)


def _as_rows(text: str, *, filed: bool) -> None:
    for table in _TABLES:
        several_cells(text, table.inputs)
        try:
            found = pasted(text, table.columns, table.most, _HERE, filed=filed)
        except Refusal as refusal:
            assert str(refusal)
            continue
        assert len(found.rows) <= table.most
        assert all("row" in why.about for why in found.bad)
        kept = tuple(map(table.reckoned, found.rows))
        assert table.load(json.loads(codec.text_of(table.dump(kept)))) == kept


def button(data: bytes) -> None:
    """What a button carries is an action that it can carry again, or nothing."""
    try:
        action = unpacked(_text(data))
    except NotAButton:
        return
    try:
        carried = packed(action)
    except ValueError:
        assert len(_text(data).encode()) > MOST
    else:
        assert carried.isascii()
        assert carried.isprintable()
        assert unpacked(carried) == action


def update(data: bytes) -> None:
    """An update can be kept, whatever it is; then it is heard, is nobody's word, or is put aside."""
    found = json_from(data, _UPDATES)
    if not isinstance(found, dict):
        return
    body = json.dumps(found)
    kept = arrived({**found, "update_id": 1}, body)
    assert abs(kept.lane) < 2**63
    try:
        said = heard(found, Org(), Once(1, "token"))
    except _UNREADABLE:
        return
    if said is not None:
        parts = [(file.ref, file.name) for file in said.said.files]
        assert all(isinstance(word, str) for word in (said.said.words, said.said.language, *chain(*parts)))
        assert abs(said.chat) < 2**63


def values(data: bytes) -> None:
    """Stored JSON is a value that is stored alike, or none; for every type of field."""
    stored = json_from(data, _VALUES)
    for field in _FIELDS:
        try:
            value = field.load(stored)
        except _NO_VALUE:
            continue
        assert isinstance(field.show(value, _HERE), str)
        again = json.loads(codec.text_of(field.dump(value)))
        assert field.dump(field.load(again)) == field.dump(value)


def events(data: bytes) -> None:
    """A stored journal is events, or none."""
    try:
        found = codec_events.load_events(_FORM, json.dumps(json_from(data, _EVENTS)))
    except _UNREADABLE:
        return
    text = codec_events.dump_events(_FORM, found)
    assert codec_events.load_events(_FORM, text) == found


def _field(kind: type[Field]) -> Field:
    """With whatever it cannot do without."""
    needed: dict[str, Any] = {one.name: "x" for one in fields(kind) if _needed(one)}
    return kind(**{**needed, "key": FieldKey("x"), "title": Label({"en": "X"})})


def _needed(one: Any) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


_SOURCES = [source_of(text) for _, text in shipped()]
_UPDATES = [
    raw.said(
        text="привет", reply_to_message=raw.message(text="x"), entities=[{"type": "bold", "offset": 0, "length": 2}]
    ),
    raw.said(photo=[{"file_id": "p", "width": 9, "height": 9, "file_size": 9}], caption="x", media_group_id="1"),
    raw.said(document={"file_id": "d", "file_name": "a.pdf", "file_size": 9}),
    {"update_id": 5, "edited_message": raw.message(text="x")},
    raw.press(),
]
_VALUES: list[Any] = [
    *("x", "2027-07-05", ["2027-07-05", "2027-07-06"], {"amount": "1", "currency": "RUB"}, "1.5", 7, True, ["passed"]),
    [{"ref": "r", "kind": "photo", "name": "n", "size": 1}],
]
_NOW = "2027-07-05T09:00:00+00:00"
_EVENTS: list[Any] = [
    [
        {
            "event": "Submitted",
            "now": _NOW,
            "by": 1,
            "values": {"period": {"first": "2027-07-05", "last": "2027-07-06"}},
        },
        {"event": "StageOpened", "now": _NOW, "stage": "manager", "places": [[[1], None, False]]},
        {"event": "StageSkipped", "now": _NOW, "stage": "manager", "had": [["substitute", 1], ["period", None]]},
        {"event": "Approved", "now": _NOW, "by": 1, "stage": "manager", "comment": "x"},
        {"event": "Completed", "now": _NOW, "by": 1, "stage": "manager", "comment": None, "values": {"substitute": 1}},
        {"event": "Returned", "now": _NOW, "by": 1, "stage": "manager", "reason": "x"},
        {"event": "Recalled", "now": _NOW, "by": 1, "reason": None},
        {"event": "Snoozed", "now": _NOW, "by": 1, "stage": "manager", "until": _NOW},
        {"event": "Commented", "now": _NOW, "by": 1, "text": "x", "files": [["r", "photo", "n", 1]]},
        {"event": "Closed", "now": _NOW, "outcome": "approved"},
    ]
]
_FIELDS = tuple(map(_field, FIELD_TYPES.values()))
_FORM = read_form(dict(shipped())["vacation.yaml"])
_LINES = next(one for one in read_form(ORDER).fields if isinstance(one, TableField))
#: Several columns, and one alone: of it, a line is a cell.
_TABLES = (_LINES, replace(_LINES, columns=_LINES.columns[:1], totals=()))

TARGETS: Mapping[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (form, kept_form, dates, numbers, people, paste, sheet, button, update, values, events)
}
