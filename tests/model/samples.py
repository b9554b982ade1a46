"""A field of every type, and answers of each."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

from core.model.field import Field
from core.model.fields.catalog import CatalogField
from core.model.fields.checklist import ChecklistField
from core.model.fields.choice import ChoiceField
from core.model.fields.choices import ChoicesField
from core.model.fields.date import DateField
from core.model.fields.datetime import DatetimeField
from core.model.fields.email import EmailField
from core.model.fields.file import FileField
from core.model.fields.formula import FormulaField, Result
from core.model.fields.link import LinkField
from core.model.fields.location import LocationField
from core.model.fields.money import MoneyField
from core.model.fields.note import NoteField
from core.model.fields.number import NumberField
from core.model.fields.period import PeriodField
from core.model.fields.person import PersonField
from core.model.fields.persons import PersonsField
from core.model.fields.phone import PhoneField
from core.model.fields.request import RequestField
from core.model.fields.sign_off import SignOffField
from core.model.fields.table import TableField
from core.model.fields.text import TextField
from core.model.fields.time import TimeField
from core.model.fields.yes_no import YesNoField
from core.model.ids import CatalogKey, ColumnKey, RequestId
from core.model.period import Period
from core.model.value import File, FileKind, Linked, Picked, TableRow, Value
from tests.model.build import EGOR, MARAT, VERA, file, key, moment, point, rubles, words

#: A row of a catalog, with a cell of every kind.
KASPI = Picked(
    "kaspi",
    "Kaspi Bank",
    (
        (ColumnKey("city"), "Алматы"),
        (ColumnKey("manager"), VERA),
        (ColumnKey("vip"), True),
        (ColumnKey("staff"), Decimal("12.5")),
        (ColumnKey("limit"), rubles("10.50")),
        (ColumnKey("since"), date(2027, 7, 5)),
        (ColumnKey("team"), "hr"),
    ),
)

#: One field of each type that is asked, as an author of a form would write it.
FIELDS: Mapping[str, Field] = {
    field.type: field
    for field in (
        CatalogField(key=key("f"), title=words("Клиент", "Client"), catalog=CatalogKey("clients")),
        ChecklistField(
            key=key("f"),
            title=words("Список", "List"),
            items={"a": words("Ключи", "Keys"), "b": words("Пропуск", "Badge")},
        ),
        ChoiceField(
            key=key("f"),
            title=words("Выбор", "Choice"),
            options={"yearly": words("Ёлка", "Fir"), "unpaid": words("Берёза", "Birch")},
        ),
        ChoicesField(
            key=key("f"),
            title=words("Что нужно", "What"),
            options={
                "desk": words("Стол, дубовый", "Oak desk"),
                "lamp": words("Лампа", "Lamp"),
                "mouse": words("Мышь", "Mouse"),
            },
        ),
        DateField(key=key("f"), title=words("День", "Day")),
        DatetimeField(key=key("f"), title=words("Когда", "When")),
        EmailField(key=key("f"), title=words("Почта", "E-mail")),
        FileField(key=key("f"), title=words("Файлы", "Files"), most=2),
        FormulaField(key=key("f"), title=words("Итог", "Result"), expression="2 * 2"),
        LinkField(key=key("f"), title=words("Ссылка", "Link")),
        LocationField(key=key("f"), title=words("Место", "Place")),
        MoneyField(key=key("f"), title=words("Сумма", "Amount")),
        NoteField(key=key("f"), title=words("Заметка", "Note"), text=words("Памятка", "Mind the gap")),
        NumberField(key=key("f"), title=words("Число", "Number"), decimals=2),
        PeriodField(key=key("f"), title=words("Даты", "Dates")),
        PersonField(key=key("f"), title=words("Кто", "Who")),
        PersonsField(key=key("f"), title=words("Участники", "People")),
        PhoneField(key=key("f"), title=words("Телефон", "Phone")),
        RequestField(key=key("f"), title=words("Поездка", "Trip")),
        SignOffField(key=key("f"), title=words("Правила", "Rules"), text=words("Я прочитал правила", "I have read it")),
        TableField(
            key=key("f"),
            title=words("Позиции", "Lines"),
            columns=(
                TextField(key=key("what"), title=words("Что", "What")),
                NumberField(key=key("count"), title=words("Количество", "Quantity"), decimals=2),
                MoneyField(key=key("price"), title=words("Цена", "Price"), required=False),
                FormulaField(
                    key=key("amount"),
                    title=words("Стоимость", "Cost"),
                    expression="count * price",
                    result=Result.MONEY,
                ),
            ),
            most=4,
            totals=(key("amount"),),
        ),
        TextField(key=key("f"), title=words("Текст", "Text")),
        TimeField(key=key("f"), title=words("Время", "Time")),
        YesNoField(key=key("f"), title=words("Да?", "Yes?")),
    )
}


def field(type_: str, **options: Any) -> Field:
    """One of those, with other options."""
    return replace(FIELDS[type_], **options)


def row(what: str, count: str, price: str | None = None) -> TableRow:
    """A row of the table above."""
    whole = None if price is None else rubles(price)
    cells = (("what", what), ("count", Decimal(count)), *((("price", whole),) if whole else ()))
    amount = whole and replace(whole, amount=(whole.amount * Decimal(count)).quantize(Decimal("0.01")))
    return TableRow((*((key(name), value) for name, value in cells), (key("amount"), amount)))


SAMPLES: Mapping[str, tuple[Value, ...]] = {
    "catalog": (
        KASPI,
        Picked("empty", "Ничего", ()),
    ),
    "checklist": (frozenset({"a", "b"}),),
    "choice": ("yearly", "unpaid"),
    "choices": (frozenset({"desk"}), frozenset({"lamp", "mouse"})),
    "date": (date(2027, 8, 5),),
    "datetime": (moment(5, 15), moment(31, 0, 5)),
    "email": ("Anna@example.com", "почта@пример.рф"),
    "file": ((file(), File("x", FileKind.PHOTO, "photo.jpg", 1)),),
    "formula": (Decimal("12.50"), Decimal(-3)),
    "link": ("https://example.com/a?b=1#c", "http://jira:8080/x"),
    "location": ("Москва, Тверская, 1", point("55.751244", "37.618423"), point("-0.000001", "-180.000000")),
    "money": (rubles("12500"), rubles("1000000.50")),
    "number": (Decimal("12.5"), Decimal(1000)),
    "period": (
        Period(date(2027, 8, 5), date(2027, 8, 5)),
        Period(date(2027, 8, 5), date(2027, 8, 18)),
        Period(date(2027, 8, 28), date(2027, 9, 5)),
        Period(date(2027, 12, 28), date(2028, 1, 10)),
    ),
    "person": (VERA,),
    "persons": ((VERA,), (MARAT, EGOR)),
    "phone": ("+79261234567", "+77012345678", "+971501234567"),
    "request": (Linked(RequestId(12), words("Командировка", "Business trip"), EGOR),),
    "sign_off": (True,),
    "table": ((row("Стол", "2", "1000.50"), row("Стул", "3")), (row("Desk", "1", "5"),)),
    "text": ("Новая мышь",),
    "time": (time(9), time(23, 59)),
    "yes_no": (True, False),
}
