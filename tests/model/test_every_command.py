"""Every command against random routes with quorums, turns and all the rest: what has to hold whatever happens.

The short form runs with the suite. The long one counts its steps:

    KIVOK_MACHINE_STEPS=1000000 python -m pytest tests/model/test_every_command.py -s
"""

import os
import random
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from math import ceil
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.model import command as said
from core.model.advance import NobodyToAsk
from core.model.agree import Agree, Whose
from core.model.aside import AllPutOff, NudgedToday
from core.model.children import Adopt, EndChild, Fulfilled, ResumeChild
from core.model.decide import NotPassed, allowed, course, decide
from core.model.detour import HOPS, AskedAlready, AuthorMeant, HandedOnTooOften, NotHere, NotInvolved, ReasonNeeded
from core.model.effect import Ask, Effect, Offer, Remind, Saying, Tell
from core.model.ending import GRACE, NothingToUndo, TooLateToUndo
from core.model.event import (
    AgreedBefore,
    Amended,
    Answered,
    Approved,
    Aside,
    Closed,
    Decided,
    Event,
    HandedOn,
    Rejected,
    Returned,
    StageOpened,
    Submitted,
    Undone,
)
from core.model.evolve import evolve
from core.model.filling import AuthorHasToFill, NotFilled
from core.model.form import Do, Own, Resubmit, asked_later
from core.model.ids import PersonId, StageKey, StatusKey
from core.model.org import Org
from core.model.outcome import Outcome
from core.model.react import settle
from core.model.refusal import Refusal
from core.model.remind import deadline
from core.model.request import UNDER_WAY, Request, Status, involved, waiting_for
from core.model.rework import NothingChanged
from core.model.statuses import Move, Moved
from core.model.step import Answer, State, Step, Verdict
from core.model.value import Values
from core.model.who import Author
from core.store.codec_events import dump_events, load_events
from core.store.codec_request import dump_request, load_request
from tests.model.build import NOON
from tests.model.life import AT_STAGE, LETTERS, OWN, PEOPLE, Chance, built
from tests.model.whereabouts import Whereabouts

_LONG = int(os.environ.get("KIVOK_MACHINE_STEPS", "0"))
_SEED = int(os.environ.get("KIVOK_MACHINE_SEED", "1"))
_SHORT = 60_000
_A_LIFE = 50

pytestmark = pytest.mark.timeout(0 if _LONG else 180)

#: What says that it cannot be done like this, or not now: it refuses nobody the verb.
NOT_LIKE_THIS = (
    *(NobodyToAsk, AllPutOff, NudgedToday, AskedAlready, AuthorMeant, NotHere, NotInvolved, HandedOnTooOften),
    *(NotFilled, AuthorHasToFill, NothingChanged, TooLateToUndo, NotPassed),
)
VERBS = (*AT_STAGE, said.Undo, *OWN)


class Life:
    """One request among people who press everything, and what is remembered of it besides."""

    def __init__(self, dice: random.Random) -> None:
        self.chance = Chance(dice)
        self.org = self.chance.org()
        self.request = self.start = self.chance.blank()
        self.now = NOON
        self.journal: list[Event] = []
        self.steps = self.refused = 0
        #: Who has agreed at the present opening of each stage, and to what.
        self.agreed: dict[tuple[StageKey, PersonId], Values] = {}
        #: Who could take his decision back, and who had agreed before it.
        self.last: tuple[PersonId, dict[tuple[StageKey, PersonId], Values]] | None = None
        self.verbs: Counter[str] = Counter()
        self.whereabouts = Whereabouts()

    def live(self) -> None:
        self._try(said.Submit(self.request.author, self.chance.values(), self._tick()))
        for _ in range(_A_LIFE):
            self.steps += 1
            if self.chance.maybe(15):
                self._leave_or_come_back()
            elif self.chance.maybe(2 if self.request.held else 12):
                self._news_of_a_child()
            else:
                self._try(self._command())

    def _tick(self) -> Any:
        self.now += timedelta(seconds=self.chance.one((1, 5, 30, 59, 61, 3600)))
        return self.now

    def _command(self) -> Any:
        """Mostly somebody who is waited for does what he may; sometimes anybody presses anything."""
        waiting = sorted(waiting_for(self.request))
        if (rare := self._rare()) is not None:
            return rare
        if self.chance.maybe(5) or not waiting:
            by = self.request.author if self.chance.maybe(2) else self.chance.person()
            late = self.chance.one((0, 0, 0, 1))
            return built(self.chance, self.request, self.org, self.chance.one(VERBS), by, self._tick(), late)
        by = self.chance.one(waiting)
        verb = self.chance.one(allowed(self.request, by, self.org) or VERBS)
        if Move in allowed(self.request, by, self.org) and not self.chance.maybe(4):
            verb = Move
        if self.chance.maybe(5) and said.HandOn in allowed(self.request, by, self.org):
            verb = said.HandOn
        if verb in (said.Reject, said.Recall) and not self.chance.maybe(3):
            verb = self.chance.one(allowed(self.request, by, self.org))
        return built(self.chance, self.request, self.org, verb, by, self._tick())

    def _rare(self) -> Any:
        """What chance alone would hardly bring: it is cancelled, or not after all, and a tap is taken back."""
        author, status = self.request.author, self.request.status
        if status is Status.APPROVED and self.request.form.cancel and self.chance.maybe(2):
            return said.Cancel(author, self._tick(), "changed")
        if status is Status.CANCELLING and self.chance.maybe(5):
            return said.Recall(author, self._tick())
        if self.chance.maybe(8) and (others := self._others_who_move()):
            return built(self.chance, self.request, self.org, Move, self.chance.one(others), self._tick())
        before = self.request.before
        return said.Undo(before.by, self._tick()) if before is not None and self.chance.maybe(6) else None

    def _others_who_move(self) -> list[PersonId]:
        """Who may move it, and does not have it."""
        waiting = waiting_for(self.request)
        return [id for id in PEOPLE if id not in waiting and Move in allowed(self.request, id, self.org)]

    def _leave_or_come_back(self) -> None:
        waiting = sorted(waiting_for(self.request))
        card = self.org.people[self.chance.one(waiting) if waiting and self.chance.maybe(2) else self.chance.person()]
        old, self.org = self.org, Org({**self.org.people, card.id: replace(card, active=not card.active)})
        try:
            happening = tuple(course(self.request, said.Replace(self._tick()), self.org))
        except NobodyToAsk:
            self.org = old
            return
        if happening:
            self._accept(happening, said.Replace(self.now))

    def _news_of_a_child(self) -> None:
        """A request that is part of this one has ended, or does so no more: nothing of that is ever refused."""
        command = self.chance.told(self.request, self._tick())
        self.verbs[type(command).__name__] += 1
        self._accept(tuple(course(self.request, command, self.org)), command)

    def _try(self, command: Any) -> None:
        try:
            happening = tuple(course(self.request, command, self.org))
        except Refusal as refusal:
            self.refused += 1
            if isinstance(command, said.Undo):
                self._rightly_not_undone(command, refusal)
            return
        self.verbs[type(command).__name__] += 1
        self._accept(happening, command)

    def _rightly_not_undone(self, command: said.Undo, refusal: Refusal) -> None:
        """His own last decision, which nobody has acted on, is taken back within the minute."""
        mine = self.last is not None and self.last[0] == command.by
        assert not mine or isinstance(refusal, TooLateToUndo)
        assert mine or isinstance(refusal, NothingToUndo)

    def _accept(self, happening: tuple[tuple[Event, Request], ...], command: Any) -> None:
        assert happening
        before, events = self.request, tuple(event for event, _then in happening)
        if isinstance(command, said.Complete) and before.status is Status.PENDING:
            assert not before.form.stage(command.stage).statuses
        self.request, effects = settle(before, happening)
        self.journal += events
        self._remember(before, events, command)
        self._told_rightly(before, events, effects)
        self._sound()
        self.whereabouts.follow(before, self.request, events, self.org)
        if isinstance(command, said.Undo):
            self._as_it_was(before, command)
        if isinstance(command, said.Return) and command.to is not None:
            keys = [step.stage for step in self.request.steps]
            assert before.step(command.to).state is State.PASSED
            assert keys.index(command.to) < keys.index(command.stage)
            again = self.request.steps[keys.index(command.to) :]
            assert all(answer.now == command.now for step in again for answer in step.answers)
        if isinstance(command, said.Replace | said.Answer):
            self._within_the_stage(before, command)
        if isinstance(command, said.Approve | said.Complete | said.Acknowledge | said.Snooze):
            assert not before.held
        if isinstance(command, EndChild):
            self._filled_rightly(before, command, events)
        if isinstance(command, said.Amend | said.Submit):
            self._stands_rightly(before, events[0])
        if self.chance.maybe(4):
            self._written_and_read()
            self._buttons()

    def _remember(self, before: Request, events: tuple[Event, ...], command: Any) -> None:
        agreed = dict(self.agreed)
        for event in events:
            if isinstance(event, Undone) and self.last is not None:
                self.agreed = self.last[1]
            if isinstance(event, StageOpened | Returned | Submitted | Amended):
                self.agreed = {key: had for key, had in self.agreed.items() if self._still(key[0])}
            if isinstance(event, HandedOn):
                handed = [seat for seat in self.request.step(event.stage).seats if seat.people == (event.to,)]
                assert any(seat.hops[-1:] == (event.by,) for seat in handed)
            if isinstance(event, Approved):
                self.agreed[event.stage, event.by] = before.values
            if isinstance(event, AgreedBefore):
                assert not self.request.form.stage(event.stage).again
                assert self.agreed[event.earlier, event.by] == self.request.values
        if any(isinstance(event, Decided) for event in events):
            self.last = (command.by, agreed)
        elif not all(isinstance(event, Aside) for event in events):
            self.last = None

    def _still(self, stage: StageKey) -> bool:
        """Whether what was said there stands."""
        step = next((one for one in self.request.steps if one.stage == stage), None)
        return step is not None and any(answer.yes for answer in (*step.answers, *step.kept))

    def _told_rightly(self, before: Request, events: tuple[Event, ...], effects: tuple[Effect, ...]) -> None:
        showing = [effect for effect in effects if not isinstance(effect, Saying)]
        assert len({effect.person for effect in showing}) == len(showing)
        asked = {effect.person for effect in showing if isinstance(effect, Ask)}
        told = {effect.person for effect in showing if isinstance(effect, Tell)}
        reminded = {effect.person for effect in effects if isinstance(effect, Remind)}
        assert not reminded or not reminded & (before.open.asking if before.open is not None else set())
        if before.status is Status.CANCELLING and any(isinstance(event, Rejected) for event in events):
            assert self.request.status is Status.APPROVED
        waiting = waiting_for(self.request)
        assert asked <= waiting
        undone = any(isinstance(event, Undone) for event in events)
        if undone:
            assert not asked
        else:
            assert waiting - waiting_for(before) <= asked
        if any(isinstance(event, StageOpened | Returned) for event in events):
            assert asked == waiting
        assert {one.to for one in events if isinstance(one, Answered)} & waiting <= asked
        knowing = {event.by for event in events if isinstance(event, Fulfilled)}
        assert not knowing & told
        ends = [event.outcome for event in events if isinstance(event, Closed)]
        offered = sorted(effect.child for effect in effects if isinstance(effect, Offer))
        left = [one.id for one in before.children if one.outcome is None]
        assert offered == (left if ends and ends[0] is not Outcome.APPROVED else [])
        if self.request.closed and before.status in (Status.PENDING, Status.REWORK):
            assert [end.value for end in ends] == [self.request.status.value]
        if ends and ends[0] is not Outcome.RECALLED:
            assert self.request.author in told | asked | knowing
        if isinstance(events[0], Moved) and not ends:
            assert not told or any(type(one).__name__ == "Informed" for one in events)
            if before.open is not None and not before.open.waits_for(events[0].by):
                assert waiting <= asked | {question.whom for question in before.open.questions}
        if before.status is Status.PENDING and not ends and not undone:
            assert self.request.author not in told or any(type(one).__name__ == "Informed" for one in events)
        assert set(involved(before)) <= set(involved(self.request))

    def _sound(self) -> None:
        """What holds in every state."""
        request = self.request
        open_ = [step for step in request.steps if step.state is State.OPEN]
        assert len(open_) == (request.status in UNDER_WAY)
        if request.status is Status.REWORK:
            assert waiting_for(request) == {request.author}
        waits = {one.id for one in request.children if one.wait and one.outcome is None}
        waits &= {one.id for step in open_ for one in request.children if one.stage == step.stage}
        assert {one.id for one in request.held} == (waits if request.status is Status.PENDING else set())
        for step in open_:
            assert bool(waiting_for(request)) or request.held
            if request.held:
                assert waiting_for(request) == {question.whom for question in step.questions}
                assert deadline(request) is None
            assert (step.held is not None) is bool(request.held)
            assert not _reached(step, self._rule(step))
            assert not _out_of_reach(step, self._rule(step))
            self._in_turn(step)
            self._nobody_for_himself(step)
            limit = deadline(request)
            assert limit is None or not step.questions
            has_statuses = bool(request.form.stage(step.stage).statuses) and request.status is Status.PENDING
            assert (step.standing is not None) is has_statuses
            for question in step.questions:
                assert question.whom in waiting_for(request)
                assert any(question.by in seat.people and seat.answer is None for seat in step.seats)
        for step in request.steps:
            if step.state is State.PASSED and request.form.stage(step.stage).do is not Do.INFORM:
                assert _reached(step, self._rule(step))
            assert all(answer.yes for answer in step.kept)
            assert all(len(seat.hops) <= HOPS for seat in step.seats)
            if not request.form.stage(step.stage).statuses:
                assert all(seat.answer.by in seat.people for seat in step.seats if seat.answer is not None)
        if request.status in (Status.APPROVED, Status.CANCELLED):
            assert all(step.state in (State.PASSED, State.SKIPPED) for step in request.steps)
        if request.status is Status.REJECTED:
            assert any(step.state is State.STOPPED and _out_of_reach(step, self._rule(step)) for step in request.steps)

    def _rule(self, step: Step) -> Agree:
        return self.request.form.stage(step.stage).agree if self.request.cancelling is None else Agree()

    def _in_turn(self, step: Step) -> None:
        if self._rule(step).whose is not Whose.IN_TURN:
            return
        own = [seat for seat in step.seats if seat.added_by is None and seat.answer is None]
        others = {person for seat in step.seats if seat.added_by is not None for person in seat.people}
        asked = {question.whom for question in step.questions}
        assert waiting_for(self.request) <= {*(own[0].people if own else ()), *others, *asked}

    def _nobody_for_himself(self, step: Step) -> None:
        """But where he is named as the author, the form lets him, or there is nobody else at all."""
        stage = self.request.form.stage(step.stage)
        lets = stage.own is Own.ALLOW or (stage.own is None and stage.do is not Do.APPROVE)
        named = (*stage.who, *(one for status in stage.statuses for one in status.who))
        if lets or any(isinstance(one.who, Author) for one in named):
            return
        for seat in step.seats:
            assert self.request.author not in seat.people or (seat.for_author and len(seat.people) == 1)

    def _as_it_was(self, before: Request, command: said.Undo) -> None:
        assert before.before is not None
        assert command.now - before.before.now <= GRACE
        was = before.before.was
        same = ("status", "values", "steps", "returned", "ended", "terms", "fixed", "edition", "changed", "cancelling")
        assert all(getattr(self.request, name) == getattr(was, name) for name in same)

    def _filled_rightly(self, before: Request, command: EndChild, events: tuple[Event, ...]) -> None:
        """What nobody has answered, or the open stage fills in; nothing that was agreed to, or is fixed."""
        after, step = self.request, before.open
        fill = before.form.stage(step.stage).fill if step is not None and not list(step.answers) else ()
        differ = {key for key in after.values if after.values[key] != before.values.get(key)}
        assert all(key not in before.values or key in fill for key in differ)
        assert all(after.values[key] == command.values[key] for key in differ)
        assert not differ or command.outcome is Outcome.APPROVED
        assert not differ or before.status in (Status.PENDING, Status.REWORK)
        assert set(before.values) <= set(after.values)
        assert after.edition == before.edition + bool(differ)
        if command.outcome is Outcome.APPROVED and before.status is Status.PENDING:
            assert all(key in after.values for key in command.values)
        assert [one.outcome for one in after.children if one.id == command.child] == [command.outcome]
        done = next((event for event in events if isinstance(event, Fulfilled)), None)
        if done is None:
            assert after.steps == before.steps or before.held
        else:
            self._done_rightly(before, command, done)

    def _done_rightly(self, before: Request, command: EndChild, done: Fulfilled) -> None:
        """In the name of whoever had the stage and opened the request there, after which nothing was left to do."""
        child = next(one for one in before.children if one.id == command.child)
        assert (done.by, done.stage, done.child) == (child.by, child.stage, child.id)
        assert before.status is Status.PENDING
        assert before.open is not None
        assert before.open.stage == child.stage
        assert before.open.waits_for(child.by)
        assert not before.open.questions
        assert command.outcome is Outcome.APPROVED
        rule = self.request.form.stage(done.stage)
        assert any(one.by_itself is not None for one in rule.opens)
        required = [f.key for f in self.request.form.fields if f.required and f.key in rule.fill]
        assert all(key in self.request.values for key in required)
        given = {answer for answer in self.request.step(done.stage).answers if answer.now == command.now}
        assert given == {Answer(child.by, Verdict.COMPLETED, command.now)}

    def _within_the_stage(self, before: Request, command: said.Replace | said.Answer) -> None:
        """Who takes over another's place says no only for himself; what was answered is asked no more."""
        was = before.open
        assert was is not None
        now = self.request.step(was.stage)
        if isinstance(command, said.Replace):
            assert [answer.by for answer in now.answers if not answer.yes] == [
                answer.by for answer in was.answers if not answer.yes
            ]
        else:
            assert len(now.questions) == len(was.questions) - 1

    def _stands_rightly(self, before: Request, sent: Event) -> None:
        """Whoever watches what has changed is asked again, and nobody else without need."""
        assert isinstance(sent, Submitted | Amended)
        assert before.status in ((Status.PENDING,) if isinstance(sent, Amended) else (Status.NEW, Status.REWORK))
        later = asked_later(before.form)
        for key in later:
            assert sent.values.get(key) == before.values.get(key)
        policy = Resubmit.CHANGED if isinstance(sent, Amended) else before.form.resubmit
        differ = {key for key in {*before.values, *sent.values} if before.values.get(key) != sent.values.get(key)}
        for step in before.steps:
            watch = before.form.stage(step.stage).watch
            touched = bool(differ - later) if watch is None else bool(differ & set(watch))
            stays = {Resubmit.ALL: False, Resubmit.RETURNER: True, Resubmit.CHANGED: not touched}[policy]
            if step.state is State.PASSED:
                assert (step.stage in sent.kept) is stays
                assert (step in self.request.steps) is stays or not step.seats or _looks_alike(step, self.request)

    def _written_and_read(self) -> None:
        request = self.request
        row = SimpleNamespace(
            id=request.id, author=request.author, status=request.status.value, version=request.version
        )
        row.state = dump_request(request)
        assert load_request(row, request.form) == request
        assert load_events(request.form, dump_events(request.form, self.journal)) == tuple(self.journal)
        told = self.start
        for event in self.journal:
            told = evolve(told, event)
        assert replace(told, version=request.version) == request

    def _buttons(self) -> None:
        """Everybody is offered just what he would not be refused."""
        for person in PEOPLE:
            offered = set(allowed(self.request, person, self.org))
            assert offered == {verb for verb in VERBS if self._accepts(verb, person)}

    def _accepts(self, verb: type[Any], person: PersonId) -> bool:
        if verb is Move:
            return any(self._moves(person, to) for to in LETTERS)
        try:
            decide(self.request, built(self.chance, self.request, self.org, verb, person, self.now), self.org)
        except NOT_LIKE_THIS:
            return True
        except ReasonNeeded:
            raise
        except Refusal:
            return False
        return True

    def _moves(self, person: PersonId, to: StatusKey) -> bool:
        command = built(self.chance, self.request, self.org, Move, person, self.now, to=to)
        try:
            decide(self.request, command, self.org)
        except (NobodyToAsk, AuthorHasToFill):
            may = True
        except Refusal:
            may = False
        else:
            may = True
        assert may is self.whereabouts.may(self.request, person, to, self.org)
        return may


def _counts(step: Step, *, yes: bool) -> tuple[int, int]:
    """How many have said so: of those whom the stage asks, and of those who were added."""
    said_ = [(seat.added_by is not None) for seat in step.seats if seat.answer is not None and seat.answer.yes is yes]
    return said_.count(False), said_.count(True)


def _needed(step: Step, agree: Agree) -> tuple[int, int]:
    own = sum(seat.added_by is None for seat in step.seats)
    added = len(step.seats) - own
    if agree.whose is Whose.FIRST:
        return min(1, own), added
    if agree.whose is Whose.SOME:
        return min(own, ceil(own * agree.number / 100) if agree.percent else agree.number), added
    return own, added


def _reached(step: Step, agree: Agree) -> bool:
    (own, added), (least, all_) = _counts(step, yes=True), _needed(step, agree)
    return own >= least and added >= all_


def _out_of_reach(step: Step, agree: Agree) -> bool:
    own, added = _counts(step, yes=False)
    total, (least, _added) = sum(seat.added_by is None for seat in step.seats), _needed(step, agree)
    return added > 0 or (own > total - least if agree.whose is Whose.SOME else own > 0)


def _looks_alike(step: Step, after: Request) -> bool:
    """A stage that was reset and has passed again at once looks as it did: nobody was asked, or all had agreed."""
    again = next((one for one in after.steps if one.stage == step.stage), None)
    return again is not None and again.since == step.since


def lives(steps: int, dice: random.Random) -> tuple[Counter[str], int]:
    """Lives of that many steps altogether; what was done in them, and how often somebody was refused."""
    done, total, refused = Counter[str](), 0, 0
    while total < steps:
        life = Life(dice)
        life.live()
        total, refused = total + life.steps, refused + life.refused
        done += life.verbs
    return done, refused


def test_whatever_is_pressed_the_rules_hold() -> None:
    began = time.monotonic()
    done, refused = lives(_LONG or _SHORT, random.Random(_SEED))
    taken = time.monotonic() - began
    sys.stdout.write(f"{_LONG or _SHORT} steps, {refused} refused, {taken:.0f} s: {dict(done.most_common())}\n")
    assert set(done) == {verb.__name__ for verb in (*VERBS, Adopt, EndChild, ResumeChild)}


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_any_life_keeps_the_rules(dice: random.Random) -> None:
    """The same, found and made small by the search of Hypothesis."""
    Life(dice).live()
