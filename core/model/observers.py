"""Who looks on at a request without deciding anything: what is wanted, what happened, and who looks on since then."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias, assert_never

from core.model.ids import PersonId


@dataclass(frozen=True, slots=True)
class Observer:
    """Somebody who sees the request, and hears what is said about it and how it ends."""

    person: PersonId
    confirmed: datetime | None = None  #: when he said that he had read it


@dataclass(frozen=True, slots=True)
class Observe:
    """Let somebody look on."""

    by: PersonId
    who: PersonId
    now: datetime


@dataclass(frozen=True, slots=True)
class Unobserve:
    """Look on no more oneself."""

    by: PersonId
    now: datetime


@dataclass(frozen=True, slots=True)
class Confirm:
    """Say that one has read what one looks on at. Nobody waits for it."""

    by: PersonId
    now: datetime


@dataclass(frozen=True, slots=True)
class Observed:
    by: PersonId
    who: PersonId
    now: datetime


@dataclass(frozen=True, slots=True)
class Unobserved:
    by: PersonId
    now: datetime


@dataclass(frozen=True, slots=True)
class Confirmed:
    by: PersonId
    now: datetime


#: What those who look on, or let somebody do so, want and do.
Observing: TypeAlias = Observe | Unobserve | Confirm
Observation: TypeAlias = Observed | Unobserved | Confirmed


def looking_on(observers: tuple[Observer, ...], event: Observation) -> tuple[Observer, ...]:
    """Who looks on after `event`."""
    match event:
        case Observed():
            return (*(one for one in observers if one.person != event.who), Observer(event.who))
        case Unobserved():
            return tuple(one for one in observers if one.person != event.by)
        case Confirmed():
            return tuple(replace(one, confirmed=event.now) if one.person == event.by else one for one in observers)
        case _:
            assert_never(event)
