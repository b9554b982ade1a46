"""The terms of a request as JSON, and back; nothing is written where there are none."""

from datetime import date
from decimal import Decimal
from typing import Any

from core.model.budget import Span, Spending
from core.model.ids import CatalogKey
from core.model.money import Money
from core.model.rates import Rate, Rates
from core.model.terms import NO_TERMS, Terms
from core.store.leave_terms import dump_facts, load_facts


def dump_terms(terms: Terms) -> dict[str, Any]:
    """As an entry for the JSON of whatever has these terms."""
    written: dict[str, Any] = {}
    if terms.rates.of:
        written["rates"] = {one: [str(rate.worth), rate.day.isoformat()] for one, rate in terms.rates.of.items()}
    if terms.spending is not None:
        written["spending"] = _dump_spending(terms.spending)
    if terms.leave is not None:
        written["leave"] = dump_facts(terms.leave)
    if terms.leave is not None or terms.zone:
        written["zone"] = terms.zone
    return {"terms": written} if written else {}


def load_terms(stored: dict[str, Any]) -> Terms:
    """From the JSON of whatever has them."""
    written = stored.get("terms")
    if not written:
        return NO_TERMS
    rates = {
        one: Rate(Decimal(worth), date.fromisoformat(day)) for one, (worth, day) in written.get("rates", {}).items()
    }
    return Terms(
        Rates(rates),
        _load_spending(written["spending"]) if "spending" in written else None,
        load_facts(written["leave"]) if "leave" in written else None,
        written.get("zone", ""),
    )


def _dump_spending(spending: Spending) -> dict[str, str]:
    return {
        "catalog": spending.catalog,
        "row": spending.row,
        "title": spending.title,
        "span": spending.span,
        "first": spending.first.isoformat(),
        "limit": str(spending.limit.amount),
        "currency": spending.limit.currency,
        "spent": str(spending.spent),
        "amount": str(spending.amount),
    }


def _load_spending(stored: dict[str, str]) -> Spending:
    return Spending(
        CatalogKey(stored["catalog"]),
        stored["row"],
        stored["title"],
        Span(stored["span"]),
        date.fromisoformat(stored["first"]),
        Money(Decimal(stored["limit"]), stored["currency"]),
        Decimal(stored["spent"]),
        Decimal(stored["amount"]),
    )
