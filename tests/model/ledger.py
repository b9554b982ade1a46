"""A second set of books for the machine: what should become of a request, kept by people and promises.

It is written from the rules and not from the code: it knows no seats, no events and no steps, only who is still
owed an answer by whom. Where both books differ, one of them is wrong.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from core.model.command import Acknowledge, Approve, Complete, Decision, Nudge, Recall, Reject, Return, Snooze, Submit
from core.model.condition import All, Amount, Chosen, Condition, Filled, Mask, Op, Said, Text
from core.model.form import Do, Form, Stage
from core.model.ids import FieldKey, PersonId, RoleKey, StageKey
from core.model.org import ADMIN, Org
from core.model.value import Values
from core.model.who import (
    Author,
    EachOf,
    InColumn,
    InField,
    InRole,
    InRows,
    ManagerOf,
    ManagersOf,
    Named,
    PartnersOf,
    Who,
)

Answers = Mapping[str, object]

_A, _K, _N, _U = (FieldKey(name) for name in ("amount", "kind", "note", "urgent"))
#: What a stage that fills it in may not leave out.
NEEDED = FieldKey("needed")
_LIMIT = Decimal("1000000.00")


def _million(answers: Answers, compare: Callable[[int], bool]) -> bool:
    kopecks = answers.get("kopecks")
    return isinstance(kopecks, int) and compare(kopecks - 100_000_000)


#: Conditions as a form has them, each beside its meaning in plain Python.
CONDITIONS: tuple[tuple[Condition, Callable[[Answers], bool]], ...] = (
    (Amount(_A, Op.MORE, _LIMIT), lambda a: _million(a, lambda over: over > 0)),
    (Amount(_A, Op.AT_LEAST, _LIMIT), lambda a: _million(a, lambda over: over >= 0)),
    (Amount(_A, Op.LESS, _LIMIT), lambda a: _million(a, lambda over: over < 0)),
    (Amount(_A, Op.AT_MOST, _LIMIT), lambda a: _million(a, lambda over: over <= 0)),
    (Amount(_A, Op.EQUAL, _LIMIT), lambda a: _million(a, lambda over: over == 0)),
    (Filled(_N), lambda a: a.get("note") is not None),
    (Text(_N, "ЁЛКА"), lambda a: a.get("note") == "елка"),
    (Mask(_N, "?л*"), lambda a: a.get("note") == "елка"),
    (Chosen(_K, frozenset({"x"})), lambda a: a.get("kind") == "x"),
    (Said(_U, yes=True), lambda a: a.get("urgent") is True),
    (
        All((Amount(_A, Op.MORE, _LIMIT), Said(_U, yes=False))),
        lambda a: _million(a, lambda over: over > 0) and a.get("urgent") is False,
    ),
)
_MEANING = dict(CONDITIONS)

_WANTS: dict[Do, tuple[type[Decision] | type[Snooze], ...]] = {
    Do.APPROVE: (Approve, Reject, Return, Snooze),
    Do.ACT: (Complete, Return, Snooze),
    Do.ACKNOWLEDGE: (Acknowledge, Snooze),
    Do.INFORM: (),
}


class Stuck(Exception):
    """Nobody can be found, so nothing may happen at all."""


@dataclass
class Debt:
    """One answer that is owed by any of these people."""

    people: set[PersonId]
    role: RoleKey | None


@dataclass
class Ledger:
    form: Form
    author: PersonId
    status: str = "new"
    round: int = 0
    stage: StageKey | None = None
    debts: list[Debt] = field(default_factory=list)
    said: set[PersonId] = field(default_factory=set)
    answers: Answers = field(default_factory=dict)
    values: Values = field(default_factory=dict)
    #: Everybody who was ever asked or told.
    touched: set[PersonId] = field(default_factory=set)

    @property
    def over(self) -> bool:
        return self.status in ("approved", "rejected", "recalled")

    def awaited(self) -> set[PersonId]:
        if self.status == "rework":
            return {self.author}
        owed = (debt.people for debt in self.debts if not debt.people & self.said)
        return set().union(*owed) if self.stage else set()

    def may(self, person: PersonId, verb: type, stage: StageKey | None = None, round: int | None = None) -> bool:
        if self.over:
            return False
        if verb is Recall:
            return person == self.author
        if verb is Submit:
            return person == self.author and self.status in ("new", "rework")
        if verb is Nudge:
            return person == self.author and self.stage is not None and self.awaited() != {self.author}
        if self.stage is None or stage != self.stage or round != self.round:
            return False
        return person in self.awaited() and verb in _WANTS[self.form.stage(self.stage).do]

    def submit(self, values: Values, answers: Answers, org: Org) -> None:
        theirs = {key for stage in self.form.route for key in stage.fill}
        kept = {key: value for key, value in self.values.items() if key in theirs}
        self.values, self.answers = {**values, **kept}, answers
        self.round += 1
        self.status = "pending"
        self._walk(list(self.form.route), org)

    def due(self, stage: StageKey) -> Values:
        """A report in which nothing is missing."""
        known = [one for one in self.form.route if one.key == stage]
        return {key: f"of {stage}" for one in known for key in one.fill}

    def complete(self, values: Values) -> bool:
        """Whether this may be reported at the present stage, and nothing is missing."""
        fill = self.form.stage(self.stage).fill if self.stage else ()
        return set(values) <= set(fill) and (NEEDED not in fill or NEEDED in {**self.values, **values})

    def agree(self, person: PersonId, org: Org, reported: Values | None = None) -> None:
        self.values = {**self.values, **(reported or {})}
        self.said.add(person)
        self._on(org)

    def stop(self, status: str) -> None:
        self.status, self.stage, self.debts = status, None, []

    def replace(self, org: Org) -> None:
        if self.stage is None:
            return
        stage = self.form.stage(self.stage)
        for debt in self.debts:
            if not debt.people & self.said:
                here = _active(debt.people, org) or (_holders(debt.role, org) if debt.role else set())
                if not here:
                    here, debt.role = self._rescue(stage, org)
                debt.people = here
                self.touched |= here
        self._on(org)

    def _on(self, org: Org) -> None:
        """Further along the route once nothing is owed."""
        if self.stage and all(debt.people & self.said for debt in self.debts):
            keys = [stage.key for stage in self.form.route]
            self._walk(list(self.form.route[keys.index(self.stage) + 1 :]), org)

    def _walk(self, route: list[Stage], org: Org) -> None:
        self.stage, self.debts, self.said = None, [], set()
        while route:
            stage = route.pop(0)
            called = [p.who for p in stage.who if self._any(p.when)] if self._any(stage.when) else []
            if stage.do is Do.INFORM:
                self._tell(called, stage, org)
            elif called:
                self.stage, self.debts = stage.key, [self._debt(who, stage, org) for who in called]
                self.touched |= set().union(*(debt.people for debt in self.debts))
                return
        self.status = "approved"

    def _tell(self, called: Iterable[Who], stage: Stage, org: Org) -> None:
        for who in called:
            try:
                self.touched |= self._debt(who, stage, org).people
            except Stuck:
                continue

    def _any(self, conditions: Iterable[Condition]) -> bool:
        met = [_MEANING[condition](self.answers) for condition in conditions]
        return not met or True in met

    def _debt(self, who: Who, stage: Stage, org: Org) -> Debt:
        people, role = self._find(who, org)
        return Debt(people, role) if people else Debt(*self._rescue(stage, org))

    def _rescue(self, stage: Stage, org: Org) -> tuple[set[PersonId], RoleKey | None]:
        for who in [*stage.fallback, InRole(self.form.owner), InRole(ADMIN)]:
            people, role = self._find(who, org)
            if people:
                return people, role
        raise Stuck

    def _find(self, who: Who, org: Org) -> tuple[set[PersonId], RoleKey | None]:
        if isinstance(who, InRole):
            return _holders(who.role, org), who.role
        if isinstance(who, InColumn):
            cell = self.answers.get(who.field)
            if isinstance(cell, str):
                return _holders(RoleKey(cell), org), RoleKey(cell)
            return _active({PersonId(cell)} if isinstance(cell, int) else set(), org), None
        if isinstance(who, EachOf | ManagersOf | InRows | PartnersOf):
            raise TypeError("several places for one participant: not drawn here")
        return _active(self._one(who, org), org), None

    def _one(self, who: Author | Named | InField | ManagerOf, org: Org) -> set[PersonId]:
        if isinstance(who, Author):
            return {self.author}
        if isinstance(who, Named):
            return {p.id for p in org.people.values() if p.email == who.email}
        answered = self.author if who.field is None else self.answers.get(who.field)
        if not isinstance(answered, int):
            return set()
        if isinstance(who, InField):
            return {PersonId(answered)}
        manager = org.people[PersonId(answered)].manager
        return set() if manager is None or manager == answered else {manager}


def _active(people: Iterable[PersonId], org: Org) -> set[PersonId]:
    return {id for id in people if org.people[id].active}


def _holders(role: RoleKey, org: Org) -> set[PersonId]:
    return {p.id for p in org.people.values() if p.active and role in p.roles}
