"""A field that is answered by a row of a catalog, and the answers that come with it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.model.answering import step
from core.model.catalog.lookup import Definitions
from core.model.condition import Chosen, Filled, Text, holds
from core.model.draft import Draft, begin
from core.model.field import Field, Source
from core.model.fields.catalog import CatalogField, NotChosen, NothingLike, NotInList, SeveralRows
from core.model.fields.checklist import ChecklistField
from core.model.fields.choice import ChoiceField
from core.model.fields.date import DateField
from core.model.fields.money import MoneyField
from core.model.fields.note import NoteField
from core.model.fields.number import NumberField
from core.model.fields.person import PersonField
from core.model.fields.persons import PersonsField
from core.model.fields.sign_off import SignOffField
from core.model.fields.text import TextField
from core.model.fields.yes_no import YesNoField
from core.model.form import Form, Stage
from core.model.here import Here
from core.model.ids import CatalogKey, ColumnKey, DraftId
from core.model.move import Answer
from core.model.named import Named
from core.model.problems import problems
from core.model.value import Picked, Value, Values
from core.model.who import InColumn, InRole, PartnersOf
from tests.model.build import EGOR, EN, GONE, HR, ORG, VERA, form, key, rubles, stage, words
from tests.model.catalogs import CLIENTS
from tests.model.samples import KASPI

CLIENT = CatalogField(key=key("client"), title=words("Клиент", "Client"), catalog=CatalogKey("clients"))
FINAL = stage("hr", InRole(HR))
KNOWN: Definitions = {CLIENTS.key: CLIENTS}


def field(kind: type[Field], name: str = "filled", **options: Any) -> Field:
    return kind(key=key(name), title=words(name), **options)


def client(**fills: str) -> CatalogField:
    return replace(CLIENT, fills={key(name): ColumnKey(column) for name, column in fills.items()})


def chosen(picked: Value, *fields: Field, answers: Values | None = None) -> Draft:
    """A draft after this row was chosen at its first question."""
    draft = begin(DraftId(1), form(FINAL, fields=fields), EGOR, ORG, {})
    if answers:
        draft = replace(draft, answers=answers)
    return step(replace(draft, at=key("client")), Answer(picked), EN, ORG)


@pytest.mark.parametrize(
    ("target", "column", "value"),
    [
        (field(TextField), "city", "Алматы"),
        (field(TextField), "limit", "10.50 RUB"),
        (field(TextField), "staff", "12.5"),
        (field(TextField), "since", "2027-07-05"),
        (field(TextField), "vip", "Yes"),
        (field(TextField), "manager", "Vera Kim"),
        (field(PersonField), "manager", VERA),
        (field(PersonsField), "manager", (VERA,)),
        (field(YesNoField), "vip", True),
        (field(NumberField, decimals=1), "staff", Decimal("12.5")),
        (field(MoneyField), "limit", rubles("10.50")),
        (field(MoneyField), "staff", rubles("12.5")),
        (field(DateField), "since", date(2027, 7, 5)),
        (field(ChoiceField, options={"hr": words("hr")}), "team", "hr"),
    ],
)
def test_a_cell_answers_the_field_that_it_fits(target: Field, column: str, value: Value) -> None:
    draft = chosen(KASPI, client(filled=column), target)
    assert draft.answers == {key("client"): KASPI, key("filled"): value}
    assert draft.at is None


@pytest.mark.parametrize(
    ("target", "column"),
    [
        (field(NumberField), "staff"),  # whole numbers only
        (field(NumberField), "city"),
        (field(PersonField), "city"),
        (field(PersonField), "vip"),
        (field(ChoiceField, options={"fir": words("fir")}), "city"),
        (field(TextField), "empty"),
    ],
)
def test_a_cell_that_does_not_fit_leaves_the_question(target: Field, column: str) -> None:
    draft = chosen(KASPI, client(filled=column), target)
    assert (dict(draft.answers), draft.at) == ({key("client"): KASPI}, "filled")


def test_a_false_cell_is_no_empty_one() -> None:
    no = Picked("a", "A", ((ColumnKey("vip"), False), (ColumnKey("said"), False)))
    draft = chosen(no, client(filled="vip", more="said"), field(YesNoField), field(TextField, "more"))
    assert (draft.answers[key("filled")], draft.answers[key("more")]) == (False, "No")


def test_somebody_who_has_left_is_not_filled_in() -> None:
    left = Picked("a", "A", ((ColumnKey("manager"), GONE),))
    assert chosen(left, client(filled="manager"), field(PersonField)).at == "filled"


def test_another_row_takes_the_answers_of_the_first_away() -> None:
    before: Values = {key("client"): KASPI, key("filled"): "Алматы"}
    empty = Picked("empty", "Empty")
    assert chosen(empty, client(filled="city"), field(TextField), answers=before).answers == {key("client"): empty}


def test_only_a_row_is_an_answer() -> None:
    with pytest.raises(NotChosen):
        CLIENT.accept("Kaspi Bank", EN)


@pytest.mark.parametrize("stored", [{"key": 1, "title": "A", "values": {}}, {"key": "a", "title": None, "values": {}}])
def test_what_was_never_stored_is_refused(stored: Any) -> None:
    with pytest.raises(TypeError):
        CLIENT.load(stored)


def test_conditions_look_at_the_key_of_the_row() -> None:
    values: Values = {key("client"): KASPI}
    assert holds(Chosen(key("client"), frozenset({"kaspi", "other"})), values)
    assert not holds(Chosen(key("client"), frozenset({"Kaspi Bank"})), values)
    assert holds(Filled(key("client")), values)
    assert not holds(Text(key("client"), "kaspi"), values)


def with_column(name: str, column: str) -> Stage:
    return stage("asked", InColumn(key(name), ColumnKey(column)))


def told(made: Form, known: Definitions | None = KNOWN) -> list[tuple[str, str]]:
    return [(".".join(one.where), one.what.format_map(dict(one.about))) for one in problems(made, None, known)]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (form(FINAL, fields=[client(filled="city"), field(TextField)]), []),
        (form(with_column("client", "manager"), fields=[CLIENT]), []),
        (form(with_column("client", "team"), fields=[CLIENT]), []),
        (form(FINAL, fields=[client(client="city")]), [("fields.client.fills", "A field cannot fill in itself.")]),
        (
            form(FINAL, fields=[client(filled="city")]),
            [("fields.client.fills", "There is no field “filled” in this form.")],
        ),
        (
            form(FINAL, fields=[client(filled="town"), field(TextField)]),
            [("fields.client.fills", "The catalog “clients” has no column “town”.")],
        ),
        (
            form(FINAL, fields=[client(filled="city"), field(NoteField, text=words("!"))]),
            [("fields.client.fills", "Nobody is asked for the field “filled”.")],
        ),
        (
            form(FINAL, fields=[replace(client(filled="city"), sensitive=True), field(TextField)]),
            [
                (
                    "fields.client.fills",
                    "This field is sensitive, and “filled” tells of it: write “sensitive: yes” there, too.",
                )
            ],
        ),
        (form(FINAL, fields=[replace(client(filled="city"), sensitive=True), field(TextField, sensitive=True)]), []),
        (
            form(FINAL, fields=[replace(CLIENT, catalog=CatalogKey("planets"))]),
            [("fields.client.catalog", "There is no catalog “planets”.")],
        ),
        (
            form(with_column("nobody", "team"), fields=[CLIENT]),
            [("route.asked.who", "There is no field “nobody” in this form.")],
        ),
        (
            form(with_column("filled", "team"), fields=[field(TextField)]),
            [("route.asked.who", "The field “filled” holds no row of a catalog.")],
        ),
        (
            form(stage("asked", PartnersOf(key("nobody"))), fields=[CLIENT]),
            [("route.asked.who", "There is no field “nobody” in this form.")],
        ),
        (
            form(stage("asked", PartnersOf(key("filled"))), fields=[field(TextField)]),
            [("route.asked.who", "The field “filled” holds no row of a catalog.")],
        ),
        (form(stage("asked", PartnersOf(key("client"))), fields=[CLIENT]), []),
        (
            form(with_column("client", "town"), fields=[CLIENT]),
            [("route.asked.who", "The catalog “clients” has no column “town”.")],
        ),
        (
            form(with_column("client", "city"), fields=[CLIENT]),
            [("route.asked.who", "The column “city” holds neither a person nor a role.")],
        ),
        (
            form(with_column("client", "team"), fields=[replace(CLIENT, catalog=CatalogKey("planets"))]),
            [("fields.client.catalog", "There is no catalog “planets”.")],
        ),
        (
            form(replace(FINAL, when=(Chosen(key("client"), frozenset({"any row"})),)), fields=[CLIENT]),
            [],
        ),
    ],
)
def test_what_is_wrong_with_a_form_is_told(made: Form, said: list[tuple[str, str]]) -> None:
    assert told(made) == said


def test_a_field_that_fills_itself_in_or_is_asked_elsewhere_cannot_be_filled() -> None:
    drawn = field(TextField, source=Source(key("who"), "company"))
    made = form(FINAL, fields=[field(PersonField, "who"), client(filled="city"), drawn])
    assert told(made) == [("fields.client.fills", "Nobody is asked for the field “filled”.")]
    later = stage("later", InRole(HR))
    made = form(replace(later, fill=(key("filled"),)), fields=[client(filled="city"), field(TextField)])
    assert ("fields.client.fills", "The field “filled” is asked at another stage.") in told(made)


@pytest.mark.parametrize(
    "promise", [field(SignOffField, text=words("x")), field(ChecklistField, items={"a": words("a")})]
)
def test_nothing_is_confirmed_by_a_row(promise: Field) -> None:
    made = form(FINAL, fields=[client(filled="vip"), promise])
    assert told(made) == [("fields.client.fills", "The field “filled” has to be confirmed by a person.")]


def test_without_the_catalogs_their_columns_are_not_judged() -> None:
    made = form(with_column("client", "town"), fields=[client(filled="town"), field(TextField)])
    assert told(made, None) == []


def test_words_of_ones_own_are_an_answer_where_the_form_lets_them() -> None:
    own = Picked("", "Медиа Плюс")
    with pytest.raises(NotChosen):
        CLIENT.accept(own, EN)
    free = replace(CLIENT, own_words=True)
    assert free.accept(own, EN) == free.load(free.dump(own)) == own
    assert free.accept(KASPI, EN) == KASPI


ROW = Picked("kaspi", "Kaspi Bank")


@pytest.mark.parametrize("typed", ["kaspi", "  kaspi ", "Kaspi  Bank"])
def test_words_mean_the_only_row_that_is_called_so(typed: str) -> None:
    assert CLIENT.parse(typed, called(kaspi=(ROW,), kaspi_bank=(ROW,))) == ROW


def test_words_that_mean_no_row_are_refused_with_what_may_be_meant() -> None:
    with pytest.raises(NotInList) as refused:
        CLIENT.parse("Kasp", replace(EN, named=lambda _catalog, _typed: Named(near=("Kaspi Bank", "Kaspi"))))
    assert refused.value.about == {"typed": "Kasp", "near": "Kaspi Bank; Kaspi"}
    with pytest.raises(NothingLike):
        CLIENT.parse("Kasp", EN)
    with pytest.raises(SeveralRows) as several:
        CLIENT.parse("kaspi", called(kaspi=(ROW, replace(ROW, key="k2"))))
    assert several.value.about == {"typed": "kaspi", "keys": "kaspi, k2"}


def test_own_words_are_taken_where_no_row_is_called_so() -> None:
    own = replace(CLIENT, own_words=True)
    assert own.parse("Halyk  Bank", EN) == Picked("", "Halyk Bank")
    assert own.parse("kaspi", called(kaspi=(ROW,))) == ROW


def called(**rows: tuple[Picked, ...]) -> Here:
    return replace(EN, named=lambda _catalog, typed: Named(rows.get(typed.casefold().replace(" ", "_"), ())))
