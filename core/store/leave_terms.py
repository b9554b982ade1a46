"""What there is to know about a leave as JSON, and back."""

from datetime import date
from typing import Any

from core.model.ids import PersonId, RequestId
from core.model.label import Label
from core.model.leave.blackout import Blackout
from core.model.leave.facts import Balance, Cause, Doubt, Facts, Instead
from core.model.period import Period


def dump_facts(facts: Facts) -> dict[str, Any]:
    """What is as usual is left out."""
    balance = facts.balance
    some: dict[str, Any] = {
        "not_counted": [day.isoformat() for day in facts.not_counted],
        "balance": balance and [balance.today, balance.first, balance.after, balance.pending],
        "away": [[who, period.first.isoformat(), period.last.isoformat()] for who, period in facts.away],
        "team": facts.team,
        "pay_by": facts.pay_by and facts.pay_by.isoformat(),
        "doubts": list(facts.doubts),
        "sick": [day.isoformat() for day in facts.sick],
        "extended": facts.extended and [facts.extended.first.isoformat(), facts.extended.last.isoformat()],
        "blackout": [_dump_blackout(one) for one in facts.blackout],
    }
    if (one := facts.instead) is not None:
        days = (one.period.first.isoformat(), one.period.last.isoformat())
        some["instead"] = [one.request, *days, one.first, dict(one.title.words)]
    if facts.was is not None:
        some["was"] = [facts.was]  # also when it was nothing
    if facts.cause is not Cause.CALENDAR:
        some["cause"] = facts.cause
    return {"half_days": facts.half_days, **{name: value for name, value in some.items() if value}}


def load_facts(stored: dict[str, Any]) -> Facts:
    balance, pay_by, extended = stored.get("balance"), stored.get("pay_by"), stored.get("extended")
    known = frozenset(Doubt)
    return Facts(
        half_days=stored["half_days"],
        not_counted=tuple(map(date.fromisoformat, stored.get("not_counted", ()))),
        balance=Balance(*balance) if balance else None,
        away=tuple((PersonId(who), _period(first, last)) for who, first, last in stored.get("away", ())),
        team=stored.get("team", 0),
        pay_by=date.fromisoformat(pay_by) if pay_by else None,
        was=stored["was"][0] if "was" in stored else None,
        cause=Cause(stored.get("cause", Cause.CALENDAR)),
        sick=tuple(map(date.fromisoformat, stored.get("sick", ()))),
        extended=_period(*extended) if extended else None,
        instead=_instead(*stored["instead"]) if "instead" in stored else None,
        doubts=tuple(Doubt(one) for one in stored.get("doubts", ()) if one in known),
        blackout=tuple(Blackout(_period(first, last), *words) for first, last, *words in stored.get("blackout", ())),
    )


def _instead(request: int, first: str, last: str, one: int, title: dict[str, str], *_before: int) -> Instead:
    """What was stored first had the versions of the requests behind it."""
    return Instead(RequestId(request), _period(first, last), RequestId(one), Label(title))


def _dump_blackout(one: Blackout) -> list[str]:
    return [one.period.first.isoformat(), one.period.last.isoformat(), one.reason, one.department, one.branch]


def _period(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))
