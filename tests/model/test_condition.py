"""What a condition says about the answers of a request."""

from decimal import Decimal

import pytest

from core.model.condition import All, Amount, Chosen, Condition, Filled, Mask, Op, Said, Text, applies, fields_of, holds
from core.model.money import Money
from core.model.value import Value, Values
from tests.model.build import (
    OVER_A_MILLION,
    VERA,
    file,
    key,
    rubles,
)

F = key("f")
NEVER = Filled(key("missing"))


@pytest.mark.parametrize(
    ("op", "below", "at", "above"),
    [
        (Op.MORE, False, False, True),
        (Op.AT_LEAST, False, True, True),
        (Op.LESS, True, False, False),
        (Op.AT_MOST, True, True, False),
        (Op.EQUAL, False, True, False),
    ],
)
def test_each_comparison_at_its_very_limit(op: Op, below: bool, at: bool, above: bool) -> None:
    condition = Amount(F, op, Decimal(1000000))
    amounts = ("999999.99", "1000000.00", "1000000.01")
    assert [holds(condition, {F: rubles(amount)}) for amount in amounts] == [below, at, above]
    assert [holds(condition, {F: Decimal(amount)}) for amount in amounts] == [below, at, above]


@pytest.mark.parametrize("answer", ["2000000", True, 2_000_000, frozenset({"a"})])
def test_what_is_no_amount_is_never_more_or_less(answer: Value) -> None:
    assert not any(holds(Amount(F, op, Decimal(1)), {F: answer}) for op in Op)


@pytest.mark.parametrize(
    ("answer", "filled"),
    [
        ("x", True),
        ("", False),
        (frozenset({"a"}), True),
        (frozenset(), False),
        ((file(),), True),
        ((), False),
        (False, True),
        (Decimal(0), True),
        (VERA, True),
    ],
)
def test_an_empty_answer_is_not_filled(answer: Value, filled: bool) -> None:
    assert holds(Filled(F), {F: answer}) is filled


@pytest.mark.parametrize(
    ("text", "answer", "met"),
    [
        ("Ромашка", "Ромашка", True),
        ("РОМАШКА", "ромашка", True),
        ("Ёлка", "елка", True),
        ("елка", "ЁЛКА", True),
        ("Straße", "STRASSE", True),
        ("ООО  Ромашка ", "ооо ромашка", True),
        ("Ромашка", "Ромашка плюс", False),
        ("Ромашка", "", False),
        ("1", Decimal(1), False),
    ],
)
def test_equal_texts_differ_neither_by_capitals_nor_by_dots(text: str, answer: Value, met: bool) -> None:
    assert holds(Text(F, text), {F: answer}) is met


@pytest.mark.parametrize(
    ("mask", "answer", "met"),
    [
        ("*", "anything", True),
        ("*", "", True),
        ("", "", True),
        ("", "a", False),
        ("ООО *", "ооо Ромашка", True),
        ("ООО *", "АО Ромашка", False),
        ("*ромашка*", "ООО РОМАШКА плюс", True),
        ("ёж*", "Ежовый дом", True),
        ("к?т", "кот", True),
        ("к?т", "кт", False),
        ("к?т", "крот", False),
        ("к?т*", "кот", True),
        ("*а*б", "ааабб", True),
        ("*а*б", "аааба", False),
        ("a*", "b*", False),
        ("a*c", "a*bc", True),
        ("abc", "ab", False),
        ("ab", "abc", False),
        ("?", "?", True),
        ("1", Decimal(1), False),
    ],
)
def test_a_mask_gives_the_shape_of_a_text(mask: str, answer: Value, met: bool) -> None:
    assert holds(Mask(F, mask), {F: answer}) is met


def test_a_mask_of_many_stars_is_no_trap() -> None:
    assert not holds(Mask(F, "*а" * 50 + "б"), {F: "а" * 4000})


def test_one_of_several_options() -> None:
    condition = Chosen(F, frozenset({"unpaid", "study"}))
    assert [holds(condition, {F: answer}) for answer in ("unpaid", "study", "annual", True)] == [
        True,
        True,
        False,
        False,
    ]


def test_yes_is_not_no() -> None:
    assert [holds(Said(F, yes=True), {F: answer}) for answer in (True, False, "yes", 1)] == [True, False, False, False]
    assert [holds(Said(F, yes=False), {F: answer}) for answer in (True, False, "", 0)] == [False, True, False, False]


@pytest.mark.parametrize(
    "condition",
    [
        OVER_A_MILLION,
        Amount(key("amount"), Op.LESS, Decimal(5)),
        Filled(F),
        Text(F, ""),
        Mask(F, "*"),
        Chosen(F, frozenset({""})),
        Said(F, yes=False),
        All((Filled(F),)),
    ],
)
def test_an_unanswered_field_meets_nothing(condition: Condition) -> None:
    assert not holds(condition, {})


def test_several_conditions_mean_any_of_them_and_none_means_always() -> None:
    values = {F: "x"}
    assert applies((), values)
    assert applies((NEVER, Filled(F)), values)
    assert applies(iter((NEVER, Filled(F))), values)
    assert not applies((NEVER, NEVER), values)


def test_a_group_wants_every_part() -> None:
    values: Values = {F: "x", key("amount"): rubles("1000000.01")}
    assert holds(All((Filled(F), OVER_A_MILLION)), values)
    assert holds(All((Filled(F), All((OVER_A_MILLION,)))), values)
    assert not holds(All((Filled(F), OVER_A_MILLION, NEVER)), values)
    assert applies((All((Filled(F), NEVER)), OVER_A_MILLION), values)


def test_a_group_looks_at_the_fields_of_its_parts() -> None:
    assert fields_of(OVER_A_MILLION) == {"amount"}
    assert fields_of(All((Filled(F), All((OVER_A_MILLION, NEVER))))) == {"f", "amount", "missing"}


@pytest.mark.parametrize(
    ("op", "met"), [(Op.MORE, True), (Op.AT_LEAST, True), (Op.LESS, False), (Op.AT_MOST, False), (Op.EQUAL, False)]
)
def test_another_currency_never_gets_past_a_bound(op: Op, met: bool) -> None:
    """Whether it is a small or a large amount: no rates are known."""
    bound = Amount(F, op, Decimal(100), "RUB")
    assert [holds(bound, {F: Money(Decimal(amount), "USD")}) for amount in (1, 100, 1000)] == [met] * 3
    same = Amount(F, op, Decimal(100))
    assert [holds(bound, {F: rubles(amount)}) for amount in ("99", "100", "101")] == [
        holds(same, {F: rubles(amount)}) for amount in ("99", "100", "101")
    ]


def test_one_of_several_that_were_chosen_is_enough() -> None:
    condition = Chosen(F, frozenset({"lamp", "desk"}))
    chosen: tuple[Value, ...] = (frozenset({"lamp", "mouse"}), frozenset({"mouse"}), frozenset())
    assert [holds(condition, {F: answer}) for answer in chosen] == [True, False, False]
