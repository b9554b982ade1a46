"""A leave that takes the place of another one: which can be moved, by whom, and what is kept back meanwhile."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.forms.read import read_form
from core.model.draft import begin
from core.model.form import Form, beginning
from core.model.ids import DraftId, FormKey, PersonId, RequestId
from core.model.leave.facts import Facts, Instead
from core.model.leave.ledger import Entry, Held, Hold, Posting, beyond, reconciled, standing
from core.model.leaving import Away, away_in
from core.model.linking import picture
from core.model.period import Period
from core.model.refusal import Refusal
from core.model.request import Request, Status, blank
from core.model.rescheduling import (
    LeaveBegun,
    LeaveCancelling,
    LeaveMoved,
    LeaveOver,
    MoveCancelled,
    MoveStays,
    MoveTooLate,
    MoveWaits,
    NoLeaveToMove,
    NotYourLeave,
    SameDays,
    carried,
    check_goes_back,
    check_in_time,
    check_move,
    claims,
    goes_back,
    granted,
    has_replaced,
    instead,
    movable,
    moves,
    over_for_good,
    predecessor,
    reserving,
    why_stays,
)
from core.model.terms import Terms
from core.model.value import Value
from tests.model.build import EGOR, EN, HELEN, MARAT, NOON, ORG, VERA, form, key

LEAVE = """\
form: away
title: Leave
owner: hr
leave: {person: who, period: days, kind: kind, substitute: instead}
fields:
  - {key: who, type: person, default: author, title: Who}
  - {key: kind, type: choice, default: annual, title: Kind, options: {annual: Annual, unpaid: Unpaid, study: Study}}
  - {key: days, type: period, title: Days}
  - {key: instead, type: person, required: no, title: Stands in}
route:
  - {stage: boss, title: Boss, who: [manager_of: who]}
"""
MOVE = """\
form: shifted
title: Move
owner: hr
leave: {person: who, period: days, kind: kind, substitute: stands_in, replaces: old}
fields:
  - {key: old, type: request, form: away, title: Which}
  - {key: who, type: person, default: author, title: Who}
  - {key: kind, type: choice, default: annual, title: Kind, options: {annual: Annual, unpaid: Unpaid}}
  - {key: days, type: period, title: Days}
  - {key: stands_in, type: person, required: no, title: Stands in}
  - {key: reason, type: text, required: no, title: Why}
route:
  - {stage: boss, title: Boss, who: [manager_of: who]}
"""
AWAY, SHIFTED = read_form(LEAVE), read_form(MOVE)
JULY, LATER = Period(date(2027, 7, 5), date(2027, 7, 18)), Period(date(2027, 7, 12), date(2027, 7, 25))
TODAY = date(2027, 7, 1)


def leave(status: Status = Status.APPROVED, of: Form = AWAY, id: int = 7, **answers: Value) -> Request:
    said: dict[str, Value] = {"who": EGOR, "kind": "annual", "days": JULY, **answers}
    values = {key(name): value for name, value in said.items()}
    made = replace(blank(RequestId(id), of, EGOR, NOON), status=status, values=values, version=3)
    return replace(made, terms=Terms(leave=Facts(28)))


def move(status: Status = Status.PENDING, of: Request | None = None, **answers: Value) -> Request:
    return leave(status, SHIFTED, 9, **{"old": picture(of or leave()), "days": LATER, **answers})


def wanted(person: PersonId = EGOR) -> Away:
    away = away_in(SHIFTED.leave, move(who=person).values)
    assert away is not None
    return away


def test_a_move_names_the_leave_whose_place_it_takes() -> None:
    assert (predecessor(move()), predecessor(leave()), predecessor(move(days=3))) == (7, None, None)


@pytest.mark.parametrize(
    ("status", "claiming", "replaced"),
    [
        (Status.NEW, False, False),
        (Status.PENDING, True, False),
        (Status.REWORK, True, False),
        (Status.APPROVED, True, True),
        (Status.CANCELLING, True, True),
        (Status.CANCELLED, True, True),
        (Status.REJECTED, False, False),
        (Status.RECALLED, False, False),
    ],
)
def test_when_it_wants_the_place_of_another_and_when_it_has_taken_it(
    status: Status, claiming: bool, replaced: bool
) -> None:
    assert (claims(move(status), RequestId(7)), has_replaced(move(status))) == (claiming, replaced)
    assert not claims(move(status), RequestId(8))
    assert over_for_good(move(status)) is (status is Status.CANCELLED)
    assert not over_for_good(leave(status))


def test_leaves_of_the_form_that_is_named_are_moved_and_moves_themselves() -> None:
    anything = read_form(MOVE.replace(", form: away", ""))
    assert [moves(SHIFTED, FormKey(one)) for one in ("away", "shifted", "trip")] == [True, True, False]
    assert moves(anything, FormKey("trip"))
    assert not moves(AWAY, FormKey("away"))
    assert not moves(form(), FormKey("away"))


_REFUSED: list[tuple[Request | None, Away, PersonId, tuple[Request, ...], type[Refusal]]] = [
    (None, wanted(), EGOR, (), NoLeaveToMove),
    (leave(Status.PENDING), wanted(), EGOR, (), NoLeaveToMove),
    (leave(Status.CANCELLED), wanted(), EGOR, (), NoLeaveToMove),
    (leave(days=3), wanted(), EGOR, (), NoLeaveToMove),
    (replace(leave(), terms=Terms()), wanted(), EGOR, (), NoLeaveToMove),
    (leave(), wanted(), MARAT, (), NotYourLeave),
    (leave(), wanted(person=VERA), EGOR, (), NotYourLeave),
    (leave(), wanted(), EGOR, (move(),), MoveWaits),
    (leave(), wanted(), EGOR, (move(Status.APPROVED),), LeaveMoved),
    (leave(), wanted(), EGOR, (move(Status.CANCELLING),), LeaveMoved),
    (leave(), wanted(), EGOR, (move(Status.CANCELLED),), MoveCancelled),
    (leave(days=Period(TODAY, LATER.last)), wanted(), EGOR, (), LeaveBegun),
    (leave(Status.CANCELLING), wanted(), EGOR, (), LeaveCancelling),
    (leave(days=Period(date(2027, 6, 1), date(2027, 6, 30))), wanted(), EGOR, (), LeaveOver),
    (leave(days=LATER), wanted(), EGOR, (), SameDays),
]


@pytest.mark.parametrize(("old", "away", "by", "known", "refusal"), _REFUSED)
def test_what_cannot_be_moved(
    old: Request | None, away: Away, by: PersonId, known: tuple[Request, ...], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        check_move(old, away, by, TODAY, known)


@pytest.mark.parametrize(
    ("old", "known", "told"),
    [
        (leave(), (), None),
        (leave(), (move(),), MoveWaits),
        (leave(Status.CANCELLING), (), LeaveCancelling),
        (leave(Status.PENDING), (), NoLeaveToMove),
        (leave(Status.REWORK), (), NoLeaveToMove),
        (leave(days=Period(TODAY, LATER.last)), (), LeaveBegun),
        (move(), (), None),
        (leave(Status.REJECTED), (), None),
        (leave(days=Period(date(2027, 6, 1), date(2027, 6, 30))), (), None),
        (leave(), (move(Status.APPROVED),), None),
    ],
)
def test_why_a_leave_stays_of_which_somebody_may_be_thinking(
    old: Request, known: tuple[Request, ...], told: type[Refusal] | None
) -> None:
    why = why_stays(old, EGOR, TODAY, known)
    assert (why if why is None else type(why)) == told


def test_whoever_asked_for_it_and_whose_it_is_can_move_it_until_it_begins() -> None:
    for_vera = leave(who=VERA)
    assert [movable(for_vera, by, TODAY) for by in (EGOR, VERA, HELEN)] == [True, True, False]
    assert [movable(leave(), EGOR, day) for day in (date(2027, 7, 4), JULY.first)] == [True, False]
    assert check_move(for_vera, wanted(person=VERA), VERA, TODAY, ())[0] is for_vera
    assert granted(for_vera)


def test_what_has_begun_meanwhile_is_moved_no_more() -> None:
    check_in_time(leave(), date(2027, 7, 4))
    check_in_time(leave(days=3), JULY.first)
    with pytest.raises(MoveTooLate):
        check_in_time(leave(), JULY.first)


def test_a_move_that_was_granted_is_decided_anew_until_the_leave_it_has_moved_would_have_begun() -> None:
    old, eve = Terms(leave=Facts(28, instead=Instead(RequestId(7), JULY, RequestId(7), AWAY.title))), date(2027, 7, 4)
    done = replace(move(Status.APPROVED), terms=old)
    assert (goes_back(done, eve), goes_back(done, JULY.first)) == (True, False)
    with pytest.raises(MoveStays) as refused:
        check_goes_back(done, LATER.last)
    assert refused.value.about["number"] == 7
    assert goes_back(replace(done, status=Status.REJECTED), LATER.last)
    assert goes_back(leave(), LATER.last)
    assert goes_back(replace(leave(), terms=Terms()), LATER.last)


def test_a_move_knows_the_leave_and_of_a_move_the_first_one() -> None:
    away = wanted()
    first = instead(leave(), away)
    assert first == Instead(RequestId(7), LATER, RequestId(7), AWAY.title)
    again = instead(replace(move(Status.APPROVED), terms=Terms(leave=Facts(28, instead=first))), away)
    assert (again.request, again.first, again.title) == (9, 7, AWAY.title)
    assert instead(replace(leave(), terms=Terms()), away) == first


def test_all_but_the_days_is_known_when_a_leave_is_moved() -> None:
    draft = carried(begin(DraftId(1), SHIFTED, EGOR, ORG), leave(kind="unpaid", instead=VERA), EN, ORG)
    assert draft.at == key("days")
    assert draft.answers == {
        key("old"): picture(leave()),
        key("who"): EGOR,
        key("kind"): "unpaid",
        key("stands_in"): VERA,
    }
    assert draft.skipped == {key("reason")}
    assert draft.revision == 0


def test_who_stood_in_for_nobody_is_not_asked_for() -> None:
    draft = carried(begin(DraftId(1), SHIFTED, EGOR, ORG, {key("stands_in"): VERA}), leave(), EN, ORG)
    assert draft.at == key("days")
    assert draft.skipped == {key("stands_in"), key("reason")}


def test_a_kind_that_the_move_does_not_know_is_asked_for() -> None:
    known = beginning(SHIFTED, EGOR, EN)
    assert known[key("kind")] == "annual"
    draft = carried(begin(DraftId(1), SHIFTED, EGOR, ORG, known), leave(kind="study"), EN, ORG)
    assert draft.at == key("kind")


def test_a_leave_without_a_kind_leaves_the_default_and_other_forms_carry_nothing() -> None:
    plain = read_form(LEAVE.replace(", kind: kind", "").replace(", substitute: instead", ""))
    draft = carried(begin(DraftId(1), SHIFTED, EGOR, ORG, {key("kind"): "unpaid"}), leave(of=plain), EN, ORG)
    assert draft.answers[key("kind")] == "unpaid"
    other = begin(DraftId(1), AWAY, EGOR, ORG)
    assert carried(other, leave(), EN, ORG) is other
    assert carried(replace(draft, form=form()), leave(), EN, ORG).form == form()
    no_leave = replace(leave(), form=form())
    assert carried(draft, no_leave, EN, ORG) is draft


ONE, TWO, THREE = date(2027, 6, 1), date(2027, 7, 1), date(2027, 8, 1)


@pytest.mark.parametrize(
    ("new", "old", "kept"),
    [
        ({TWO: 28}, {TWO: 28}, {}),
        ({THREE: 28}, {TWO: 28}, {}),
        ({THREE: 20}, {TWO: 28}, {}),
        ({THREE: 38}, {TWO: 28}, {THREE: 10}),
        ({ONE: 28}, {TWO: 28}, {ONE: 28, TWO: -28}),
        ({ONE: 8, THREE: 20}, {TWO: 28}, {ONE: 8, TWO: -8}),
        ({TWO: 28}, {}, {TWO: 28}),
    ],
)
def test_so_much_is_kept_back(new: dict[date, int], old: dict[date, int], kept: dict[date, int]) -> None:
    assert beyond(new, old) == kept


_DAYS = some.dictionaries(some.sampled_from([ONE, TWO, THREE, date(2028, 1, 1)]), some.integers(1, 40))


@given(_DAYS, _DAYS)
def test_whatever_is_decided_there_is_enough_on_every_day(new: dict[date, int], old: dict[date, int]) -> None:
    kept, days = beyond(new, old), {*new, *old}

    def until(what: Mapping[date, int], day: date) -> int:
        return sum(halves for on, halves in what.items() if on <= day)

    for day in days:
        assert until(old, day) + until(kept, day) == max(until(old, day), until(new, day))


def held(hold: Hold, half_days: Mapping[date, int], kind: str = "annual", who: PersonId = EGOR) -> Held:
    return Held(hold, who, kind, half_days)


def test_a_move_reserves_only_what_it_needs_beyond_what_is_taken_of_the_same_balance() -> None:
    new, old = held(Hold.RESERVES, {THREE: 38}), held(Hold.TAKES, {TWO: 28})
    assert reserving(new, old) == held(Hold.RESERVES, {THREE: 10})
    whole = (None, replace(old, hold=Hold.RESERVES), replace(old, kind="study"), replace(old, person=VERA))
    assert [reserving(new, one) for one in whole] == [new] * 4
    assert reserving(replace(new, hold=Hold.TAKES), old) == replace(new, hold=Hold.TAKES)
    assert reserving(None, old) is None


def told(entries: list[Posting]) -> list[tuple[Entry, int]]:
    return [(one.entry, one.half_days) for one in entries]


def test_only_the_difference_is_entered() -> None:
    id, book = RequestId(9), list[Posting]()
    steps: list[tuple[Held | None, list[tuple[Entry, int]]]] = [
        (held(Hold.RESERVES, {ONE: 28, TWO: -28}), [(Entry.RESERVED, -28), (Entry.RESERVED, 28)]),
        (held(Hold.RESERVES, {ONE: 20, TWO: -20}), [(Entry.RESERVED, 8), (Entry.RESERVED, -8)]),
        (held(Hold.TAKES, {ONE: 20}), [(Entry.RELEASED, 20), (Entry.RELEASED, -20), (Entry.TAKEN, -20)]),
        (held(Hold.TAKES, {ONE: 18}), [(Entry.RECOUNT, 2)]),
        (None, [(Entry.REVERSAL, 18)]),
        (held(Hold.TAKES, {ONE: 18}), [(Entry.TAKEN, -18)]),
        (held(Hold.TAKES, {ONE: 18}), []),
    ]
    for now, expected in steps:
        entries = list(reconciled(book, now, id))
        assert told(entries) == expected
        book += entries
    assert list(reconciled(book, None, RequestId(8))) == []


_STATES = some.sampled_from(
    [
        None,
        held(Hold.RESERVES, {ONE: 28, TWO: -28}),
        held(Hold.RESERVES, {}),
        held(Hold.TAKES, {ONE: 20}),
        held(Hold.TAKES, {TWO: 8, THREE: 6}),
        held(Hold.TAKES, {TWO: 8}, "study"),
    ]
)


@given(some.lists(_STATES, max_size=12))
def test_whatever_becomes_of_it_the_sums_are_what_it_holds(states: list[Held | None]) -> None:
    book: list[Posting] = []
    for state in states:
        book += reconciled(book, state, RequestId(9))
        for day in (ONE, TWO, THREE):
            known = [one for one in book if state is None or one.kind == state.kind]
            sum_ = sum(n for on, n in state.half_days.items() if on <= day) if state is not None else 0
            found = standing(known, day)
            taken = state is not None and state.hold is Hold.TAKES
            assert (found.left, found.pending) == ((-sum_, 0) if taken else (0, sum_))
