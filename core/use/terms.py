"""The terms of a moment: today's rates, and how a budget stands. A form that needs neither reads no catalog."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from core.model.budget import Budget, Spending, first_day, limit_of, row_of, spending
from core.model.catalog.definition import Row
from core.model.conversion import converts, currencies, currencies_later
from core.model.draft import Draft
from core.model.form import completed
from core.model.ids import PersonId
from core.model.money import Money
from core.model.numbers import LARGEST, AmountTooLarge
from core.model.org import ADMIN, Org
from core.model.rates import CATALOG, NO_RATES, Rates, rates_of
from core.model.refusal import Refusal
from core.model.terms import NO_TERMS, Terms
from core.model.value import Values
from core.store import budgets, catalogs, requests
from core.store.db import Tx
from core.use import leave
from core.use.catalogs import definition
from core.use.matter import Matter


class NoRate(Refusal):
    """There is no rate of {currency} for {day} yet, and the amount cannot be converted. Nothing is lost: please
    send this again when it stands in the catalog “{catalog}”. It is kept by: {keepers}."""


def for_draft(tx: Tx, matter: Matter, org: Org) -> Terms:
    """What questions may depend on: the rates of today, as far as there are any."""
    return Terms(_rates(tx, matter, org)) if converts(matter.form) else NO_TERMS


def on_terms(tx: Tx, draft: Draft, org: Org, now: datetime) -> Draft:
    """With the rates of today; a report with the terms of its request, which stay."""
    if not converts(draft.form):
        return draft
    if draft.stage is not None and draft.request is not None:
        kept = requests.load(tx, draft.request)
        return draft if kept is None else replace(draft, terms=kept.request.terms)
    return replace(draft, terms=for_draft(tx, Matter(draft.form, draft.person, now, draft.request), org))


def on_present_terms(tx: Tx, draft: Draft, org: Org, now: datetime) -> Draft:
    """At the author's review, also with how the budget stands; without what a missing rate hides."""
    known = on_terms(tx, draft, org, now)
    if draft.form.budget is None or draft.at is not None or draft.stage is not None:
        return known
    matter = Matter(draft.form, draft.person, now, draft.request)
    taken = _taken(tx, matter, completed(draft.form, draft.answers, org, known.terms), org)
    if taken is None:
        return known
    spending = taken.of(_rates(tx, matter, org) if taken.currencies else NO_RATES)
    return replace(known, terms=replace(known.terms, spending=spending))


def foreseen(tx: Tx, draft: Draft, org: Org, now: datetime) -> tuple[Draft, Refusal | None]:
    """Like `on_present_terms`, at the author's review also with what there is to know of a leave, or why it cannot be
    sent."""
    known = on_present_terms(tx, draft, org, now)
    if draft.form.leave is None or draft.at is not None or draft.stage is not None:
        return known, None
    found = leave.foreseen(tx, known, Matter(draft.form, draft.person, now, draft.request), org)
    if isinstance(found, Refusal):
        return known, found
    return replace(known, terms=replace(known.terms, leave=found)), None


def pinned(tx: Tx, matter: Matter, values: Values, org: Org) -> Terms:
    """The terms of a request that is sent now: whoever else takes something from the same limit or balance waits until
    this transaction ends. Raises NoRate, AmountTooLarge, and what `core.use.leave.pinned` does."""
    taken = _taken(tx, matter, values, org, locked=True)
    needed = currencies(matter.form, values) | (taken.currencies if taken is not None else frozenset())
    later = currencies_later(matter.form)
    rates = _rates(tx, matter, org).only(needed | later) if needed | later else NO_RATES
    for currency in sorted(needed - rates.of.keys()):
        raise _no_rate(tx, currency, matter.day(org), org)
    takes = taken.of(rates) if taken is not None else None
    if takes is not None and takes.amount > LARGEST:
        raise AmountTooLarge(limit=LARGEST)
    facts = leave.pinned(tx, matter, values, org)
    by_days = facts is not None or any(stage.after is not None for stage in matter.form.route)
    return Terms(rates, takes, facts, org.people[matter.author].zone if by_days else "")


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a request takes from a limit, and what others have taken of it, each in its own currency."""

    budget: Budget
    row: Row
    day: date
    limit: Money
    amount: Money
    spent: Mapping[str, Decimal]

    @property
    def currencies(self) -> frozenset[str]:
        """Those that have to be converted."""
        all_ = frozenset((self.limit.currency, self.amount.currency, *self.spent))
        return all_ if len(all_) > 1 else frozenset()

    def of(self, rates: Rates) -> Spending | None:
        return spending(self.budget, self.row, self.day, self.amount, self.spent, rates)


def _taken(tx: Tx, matter: Matter, values: Values, org: Org, *, locked: bool = False) -> _Taken | None:
    """None where no limit applies."""
    budget, branch, day = matter.form.budget, _branch(matter.author, org), matter.day(org)
    amount = values.get(budget.amount) if budget is not None else None
    if budget is None or not isinstance(amount, Money):
        return None
    row = row_of(budget, catalogs.remembered(tx, budget.catalog), values, branch)
    limit = limit_of(budget, row)
    if row is None or limit is None:
        return None
    if locked:
        budgets.lock(tx, budget.catalog, row.key)
    first = first_day(budget.period, day)
    spent = budgets.spent(tx, budget.catalog, row.key, budget.period, first, matter.request)
    return _Taken(budget, row, day, limit, amount, spent)


def _rates(tx: Tx, matter: Matter, org: Org) -> Rates:
    return rates_of(catalogs.remembered(tx, CATALOG), matter.day(org))


def _branch(person: PersonId, org: Org) -> str:
    return org.people[person].branch if person in org.people else ""


def _no_rate(tx: Tx, currency: str, day: date, org: Org) -> NoRate:
    catalog = definition(tx, CATALOG)
    keepers = (org.holders(catalog.owner) if catalog.owner is not None else ()) or org.holders(ADMIN)
    names = ", ".join(map(org.name, keepers)) or "—"
    return NoRate(currency=currency, day=day, catalog=catalog.title, keepers=names)
