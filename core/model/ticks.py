"""What fields that are answered by ticks have in common: how the keys of what is ticked are stored."""

from dataclasses import dataclass
from typing import Any

from typing_extensions import override

from core.model.field import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked(Field):
    """The answer is the keys of what is ticked."""

    @override
    def dump(self, value: frozenset[str]) -> list[str]:
        """In the order of the alphabet: the same ticks are always the same JSON."""
        return sorted(value)

    @override
    def load(self, stored: Any) -> frozenset[str]:
        if not isinstance(stored, list):
            raise TypeError(stored)
        return frozenset(str(key) for key in stored)
