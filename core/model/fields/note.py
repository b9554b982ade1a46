"""A text that is shown, not asked."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from typing_extensions import override

from core.model.field import Field, Widget
from core.model.here import Here
from core.model.label import Label
from core.model.problem import Problem
from core.model.value import Value
from core.model.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteField(Field):
    type: ClassVar[str] = "note"
    widget: ClassVar[Widget] = Widget.NONE

    text: Label = field(default_factory=lambda: Label({}))

    @override
    def accept(self, value: Any, here: Here) -> Value:
        raise TypeError(value)

    @override
    def show(self, value: Any, here: Here) -> str:
        return self.text.in_(here.locale)

    @override
    def problems(self) -> tuple[Problem, ...]:
        return () if self.text.words else (Problem((), N_("A note needs its words: write them under “text”.")),)
