"""A small company, its forms, and the few words by which the tests tell a story about them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from core.model.condition import Amount, Chosen, Condition, Filled, Op
from core.model.field import Field, Source
from core.model.fields.checklist import ChecklistField
from core.model.fields.choice import ChoiceField
from core.model.fields.file import FileField
from core.model.fields.money import MoneyField
from core.model.fields.note import NoteField
from core.model.fields.period import PeriodField
from core.model.fields.person import PersonField
from core.model.fields.text import TextField
from core.model.form import Do, Form, Stage
from core.model.here import Here
from core.model.ids import FieldKey, FormKey, PersonId, RoleKey, StageKey
from core.model.label import Label
from core.model.money import Money
from core.model.org import ADMIN, Org, Person
from core.model.value import File, FileKind, Location
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
    **more: Any,
) -> Stage:
    participants = tuple(w if isinstance(w, Participant) else Participant(w) for w in who)
    title = words(name.capitalize())
    lists: dict[str, Any] = {"when": tuple(when), "fallback": tuple(fallback)}
    return Stage(key=StageKey(name), title=title, who=participants, do=do, **lists, **more)


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
