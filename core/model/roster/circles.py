"""Who leads whom in a circle."""

from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def circles(leads: Mapping[T, T]) -> Iterator[tuple[T, ...]]:
    """Every circle once, `leads` telling who leads each one; whoever leads himself is a circle of one."""
    done: set[T] = set()
    for start in leads:
        path: dict[T, None] = {}
        at = start
        while at in leads and at not in done and at not in path:
            path[at] = None
            at = leads[at]
        if at in path:
            way = tuple(path)
            yield way[way.index(at) :]
        done.update(path)
