"""A request as a leave: whose, when, of which kind, and what it does to a balance at present."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from core.model.calendar import days_of
from core.model.ids import FieldKey, PersonId, RequestId
from core.model.leave.counting import Span, halves_of
from core.model.leave.facts import Absence, Facts
from core.model.leave.law import Law
from core.model.leave.ledger import Held, Hold
from core.model.leave.rule import ANNUAL, SICK, Leave
from core.model.period import Period
from core.model.request import Request, Status
from core.model.value import Linked, Values
from core.model.who import person_in


@dataclass(frozen=True, slots=True)
class Away:
    """Who wants to be away, and when."""

    person: PersonId
    span: Span
    kind: str
    substitute: PersonId | None
    from_balance: bool
    sick: bool = False
    replaces: RequestId | None = None  #: the leave whose place it takes


def away_in(leave: Leave | None, values: Values) -> Away | None:
    """What these answers say of a leave; None while it cannot be told, and for what is none."""
    person = person_in(values, leave.person) if leave is not None else None
    period = values.get(leave.period) if leave is not None else None
    if leave is None or person is None or not isinstance(period, Period):
        return None
    kind = kind_in(leave, values)
    substitute = person_in(values, leave.substitute) if leave.substitute is not None else None
    span = Span(period, _said(values, leave.from_noon), _said(values, leave.until_noon))
    other = values.get(leave.replaces) if leave.replaces is not None else None
    replaces = other.id if isinstance(other, Linked) else None
    return Away(person, span, kind, substitute, leave.of_balance(kind), leave.sick, replaces)


def kind_in(leave: Leave, values: Values) -> str:
    """The kind of leave that is meant; the annual one until somebody says otherwise."""
    said = values.get(leave.kind) if leave.kind is not None else None
    return said if isinstance(said, str) else SICK if leave.sick else ANNUAL


def hold(status: Status) -> Hold | None:
    """What a leave does to the balance in this state."""
    match status:
        case Status.PENDING | Status.REWORK:
            return Hold.RESERVES
        case Status.APPROVED | Status.CANCELLING:
            return Hold.TAKES
        case Status.NEW | Status.REJECTED | Status.RECALLED | Status.CANCELLED:
            return None
        case _:
            assert_never(status)


def held(request: Request) -> Held | None:
    """The half-days that a request reserves or takes; None where it does neither."""
    away, holds, facts = away_in(request.form.leave, request.values), hold(request.status), request.terms.leave
    if away is None or holds is None or facts is None or not away.from_balance:
        return None
    return Held(holds, away.person, away.kind, taken_by_year(away.span, facts))


def absent(request: Request) -> Absence | None:
    """Who is away by this request, or has asked to be."""
    away, holds = away_in(request.form.leave, request.values), hold(request.status)
    if away is None or holds is None or request.terms.leave is None:
        return None
    return Absence(away.person, away.span.period, "", request.id, granted=holds is Hold.TAKES, sick=away.sick)


def ill(request: Request) -> Absence | None:
    """Who is away by this request because he is ill: his other leaves of these days are counted without them."""
    found = absent(request)
    return found if found is not None and found.sick and found.granted else None


def days_ill(away: Away, known: Iterable[Absence], law: Law) -> frozenset[date]:
    """The days on which the person of a leave is ill, of what is known of him. None where the leave is not longer by
    them: by the law, or because it is taken from no balance."""
    longer = law.sick is not None and law.sick.extends and away.from_balance
    ill = (one.period for one in known if longer and one.person == away.person and one.sick and one.granted)
    return frozenset(day for period in ill for day in days_of(period.first, period.last))


def taken_by_year(span: Span, facts: Facts) -> dict[date, int]:
    """The half-days of each year, by the first of its days that counts."""
    firsts: dict[int, date] = {}
    found: dict[date, int] = {}
    for day in days_of(span.period.first, span.period.last):
        if day not in facts.not_counted:
            first = firsts.setdefault(day.year, day)
            found[first] = found.get(first, 0) + halves_of(span, day)
    return found


def _said(values: Values, key: FieldKey | None) -> bool:
    return key is not None and values.get(key) is True
