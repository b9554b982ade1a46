"""An e-mail address."""

from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import override

from core.model.field import Compared, Prefilled, Widget
from core.model.here import Here
from core.model.host import email
from core.model.refusal import Refusal
from core.model.value import Value


class EmailNotUnderstood(Refusal):
    """This does not read as an e-mail address. Write, for example, anna@example.com."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailField(Prefilled):
    type: ClassVar[str] = "email"
    widget: ClassVar[Widget] = Widget.LINE
    compared: ClassVar[Compared | None] = Compared.TEXT
    examples: ClassVar[tuple[tuple[str, Value], ...]] = (
        ("Anna.Petrova@Example.COM", "Anna.Petrova@example.com"),
        ("почта@Пример.рф", "почта@пример.рф"),
    )

    @override
    def understand(self, typed: str, here: Here) -> str:
        return typed.strip(" \t\n<>").removeprefix("mailto:")

    @override
    def accept(self, value: str, here: Here) -> str:
        if (address := email(value)) is None:
            raise EmailNotUnderstood
        return address

    @override
    def show(self, value: str, here: Here) -> str:
        return value
