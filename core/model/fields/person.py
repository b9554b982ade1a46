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
from core.model.table import brief
from core.model.value import Value
from core.model.words import N_

AUTHOR = "author"
#: Characters of a name, and names in a message: nobody reads on.
_LONGEST, _NAMED = 100, 5


class NotYourself(Refusal):
    """Somebody else is needed here. Write a name, or choose from the list."""


class NotHere(Refusal):
    """{name} does not work here now. Write another name, or choose from the list."""


class NobodyFound(Refusal):
    """Nobody here is called “{typed}”. Write the beginning of the name or the surname, or choose from the list."""


class SeveralFound(Refusal):
    """“{typed}” may be several people: {names}. Please write the whole name, or the e-mail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonField(Prefilled):
    """Where one is asked for by a question of its own, the widget shows those who may be meant; elsewhere a name has to
    mean one person."""

    type: ClassVar[str] = "person"
    widget: ClassVar[Widget] = Widget.PERSON

    others: bool = False  #: somebody else than the author

    @override
    def understand(self, typed: str, here: Here) -> PersonId:
        return one_meant(typed, here)

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


def one_meant(typed: str, here: Here) -> PersonId:
    """The person whom a name means. Raises NobodyFound or SeveralFound."""
    people = here.meant(typed[:_LONGEST])
    if not people:
        raise NobodyFound(typed=brief(typed.strip()))
    if len(people) > 1:
        more = ", …" if len(people) > _NAMED else ""
        names = ", ".join(map(here.name, people[:_NAMED])) + more
        raise SeveralFound(typed=brief(typed.strip()), names=names)
    return people[0]


def who_problems(default: str | None, *, others: bool) -> tuple[Problem, ...]:
    """What is wrong with a default of people."""
    if default not in (None, AUTHOR, LAST):
        return (Problem(("default",), N_("Only “author” or “last” can stand here.")),)
    if default == AUTHOR and others:
        return (Problem(("default",), N_("The author cannot be both the default and left out.")),)
    return ()
