"""A second set of books on statuses: where a request stands, whose it is there, to whom it comes back, and how long its
clock has run. Written from the rules and not from the code."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.model.event import Event, StageOpened
from core.model.form import Nobody, Own
from core.model.ids import PersonId, StatusKey
from core.model.org import Org
from core.model.remind import deadline
from core.model.request import Request, Status
from core.model.statuses import Moved
from core.model.step import State, Step, Verdict
from core.model.who import Participant, places_of, wanted
from tests.model.build import NOON

#: What leads to a state that was, or to a stage that begins anew.
_ELSEWHERE = ("Undone", "Uncancelled")


@dataclass
class Whereabouts:
    """What is remembered of the stage that is open."""

    at: StatusKey | None = None
    #: Whose each place is when it comes back; None while the stage's own people have it.
    returns_to: list[set[PersonId]] | None = None
    ran: timedelta = timedelta(0)
    looked: datetime = NOON
    halted: bool = False

    def follow(self, before: Request, after: Request, events: tuple[Event, ...], org: Org) -> None:
        """Raises AssertionError where both books differ."""
        self._tick(events[0].now)
        for event in events:
            if isinstance(event, StageOpened):
                self._begin(after, event)
            elif isinstance(event, Moved):
                self._move(before, after, event, org)
        step = after.open
        if step is None:
            return
        if any(type(event).__name__ in _ELSEWHERE for event in events):
            self._look_anew(step)
        assert (step.standing.status if step.standing is not None else None) == self.at
        self._clock(after, step)

    def may(self, request: Request, person: PersonId, to: StatusKey, org: Org) -> bool:
        """Whether this person may move it there."""
        step = request.open
        if step is None or self.at is None:
            return False
        stage = request.form.stage(step.stage)
        if to not in stage.status(self.at).next or (stage.status(to).ends and request.held):
            return False
        by = _found(stage.status(to).by, request, org)
        return person in (by or _having(step))

    def _tick(self, now: datetime) -> None:
        self.ran += timedelta(0) if self.halted else now - self.looked
        self.looked = now

    def _begin(self, after: Request, event: StageOpened) -> None:
        statuses = after.form.stage(event.stage).statuses if after.status is not Status.CANCELLING else ()
        self.at = statuses[0].key if statuses else None
        self.returns_to, self.ran = None, timedelta(0)

    def _move(self, before: Request, after: Request, event: Moved, org: Org) -> None:
        stage, was, now = after.form.stage(event.stage), before.step(event.stage), after.step(event.stage)
        assert event.was == self.at
        assert self.may(before, event.by, event.to, org)
        self.at = event.to
        if stage.status(event.to).ends:
            assert now.state is State.PASSED
            assert {(one.by, one.verdict) for one in now.answers} == {(event.by, Verdict.COMPLETED)}
            return
        assert now.put_off == ()
        named = wanted(stage.status(event.to).who, after.values, after.terms)
        assert event.taken or not named or Nobody.SKIP is stage.if_nobody or stage.own is Own.SKIP
        if event.taken:
            self._taken(was, event)
            others = _found(stage.status(event.to).who, after, org) - {after.author}
            assert others <= _having(now)
        elif self.returns_to is None:
            assert _having(now) == _having(was)
        else:
            self._returned(now, org)

    def _taken(self, was: Step, event: Moved) -> None:
        """Of a place that several could fill, whoever moves it away keeps it."""
        if self.returns_to is None:
            places = [set(seat.people) for seat in was.seats]
            self.returns_to = [{event.by} if event.by in people else people for people in places]

    def _returned(self, now: Step, org: Org) -> None:
        """To those who still work here."""
        here = [set(org.active(people)) for people in self.returns_to or ()]
        assert set().union(*here) <= _having(now)
        assert not all(here) or _having(now) == set().union(*here)
        self.returns_to = None

    def _look_anew(self, step: Step) -> None:
        self.at, self.returns_to = None, None
        if step.standing is not None:
            self.at = step.standing.status
            self.returns_to = [set(seat.people) for seat in step.standing.taken] or None
        self.ran = (step.halted or self.looked) - (step.since or NOON) - step.paused

    def _clock(self, request: Request, step: Step) -> None:
        stage = request.form.stage(step.stage)
        paused = self.at is not None and stage.status(self.at).pause
        self.halted = paused or bool(step.questions or request.held)
        limit = deadline(request)
        assert (limit is None) is (self.halted or stage.within is None)
        if limit is not None and stage.within is not None:
            assert limit == self.looked + stage.within - self.ran


def _having(step: Step) -> set[PersonId]:
    return {person for seat in step.ready for person in seat.people}


def _found(named: tuple[Participant, ...], request: Request, org: Org) -> set[PersonId]:
    who = wanted(named, request.values, request.terms)
    places = [place for one in who for place in places_of(one, request.values, request.author, org)]
    return {person for place in places if place is not None for person in place.people}
