"""Yes or no."""

from dataclasses import dataclass
from typing import Any, ClassVar

from typing_extensions import override

from core.model.field import Compared, Field, Widget
from core.model.here import Here
from core.model.ids import PersonId
from core.model.refusal import Refusal
from core.model.value import Value

_YES = frozenset({"да", "ага", "угу", "конечно", "yes", "y", "+", "ok", "ок"})
_NO = frozenset({"нет", "не", "no", "n", "-"})


class YesOrNo(Refusal):
    """Please answer “yes” or “no”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNoField(Field):
    type: ClassVar[str] = "yes_no"
    widget: ClassVar[Widget] = Widget.YES_NO
    compared: ClassVar[Compared | None] = Compared.YES_NO
    examples: ClassVar[tuple[tuple[str, Value], ...]] = (("Да", True), ("no", False))

    default: bool | None = None

    @override
    def understand(self, typed: str, here: Here) -> bool:
        word = typed.strip(" .!").casefold()
        if word in _YES:
            return True
        if word in _NO:
            return False
        raise YesOrNo

    @override
    def accept(self, value: bool, here: Here) -> bool:
        return value

    @override
    def show(self, value: bool, here: Here) -> str:
        return here.say("Yes") if value else here.say("No")

    @property
    @override
    def preset(self) -> bool:
        return self.default is not None

    @override
    def initial(self, author: PersonId, here: Here) -> bool | None:
        return self.default

    @override
    def load(self, stored: Any) -> bool:
        if not isinstance(stored, bool):
            raise TypeError(stored)
        return stored
