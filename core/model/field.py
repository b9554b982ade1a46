"""What every type of field has in common: a question of a form, and how its answer is understood, checked and shown."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from typing_extensions import override

from core.model.condition import Condition
from core.model.here import Here
from core.model.ids import FieldKey, PersonId, StageKey
from core.model.label import Label
from core.model.org import Org
from core.model.problem import Problem
from core.model.rates import NO_RATES, Rates
from core.model.refusal import Refusal
from core.model.value import Value, Values


class Widget(StrEnum):
    """How a field is asked. A closed set: every edge can draw each of them."""

    LINE = "line"
    PHONE = "phone"  #: a line, or a contact that is shared
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    SIGN = "sign"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    PERIOD = "period"
    PERSON = "person"
    PEOPLE = "people"
    CATALOG = "catalog"
    REQUEST = "request"
    CHECKLIST = "checklist"
    FILES = "files"
    PLACE = "place"
    TABLE = "table"
    FORMULA = "formula"  #: never asked, but shown
    NONE = "none"


class Compared(StrEnum):
    """What conditions can ask about an answer, besides whether there is one."""

    AMOUNT = "amount"
    TEXT = "text"
    YES_NO = "yes_no"
    OPTIONS = "options"


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
    compared: ClassVar[Compared | None] = None
    #: What people type, and the answer it is; run by the contract test.
    examples: ClassVar[tuple[tuple[str, Value], ...]] = ()

    key: FieldKey
    title: Label
    ask: Label | None = None  #: the question in a sentence; the title says it when absent
    hint: Label | None = None  #: one line below the question
    required: bool = True
    required_from: StageKey | None = None  #: may be left out until this stage, which is not passed without it
    fixed_from: StageKey | None = None  #: from this stage on the answer stays as it is
    when: tuple[Condition, ...] = ()  #: it is asked only when any of these holds
    source: Source | None = None  #: filled in by itself, never asked
    sensitive: bool = False  #: shown to its author, to whoever fills it in, and to the stages of `seen_by`
    seen_by: tuple[StageKey, ...] = ()
    partners: bool = False  #: shown to people of other companies, too

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

    def fits(self, value: Value, author: PersonId, org: Org) -> None:  # noqa: B027 - most answers fit everybody
        """Raises Refusal for an answer that this author cannot give in this company: for people who are not there."""

    def toggled(self, value: Any, item: Any) -> Value:
        """`value` with `item` ticked; without it when it was. Only for answers that are gathered tick by tick."""
        raise TypeError(item)

    @property
    def preset(self) -> bool:
        """Whether the form gives it an answer before anybody is asked."""
        return False

    @property
    def repeats(self) -> bool:
        """Whether it begins with what its author answered the last time."""
        return False

    def initial(self, author: PersonId, here: Here) -> Value | None:
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

    def computed(self, known: Values, rates: Rates = NO_RATES) -> Value | None:
        """The answer that follows from the others; None where people answer. Raises Refusal for no result."""
        return None

    def instead(self, typed: str, present: Any, here: Here) -> Any:
        """Like `understand`, in the place of the `present` answer, or of none. Raises Refusal."""
        return self.understand(typed, here)

    def settled(self, value: Any, rates: Rates) -> Any:
        """`value` with whatever in it follows from the rest of it, by these rates."""
        return value

    def details(self, value: Any, here: Here) -> tuple[str, ...]:
        """What `show` leaves out, line by line."""
        return ()

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the options of this field, found before the form is published; paths begin here."""
        return ()


#: In the place of a default: what this person answered in his last request of this form.
LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefilled(Field):
    """A question that may be answered before it is asked."""

    default: str | None = None  #: an answer as it would be typed, such as "tomorrow"; or "last"

    @property
    @override
    def preset(self) -> bool:
        return self.default is not None and not self.repeats

    @property
    @override
    def repeats(self) -> bool:
        return self.default == LAST

    @override
    def initial(self, author: PersonId, here: Here) -> Value | None:
        """None too for a default that has become no answer: a day that has passed is asked for."""
        if self.default is None or self.repeats:
            return None
        try:
            return self.parse(self.default, here)
        except Refusal:
            return None


class Again(StrEnum):
    """What a question begins with that has no words for a default."""

    LAST = LAST


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated(Field):
    """A question that may begin with what its author answered the last time, and with nothing else."""

    default: Again | None = None

    @property
    @override
    def repeats(self) -> bool:
        return self.default is not None


#: The attributes that are people themselves.
_PEOPLE = frozenset({"manager"})


def drawn_from(source: Source, person: PersonId, org: Org) -> Value | None:
    """The attribute of `person` that `source` names; None when it is empty, or somebody who does not work here now."""
    value: Value | None = getattr(org.people[person], source.attribute, None) if person in org.people else None
    if source.attribute in _PEOPLE and isinstance(value, int) and not org.active([PersonId(value)]):
        return None
    return value or None
