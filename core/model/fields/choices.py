"""Several of some options."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from typing_extensions import override

from core.model.field import LAST, Compared, Widget
from core.model.fields.choice import NoSuchOption, option_named
from core.model.fields.number import span_problems
from core.model.here import Here
from core.model.ids import PersonId
from core.model.label import Label
from core.model.problem import Problem
from core.model.refusal import Refusal
from core.model.ticks import Ticked
from core.model.words import N_


class TooFewChosen(Refusal):
    """Too few are ticked: {limit} at least, please."""


class TooManyChosen(Refusal):
    """No more can be ticked: {limit} at most. Take away one first, or press Done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicesField(Ticked):
    type: ClassVar[str] = "choices"
    widget: ClassVar[Widget] = Widget.CHOICES
    compared: ClassVar[Compared | None] = Compared.OPTIONS

    options: Mapping[str, Label] = field(default_factory=dict)
    least: int = 1  #: options; one that is not required may also be left without any
    most: int | None = None  #: options
    default: tuple[str, ...] = ()  #: options that are ticked already; or "last"

    @override
    def understand(self, typed: str, here: Here) -> frozenset[str]:
        """Options between commas; a single one may have commas in its name."""
        try:
            return frozenset({option_named(typed, self.options, here.locale)})
        except NoSuchOption:
            parts = [part for part in typed.replace(";", ",").split(",") if part.strip()]
            if len(parts) < 2:
                raise
            return frozenset(option_named(part, self.options, here.locale) for part in parts)

    @override
    def accept(self, value: frozenset[str], here: Here) -> frozenset[str]:
        chosen = value & frozenset(self.options)
        if not self.complete(chosen):
            raise TooFewChosen(limit=self.least)
        return self._not_too_many(chosen)

    @override
    def toggled(self, value: frozenset[str], item: str) -> frozenset[str]:
        """Raises TooManyChosen."""
        changed = value ^ ({item} & self.options.keys())
        return self._not_too_many(changed) if item in changed else changed

    @override
    def show(self, value: frozenset[str], here: Here) -> str:
        """In the order of the form; an option that is there no more by its key."""
        known = [label.in_(here.locale) for key, label in self.options.items() if key in value]
        return ", ".join([*known, *sorted(value - frozenset(self.options))]) or "—"

    @property
    @override
    def preset(self) -> bool:
        return bool(self.default) and not self.repeats

    @property
    @override
    def repeats(self) -> bool:
        return self.default == (LAST,) and LAST not in self.options

    @override
    def initial(self, author: PersonId, here: Here) -> frozenset[str] | None:
        return frozenset(self.default) if self.preset else None

    @override
    def complete(self, value: frozenset[str]) -> bool:
        return len(value) >= self.least or not (value or self.required)

    @override
    def problems(self) -> tuple[Problem, ...]:
        if not self.options:
            return (Problem((), N_("A choice needs options.")),)
        bounds = [(name, one) for name, one in (("least", self.least), ("most", self.most)) if one is not None]
        about = (("most", str(len(self.options))),)
        wrong = tuple(
            Problem((name,), N_("A number from 1 to {most} is expected here: there are so many options."), about)
            for name, one in bounds
            if not 1 <= one <= len(self.options)
        )
        return wrong or span_problems(self.least, self.most) or self._wrong_default()

    def _wrong_default(self) -> tuple[Problem, ...]:
        if not self.preset:
            return ()
        if gone := [key for key in self.default if key not in self.options]:
            return (Problem(("default",), N_("There is no option “{option}”."), (("option", gone[0]),)),)
        if not self.least <= len(set(self.default)) <= (self.most or len(self.options)):
            return (Problem(("default",), N_("Too few or too many options stand here.")),)
        return ()

    def _not_too_many(self, chosen: frozenset[str]) -> frozenset[str]:
        if self.most is not None and len(chosen) > self.most:
            raise TooManyChosen(limit=self.most)
        return chosen
