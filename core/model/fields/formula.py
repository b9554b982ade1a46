"""A value that follows from other answers: nobody is asked for it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar, assert_never

from typing_extensions import override

from core.model.field import Field, Widget
from core.model.fields.money import MoneyField
from core.model.fields.number import NumberField
from core.model.fields.text import TextField
from core.model.fields.yes_no import YesNoField
from core.model.formula.functions import round_to
from core.model.formula.operand import Brought, Operand, as_it_is
from core.model.formula.reckon import reckoned
from core.model.formula.syntax import Mistake, tree_of
from core.model.formula.unreckoned import CurrenciesMixed, KindsMixed, RateMissing, ResultTooLarge
from core.model.here import Here
from core.model.money import Money
from core.model.numbers import LARGEST
from core.model.problem import Problem
from core.model.rates import NO_RATES, Rates
from core.model.value import Value, Values
from core.model.words import N_

_MOST_DECIMALS = 10


class Result(StrEnum):
    NUMBER = "number"
    MONEY = "money"
    TEXT = "text"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaField(Field):
    type: ClassVar[str] = "formula"
    widget: ClassVar[Widget] = Widget.FORMULA

    expression: str
    result: Result = Result.NUMBER
    currency: str = "RUB"  #: of a result that is money
    decimals: int = 2  #: digits after the point to which numbers and money are rounded

    @override
    def computed(self, known: Values, rates: Rates = NO_RATES) -> Value:
        try:
            return self.fitting(reckoned(self.expression, known, self._bringing(rates)))
        except Mistake:
            # Found before the form was published, unless a rule has come later.
            raise KindsMixed from None

    def fitting(self, found: Operand) -> Value:
        """The result as an answer of this field. Raises Unreckoned for one of another kind or currency."""
        match self.result, found:
            case Result.NUMBER, Decimal():
                return self._rounded(found)
            case Result.MONEY, Decimal():
                return Money(self._rounded(found), self.currency)
            case Result.MONEY, Money(currency=self.currency):
                return Money(self._rounded(found.amount), self.currency)
            case Result.MONEY, Money():
                raise CurrenciesMixed(one=found.currency, other=self.currency)
            case Result.TEXT, str():
                return found
            case Result.YES_NO, bool():
                return found
            case _:
                raise KindsMixed

    @override
    def accept(self, value: Value, here: Here) -> Value:
        return value

    @override
    def show(self, value: Value, here: Here) -> str:
        return self._as().show(value, here)

    @override
    def dump(self, value: Value) -> Any:
        return self._as().dump(value)

    @override
    def load(self, stored: Any) -> Value:
        return self._as().load(stored)

    @override
    def problems(self) -> tuple[Problem, ...]:
        found = []
        if not 0 <= self.decimals <= _MOST_DECIMALS:
            about = (("most", str(_MOST_DECIMALS)),)
            found.append(Problem(("decimals",), N_("A number from 0 to {most} is expected here."), about))
        try:
            tree_of(self.expression)
        except Mistake as mistake:
            found.append(Problem(("expression",), mistake.what, mistake.about))
        return tuple(found)

    def _bringing(self, rates: Rates) -> Brought:
        """How an amount comes to the currency of the result; only money has one. It raises RateMissing."""

        def bring(money: Money) -> Money:
            if money.currency == self.currency:
                return money
            if (missing := rates.missing(money.currency, self.currency)) is not None:
                raise RateMissing(currency=missing)
            return rates.exactly(money, self.currency)

        return bring if self.result is Result.MONEY else as_it_is

    def _rounded(self, value: Decimal) -> Decimal:
        if abs(value) > LARGEST:
            raise ResultTooLarge
        return round_to(value, self.decimals)

    def _as(self) -> Field:
        """The field that people would answer with such a value."""
        match self.result:
            case Result.NUMBER:
                return NumberField(key=self.key, title=self.title)
            case Result.MONEY:
                return MoneyField(key=self.key, title=self.title)
            case Result.TEXT:
                return TextField(key=self.key, title=self.title)
            case Result.YES_NO:
                return YesNoField(key=self.key, title=self.title)
            case _:
                assert_never(self.result)
