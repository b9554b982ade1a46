"""Catalogs: what a table of cells says, what is wrong with it, and what it would change."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.catalog import plan
from core.model.catalog.definition import Catalog, Kind, Row, problems
from core.model.catalog.made import keys_for
from core.model.catalog.plain import dump_cells, load_cells
from core.model.catalog.plan import planned
from core.model.catalog.read import MISTAKES, row_of, rows_of
from core.model.catalog.write import cells, header
from core.model.ids import ColumnKey, PersonId
from core.model.money import Money
from core.model.org import Org
from core.model.table import TableMistakes, show
from core.model.value import Cell
from tests.model.build import EGOR, GONE, ORG, VERA, org_with
from tests.model.catalogs import CLIENTS, NAMES, client, column, rows, table


def wrong(*cells: dict[str, str], names: tuple[str, ...] = NAMES, org: Org = ORG) -> list[str]:
    with pytest.raises(TableMistakes) as raised:
        rows_of(CLIENTS, table(*cells, names=names), org)
    return [show(mistake) for mistake in raised.value.mistakes]


def cell(name: str, text: str) -> Cell | None:
    return client(**{name: text}).values.get(ColumnKey(name))


def mistake(name: str, text: str) -> str:
    (line,) = wrong({"code": "a", "name": "A", name: text})
    return line.removeprefix(f"2: {name}: ")


def test_a_row_has_its_key_its_title_and_what_is_known() -> None:
    row = client(city="Алматы")
    assert (row.key, row.title) == ("kaspi", "Kaspi Bank")
    assert row.values == {"code": "kaspi", "name": "Kaspi Bank", "city": "Алматы"}


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("employees", "12", Decimal(12)),
        ("employees", "-1.500", Decimal("-1.5")),
        ("employees", "1 200,5", Decimal("1200.5")),
        ("limit", "1 000 000,50", Money(Decimal("1000000.50"), "RUB")),
        ("limit", "1.5", Money(Decimal("1.5"), "RUB")),
        ("limit", "12.300", Money(Decimal("12.3"), "RUB")),
        ("limit", "12 345", Money(Decimal(12345), "RUB")),
        ("limit", "0", Money(Decimal(0), "RUB")),
        ("limit", "100 USD", Money(Decimal(100), "USD")),
        ("since", "2027-07-05", date(2027, 7, 5)),
        ("since", "5.07.2027", date(2027, 7, 5)),
        ("manager", "EGOR@example.org", EGOR),
        ("manager", "vera kim", VERA),
        ("manager", "Gleb Gone", GONE),
        ("team", "accounting", "accounting"),
        ("vip", "Да", True),
        ("vip", "false", False),
        ("site", "https://example.com/a?b=c", "https://example.com/a?b=c"),
        ("city", "", None),
    ],
)
def test_a_cell_is_read_as_its_column_says(name: str, text: str, value: Cell | None) -> None:
    assert cell(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("employees", "many", "This does not read as a number."),
        ("employees", "1,500", "1,500 can be 1500 or 1.500."),
        ("employees", "1e3", "This does not read as a number."),
        ("employees", "NaN", "This does not read as a number."),
        ("limit", "a lot", "This does not read as an amount."),
        ("limit", "1.234567", "Too many digits after the point: at most 2 fit."),
        ("limit", "12.345", "Too many digits after the point: at most 2 fit."),
        ("since", "31.06.2027", "“31.06.2027” is not a day."),
        ("since", "soon", "“soon” is not a day."),
        ("manager", "egor@example.com", "Nobody has the e-mail or the name “egor@example.com”."),
        ("manager", "Egor Lapkin", "Nobody has the e-mail or the name “Egor Lapkin”."),
        ("team", "Бухгалтерия", "“Бухгалтерия” is not the code of a role"),
        ("vip", "maybe", "Write yes or no here, not “maybe”."),
        ("site", "javascript:alert(1)", "“javascript:alert(1)” is not a link."),
        ("site", "https://" + "a" * 2000, "is not a link"),
        ("city", "x" * 1001, "This is too long: 1001 characters, and 1000 are possible."),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_with_advice(name: str, text: str, said: str) -> None:
    assert said in mistake(name, text)


def test_a_number_has_its_limit() -> None:
    assert "The number is too large." in mistake("employees", "9" * 15 + "999")
    assert cell("employees", "9" * 15) == Decimal(10**15 - 1)


def test_a_resembling_person_is_offered() -> None:
    assert mistake("manager", "egor@example.ogr").endswith("Perhaps “egor@example.org”?")
    assert mistake("manager", "Egor Lapkin").endswith("Perhaps “Egor Lapin”?")
    assert "Possible" not in mistake("manager", "Xyzzy")


def test_namesakes_are_told_apart_by_their_addresses() -> None:
    org = org_with(replace(ORG.people[EGOR], name="Vera Kim"))
    assert wrong({"code": "a", "name": "A", "manager": "Vera Kim"}, org=org) == [
        "2: manager: There are several people called “Vera Kim”. Write the e-mail."
    ]


def test_a_namesake_who_has_left_is_not_meant() -> None:
    org = org_with(replace(ORG.people[GONE], name="Vera Kim"))
    assert rows({"code": "a", "name": "A", "manager": "Vera Kim"}, org=org)[0].values[ColumnKey("manager")] == VERA


def test_what_is_required_may_not_be_empty() -> None:
    assert wrong({"code": "a"}, {"name": "B"}) == [
        "2: name: This cell may not be empty.",
        "3: code: This cell may not be empty.",
    ]


def test_every_row_has_a_key_of_its_own() -> None:
    assert wrong({"code": "a", "name": "A"}, {"code": "b", "name": "B"}, {"code": "a", "name": "C"}) == [
        "4: code: “a” is in row 2 already. Every row has a key of its own."
    ]
    assert wrong({"code": "k" * 65, "name": "A"})[0].startswith("2: code: This is too long")


def test_columns_are_found_by_key_or_title() -> None:
    names = ("code", "название", *NAMES[2:])
    (row,) = rows_of(CLIENTS, table({"code": "a", "название": "A"}, names=names), ORG)
    assert row.title == "A"


def test_a_column_that_is_missing_unknown_or_there_twice_is_told_in_the_row_of_the_names() -> None:
    assert wrong({}, names=("code", "name", *NAMES[3:])) == [
        "1: The column “city” is missing. Leave its cells empty where nothing is known."
    ]
    first, second = wrong({}, names=("code", "name", "citty", *NAMES[3:]))
    assert first == "1: There is no column “citty”. Perhaps “city”?"
    assert second.startswith("1: The column “city” is missing.")
    assert wrong({}, names=(*NAMES, "название")) == ["1: There are two columns “name”. Leave one."]


def test_a_table_of_nothing_but_mistakes_is_not_read_to_its_end() -> None:
    assert len(wrong(*({"code": str(at)} for at in range(MISTAKES + 50)))) == MISTAKES


def test_one_row_can_be_written_by_hand() -> None:
    cells_ = {ColumnKey("code"): "a", ColumnKey("name"): " A  B "}
    assert row_of(CLIENTS, cells_, ORG) == Row("a", "A B", {ColumnKey("code"): "a", ColumnKey("name"): "A B"})


def test_a_plan_tells_what_is_new_changed_gone_and_as_before() -> None:
    assert planned({"a": 1, "b": 2, "c": 3}, {"b": 2, "c": 4, "d": 5}) == plan.Plan({"a": 1}, {"c": 3}, ("d",), 1)


KEYS = st.sampled_from("abcdef")


@given(st.dictionaries(KEYS, st.integers(0, 1)), st.dictionaries(KEYS, st.integers(0, 1)))
def test_a_plan_makes_of_what_is_kept_just_what_is_new(new: dict[str, int], kept: dict[str, int]) -> None:
    made = planned(new, kept)
    left = {key: row for key, row in kept.items() if key not in made.dropped}
    assert {**left, **made.added, **made.changed} == new
    assert made.unchanged + len(made.added) + len(made.changed) == len(new)
    assert planned(new, new) == plan.Plan({}, {}, (), len(new))


FULL = client(
    city="Omsk",
    employees="12.5",
    limit="100 USD",
    since="2027-07-05",
    manager="egor@example.org",
    team="hr",
    vip="no",
)


def test_a_row_survives_the_database() -> None:
    stored = json.dumps(dump_cells(FULL.values))
    assert load_cells(json.loads(stored)) == FULL.values


@pytest.mark.parametrize(
    "stored",
    [None, [], {"a": None}, {"a": []}, {"a": {"number": "NaN"}}, {"a": {"number": "x"}}, {"a": {"day": "x"}},
     {"a": {"amount": 1, "currency": "RUB"}}],
)  # fmt: skip
def test_what_was_never_stored_is_refused(stored: Any) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        load_cells(stored)


def test_what_is_written_is_read_again() -> None:
    written = cells(CLIENTS, FULL, ORG)
    assert written == [
        "kaspi", "Kaspi Bank", "Omsk", Decimal("12.5"), "100 USD", date(2027, 7, 5), "egor@example.org", "hr", "no", ""
    ]  # fmt: skip
    assert header(CLIENTS) == NAMES
    assert rows(dict(zip(NAMES, map(str, written), strict=True))) == (FULL,)


def test_money_of_the_column_is_a_number_and_a_person_without_an_address_a_name() -> None:
    org = org_with(replace(ORG.people[EGOR], email=""))
    row = replace(FULL, values={**FULL.values, ColumnKey("limit"): Money(Decimal(5), "RUB"), ColumnKey("vip"): True})
    written = dict(zip(NAMES, cells(CLIENTS, row, org), strict=True))
    assert (written["limit"], written["manager"], written["vip"]) == (Decimal(5), "Egor Lapin", "yes")
    assert cells(CLIENTS, row, Org({}))[6] == ""
    odd = replace(FULL, values={ColumnKey("city"): PersonId(7)})
    assert cells(CLIENTS, odd, ORG)[2] == "7"


def test_a_definition_that_cannot_work_is_told() -> None:
    broken = replace(
        CLIENTS,
        key_column=ColumnKey("id"),
        title_column=ColumnKey("city"),
        columns=(*CLIENTS.columns, column("city", Kind.LINK)),
    )
    assert [(p.where, p.what) for p in problems(broken)] == [
        (("columns", "city"), "The key “{key}” is used {times} times."),
        (("key_column",), "There is no column “{column}” in this catalog."),
        (("title_column",), "The column “{column}” has to be a text, and required: rows are known by it."),
    ]
    assert problems(CLIENTS) == ()
    bare: Catalog = replace(CLIENTS, columns=())
    assert [problem.where for problem in problems(bare)] == [("columns",), ("key_column",), ("title_column",)]


def test_a_new_row_is_asked_for_its_title_first_and_never_for_a_key_that_nobody_sees() -> None:
    needed = replace(CLIENTS, columns=(*CLIENTS.columns, column("contract", required=True)))
    assert [one.key for one in needed.told][:3] == ["name", "contract", "city"]
    assert len(needed.told) == len(needed.columns) - 1
    by_title = replace(CLIENTS, key_column=ColumnKey("name"))
    assert [one.key for one in by_title.told][:2] == ["name", "code"]


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("ООО «Медиа Плюс»", ["ooo_media_plyus", "ooo_media_plyus_2", "ooo_media_plyus_3"]),
        ("شركة", ["شركة", "شركة_2"]),
        ("—", ["row", "row_2"]),
        ("я" * 1000, ["ya" * 29, "ya" * 29 + "_2"]),
    ],
)
def test_a_key_is_made_of_the_title(title: str, keys: list[str]) -> None:
    assert list(islice(keys_for(title), len(keys))) == keys
