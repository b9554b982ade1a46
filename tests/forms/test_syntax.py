"""What can be written in a form, and what it means."""

from decimal import Decimal
from typing import Any

import pytest

from core.forms.plain import ANY_LANGUAGE
from core.forms.read import read_form
from core.forms.sheet import Sheet, Spot
from core.forms.tree import tree_of
from core.forms.when import condition
from core.model.condition import All, Amount, Chosen, Condition, Filled, Mask, Op, OverBudget, Said, Text
from core.model.field import Source
from core.model.fields.choice import ChoiceField
from core.model.fields.file import FileField
from core.model.fields.money import MoneyField
from core.model.fields.text import TextField
from core.model.form import Do, Form, Stage, reasons_at
from core.model.ids import ColumnKey, FieldKey, RoleKey, StageKey
from core.model.label import Label
from core.model.who import (
    Author,
    EachOf,
    InColumn,
    InField,
    InRole,
    InRows,
    ManagerOf,
    ManagersOf,
    Named,
    Participant,
    PartnersOf,
    Who,
)
from tests.forms.written import FORM, with_field, with_stage

BUYER, KIND, AMOUNT, CLIENT = (FieldKey(key) for key in ("buyer", "kind", "amount", "client"))
OFFICE, NOTE = FieldKey("office"), FieldKey("remark")

CONDITIONS: list[tuple[str, Condition]] = [
    ("{field: amount, more: 1000000}", Amount(AMOUNT, Op.MORE, Decimal(1_000_000))),
    ("{field: amount, more: 1 000 000}", Amount(AMOUNT, Op.MORE, Decimal(1_000_000))),
    ("{field: amount, at_least: 0.50}", Amount(AMOUNT, Op.AT_LEAST, Decimal("0.50"))),
    ("{field: amount, less: -5}", Amount(AMOUNT, Op.LESS, Decimal(-5))),
    ("{field: amount, at_most: '010'}", Amount(AMOUNT, Op.AT_MOST, Decimal(10))),
    ("{field: amount, equal: 10}", Amount(AMOUNT, Op.EQUAL, Decimal(10))),
    ("{field: buyer, is: filled}", Filled(BUYER)),
    ("{field: client, is: ООО № 7}", Chosen(CLIENT, frozenset({"ООО № 7"}))),
    ("{field: client, one_of: [kaspi, 7]}", Chosen(CLIENT, frozenset({"kaspi", "7"}))),
    ("{field: kind, is: filled}", Filled(KIND)),
    ("{field: kind, is: goods}", Chosen(KIND, frozenset({"goods"}))),
    ("{field: kind, is: no}", Chosen(KIND, frozenset({"no"}))),
    ("{field: kind, is: 2027}", Chosen(KIND, frozenset({"2027"}))),
    ("{field: kind, one_of: [goods, no]}", Chosen(KIND, frozenset({"goods", "no"}))),
    ("{field: kind, one_of: goods}", Chosen(KIND, frozenset({"goods"}))),
    ("{field: office, is: yes}", Said(OFFICE, True)),
    ("{field: office, is: no}", Said(OFFICE, False)),
    ("{field: office, is: true}", Said(OFFICE, True)),
    ("{field: office, is: false}", Said(OFFICE, False)),
    ("{field: office, is: filled}", Filled(OFFICE)),
    ("{field: remark, equals: 'A: b, c'}", Text(NOTE, "A: b, c")),
    ("{field: remark, matches: '*лицензи*'}", Mask(NOTE, "*лицензи*")),
    ("{budget: over}", OverBudget()),
    (
        "{all: [{field: kind, is: goods}, {field: amount, more: 5}]}",
        All((Chosen(KIND, frozenset({"goods"})), Amount(AMOUNT, Op.MORE, Decimal(5)))),
    ),
]
PEOPLE: list[tuple[str, Who]] = [
    ("author", Author()),
    ("{person: author}", Author()),
    ("{role: hr}", InRole(RoleKey("hr"))),
    ("{field: buyer}", InField(BUYER)),
    ("{manager_of: buyer}", ManagerOf(BUYER)),
    ("{manager_of: author}", ManagerOf()),
    ("{manager_of: author, level: 2}", ManagerOf(level=2)),
    ("{managers_of: author, up_to: '10'}", ManagersOf()),
    ("{managers_of: buyer, up_to: 3}", ManagersOf(BUYER, 3)),
    ("{each_of: board}", EachOf(RoleKey("board"))),
    ("{person: ivan@example.org}", Named("ivan@example.org")),
    ("{rows: trip.traveller}", InRows(FieldKey("trip"), FieldKey("traveller"))),
    ("{partner: client}", PartnersOf(CLIENT)),
    ("{column: client.manager}", InColumn(CLIENT, ColumnKey("manager"))),
]
RICH = FORM.replace(
    "options: {goods: Goods, work: Work}", "options: {goods: Goods, work: Work, no: None, 2027: Next year}"
).replace(
    "route:\n",
    "  - {key: office, type: yes_no, title: Office}\n  - {key: remark, type: text, title: Remark}\n"
    "  - {key: client, type: catalog, catalog: clients, title: Client}\n"
    "  - {key: trip, type: table, title: Trip, columns: [{key: traveller, type: person, title: Who}]}\nroute:\n",
)


BUDGETED = RICH.replace(
    "owner: finance\n",
    "owner: finance\nbudget: {catalog: budgets, where: {category: kind}, limit: limit, amount: amount, period: year}\n",
)


def stage_of(text: str) -> Stage:
    return read_form(BUDGETED + f"  - {text}\n").route[-1]


@pytest.mark.parametrize(("written", "meant"), CONDITIONS)
def test_a_condition_means_what_is_written(written: str, meant: Condition) -> None:
    assert stage_of(f"{{stage: x, title: X, who: author, when: {written}}}").when == (meant,)
    assert stage_of(f"{{stage: x, title: X, who: author, when: [{written}]}}").when == (meant,)


def test_every_kind_of_condition_can_be_written() -> None:
    assert {type(meant) for _, meant in CONDITIONS} == set(Condition.__args__)
    assert {meant.op for _, meant in CONDITIONS if isinstance(meant, Amount)} == set(Op)


@pytest.mark.parametrize(("written", "meant"), PEOPLE)
def test_people_are_those_who_are_written(written: str, meant: Who) -> None:
    assert stage_of(f"{{stage: x, title: X, who: {written}}}").who == (Participant(meant),)
    assert stage_of(f"{{stage: x, title: X, who: [{written}], fallback: [{written}]}}").fallback == (meant,)


@pytest.mark.parametrize(("written", "meant"), PEOPLE[1:])
def test_people_can_be_asked_on_a_condition(written: str, meant: Who) -> None:
    when = ", when: {field: buyer, is: filled}}"
    stage = stage_of(f"{{stage: x, title: X, who: [{written[:-1]}{when}]}}")
    assert stage.who == (Participant(meant, (Filled(BUYER),)),)


def test_every_kind_of_participant_can_be_written() -> None:
    assert {type(meant) for _, meant in PEOPLE} == set(Who.__args__)


@pytest.mark.parametrize("do", Do)
def test_a_stage_can_want_everything_there_is(do: Do) -> None:
    assert stage_of(f"{{stage: x, title: X, who: author, do: {do.value}}}").do is do


@pytest.mark.parametrize("written", ["[amount, kind]", "amount"])
def test_a_stage_can_fill_in_fields(written: str) -> None:
    stage = read_form(with_stage(f"{{stage: x, title: X, who: author, do: act, fill: {written}}}")).stage(StageKey("x"))
    assert stage.fill == ((AMOUNT, KIND) if written.startswith("[") else (AMOUNT,))


def test_a_word_without_a_language_is_for_every_language() -> None:
    title = read_form(FORM).route[0].title
    assert (title.in_("ru"), title.in_("en")) == ("Boss", "Boss")


def test_other_names_are_one_label_each() -> None:
    form = read_form(FORM.replace("owner:", "aliases: {ru: [отпуск, на море], en: leave}\nowner:"))
    assert form.aliases == (Label({"ru": "отпуск"}), Label({"ru": "на море"}), Label({"en": "leave"}))


def test_reasons_are_a_list_of_labels() -> None:
    stage = "{stage: x, title: X, who: author, reasons: [{ru: Поздно, en: Too late}, No]}"
    form = read_form(with_stage(stage).replace("owner:", "reasons: [Too dear]\nowner:"))
    assert reasons_at(form, StageKey("boss")) == (Label({ANY_LANGUAGE: "Too dear"}),)
    assert reasons_at(form, StageKey("x")) == (Label({"ru": "Поздно", "en": "Too late"}), Label({ANY_LANGUAGE: "No"}))


def only_field(written: str) -> Any:
    return read_form(with_field(written)).fields[-1]


def test_a_field_can_fill_itself_in() -> None:
    assert only_field("{key: x, type: text, title: X, from: buyer.position}").source == Source(BUYER, "position")


@pytest.mark.parametrize(
    ("word", "meant"), [("yes", True), ("no", False), ("true", True), ("false", False), ("'no'", False)]
)
def test_yes_and_no_are_understood_where_they_are_asked(word: str, meant: bool) -> None:
    field = only_field(f"{{key: x, type: text, title: X, required: {word}, lines: {word}}}")
    assert isinstance(field, TextField)
    assert (field.required, field.lines) == (meant, meant)


@pytest.mark.parametrize(
    "word", ["no", "NO", "on", "010", "1_000", "12:30:00", "2027-07-05", "1e3", ".inf", "0x1F", "="]
)
def test_words_stay_as_they_are_written(word: str) -> None:
    assert only_field(f"{{key: x, type: text, title: {word}}}").title == Label({"": word})


def test_norway_is_an_option() -> None:
    field = only_field("{key: x, type: choice, title: X, options: {no: Norway, ru: Russia}, default: no}")
    assert isinstance(field, ChoiceField)
    assert (tuple(field.options), field.default) == (("no", "ru"), "no")


def test_numbers_are_exact() -> None:
    money = only_field("{key: x, type: money, title: X, currency: KZT, least: 0.10, most: 1 000 000}")
    assert isinstance(money, MoneyField)
    assert (money.currency, money.least, money.most) == ("KZT", Decimal("0.10"), Decimal(1_000_000))
    files = only_field("{key: x, type: file, title: X, most: 3}")
    assert isinstance(files, FileField)
    assert files.most == 3


def test_a_form_knows_its_version() -> None:
    form: Form = read_form(with_stage("{stage: x, title: X, who: author}"), version=7)
    assert form.version == 7


@pytest.mark.parametrize(
    ("currencies", "currency"), [("[KZT, RUB]", "KZT"), ("KZT", "KZT"), ("[]", ""), ("[{a: b}]", ""), ("5", "")]
)
def test_a_bound_is_in_the_first_of_several_currencies(currencies: str, currency: str) -> None:
    text = FORM.replace("type: money,", f"type: money, currencies: {currencies},")
    spot = Spot(Sheet(tree_of(text).root), {"field": "amount", "more": 5})
    assert condition(spot) == Amount(AMOUNT, Op.MORE, Decimal(5), currency)


def test_an_option_of_several_is_asked_like_one() -> None:
    item = "{key: what, type: choices, title: What, options: {a: A, b: B}}"
    text = with_field(item).replace("who: [manager_of: buyer]", "who: [author], when: {field: what, is: a}")
    assert read_form(text).route[0].when == (Chosen(FieldKey("what"), frozenset({"a"})),)


def test_a_confirmation_is_asked_like_a_yes() -> None:
    item = "{key: rules, type: sign_off, title: Rules, text: I have read it}"
    text = with_field(item).replace("who: [manager_of: buyer]", "who: [author], when: {field: rules, is: yes}")
    assert read_form(text).route[0].when == (Said(FieldKey("rules"), yes=True),)
