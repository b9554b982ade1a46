"""What a transition sets off outside: whom to ask, to tell, or to show the present state."""

from dataclasses import dataclass
from typing import TypeAlias

from core.model.ids import PersonId, RequestId
from core.model.value import FileKind


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


@dataclass(frozen=True, slots=True)
class Remind:
    """A short message below the card: this person is still waited for. Not in his night."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class Forward:
    """A message with what somebody has just said about it, and one more for each kind of files that came with it."""

    person: PersonId
    files: frozenset[FileKind] = frozenset()


@dataclass(frozen=True, slots=True)
class Offer:
    """A message of its own: this person's request was opened for one that has come to nothing. He may recall it."""

    person: PersonId
    child: RequestId


#: What becomes of the message in which a person sees the request: one for each, the strongest.
Showing: TypeAlias = Ask | Tell | Refresh
#: Messages of their own.
Saying: TypeAlias = Remind | Forward | Offer
Effect: TypeAlias = Showing | Saying
