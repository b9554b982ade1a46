"""Rates and budgets in words: an amount in another currency, the bound it has passed, what a budget has left."""

from collections.abc import Iterable
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from core.model.access import readable
from core.model.budget import Span, Spending
from core.model.condition import Amount, Op, holds
from core.model.conversion import Place, added, amounts, compared
from core.model.fields.date import show_date
from core.model.fields.money import show_money
from core.model.form import Form, Stage, conditions_of
from core.model.here import Here
from core.model.ids import PersonId
from core.model.money import Money
from core.model.rates import Rates
from core.model.request import Request, Status
from core.model.terms import Terms
from core.model.value import Values
from core.model.words import N_
from dialogs.i18n import _

_BOUNDS = {
    Op.MORE: N_("more than {bound}"),
    Op.AT_LEAST: N_("{bound} or more"),
    Op.LESS: N_("less than {bound}"),
    Op.AT_MOST: N_("{bound} or less"),
    Op.EQUAL: N_("exactly {bound}"),
}
#: By CLDR: «апрель 2027», «2-й квартал 2027», «2027».
_PERIODS = {Span.MONTH: "LLLL y", Span.QUARTER: "QQQQ y", Span.YEAR: "y"}


def on_card(request: Request, person: PersonId, here: Here) -> list[str]:
    """While it is under way: the bounds that an amount in another currency has passed at the present stage, what the
    amounts come to with which a formula reckons, and the budget. Nothing of what this person may not read."""
    secret = {field.key for field in request.form.fields if not readable(field, person, request, outside=here.outside)}
    step, budget = request.open, request.form.budget
    told = [] if step is None else _passed(request.form.stage(step.stage), request, here)
    lines = [words for field, words in told if field not in secret]
    if request.status not in (Status.PENDING, Status.REWORK):
        return lines
    reckoned = _converted(
        (one for one in added(request.form) if one.field not in secret), request.values, request.terms, here
    )
    lines += [words for words in reckoned if not any(one.startswith(words) for one in lines)]
    return lines if budget is None or budget.fields & secret else [*lines, *left(request.terms, here)]


def conversions(form: Form, values: Values, terms: Terms, here: Here) -> list[str]:
    """Every amount that is compared in another currency than its own; of a column, all that are in one together."""
    return _converted(compared(form), values, terms, here)


def left(terms: Terms, here: Here) -> list[str]:
    """«Бюджет «Компьютеры», 2-й квартал 2027: осталось 4 800 из 20 000 ₽, не хватает 1 700 ₽»; nothing where there is
    no limit."""
    spending = terms.spending
    if spending is None:
        return []
    limit = show_money(spending.limit, here.locale)
    if not spending.over:
        told = _("{after} of {limit} will be left").format(after=_number(spending.after, here), limit=limit)
        return [f"{_budget(spending, here)}: {told}"]
    over = show_money(Money(-spending.after, spending.limit.currency), here.locale)
    there_is = _number(max(spending.left, Decimal(0)), here)
    told = _("{left} of {limit} is left, over by {over}").format(left=there_is, limit=limit, over=over)
    return [f"{_budget(spending, here)}: {told}"]


def within(spending: Spending | None, here: Here) -> str:
    """«15 200 + 3 900 = 19 100 ≤ 20 000 ₽»: why a limit is not exceeded."""
    if spending is None:
        return _("the budget has no limit")
    sums = (spending.spent, spending.amount, spending.spent + spending.amount)
    spent, amount, all_ = (_number(one, here) for one in sums)
    return f"{_budget(spending, here)}: {spent} + {amount} = {all_} ≤ {show_money(spending.limit, here.locale)}"


def in_currency(money: Money, currency: str, rates: Rates, here: Here) -> str | None:
    """«12 000 $ = 1 104 000 ₽ по курсу 92 на 24 ноября 2026»; None for what is in this currency, or has no rate."""
    converted = rates.converted(money, currency)
    if converted is None or money.currency == currency:
        return None
    rate = rates.between(money.currency, currency)
    one, other = (show_money(each, here.locale) for each in (money, converted))
    worth = format_decimal(rate.worth, "#,##0.######", locale=here.locale)
    words = _("{one} = {other} at the rate of {rate} ({day})")
    return words.format(one=one, other=other, rate=worth, day=show_date(rate.day, here.locale))


def _converted(places: Iterable[Place], values: Values, terms: Terms, here: Here) -> list[str]:
    found = [
        in_currency(amount, place.currency, terms.rates, here)
        for place in places
        for amount in _together(place.amounts(values))
    ]
    return list(dict.fromkeys(words for words in found if words))


def _together(amounts_: Iterable[Money]) -> list[Money]:
    """By currency."""
    sums: dict[str, Decimal] = {}
    for one in amounts_:
        sums[one.currency] = sums.get(one.currency, Decimal(0)) + one.amount
    return [Money(amount, currency) for currency, amount in sums.items()]


def _passed(stage: Stage, request: Request, here: Here) -> list[tuple[str, str]]:
    """By the key of the field."""
    found = [_bound(one, request, here) for one in amounts(conditions_of(stage))]
    return list(dict.fromkeys(one for one in found if one is not None))


def _bound(condition: Amount, request: Request, here: Here) -> tuple[str, str] | None:
    value, terms = request.values.get(condition.field), request.terms
    words = in_currency(value, condition.currency, terms.rates, here) if isinstance(value, Money) else None
    if words is None or not holds(condition, request.values, terms):
        return None
    bound = show_money(Money(condition.bound, condition.currency), here.locale)
    return condition.field, f"{words}: {_(_BOUNDS[condition.op]).format(bound=bound)}"


def _budget(spending: Spending, here: Here) -> str:
    period = format_date(spending.first, _PERIODS[spending.span], here.locale)
    return _("Budget “{title}”, {period}").format(title=spending.title, period=period)


def _number(amount: Decimal, here: Here) -> str:
    return format_decimal(amount, "#,##0.##", locale=here.locale)
