"""A leave against what is known at present: the balance, who is away, the law and the calendar of its person."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta

from core.calendars.shipped import calendar, laws
from core.model.access import may_see
from core.model.calendar import Calendar
from core.model.command import Command, presser
from core.model.draft import Draft
from core.model.form import completed
from core.model.ids import PersonId, RequestId
from core.model.leave import blackout, days
from core.model.leave.blackout import Blackout
from core.model.leave.country import country_of
from core.model.leave.facts import Absence, Asked, AwayAlready, Facts, facts, team_of
from core.model.leave.growth import begun, grown_until, grows
from core.model.leave.law import NO_LAW, Law
from core.model.leave.ledger import Hold, Posting
from core.model.leave.rule import ANNUAL
from core.model.leave.substitute import check_substitute
from core.model.leaving import Away, away_in, days_ill, hold, ill, kind_in
from core.model.org import Org, Person
from core.model.period import Period
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.rescheduling import (
    MoveCancelled,
    check_goes_back,
    check_in_time,
    check_move,
    check_unclaimed,
    instead,
    over_for_good,
)
from core.model.value import Values
from core.model.who import person_in
from core.store import catalogs, leave, requests, timers
from core.store.db import Tx
from core.store.timers import Kind, Timer
from core.use import replaced
from core.use.matter import Matter

#: The years around a leave in a country of which no calendar is known: nothing about their days will be found out.
_AROUND = 2
_YEAR = timedelta(days=365)


def pinned(tx: Tx, matter: Matter, values: Values, org: Org) -> Facts | None:
    """What there is to know about a leave that is sent now; whoever else asks for leave of the same person waits until
    this transaction ends. None for a form without leave. Raises AwayAlready, NotEnoughLeft, NoHalfDays, NothingToTake,
    SubstituteAway, StandsInForThemselves; of a move also what `check_move` does."""
    away = away_in(matter.form.leave, values)
    if away is None:
        return None
    _lock(tx, away)
    with _titled_for(tx, matter.author, org):
        return _asked(tx, away, matter, org)


def foreseen(tx: Tx, draft: Draft, matter: Matter, org: Org) -> Facts | Refusal | None:
    """What there would be to know if the draft were sent now, or why it could not be."""
    away = away_in(draft.form.leave, completed(draft.form, draft.answers, org, draft.terms))
    try:
        with _titled_for(tx, matter.author, org):
            return None if away is None else _asked(tx, away, matter, org)
    except Refusal as refusal:
        return refusal


def check_again(tx: Tx, before: Request, after: Request, command: Command, org: Org) -> None:
    """What had ended, and holds days once more without having been sent, has to fit: somebody may have taken them
    since. So has a leave that stands again, because the move that was granted in its place is to be decided anew.
    What is moved changes in no other way, and not once it has begun; nor is its move decided anew then. Raises what
    `pinned` does, LeaveMoved, MoveWaits, MoveCancelled, MoveTooLate, MoveStays."""
    if after.terms.leave is None or before.status is after.status:
        return
    was, holds = hold(before.status), hold(after.status)
    if over_for_good(before) and holds is Hold.RESERVES:
        raise MoveCancelled
    away, by = away_in(after.form.leave, after.values), presser(command)
    if away is None:
        return
    matter = Matter(after.form, after.author, command.now, after.id)
    with _titled_for(tx, by, org):
        if was is None and holds is not None and before.terms == after.terms:
            _holds_again(tx, away, holds, matter, org)
        if was is Hold.TAKES:
            _lock(tx, away)
            check_unclaimed(after, replaced.claims_on(tx, after.id))
            if holds is Hold.RESERVES and away.replaces is not None:
                check_goes_back(before, matter.day(org))
                _stands_again(tx, away.replaces, matter, org)
    if was is Hold.RESERVES and holds is Hold.TAKES and away.replaces is not None:
        kept = requests.load(tx, away.replaces)
        if kept is not None:
            check_in_time(kept.request, matter.day(org))


def after_sickness(tx: Tx, before: Request, after: Request, now: datetime) -> None:
    """Who has said that he is ill, or was not after all: his other leaves will be counted again."""
    was, is_ = ill(before), ill(after)
    _count_anew(tx, {one.person for one in (was, is_) if one is not None and was != is_}, now)


def law_of(person: Person) -> Law:
    """The law of the country in which this person's branch is."""
    return laws().get(country_of(person.zone) or "", NO_LAW)


def days_of(tx: Tx, person: Person, year: int) -> Calendar:
    """The calendar of this person's branch around a year, with what the company knows better."""
    law, country = law_of(person), country_of(person.zone)
    known = Calendar(known=frozenset(range(year - _AROUND, year + _AROUND)))
    shipped = known if law == NO_LAW else calendar(law.country, year)
    return shipped.corrected(days.corrections(catalogs.remembered(tx, days.CATALOG), country, person.branch))


def blackouts_of(tx: Tx, person: Person) -> tuple[Blackout, ...]:
    """The days on which leave is unwelcome where this person works."""
    return blackout.meant_for(person, catalogs.remembered(tx, blackout.CATALOG))


def unwelcome(tx: Tx, draft: Draft, day: date, org: Org) -> tuple[Blackout, ...]:
    """While the days of a leave are asked for: those of the year after `day` that had better not be among them."""
    rule, values = draft.form.leave, completed(draft.form, draft.answers, org, draft.terms)
    person = person_in(values, rule.person) if rule is not None else None
    if rule is None or person is None or draft.at != rule.period or not rule.can_wait(kind_in(rule, values)):
        return ()
    coming = Period(day, day + _YEAR)
    return tuple(one for one in blackouts_of(tx, org.people[person]) if one.period.meets(coming))


def kept_book(tx: Tx, person: Person, kind: str, span: tuple[date, date]) -> tuple[tuple[Posting, ...], bool]:
    """The ledger of one kind of leave, with what grows from today until the second day of `span`; and whether anybody
    keeps such a balance."""
    return grown_book(person, kind, (one for one in leave.book(tx, person.id) if one.kind == kind), span)


def grown_book(
    person: Person, kind: str, book: Iterable[Posting], span: tuple[date, date]
) -> tuple[tuple[Posting, ...], bool]:
    """Likewise, of the entries that are given."""
    entries, coming = tuple(book), tuple[Posting, ...]()
    if kind == ANNUAL and person.hired is not None:
        coming = grows(person.id, law_of(person), person.hired, grown_until(entries), span)
    return (*entries, *coming), begun((*entries, *coming))


def _asked(tx: Tx, away: Away, matter: Matter, org: Org, *, again: bool = False) -> Facts:
    """Raises what `pinned` does."""
    if away.replaces is None:
        return _facts(tx, away, matter, org, again=again)
    kept = requests.load(tx, away.replaces)
    others = replaced.claims_on(tx, away.replaces, besides=matter.request)
    old = check_move(kept.request if kept is not None else None, away, matter.author, matter.day(org), others)
    return replace(_facts(tx, away, matter, org, again=again), instead=instead(*old))


def _holds_again(tx: Tx, away: Away, holds: Hold, matter: Matter, org: Org) -> None:
    """That what had ended fits. Raises what `pinned` does."""
    _lock(tx, away)
    # A move that is granted once more finds the leave that it has moved as it has left it.
    (_facts if holds is Hold.TAKES else _asked)(tx, away, matter, org, again=True)
    _count_anew(tx, {away.person}, matter.now)


def _stands_again(tx: Tx, id: RequestId, matter: Matter, org: Org) -> None:
    """That a leave fits whose place the request of `matter` had taken; whoever would stand in is no matter here.
    Raises AwayAlready, NotEnoughLeft."""
    kept = requests.load(tx, id)
    away = away_in(kept.request.form.leave, kept.request.values) if kept is not None else None
    if kept is not None and away is not None:
        old = replace(away, substitute=None, replaces=id)
        _facts(tx, old, replace(matter, form=kept.request.form), org, again=True)
        _count_anew(tx, {away.person}, matter.now)


def _count_anew(tx: Tx, people: Iterable[PersonId], now: datetime) -> None:
    """A moment later, by the days on which they are ill."""
    timers.put(tx, [Timer(key=f"recount.{who}.ill", kind=Kind.RECOUNT, due=now, person=who) for who in sorted(people)])


def _lock(tx: Tx, away: Away) -> None:
    leave.lock(tx, {away.person, *([away.substitute] if away.substitute is not None else [])})


def _facts(tx: Tx, away: Away, matter: Matter, org: Org, *, again: bool = False) -> Facts:
    """Raises what `pinned` does, but for moves. What stands `again` makes way for days on which its person is ill: a
    leave that is asked for does not."""
    person, period, today = org.people[away.person], away.span.period, matter.day(org)
    entries, kept = kept_book(tx, person, away.kind, (today, date(period.last.year, 12, 31)))
    absences, law, ill_then = _absences(tx, away, matter, org), law_of(person), frozenset[date]()
    if again and not away.sick:
        ill_then = days_ill(away, absences, law)
        absences = tuple(one for one in absences if one.person != away.person or not one.sick)
    check_substitute(away.substitute, frozenset({away.person, matter.author}), period, absences)
    rule = matter.form.leave
    asked = Asked(
        person=away.person,
        span=away.span,
        today=today,
        sick=away.sick,
        from_balance=away.from_balance,
        kept=kept,
        below_zero=rule is not None and rule.below_zero,
        hired=person.hired,
        team_limit=rule.team_limit if rule is not None else None,
        blackout=blackouts_of(tx, person) if rule is not None and rule.can_wait(away.kind) else (),
        ill=ill_then,
    )
    own = [one for one in entries if one.request is None or one.request not in (matter.request, away.replaces)]
    return facts(asked, own, absences, law, days_of(tx, person, period.first.year), org)


def _absences(tx: Tx, away: Away, matter: Matter, org: Org) -> tuple[Absence, ...]:
    """Of the person all of the year, by which it is told whether a long part was taken; of the others those of the
    same days."""
    period = away.span.period
    year = Period(date(period.first.year, 1, 1), max(period.last, date(period.first.year, 12, 31)))
    others = set(team_of(away.person, org)) | ({away.substitute} if away.substitute is not None else set())
    found: Iterable[Absence] = (
        *leave.absences(tx, [away.person], year),
        *leave.absences(tx, others - {away.person}, period),
    )
    return tuple(one for one in found if one.request not in (matter.request, away.replaces))


@contextmanager
def _titled_for(tx: Tx, reader: PersonId | None, org: Org) -> Iterator[None]:
    """What is refused tells what the other request is called to whoever may see it: nobody else learns why somebody is
    away. None is Kivok itself."""
    try:
        yield
    except AwayAlready as refusal:
        number = refusal.about["number"]
        kept = requests.load(tx, RequestId(number)) if isinstance(number, int) else None
        known = kept is not None and reader is not None and may_see(reader, kept.request, org)
        what = kept.request.form.title if kept is not None and known else "—"
        raise AwayAlready(**{**refusal.about, "what": what}) from None
