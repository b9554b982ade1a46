"""A number, whole or with decimals."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from babel.numbers import format_decimal
from typing_extensions import override

from core.model.field import Compared, Prefilled, Widget
from core.model.here import Here
from core.model.numbers import LARGEST, MOST_DECIMALS, parse_number
from core.model.problem import Problem
from core.model.refusal import Refusal
from core.model.value import Value
from core.model.words import N_


class TooSmall(Refusal):
    """{value} is too little here. Please write {limit} or more."""


class TooLarge(Refusal):
    """{value} is too much here. Please write {limit} or less."""


class TooManyDecimals(Refusal):
    """{value} has too many digits after the point: {limit} at most, please."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberField(Prefilled):
    type: ClassVar[str] = "number"
    widget: ClassVar[Widget] = Widget.LINE
    compared: ClassVar[Compared | None] = Compared.AMOUNT
    examples: ClassVar[tuple[tuple[str, Value], ...]] = (("12", Decimal(12)), ("1 000", Decimal(1000)))

    least: Decimal | None = None
    most: Decimal | None = None
    decimals: int = 0  #: digits after the point

    @override
    def understand(self, typed: str, here: Here) -> Decimal:
        return parse_number(typed)

    @override
    def accept(self, value: Decimal, here: Here) -> Decimal:
        within(value, self.least, self.most)
        exponent = value.normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self.decimals:
            raise TooManyDecimals(value=value, limit=self.decimals)
        return value

    @override
    def show(self, value: Decimal, here: Here) -> str:
        return format_decimal(value, format="#,##0.##########", locale=here.locale)

    @override
    def dump(self, value: Decimal) -> str:
        return str(value)

    @override
    def load(self, stored: Any) -> Decimal:
        return decimal_of(stored)

    @override
    def problems(self) -> tuple[Problem, ...]:
        if not 0 <= self.decimals <= MOST_DECIMALS:
            about = (("most", str(MOST_DECIMALS)),)
            return (Problem(("decimals",), N_("A number from 0 to {most} is expected here."), about),)
        return span_problems(self.least, self.most)


def decimal_of(stored: Any) -> Decimal:
    """A number that was stored as text. Raises ValueError for what nobody could have typed."""
    try:
        number = Decimal(str(stored))
    except InvalidOperation as error:
        raise ValueError(stored) from error
    if not number.is_finite() or number.copy_abs() > LARGEST:
        raise ValueError(stored)
    return number


def within(value: Decimal, least: Decimal | None, most: Decimal | None) -> None:
    """Raises TooSmall or TooLarge; both bounds are allowed values."""
    if least is not None and value < least:
        raise TooSmall(value=value, limit=least)
    if most is not None and value > most:
        raise TooLarge(value=value, limit=most)


def span_problems(least: Decimal | int | None, most: Decimal | int | None) -> tuple[Problem, ...]:
    """What is wrong with a pair of bounds."""
    if least is not None and most is not None and least > most:
        about = (("least", str(least)), ("most", str(most)))
        return (Problem((), N_("The lower limit {least} is above the upper limit {most}."), about),)
    return ()
