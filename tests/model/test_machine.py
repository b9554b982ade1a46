"""Random forms, people and taps against the rules, with a second set of books beside them.

The short form runs with the suite. The long one counts its steps:

    KIVOK_MACHINE_STEPS=100000 python -m pytest tests/model/test_machine.py -s
"""

import os
import time
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from core.model.advance import NobodyToAsk
from core.model.aside import AllPutOff, NudgedToday
from core.model.command import (
    Acknowledge,
    Approve,
    Command,
    Comment,
    Complete,
    Decision,
    Nudge,
    Recall,
    Reject,
    Replace,
    Return,
    Snooze,
    Submit,
)
from core.model.decide import allowed, decide
from core.model.effect import Ask, Forward, Remind
from core.model.event import Aside, Closed, Event, Replaced, Returned, StageOpened, Submitted
from core.model.evolve import evolve, followed
from core.model.form import Do, Form
from core.model.ids import PersonId, RequestId, RoleKey, StageKey
from core.model.observers import Confirm, Observe, Unobserve
from core.model.org import Org, Person
from core.model.outcome import Outcome
from core.model.react import settle
from core.model.refusal import Refusal
from core.model.request import Status, blank, waiting_for
from core.model.step import State, enough
from core.model.turn import AlreadyClosed, Verb
from core.model.value import Values
from tests.model.build import NOON
from tests.model.chance import PEOPLE, ROLES, answers, forms, orgs, people, reports, value_of
from tests.model.ledger import CONDITIONS, Ledger, Stuck

_LONG = int(os.environ.get("KIVOK_MACHINE_STEPS", "0"))
_SHORT = 4_000
_STEPS_AN_EXAMPLE = 40

pytestmark = pytest.mark.timeout(0 if _LONG else 120)

DECISIONS: tuple[type[Decision], ...] = (Approve, Complete, Acknowledge, Reject, Return)


VERBS: tuple[Verb, ...] = (*DECISIONS, Snooze, Nudge, Submit, Recall)
#: When it was done, not who wanted it: these refuse no person.
NOT_NOW = (AllPutOff, NudgedToday)


class _Count:
    steps = 0
    refused = 0
    outcomes: ClassVar[Counter[str]] = Counter()

    @classmethod
    def ended(cls, status: str) -> None:
        cls.outcomes[status] += 1


class Machine(RuleBasedStateMachine):
    @initialize(form=forms, org=orgs, author=people, answers=answers)
    def begin(self, form: Form, org: Org, author: PersonId, answers: dict[str, Any]) -> None:
        self.now = NOON
        self.org = org
        self._blank(form, author)
        self._submit(answers, author)

    @precondition(lambda self: self.ledger.over)
    @rule(author=people, answers=answers)
    def begin_again(self, author: PersonId, answers: dict[str, Any]) -> None:
        _Count.ended(self.ledger.status)
        self._blank(self.request.form, author)
        self._submit(answers, author)

    def _blank(self, form: Form, author: PersonId) -> None:
        self.request = self.start = blank(RequestId(1), form, author, self.now)
        self.ledger = Ledger(form, author)
        self.journal: list[Event] = []
        self.sent: list[Command] = []

    @precondition(lambda self: self.ledger.status in ("new", "rework"))
    @rule(answers=answers)
    def submit(self, answers: dict[str, Any]) -> None:
        self._submit(answers, self.request.author)

    @rule(answers=answers, by=people)
    def submit_at_random(self, answers: dict[str, Any], by: PersonId) -> None:
        self._submit(answers, by)

    def _submit(self, answers: dict[str, Any], by: PersonId) -> None:
        values = dict(value_of(name, answer) for name, answer in answers.items())
        may = self.ledger.may(by, Submit)
        self._carry_out(Submit(by, values, self._tick()), may, lambda book: book.submit(values, answers, self.org))

    @precondition(lambda self: self.ledger.stage is not None)
    @rule(pick=st.integers(0, 6), verb=st.sampled_from([*DECISIONS[:3] * 2, *DECISIONS]), report=reports)
    def answer_in_turn(self, pick: int, verb: type[Decision], report: Values | None) -> None:
        """Somebody who is waited for does what he is offered, or tries another verb; mostly he says yes."""
        waiting = sorted(self.ledger.awaited())
        by, stage = waiting[pick % len(waiting)], self.ledger.stage or StageKey("")
        offered = [verb for verb in DECISIONS if self.ledger.may(by, verb, stage, self.ledger.round)]
        self._decide(verb if verb in offered else offered[0], by, stage, 0, report)

    @rule(verb=st.sampled_from(DECISIONS), by=people, at=st.integers(0, 4), late=st.sampled_from([0, 0, 1, -1]))
    def answer_at_random(self, verb: type[Decision], by: PersonId, at: int, late: int) -> None:
        """Anybody presses anything: old stages, stages ahead, stages that never were, other rounds."""
        self._decide(verb, by, StageKey(f"s{at}"), late)

    @precondition(lambda self: self.sent)
    @rule(pick=st.integers(0, 50))
    def repeat(self, pick: int) -> None:
        """A button that was pressed before is pressed again."""
        old = self.sent[pick % len(self.sent)]
        if not isinstance(old, Decision):
            return
        may = self.ledger.may(old.by, type(old), old.stage, old.round) and self._whole(old)
        self._carry_out(old, may, lambda book: self._said(book, old))

    @rule(by=people, late=st.sampled_from([0, 0, 0, 1]), hours=st.integers(1, 30))
    def put_off(self, by: PersonId, late: int, hours: int) -> None:
        """Anybody wants to be left alone with the open stage for a while."""
        stage, now = self.ledger.stage or StageKey("s0"), self._tick()
        command = Snooze(by, stage, self.ledger.round - late, now, now + timedelta(hours=hours))
        may = self.ledger.may(by, Snooze, stage, self.ledger.round - late)
        self._carry_out(command, may, lambda book: None)

    @rule(by=people, own=st.booleans())
    def nudge(self, by: PersonId, own: bool) -> None:
        """Mostly in vain: once a day is enough."""
        command = Nudge(self.ledger.author if own else by, self._tick())
        may = self.ledger.may(command.by, Nudge)
        try:
            decide(self.request, command, self.org)
        except NOT_NOW:
            assert may
            self.now += timedelta(hours=7)
        except Refusal:
            assert not may
        else:
            self._carry_out(command, may, lambda book: None)

    @rule(by=people)
    def comment(self, by: PersonId) -> None:
        """Whoever may see it; that is asked elsewhere."""
        self._accept(decide(self.request, Comment(by, self._tick(), "well"), self.org))

    @rule(by=people, who=people, then=st.sampled_from([None, Confirm, Unobserve]))
    def look_on(self, by: PersonId, who: PersonId, then: type[Confirm] | type[Unobserve] | None) -> None:
        """Anybody lets anybody look on, who may say that he has read it, or leave. No way depends on it."""
        command = Observe(by, who, self._tick()) if then is None else then(who, self._tick())
        try:
            events = decide(self.request, command, self.org)
        except Refusal:
            return
        self._accept(events)

    @rule(by=people)
    @precondition(lambda self: self.ledger.round > 1 or self.ledger.over)
    def recall(self, by: PersonId) -> None:
        may = self.ledger.may(by, Recall)
        self._carry_out(Recall(by, self._tick(), "changed plans"), may, lambda book: book.stop("recalled"))

    @rule(who=people)
    def leave_or_come_back(self, who: PersonId) -> None:
        """Whoever leaves is replaced at once, as the company does it."""
        self._change(replace(self.org.people[who], active=not self.org.people[who].active))

    @rule(who=people, role=st.sampled_from(ROLES))
    def give_or_take_a_role(self, who: PersonId, role: RoleKey) -> None:
        self._change(replace(self.org.people[who], roles=self.org.people[who].roles ^ {role}))

    @invariant()
    def both_books_agree(self) -> None:
        request, book = self.request, self.ledger
        assert (request.status, request.round) == (book.status, book.round)
        assert (request.open.stage if request.open else None) == book.stage
        assert waiting_for(request) == book.awaited()
        assert request.values == book.values

    @invariant()
    def an_open_stage_waits_for_somebody(self) -> None:
        step = self.request.open
        assert (step is not None) is (self.request.status is Status.PENDING)
        if step is not None:
            assert not enough(step, self.request.agree(step.stage))
            assert step.seats
            assert all(seat.people for seat in step.seats)

    @invariant()
    def the_journal_tells_the_whole_story(self) -> None:
        told = self.start
        for event in self.journal:
            told = evolve(told, event)
        assert replace(told, version=self.request.version) == self.request

    @invariant()
    def nobody_decides_twice(self) -> None:
        seen: set[tuple[int, str, PersonId]] = set()
        turn = 0
        for event in self.journal:
            turn += isinstance(event, Submitted)
            by, stage = getattr(event, "by", None), getattr(event, "stage", None)
            if not isinstance(event, Aside) and by is not None and stage is not None:
                assert (turn, stage, by) not in seen
                seen.add((turn, stage, by))

    @invariant()
    def buttons_are_what_the_rule_allows(self) -> None:
        request = self.request
        current = request.open.stage if request.open else StageKey("s0")
        for person in PEOPLE:
            offered = set(allowed(request, person, self.org)) & set(VERBS)
            accepted = {verb for verb in VERBS if self._accepts(verb, person, current)}
            assert offered == accepted
            stage = self.ledger.stage
            assert offered == {verb for verb in VERBS if self.ledger.may(person, verb, stage, request.round)}

    def _accepts(self, verb: type[Any], person: PersonId, stage: StageKey) -> bool:
        try:
            decide(self.request, self._command(verb, person, stage, self.request.round), self.org)
        except (NobodyToAsk, *NOT_NOW):
            return True  # what he wants he may; that it cannot be done is no matter of rights
        except Refusal:
            return False
        return True

    def _command(self, verb: type[Any], by: PersonId, stage: StageKey, round: int) -> Any:
        if verb is Submit:
            return Submit(by, {}, self.now)
        if verb is Recall or verb is Nudge:
            return verb(by, self.now) if verb is Nudge else verb(by, self.now, "because")
        if verb is Snooze:
            return Snooze(by, stage, round, self.now, self.now + timedelta(hours=1))
        if verb is Complete:
            return Complete(by, stage, round, self.now, "because", self.ledger.due(stage))
        return verb(by, stage, round, self.now, "because")

    def _decide(
        self, verb: type[Decision], by: PersonId, stage: StageKey, late: int, report: Values | None = None
    ) -> None:
        self._tick()
        command = self._command(verb, by, stage, self.ledger.round - late)
        if report is not None and isinstance(command, Complete):
            command = replace(command, values=report)
        may = self.ledger.may(by, verb, stage, self.ledger.round - late) and self._whole(command)
        self._carry_out(command, may, lambda book: self._said(book, command))

    def _whole(self, command: Decision) -> bool:
        return not isinstance(command, Complete) or self.ledger.complete(command.values)

    def _said(self, book: Ledger, command: Decision) -> None:
        if isinstance(command, Reject):
            book.stop("rejected")
        elif isinstance(command, Return):
            book.stop("rework")
        else:
            book.agree(command.by, self.org, command.values if isinstance(command, Complete) else None)

    def _change(self, card: Person) -> None:
        old = self.org
        self.org = Org({**old.people, card.id: card})
        book = deepcopy(self.ledger)
        try:
            book.replace(self.org)
        except Stuck:
            with pytest.raises(NobodyToAsk):
                decide(self.request, Replace(self._tick()), self.org)
            self.org = old
            return
        events = decide(self.request, Replace(self._tick()), self.org)
        self.ledger = book
        if events:
            assert not self.request.closed
            self._accept(events)
        for id in waiting_for(self.request) - {self.request.author}:
            assert self.org.people[id].active

    def _carry_out(self, command: Command, may: bool, write: Any) -> None:
        book = deepcopy(self.ledger)
        try:
            if may:
                write(book)
        except Stuck:
            with pytest.raises(NobodyToAsk):
                decide(self.request, command, self.org)
            return
        self.sent.append(command)
        if not may:
            with pytest.raises(Refusal) as refusal:
                decide(self.request, command, self.org)
            assert not isinstance(refusal.value, NobodyToAsk)
            assert refusal.type is AlreadyClosed or not self.request.closed or not isinstance(command, Submit | Recall)
            _Count.refused += 1
            return
        assert not self.request.closed
        self.ledger = book
        self._accept(decide(self.request, command, self.org))

    def _accept(self, events: tuple[Event, ...]) -> None:
        assert events
        before = self.request
        self.request, effects = settle(before, followed(before, events))
        self.journal += events
        assert self.request.version == before.version + 1
        showing = [effect for effect in effects if not isinstance(effect, Remind | Forward)]
        touched = {effect.person for effect in showing}
        assert len(touched) == len(showing)
        assert {effect.person for effect in effects if isinstance(effect, Remind)} <= waiting_for(self.request)
        looking_on = {one.person for one in (*before.observers, *self.request.observers)}
        assert touched <= self.ledger.touched | looking_on | {self.request.author}
        asked = {effect.person for effect in effects if isinstance(effect, Ask)}
        assert asked <= waiting_for(self.request)
        if any(isinstance(event, StageOpened | Returned) for event in events):
            assert asked == waiting_for(self.request)
        elif any(isinstance(event, Replaced) for event in events):
            assert asked == waiting_for(self.request) - waiting_for(before)
        else:
            assert not asked
        if any(isinstance(event, Closed) and event.outcome is Outcome.APPROVED for event in events):
            self._everybody_agreed()

    def _everybody_agreed(self) -> None:
        for stage, step in zip(self.request.form.route, self.request.steps, strict=True):
            applies = not stage.when or any(self._met(condition) for condition in stage.when)
            called = [p for p in stage.who if not p.when or any(self._met(condition) for condition in p.when)]
            if not (applies and called):
                assert step.state is State.SKIPPED
            elif stage.do is Do.INFORM:
                assert step.state is State.PASSED
            else:
                assert step.state is State.PASSED
                assert step.seats
                assert all(seat.answer and seat.answer.by in seat.people for seat in step.seats)

    def _met(self, condition: Any) -> bool:
        return dict(CONDITIONS)[condition](self.ledger.answers)

    def _tick(self) -> Any:
        self.now += timedelta(minutes=1)
        _Count.steps += 1
        return self.now

    @override
    def teardown(self) -> None:
        if hasattr(self, "ledger"):
            _Count.ended(self.ledger.status)


def test_any_history_keeps_the_rules() -> None:
    target = _LONG or _SHORT
    began = time.monotonic()
    while _Count.steps < target:
        missing = target - _Count.steps
        run_state_machine_as_test(
            Machine,
            settings=settings(
                max_examples=missing // _STEPS_AN_EXAMPLE + 1,
                stateful_step_count=_STEPS_AN_EXAMPLE,
                deadline=None,
                database=None,
                print_blob=True,
                suppress_health_check=list(HealthCheck),
            ),
        )
    seconds = time.monotonic() - began
    print(f"\n{_Count.steps} steps in {seconds:.0f} s, {_Count.refused} refused, {dict(_Count.outcomes)}")  # noqa: T201
