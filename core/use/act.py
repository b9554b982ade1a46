"""The only way a request changes: load, decide, evolve, save, journal, outbox; one transaction."""

from datetime import datetime, timedelta

from core.model import keeping
from core.model.access import may_see
from core.model.children import Parent
from core.model.command import Command
from core.model.decide import course
from core.model.ending import GRACE
from core.model.event import Decided
from core.model.ids import PersonId, RequestId, StageKey
from core.model.org import Org
from core.model.react import settle
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.turn import NotYourTurn
from core.model.within import outcome, told_above
from core.store import budgets, cards, journal, likenesses, links, outbox, people, requests, timers
from core.store.db import Tx
from core.store.requests import Kept
from core.store.timers import Kind, Timer
from core.use import leave, remind, replaced, starting


class NoSuchRequest(Refusal):
    """There is no such request, or it is not for you to see."""


def act(tx: Tx, id: RequestId, command: Command) -> Request:
    """Carry out `command`. Raises Refusal, or Stale when somebody else was first (the door tries again)."""
    kept = requests.load_to_change(tx, id)
    if kept is None:
        raise NoSuchRequest
    return carry_out(tx, kept, command, people.org(tx))


def carry_out(tx: Tx, kept: Kept, command: Command, org: Org) -> Request:
    """`command` on a request that has been loaded in this transaction."""
    before = kept.request
    happening = tuple(course(before, command, org))
    if not happening:
        return before
    after, effects = settle(before, happening)
    leave.check_again(tx, before, after, command, org)
    events = tuple(event for event, _then in happening)
    sealed = journal.append(tx, after, events, kept.head)
    requests.save(tx, before, after, sealed, command.now)
    budgets.follow(tx, before, after)
    # Before the balance: a move may be granted as it is sent, and is found by what names the leave.
    named = links.follow(tx, before, after)
    replaced.follow(tx, before, after, command.now)
    leave.after_sickness(tx, before, after, command.now)
    likenesses.follow(tx, before, after)
    # Then it cannot be taken back any more, and nothing else would redraw the card without its button.
    fading = [(event.by, event.now + GRACE + timedelta(seconds=1)) for event in events if isinstance(event, Decided)]
    outbox.post(tx, after, effects, org, command.now, fading)
    remind.schedule(tx, before, after, org, command.now)
    starting.schedule(tx, before, after, org)
    _keep_until(tx, before, after)
    if after.parent is not None and (before.parent is None or outcome(before) is not outcome(after)):
        _tell_parent(tx, after.parent, before, after, command)
    for id in sorted(named):
        _redraw(tx, id, after, command.now)
    return after


def see(tx: Tx, id: RequestId, person: PersonId) -> Request:
    """A request, for somebody who may see it. Raises NoSuchRequest: what is not for him does not exist for him."""
    kept = requests.load(tx, id)
    if kept is None or not may_see(person, kept.request, people.org(tx)):
        raise NoSuchRequest
    return kept.request


def seen(tx: Tx, id: RequestId, person: PersonId) -> tuple[Kept, Org]:
    """Like `see`, with all that is needed to act upon it; whoever else wants to change it waits."""
    kept, org = requests.load_to_change(tx, id), people.org(tx)
    if kept is None or not may_see(person, kept.request, org):
        raise NoSuchRequest
    return kept, org


def lock_parents(tx: Tx, parent: Parent | None) -> None:
    """Whoever else wants to change what a request is part of waits. It is always locked after the request itself, and
    before the budget that they may share."""
    while parent is not None:
        kept = requests.load_to_change(tx, parent.id)
        parent = None if kept is None else kept.request.parent


def _tell_parent(tx: Tx, parent: Parent, before: Request, after: Request, command: Command) -> None:
    """What has become of a request is known, in the same transaction, to the one that it is part of."""
    org, kept = people.org(tx), requests.load_to_change(tx, parent.id)
    news = () if kept is None else tuple(told_above(before, after, kept.request, org, command.now))
    for one in news:
        kept = requests.load_to_change(tx, parent.id)
        if kept is not None:
            carry_out(tx, kept, one, org)


def _keep_until(tx: Tx, before: Request, after: Request) -> None:
    """When files that are kept for a time only are to be deleted, now that it has ended, or is under way again."""
    key, limit = f"erase.{after.id}", keeping.due(after)
    if limit is not None:
        timers.put(tx, [Timer(key=key, kind=Kind.ERASE, due=limit, request=after.id)])
    elif keeping.due(before) is not None:
        timers.cancel(tx, [key])


def _redraw(tx: Tx, id: RequestId, other: Request, now: datetime) -> None:
    """Whoever has a card of this request sees what has become of the other one that names it."""
    kept = requests.load(tx, id)
    if kept is not None:
        outbox.follow(tx, kept.request, cards.readers(tx, id), other, now)


def stage_at(request: Request, place: int) -> StageKey:
    """The stage at `place` of the route. Raises NotYourTurn: there is none."""
    if place >= len(request.steps):
        raise NotYourTurn
    return request.steps[place].stage
