"""What every type of field has in common: a question of a form, and how its answer is understood, checked and shown."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from core.model.condition import Condition
from core.model.here import Here
from core.model.ids import FieldKey, PersonId
from core.model.label import Label
from core.model.org import Org
from core.model.problem import Problem
from core.model.refusal import Refusal
from core.model.value import Value, Values


class Widget(StrEnum):
    """How a field is asked. A closed set: every edge can draw each of them."""

    LINE = "line"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"
    PERIOD = "period"
    PERSON = "person"
    CHECKLIST = "checklist"
    FILES = "files"
    TABLE = "table"
    FORMULA = "formula"  #: never asked, but shown
    NONE = "none"


class NotByTyping(Refusal):
    """Please use the buttons below to answer this question."""


@dataclass(frozen=True, slots=True)
class Source:
    """An attribute of the person in another field, from which a field is filled in by itself."""

    field: FieldKey
    attribute: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(ABC):
    """One question. A type of field is a subclass in a file of its own in `core/model/fields`."""

    type: ClassVar[str]
    widget: ClassVar[Widget]
    #: What people type, and the answer it is; run by the contract test.
    examples: ClassVar[tuple[tuple[str, Value], ...]] = ()

    key: FieldKey
    title: Label
    ask: Label | None = None  #: the question in a sentence; the title says it when absent
    hint: Label | None = None  #: one line below the question
    required: bool = True
    when: tuple[Condition, ...] = ()  #: it is asked only when any of these holds
    source: Source | None = None  #: filled in by itself, never asked

    @abstractmethod
    def accept(self, value: Any, here: Here) -> Value:
        """`value` as an answer of this field. The single validator, whatever way the value came. Raises Refusal."""

    @abstractmethod
    def show(self, value: Any, here: Here) -> str:
        """`value` in the reader's language, on one line."""

    def understand(self, typed: str, here: Here) -> Any:
        """What was typed, as a value that is yet to be accepted. Raises Refusal with advice."""
        raise NotByTyping

    def parse(self, typed: str, here: Here) -> Value:
        """The answer that was typed. Raises Refusal with advice."""
        return self.accept(self.understand(typed, here), here)

    def find(self, sentence: str, here: Here) -> Value | None:
        """An answer that a longer sentence holds, such as the dates in "a vacation from 5 to 18 August". Raises Refusal
        for one that is meant but cannot be."""
        return None

    def initial(self, author: PersonId) -> Value | None:
        """The answer that stands before anybody is asked; such a field is not asked, but can be changed."""
        return None

    def complete(self, value: Any) -> bool:
        """Whether `value` answers the question in full, or is only begun."""
        return True

    def dump(self, value: Any) -> Any:
        """`value` as JSON."""
        return value

    def load(self, stored: Any) -> Value:
        """The inverse of `dump`. Raises ValueError, TypeError or KeyError for what is no such value."""
        if not isinstance(stored, str):
            raise TypeError(stored)
        return stored

    @property
    def by_itself(self) -> bool:
        """Whether it is filled in by itself, from a person's card or by a formula; nobody is asked then."""
        return self.source is not None or self.widget is Widget.FORMULA

    def computed(self, known: Values) -> Value | None:
        """The answer that follows from the others; None where people answer. Raises Refusal for no result."""
        return None

    def details(self, value: Any, here: Here) -> tuple[str, ...]:
        """What `show` leaves out, line by line."""
        return ()

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the options of this field, found before the form is published; paths begin here."""
        return ()


#: The attributes that are people themselves.
_PEOPLE = frozenset({"manager"})


def drawn_from(source: Source, person: PersonId, org: Org) -> Value | None:
    """The attribute of `person` that `source` names; None when it is empty, or somebody who does not work here now."""
    value: Value | None = getattr(org.people[person], source.attribute, None) if person in org.people else None
    if source.attribute in _PEOPLE and isinstance(value, int) and not org.active([PersonId(value)]):
        return None
    return value or None
