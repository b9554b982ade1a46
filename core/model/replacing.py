"""Who takes over the place of somebody who does not work here any more."""

import dataclasses

from core.model.advance import NobodyToAsk, advance
from core.model.command import Replace
from core.model.event import Replaced
from core.model.evolve import Course, evolve
from core.model.form import Stage
from core.model.org import Org
from core.model.request import Request
from core.model.seating import instead
from core.model.step import Seat
from core.model.who import Place


def replaced(request: Request, command: Replace, org: Org) -> Course:
    """New people for the open places, as far as those who stood there no longer work here. Raises NobodyToAsk."""
    step = request.open
    if step is None:
        return
    open_seats = tuple(seat for seat in step.seats if seat.answer is None)
    found = tuple(relieved(seat, request.form.stage(step.stage), request, org) for seat in open_seats)
    asked_ = {person for question in step.questions for person in (question.whom, question.by)}
    gone = tuple(sorted(asked_ - set(org.active(asked_))))
    if gone or tuple(place.people for place in found) != tuple(seat.people for seat in open_seats):
        event = Replaced(step.stage, found, command.now, gone)
        after = evolve(request, event)
        yield event, after
        if not command.asks:
            yield from advance(after, org, command.now)
        elif after.open is None:
            # Whoever has agreed at this very stage is not asked there again, and nobody else was found.
            raise NobodyToAsk(stage=request.form.stage(step.stage).title)


def relieved(seat: Seat, stage: Stage, request: Request, org: Org) -> Place:
    """Somebody else only where nobody of those who stood there still works here. Raises NobodyToAsk."""
    known = Place(seat.people, seat.role, seat.stands_in, seat.for_author)
    if still_here := org.active(seat.people):
        return dataclasses.replace(known, people=still_here)
    holders = org.holders(seat.role) if seat.role else ()
    if others := tuple(id for id in holders if id != request.author or stage.author_decides):
        return dataclasses.replace(known, people=others)
    place = instead(stage, request, org)
    if place is None:
        raise NobodyToAsk(stage=stage.title)
    return place
