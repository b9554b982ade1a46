"""What currencies are worth: by the rates of one day, an amount in one currency is an amount in another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

from core.model.catalog.definition import Row
from core.model.ids import CatalogKey, ColumnKey
from core.model.money import Money

#: The catalog in which they are kept, and its columns.
CATALOG = CatalogKey("rates")
_CURRENCY, _SINCE, _WORTH = ColumnKey("currency"), ColumnKey("date"), ColumnKey("rate")

_HUNDREDTH = Decimal("0.01")
#: More digits than an amount and a rate have together.
_DIGITS = 80
#: Digits of a rate between two currencies, where it is shown.
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Rate:
    worth: Decimal  #: of one unit, in the base currency
    day: date  #: since when


@dataclass(frozen=True, slots=True)
class Rates:
    """By currency. All of them, the base currency too, are worth something in the base currency: which one that is
    need not be known."""

    of: Mapping[str, Rate] = field(default_factory=dict)

    def converted(self, money: Money, currency: str) -> Money | None:
        """The same in another currency, to the hundredth; None where a rate is missing."""
        if money.currency == currency:
            return money
        if self.missing(money.currency, currency) is not None:
            return None
        with localcontext() as context:
            context.prec = _DIGITS
            return Money(self.exactly(money, currency).amount.quantize(_HUNDREDTH, ROUND_HALF_UP), currency)

    def exactly(self, money: Money, currency: str) -> Money:
        """The same in another currency, not rounded yet. Raises KeyError where a rate is missing."""
        with localcontext() as context:
            context.prec = _DIGITS
            return Money(money.amount * self.of[money.currency].worth / self.of[currency].worth, currency)

    def missing(self, *currencies: str) -> str | None:
        """The first of these of which there is no rate."""
        return next((one for one in currencies if one not in self.of), None)

    def between(self, one: str, other: str) -> Rate:
        """How much of the other currency one unit of the first is, as it is shown. Raises KeyError."""
        with localcontext() as context:
            context.prec = _SHOWN
            worth = self.of[one].worth / self.of[other].worth
        return Rate(worth, max(self.of[one].day, self.of[other].day))

    def only(self, currencies: Iterable[str]) -> "Rates":
        """Those of these currencies that are known."""
        return Rates({one: self.of[one] for one in sorted(currencies) if one in self.of})


NO_RATES = Rates()


def rates_of(rows: Iterable[Row], day: date) -> Rates:
    """The rates of a day: of each currency, the newest row that is not later. A row that is no rate is passed over."""
    newest: dict[str, Rate] = {}
    for row in rows:
        currency, since, worth = (row.values.get(column) for column in (_CURRENCY, _SINCE, _WORTH))
        if not isinstance(currency, str) or not isinstance(since, date) or not isinstance(worth, Decimal):
            continue
        code = currency.strip().upper()
        if worth > 0 and since <= day and (code not in newest or newest[code].day < since):
            newest[code] = Rate(worth, since)
    return Rates(newest)
