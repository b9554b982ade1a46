"""Several people who work here."""

from dataclasses import dataclass
from typing import Any, ClassVar

from typing_extensions import override

from core.model.field import Prefilled, Widget
from core.model.fields.number import span_problems
from core.model.fields.person import AUTHOR, NotHere, NotYourself, one_meant, who_problems
from core.model.here import Here
from core.model.ids import PersonId
from core.model.org import Org
from core.model.problem import Problem
from core.model.refusal import Refusal
from core.model.value import Value
from core.model.words import N_

#: More could not be told apart on a card, nor waited for.
_MOST = 50


class TooFewPeople(Refusal):
    """More people are needed here: {limit} at least. Write a name, or choose from the list."""


class TooManyPeople(Refusal):
    """No more people fit here (the limit is {limit}). Take away somebody first, or press Done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsField(Prefilled):
    """In the order in which they were named. As a participant of a stage it asks each of them."""

    type: ClassVar[str] = "persons"
    widget: ClassVar[Widget] = Widget.PEOPLE

    others: bool = False  #: without the author
    least: int = 1  #: people; a field that is not required may also be left without any
    most: int = 20  #: people

    @override
    def understand(self, typed: str, here: Here) -> tuple[PersonId, ...]:
        """Names with commas between them."""
        return tuple(one_meant(name, here) for name in typed.split(",") if name.strip())

    @override
    def accept(self, value: tuple[int, ...], here: Here) -> tuple[PersonId, ...]:
        people = tuple(dict.fromkeys(map(PersonId, value)))
        if not self.complete(people):
            raise TooFewPeople(limit=self.least)
        return self._not_too_many(people)

    @override
    def fits(self, value: Value, author: PersonId, org: Org) -> None:
        """Raises NotYourself or NotHere."""
        for person in value if isinstance(value, tuple) else ():
            if self.others and person == author:
                raise NotYourself
            if not isinstance(person, int) or not org.active([PersonId(person)]):
                raise NotHere(name=org.name(PersonId(person)) if isinstance(person, int) else "?")

    @override
    def toggled(self, value: tuple[PersonId, ...], item: PersonId) -> tuple[PersonId, ...]:
        """Raises TooManyPeople."""
        if item in value:
            return tuple(person for person in value if person != item)
        return self._not_too_many((*value, item))

    @override
    def show(self, value: tuple[PersonId, ...], here: Here) -> str:
        return ", ".join(map(here.name, value)) or "—"

    @override
    def initial(self, author: PersonId, here: Here) -> tuple[PersonId, ...] | None:
        return (author,) if self.default == AUTHOR else None

    @override
    def complete(self, value: tuple[PersonId, ...]) -> bool:
        return len(value) >= self.least or not (value or self.required)

    @override
    def dump(self, value: tuple[PersonId, ...]) -> list[int]:
        return list(value)

    @override
    def load(self, stored: Any) -> tuple[PersonId, ...]:
        if not isinstance(stored, list) or any(not isinstance(id, int) or isinstance(id, bool) for id in stored):
            raise TypeError(stored)
        return tuple(map(PersonId, stored))

    @override
    def problems(self) -> tuple[Problem, ...]:
        about = (("most", str(_MOST)),)
        wrong = tuple(
            Problem((name,), N_("A number from 1 to {most} is expected here."), about)
            for name, bound in (("least", self.least), ("most", self.most))
            if not 1 <= bound <= _MOST
        )
        return wrong or span_problems(self.least, self.most) or who_problems(self.default, others=self.others)

    def _not_too_many(self, people: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
        if len(people) > self.most:
            raise TooManyPeople(limit=self.most)
        return people
