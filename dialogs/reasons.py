"""Conditions in words: «сумма: 900 000 ₽ ≤ 1 000 000 ₽», as the answers were when somebody looked at them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.model.condition import All, Amount, Condition, Op, OverBudget, holds
from core.model.form import Form, Stage, conditions_of, looked_at
from core.model.here import Here
from core.model.ids import FieldKey
from core.model.money import Money
from core.model.terms import Terms
from core.model.value import Value
from dialogs.i18n import _
from dialogs.terms import in_currency, left, within

#: How a bound reads that was met, and one that was not.
_MET = {Op.MORE: ">", Op.AT_LEAST: "≥", Op.LESS: "<", Op.AT_MOST: "≤", Op.EQUAL: "="}
_NOT = {Op.MORE: "≤", Op.AT_LEAST: "<", Op.LESS: "≥", Op.AT_MOST: ">", Op.EQUAL: "≠"}


@dataclass(frozen=True, slots=True)
class Looked:
    """What conditions were looked at with; a field that is absent is not told about."""

    form: Form
    had: Mapping[FieldKey, Value | None]
    terms: Terms
    here: Here


def why_passed(stage: Stage, looked: Looked) -> str:
    """Why a stage is passed over: each answer that would have opened it, had it been another."""
    conditions = (one for one in conditions_of(stage) if looked_at(looked.form, one) <= looked.had.keys())
    return "; ".join(dict.fromkeys(_told(one, looked, met=False) for one in conditions)) or _("not needed")


def why_asked(conditions: Iterable[Condition], looked: Looked) -> str:
    """The first of the conditions that holds; "" where there are none."""
    values = {key: value for key, value in looked.had.items() if value is not None}
    met = next((one for one in conditions if holds(one, values, looked.terms)), None)
    return "" if met is None else _told(met, looked, met=True)


def _told(condition: Condition, looked: Looked, *, met: bool) -> str:
    terms, here = looked.terms, looked.here
    if isinstance(condition, All):
        return ", ".join(_told(part, looked, met=met) for part in condition.parts)
    if isinstance(condition, OverBudget):
        return "; ".join(left(terms, here)) if met else within(terms.spending, here)
    field, value = looked.form.field(condition.field), looked.had.get(condition.field)
    title = field.title.within(here.locale)
    if value is None:
        return _("{field}: not given").format(field=title)
    shown = field.show(value, here)
    if isinstance(condition, Amount):
        bound = condition.bound if not isinstance(value, Money) else _in_money(condition, value)
        if isinstance(value, Money) and condition.currency:
            shown = in_currency(value, condition.currency, terms.rates, here) or shown
        return f"{title}: {shown} {(_MET if met else _NOT)[condition.op]} {field.show(bound, here)}"
    return f"{title}: {shown}"


def _in_money(condition: Amount, had: Money) -> Money:
    return Money(condition.bound, condition.currency or had.currency)
