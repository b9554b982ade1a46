"""Somebody who works here."""

from dataclasses import dataclass
from typing import Any, ClassVar

from typing_extensions import override

from core.model.field import LAST, Prefilled, Widget
from core.model.here import Here
from core.model.ids import PersonId
from core.model.org import Org
from core.model.problem import Problem
from core.model.refusal import Refusal
from core.model.value import Value
from core.model.words import N_

AUTHOR = "author"


class NotYourself(Refusal):
    """Somebody else is needed here. Write a name, or choose from the list."""


class NotHere(Refusal):
    """{name} does not work here now. Write another name, or choose from the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonField(Prefilled):
    """Whether the person works here, and who is meant by a typed name, is known to the widget that asks."""

    type: ClassVar[str] = "person"
    widget: ClassVar[Widget] = Widget.PERSON

    others: bool = False  #: somebody else than the author

    @override
    def accept(self, value: int, here: Here) -> PersonId:
        return PersonId(value)

    @override
    def fits(self, value: Value, author: PersonId, org: Org) -> None:
        """Raises NotYourself or NotHere."""
        if self.others and value == author:
            raise NotYourself
        if not isinstance(value, int) or not org.active([PersonId(value)]):
            raise NotHere(name=org.name(PersonId(value)) if isinstance(value, int) else "?")

    @override
    def show(self, value: int, here: Here) -> str:
        return here.name(PersonId(value))

    @override
    def initial(self, author: PersonId, here: Here) -> PersonId | None:
        return author if self.default == AUTHOR else None

    @override
    def load(self, stored: Any) -> PersonId:
        if not isinstance(stored, int) or isinstance(stored, bool):
            raise TypeError(stored)
        return PersonId(stored)

    @override
    def problems(self) -> tuple[Problem, ...]:
        return who_problems(self.default, others=self.others)


def who_problems(default: str | None, *, others: bool) -> tuple[Problem, ...]:
    """What is wrong with a default of people."""
    if default not in (None, AUTHOR, LAST):
        return (Problem(("default",), N_("Only “author” or “last” can stand here.")),)
    if default == AUTHOR and others:
        return (Problem(("default",), N_("The author cannot be both the default and left out.")),)
    return ()
