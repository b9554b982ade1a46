"""Who is asked at a stage: the places of its participants, nobody deciding on his own request unless the form says so,
and nobody's place left empty."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from core.model.climb import HIGHEST, managers
from core.model.event import Skip
from core.model.form import Form, Nobody, Own, Stage, asked_at
from core.model.ids import PersonId
from core.model.org import ADMIN, Org
from core.model.terms import Terms
from core.model.value import Values
from core.model.who import Author, InRole, Place, Who, places_of, stand_in


class Sent(Protocol):
    """What it depends on who is asked: a request, or what could become one."""

    @property
    def form(self) -> Form: ...
    @property
    def author(self) -> PersonId: ...
    @property
    def values(self) -> Values: ...
    @property
    def terms(self) -> Terms: ...


@dataclass(frozen=True, slots=True)
class Seating:
    """The places of a stage; or why there are none. A place without people stands for whoever is missing."""

    places: tuple[Place, ...]
    skip: Skip = Skip.CONDITIONS

    @property
    def complete(self) -> bool:
        return all(place.people for place in self.places)


def seating(stage: Stage, request: Sent, org: Org) -> Seating:
    """None twice; by name and by role are two."""
    return seated(asked_at(stage, request.values, request.terms), stage, request, org)


def seated(asked: tuple[Who, ...], stage: Stage, request: Sent, org: Org) -> Seating:
    """The places of these participants, by the rules of a stage."""
    found: dict[object, Place] = {}
    skip = Skip.CONDITIONS
    for who in asked:
        for place in places_for(who, stage, request, org):
            if isinstance(place, Skip):
                skip = place
            else:
                found.setdefault((place.people, place.role), place)
    return Seating(tuple(found.values()), skip)


def places_for(who: Who, stage: Stage, request: Sent, org: Org) -> Iterator[Place | Skip]:
    """The places of one participant; or why one of his is none."""
    for wanted in places_of(who, request.values, request.author, org):
        yield _filled(wanted, who, stage, request, org)


def instead(stage: Stage, request: Sent, org: Org) -> Place | None:
    """Who is asked for somebody who is not found; None when the whole ladder is empty."""
    place = _ladder(stage, request, org)
    if place is None or stage.author_decides or request.author not in place.people:
        return place
    return _another(place, stage, request, org)


def _ladder(stage: Stage, request: Sent, org: Org) -> Place | None:
    if stage.if_nobody is Nobody.MANAGER and (leader := _leader(request.author, org)) is not None:
        return Place((leader,), stands_in=True)
    return stand_in(ladder(stage, request.form), request.values, request.author, org)


def ladder(stage: Stage, form: Form) -> tuple[Who, ...]:
    """Who is asked, one after the other, when somebody is not found. An administrator is not named by a form, so he
    gets nothing that is sealed."""
    rungs = (*stage.fallback, InRole(form.owner))
    return rungs if form.sealed else (*rungs, InRole(ADMIN))


def _filled(wanted: Place | None, who: Who, stage: Stage, request: Sent, org: Org) -> Place | Skip:
    if wanted is None:
        if stage.if_nobody is Nobody.SKIP:
            return Skip.NOBODY
        found = instead(stage, request, org) if stage.if_nobody is not Nobody.REFUSE else None
        return found or Place(())
    if isinstance(who, Author) or stage.author_decides or request.author not in wanted.people:
        return wanted
    if stage.own is Own.SKIP and wanted.people == (request.author,):
        return Skip.AUTHOR
    return _another(wanted, stage, request, org)


def _another(place: Place, stage: Stage, request: Sent, org: Org) -> Place:
    """In the place of the author whoever shares his role; else whoever leads him, or the ladder; of what is sealed,
    who leads him only where the form says so. He himself only where there is nobody else at all, and then everybody can
    see it."""
    if others := _others(place, request):
        return replace(place, people=others)
    named = not request.form.sealed or stage.own is Own.MANAGER
    if named and (leader := _leader(request.author, org)) is not None:
        return Place((leader,), for_author=True)
    found = stand_in(ladder(stage, request.form), request.values, request.author, org)
    if found is not None and (others := _others(found, request)):
        return replace(found, people=others, for_author=True)
    return replace(place, for_author=True)


def _others(place: Place, request: Sent) -> tuple[PersonId, ...]:
    return tuple(id for id in place.people if id != request.author)


def _leader(author: PersonId, org: Org) -> PersonId | None:
    """The first above him who works here."""
    return next((id for id in managers(org, author, HIGHEST) if org.active([id])), None)
