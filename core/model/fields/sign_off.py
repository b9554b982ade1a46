"""A sentence that somebody confirms."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from typing_extensions import override

from core.model.field import Compared, Field, Widget
from core.model.here import Here
from core.model.label import Label
from core.model.problem import Problem
from core.model.refusal import Refusal
from core.model.value import Value
from core.model.words import N_

_CONFIRMED = frozenset({"подтверждаю", "да", "согласен", "согласна", "confirm", "i confirm", "yes", "i agree"})


class NotConfirmed(Refusal):
    """Please read it and press Confirm, or write “I confirm”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffField(Field):
    """There is no “no”: what is required is confirmed, or the form is not sent; the rest is skipped."""

    type: ClassVar[str] = "sign_off"
    widget: ClassVar[Widget] = Widget.SIGN
    compared: ClassVar[Compared | None] = Compared.YES_NO
    examples: ClassVar[tuple[tuple[str, Value], ...]] = (("Подтверждаю", True), ("I confirm.", True))

    text: Label = field(default_factory=lambda: Label({}))  #: «I confirm that…», shown with the button

    @override
    def understand(self, typed: str, here: Here) -> bool:
        return " ".join(typed.casefold().strip(" .!").split()) in _CONFIRMED

    @override
    def accept(self, value: bool, here: Here) -> bool:
        if value is not True:
            raise NotConfirmed
        return value

    @override
    def show(self, value: bool, here: Here) -> str:
        return "✅\N{NO-BREAK SPACE}" + here.say("Confirmed")

    @override
    def load(self, stored: Any) -> bool:
        if stored is not True:
            raise TypeError(stored)
        return True

    @override
    def problems(self) -> tuple[Problem, ...]:
        if any(self.text.words.values()):
            return ()
        return (Problem((), N_("Write what is confirmed under “text”, like “I confirm that I have read the rules”.")),)
