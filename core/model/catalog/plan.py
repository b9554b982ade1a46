"""The rows of a table against those that are kept: what would change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plan(Generic[T]):
    added: Mapping[str, T]  #: by their keys
    changed: Mapping[str, T]
    dropped: tuple[str, ...]
    unchanged: int


def planned(new: Mapping[str, T], kept: Mapping[str, T]) -> Plan[T]:
    """What has to be done so that exactly the `new` rows are left. Rows are equal or not, whatever they are made of."""
    added = {key: row for key, row in new.items() if key not in kept}
    changed = {key: row for key, row in new.items() if key in kept and kept[key] != row}
    dropped = tuple(key for key in kept if key not in new)
    return Plan(added, changed, dropped, len(new) - len(added) - len(changed))
