"""What a formula gives for known answers, and why it gives nothing; that nothing hostile is ever computed."""

import ast
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.model.formula import reckon
from core.model.formula.operand import Column, Rows
from core.model.formula.reckon import reckoned, rehearsed
from core.model.formula.syntax import LONGEST, Mistake, names_in, tree_of
from core.model.formula.unreckoned import (
    CurrenciesMixed,
    DaysReversed,
    DividedByZero,
    KindsMixed,
    NoColumn,
    NothingThere,
    OperandMissing,
    ResultTooLarge,
    RowWithoutResult,
    Unreckoned,
)
from core.model.ids import FieldKey
from core.model.money import Money
from core.model.numbers import LARGEST
from core.model.period import Period
from core.model.value import TableRow
from tests.model.build import file, rubles


def row(**cells: Any) -> TableRow:
    return TableRow(tuple((FieldKey(key), value) for key, value in cells.items()))


FIRST, LAST = date(2027, 8, 5), date(2027, 8, 18)
KNOWN: Mapping[str, Any] = {
    "n": Decimal(3),
    "zero": Decimal(0),
    "huge": LARGEST,
    "price": rubles("10.50"),
    "dollars": Money(Decimal(2), "USD"),
    "first": FIRST,
    "last": LAST,
    "period": Period(FIRST, LAST),
    "name": "Egor",
    "urgent": True,
    "file": (file(),),
    "person": 7,
    "lines": (row(what="desk", amount=rubles("5"), day=LAST), row(what="lamp", amount=rubles("7.5"), day=FIRST), row()),
    "broken": (row(amount=Decimal(1)), row(amount=None)),
    "none": (),
    "client": {"limit": Decimal(7), "note": None},
}


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("n * 0.1 + 2", Decimal("2.3")),
        ("0.1 + 0.2", Decimal("0.3")),
        ("0.12345678901234567890123", Decimal("0.12345678901234567890123")),
        ("-n + 10 / 4", Decimal("-0.5")),
        ("+n - (1 - 2)", Decimal(4)),
        ("price * n", rubles("31.50")),
        ("n * price", rubles("31.50")),
        ("price / 2", rubles("5.25")),
        ("price / price", Decimal(1)),
        ("price + 1", rubles("11.50")),
        ("100 - price", rubles("89.50")),
        ("-price", rubles("-10.50")),
        ("'О' + name", "ОEgor"),
        ("last - first", Decimal(13)),
        ("first + 13 == last", True),
        ("last - 13 == first", True),
        ("days(period) * 700", Decimal(9800)),
        ("days(first, last)", Decimal(14)),
        ("sum(lines.amount)", rubles("12.5")),
        ("sum(none.amount)", Decimal(0)),
        ("count(lines)", Decimal(3)),
        ("count(lines.amount)", Decimal(2)),
        ("min(lines.amount)", rubles("5")),
        ("max(lines.day)", LAST),
        ("max(n, 2, 5)", Decimal(5)),
        ("min(price, 3)", Decimal(3)),
        ("round(n / 7, 3)", Decimal("0.429")),
        ("round(2.5)", Decimal(3)),
        ("round(price)", rubles("11")),
        ("when(n > 2, 'many', 'few')", "many"),
        ("'many' if n <= 2 else 'few'", "few"),
        ("when(zero == 0, 1, 1 / zero)", Decimal(1)),
        ("given(missing, 5) + given(n, 1)", Decimal(8)),
        ("price > 10 and not (name != 'Egor')", True),
        ("no or n >= 4 or yes", True),
        ("1 < n < 3", False),
        ("urgent == yes", True),
        ("first < last", True),
        ("client.limit * 2", Decimal(14)),
        ("\n n\t* 2 ", Decimal(6)),
    ],
)
def test_a_result(expression: str, result: Any) -> None:
    found = reckoned(expression, KNOWN)
    assert found == result
    assert type(found) is type(result)


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("n / zero", DividedByZero),
        ("price / (n - 3)", DividedByZero),
        ("missing + 1", OperandMissing),
        ("client.note", OperandMissing),
        ("client.colour", NoColumn),
        ("price + dollars", CurrenciesMixed),
        ("price > dollars", CurrenciesMixed),
        ("price / dollars", CurrenciesMixed),
        ("huge * huge", ResultTooLarge),
        ("huge + 1", ResultTooLarge),
        ("first + huge", ResultTooLarge),
        ("last - huge", ResultTooLarge),
        ("sum(broken.amount)", RowWithoutResult),
        ("max(none.amount)", NothingThere),
        ("days(last, first)", DaysReversed),
        ("days(period, last)", KindsMixed),
        ("sum(n)", KindsMixed),
        ("sum(lines.what)", KindsMixed),
        ("sum(lines.day)", KindsMixed),
        ("count(n)", KindsMixed),
        ("min(lines)", KindsMixed),
        ("max(n, name)", KindsMixed),
        ("round(n, 11)", KindsMixed),
        ("round(n, 0.5)", KindsMixed),
        ("round(name)", KindsMixed),
        ("n * name", KindsMixed),
        ("name / n", KindsMixed),
        ("name - n", KindsMixed),
        ("price * price", KindsMixed),
        ("n / price", KindsMixed),
        ("-name", KindsMixed),
        ("+name", KindsMixed),
        ("name > name", KindsMixed),
        ("urgent > no", KindsMixed),
        ("not n", KindsMixed),
        ("n and urgent", KindsMixed),
        ("when(n, 1, 2)", KindsMixed),
        ("file", KindsMixed),
        ("person + 1", KindsMixed),
        ("n.amount", KindsMixed),
    ],
)
def test_no_result(expression: str, why: type[Unreckoned]) -> None:
    with pytest.raises(why) as told:
        reckoned(expression, KNOWN)
    assert "{" not in told.value.message().format(**told.value.about)


def test_texts_do_not_grow_without_end() -> None:
    with pytest.raises(KindsMixed):
        reckoned(" + ".join(["long"] * 30), {"long": "x" * 200})


def test_the_steps_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reckon, "_STEPS", 5)
    assert reckoned("1 + 2 + 3", {}) == 6
    with pytest.raises(ResultTooLarge):
        reckoned("1 + 2 + 3 + 4", {})


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("n / (n - n)", Decimal(3)),
        ("price / (n - n)", rubles("10.50")),
        ("huge * huge", LARGEST),
        ("no and urgent", False),
        ("when(no, price, 5)", rubles("10.50")),
        ("5 if yes else price", rubles("10.50")),
        ("given(n, 0)", Decimal(0)),
    ],
)
def test_a_rehearsal_minds_kinds_and_not_numbers(expression: str, result: Any) -> None:
    assert rehearsed(expression, KNOWN) == result


@pytest.mark.parametrize(
    ("expression", "at"), [("when(yes, 1, name)", 1), ("1 + when(no, 1 * name, 2)", 14), ("'Ж' * 2 + 1", 1)]
)
def test_a_rehearsal_takes_every_branch_and_tells_the_place(expression: str, at: int) -> None:
    with pytest.raises(KindsMixed) as told:
        rehearsed(expression, KNOWN)
    assert told.value.at == at


@pytest.mark.parametrize(
    ("expression", "what"),
    [
        ("9**9**9", "The formula cannot be understood at character 1."),
        ("(" * 10_000 + "1" + ")" * 10_000, f"The formula is too long: {LONGEST} characters at most."),
        ("(" * 100 + "1" + ")" * 100, "The formula is too complicated: split it into several fields."),
        ("-" * 400 + "1", "The formula is too complicated: split it into several fields."),
        ("+".join(["1"] * 60), "The formula is too complicated: split it into several fields."),
        ("().__class__", "“_” cannot stand in a formula (character 4)."),
        ("n.real.imag", "The formula cannot be understood at character 1."),
        ("'" + "x" * 100_000 + "'", f"The formula is too long: {LONGEST} characters at most."),
        ("[x for x in lines]", "“[” cannot stand in a formula (character 1)."),
        ("sum(x for x in lines)", "“for” cannot stand in a formula (character 7)."),
        ("lambda: 1", "“lambda” cannot stand in a formula (character 1)."),
        ("f'{n}'", "“f” cannot stand in a formula (character 1)."),
        ("import os", "“import” cannot stand in a formula (character 1)."),
        ("n = 1", "Write == to compare (character 3)."),
        ("1_000", "“1” cannot stand in a formula (character 1)."),
        ("1e9", "“1” cannot stand in a formula (character 1)."),
        ("٣ + 1", "“٣” cannot stand in a formula (character 1)."),
        ("n // 2", "The formula cannot be understood at character 1."),
        ("1 +", "The formula cannot be understood at character 1."),
        ("n + ...", "The formula cannot be understood at character 5."),
        ("n n", "The formula cannot be understood at character "),
        ("sum(*lines)", "The formula cannot be understood at character 5."),
        ("eval(n)", "There is no function “eval” (character 1). Known are: "),
        ("n + (n)(2)", "There is no function “n” (character 5). Known are: "),
        ("(1)(2)", "There is no function “…” (character 1). Known are: "),
        ("when(n)", "“when” takes from 3 to 3 values (character 1)."),
        ("'Ж' + sum()", "“sum” takes from 1 to 1 values (character 7)."),
        ("9" * 16, "The number at character 1 is too large."),
        (" ", "Nothing is written here."),
    ],
)
def test_what_is_no_formula_is_refused(expression: str, what: str) -> None:
    with pytest.raises(Mistake) as told:
        tree_of(expression)
    assert told.value.what.format(**dict(told.value.about)).startswith(what)


def test_the_names_are_found_with_their_places() -> None:
    found = set(names_in(tree_of("'Ж' + sum(lines.amount) * n + count(lines) + yes")))
    assert found == {("lines", "amount", 11), ("n", None, 27), ("lines", None, 37)}


_PIECES = st.sampled_from(
    [
        *"()+-*/<>=!.,'\"[]{}:;@\\_ 0195",
        *(" and ", " or ", " not ", " if ", " else ", "lambda", " in ", "**", "__class__", "Ж", "\x00", "\n", "yes"),
        *("sum(", "count(", "min(", "max(", "round(", "days(", "when(", "given(", "eval("),
        *("n", "zero", "huge", "price", "dollars", "first", "last", "period", "name", "urgent", "lines", ".amount"),
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=60))
@example("given(zero,1)/zero")
@example("1" + "/3" * 30)
def test_whatever_is_written_it_has_a_result_or_a_reason(expression: str) -> None:
    for compute in (reckoned, rehearsed):
        try:
            found = compute(expression, KNOWN)
        except (Mistake, Unreckoned):
            continue
        assert isinstance(found, Decimal | Money | bool | str | date | Period | Column | Rows | Mapping)
        assert not isinstance(found, float | int) or isinstance(found, bool)


_NUMBERS = st.decimals(-1000, 1000, places=2)


@given(_NUMBERS, _NUMBERS, _NUMBERS)
def test_the_arithmetic_is_that_of_decimals(a: Decimal, b: Decimal, c: Decimal) -> None:
    assert reckoned("a * b - c", {"a": a, "b": b, "c": c}) == a * b - c
    assert reckoned("max(a, b, c) - min(a, b, c)", {"a": a, "b": b, "c": c}) == max(a, b, c) - min(a, b, c)


def test_a_tree_holds_no_float() -> None:
    numbers = [node.value for node in ast.walk(tree_of("0.1 + 2 * 3.50")) if isinstance(node, ast.Constant)]
    assert sorted(map(str, numbers)) == ["0.1", "2", "3.50"]
