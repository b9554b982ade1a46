"""A leave and the one that takes its place, kept together: what each of them holds follows from how both stand."""

from datetime import datetime

from core.model.form import Form
from core.model.ids import FormKey, RequestId
from core.model.leave.facts import Absence
from core.model.leave.ledger import Held, Hold
from core.model.leaving import absent, away_in, held, hold
from core.model.request import Request
from core.model.rescheduling import (
    MoveCancelled,
    check_unclaimed,
    claims,
    granted,
    has_replaced,
    moves,
    over_for_good,
    predecessor,
    reserving,
)
from core.store import forms, leave, links, requests
from core.store.db import Tx

#: Requests that name a leave: more are not looked through.
_LOOKED_AT = 200


def claims_on(tx: Tx, id: RequestId, besides: RequestId | None = None) -> tuple[Request, ...]:
    """The requests that want, or have taken, the place of a leave."""
    kept = (requests.load(tx, source) for source in links.naming(tx, id, most=_LOOKED_AT) if source != besides)
    return tuple(one.request for one in kept if one is not None and claims(one.request, id))


def check_changes(tx: Tx, request: Request) -> None:
    """That something can be done still to what has ended. Raises LeaveMoved, MoveWaits, MoveCancelled."""
    if granted(request):
        check_unclaimed(request, claims_on(tx, request.id))
    if over_for_good(request):
        raise MoveCancelled


def mover_of(tx: Tx, form: FormKey) -> Form | None:
    """The form in use by which leaves of `form` are moved."""
    return next((one.form for one in forms.newest(tx) if moves(one.form, form)), None)


def follow(tx: Tx, before: Request, after: Request, now: datetime) -> None:
    """What a request has made of the balance, and of who is away; and so of the leave whose place it takes, or of
    whoever takes its own."""
    others = _beside(tx, before, after)
    if not others:
        leave.follow(tx, before, after, now)
        return
    people = {away.person for one in (before, after, *others) if (away := away_in(one.form.leave, one.values))}
    leave.lock(tx, people)
    for one in (after, *others):
        leave.settle(tx, one.id, *_standing(tx, one), people, now)


def _beside(tx: Tx, before: Request, after: Request) -> list[Request]:
    """The leaves whose place it takes, or took; and whoever wants its own, where that may have changed for him."""
    same = (before.status, before.terms, before.values) == (after.status, after.terms, after.values)
    if after.form.leave is None or same:
        return []
    named = {id for id in (predecessor(before), predecessor(after)) if id is not None}
    kept = (requests.load(tx, id) for id in sorted(named))
    wanting: tuple[Request, ...] = ()
    if hold(before.status) is Hold.TAKES:
        if (away := away_in(after.form.leave, after.values)) is not None:
            # Whoever is just asking for its place is waited for.
            leave.lock(tx, {away.person})
        wanting = claims_on(tx, after.id)
    return [*(one.request for one in kept if one is not None), *wanting]


def _standing(tx: Tx, request: Request) -> tuple[Held | None, Absence | None]:
    """What a leave holds, and who is away by it: nothing more once another has taken its place."""
    if any(has_replaced(one) for one in claims_on(tx, request.id)):
        return None, None
    id = predecessor(request)
    old = requests.load(tx, id) if id is not None else None
    return reserving(held(request), held(old.request) if old is not None else None), absent(request)
