"""A leave that takes the place of another one: which can be moved, by whom, and what the move knows of it.

The one that is moved stands, and its days stay taken, until the move is granted; then it is no leave any more, for
good, whatever becomes of the move later. It does not know how the two are stored.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from core.model.answering import step
from core.model.draft import Draft, mine
from core.model.fields.request import RequestField
from core.model.form import Form, completed
from core.model.here import Here
from core.model.ids import FieldKey, FormKey, PersonId, RequestId
from core.model.leave.facts import Instead
from core.model.leave.ledger import Held, Hold, beyond
from core.model.leaving import Away, away_in, hold
from core.model.linking import picture
from core.model.move import Keep
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request, Status
from core.model.value import Value


class NoLeaveToMove(Refusal):
    """#{number} is not an approved leave, so it cannot be moved. What is still under way is changed by its own card."""


class NothingToMove(Refusal):
    """There is nothing to move now: a leave can be moved once it is approved, and until it begins. For other days
    please ask for a new leave; about one that has begun, ask HR."""


class NotYourLeave(Refusal):
    """Only one's own leave can be moved, and #{number} is somebody else's."""


class LeaveCancelling(Refusal):
    """Leave #{number} is being cancelled, so it cannot be moved. If it is still needed, take the cancellation back
    first."""


class LeaveOver(Refusal):
    """Leave #{number} is over: there is nothing left to move."""


class LeaveBegun(Refusal):
    """Leave #{number} has begun, so it cannot be moved. Please ask HR; for days that are still to come, ask anew."""


class MoveTooLate(Refusal):
    """Leave #{number} has begun meanwhile, so the move can be granted no more. Please return or reject it."""


class MoveStays(Refusal):
    """Leave #{number} would have begun by now, so its move stays granted. If it is no longer needed, it can be
    cancelled: the days come back."""


class LeaveMoved(Refusal):
    """Leave #{number} has been moved: #{other} has taken its place. Please move or cancel that one."""


class MoveWaits(Refusal):
    """Leave #{number} is being moved: #{other} has not been decided yet. Please recall that one first."""


class SameDays(Refusal):
    """The leave is on these days already. Please choose other ones."""


class MoveCancelled(Refusal):
    """This leave was moved, and the move was cancelled: neither of them comes back. Please ask for a new leave."""


#: The requests that want, or have taken, the place of a leave: one at most, but for what is wrong.
Claims: TypeAlias = Iterable[Request]


def predecessor(request: Request) -> RequestId | None:
    """The leave whose place this one takes, or has taken."""
    away = away_in(request.form.leave, request.values)
    return None if away is None else away.replaces


def granted(request: Request) -> bool:
    """Whether it is a leave that was granted, and not cancelled."""
    return request.terms.leave is not None and hold(request.status) is Hold.TAKES


def claims(request: Request, leave: RequestId) -> bool:
    """Whether it wants, or has taken, the place of this leave."""
    return predecessor(request) == leave and (hold(request.status) is not None or has_replaced(request))


def has_replaced(request: Request) -> bool:
    """Whether the leave whose place it takes is none any more: also after the move itself was cancelled."""
    return hold(request.status) is Hold.TAKES or request.status is Status.CANCELLED


def moves(mover: Form, form: FormKey) -> bool:
    """Whether leaves of `form` are moved by requests of `mover`, which move each other, too."""
    rule = mover.leave
    link = mover.field(rule.replaces) if rule is not None and rule.replaces is not None else None
    return isinstance(link, RequestField) and (form == mover.key or link.form in (None, form))


def check_movable(leave: Request, by: PersonId, today: date, known: Claims) -> Away:
    """Raises NoLeaveToMove, NotYourLeave, LeaveMoved, MoveWaits, MoveCancelled, LeaveCancelling, LeaveOver,
    LeaveBegun."""
    away = away_in(leave.form.leave, leave.values)
    if away is None or not granted(leave):
        raise NoLeaveToMove(number=leave.id)
    if by not in (leave.author, away.person):
        raise NotYourLeave(number=leave.id)
    check_unclaimed(leave, known)
    if leave.status is Status.CANCELLING:
        raise LeaveCancelling(number=leave.id)
    if away.span.period.last < today:
        raise LeaveOver(number=leave.id)
    if _begun(away, today):
        raise LeaveBegun(number=leave.id)
    return away


def check_in_time(leave: Request, today: date) -> None:
    """That a move of this leave can be granted still: days that were taken are not given back. Raises MoveTooLate."""
    away = away_in(leave.form.leave, leave.values)
    if away is not None and _begun(away, today):
        raise MoveTooLate(number=leave.id)


def check_goes_back(move: Request, today: date) -> None:
    """That a move which was granted can be decided anew: the leave in whose place it is would stand again, and its
    days would be taken though nobody was away on them. Raises MoveStays."""
    own = move.terms.leave.instead if move.terms.leave is not None else None
    if own is not None and granted(move) and own.period.first <= today:
        raise MoveStays(number=own.request)


def goes_back(move: Request, today: date) -> bool:
    """Whether nothing of this forbids to open it again."""
    try:
        check_goes_back(move, today)
    except MoveStays:
        return False
    return True


def movable(leave: Request, by: PersonId, today: date, known: Claims = ()) -> bool:
    """Whether this person could move it now."""
    try:
        check_movable(leave, by, today, known)
    except Refusal:
        return False
    return True


def why_stays(leave: Request, by: PersonId, today: date, known: Claims) -> Refusal | None:
    """Why this person cannot move a leave that he may be thinking of, because it is still to come or has just begun;
    None also for one that he could move."""
    try:
        check_movable(leave, by, today, known)
    except (LeaveBegun, LeaveCancelling, MoveWaits) as refusal:
        return refusal
    except NoLeaveToMove as refusal:
        return refusal if hold(leave.status) is Hold.RESERVES and predecessor(leave) is None else None
    except Refusal:
        pass
    return None


def check_unclaimed(leave: Request, known: Claims) -> None:
    """What is moved, or is to be, is changed in no other way. Raises LeaveMoved, MoveWaits, MoveCancelled."""
    if (one := next(iter(known), None)) is not None:
        if over_for_good(one):
            raise MoveCancelled
        raise (LeaveMoved if has_replaced(one) else MoveWaits)(number=leave.id, other=one.id)


def check_move(leave: Request | None, wanted: Away, by: PersonId, today: date, known: Claims) -> tuple[Request, Away]:
    """The leave whose place is wanted. Raises what `check_movable` does, and SameDays."""
    if leave is None:
        raise NoLeaveToMove(number=wanted.replaces)
    away = check_movable(leave, by, today, known)
    if away.person != wanted.person:
        raise NotYourLeave(number=leave.id)
    if away.span == wanted.span:
        raise SameDays
    return leave, away


def over_for_good(request: Request) -> bool:
    """Whether it is a move that was cancelled: nothing brings back the leave in whose place it was."""
    return request.status is Status.CANCELLED and predecessor(request) is not None


def reserving(new: Held | None, old: Held | None) -> Held | None:
    """What a move holds: while it is under way no more than it needs beyond the leave whose place it takes."""
    if new is None or old is None or new.hold is Hold.TAKES or old.hold is Hold.RESERVES:
        return new
    if (new.person, new.kind) != (old.person, old.kind):
        return new
    return replace(new, half_days=beyond(new.half_days, old.half_days))


def instead(leave: Request, away: Away) -> Instead:
    """What a move keeps of the leave whose place it takes."""
    own = leave.terms.leave.instead if leave.terms.leave is not None else None
    if own is None:
        return Instead(leave.id, away.span.period, leave.id, leave.form.title)
    return Instead(leave.id, away.span.period, own.first, own.title)


def carried(draft: Draft, leave: Request, here: Here, org: Org) -> Draft:
    """The draft of a move with what stays as it was: whose leave, of which kind, who stands in. What may be left out
    is not asked for; it can be added at the review."""
    rule, old = draft.form.leave, leave.form.leave
    if rule is None or rule.replaces is None or old is None:
        return draft
    answers = {**draft.answers, rule.replaces: picture(leave)}
    for key, source in ((rule.person, old.person), (rule.kind, old.kind), (rule.substitute, old.substitute)):
        if key is not None and source is not None:
            # A kind that the form of the move does not know is asked for: no default may stand in for it.
            answers.pop(key, None)
            answers |= _fitting(draft, key, leave.values.get(source), here, org)
    answers = dict(completed(draft.form, answers, org, draft.terms))
    spare = {field.key for field in mine(draft, answers) if not field.required and field.key not in answers}
    known = replace(draft, answers=answers, skipped=frozenset(spare))
    return replace(step(known, Keep(), here, org), revision=draft.revision)


def _begun(away: Away, today: date) -> bool:
    return away.span.period.first <= today


def _fitting(draft: Draft, key: FieldKey, value: Value | None, here: Here, org: Org) -> dict[FieldKey, Value]:
    field = draft.form.field(key)
    with suppress(Refusal):
        if value is not None:
            accepted = field.accept(value, here)
            field.fits(accepted, draft.person, org)
            return {key: accepted}
    return {}
