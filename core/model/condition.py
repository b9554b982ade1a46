"""When something applies: conditions on the values of a request."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias, assert_never

from core.model.ids import FieldKey
from core.model.money import Money
from core.model.rates import Rates
from core.model.terms import NO_TERMS, Terms
from core.model.value import Picked, Value, Values


class Op(StrEnum):
    """How an amount is compared. "More than" is strict: at the limit itself it does not hold."""

    MORE = "more"
    AT_LEAST = "at_least"
    LESS = "less"
    AT_MOST = "at_most"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or the amount of money, against a bound.

    Where a field takes several currencies, the bound is in the first of them, and an amount in another is converted at
    the rates of the terms. Without a rate it meets every "more" and no "less" or "equal": nobody gets past a stage by
    writing dollars for roubles.
    """

    field: FieldKey
    op: Op
    bound: Decimal
    currency: str = ""  #: of the bound; empty where the field has only one


@dataclass(frozen=True, slots=True)
class Filled:
    """Something was answered."""

    field: FieldKey


@dataclass(frozen=True, slots=True)
class Text:
    """A text is exactly this one; capitals and ё do not matter."""

    field: FieldKey
    text: str


@dataclass(frozen=True, slots=True)
class Mask:
    """A text has this shape: `*` stands for any letters, `?` for one."""

    field: FieldKey
    mask: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of these options was chosen, or one of the rows with these keys; of several, one at least."""

    field: FieldKey
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Said:
    """A yes/no was answered like this."""

    field: FieldKey
    yes: bool


@dataclass(frozen=True, slots=True)
class OverBudget:
    """The request takes more than is left of the budget of its form; strictly more."""


@dataclass(frozen=True, slots=True)
class All:
    """Every one of these holds."""

    parts: tuple["Condition", ...]


_OfField: TypeAlias = Amount | Filled | Text | Mask | Chosen | Said
Condition: TypeAlias = _OfField | OverBudget | All


def applies(conditions: Iterable[Condition], values: Values, terms: Terms = NO_TERMS) -> bool:
    """Whether any of `conditions` holds; no conditions at all means always."""
    conditions = tuple(conditions)
    return not conditions or any(holds(condition, values, terms) for condition in conditions)


def holds(condition: Condition, values: Values, terms: Terms = NO_TERMS) -> bool:
    """Whether `condition` is met by `values`. An unanswered field meets none."""
    if isinstance(condition, All):
        return all(holds(part, values, terms) for part in condition.parts)
    if isinstance(condition, OverBudget):
        return terms.spending is not None and terms.spending.over
    if condition.field not in values:
        return False
    return _met(condition, values[condition.field], terms.rates)


def fields_of(condition: Condition) -> frozenset[FieldKey]:
    """The fields that a condition looks at."""
    if isinstance(condition, All):
        return frozenset().union(*(fields_of(part) for part in condition.parts))
    return frozenset() if isinstance(condition, OverBudget) else frozenset({condition.field})


def on_budget(conditions: Iterable[Condition]) -> bool:
    """Whether any of them, or of their parts, looks at the budget."""
    return any(
        on_budget(condition.parts) if isinstance(condition, All) else isinstance(condition, OverBudget)
        for condition in conditions
    )


def _met(condition: _OfField, value: Value, rates: Rates) -> bool:
    match condition:
        case Amount():
            return _bounded(condition, value, rates)
        case Filled():
            return value not in ("", frozenset(), ())
        case Text():
            return isinstance(value, str) and _plain(value) == _plain(condition.text)
        case Mask():
            return isinstance(value, str) and _like(_plain(value), _plain(condition.mask))
        case Chosen():
            return bool(_chosen(value) & condition.options)
        case Said():
            return value is condition.yes
        case _:
            assert_never(condition)


def _bounded(condition: Amount, value: Value, rates: Rates) -> bool:
    if isinstance(value, Money) and condition.currency:
        converted = rates.converted(value, condition.currency)
        if converted is None:
            return condition.op in (Op.MORE, Op.AT_LEAST)
        value = converted
    amount = _amount(value)
    return amount is not None and _compare(amount, condition.op, condition.bound)


def _chosen(value: Value) -> frozenset[str]:
    """The keys that were chosen: of options, or of a row."""
    match value:
        case frozenset():
            return value
        case Picked():
            return frozenset({value.key})
        case str():
            return frozenset({value})
        case _:
            return frozenset()


def _amount(value: Value) -> Decimal | None:
    if isinstance(value, Money):
        return value.amount
    return value if isinstance(value, Decimal) else None


def _compare(amount: Decimal, op: Op, bound: Decimal) -> bool:
    match op:
        case Op.MORE:
            return amount > bound
        case Op.AT_LEAST:
            return amount >= bound
        case Op.LESS:
            return amount < bound
        case Op.AT_MOST:
            return amount <= bound
        case Op.EQUAL:
            return amount == bound
        case _:
            assert_never(op)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())


def _like(text: str, mask: str) -> bool:
    """Whether `text` has the shape of `mask`, in time proportional to the product of their lengths at worst.

    No regular expression: one made of many stars takes exponential time on a text that nearly fits.
    """
    at = seen = 0
    star, resume = -1, 0
    while at < len(text):
        if seen < len(mask) and mask[seen] in ("?", text[at]) and mask[seen] != "*":
            at, seen = at + 1, seen + 1
        elif seen < len(mask) and mask[seen] == "*":
            star, resume, seen = seen, at, seen + 1
        elif star >= 0:
            resume += 1
            at, seen = resume, star + 1
        else:
            return False
    return not mask[seen:].strip("*")
