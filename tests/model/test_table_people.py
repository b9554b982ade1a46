"""People in the rows of a table: written, pasted, kept, checked, and asked."""

from dataclasses import replace

import pytest

from core.model.answering import step
from core.model.draft import Draft
from core.model.fields.person import NobodyFound, NotHere, NotYourself, SeveralFound
from core.model.fields.table import TableField
from core.model.ids import PersonId
from core.model.lines import rows_of
from core.model.move import AddRow, Cell, Done, Move, Typed
from core.model.names import knowing
from core.model.org import Org
from core.model.paste import CellRefused
from core.model.problems import problems
from core.model.refusal import Refusal
from core.model.value import TableRow, Values
from core.model.who import InField, InRole, InRows, Place, field_of, people_in_rows
from tests.model.build import (
    EGOR,
    EN,
    HELEN,
    HR,
    MARAT,
    ORG,
    VERA,
    form,
    key,
    named,
    org_with,
    stage,
    without,
)
from tests.model.filling import start
from tests.model.samples import FIELDS, field
from tests.model.story import seats

TABLE = FIELDS["table"]
assert isinstance(TABLE, TableField)
WHO = field("person", key=key("who"))
TRIP = replace(TABLE, key=key("trip"), columns=(WHO, field("text", key=key("city"))), totals=())
TRAVELLERS = InRows(key("trip"), key("who"))
GOOD = form(stage("travellers", TRAVELLERS), fields=(TRIP,))
SEVERAL = org_with(replace(ORG.people[HELEN], name="Vera Kimova"))


def row(person: PersonId, city: str = "Dubai", *, whole: bool = True) -> TableRow:
    return TableRow(((key("who"), person), (key("city"), city)), whole)


def after(draft: Draft, *moves: Move, org: Org = ORG) -> Draft:
    for move in moves:
        draft = step(draft, move, knowing(EN, org), org)
    return draft


def held(draft: Draft) -> tuple[TableRow, ...]:
    return rows_of(draft.answers.get(key("trip")))


def test_a_person_is_written_by_name_or_chosen() -> None:
    draft = after(start(GOOD), Typed("Ким"), Typed("Dubai"), Typed("Marat"), Typed("Riga"))
    assert held(draft) == (row(VERA), row(MARAT, "Riga"))
    draft = after(start(GOOD), Typed("vera"), Typed("Dubai"), Done())
    assert (draft.at, held(draft)) == (None, (row(VERA),))
    chosen = after(start(GOOD), AddRow(), Cell(VERA), Typed("Dubai"))
    assert held(chosen) == (row(VERA),)


def test_people_are_pasted() -> None:
    draft = after(start(GOOD), Typed("Who\tCity\nVera Kim\tDubai\nmarat@example.org\tRiga"), org=SEVERAL)
    assert held(draft) == (row(VERA), row(MARAT, "Riga"))


@pytest.mark.parametrize(
    ("typed", "why"), [("Vera", SeveralFound), ("Gleb Gone", NobodyFound), ("Nobody", NobodyFound)]
)
def test_a_name_that_is_not_clear_is_refused_with_its_row(typed: str, why: type[Refusal]) -> None:
    with pytest.raises(why):
        after(start(GOOD), Typed(typed), org=SEVERAL)
    with pytest.raises(CellRefused) as refused:
        TRIP.parse(f"Marat\tRiga\n{typed}\tDubai", knowing(EN, SEVERAL))
    assert refused.value.about["row"] == 2
    assert isinstance(refused.value.about["why"], why)


def test_a_person_in_a_row_has_to_be_here() -> None:
    draft = after(start(GOOD), Typed("Marat\tRiga\nVera\tDubai"))
    with pytest.raises(CellRefused) as refused:
        after(draft, Done(), org=without(VERA))
    assert (refused.value.about["row"], refused.value.about["column"]) == (2, WHO.title)
    assert isinstance(refused.value.about["why"], NotHere)
    assert after(draft, Done()).at is None


def test_others_than_the_author_can_be_wanted() -> None:
    others = replace(TRIP, columns=(field("person", key=key("who"), others=True), TRIP.columns[1]))
    with pytest.raises(CellRefused) as refused:
        others.fits((row(VERA), row(EGOR)), EGOR, ORG)
    assert isinstance(refused.value.about["why"], NotYourself)
    others.fits((row(VERA), TableRow(((key("who"), VERA), (key("city"), None)))), EGOR, ORG)
    others.fits("no rows", EGOR, ORG)


def test_people_are_kept_and_shown() -> None:
    rows = (row(VERA), row(MARAT, "Riga"))
    assert TRIP.load(TRIP.dump(rows)) == rows
    assert TRIP.details(rows, EN) == ("1. Vera Kim · Text: Dubai", "2. Marat Yusupov · Text: Riga")


def test_everybody_in_the_rows_is_asked_once() -> None:
    values: Values = {key("trip"): (row(VERA), row(MARAT), row(VERA, "Riga"), TableRow(((key("city"), "Oslo"),)))}
    assert people_in_rows(values, key("trip"), key("who")) == (VERA, MARAT)
    assert people_in_rows(values, key("trip"), key("city")) == ()
    assert field_of(TRAVELLERS) == key("trip")

    def asked(org: Org = ORG, answers: Values = values) -> tuple[Place, ...]:
        return seats(TRAVELLERS, fallback=(InRole(HR),), values=answers, org=org)

    standing_in = Place((HELEN,), HR, stands_in=True)
    assert asked() == (Place((VERA,)), Place((MARAT,)))
    assert asked(without(VERA)) == (standing_in, Place((MARAT,)))
    assert asked(answers={}) == (standing_in,)
    assert asked(answers={key("trip"): "no rows"}) == (standing_in,)


@pytest.mark.parametrize(
    ("who", "what"),
    [
        (InRows(key("gone"), key("who")), "There is no field “gone” in this form."),
        (InRows(key("f"), key("who")), "The field “f” is no table."),
        (InRows(key("trip"), key("gone")), "There is no column “gone” in this table."),
        (InRows(key("trip"), key("city")), "The column “city” holds no people."),
        (InField(key("trip")), "The field “trip” holds no person."),
    ],
)
def test_a_column_without_people_is_a_mistake(who: InRows, what: str) -> None:
    of = form(stage("one", named(MARAT), who), fields=(TRIP, FIELDS["person"]))
    assert [(p.where, p.what.format_map(dict(p.about))) for p in problems(of)] == [(("route", "one", "who"), what)]


def test_a_table_of_people_is_no_mistake() -> None:
    assert problems(GOOD, ORG) == ()


def test_what_a_later_stage_fills_in_cannot_name_those_of_an_earlier_one() -> None:
    of = form(stage("travellers", TRAVELLERS), fields=(TRIP, FIELDS["text"]))
    late = replace(of, route=(of.route[0], replace(stage("later", named(MARAT)), fill=(key("trip"),))))
    assert ("route", "travellers", "who") in [problem.where for problem in problems(late)]
