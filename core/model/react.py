"""Whom an event concerns, and what a whole transition comes to."""

from collections.abc import Iterable
from dataclasses import replace

from core.model.effect import Ask, Effect, Forward, Refresh, Remind, Showing, Tell
from core.model.event import (
    Answered,
    Closed,
    Commented,
    Event,
    Informed,
    Nudged,
    Outcome,
    Recounted,
    Returned,
    StageOpened,
    Uncancelled,
    Undone,
)
from core.model.ids import PersonId
from core.model.observers import Observed
from core.model.partners import Shown
from core.model.request import Request, agreed, involved, listeners, nudgeable, waiting_for


def settle(request: Request, course: Iterable[tuple[Event, Request]]) -> tuple[Request, tuple[Effect, ...]]:
    """`request` after its `course`, one version on, and what that sets off. What a person sees is
    set anew once, by the strongest of the effects; reminders and words that are passed on come beside it."""
    after = request
    effects: list[Effect] = []
    events: list[Event] = []
    for event, then in course:
        before, after = after, then
        events.append(event)
        effects += react(after, event)
        if isinstance(event, Undone):
            effects += _taken_back(before)
    after = replace(after, version=request.version + 1)
    asked: list[Effect] = [Ask(person) for person in _asked(request, after, tuple(events))]
    saying = tuple(effect for effect in effects if isinstance(effect, Remind | Forward))
    showing = [effect for effect in (*asked, *effects) if not isinstance(effect, Remind | Forward)]
    return after, (*_strongest([*showing, *(Refresh(person) for person in involved(after))]), *saying)


def react(request: Request, event: Event) -> tuple[Effect, ...]:
    """What `event` sets off, besides that those are asked who are waited for since; `request` is the state after it."""
    match event:
        case Informed():
            return tuple(Tell(person) for place in event.places for person in place.people if person != request.author)
        case Closed():
            return _ended(request, event.outcome)
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
        answered = {event.to for event in events if isinstance(event, Answered)}
        waiting -= waiting_for(before) - answered
    return tuple(sorted(waiting))


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
