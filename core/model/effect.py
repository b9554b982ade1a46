"""What a transition sets off outside: whom to ask, to tell, or to show the present state."""

from dataclasses import dataclass
from typing import TypeAlias

from core.model.ids import PersonId


@dataclass(frozen=True, slots=True)
class Ask:
    """A new message with buttons: this person has to do something."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class Tell:
    """A new message: the outcome is this person's."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class Refresh:
    """The message this person has shows the present state, silently."""

    person: PersonId


Effect: TypeAlias = Ask | Tell | Refresh
