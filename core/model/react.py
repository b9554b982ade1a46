"""Whom an event concerns, and what a whole transition comes to."""

from collections.abc import Collection, Iterable

from core.model.children import ChildReopened, Fulfilled
from core.model.effect import Ask, Effect, Forward, Offer, Refresh, Remind, Saying, Showing, Tell
from core.model.event import (
    Answered,
    Closed,
    Commented,
    Event,
    Informed,
    Nudged,
    Recounted,
    Returned,
    StageOpened,
    Uncancelled,
    Undone,
)
from core.model.ids import PersonId
from core.model.observers import Observed
from core.model.outcome import Outcome
from core.model.partners import Shown
from core.model.request import Request, agreed, involved, listeners, nudgeable, revised, waiting_for
from core.model.statuses import Moved


def settle(request: Request, course: Iterable[tuple[Event, Request]]) -> tuple[Request, tuple[Effect, ...]]:
    """`request` after its `course`, one version on, and what that sets off. What a person sees is
    set anew once, by the strongest of the effects; reminders, offers and words that are passed on come beside it."""
    after = request
    effects: list[Effect] = []
    events: list[Event] = []
    for event, then in course:
        before, after = after, then
        events.append(event)
        effects += react(after, event)
        if isinstance(event, Undone | ChildReopened) and not after.closed:
            effects += _taken_back(before)
    after = revised(after, version=request.version + 1)
    asked: list[Effect] = [Ask(person) for person in _asked(request, after, tuple(events))]
    saying = tuple(effect for effect in effects if isinstance(effect, Saying))
    knowing = {event.by for event in events if isinstance(event, Fulfilled)}
    reopened = {event.child for event in events if isinstance(event, ChildReopened)}
    knowing |= {child.by for child in after.children if child.id in reopened}
    showing = [one for one in (*asked, *effects) if not isinstance(one, Saying) and not _knows(one, knowing)]
    return after, (*_strongest([*showing, *(Refresh(person) for person in involved(after))]), *saying)


def react(request: Request, event: Event) -> tuple[Effect, ...]:
    """What `event` sets off, besides that those are asked who are waited for since; `request` is the state after it."""
    match event:
        case Informed():
            return tuple(Tell(person) for place in event.places for person in place.people if person != request.author)
        case Closed():
            return (*_ended(request, event.outcome), *_in_vain(request, event.outcome))
        case Uncancelled() if event.by is None:
            return (Tell(request.author),)
        case Observed():
            return (Tell(event.who),)
        case Recounted():
            return tuple(Tell(person) for person in (request.author, *event.told))
        case Shown():
            return tuple(Forward(person, frozenset(event.kinds)) for person in event.partners)
        case Nudged():
            return tuple(Remind(person) for person in nudgeable(request, event.now))
        case Commented():
            kinds = frozenset(file.kind for file in event.files)
            return tuple(Forward(person, kinds) for person in listeners(request) if person != event.by)
        case _:
            return ()


def _asked(before: Request, after: Request, events: tuple[Event, ...]) -> tuple[PersonId, ...]:
    """Who gets a new card: everybody who is waited for when a stage was opened, or the
    author has to change something, else those who were not before. Who
    takes a decision back, and whoever was waited for then, has his card."""
    waiting = waiting_for(after)
    if any(isinstance(event, Undone) for event in events):
        return ()
    if not any(isinstance(event, StageOpened | Returned) for event in events):
        waiting -= waiting_for(before) - _anew(before, after, events)
    return tuple(sorted(waiting))


def _anew(before: Request, after: Request, events: tuple[Event, ...]) -> frozenset[PersonId]:
    """Who is waited for as before, and has something new to see: his answer; or the request is his to go on with, moved
    on by somebody who did not have it."""
    found: set[PersonId] = {event.to for event in events if isinstance(event, Answered)}
    for event in events:
        if isinstance(event, Moved) and before.open is not None and not before.open.waits_for(event.by):
            found |= {person for seat in (after.open.ready if after.open else ()) for person in seat.people}
    return frozenset(found)


def _ended(request: Request, outcome: Outcome) -> tuple[Effect, ...]:
    """The author, and who looks on; and whoever agreed in vain. Those who have just agreed to cancel it know."""
    told = [request.author] if outcome is not Outcome.RECALLED else []
    told += (one.person for one in request.observers)
    if outcome is Outcome.REJECTED:
        told += agreed(request)
    if outcome is Outcome.CANCELLED:
        knowing = {answer.by for step in request.steps for answer in step.answers}
        told += [person for person in agreed(request) if person not in knowing]
    return tuple(Tell(person) for person in told)


def _in_vain(request: Request, outcome: Outcome) -> tuple[Effect, ...]:
    """Those whose requests are still under way for one that will not take place."""
    if outcome is Outcome.APPROVED:
        return ()
    return tuple(Offer(child.by, child.id) for child in request.children if child.outcome is None)


def _knows(effect: Showing, knowing: Collection[PersonId]) -> bool:
    """Whether somebody would be told once more what he has just been told of the request that was opened for this
    one."""
    return isinstance(effect, Tell) and effect.person in knowing


def _taken_back(request: Request) -> tuple[Effect, ...]:
    """Whoever has been told of an end that is none, `request` being the one that had ended."""
    return _ended(request, Outcome(request.status)) if request.closed else ()


def _strongest(effects: Iterable[Showing]) -> tuple[Showing, ...]:
    rank = {Ask: 0, Tell: 1, Refresh: 2}
    chosen: dict[PersonId, Showing] = {}
    for effect in effects:
        known = chosen.get(effect.person)
        if known is None or rank[type(effect)] < rank[type(known)]:
            chosen[effect.person] = effect
    return tuple(chosen.values())
