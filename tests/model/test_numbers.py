"""What people type for numbers and sums, and what is made of it."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.money import Money
from core.model.numbers import (
    LARGEST,
    AmountTooLarge,
    CurrencyNotKnown,
    MoneyNotUnderstood,
    NumberNotUnderstood,
    NumberReadTwoWays,
    TooManyDecimals,
    parse_money,
    parse_number,
)
from core.model.refusal import Refusal

NUMBERS = [
    ("5", "5"),
    ("0", "0"),
    ("-0", "0"),
    ("0.00", "0.00"),
    ("007", "7"),
    (" 1500 ", "1500"),
    ("1.5", "1.5"),
    ("1,5", "1.5"),
    ("1.25", "1.25"),
    ("5.", "5"),
    ("-5", "-5"),
    ("−5", "-5"),
    ("- 5", "-5"),
    ("1000000.5", "1000000.5"),
    ("1 000 000,50", "1000000.50"),
    ("1  000", "1000"),
    ("1\u00a0000", "1000"),
    ("1\u202f000", "1000"),
    ("1\u2009000", "1000"),
    ("1'000", "1000"),
    ("1’000.5", "1000.5"),
    ("1,000,000", "1000000"),
    ("1.000.000", "1000000"),
    ("1,000,000.50", "1000000.50"),
    ("1.000.000,50", "1000000.50"),
    ("1,000.50", "1000.50"),
    ("1.000,50", "1000.50"),
    ("1,2 млн", "1200000"),
    ("1,23456789 млн", "1234567.89"),
    ("500 тыс", "500000"),
    ("500 тыс.", "500000"),
    ("500k", "500000"),
    ("500К", "500000"),
    ("2 млрд", "2000000000"),
    ("1.2 million", "1200000"),
    ("1000000 млрд", "1000000000000000"),
]


@pytest.mark.parametrize(("typed", "expected"), [*NUMBERS, ("0,500", "0.500"), ("1500.250", "1500.250")])
def test_a_number_is_understood_exactly(typed: str, expected: str) -> None:
    assert str(parse_number(typed)) == expected


@pytest.mark.parametrize(("typed", "expected"), NUMBERS)
def test_a_sum_without_a_currency_is_in_the_default_one(typed: str, expected: str) -> None:
    money = parse_money(typed, "KZT")
    assert (str(money.amount), money.currency) == (expected, "KZT")


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("1 000 000,50 ₽", "1000000.50", "RUB"),
        ("100 руб", "100", "RUB"),
        ("100 руб.", "100", "RUB"),
        ("100р.", "100", "RUB"),
        ("100 Рублей", "100", "RUB"),
        ("руб. 100", "100", "RUB"),
        ("RUB 100", "100", "RUB"),
        ("500 тыс. руб.", "500000", "RUB"),
        ("500 т.р.", "500000", "RUB"),
        ("1,2 млн ₽", "1200000", "RUB"),
        ("1.2m", "1200000", "KZT"),
        ("1,2м", "1200000", "KZT"),
        ("$1.2m", "1200000", "USD"),
        ("500k$", "500000", "USD"),
        ("100 USD", "100", "USD"),
        ("$100", "100", "USD"),
        ("US$ 100", "100", "USD"),
        ("-$100", "-100", "USD"),
        ("$-100", "-100", "USD"),
        ("$100 USD", "100", "USD"),
        ("100 ₸", "100", "KZT"),
        ("100 тенге", "100", "KZT"),
        ("100 тг", "100", "KZT"),
        ("100 AED", "100", "AED"),
        ("100 dirhams", "100", "AED"),
        ("100 дирхамов", "100", "AED"),
        ("€99,90", "99.90", "EUR"),
        ("1,500", "1500", "KZT"),
        ("1.500", "1500", "KZT"),
        ("$1,500", "1500", "USD"),
    ],
)
def test_a_sum_with_its_currency_is_understood(typed: str, amount: str, currency: str) -> None:
    money = parse_money(typed, "KZT")
    assert (str(money.amount), money.currency) == (amount, currency)


NEITHER = [
    "",
    " ",
    "-",
    "сто",
    "ten",
    "NaN",
    "Infinity",
    "-inf",
    "1_000",
    "_1",
    "1_",
    "1e3",
    "1E+3",
    "0x10",
    "١٢٣",
    "1٢",
    "１２３",
    "½",
    "100²",
    "Ⅷ",
    "1,00,0",
    "1 00",
    "12 3456",
    "1234 567",
    "1,000'000",
    "1.000 000",
    "1,000.000.000",
    ".5",
    "$.50",
    "1..5",
    "--5",
    "-$-5",
    "+5",
    "5-6",
    "5 - 6",
    "100%",
    "1 млн 200 тыс",
    "5 т",
    "100 руб 50 коп",
    "100 тыс млн",
    "9" * 61,
]


@pytest.mark.parametrize("typed", NEITHER)
def test_what_is_no_number_is_refused_with_advice(typed: str) -> None:
    with pytest.raises(NumberNotUnderstood):
        parse_number(typed)
    with pytest.raises(MoneyNotUnderstood):
        parse_money(typed, "KZT")


@pytest.mark.parametrize("typed", ["100 руб", "$100", "1.2m", "5 м", "100 XYZ", "500 тыс руб"])
def test_a_plain_number_has_no_unit(typed: str) -> None:
    with pytest.raises(NumberNotUnderstood):
        parse_number(typed)


@pytest.mark.parametrize("typed", ["$100 EUR", "100 ₽ $", "100 лимонов", "100 ₿", "m 100"])
def test_a_sum_has_one_known_currency(typed: str) -> None:
    with pytest.raises(MoneyNotUnderstood):
        parse_money(typed, "KZT")


def test_an_unknown_code_is_named() -> None:
    with pytest.raises(CurrencyNotKnown) as refused:
        parse_money("100 xyz", "KZT")
    assert refused.value.about == {"currency": "XYZ"}


@pytest.mark.parametrize(
    ("typed", "one", "other"),
    [("1,500", "1500", "1.500"), ("-1.500", "-1500", "-1.500"), ("1,500 млн", "1500000000", "1500000")],
)
def test_a_number_that_reads_two_ways_is_refused_with_both(typed: str, one: str, other: str) -> None:
    with pytest.raises(NumberReadTwoWays) as refused:
        parse_number(typed)
    assert refused.value.about == {"typed": typed, "one": Decimal(one), "other": Decimal(other)}


def test_a_sum_before_a_multiplier_may_read_two_ways() -> None:
    with pytest.raises(NumberReadTwoWays):
        parse_money("1,500 млн", "KZT")


@pytest.mark.parametrize("typed", ["1.005,123", "0.500", "1500.250", "1 234,567", "1.2345", "1,234567891 млн"])
def test_money_has_two_decimals_at_most(typed: str) -> None:
    with pytest.raises(TooManyDecimals) as refused:
        parse_money(typed, "KZT")
    assert refused.value.about == {"most": 2}


def test_a_number_has_ten_decimals_at_most() -> None:
    assert parse_number("0.0123456789") == Decimal("0.0123456789")
    with pytest.raises(TooManyDecimals):
        parse_number("0.00123456789")


@pytest.mark.parametrize("typed", ["1000000000000001", "-1000000000000000.01", "1000001 млрд", "9" * 60])
def test_more_than_the_largest_amount_is_refused(typed: str) -> None:
    with pytest.raises(AmountTooLarge) as refused:
        parse_number(typed)
    assert refused.value.about == {"limit": LARGEST}
    with pytest.raises(AmountTooLarge):
        parse_money(typed, "KZT")


AMOUNTS = st.decimals(-LARGEST, LARGEST, places=2)
WRITINGS: tuple[Callable[[Decimal], str], ...] = (
    lambda amount: f"{amount:.2f}",
    lambda amount: f"{amount:.2f}".replace(".", ",").replace("-", "−"),
    lambda amount: f"{amount:,.2f}",
    lambda amount: f"{amount:,.2f}".replace(",", "\u202f").replace(".", ","),
    lambda amount: f"{amount:,.2f}".replace(",", "'"),
    lambda amount: f"{amount:,.2f}".translate(str.maketrans(",.", ".,")),
)


@given(AMOUNTS, st.sampled_from(WRITINGS), st.sampled_from(["RUB", "₽", "руб."]))
def test_a_sum_reads_back_however_it_is_written(amount: Decimal, write: Callable[[Decimal], str], sign: str) -> None:
    assert parse_money(f"{write(amount)} {sign}", "KZT") == Money(amount, "RUB")
    assert parse_number(write(amount)) == amount


@given(st.text(max_size=80) | st.text("0123456789 .,'-−kмлнтысруб$eE_٣５", max_size=20))
def test_any_text_is_a_finite_number_or_refused(typed: str) -> None:
    for read in (parse_number, lambda text: parse_money(text, "KZT").amount):
        try:
            value = read(typed)
        except Refusal as refusal:
            shown = refusal.message().format(**refusal.about)
        else:
            shown = ""
            assert value.is_finite()
            assert abs(value) <= LARGEST
        assert shown == "" or shown.endswith(".")


@pytest.mark.parametrize("piece", ["1", "1 ", "1,", "a", "-", " ", "1'"])
def test_a_long_text_is_refused_at_once(piece: str) -> None:
    with pytest.raises(NumberNotUnderstood) as refused:
        parse_number(piece * 100_000)
    assert len(str(refused.value.about)) < 100
