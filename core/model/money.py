"""An amount of money in one currency."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    amount: Decimal
    currency: str  #: ISO 4217: "RUB", "KZT", "AED", ...
