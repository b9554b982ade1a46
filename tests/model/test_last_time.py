"""Rows of catalogs and of tables as they were answered the last time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.model.condition import Filled
from core.model.draft import Draft, NotReady, begin, submitted
from core.model.field import Again, Field
from core.model.fields.catalog import CatalogField
from core.model.fields.table import TableField
from core.model.form import Form, beginning
from core.model.here import Here
from core.model.ids import CatalogKey, ColumnKey, DraftId, RequestId
from core.model.move import AddRow, Answer, Done, DropRow, DropRows, Skip, Typed
from core.model.named import Named
from core.model.org import Org
from core.model.problems import problems
from core.model.repeat import begun_as_last_time, copied
from core.model.request import Request, blank
from core.model.terms import NO_TERMS
from core.model.value import Picked, TableRow, Value, Values
from tests.model.build import EGOR, MARAT, NOON, ORG, RU, VERA, form, here, key, named, stage, without
from tests.model.filling import answers, sent, talk
from tests.model.samples import FIELDS, row
from tests.model.samples import field as of

CITY, PHONE = ColumnKey("city"), ColumnKey("phone")
OLD = Picked("kaspi", "Kaspi", ((CITY, "Астана"),))
KASPI = Picked("kaspi", "Kaspi Bank", ((CITY, "Алматы"),))
ALMA = Picked("alma", "Алма")
#: The clients of today, by which the earlier answers have to stand.
CLIENTS = {"kaspi": KASPI, "alma": ALMA}
CATALOG, TABLE = FIELDS["catalog"], FIELDS["table"]
assert isinstance(CATALOG, CatalogField)
assert isinstance(TABLE, TableField)
CLIENT = replace(CATALOG, key=key("client"), default=Again.LAST, fills={key("city"): CITY})
END, TOWN = of("text", key=key("end")), of("text", key=key("city"))
LINES = replace(TABLE, key=key("lines"), default=Again.LAST)
OFFERED = frozenset({key("lines")})
DESK, CHAIR = row("Стол", "2", "1000.50"), row("Стул", "3")


def looking(locale: str = "ru") -> Here:
    def found(catalog: CatalogKey, said: str) -> Named:
        known = [one for one in CLIENTS.values() if catalog == "clients" and said in (one.key, one.title)]
        return Named(tuple(known))

    return replace(here(locale), named=found)


def asks(*fields: Field) -> Form:
    return form(stage("one", named(MARAT)), fields=fields)


def last(of_form: Form, **values: Value) -> Request:
    return replace(blank(RequestId(7), of_form, EGOR, NOON), values={key(k): v for k, v in values.items()})


def again(now: Form, before: Request, given: Values | None = None, org: Org = ORG) -> Draft:
    stands = {**beginning(now, EGOR, RU), **(given or {})}
    return begun_as_last_time(begin(DraftId(1), now, EGOR, org, stands), before, given or {}, looking(), org)


def test_the_row_of_the_last_time_stands_as_it_is_now_with_what_it_fills_in() -> None:
    now = asks(CLIENT, TOWN, END)
    draft = again(now, last(now, client=OLD, city="Астана", end="x"))
    assert (answers(draft), draft.at, draft.offered) == ({"client": KASPI, "city": "Алматы"}, "end", frozenset())
    assert (CLIENT.preset, CLIENT.repeats, CLIENT.initial(EGOR, RU)) == (False, True, None)


@pytest.mark.parametrize(
    ("then", "row"),
    [
        (CLIENT, Picked("gone", "Gone")),
        # A key that is taken over from another catalog would mean something else.
        (replace(CLIENT, catalog=CatalogKey("goods")), OLD),
        # The title is called so, but it is no key.
        (CLIENT, Picked("Алма", "Other")),
        (CLIENT, Picked("", "Kaspi")),
    ],
    ids=["a row that is gone", "another catalog", "another key", "words that are taken no more"],
)
def test_a_row_that_cannot_stand_any_more_is_asked_for(then: Field, row: Picked) -> None:
    draft = again(asks(CLIENT, TOWN), last(asks(then, TOWN), client=row, city="Астана"))
    assert (answers(draft), draft.at) == ({}, "client")


def test_words_of_his_own_stand_and_become_a_row_that_is_called_so() -> None:
    now = asks(replace(CLIENT, own_words=True))
    assert answers(again(now, last(now, client=Picked("", "ИП Ким")))) == {"client": Picked("", "ИП Ким")}
    assert answers(again(now, last(now, client=Picked("", "Алма")))) == {"client": ALMA}


def test_what_is_given_is_not_filled_in_by_the_row() -> None:
    now = asks(CLIENT, TOWN)
    before = last(now, client=OLD, city="Астана")
    assert answers(again(now, before, {key("city"): "Шымкент"})) == {"client": KASPI, "city": "Шымкент"}
    assert answers(again(now, before, {key("client"): ALMA})) == {"client": ALMA}


def test_a_row_that_is_not_asked_for_fills_nothing_in() -> None:
    abroad = of("text", key=key("abroad"), required=False)
    now = asks(abroad, replace(CLIENT, when=(Filled(key("abroad")),)), TOWN)
    draft = again(now, last(now, abroad="yes", client=OLD, city="Астана"))
    assert (answers(draft), draft.at) == ({"client": KASPI}, "abroad")


def test_a_sensitive_answer_is_given_anew() -> None:
    secret = replace(CLIENT, fills={}, sensitive=True)
    now = asks(secret, replace(LINES, sensitive=True), of("text", default="last", sensitive=True))
    draft = again(now, last(now, client=KASPI, lines=(DESK,), f="x"))
    assert (answers(draft), draft.at) == ({}, "client")
    told = [problem for problem in problems(now) if problem.where[-1] == "default"]
    assert [problem.where[1] for problem in told] == ["client", "lines", "f"]
    assert len({problem.what for problem in told}) == 1


def test_the_rows_of_the_last_time_are_a_start_about_which_he_is_asked() -> None:
    now = asks(END, LINES)
    draft = again(now, last(now, end="x", lines=(DESK, CHAIR)))
    assert (answers(draft), draft.at, draft.offered) == ({"lines": (DESK, CHAIR)}, "end", OFFERED)
    draft = talk(draft, (Answer("y"), "lines"))
    with pytest.raises(NotReady):
        submitted(draft, RU, ORG)
    draft = talk(draft, (Done(), None))
    assert (draft.offered, sent(draft)["lines"]) == (frozenset(), (DESK, CHAIR))


def test_what_he_changes_of_a_start_is_his_own() -> None:
    now = asks(LINES)
    draft = again(now, last(now, lines=(DESK, CHAIR)))
    unread = talk(draft, (Typed("Стол; x\nСтул; 1"), "lines"))
    assert (answers(unread), unread.offered) == ({"lines": (DESK, CHAIR)}, OFFERED)
    for move, left in ((DropRow(0), (CHAIR,)), (AddRow(), (DESK, CHAIR, TableRow(whole=False)))):
        changed = talk(draft, (move, "lines"))
        assert (answers(changed)["lines"], changed.offered) == (left, frozenset())


def test_a_start_can_be_put_away_and_then_left_out() -> None:
    now = asks(replace(LINES, required=False), END)
    draft = talk(again(now, last(now, lines=(DESK,), end="x")), (DropRows(), "lines"))
    assert (answers(draft), draft.offered) == ({}, frozenset())
    assert talk(draft, (Skip(), "end")).skipped == OFFERED
    kept = talk(again(now, last(now, lines=(DESK,), end="x")), (Skip(), "end"))
    assert (answers(kept), kept.offered) == ({}, frozenset())


#: Lines whose cells depend on who works here, what is for sale, and what the form says.
GUEST = of("person", key=key("who"))
WARE = replace(CLIENT, key=key("ware"), default=None, fills={})
NOTE = of("text", key=key("note"), required=False)
BOOKED = replace(LINES, columns=(GUEST, WARE, NOTE), totals=())


def cells(**given: Value | None) -> TableRow:
    return TableRow(tuple((key(name), cell) for name, cell in given.items()))


GOOD = cells(who=EGOR, ware=OLD)


@pytest.mark.parametrize(
    "bad",
    [
        cells(who=VERA, ware=KASPI),
        cells(who=EGOR, ware=Picked("gone", "Gone")),
        cells(who=EGOR),
        cells(who=EGOR, ware=KASPI, note="x" * 9999),
    ],
    ids=["somebody has left", "a row is gone", "a cell is needed", "a cell is too long"],
)
def test_a_row_that_cannot_stand_any_more_is_left_out(bad: TableRow) -> None:
    now = asks(BOOKED)
    draft = again(now, last(now, lines=(bad, GOOD, bad)), org=without(VERA))
    assert answers(draft) == {"lines": (cells(who=EGOR, ware=KASPI),)}
    none_stands = again(now, last(now, lines=(bad,)), org=without(VERA))
    assert (answers(none_stands), none_stands.offered, none_stands.at) == ({}, frozenset(), "lines")


def test_cells_of_columns_that_are_others_now_are_left_out() -> None:
    then = replace(BOOKED, columns=(GUEST, WARE, of("number", key=key("note")), of("text", key=key("old"))))
    written = cells(who=EGOR, ware=KASPI, note=Decimal(5), old="x")
    now = asks(BOOKED)
    assert answers(again(now, last(asks(then), lines=(written,)))) == {"lines": (cells(who=EGOR, ware=KASPI),)}


def test_of_a_start_the_number_of_rows_does_not_matter() -> None:
    now = asks(replace(LINES, least=3, most=3))
    few = again(now, last(now, lines=(DESK, CHAIR)))
    assert (len(held(few)), few.at) == (2, "lines")
    many = again(now, last(now, lines=(DESK, CHAIR, DESK, CHAIR)))
    assert (held(many), many.at) == ((DESK, CHAIR, DESK), "lines")


def held(draft: Draft) -> tuple[object, ...]:
    lines = draft.answers[key("lines")]
    assert isinstance(lines, tuple)
    return lines


def test_a_formula_without_a_result_is_reckoned_anew() -> None:
    now = asks(LINES)
    draft = again(now, last(now, lines=(replace(CHAIR, cells=(*CHAIR.cells[:-1], (key("amount"), None))),)))
    assert held(draft) == (CHAIR,)


def test_a_copy_leaves_out_the_cells_of_columns_that_are_others_now() -> None:
    then = asks(replace(LINES, columns=(NOTE, of("date", key=key("day"), required=False)), totals=()))
    now = asks(replace(LINES, columns=(NOTE, of("money", key=key("day"), required=False)), totals=()))
    told = last(then, lines=(cells(note="x", day=date(2027, 8, 1)),))
    assert answers(copied(now, told, NO_TERMS, RU, ORG)) == {"lines": (cells(note="x"),)}
