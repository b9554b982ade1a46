"""How moving a stage from status to status changes its places, and who has the request."""

from collections.abc import Iterable
from dataclasses import replace

from core.model.form import Stage
from core.model.ids import PersonId
from core.model.seats import reseated, seats_of
from core.model.statuses import Moved, StageStatus
from core.model.step import Answer, Seat, Standing, Step, Verdict, clocked, with_its_questions


def begun(step: Step, stage: Stage) -> Step:
    """A stage that has been opened stands at its first status, if it has any."""
    if not stage.statuses or step.since is None:
        return step
    first = stage.statuses[0]
    return replace(step, standing=Standing(first.key, step.since, first.pause, had=_people(step.seats)))


def moved(step: Step, event: Moved, status: StageStatus) -> Step:
    """At an ending every place is filled by whoever has moved it there."""
    was = step.standing
    if was is None:
        return step
    after = replace(step, put_off=(), seats=_seats(step, was, event))
    movers = (*(one for one in was.moved if one != event.by), event.by)
    had = tuple(dict.fromkeys((*was.had, *_people((*step.seats, *after.seats)))))
    standing = Standing(status.key, event.now, status.pause, movers, event.comment, _taken(step, was, event), had)
    after = clocked(step, replace(after, standing=standing), event.now)
    return _done(after, event) if status.ends else with_its_questions(after, event.now)


def own(step: Step, mover: PersonId) -> tuple[Seat, ...]:
    """The stage's own places. Of one that several could fill, whoever moves it away keeps it."""
    if step.standing is not None and step.standing.taken:
        return step.standing.taken
    return tuple(_kept(seat, mover) for seat in step.seats)


def _seats(step: Step, was: Standing, event: Moved) -> tuple[Seat, ...]:
    """Those of the status; or the stage's own, as they were, when it comes back; else everybody keeps his."""
    if event.taken:
        return seats_of(event.places)
    if not event.places:
        return step.seats
    return tuple(reseated(seat, place) for seat, place in zip(was.taken, event.places, strict=True))


def _taken(step: Step, was: Standing, event: Moved) -> tuple[Seat, ...]:
    return own(step, event.by) if event.taken else ()


def _kept(seat: Seat, mover: PersonId) -> Seat:
    return replace(seat, people=(mover,)) if mover in seat.people else seat


def _done(step: Step, event: Moved) -> Step:
    answer = Answer(event.by, Verdict.COMPLETED, event.now, event.comment)
    seats = tuple(replace(seat, answer=seat.answer or answer) for seat in step.seats)
    return replace(step, seats=seats)


def _people(seats: Iterable[Seat]) -> tuple[PersonId, ...]:
    return tuple(dict.fromkeys(person for seat in seats for person in seat.people))
