"""An amount of money."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from babel import Locale
from babel.numbers import format_currency, get_currency_symbol
from typing_extensions import override

from core.model.field import Compared, Prefilled, Widget
from core.model.fields.number import decimal_of, span_problems, within
from core.model.here import Here
from core.model.money import Money
from core.model.numbers import CURRENCIES, parse_money
from core.model.problem import Problem
from core.model.refusal import Refusal
from core.model.value import Value
from core.model.words import N_

#: Signs that every Russian reader knows, and CLDR gives only to the locale of the country itself.
_SIGNS = {"KZT": "₸"}


class NotPositive(Refusal):
    """An amount above zero is needed. Write, for example, 12 500."""


class OtherCurrency(Refusal):
    """Amounts are kept in {currency} here, and this one is in {other}. Please write it in {currency}."""


class OtherCurrencies(Refusal):
    """Amounts are kept in {currencies} here, and this one is in {other}. Please write it in one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyField(Prefilled):
    type: ClassVar[str] = "money"
    widget: ClassVar[Widget] = Widget.LINE
    compared: ClassVar[Compared | None] = Compared.AMOUNT
    examples: ClassVar[tuple[tuple[str, Value], ...]] = (
        ("1 000 000,50 ₽", Money(Decimal("1000000.50"), "RUB")),
        ("500 тыс", Money(Decimal(500_000), "RUB")),
    )

    currency: str = "RUB"
    #: Several, the first of which is meant when none is written; it stands in the place of `currency`.
    currencies: tuple[str, ...] = ()
    least: Decimal | None = None  #: in the first currency; amounts in another are not measured: no rates are known
    most: Decimal | None = None  #: likewise

    @property
    def accepted(self) -> tuple[str, ...]:
        """The currencies that are welcome, the usual one first."""
        return self.currencies or (self.currency,)

    @property
    def bound_in(self) -> str:
        """What the bound of a condition is in; empty where there is only one currency."""
        return self.currencies[0] if self.currencies else ""

    @override
    def understand(self, typed: str, here: Here) -> Money:
        return parse_money(typed, self.accepted[0])

    @override
    def instead(self, typed: str, present: Money | None, here: Here) -> Money:
        """A bare number stays in the currency of the answer that it replaces."""
        kept = present is not None and present.currency in self.accepted
        return parse_money(typed, present.currency if present is not None and kept else self.accepted[0])

    @override
    def accept(self, value: Money, here: Here) -> Money:
        if value.currency not in self.accepted:
            if len(self.accepted) == 1:
                raise OtherCurrency(currency=self.accepted[0], other=value.currency)
            raise OtherCurrencies(currencies=", ".join(self.accepted), other=value.currency)
        if value.amount <= 0:
            raise NotPositive
        if value.currency == self.accepted[0]:
            within(value.amount, self.least, self.most)
        return value

    @override
    def show(self, value: Money, here: Here) -> str:
        return show_money(value, here.locale)

    @override
    def dump(self, value: Money) -> dict[str, str]:
        return {"amount": str(value.amount), "currency": value.currency}

    @override
    def load(self, stored: Any) -> Money:
        if not isinstance(stored["currency"], str):
            raise TypeError(stored)
        return Money(decimal_of(stored["amount"]), stored["currency"])

    @override
    def problems(self) -> tuple[Problem, ...]:
        for name, codes in (("currency", (self.currency,)), ("currencies", self.currencies)):
            for code in codes:
                if code not in CURRENCIES:
                    known = (("word", code), ("choice", ", ".join(sorted(CURRENCIES))))
                    return (Problem((name,), N_("The currency “{word}” is not known."), known),)
                if codes.count(code) > 1:
                    what = N_("The currency {word} stands here more than once.")
                    return (Problem((name,), what, (("word", code),)),)
        return span_problems(self.least, self.most)


def show_money(value: Money, locale: str) -> str:
    """By CLDR, kopecks only where there are some: «1 250 000,50 ₽», "RUB 12,500"."""
    whole = value.amount == value.amount.to_integral_value()
    pattern = Locale.parse(locale).currency_formats["standard"].pattern
    if whole:
        pattern = pattern.replace(".00", "")
    if get_currency_symbol(value.currency, locale).isalpha():
        pattern = pattern.replace("¤#", "¤\N{NO-BREAK SPACE}#")
    text = format_currency(value.amount, value.currency, pattern, locale, currency_digits=not whole)
    return text.replace(value.currency, _SIGNS.get(value.currency, value.currency)) if locale == "ru" else text
