"""What there is to know about a leave before it is granted: its days, the balance, who else is away, and what speaks
against it. A doubt warns; only what cannot be refuses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.model.calendar import Calendar, days_of
from core.model.ids import PersonId, RequestId
from core.model.label import Label
from core.model.leave.blackout import Blackout
from core.model.leave.counting import Span, counted, halves_of, left_of, pay_by
from core.model.leave.law import NO_LAW, Law
from core.model.leave.ledger import Posting, lowest, standing
from core.model.org import Org
from core.model.period import Period
from core.model.refusal import Refusal

_HALVES = 2
_MONTHS = 12


class AwayAlready(Refusal):
    """You are away then already: {what}, {first} – {last} (#{number}). Please choose other dates, or take that request
    back first."""


class NotEnoughLeft(Refusal):
    """That is more than is left: {needed} days are asked for, and {left} can be taken then. Please shorten the leave,
    or choose another kind."""


class Doubt(StrEnum):
    """What speaks against a leave, and forbids nothing."""

    SHORT_NOTICE = "short_notice"  #: it begins earlier than the law wants it to be asked for
    NO_LONG_PART = "no_long_part"  #: what is left of the year cannot hold the one long part any more
    FIRST_MONTHS = "first_months"  #: the person has not worked here long enough
    OVERDRAWN = "overdrawn"  #: more than there is, where that may be
    TEAM_AWAY = "team_away"  #: too many of the team are away then
    BLACKOUT = "blackout"  #: days on which the department wants nobody away
    RECOUNT = "recount"  #: the calendar of these days may still change
    NO_LAW = "no_law"  #: the law of the country is not known: days of the calendar are counted
    NO_BALANCE = "no_balance"  #: nobody has entered yet how much leave there is


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is not there, or has asked not to be."""

    person: PersonId
    period: Period
    what: str  #: the title of the form, in the language of whoever is told
    request: RequestId
    granted: bool = True
    sick: bool = False


class Cause(StrEnum):
    """Why a leave was counted again."""

    CALENDAR = "calendar"
    SICKNESS = "sickness"  #: its person was ill, or was not after all


@dataclass(frozen=True, slots=True)
class Balance:
    """Half-days that are left: today, on the first day of the leave, and after it; and what else is asked for."""

    today: int
    first: int
    after: int
    pending: int = 0


@dataclass(frozen=True, slots=True)
class Instead:
    """The leave whose place another one takes, as it was when that one was asked for."""

    request: RequestId
    period: Period
    first: RequestId  #: the one that was asked for first, where it is a move itself
    title: Label  #: what that one is called


@dataclass(frozen=True, slots=True)
class Facts:
    """As they were when the leave was asked for."""

    half_days: int
    not_counted: tuple[date, ...] = ()
    balance: Balance | None = None  #: None for a kind that is taken from no balance
    away: tuple[tuple[PersonId, Period], ...] = ()  #: who of the team is away then
    team: int = 0  #: how many there are besides the person
    pay_by: date | None = None
    doubts: tuple[Doubt, ...] = ()
    was: int | None = None  #: half-days, before it was counted again
    cause: Cause = Cause.CALENDAR  #: of that
    sick: tuple[date, ...] = ()  #: days of sickness, of those that are not counted
    extended: Period | None = None  #: the days behind it by which it can be longer for these
    instead: Instead | None = None
    blackout: tuple[Blackout, ...] = ()  #: what of the days on which nobody should be away it meets


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A leave that somebody wants."""

    person: PersonId
    span: Span
    today: date
    sick: bool = False
    from_balance: bool = True  #: this kind of leave is taken from a balance
    kept: bool = True  #: there is such a balance; False until somebody has entered what there is
    below_zero: bool = False  #: more may be taken than there is
    hired: date | None = None
    team_limit: int | None = None  #: percent of the team that may be away at once
    blackout: tuple[Blackout, ...] = ()  #: what this kind of leave is warned of, whenever it is
    ill: frozenset[date] = frozenset()  #: days of sickness that are left out of a leave which stands again


def facts(
    asked: Asked, book: Iterable[Posting], absences: Iterable[Absence], law: Law, days: Calendar, org: Org
) -> Facts:
    """`book`, of this kind of leave, with what grows until the end of the year in which it ends; both without the
    request itself. Raises AwayAlready, NotEnoughLeft, NoHalfDays, NothingToTake."""
    entries, known = tuple(book), tuple(absences)
    if asked.sick:
        return _of_sickness(asked, known)
    count = left_of(asked.span, law, days, asked.ill) if asked.ill else counted(asked.span, law, days)
    _not_away(asked, known)
    balance = _balance(asked, entries, count.half_days) if asked.from_balance and asked.kept else None
    team = team_of(asked.person, org)
    away = tuple(
        (one.person, one.period)
        for one in together(known)
        if one.person in team and one.period.meets(asked.span.period)
    )
    found = Facts(
        half_days=count.half_days,
        not_counted=count.not_counted,
        balance=balance,
        away=away,
        team=len(team),
        pay_by=pay_by(asked.span.period.first, law, days) if asked.from_balance else None,
        blackout=tuple(one for one in asked.blackout if one.period.meets(asked.span.period)),
    )
    doubts = (*_doubts(asked, found, entries, known, law), *([Doubt.RECOUNT] if count.recount else ()))
    return replace(found, doubts=doubts)


def team_of(person: PersonId, org: Org) -> frozenset[PersonId]:
    """Whoever has the same manager, but for the person."""
    manager = org.manager(person)
    if manager is None:
        return frozenset()
    return frozenset(
        one.id for one in org.people.values() if one.active and one.manager == manager and one.id != person
    )


def together(absences: Iterable[Absence]) -> tuple[Absence, ...]:
    """Those by which somebody is away, each person once: who falls ill during a leave is not away twice. What is only
    asked for stands by itself."""
    found: list[Absence] = []
    for one in sorted(absences, key=lambda one: (one.person, not one.granted, one.period.first, one.request)):
        before = found[-1] if found and found[-1].person == one.person else None
        if before is not None and before.granted and one.granted and before.period.meets(one.period):
            last = max(before.period.last, one.period.last)
            found[-1] = replace(before, period=Period(before.period.first, last), sick=before.sick and one.sick)
        else:
            found.append(one)
    return tuple(sorted(found, key=lambda one: (one.period.first, one.request)))


def _of_sickness(asked: Asked, absences: Iterable[Absence]) -> Facts:
    """Nobody is ill at the wrong time: every day counts, and nothing speaks against it. Raises AwayAlready."""
    _not_away(asked, [one for one in absences if one.sick])
    period = asked.span.period
    return Facts(sum(halves_of(asked.span, day) for day in days_of(period.first, period.last)))


def _not_away(asked: Asked, absences: Iterable[Absence]) -> None:
    for one in absences:
        if one.person == asked.person and one.period.meets(asked.span.period):
            raise AwayAlready(what=one.what, first=one.period.first, last=one.period.last, number=one.request)


def _balance(asked: Asked, book: tuple[Posting, ...], half_days: int) -> Balance:
    """Raises NotEnoughLeft."""
    first = asked.span.period.first
    free = lowest(book, first)
    if half_days > free and not asked.below_zero:
        raise NotEnoughLeft(needed=_days(half_days), left=_days(max(free, 0)))
    then = standing(book, first)
    return Balance(standing(book, asked.today).left, then.left, then.free - half_days, then.pending)


def _doubts(
    asked: Asked, found: Facts, book: tuple[Posting, ...], absences: tuple[Absence, ...], law: Law
) -> Iterator[Doubt]:
    first = asked.span.period.first
    if law.notice is not None and (first - asked.today).days < law.notice.days:
        yield Doubt.SHORT_NOTICE
    if law.part is not None and found.balance is not None and _too_short(asked, found.half_days, book, absences, law):
        yield Doubt.NO_LONG_PART
    if law.waiting is not None and asked.hired is not None and first < _months_later(asked.hired, law.waiting.months):
        yield Doubt.FIRST_MONTHS
    if found.balance is not None and found.half_days > lowest(book, first):
        yield Doubt.OVERDRAWN
    if asked.team_limit is not None and found.team and _share(found) > asked.team_limit:
        yield Doubt.TEAM_AWAY
    if found.blackout:
        yield Doubt.BLACKOUT
    if law == NO_LAW:
        yield Doubt.NO_LAW
    if asked.from_balance and not asked.kept:
        yield Doubt.NO_BALANCE


def _too_short(
    asked: Asked, half_days: int, book: tuple[Posting, ...], absences: tuple[Absence, ...], law: Law
) -> bool:
    """Whether no part of the year is long enough, nor can be any more."""
    long = law.part.days if law.part is not None else 0
    year = asked.span.period.first.year
    own = (one for one in absences if one.person == asked.person and one.period.first.year == year and not one.sick)
    if max(period.days for period in (asked.span.period, *(one.period for one in own))) >= long:
        return False
    return standing(book, date(year, 12, 31)).free - half_days < long * _HALVES


def _share(found: Facts) -> int:
    """Percent of the team, the person among them, that would be away at once."""
    return 100 * (len({person for person, _period in found.away}) + 1) // (found.team + 1)


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or the first of the next where that has none."""
    month = day.month - 1 + months
    year, month = day.year + month // _MONTHS, month % _MONTHS + 1
    try:
        return day.replace(year=year, month=month)
    except ValueError:
        return date(year, month + 1, 1)


def _days(half_days: int) -> Decimal:
    return Decimal(half_days) / _HALVES
