"""The way of a request, in one line: «✅ Вера Ким → ⏳ Марат Юсупов → ⚪ Бухгалтерия»."""

from collections.abc import Sequence

from core.model.forecast import Leg, forecast
from core.model.here import Here
from core.model.ids import PersonId
from core.model.org import Org
from core.model.request import Request, Status
from core.model.step import Seat, State, Step, Verdict

_SIGNS = {
    State.AHEAD: "⚪",
    State.OPEN: "⏳",
    State.PASSED: "✅",
    State.SKIPPED: "⏭",
}
_ENDED = {Verdict.REJECTED: "❌", Verdict.RETURNED: "↩️"}


def way(request: Request, org: Org, here: Here) -> str:
    """Every stage that was, is, or is likely to be, with names where one person is meant."""
    legs = [leg for leg in forecast(request, org) if not _came_to_nothing(leg, request)]
    return " → ".join(f"{_sign(leg)}\N{NO-BREAK SPACE}{_whom(leg, org, here)}" for leg in legs)


def plan(request: Request, org: Org, here: Here) -> str:
    """The way before anything has happened: names and stages without signs."""
    return " → ".join(_whom(leg, org, here) for leg in forecast(request, org))


def waited_for(step: Step, request: Request, org: Org, here: Here) -> str:
    """Who is to act now: names, or the stage where several could."""
    open_ = [seat for seat in step.seats if seat.answer is None]
    title = request.form.stage(step.stage).title.in_(here.locale)
    return ", ".join(dict.fromkeys(_seat(seat, title, org) for seat in open_))


def among(people: Sequence[PersonId], org: Org, between: str) -> str:
    """The first three of them, and how many more there are."""
    more = f" +{len(people) - 3}" if len(people) > 3 else ""
    return between.join(org.name(id) for id in people[:3]) + more


def _came_to_nothing(leg: Leg, request: Request) -> bool:
    """Whether the request ended, or went back, before anything was said there that matters."""
    if leg.state is State.STOPPED:
        return _ended(leg) is None
    return leg.state is State.AHEAD and (request.closed or request.status is Status.REWORK)


def _sign(leg: Leg) -> str:
    return _ended(leg) or _SIGNS[leg.state]


def _ended(leg: Leg) -> str | None:
    """The sign of a no."""
    verdicts = [seat.answer.verdict for seat in leg.seats if seat.answer]
    return next((_ENDED[verdict] for verdict in verdicts if verdict in _ENDED), None)


def _whom(leg: Leg, org: Org, here: Here) -> str:
    title = leg.stage.title.in_(here.locale)
    return " + ".join(dict.fromkeys(_seat(seat, title, org) for seat in leg.seats))


def _seat(seat: Seat, title: str, org: Org) -> str:
    """A title stands for the holders of its role only: those who stand in for somebody are called by their names."""
    if seat.answer is not None and (seat.role is None or seat.stands_in):
        return org.name(seat.answer.by)
    if seat.stands_in:
        return among(seat.people, org, " / ")
    return org.name(seat.people[0]) if len(seat.people) == 1 and seat.role is None else title
