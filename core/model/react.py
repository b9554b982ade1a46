"""Whom an event concerns, and what a whole transition comes to."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from core.model.effect import Ask, Effect, Forward, Refresh, Remind, Showing, Tell
from core.model.event import (
    Acknowledged,
    Approved,
    Aside,
    Closed,
    Commented,
    Completed,
    Event,
    Informed,
    Nudged,
    Outcome,
    Recalled,
    Rejected,
    Replaced,
    Returned,
    Snoozed,
    StageOpened,
    StageSkipped,
    Submitted,
)
from core.model.ids import PersonId
from core.model.observers import Confirmed, Observed, Unobserved
from core.model.partners import Shown
from core.model.request import Request, Verdict, evolve, involved, listeners, nudgeable, waiting_for


def settle(request: Request, events: Iterable[Event]) -> tuple[Request, tuple[Effect, ...]]:
    """`request` after `events`, one version on, and what that sets off. What a person sees is
    set anew once, by the strongest of the effects; reminders and words that are passed on come beside it."""
    after = request
    effects: list[Effect] = []
    for event in events:
        asked = waiting_for(after) if isinstance(event, Replaced) else frozenset()
        after = evolve(after, event)
        effects += (effect for effect in react(after, event) if effect.person not in asked)
    after = replace(after, version=request.version + 1)
    saying = tuple(effect for effect in effects if isinstance(effect, Remind | Forward))
    showing = [effect for effect in effects if not isinstance(effect, Remind | Forward)]
    return after, (*_strongest([*showing, *(Refresh(person) for person in involved(after))]), *saying)


def react(request: Request, event: Event) -> tuple[Effect, ...]:
    """What `event` sets off, `request` being the state after it."""
    match event:
        case StageOpened():
            return tuple(Ask(person) for place in event.places for person in place.people)
        case Replaced():
            return tuple(Ask(person) for person in sorted(waiting_for(request)))
        case Informed():
            return tuple(Tell(person) for place in event.places for person in place.people if person != request.author)
        case Returned():
            return (Ask(request.author),)
        case Closed(outcome=Outcome.APPROVED):
            return (Tell(request.author), *_onlookers(request))
        case Closed(outcome=Outcome.REJECTED):
            return (Tell(request.author), *(Tell(person) for person in _agreed_before(request)), *_onlookers(request))
        case Snoozed() | Nudged() | Commented() | Observed() | Unobserved() | Confirmed() | Shown():
            return _beside(request, event)
        case Closed():
            return tuple(_onlookers(request))
        case Submitted() | StageSkipped() | Recalled():
            return ()
        case Approved() | Completed() | Acknowledged() | Rejected():
            return ()
        case _:
            assert_never(event)


def _beside(request: Request, event: Aside) -> tuple[Effect, ...]:
    match event:
        case Nudged():
            return tuple(Remind(person) for person in nudgeable(request, event.now))
        case Commented():
            kinds = frozenset(file.kind for file in event.files)
            return tuple(Forward(person, kinds) for person in listeners(request) if person != event.by)
        case Observed():
            return (Tell(event.who),)
        case Shown():
            return tuple(Forward(person, frozenset(event.files)) for person in event.to)
        case Snoozed() | Unobserved() | Confirmed():
            return ()
        case _:
            assert_never(event)


def _agreed_before(request: Request) -> Iterator[PersonId]:
    """Those who said yes and now learn that it was in vain."""
    for step in request.steps:
        for seat in step.seats:
            if seat.answer is not None and seat.answer.verdict is not Verdict.REJECTED:
                yield seat.answer.by


def _onlookers(request: Request) -> Iterator[Tell]:
    """Those who look on learn how it ended."""
    return (Tell(one.person) for one in request.observers)


def _strongest(effects: Iterable[Showing]) -> tuple[Showing, ...]:
    rank = {Ask: 0, Tell: 1, Refresh: 2}
    chosen: dict[PersonId, Showing] = {}
    for effect in effects:
        known = chosen.get(effect.person)
        if known is None or rank[type(effect)] < rank[type(known)]:
            chosen[effect.person] = effect
    return tuple(chosen.values())
