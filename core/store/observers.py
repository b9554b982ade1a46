"""Those who look on at a request as JSON, and back; and what happened to them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from core.model.ids import PersonId
from core.model.observers import Confirmed, Observation, Observed, Observer, Unobserved

#: The kinds of events that `load_observation` reads.
OBSERVATIONS = frozenset(kind.__name__ for kind in (Observed, Unobserved, Confirmed))


def dump_observers(observers: Iterable[Observer]) -> list[list[Any]]:
    return [[one.person, one.confirmed and one.confirmed.isoformat()] for one in observers]


def load_observers(stored: Iterable[Any]) -> tuple[Observer, ...]:
    return tuple(
        Observer(PersonId(person), None if confirmed is None else datetime.fromisoformat(confirmed))
        for person, confirmed in stored
    )


def dump_observation(event: Observation) -> dict[str, Any]:
    """Beside who did it, and when."""
    return {"who": event.who} if isinstance(event, Observed) else {}


def load_observation(name: str, stored: dict[str, Any], now: datetime) -> Observation:
    by = PersonId(stored["by"])
    match name:
        case "Observed":
            return Observed(by, PersonId(stored["who"]), now)
        case "Unobserved":
            return Unobserved(by, now)
        case _:
            return Confirmed(by, now)
