"""A stage of the route, as far as it has come: its places, who has filled them, and who waits for whom."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.model.agree import Agree
from core.model.ids import PersonId, RoleKey, StageKey, StatusKey


class State(StrEnum):
    """How far a stage has come."""

    AHEAD = "ahead"
    OPEN = "open"
    PASSED = "passed"
    SKIPPED = "skipped"
    STOPPED = "stopped"  #: the request ended or went back while the stage was open


class Verdict(StrEnum):
    APPROVED = "approved"
    COMPLETED = "completed"
    ACKNOWLEDGED = "acknowledged"
    REJECTED = "rejected"
    RETURNED = "returned"


YES = frozenset({Verdict.APPROVED, Verdict.COMPLETED, Verdict.ACKNOWLEDGED})


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said at a place of a stage."""

    by: PersonId
    verdict: Verdict
    now: datetime
    comment: str = ""

    @property
    def yes(self) -> bool:
        return self.verdict in YES


@dataclass(frozen=True, slots=True)
class Remark:
    """What was said to whoever was brought in."""

    by: PersonId
    to: PersonId
    text: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at a stage: any one of `people` may fill it, once."""

    people: tuple[PersonId, ...]
    role: RoleKey | None = None
    stands_in: bool = False
    answer: Answer | None = None
    for_author: bool = False  #: the author was meant, who does not decide on his own request
    after: tuple[int, ...] = ()  #: the places, by number, that have to be filled before
    added_by: PersonId | None = None  #: who of the stage has asked for one more
    hops: tuple[PersonId, ...] = ()  #: who has handed it on, the first on first
    remark: Remark | None = None  #: the words with which it was handed on last, or added


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody wants to know before he decides."""

    by: PersonId
    whom: PersonId
    text: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a question, kept where it is needed: at the stage."""

    to: Question
    text: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """At which of its statuses a stage stands."""

    status: StatusKey
    since: datetime
    pauses: bool = False  #: the clock of the stage stands still here
    moved: tuple[PersonId, ...] = ()  #: who has moved it, once each, the last one last
    comment: str = ""  #: what he has said
    taken: tuple[Seat, ...] = ()  #: the stage's own places, as long as others have the request
    had: tuple[PersonId, ...] = ()  #: everybody who has had it at this stage


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of the route, as far as it has come."""

    stage: StageKey
    state: State = State.AHEAD
    seats: tuple[Seat, ...] = ()
    since: datetime | None = None  #: when it was opened, skipped or told
    put_off: tuple[tuple[PersonId, datetime], ...] = ()  #: who has put his answer off, and until when
    nudged: datetime | None = None  #: when the author has reminded last
    edition: int = 0  #: of the answers, when it was opened
    kept: tuple[Answer, ...] = ()  #: what was said before the answers were changed, and still stands
    questions: tuple[Question, ...] = ()  #: those that wait for an answer
    replies: tuple[Reply, ...] = ()
    #: How long its clock has stood still, up to the moment since when it does now.
    paused: timedelta = timedelta(0)
    standing: Standing | None = None  #: of a stage that has statuses
    held: datetime | None = None  #: since when it waits for other requests

    def waits_for(self, person: PersonId) -> bool:
        """Whether an open place of this stage is this person's to fill, and its turn has come."""
        return any(person in seat.people for seat in self.ready)

    @property
    def ready(self) -> tuple[Seat, ...]:
        """The places that can be filled now."""
        if self.state is not State.OPEN:
            return ()
        return tuple(seat for seat in self.seats if seat.answer is None and self._turn_of(seat))

    @property
    def awaited(self) -> frozenset[PersonId]:
        """Who has to do something: to answer, or to say what was asked."""
        return frozenset(person for seat in self.ready for person in seat.people) | self.questioned

    @property
    def questioned(self) -> frozenset[PersonId]:
        """Those who have to say what they were asked."""
        return frozenset(one.whom for one in self.questions)

    @property
    def halted(self) -> datetime | None:
        """Since when its clock stands still: an answer or another request is waited for, or its status pauses it. None
        while it runs."""
        moments = [question.now for question in self.questions]
        if self.held is not None:
            moments.append(self.held)
        if self.standing is not None and self.standing.pauses:
            moments.append(self.standing.since)
        return min(moments, default=None)

    @property
    def waits_since(self) -> datetime | None:
        """Since when it is as it is now: opened, or moved to its status."""
        return self.since if self.standing is None else self.standing.since

    @property
    def asking(self) -> frozenset[PersonId]:
        """Those who wait for an answer themselves."""
        return frozenset(question.by for question in self.questions)

    @property
    def answers(self) -> Iterator[Answer]:
        return (seat.answer for seat in self.seats if seat.answer is not None)

    def asked_of(self, person: PersonId) -> Question | None:
        """What this person was asked and has not answered."""
        return next((one for one in self.questions if one.whom == person and self.state is State.OPEN), None)

    def _turn_of(self, seat: Seat) -> bool:
        return all(self.seats[at].answer is not None for at in seat.after)


def enough(step: Step, agree: Agree) -> bool:
    """Whether as many have agreed as have to. Whoever was added has to agree, too."""
    own, added = _parts(step)
    return _count(own, yes=True) >= agree.needed(len(own)) and _count(added, yes=True) == len(added)


def lost(step: Step, agree: Agree) -> bool:
    """Whether it can come to no yes any more."""
    own, added = _parts(step)
    spare = len(own) - agree.needed(len(own)) if agree.counts else 0
    return _count(own, yes=False) > spare or _count(added, yes=False) > 0


def tally(step: Step, agree: Agree) -> tuple[int, int]:
    """How many have agreed, of how many that have to."""
    own, added = _parts(step)
    return _count(own, yes=True) + _count(added, yes=True), agree.needed(len(own)) + len(added)


def answered(step: Step, answer: Answer) -> Step:
    """Every place that is this person's to fill now is filled. What he wanted to know he needs no more; nor does
    whoever shared his place."""
    return with_its_questions(filled(step, answer), answer.now)


def filled(step: Step, answer: Answer) -> Step:
    his = [seat for seat in step.ready if answer.by in seat.people]
    return replace(step, seats=tuple(replace(seat, answer=answer) if seat in his else seat for seat in step.seats))


def left(step: Step, *, stands: bool) -> Step:
    """A stage when the answers are sent again: as far as what was said there `stands`."""
    if not stands:
        return Step(step.stage)
    if step.state is State.PASSED:
        return step
    return Step(step.stage, kept=tuple(answer for answer in step.answers if answer.yes))


def put_off(step: Step, person: PersonId, until: datetime) -> Step:
    others = tuple(one for one in step.put_off if one[0] != person)
    return replace(step, put_off=(*others, (person, until)))


def with_its_questions(step: Step, now: datetime) -> Step:
    """Only those wait for an answer who have a place to fill."""
    open_ = {person for seat in step.seats if seat.answer is None for person in seat.people}
    return left_with(step, tuple(one for one in step.questions if one.by in open_), now)


def left_with(step: Step, questions: tuple[Question, ...], now: datetime) -> Step:
    """Only these questions wait for answers; when nothing else holds it, the clock goes on."""
    return step if questions == step.questions else clocked(step, replace(step, questions=questions), now)


def clocked(was: Step, step: Step, now: datetime) -> Step:
    """`step`, which has become of `was`, with the time that its clock has stood still."""
    if was.halted is None:
        return step
    return replace(step, paused=step.paused + ((step.halted or now) - was.halted))


def withheld(step: Step, now: datetime, *, held: bool) -> Step:
    """Its clock stands still as long as it waits for other requests."""
    if held is (step.held is not None):
        return step
    return clocked(step, replace(step, held=now if held else None), now)


def _parts(step: Step) -> tuple[list[Seat], list[Seat]]:
    own = [seat for seat in step.seats if seat.added_by is None]
    return own, [seat for seat in step.seats if seat.added_by is not None]


def _count(seats: list[Seat], *, yes: bool) -> int:
    return sum(seat.answer is not None and seat.answer.yes is yes for seat in seats)
