"""Text: a line, or several."""

from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import override

from core.model.field import Compared, Prefilled, Widget
from core.model.here import Here
from core.model.problem import Problem
from core.model.refusal import Refusal
from core.model.value import Value
from core.model.words import N_

_LINE = 255
_LINES = 4000


class TooLong(Refusal):
    """The text is too long: {length} characters, and at most {limit} fit. Please shorten it."""


class NothingWritten(Refusal):
    """The message holds no text. Please write the answer in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField(Prefilled):
    type: ClassVar[str] = "text"
    widget: ClassVar[Widget] = Widget.LINE
    compared: ClassVar[Compared | None] = Compared.TEXT
    examples: ClassVar[tuple[tuple[str, Value], ...]] = (("  Новая  мышь ", "Новая мышь"), ("Desk", "Desk"))

    lines: bool = False  #: several lines are welcome
    longest: int | None = None  #: characters

    @override
    def understand(self, typed: str, here: Here) -> str:
        if self.lines:
            return "\n".join(line.rstrip() for line in typed.strip().splitlines())
        return " ".join(typed.split())

    @override
    def accept(self, value: str, here: Here) -> str:
        if not value:
            raise NothingWritten
        limit = self.longest or (_LINES if self.lines else _LINE)
        if len(value) > limit:
            raise TooLong(length=len(value), limit=limit)
        return value

    @override
    def show(self, value: str, here: Here) -> str:
        return value

    @override
    def problems(self) -> tuple[Problem, ...]:
        if self.longest is not None and not 1 <= self.longest <= _LINES:
            about = (("most", str(_LINES)),)
            return (Problem(("longest",), N_("A number from 1 to {most} is expected here."), about),)
        return ()
