"""On along the route: the next stage whose condition holds is opened; those that only tell somebody are passed."""

from datetime import datetime

from core.model.event import AgreedBefore, Closed, Event, Informed, Skip, StageOpened, StageSkipped
from core.model.evolve import Course, evolve
from core.model.form import Do, Stage, conditions_of, looked_at
from core.model.ids import FieldKey, PersonId, StageKey
from core.model.org import Org
from core.model.outcome import Outcome
from core.model.refusal import Refusal
from core.model.request import Request, Status
from core.model.seating import Seating, seating
from core.model.step import State, Step, Verdict
from core.model.value import Value


class NobodyToAsk(Refusal):
    """Nobody was found for the stage “{stage}”, and nobody stands in. Nothing is lost: please tell
    your administrator."""


def advance(request: Request, org: Org, now: datetime) -> Course:
    """Until a stage waits for somebody, or the way has come to its end. Raises NobodyToAsk."""
    while True:
        event = _known(request, request.open, now) if request.open is not None else _next(request, org, now)
        if event is None:
            return
        request = evolve(request, event)
        yield event, request
        if isinstance(event, Closed):
            return


def _next(request: Request, org: Org, now: datetime) -> Event:
    stage = next(iter(request.ahead), None)
    if stage is None:
        cancelled = request.status is Status.CANCELLING
        return Closed(Outcome.CANCELLED if cancelled else Outcome.APPROVED, now)
    found = seating(stage, request, org)
    if not found.places:
        return _skipped(stage, request, found, now)
    if stage.do is Do.INFORM:
        return Informed(stage.key, tuple(place for place in found.places if place.people), now)
    if not found.complete:
        raise NobodyToAsk(stage=stage.title)
    return StageOpened(stage.key, found.places, now)


def _skipped(stage: Stage, request: Request, found: Seating, now: datetime) -> StageSkipped:
    had = _looked_at(stage, request) if found.skip is Skip.CONDITIONS else ()
    return StageSkipped(stage.key, had, now, request.terms, found.skip)


def _looked_at(stage: Stage, request: Request) -> tuple[tuple[FieldKey, Value | None], ...]:
    keys = {key for condition in conditions_of(stage) for key in looked_at(request.form, condition)}
    return tuple((key, request.values.get(key)) for key in sorted(keys))


def _known(request: Request, step: Step, now: datetime) -> AgreedBefore | None:
    """Whoever has agreed to these very answers at an earlier stage is not asked for the same once more; but when
    somebody has asked for him."""
    stage = request.form.stage(step.stage)
    if stage.do is not Do.APPROVE or stage.again or stage.fill or stage.opens:
        return None
    earlier = _agreed(request)
    named = (seat for seat in step.ready if seat.added_by is None and not seat.hops)
    who = next((id for seat in named for id in seat.people if id in earlier), None)
    return None if who is None else AgreedBefore(who, step.stage, earlier[who], now)


def _agreed(request: Request) -> dict[PersonId, StageKey]:
    """Who has agreed to the answers as they are now, and where: others may have come since the open stage was opened,
    out of a request that is part of this one."""
    found: dict[PersonId, StageKey] = {}
    for step in request.steps:
        if step.state is State.PASSED and step.edition == request.edition:
            for answer in step.answers:
                if answer.verdict is Verdict.APPROVED and answer not in step.kept:
                    found.setdefault(answer.by, step.stage)
    return found
