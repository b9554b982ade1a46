"""One of several options."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from typing_extensions import override

from core.model.field import LAST, Compared, Prefilled, Widget
from core.model.here import Here
from core.model.ids import PersonId
from core.model.label import Label
from core.model.problem import Problem
from core.model.refusal import Refusal
from core.model.words import N_


class NoSuchOption(Refusal):
    """There is no option “{typed}” here. Please press one of the buttons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField(Prefilled):
    type: ClassVar[str] = "choice"
    widget: ClassVar[Widget] = Widget.CHOICE
    compared: ClassVar[Compared | None] = Compared.OPTIONS

    options: Mapping[str, Label] = field(default_factory=dict)

    @override
    def understand(self, typed: str, here: Here) -> str:
        return option_named(typed, self.options, here.locale)

    @override
    def accept(self, value: str, here: Here) -> str:
        if value not in self.options:
            raise NoSuchOption(typed=value)
        return value

    @override
    def show(self, value: str, here: Here) -> str:
        return self.options[value].in_(here.locale) if value in self.options else value

    @property
    @override
    def repeats(self) -> bool:
        return self.default == LAST and LAST not in self.options

    @override
    def initial(self, author: PersonId, here: Here) -> str | None:
        """The key of an option."""
        return None if self.repeats else self.default

    @override
    def problems(self) -> tuple[Problem, ...]:
        if not self.options:
            return (Problem((), N_("A choice needs options.")),)
        if self.default is not None and self.default not in self.options and not self.repeats:
            return (Problem(("default",), N_("There is no option “{option}”."), (("option", self.default),)),)
        return ()


def option_named(typed: str, options: Mapping[str, Label], locale: str) -> str:
    """The key of the one option whose words begin with what was typed. Raises NoSuchOption."""
    wanted = _plain(typed)
    words = {key: _plain(label.in_(locale)) for key, label in options.items()}
    exact = [key for key, word in words.items() if word == wanted]
    begun = [key for key, word in words.items() if wanted and word.startswith(wanted)]
    for found in (exact, begun):
        if len(found) == 1:
            return found[0]
    raise NoSuchOption(typed=typed[:40])


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())
