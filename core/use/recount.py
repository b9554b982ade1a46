"""Leaves are counted again when the calendar below them has changed: HR has corrected it, or it has become known; and
when somebody has fallen ill during his."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from core.model.access import HR, may_see
from core.model.calendar import Calendar
from core.model.command import Recount
from core.model.ids import RequestId
from core.model.leave.counting import Count, Span, extended, halves_of, left_of, pay_by
from core.model.leave.facts import Cause, Doubt, Facts
from core.model.leave.law import Law
from core.model.leave.ledger import lowest
from core.model.leaving import Away, away_in, days_ill
from core.model.org import Org, Person, zone_named
from core.model.period import Period
from core.model.request import Request
from core.store import leave, people, requests, timers
from core.store.db import Tx
from core.store.timers import Timer
from core.use import leave as leaves
from core.use.act import carry_out

#: Requests of one transaction: so long do others wait who want to write.
_PORTION = 50
#: How far behind a leave it is looked what else is known of its person: it may be made longer until then.
_AHEAD = timedelta(days=366)


def recount(tx: Tx, timer: Timer, now: datetime) -> None:
    """After somebody was ill his own leaves. Else a portion of the leaves of this year and later, in the order of their
    numbers; the next timer does the rest."""
    timers.move(tx, timer, None)
    org, since = people.org(tx), date(now.year, 1, 1)
    if timer.person is not None:
        # A certificate may come after New Year, for the days before it.
        known = leave.absences(tx, [timer.person], Period(since.replace(year=now.year - 1), date.max))
        _count_again(tx, [one.request for one in known if not one.sick], org, now, Cause.SICKNESS)
        return
    portion = leave.ahead(tx, timer.request or RequestId(0), since, _PORTION)
    _count_again(tx, portion, org, now)
    if len(portion) == _PORTION:
        last = portion[-1]
        timers.put(tx, [replace(timer, key=f"recount.{last}", due=now, request=last)])


def _count_again(tx: Tx, ids: Iterable[RequestId], org: Org, now: datetime, only: Cause | None = None) -> None:
    for id in sorted(ids):
        kept = requests.load_to_change(tx, id)
        facts = _again(tx, kept.request, org, now) if kept is not None else None
        if kept is not None and facts is not None and only in (None, facts.cause):
            told = tuple(who for who in org.holders(HR) if may_see(who, kept.request, org))
            carry_out(tx, kept, Recount(now, replace(kept.request.terms, leave=facts), told), org)


def _again(tx: Tx, request: Request, org: Org, now: datetime) -> Facts | None:
    """By the calendar of today, and without the days of sickness; None where nothing changes."""
    away, facts = away_in(request.form.leave, request.values), request.terms.leave
    person = org.people.get(away.person) if away is not None else None
    if away is None or facts is None or person is None or away.sick:
        return None
    law, first = leaves.law_of(person), away.span.period.first
    calendar, beside = leaves.days_of(tx, person, first.year), _beside(tx, away, law)
    # Where half-days are given no more, what was granted with them stays as it was.
    found = left_of(away.span, law, calendar, beside.sick)
    if (away.span.halves and law.annual.whole_days) or (found.half_days, found.not_counted) == (
        facts.half_days,
        facts.not_counted,
    ):
        return None
    balance, more = facts.balance, facts.half_days - found.half_days
    return replace(
        facts,
        half_days=found.half_days,
        not_counted=found.not_counted,
        balance=replace(balance, after=balance.after + more) if balance is not None else None,
        pay_by=pay_by(first, law, calendar) if facts.pay_by is not None else None,
        doubts=_doubts(facts, overdrawn=_overdrawn(tx, request, person, found, now), recount=found.recount),
        was=facts.half_days,
        cause=Cause.CALENDAR if found.sick == facts.sick else Cause.SICKNESS,
        sick=found.sick,
        extended=_longer(away.span, found, beside, law, calendar),
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """What else is known of the days of a leave and of those behind it."""

    sick: frozenset[date]
    others: tuple[Period, ...]  #: when the person is away, or has asked to be, not being ill


def _beside(tx: Tx, away: Away, law: Law) -> _Beside:
    days = away.span.period
    known = leave.absences(tx, [away.person], Period(days.first, days.last + _AHEAD))
    return _Beside(
        sick=days_ill(away, known, law),
        others=tuple(one.period for one in known if not one.sick),
    )


def _longer(span: Span, found: Count, beside: _Beside, law: Law, calendar: Calendar) -> Period | None:
    """None where nothing comes back, or the person is away then for something else."""
    if not found.sick:
        return None
    back = sum(halves_of(span, day) for day in found.sick)
    days = extended(span.period.last, back, law, calendar, beside.sick)
    return None if any(days.meets(one) for one in beside.others) else days


def _overdrawn(tx: Tx, request: Request, person: Person, count: Count, now: datetime) -> bool:
    """Whether more is taken now than there is without it; what is taken less overdraws nothing that was not before."""
    away, facts = away_in(request.form.leave, request.values), request.terms.leave
    if away is None or facts is None or facts.balance is None:
        return False
    if count.half_days <= facts.half_days and Doubt.OVERDRAWN not in facts.doubts:
        return False
    days, today = away.span.period, now.astimezone(zone_named(person.zone)).date()
    book, _kept = leaves.kept_book(tx, person, away.kind, (today, date(days.last.year, 12, 31)))
    others = [one for one in book if one.request is None or one.request not in (request.id, away.replaces)]
    return count.half_days > lowest(others, days.first)


def _doubts(facts: Facts, *, overdrawn: bool, recount: bool) -> tuple[Doubt, ...]:
    """With these two as they are now."""
    again = {Doubt.OVERDRAWN: overdrawn, Doubt.RECOUNT: recount}
    others = tuple(one for one in facts.doubts if one not in again)
    return (*others, *(one for one, holds in again.items() if holds))
