"""A text that is shown, not asked."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from typing_extensions import override

from core.model.field import Field, Widget
from core.model.here import Here
from core.model.label import Label
from core.model.value import Value


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
