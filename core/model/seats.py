"""How what happens within a stage changes its places."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from core.model.agree import Agree, Whose
from core.model.event import Added, Answered, Asked, Detour, HandedOn, Replaced, StageOpened, Where
from core.model.ids import PersonId
from core.model.step import Answer, Question, Remark, Reply, Seat, State, Step, filled, left_with, with_its_questions
from core.model.who import Place


def seats_of(places: Iterable[Place]) -> tuple[Seat, ...]:
    return tuple(Seat(place.people, place.role, place.stands_in, for_author=place.for_author) for place in places)


def opened(ahead: Step, event: StageOpened, agree: Agree, edition: int) -> Step:
    """What was said before and still stands fills its places again."""
    seats = seats_of(event.places)
    if agree.whose is Whose.IN_TURN:
        seats = tuple(replace(seat, after=(at - 1,) if at else ()) for at, seat in enumerate(seats))
    return _filled(Step(event.stage, State.OPEN, seats, event.now, edition=edition, kept=ahead.kept), ahead.kept)


def changed(step: Step, event: Detour) -> Step:
    match event:
        case Asked():
            question = Question(event.by, event.whom, event.text, event.now)
            return replace(step, questions=(*step.questions, question))
        case Answered():
            return _replied(step, event)
        case HandedOn():
            step = replace(step, seats=tuple(_handed_on(seat, step, event) for seat in step.seats))
            return with_its_questions(step, event.now)
        case Added():
            return _added(step, event)
        case _:
            assert_never(event)


def with_another(step: Step, event: Replaced) -> Step:
    """Who has agreed at this stage already has agreed for the place he takes over, too: nobody is asked the same
    twice."""
    places: Iterator[Place] = iter(event.places)
    given = tuple(answer for answer in step.answers if answer.yes)
    seats = tuple(seat if seat.answer is not None else reseated(seat, next(places)) for seat in step.seats)
    step = replace(step, seats=seats)
    step = with_its_questions(_filled(step, given), event.now)
    left = tuple(one for one in step.questions if one.whom not in event.gone and one.by not in event.gone)
    return left_with(step, left, event.now)


def held(step: Step, person: PersonId) -> tuple[int, ...]:
    """The numbers of the places that are this person's to fill now."""
    ready = step.ready
    return tuple(at for at, seat in enumerate(step.seats) if seat in ready and person in seat.people)


def reseated(seat: Seat, place: Place) -> Seat:
    return replace(seat, people=place.people, role=place.role, stands_in=place.stands_in, for_author=place.for_author)


def _filled(step: Step, given: tuple[Answer, ...]) -> Step:
    """What was said counts for every place of those who said it, also for one whose turn comes only by that."""
    for _place in step.seats if given else ():
        for answer in given:
            step = filled(step, answer)
    return step


def _replied(step: Step, event: Answered) -> Step:
    asked = next(one for one in step.questions if (one.by, one.whom) == (event.to, event.by))
    left = tuple(one for one in step.questions if one is not asked)
    return replace(left_with(step, left, event.now), replies=(*step.replies, Reply(asked, event.text, event.now)))


def _handed_on(seat: Seat, step: Step, event: HandedOn) -> Seat:
    if seat.answer is not None or event.by not in seat.people or seat not in step.ready:
        return seat
    remark = Remark(event.by, event.to, event.comment)
    return Seat((event.to,), after=seat.after, added_by=seat.added_by, hops=(*seat.hops, event.by), remark=remark)


def _added(step: Step, event: Added) -> Step:
    """One place more, at the end: the numbers of the others stay."""
    mine, new = held(step, event.by), len(step.seats)
    remark = Remark(event.by, event.whom, event.comment) if event.comment else None
    seat = Seat((event.whom,), added_by=event.by, remark=remark)
    match event.where:
        case Where.BEFORE:
            seats = (replace(one, after=(*one.after, new)) if at in mine else one for at, one in enumerate(step.seats))
        case Where.BESIDE:
            seats = (one for one in step.seats)
        case Where.AFTER:
            seat = replace(seat, after=mine)
            follow = (set(one.after) & set(mine) and one.answer is None for one in step.seats)
            seats = (
                replace(one, after=(*one.after, new)) if after else one
                for one, after in zip(step.seats, follow, strict=True)
            )
        case _:
            assert_never(event.where)
    return replace(step, seats=(*seats, seat))
