"""Answers of several parts, confirmations, places, and money in several currencies."""

from decimal import Decimal
from typing import Any, cast

import pytest

from core.model.field import Field
from core.model.fields.choice import NoSuchOption
from core.model.fields.choices import ChoicesField, TooFewChosen, TooManyChosen
from core.model.fields.location import NotOnEarth
from core.model.fields.money import NotPositive, OtherCurrencies, OtherCurrency
from core.model.fields.number import TooLarge
from core.model.fields.person import NotHere, NotYourself
from core.model.fields.persons import PersonsField, TooFewPeople, TooManyPeople
from core.model.fields.sign_off import NotConfirmed
from core.model.fields.text import NothingWritten, TooLong
from core.model.money import Money
from core.model.numbers import AmountTooLarge, MoneyNotUnderstood
from core.model.refusal import Refusal
from core.model.value import Value
from tests.model.build import EGOR, EN, GONE, MARAT, OLGA, ORG, RU, VERA, point
from tests.model.samples import FIELDS
from tests.model.samples import field as of

CURRENCIES = of("money", currencies=("RUB", "KZT", "AED", "USD", "EUR"), most=Decimal(1_000_000))
ANYTHING = of("choices", required=False, least=2)


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("лампа", {"lamp"}),
        ("Лампа, мышь", {"lamp", "mouse"}),
        ("ЛАМПА; мышь,", {"lamp", "mouse"}),
        ("Стол, дубовый", {"desk"}),
    ],
)
def test_several_options_are_typed_between_commas(typed: str, chosen: set[str]) -> None:
    assert of("choices").parse(typed, RU) == chosen


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        (of("choices"), frozenset(), TooFewChosen),
        (of("choices"), frozenset({"gone"}), TooFewChosen),
        (of("choices", least=2), frozenset({"lamp"}), TooFewChosen),
        (ANYTHING, frozenset({"lamp"}), TooFewChosen),
        (of("choices", most=1), frozenset({"lamp", "mouse"}), TooManyChosen),
        (of("persons"), (), TooFewPeople),
        (of("persons", least=2), (VERA, VERA), TooFewPeople),
        (of("persons", most=1), (VERA, MARAT), TooManyPeople),
        (of("sign_off"), False, NotConfirmed),
        (of("location"), "", NothingWritten),
        (of("location"), "x" * 256, TooLong),
        (of("location"), point("90.1", "0"), NotOnEarth),
        (of("location"), point("0", "-180.5"), NotOnEarth),
        (CURRENCIES, Money(Decimal(5), "GBP"), OtherCurrencies),
        (CURRENCIES, Money(Decimal(0), "USD"), NotPositive),
        (CURRENCIES, Money(Decimal(1_000_001), "RUB"), TooLarge),
        (of("money", currencies=("USD",)), Money(Decimal(5), "RUB"), OtherCurrency),
    ],
)
def test_what_does_not_fit_is_refused(field: Field, value: Any, why: type[Refusal]) -> None:
    with pytest.raises(why) as refused:
        field.accept(value, RU)
    assert "{" not in refused.value.message().format(**refused.value.about)


@pytest.mark.parametrize("typed", ["шкаф", "лампа, шкаф", ""])
def test_an_option_that_is_not_there_cannot_be_typed(typed: str) -> None:
    with pytest.raises(NoSuchOption):
        of("choices").parse(typed, RU)


def test_ticks_come_and_go() -> None:
    field = cast(ChoicesField, of("choices", most=2))
    assert field.toggled(frozenset(), "lamp") == {"lamp"}
    assert field.toggled(frozenset({"lamp"}), "lamp") == frozenset()
    assert field.toggled(frozenset({"lamp"}), "gone") == {"lamp"}
    with pytest.raises(TooManyChosen):
        field.toggled(frozenset({"lamp", "desk"}), "mouse")
    people = cast(PersonsField, of("persons", most=2))
    assert people.toggled((VERA,), MARAT) == (VERA, MARAT)
    assert people.toggled((VERA, MARAT), VERA) == (MARAT,)
    with pytest.raises(TooManyPeople):
        people.toggled((VERA, MARAT), OLGA)
    with pytest.raises(TypeError):
        of("text").toggled("", "lamp")


def test_what_is_not_required_may_be_none() -> None:
    for field in (ANYTHING, of("persons", required=False, least=2)):
        empty: Any = frozenset() if field is ANYTHING else ()
        assert field.accept(empty, RU) == empty
        assert field.complete(empty)
        assert field.show(empty, RU) == "—"
    assert not of("choices").complete(frozenset())
    assert not of("persons").complete(())


def test_several_read_in_the_order_of_the_form_or_of_the_answer() -> None:
    assert of("choices").show(frozenset({"mouse", "desk", "gone"}), EN) == "Oak desk, Mouse, gone"
    assert of("persons").show((VERA, MARAT), RU) == "Vera Kim, Marat Yusupov"
    assert of("persons").accept((VERA, MARAT, VERA), RU) == (VERA, MARAT)


@pytest.mark.parametrize("value", [(VERA, GONE), (404,), ("Vera",)])
def test_only_people_who_work_here_are_named(value: Value) -> None:
    with pytest.raises(NotHere):
        of("persons").fits(value, EGOR, ORG)


def test_the_author_may_be_left_out() -> None:
    of("persons").fits((EGOR, VERA), EGOR, ORG)
    of("persons").fits("nobody", EGOR, ORG)
    with pytest.raises(NotYourself):
        of("persons", others=True).fits((VERA, EGOR), EGOR, ORG)


@pytest.mark.parametrize("typed", ["подтверждаю", "Да!", "I  confirm", "yes"])
def test_a_confirmation_in_words(typed: str) -> None:
    assert of("sign_off").parse(typed, RU) is True


@pytest.mark.parametrize("typed", ["нет", "", "не подтверждаю"])
def test_anything_else_confirms_nothing(typed: str) -> None:
    with pytest.raises(NotConfirmed):
        of("sign_off").parse(typed, RU)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("55.7512, 37.6184", "55.7512, 37.6184"),
        ("-33.856789012 151.215297", "-33.8568, 151.2153"),
        ("Москва,  ул. Ленина, 1.5", "Москва, ул. Ленина, 1.5"),
        ("55, 37", "55, 37"),
    ],
)
def test_a_place_is_a_point_or_an_address(typed: str, shown: str) -> None:
    assert of("location").show(of("location").parse(typed, RU), RU) == shown


def test_a_point_is_kept_to_a_tenth_of_a_metre() -> None:
    assert of("location").accept(point("55.75124449", "37.6184235"), RU) == point("55.751244", "37.618424")


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("500 тыс тенге", "500000", "KZT"),
        ("1,200 AED", "1200", "AED"),
        ("1,2 млн ₽", "1200000", "RUB"),
        ("1 000 000,50 ₽", "1000000.50", "RUB"),
        ("€ 99.90", "99.90", "EUR"),
        ("$100", "100", "USD"),
        ("250", "250", "RUB"),
    ],
)
def test_money_in_several_currencies(typed: str, amount: str, currency: str) -> None:
    taking = of("money", currencies=("RUB", "KZT", "AED", "USD", "EUR"))
    assert taking.parse(typed, RU) == Money(Decimal(amount), currency)
    assert taking.parse(taking.show(taking.parse(typed, RU), RU), RU) == taking.parse(typed, RU)


def test_bounds_measure_the_first_currency_alone() -> None:
    assert CURRENCIES.parse("5 млн тенге", RU) == Money(Decimal(5_000_000), "KZT")
    with pytest.raises(TooLarge):
        CURRENCIES.parse("5 млн", RU)


@pytest.mark.parametrize("field", [CURRENCIES, FIELDS["money"]])
@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1" + "0" * 20, AmountTooLarge),
        ("NaN", MoneyNotUnderstood),
        ("Infinity", MoneyNotUnderstood),
        ("1_000", MoneyNotUnderstood),
        ("١٢٣", MoneyNotUnderstood),
        ("1e5", MoneyNotUnderstood),
        ("100 USD EUR", MoneyNotUnderstood),
        ("0 ₽", NotPositive),
        ("−5 ₽", NotPositive),
    ],
)
def test_what_no_person_would_write_is_no_amount(field: Field, typed: str, why: type[Refusal]) -> None:
    with pytest.raises(why) as refused:
        field.parse(typed, RU)
    assert "{" not in refused.value.message().format(**refused.value.about)
