"""How a request would go: whom each stage would find, and who would be asked instead. Nothing is sent, nothing kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.model.climb import circle
from core.model.condition import Condition, applies
from core.model.form import Form, Stage
from core.model.ids import PersonId
from core.model.org import Org
from core.model.seating import ladder, places_for
from core.model.terms import Terms
from core.model.value import Values
from core.model.who import ManagerOf, ManagersOf, Participant, Place, Who, is_found, person_in


@dataclass(frozen=True, slots=True)
class Matter:
    """What the way of a request depends on."""

    form: Form
    author: PersonId
    values: Values
    terms: Terms


@dataclass(frozen=True, slots=True)
class Found:
    """One participant whose conditions hold, and a place that is his."""

    who: Who
    when: tuple[Condition, ...]  #: one of these holds; none means always
    place: Place
    instead: Who | None = None  #: of the ladder, when he is not found
    circle: tuple[PersonId, ...] = ()  #: the way up in which his managers go round

    @property
    def stuck(self) -> bool:
        """Whether even the ladder is empty."""
        return not self.place.people


@dataclass(frozen=True, slots=True)
class Stop:
    """One stage of the way; it is passed over when it asks nobody."""

    stage: Stage
    found: tuple[Found, ...]


def simulated(matter: Matter, org: Org) -> tuple[Stop, ...]:
    """Every stage of the route, on the present answers and with the present people. Answers of later stages are those
    that are given."""
    return tuple(Stop(stage, tuple(_at(stage, matter, org))) for stage in matter.form.route)


def _at(stage: Stage, matter: Matter, org: Org) -> Iterator[Found]:
    if not applies(stage.when, matter.values, matter.terms):
        return
    for one in stage.who:
        if applies(one.when, matter.values, matter.terms):
            yield from _found(one, stage, matter, org)


def _found(one: Participant, stage: Stage, matter: Matter, org: Org) -> Iterator[Found]:
    round_ = _circle(one.who, matter, org)
    for place in places_for(one.who, stage, matter, org):
        if isinstance(place, Place):
            instead = _rung(stage, matter, org) if place.stands_in else None
            yield Found(one.who, one.when, place, instead, round_)


def _rung(stage: Stage, matter: Matter, org: Org) -> Who | None:
    return next((who for who in ladder(stage, matter.form) if is_found(who, matter.values, matter.author, org)), None)


def _circle(who: Who, matter: Matter, org: Org) -> tuple[PersonId, ...]:
    if not isinstance(who, ManagerOf | ManagersOf):
        return ()
    led = matter.author if who.field is None else person_in(matter.values, who.field)
    return () if led is None else circle(org, led, who.level if isinstance(who, ManagerOf) else who.up_to)
