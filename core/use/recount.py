"""Leaves are counted again when the calendar below them has changed: HR has corrected it, or it has become known."""

from dataclasses import replace
from datetime import date, datetime

from core.model.access import HR, may_see
from core.model.calendar import Calendar, days_of
from core.model.command import Recount
from core.model.ids import RequestId
from core.model.leave.counting import Count, NoHalfDays, NothingToTake, Span, counted, pay_by
from core.model.leave.facts import Doubt, Facts
from core.model.leave.law import Law
from core.model.leaving import away_in
from core.model.org import Org
from core.model.request import Request
from core.store import leave, people, requests, timers
from core.store.db import Tx
from core.store.timers import Timer
from core.use import leave as leaves
from core.use.act import carry_out

#: Requests of one transaction: so long do others wait who want to write.
_PORTION = 50


def recount(tx: Tx, timer: Timer, now: datetime) -> None:
    """A portion of the leaves of this year and later, in the order of their numbers; the next timer does the rest."""
    timers.move(tx, timer, None)
    org, since = people.org(tx), date(now.year, 1, 1)
    portion = leave.ahead(tx, timer.request or RequestId(0), since, _PORTION)
    for id in portion:
        kept = requests.load_to_change(tx, id)
        facts = _again(tx, kept.request, org) if kept is not None else None
        if kept is not None and facts is not None:
            told = tuple(who for who in org.holders(HR) if may_see(who, kept.request, org))
            carry_out(tx, kept, Recount(now, replace(kept.request.terms, leave=facts), told), org)
    if len(portion) == _PORTION:
        last = portion[-1]
        timers.put(tx, [replace(timer, key=f"recount.{last}", due=now, request=last)])


def _again(tx: Tx, request: Request, org: Org) -> Facts | None:
    """By the calendar of today; None where nothing changes."""
    away, facts = away_in(request.form.leave, request.values), request.terms.leave
    person = org.people.get(away.person) if away is not None else None
    if away is None or facts is None or person is None:
        return None
    law = leaves.law_of(person)
    calendar = leaves.days_of(tx, person, away.span.period.first.year)
    found = _count(away.span, law, calendar)
    if found is None or (found.half_days, found.not_counted) == (facts.half_days, facts.not_counted):
        return None
    balance, more = facts.balance, facts.half_days - found.half_days
    return replace(
        facts,
        half_days=found.half_days,
        not_counted=found.not_counted,
        balance=replace(balance, after=balance.after + more) if balance is not None else None,
        pay_by=pay_by(away.span.period.first, law, calendar) if facts.pay_by is not None else None,
        doubts=_doubts(facts, recount=found.recount),
        was=facts.half_days,
    )


def _count(span: Span, law: Law, calendar: Calendar) -> Count | None:
    """Nothing when all of its days have become holidays; None where half-days are given no more: it stays as it was."""
    try:
        return counted(span, law, calendar)
    except NothingToTake:
        return Count(0, tuple(days_of(span.period.first, span.period.last)))
    except NoHalfDays:
        return None


def _doubts(facts: Facts, *, recount: bool) -> tuple[Doubt, ...]:
    others = tuple(one for one in facts.doubts if one is not Doubt.RECOUNT)
    return (*others, Doubt.RECOUNT) if recount else others
