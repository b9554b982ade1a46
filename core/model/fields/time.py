"""A time of day."""

from dataclasses import dataclass
from datetime import time
from typing import Any, ClassVar

from typing_extensions import override

from core.model.dates import find_time, parse_time
from core.model.field import Prefilled, Widget
from core.model.here import Here
from core.model.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeField(Prefilled):
    type: ClassVar[str] = "time"
    widget: ClassVar[Widget] = Widget.TIME
    examples: ClassVar[tuple[tuple[str, Value], ...]] = (
        ("14:30", time(14, 30)),
        ("в 9", time(9)),
        ("9 am", time(9)),
        ("7 вечера", time(19)),
        ("полдень", time(12)),
    )

    @override
    def understand(self, typed: str, here: Here) -> time:
        return parse_time(typed)

    @override
    def accept(self, value: time, here: Here) -> time:
        return value.replace(second=0, microsecond=0)

    @override
    def show(self, value: time, here: Here) -> str:
        return show_time(value)

    @override
    def find(self, sentence: str, here: Here) -> time | None:
        return find_time(sentence)

    @override
    def dump(self, value: time) -> str:
        return value.isoformat("minutes")

    @override
    def load(self, stored: Any) -> time:
        loaded = time.fromisoformat(stored)
        if loaded.tzinfo is not None:
            raise ValueError(stored)
        return loaded


def show_time(value: time) -> str:
    """«09:30»: on 24 hours in every language, as the rest of Kivok tells the time."""
    return value.isoformat("minutes")
