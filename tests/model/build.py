"""A small company, its forms, and the few words by which the tests tell a story about them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from core.model.condition import Amount, Chosen, Condition, Filled, Op
from core.model.field import Field, Source
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
from core.model.fields.sign_off import SignOffField
from core.model.fields.table import TableField
from core.model.fields.text import TextField
from core.model.fields.time import TimeField
from core.model.fields.yes_no import YesNoField
from core.model.form import Do, Form, Stage
from core.model.here import Here
from core.model.ids import CatalogKey, ColumnKey, FieldKey, FormKey, PersonId, RoleKey, StageKey
from core.model.label import Label
from core.model.money import Money
from core.model.org import ADMIN, Org, Person
from core.model.period import Period
from core.model.value import File, FileKind, Location, Picked, TableRow, Value
from core.model.who import Author, InField, InRole, ManagerOf, Named, Participant, Who

EGOR, MARAT, OLGA, ANNA, BORIS, HELEN, VERA, ADAM, GONE, FELIX, STRANGER = (PersonId(id) for id in range(1, 12))
ACCOUNTING, HR, FINANCE, DIRECTOR, LAWYER = (
    RoleKey(role) for role in ("accounting", "hr", "finance", "director", "lawyer")
)

NOON = datetime(2027, 7, 1, 9, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
TODAY = date(2027, 7, 1)

_RUSSIAN = {"Yes": "Да", "No": "Нет", "Confirmed": "Подтверждено"}


def words(ru: str, en: str | None = None) -> Label:
    return Label({"ru": ru, "en": en or ru})


def key(name: str) -> FieldKey:
    return FieldKey(name)


def _person(id: PersonId, name: str, manager: PersonId | None, *roles: RoleKey) -> Person:
    email = f"{name.split(maxsplit=1)[0].lower()}@example.org"
    return Person(id, name, email, company="ООО Ромашка", manager=manager, roles=frozenset(roles), active=id != GONE)


ORG = Org(
    {
        p.id: p
        for p in (
            _person(EGOR, "Egor Lapin", MARAT),
            _person(MARAT, "Marat Yusupov", OLGA),
            _person(OLGA, "Olga Petrova", None, DIRECTOR),
            _person(ANNA, "Anna Serova", OLGA, ACCOUNTING),
            _person(BORIS, "Boris Hahn", OLGA, ACCOUNTING),
            _person(HELEN, "Helen Roth", OLGA, HR),
            _person(VERA, "Vera Kim", MARAT),
            _person(ADAM, "Adam Root", OLGA, ADMIN),
            _person(GONE, "Gleb Gone", MARAT, LAWYER),
            _person(FELIX, "Felix Fine", OLGA, FINANCE),
            _person(STRANGER, "Sam Stranger", OLGA),
        )
    }
)


def org_with(*changed: Person, org: Org = ORG) -> Org:
    return Org({**org.people, **{person.id: person for person in changed}})


def without(*gone: PersonId, org: Org = ORG) -> Org:
    """The company after these people have left."""
    return org_with(*(replace(org.people[id], active=False) for id in gone), org=org)


def here(locale: str = "en", today: date = TODAY) -> Here:
    say = (lambda text: _RUSSIAN.get(text, text)) if locale == "ru" else str
    zone = ZoneInfo("Europe/Moscow")
    return Here(locale, zone, datetime.combine(today, time(12), zone), say, ORG.name)


RU, EN = here("ru"), here("en")


def rubles(amount: str) -> Money:
    return Money(Decimal(amount), "RUB")


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    """A day of August and a time, as a clock on the wall shows them."""
    return datetime(2027, 8, day, hour, minute)  # noqa: DTZ001 - a wall has no zone


def point(latitude: str, longitude: str) -> Location:
    return Location(Decimal(latitude), Decimal(longitude))


def file(name: str = "scan.pdf", size: int = 1000) -> File:
    return File(f"ref-{name}", FileKind.DOCUMENT, name, size)


def stage(
    name: str,
    *who: Who | Participant,
    do: Do = Do.APPROVE,
    when: Iterable[Condition] = (),
    fallback: Iterable[Who] = (),
) -> Stage:
    participants = tuple(w if isinstance(w, Participant) else Participant(w) for w in who)
    title = words(name.capitalize())
    return Stage(key=StageKey(name), title=title, who=participants, do=do, when=tuple(when), fallback=tuple(fallback))


def form(*route: Stage, fields: Iterable[Field] = (), owner: RoleKey = FINANCE) -> Form:
    return Form(
        key=FormKey("form"), version=1, title=words("Форма", "Form"), owner=owner, fields=tuple(fields), route=route
    )


def named(person: PersonId) -> Named:
    return Named(ORG.people[person].email)


OVER_A_MILLION = Amount(key("amount"), Op.MORE, Decimal(1_000_000))

VACATION = Form(
    key=FormKey("vacation"),
    version=1,
    title=words("Отпуск", "Vacation"),
    owner=HR,
    fields=(
        PersonField(key=key("employee"), title=words("Сотрудник", "Employee"), default="author"),
        TextField(
            key=key("company"),
            title=words("Организация", "Company"),
            source=Source(key("employee"), "company"),
        ),
        ChoiceField(
            key=key("kind"),
            title=words("Вид", "Kind"),
            options={"annual": words("Ежегодный", "Annual"), "unpaid": words("Без оплаты", "Unpaid")},
        ),
        TextField(
            key=key("reason"),
            title=words("Причина", "Reason"),
            when=(Chosen(key("kind"), frozenset({"unpaid"})),),
        ),
        PeriodField(key=key("period"), title=words("Даты", "Dates")),
        PersonField(key=key("substitute"), title=words("Замещает", "Substitute"), required=False, others=True),
        ChecklistField(
            key=key("handover"),
            title=words("Дела", "Handover"),
            items={
                "passed": words("Дела переданы", "Work handed over"),
                "warned": words("Коллеги предупреждены", "Colleagues warned"),
            },
        ),
        NoteField(key=key("note"), title=words("Заметка", "Note"), text=words("Хорошего отдыха", "Have a good rest")),
    ),
    route=(
        stage("substitute", InField(key("substitute")), when=(Filled(key("substitute")),)),
        stage("manager", ManagerOf(key("employee")), fallback=(InRole(HR),)),
        stage("accounting", InRole(ACCOUNTING), do=Do.ACT),
        stage("told", Author(), InRole(HR), do=Do.INFORM),
    ),
    headline=(key("period"),),
)

INVOICE = Form(
    key=FormKey("invoice"),
    version=1,
    title=words("Счёт", "Invoice"),
    owner=FINANCE,
    fields=(
        TextField(key=key("supplier"), title=words("Поставщик", "Supplier")),
        MoneyField(key=key("amount"), title=words("Сумма", "Amount")),
        FileField(key=key("scan"), title=words("Скан", "Scan"), most=2),
    ),
    route=(
        stage("manager", ManagerOf()),
        stage("director", InRole(DIRECTOR), when=(OVER_A_MILLION,)),
        stage("accounting", InRole(ACCOUNTING), do=Do.ACT),
    ),
)

#: Every kind of stage, one after the other, with people who meet nowhere else.
ALL_KINDS = form(
    stage("approve", named(MARAT), InRole(ACCOUNTING)),
    stage("inform", InRole(HR), Author(), do=Do.INFORM),
    stage("act", named(VERA), do=Do.ACT),
    stage("acknowledge", named(OLGA), do=Do.ACKNOWLEDGE),
)

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
    "sign_off": (True,),
    "table": ((row("Стол", "2", "1000.50"), row("Стул", "3")), (row("Desk", "1", "5"),)),
    "text": ("Новая мышь",),
    "time": (time(9), time(23, 59)),
    "yes_no": (True, False),
}
