"""Those who look on at a request as JSON, and back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from core.model.ids import PersonId
from core.model.observers import Observer


def dump_observers(observers: Iterable[Observer]) -> list[list[Any]]:
    return [[one.person, one.confirmed and one.confirmed.isoformat()] for one in observers]


def load_observers(stored: Iterable[Any]) -> tuple[Observer, ...]:
    return tuple(
        Observer(PersonId(person), None if confirmed is None else datetime.fromisoformat(confirmed))
        for person, confirmed in stored
    )
