"""Moving a stage from one of its statuses to another: who may, and who has the request then."""

from core.model.advance import NobodyToAsk, advance
from core.model.evolve import Course, evolve
from core.model.filling import check_filled
from core.model.form import Stage
from core.model.ids import PersonId
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.replacing import relieved
from core.model.request import Request
from core.model.saying import worded
from core.model.seating import seated
from core.model.standing import own
from core.model.statuses import Move, Moved, StageStatus
from core.model.step import Standing, State, Step
from core.model.turn import NotYourTurn, check_held, step_seen
from core.model.who import Place, places_of, wanted

#: Of those who may, so many are named.
_NAMED = 3


class MovedAlready(Refusal):
    """It is “{status}” already: {who}, {at}."""


class NoSuchMove(Refusal):
    """It is “{now}” now, and from there it is not moved to “{to}”. Here it is as it stands now."""


class OthersMove(Refusal):
    """It is moved to “{to}” by others: {who}."""


def moves(request: Request, person: PersonId, org: Org) -> tuple[StageStatus, ...]:
    """Where this person may move the open stage now, in the order of its form."""
    step = request.open
    if step is None or step.standing is None:
        return ()
    onward = (to for to in _next(request, step, step.standing) if not (to.ends and request.held))
    return tuple(to for to in onward if _may(request, step, to, person, org))


def moved(request: Request, command: Move, org: Org) -> Course:
    """Raises Refusal."""
    step, standing, to = _checked(request, command, org)
    if to.ends:
        check_filled(request, command)
    places, taken = ((), False) if to.ends else _places(request, step, to, command.by, org)
    comment = worded(command.comment)
    event = Moved(command.by, step.stage, standing.status, to.key, places, command.now, comment, taken)
    after = evolve(request, event)
    yield event, after
    if to.ends:
        yield from advance(after, org, command.now)


def _checked(request: Request, command: Move, org: Org) -> tuple[Step, Standing, StageStatus]:
    """Raises Refusal unless this move is possible now, and his to make."""
    step = step_seen(request, command.by, command.stage, command.round)
    stage, standing = request.form.stage(step.stage), step.standing
    to = next((status for status in stage.statuses if status.key == command.to), None)
    if step.state is not State.OPEN or standing is None or to is None:
        raise NotYourTurn
    if standing.status == to.key and standing.moved:
        raise MovedAlready(status=to.title, who=standing.moved[-1], at=standing.since)
    if to not in _next(request, step, standing):
        raise NoSuchMove(now=stage.status(standing.status).title, to=to.title)
    if not _may(request, step, to, command.by, org):
        _refuse(request, to, command.by, org)
    if to.ends:
        check_held(request, command.by, org)
    return step, standing, to


def _refuse(request: Request, to: StageStatus, person: PersonId, org: Org) -> None:
    """Raises OthersMove; a partner does not learn who they are."""
    by = _movers(request, to, org)
    if by and not org.partner(person):
        more = f" +{len(by) - _NAMED}" if len(by) > _NAMED else ""
        raise OthersMove(to=to.title, who=", ".join(map(org.name, by[:_NAMED])) + more)
    raise NotYourTurn


def _next(request: Request, step: Step, standing: Standing) -> tuple[StageStatus, ...]:
    stage = request.form.stage(step.stage)
    return tuple(stage.status(key) for key in stage.status(standing.status).next)


def _may(request: Request, step: Step, to: StageStatus, person: PersonId, org: Org) -> bool:
    """Whoever the status names, else whoever has the request. A partner only what he has himself."""
    has, by = step.waits_for(person), _movers(request, to, org)
    return person in by and (has or not org.partner(person)) if by else has


def _movers(request: Request, to: StageStatus, org: Org) -> tuple[PersonId, ...]:
    """Those whom the status names; nobody when none of them is found."""
    named = wanted(to.by, request.values, request.terms)
    places = (place for who in named for place in places_of(who, request.values, request.author, org))
    return tuple(dict.fromkeys(person for place in places if place is not None for person in place.people))


def _places(request: Request, step: Step, to: StageStatus, mover: PersonId, org: Org) -> tuple[tuple[Place, ...], bool]:
    """Who has the request there, and whether that takes it off the stage's own people; no places where everybody keeps
    his. Raises NobodyToAsk."""
    stage = request.form.stage(step.stage)
    if found := _taking(request, stage, to, org):
        return found, True
    if step.standing is None or not step.standing.taken:
        return (), False
    return tuple(relieved(seat, stage, request, org) for seat in own(step, mover)), False


def _taking(request: Request, stage: Stage, to: StageStatus, org: Org) -> tuple[Place, ...]:
    found = seated(wanted(to.who, request.values, request.terms), stage, request, org)
    if not found.complete:
        raise NobodyToAsk(stage=stage.title)
    return found.places
