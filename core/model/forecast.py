"""Where a request has come to, and where it is likely to go, with names."""

from dataclasses import dataclass

from core.model.form import Do, Stage
from core.model.org import Org
from core.model.request import Request
from core.model.seating import seating
from core.model.seats import seats_of
from core.model.step import Seat, Standing, State, Step


@dataclass(frozen=True, slots=True)
class Leg:
    """One stage of the way, passed, present or expected."""

    stage: Stage
    state: State
    seats: tuple[Seat, ...]
    standing: Standing | None = None  #: of a stage that has statuses and was reached


def forecast(request: Request, org: Org) -> tuple[Leg, ...]:
    """The way of `request`: what was, what is, and the stages still likely on the present answers: none when
    it has ended. Stages that were skipped, that will be, or that only tell somebody are left out."""
    legs = (_leg(step, request, org) for step in request.steps)
    return tuple(leg for leg in legs if leg is not None)


def _leg(step: Step, request: Request, org: Org) -> Leg | None:
    stage = request.form.stage(step.stage)
    if stage.do is Do.INFORM or step.state is State.SKIPPED:
        return None
    if step.state is not State.AHEAD:
        return Leg(stage, step.state, step.seats, step.standing)
    if request.closed:
        return None
    found = seating(stage, request, org)
    if not found.places:
        return None
    return Leg(stage, State.AHEAD, seats_of(place for place in found.places if place.people))
