"""Those who look on at a request come and go: by a button, or because a comment speaks to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.model.access import may_let_in
from core.model.addressed import Addressed, addressed
from core.model.command import Comment
from core.model.focus import OnObserver
from core.model.ids import PersonId, RequestId
from core.model.names import found
from core.model.observers import Confirm, Observe, Observing, Unobserve
from core.model.org import Org, Person
from core.model.request import Request, listeners
from core.model.turn import NotYours
from core.store import cards, drafts, people
from core.store.db import Tx
from core.use.act import carry_out, see, seen
from core.use.comment import comment
from core.use.decide import never_mind


@dataclass(frozen=True, slots=True)
class Spoken:
    """A comment that was passed on, and what came of those to whom it speaks."""

    request: Request
    org: Org
    let_in: tuple[PersonId, ...] = ()
    unclear: tuple[Addressed, ...] = ()  #: names that several people have
    unknown: tuple[Addressed, ...] = ()  #: names that nobody has
    kept_out: tuple[PersonId, ...] = ()  #: only the author could let them in


def speak(tx: Tx, id: RequestId, said: Comment, pointed: Sequence[Addressed] = ()) -> Spoken:
    """Passes a comment on. Whom it speaks to, by name or `pointed` at by the messenger, looks on from then on; a name
    that is not clear holds up nothing. Raises Refusal, NoSuchRequest for what is not for him to see."""
    request, org = see(tx, id, said.by), people.org(tx)
    names: tuple[Addressed, ...] = ()
    if not org.partner(said.by):
        names = (*pointed, *addressed(said.text, _others(org, said.by)))
    clear = dict.fromkeys(one.people[0] for one in names if len(one.people) == 1)
    new = tuple(person for person in clear if person != said.by and person not in listeners(request))
    if request.form.sealed:
        return _spoken_of(comment(tx, id, said), org, names, new, may_let_in(said.by, request, org))
    # They come first, so that they hear the very words that speak to them.
    for person in new:
        kept, org = seen(tx, id, said.by)
        carry_out(tx, kept, Observe(said.by, person, said.now), org)
    after = comment(tx, id, said)
    # Of several who are called alike, whoever has to do with it already is the one.
    several = tuple(one for one in names if len(one.people) > 1 and not set(one.people) & {*listeners(after), said.by})
    return Spoken(after, org, new, several, tuple(one for one in names if not one.people))


def _spoken_of(
    after: Request, org: Org, names: Sequence[Addressed], new: tuple[PersonId, ...], lets_in: bool
) -> Spoken:
    """To speak of somebody is not to let him in: in a sealed request nobody comes in by a name alone."""
    if not lets_in:
        return Spoken(after, org, kept_out=new)
    outside = tuple(one for one in names if one.people and not set(one.people) <= {*listeners(after)})
    return Spoken(after, org, unclear=outside, unknown=tuple(one for one in names if not one.people))


def ask_whom(tx: Tx, id: RequestId, person: PersonId) -> tuple[Request, Org]:
    """The person's next words are the name of somebody who is to look on. Raises Refusal, NoSuchRequest."""
    request, org = see(tx, id, person), people.org(tx)
    if not may_let_in(person, request, org):
        raise NotYours
    drafts.set_focus(tx, person, OnObserver(id))
    return request, org


def candidates(request: Request, person: PersonId, org: Org, typed: str = "") -> tuple[Person, ...]:
    """Who could be let in by `person`, and is meant by what was typed; in no order that matters."""
    heard = {*listeners(request), person}
    people_ = tuple(one for one in _others(org, person) if one.id not in heard)
    return found(typed, people_) if typed else people_


def look_on(tx: Tx, id: RequestId, command: Observing) -> tuple[Request, Org]:
    """Whoever leaves has no card any more. Raises Refusal, NoSuchRequest."""
    kept, org = seen(tx, id, command.by)
    after = carry_out(tx, kept, command, org)
    match command:
        case Observe():
            never_mind(tx, command.by)
        case Unobserve():
            cards.drop(tx, id, command.by)
        case Confirm():
            pass
    return after, org


def _others(org: Org, person: PersonId) -> Iterable[Person]:
    return tuple(one for one in org.people.values() if one.active and one.id != person)
