"""What requests know of those that are part of them, or that they are part of, as JSON, and back."""

from collections.abc import Iterable
from typing import Any

from core.model.children import Child, Parent
from core.model.ids import PersonId, RequestId, StageKey
from core.model.label import Label
from core.model.outcome import Outcome


def dump_children(children: Iterable[Child]) -> list[list[Any]]:
    return [[one.id, dict(one.title.words), one.stage, one.by, one.wait, one.outcome] for one in children]


def load_children(stored: Iterable[Any]) -> tuple[Child, ...]:
    return tuple(
        Child(
            RequestId(id),
            Label(title),
            StageKey(stage),
            PersonId(by),
            wait,
            None if outcome is None else Outcome(outcome),
        )
        for id, title, stage, by, wait, outcome in stored
    )


def dump_parent(parent: Parent | None) -> list[Any] | None:
    return None if parent is None else [parent.id, parent.stage, parent.depth]


def load_parent(stored: list[Any] | None) -> Parent | None:
    if stored is None:
        return None
    id, stage, depth = stored
    return Parent(RequestId(id), StageKey(stage), depth)
