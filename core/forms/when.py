"""How a condition is written: `{field: amount, more: 1 000 000}`, `{field: kind, is: annual}`, `{budget: over}`,
`{all: […]}`.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from core.forms.plain import amount, flag, key, several, text
from core.forms.sheet import Reader, Spot, Unread
from core.model.condition import All, Amount, Chosen, Condition, Filled, Mask, Op, OverBudget, Said, Text
from core.model.field import Compared, Widget
from core.model.ids import FieldKey
from core.model.words import N_

#: What can be said about a budget.
OVER = "over"

Operator = Callable[[FieldKey, Spot], Condition]


def condition(spot: Spot) -> Condition:
    if not isinstance(spot.value, Mapping):
        spot.mismatch(N_("A condition is expected here, like {{field: amount, more: 1000}}."))
    if "all" in spot.value:
        spot.keys(["all"])
        return All(_some(condition, spot.at("all")))
    if "budget" in spot.value:
        spot.keys(["budget"])
        return _budget(spot.at("budget"))
    return _comparison(spot)


def _comparison(spot: Spot) -> Condition:
    meant = spot.keys(["field", "all", "budget", *OPERATORS])
    used = [word for word in OPERATORS if word in spot.value]
    if "field" not in spot.value and not meant:
        spot.at("field").fault(N_("“{word}” is missing here."), word="field")
    if len(used) > 1:
        spot.fault(N_("A condition compares once. Write two conditions, and put both under “all”."))
    if not used and len(spot.value) == 1:
        spot.fault(N_("Nothing is compared here."), choice=", ".join(OPERATORS))
    if "field" not in spot.value or not used:
        raise Unread
    return OPERATORS[used[0]](FieldKey(key(spot.at("field"))), spot.at(used[0]))


def _budget(spot: Spot) -> Condition:
    if spot.value != OVER:
        spot.mismatch(N_("Write “over” here, not “{word}”."), OVER)
    return OverBudget()


def _amount(op: Op, field: FieldKey, spot: Spot) -> Condition:
    """In a field of several currencies the bound is in the first of them."""
    return Amount(field, op, amount(spot), _currency(spot.sheet.item_of(field)))


def _currency(item: Mapping[str, Any]) -> str:
    written = item.get("currencies")
    first = written[0] if isinstance(written, list) and written else written
    return first if isinstance(first, str) else ""


def _is(field: FieldKey, spot: Spot) -> Condition:
    """What `is` means depends on the field: that there is an answer at all, a yes or no, or an option."""
    if spot.value == "filled":
        return Filled(field)
    kind = spot.sheet.type_of(field)
    # A formula has no options.
    if kind is not None and (kind.compared is Compared.YES_NO or kind.widget is Widget.FORMULA):
        return Said(field, flag(spot))
    return Chosen(field, frozenset({_option(field, spot)(spot)}))


def _one_of(field: FieldKey, spot: Spot) -> Condition:
    return Chosen(field, frozenset(_some(_option(field, spot), spot)))


def _option(field: FieldKey, spot: Spot) -> Reader:
    """How an option of this field is written: the key of a row can be any words."""
    kind = spot.sheet.type_of(field)
    return text if kind is not None and kind.widget is Widget.CATALOG else key


def _some(item: Reader, spot: Spot) -> tuple[Any, ...]:
    """At least one: an empty list would be a condition that nobody means."""
    if spot.value == []:
        spot.fault(N_("Nothing is written here."))
    return tuple(several(item)(spot))


def _equals(field: FieldKey, spot: Spot) -> Condition:
    return Text(field, text(spot))


def _matches(field: FieldKey, spot: Spot) -> Condition:
    return Mask(field, text(spot))


#: What can be said about a field, by the word for it.
OPERATORS: dict[str, Operator] = {
    **{op.value: partial(_amount, op) for op in Op},
    "is": _is,
    "one_of": _one_of,
    "equals": _equals,
    "matches": _matches,
}
