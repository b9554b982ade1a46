"""The way of a request, in one line: «✅ Вера Ким → ⏳ Марат Юсупов → ⚪ Бухгалтерия»."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.model.agree import Whose
from core.model.forecast import Leg, forecast
from core.model.here import Here
from core.model.ids import PersonId
from core.model.org import Org
from core.model.request import Request, Status
from core.model.step import Seat, State, Step, Verdict, tally
from dialogs import around
from dialogs.i18n import _

_SIGNS = {
    State.AHEAD: "⚪",
    State.OPEN: "⏳",
    State.PASSED: "✅",
    State.SKIPPED: "⏭",
}
_ENDED = {Verdict.REJECTED: "❌", Verdict.RETURNED: "↩️"}


def way(request: Request, org: Org, here: Here) -> str:
    """Every stage that was, is, or is likely to be, with names where one person is meant. Those who are asked one after
    the other at a stage are steps of their own."""
    legs = [leg for leg in _legs(request, org) if not _came_to_nothing(leg, request)]
    shown = [
        f"{_sign(leg)}\N{NO-BREAK SPACE}{words}{_count(leg, request)}"
        for leg, words in zip(legs, _words(legs, request, org, here), strict=True)
    ]
    line = " → ".join(shown)
    return _("Cancelling: {way}").format(way=line) if request.cancelling is not None and line else line


def plan(request: Request, org: Org, here: Here) -> str:
    """The way before anything has happened: names and stages without signs."""
    return " → ".join(_words(_legs(request, org), request, org, here))


def waited_for(step: Step, request: Request, org: Org, here: Here, besides: PersonId | None = None) -> str:
    """Who is to act now: names, or the stage where several could, but for one that has statuses. Who wants to know
    something first waits himself, for whom he has asked; and all of them do for a request that was opened for the
    stage. That `besides` was asked something he reads elsewhere."""
    title = request.form.stage(step.stage).title.in_(here.locale) if step.standing is None else None
    if any(step.answers):
        title = None  # of several who have to agree, those who have not are meant
    if request.held:
        return ", ".join(around.awaited(request, here))
    deciding = [seat for seat in step.ready if not set(seat.people) <= step.asking]
    asked = [org.name(question.whom) for question in step.questions if question.whom != besides]
    return ", ".join(dict.fromkeys([*(_seat(seat, title, org) for seat in deciding), *asked]))


def among(people: Sequence[PersonId], org: Org, between: str) -> str:
    """The first three of them, and how many more there are."""
    more = f" +{len(people) - 3}" if len(people) > 3 else ""
    return between.join(org.name(id) for id in people[:3]) + more


def _legs(request: Request, org: Org) -> list[Leg]:
    return [turn for leg in forecast(request, org) for turn in _turns(leg, request)]


def _words(legs: list[Leg], request: Request, org: Org, here: Here) -> list[str]:
    """Who is asked at each leg. Where its author acts more than once, what he does: «… → Деньги → Отчёт»."""
    own = [leg for leg in legs if all(seat.people == (request.author,) for seat in leg.seats)]
    several = len({leg.stage.key for leg in own}) > 1
    return [
        leg.stage.title.in_(here.locale) if several and leg in own else _whom(leg, request, org, here) for leg in legs
    ]


def _turns(leg: Leg, request: Request) -> Iterator[Leg]:
    """The places of a stage, parted by when their turn comes."""
    depths = _depths(leg.seats, in_turn=request.agree(leg.stage.key).whose is Whose.IN_TURN)
    for depth in sorted(set(depths)):
        seats = tuple(seat for seat, at in zip(leg.seats, depths, strict=True) if at == depth)
        yield replace(leg, seats=seats, state=_state(leg, seats))


def _depths(seats: tuple[Seat, ...], *, in_turn: bool) -> list[int]:
    """How many have to answer before each, one after the other. Before a stage is opened its places know no turns."""
    if in_turn and not any(seat.after for seat in seats):
        return list(range(len(seats)))

    def depth(seat: Seat) -> int:
        return 1 + max((depth(seats[at]) for at in seat.after), default=-1)

    return [depth(seat) for seat in seats]


def _state(leg: Leg, seats: tuple[Seat, ...]) -> State:
    """Of those whose turn comes together."""
    if len(seats) == len(leg.seats) or leg.state not in (State.OPEN, State.STOPPED):
        return leg.state
    if all(seat.answer is not None and seat.answer.yes for seat in seats):
        return State.PASSED
    if leg.state is State.STOPPED:
        return leg.state
    before = [leg.seats[at].answer for seat in seats for at in seat.after]
    return State.OPEN if all(answer is not None and answer.yes for answer in before) else State.AHEAD


def _came_to_nothing(leg: Leg, request: Request) -> bool:
    """Whether the request ended, or went back, before anything was said there that matters."""
    if leg.state is State.STOPPED:
        return _ended(leg) is None
    return leg.state is State.AHEAD and (request.closed or request.status is Status.REWORK)


def _sign(leg: Leg) -> str:
    return _ended(leg) or _SIGNS[leg.state]


def _ended(leg: Leg) -> str | None:
    """The sign of a no, where it is the end."""
    if leg.state is not State.STOPPED:
        return None
    verdicts = [seat.answer.verdict for seat in leg.seats if seat.answer]
    return next((_ENDED[verdict] for verdict in verdicts if verdict in _ENDED), None)


def _whom(leg: Leg, request: Request, org: Org, here: Here) -> str:
    """Of those of whom one is enough, any; of a stage that is passed, those who have said so; of one that stands at a
    status, that."""
    if leg.standing is not None and leg.state is State.OPEN:
        return leg.stage.status(leg.standing.status).title.in_(here.locale)
    title = leg.stage.title.in_(here.locale)
    agree = request.agree(leg.stage.key)
    between = " / " if agree.whose is Whose.FIRST else " + "
    said = [seat for seat in leg.seats if seat.answer is not None and seat.answer.yes]
    seats = said if leg.state is State.PASSED and said else leg.seats
    return between.join(dict.fromkeys(_seat(seat, title, org) for seat in seats))


def _count(leg: Leg, request: Request) -> str:
    """« (1 из 2)»: how many have agreed, of how many that have to."""
    agree = request.agree(leg.stage.key)
    yes, needed = tally(Step(leg.stage.key, leg.state, leg.seats), agree)
    waits = leg.state is State.OPEN or (leg.state is State.AHEAD and agree.counts)
    if not waits or len(leg.seats) < 2 or not (yes or agree.counts) or agree.whose is Whose.FIRST:
        return ""
    count = _("{at} of {count}").format(at=yes, count=needed).replace(" ", "\N{NO-BREAK SPACE}")
    return f" ({count})"


def _seat(seat: Seat, title: str | None, org: Org) -> str:
    """A title stands for the holders of its role only: those who stand in for somebody are called by their names."""
    who = _named(seat, title, org)
    return _("{who} (instead of the author)").format(who=who) if seat.for_author else who


def _named(seat: Seat, title: str | None, org: Org) -> str:
    if seat.answer is not None and (seat.role is None or seat.stands_in):
        return org.name(seat.answer.by)
    if seat.stands_in or title is None:
        return among(seat.people, org, " / ")
    return org.name(seat.people[0]) if len(seat.people) == 1 and seat.role is None else title
