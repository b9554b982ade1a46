"""The statuses of a stage: who moves it where, and who has it then."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.advance import NobodyToAsk
from core.model.command import Ask as Question
from core.model.command import Complete, HandOn, Return, Snooze
from core.model.condition import Filled
from core.model.decide import allowed, decide
from core.model.event import Closed, StageOpened
from core.model.filling import AuthorHasToFill
from core.model.form import Do, Nobody
from core.model.ids import PersonId, StageKey, StatusKey
from core.model.moving import MovedAlready, NoSuchMove, OthersMove, moves
from core.model.org import PARTNER, Org
from core.model.outside import told_outside
from core.model.request import Request, Status, waiting_for
from core.model.statuses import Move, Moved
from core.model.step import Answer, State, Verdict
from core.model.turn import AlreadyClosed, AlreadyDecided, CardOutdated, NotYourTurn
from core.model.who import Author, InRole, Participant, Place
from tests.model.build import (
    ADAM,
    ANNA,
    BORIS,
    EGOR,
    FELIX,
    HELEN,
    LAWYER,
    MARAT,
    NOON,
    OLGA,
    ORG,
    VERA,
    form,
    key,
    named,
    org_with,
    stage,
    without,
)
from tests.model.samples import FIELDS
from tests.model.story import REPLACE, after, complete, give_back, open_stage, refusal
from tests.model.tickets import (
    BUYERS,
    OPEN,
    PURCHASING,
    SOLVED,
    STATUSES,
    SUPPORT,
    WAITING,
    had_by,
    move,
    standing,
    status,
    ticket,
    with_status,
    work,
)

HOUR = timedelta(hours=1)
FRESH = ticket()
AWAY = after(FRESH, move(FRESH, ANNA, PURCHASING, comment="a new screen"))
BACK = after(AWAY, move(AWAY, HELEN, OPEN))


def keys(request: Request, person: PersonId, org: Org = ORG) -> list[StatusKey]:
    return [one.key for one in moves(request, person, org)]


def test_it_begins_with_the_first_and_the_people_of_the_stage() -> None:
    assert had_by(FRESH) == (OPEN, {ANNA, BORIS})
    assert standing(FRESH).since == NOON
    assert ticket(form(stage("first", named(MARAT)))).step(StageKey("first")).standing is None


def test_a_stage_knows_its_statuses_by_their_keys() -> None:
    assert work().status(SOLVED) == STATUSES[-1]
    with pytest.raises(KeyError):
        work().status(StatusKey("nowhere"))


def test_a_status_takes_it_off_whoever_had_it_and_gives_it_back() -> None:
    assert had_by(AWAY) == (PURCHASING, {HELEN})
    # Of the two who could have answered it Anna did.
    assert had_by(BACK) == (OPEN, {ANNA})


def test_who_has_it_is_found_when_it_is_moved_and_stands_in_the_journal() -> None:
    assert decide(FRESH, move(FRESH, ANNA, PURCHASING, comment="a screen"), ORG) == (
        Moved(ANNA, StageKey("work"), OPEN, PURCHASING, (Place((HELEN,), BUYERS),), NOON, "a screen", taken=True),
    )
    assert decide(AWAY, move(AWAY, HELEN, OPEN), ORG) == (
        Moved(HELEN, StageKey("work"), PURCHASING, OPEN, (Place((ANNA,), SUPPORT),), NOON),
    )
    assert decide(FRESH, move(FRESH, ANNA, WAITING), ORG) == (Moved(ANNA, StageKey("work"), OPEN, WAITING, (), NOON),)


def test_a_status_without_people_leaves_it_to_all_who_had_it() -> None:
    assert had_by(after(FRESH, move(FRESH, ANNA, WAITING))) == (WAITING, {ANNA, BORIS})


def test_whoever_was_handed_it_on_gets_it_back() -> None:
    handed = after(FRESH, HandOn(ANNA, open_stage(FRESH), 1, NOON, FELIX, "please"))
    away = after(handed, move(handed, FELIX, PURCHASING))
    back = after(away, move(away, HELEN, OPEN))
    assert had_by(back) == (OPEN, {FELIX})
    assert back.open is not None
    assert back.open.seats[0].hops == (ANNA,)


def test_from_one_who_takes_it_to_another_it_still_comes_back_to_the_first() -> None:
    checking = StatusKey("checking")
    request = with_status(
        status(PURCHASING, checking, who=(InRole(BUYERS),)), status(checking, OPEN, who=(named(FELIX),))
    )
    request = after(request, move(request, BORIS, PURCHASING))
    request = after(request, move(request, HELEN, checking))
    assert had_by(request) == (checking, {FELIX})
    request = after(request, move(request, FELIX, OPEN))
    assert had_by(request) == (OPEN, {BORIS})
    assert standing(request).moved == (BORIS, HELEN, FELIX)
    assert set(standing(request).had) == {ANNA, BORIS, HELEN, FELIX}


def test_who_has_moved_twice_is_the_last_who_has() -> None:
    request = after(BACK, move(BACK, ANNA, WAITING))
    assert standing(request).moved == (HELEN, ANNA)


def test_an_ending_is_reported_as_done_and_the_route_goes_on() -> None:
    events = decide(BACK, move(BACK, ANNA, SOLVED, comment="a new screen stands there"), ORG)
    assert [type(event) for event in events] == [Moved, StageOpened]
    done = after(BACK, move(BACK, ANNA, SOLVED, comment="a new screen stands there"))
    step = done.step(StageKey("work"))
    assert step.state is State.PASSED
    assert list(step.answers) == [Answer(ANNA, Verdict.COMPLETED, NOON, "a new screen stands there")]
    assert waiting_for(done) == {VERA}
    last = ticket(form(work()))
    assert isinstance(decide(last, move(last, ANNA, SOLVED), ORG)[-1], Closed)


def test_an_ending_fills_every_place() -> None:
    both = ticket(form(stage("work", named(MARAT), named(OLGA), do=Do.ACT, statuses=STATUSES)))
    done = after(both, move(both, EGOR, SOLVED))
    assert done.status is Status.APPROVED
    assert [answer.by for answer in done.step(StageKey("work")).answers] == [EGOR, EGOR]


@pytest.mark.parametrize(
    ("request_", "person", "expected"),
    [
        (FRESH, ANNA, [PURCHASING, WAITING, SOLVED]),
        (FRESH, EGOR, [SOLVED]),
        (FRESH, HELEN, []),
        (AWAY, HELEN, [OPEN]),
        (AWAY, ANNA, []),
        (BACK, ANNA, [PURCHASING, WAITING, SOLVED]),
        (BACK, BORIS, [SOLVED]),
    ],
)
def test_who_may_move_it_where(request_: Request, person: PersonId, expected: list[StatusKey]) -> None:
    assert keys(request_, person) == expected
    assert (Move in allowed(request_, person, ORG)) is bool(expected)
    for to in (OPEN, PURCHASING, WAITING, SOLVED):
        if to in expected:
            assert decide(request_, move(request_, person, to), ORG)
        else:
            refusal(request_, move(request_, person, to))


def test_where_nobody_of_those_named_is_found_whoever_has_it_may() -> None:
    request = with_status(status(SOLVED, by=(InRole(LAWYER),), ends=True))
    assert SOLVED in keys(request, ANNA)
    gone = without(EGOR)
    alone = with_status(status(SOLVED, by=(Author(),), ends=True))
    assert SOLVED not in keys(alone, ANNA)
    assert SOLVED in keys(alone, ANNA, gone)


def test_conditions_decide_who_has_it_and_who_may() -> None:
    filled = (Filled(key("text")),)
    bought = replace(STATUSES[1], who=(Participant(InRole(BUYERS), filled),))
    ended = replace(STATUSES[3], by=(Participant(Author(), filled),))
    of = form(work(STATUSES[0], bought, STATUSES[2], ended), fields=(replace(FIELDS["text"], key=key("text")),))
    without_, with_ = ticket(of), ticket(of, text="x")
    assert had_by(after(without_, move(without_, ANNA, PURCHASING))) == (PURCHASING, {ANNA, BORIS})
    assert SOLVED in keys(without_, ANNA)
    assert had_by(after(with_, move(with_, ANNA, PURCHASING))) == (PURCHASING, {HELEN})
    assert keys(with_, EGOR) == [SOLVED]
    assert SOLVED not in keys(with_, ANNA)


def test_it_is_moved_instead_of_done() -> None:
    assert Complete not in allowed(FRESH, ANNA, ORG)
    assert isinstance(refusal(FRESH, complete(FRESH, ANNA)), NotYourTurn)
    assert {Return, Question, HandOn, Snooze} <= set(allowed(FRESH, ANNA, ORG))
    assert keys(after(FRESH, give_back(FRESH, ANNA)), ANNA) == []


def test_moves_that_are_refused_say_why() -> None:
    already = refusal(AWAY, move(AWAY, ANNA, PURCHASING))
    assert isinstance(already, MovedAlready)
    assert already.about == {"status": STATUSES[1].title, "who": ANNA, "at": NOON}
    other = refusal(AWAY, move(AWAY, HELEN, SOLVED))
    assert isinstance(other, NoSuchMove)
    assert other.about == {"now": STATUSES[1].title, "to": STATUSES[3].title}
    assert isinstance(refusal(FRESH, move(FRESH, ANNA, OPEN)), NoSuchMove)
    others = refusal(FRESH, move(FRESH, HELEN, SOLVED))
    assert isinstance(others, OthersMove)
    assert others.about == {"to": STATUSES[3].title, "who": "Egor Lapin, Anna Serova, Boris Hahn"}
    assert isinstance(refusal(FRESH, move(FRESH, HELEN, PURCHASING)), NotYourTurn)
    assert isinstance(refusal(FRESH, move(FRESH, ANNA, StatusKey("nowhere"))), NotYourTurn)
    assert isinstance(refusal(FRESH, replace(move(FRESH, ANNA, SOLVED), stage=StageKey("told"))), NotYourTurn)
    assert isinstance(refusal(FRESH, replace(move(FRESH, ANNA, SOLVED), stage=StageKey("no"))), NotYourTurn)
    assert isinstance(refusal(FRESH, replace(move(FRESH, ANNA, SOLVED), round=0)), CardOutdated)
    done = after(FRESH, move(FRESH, ANNA, SOLVED))
    assert isinstance(refusal(done, replace(move(FRESH, BORIS, SOLVED))), AlreadyDecided)
    closed = after(ticket(form(work())), move(FRESH, ANNA, SOLVED))
    assert isinstance(refusal(closed, move(FRESH, EGOR, SOLVED)), AlreadyClosed)


def test_of_many_who_may_three_are_named() -> None:
    by = tuple(named(one) for one in (MARAT, OLGA, FELIX, ADAM))
    others = refusal(request := with_status(status(SOLVED, by=by, ends=True)), move(request, ANNA, SOLVED))
    assert others.about["who"] == "Marat Yusupov, Olga Petrova, Felix Fine +1"


def test_a_partner_moves_only_what_he_has_himself() -> None:
    org = org_with(replace(ORG.people[FELIX], roles=frozenset({PARTNER})))
    request = with_status(status(SOLVED, by=(named(FELIX), InRole(SUPPORT)), ends=True))
    assert keys(request, FELIX, org) == []
    with pytest.raises(NotYourTurn):
        decide(request, move(request, FELIX, SOLVED), org)
    handed = after(request, HandOn(ANNA, open_stage(request), 1, NOON, FELIX, "please"), org=org)
    assert keys(handed, FELIX, org) == [PURCHASING, WAITING, SOLVED]
    done = decide(handed, move(handed, FELIX, SOLVED), org)
    assert done[0] in told_outside(done, FELIX, handed, org)
    of_others = decide(request, move(request, ANNA, SOLVED), org)
    assert of_others[0] not in told_outside(of_others, FELIX, request, org)


def test_nothing_ends_that_lacks_what_the_author_owes() -> None:
    due = replace(FIELDS["text"], required=False, required_from=StageKey("work"))
    request = ticket(form(work(), fields=(due,)))
    assert isinstance(refusal(request, move(request, ANNA, SOLVED)), AuthorHasToFill)
    assert had_by(after(request, move(request, ANNA, PURCHASING))) == (PURCHASING, {HELEN})


def test_nobody_found_is_replaced_as_at_a_stage() -> None:
    nobody = status(PURCHASING, OPEN, who=(InRole(LAWYER),))
    request = with_status(nobody, fallback=(named(OLGA),))
    assert had_by(after(request, move(request, ANNA, PURCHASING))) == (PURCHASING, {OLGA})
    skips = with_status(nobody, if_nobody=Nobody.SKIP)
    assert had_by(after(skips, move(skips, ANNA, PURCHASING))) == (PURCHASING, {ANNA, BORIS})
    refuses = with_status(nobody, if_nobody=Nobody.REFUSE)
    assert isinstance(refusal(refuses, move(refuses, ANNA, PURCHASING)), NobodyToAsk)


def test_whoever_has_left_meanwhile_gets_nothing_back() -> None:
    assert had_by(after(AWAY, move(AWAY, HELEN, OPEN), org=without(ANNA))) == (OPEN, {BORIS})
    nobody = Org({id: replace(person, active=id == HELEN) for id, person in ORG.people.items()})
    with pytest.raises(NobodyToAsk):
        decide(AWAY, move(AWAY, HELEN, OPEN), nobody)


def test_whoever_leaves_while_he_has_it_is_replaced_there() -> None:
    moved_in = replace(ORG.people[VERA], roles=frozenset({BUYERS}))
    org = without(HELEN, org=org_with(moved_in))
    request = after(AWAY, REPLACE, org=org)
    assert had_by(request) == (PURCHASING, {VERA})
    assert had_by(after(request, move(request, VERA, OPEN), org=org)) == (OPEN, {ANNA})
