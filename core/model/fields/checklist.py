"""A list of things to tick."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from typing_extensions import override

from core.model.field import Widget
from core.model.fields.choice import option_named
from core.model.here import Here
from core.model.label import Label
from core.model.problem import Problem
from core.model.refusal import Refusal
from core.model.ticks import Ticked
from core.model.words import N_


class NotTicked(Refusal):
    """Not ticked yet: {missing}. Please tick it when it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistField(Ticked):
    """A required checklist is answered when every item is ticked."""

    type: ClassVar[str] = "checklist"
    widget: ClassVar[Widget] = Widget.CHECKLIST

    items: Mapping[str, Label] = field(default_factory=dict)

    @override
    def understand(self, typed: str, here: Here) -> frozenset[str]:
        return frozenset(option_named(part, self.items, here.locale) for part in typed.split(",") if part.strip())

    @override
    def accept(self, value: frozenset[str], here: Here) -> frozenset[str]:
        missing = [label for key, label in self.items.items() if key not in value]
        if self.required and missing:
            raise NotTicked(missing=", ".join(label.in_(here.locale).lower() for label in missing))
        return value & frozenset(self.items)

    @override
    def toggled(self, value: frozenset[str], item: str) -> frozenset[str]:
        return value ^ ({item} & self.items.keys())

    @override
    def show(self, value: frozenset[str], here: Here) -> str:
        ticked = [label.in_(here.locale) for key, label in self.items.items() if key in value]
        return " · ".join(f"✅\N{NO-BREAK SPACE}{item}" for item in ticked) or "—"

    @override
    def complete(self, value: frozenset[str]) -> bool:
        return not self.required or value >= frozenset(self.items)

    @override
    def problems(self) -> tuple[Problem, ...]:
        return () if self.items else (Problem((), N_("A checklist needs items.")),)
