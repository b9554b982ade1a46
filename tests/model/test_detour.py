"""On the way to a decision: questions, handing on, one more who agrees."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.command import Add, Answer, HandOn, Replace
from core.model.command import Ask as Asks
from core.model.detour import (
    HOPS,
    AskedAlready,
    AuthorMeant,
    HandedOnTooOften,
    Himself,
    NotHere,
    NothingAnswered,
    NothingAsked,
    NotInvolved,
    ReasonNeeded,
)
from core.model.effect import Ask, Refresh
from core.model.event import Where
from core.model.form import Own
from core.model.ids import PersonId
from core.model.remind import deadline, watched
from core.model.request import Request, nudgeable, waiting_for
from core.model.step import Remark, Reply
from core.model.turn import AlreadyDecided, NotYourTurn
from tests.model.build import (
    ANNA,
    EGOR,
    FELIX,
    GONE,
    HELEN,
    MARAT,
    NOON,
    OLGA,
    STRANGER,
    VERA,
    form,
    named,
    stage,
    without,
)
from tests.model.story import REPLACE, after, approve, effects, open_stage, refusal, reject, submitted

HOUR = timedelta(hours=1)
ROUTE = form(
    stage("first", named(HELEN)),
    stage("both", named(MARAT), named(OLGA), within=timedelta(hours=8)),
    stage("next", named(VERA)),
)


@pytest.fixture
def request_() -> Request:
    begun = submitted(ROUTE)
    return after(begun, approve(begun, HELEN))


def ask(request: Request, by: PersonId, whom: PersonId, text: str = "What for?", later: timedelta = 0 * HOUR) -> Asks:
    return Asks(by, open_stage(request), request.round, NOON + later, whom, text)


def answer(request: Request, by: PersonId, text: str = "For the office", later: timedelta = 0 * HOUR) -> Answer:
    return Answer(by, open_stage(request), request.round, NOON + later, text)


def hand_on(request: Request, by: PersonId, to: PersonId, comment: str = "ask her") -> HandOn:
    return HandOn(by, open_stage(request), request.round, NOON, to, comment)


@pytest.mark.parametrize("whom", [EGOR, HELEN, OLGA])
def test_anybody_in_the_request_can_be_asked_and_the_answer_comes_back(request_: Request, whom: PersonId) -> None:
    asking = ask(request_, MARAT, whom)
    assert (Ask(whom) in effects(request_, asking)) is (whom not in waiting_for(request_))
    asked = after(request_, asking)
    assert whom in waiting_for(asked)
    replying = answer(asked, whom)
    assert Ask(MARAT) in effects(asked, replying)
    replied = after(asked, replying)
    step = replied.step(open_stage(replied))
    assert [(one.to.text, one.text) for one in step.replies] == [("What for?", "For the office")]
    assert isinstance(step.replies[0], Reply)
    assert waiting_for(replied) == {MARAT, OLGA}
    assert isinstance(refusal(replied, answer(replied, whom)), NotYourTurn | AlreadyDecided)


def test_the_clock_of_the_stage_pauses_until_the_last_answer(request_: Request) -> None:
    limit = deadline(request_)
    assert limit == NOON + 8 * HOUR
    asked = after(request_, ask(request_, MARAT, EGOR, later=HOUR), ask(request_, OLGA, HELEN, later=2 * HOUR))
    assert deadline(asked) is None
    assert watched(asked) == {}
    once = after(asked, answer(asked, EGOR, later=3 * HOUR))
    assert deadline(once) is None
    done = after(once, answer(once, HELEN, later=4 * HOUR))
    # From the first question to the last answer, whichever of them was answered first.
    assert deadline(done) == limit + 3 * HOUR
    assert set(watched(done)) == {MARAT, OLGA}


def test_the_clock_goes_on_when_whoever_has_asked_leaves() -> None:
    """Also where somebody takes over his place who has agreed long before."""
    asked_ = form(stage("a", named(FELIX), named(MARAT), named(OLGA), within=8 * HOUR))
    request = after(submitted(asked_), approve(submitted(asked_), FELIX))
    request = after(request, ask(request, MARAT, EGOR, later=HOUR))
    left = after(request, Replace(NOON + 2 * HOUR), org=without(MARAT))
    assert waiting_for(left) == {OLGA}
    assert deadline(left) == NOON + 9 * HOUR


def test_who_asks_can_decide_all_the_same_and_needs_no_answer_then(request_: Request) -> None:
    asked = after(request_, ask(request_, MARAT, EGOR))
    decided = after(asked, approve(asked, MARAT))
    assert waiting_for(decided) == {OLGA}
    assert isinstance(refusal(decided, answer(decided, EGOR)), NotYourTurn)


def test_who_waits_for_an_answer_is_not_nudged(request_: Request) -> None:
    assert nudgeable(after(request_, ask(request_, MARAT, HELEN)), NOON) == (OLGA, HELEN)


def test_questions_that_cannot_be_asked(request_: Request) -> None:
    assert isinstance(refusal(request_, ask(request_, MARAT, STRANGER)), NotInvolved)
    assert isinstance(refusal(request_, ask(request_, MARAT, MARAT)), Himself)
    assert isinstance(refusal(request_, ask(request_, MARAT, GONE)), NotHere)
    assert isinstance(refusal(request_, ask(request_, MARAT, EGOR, "  ")), NothingAsked)
    assert isinstance(refusal(request_, ask(request_, EGOR, MARAT)), NotYourTurn)
    asked = after(request_, ask(request_, MARAT, EGOR))
    assert isinstance(refusal(asked, ask(asked, MARAT, HELEN)), NotYourTurn)
    assert isinstance(refusal(asked, answer(asked, EGOR, " ")), NothingAnswered)
    assert isinstance(refusal(asked, answer(asked, HELEN)), NotYourTurn)


def test_a_question_to_somebody_who_has_left_waits_no_more(request_: Request) -> None:
    asked = after(request_, ask(request_, MARAT, HELEN))
    left = after(asked, REPLACE, org=without(HELEN))
    assert waiting_for(left) == {MARAT, OLGA}
    gone = after(asked, REPLACE, org=without(MARAT))
    assert HELEN not in waiting_for(gone)


def test_who_hands_on_leaves_the_stage_and_the_author_sees_it(request_: Request) -> None:
    handing = hand_on(request_, MARAT, ANNA)
    assert effects(request_, handing) >= {Ask(ANNA), Refresh(EGOR), Refresh(MARAT)}
    handed = after(request_, handing)
    assert waiting_for(handed) == {ANNA, OLGA}
    assert isinstance(refusal(handed, approve(handed, MARAT)), NotYourTurn)
    assert open_stage(after(handed, approve(handed, ANNA), approve(handed, OLGA))) == "next"


def test_the_words_stay_with_the_place(request_: Request) -> None:
    handed = after(request_, hand_on(request_, MARAT, ANNA, " on leave "))
    assert [seat.remark for seat in handed.step(open_stage(handed)).seats] == [Remark(MARAT, ANNA, "on leave"), None]
    adding = Add(ANNA, open_stage(handed), handed.round, NOON, VERA, Where.AFTER, "look at it")
    added = after(handed, adding, replace(adding, whom=STRANGER, comment=" "))
    remarks = [seat.remark for seat in added.step(open_stage(added)).seats]
    assert remarks == [Remark(MARAT, ANNA, "on leave"), None, Remark(ANNA, VERA, "look at it"), None]


def test_a_place_is_handed_on_three_times_at_most(request_: Request) -> None:
    handed, by = request_, MARAT
    for to in (ANNA, VERA, STRANGER)[:HOPS]:
        handed, by = after(handed, hand_on(handed, by, to)), to
    refused = refusal(handed, hand_on(handed, by, HELEN))
    assert isinstance(refused, HandedOnTooOften)
    assert refused.about == {"hops": HOPS}


def test_handing_on_that_is_refused(request_: Request) -> None:
    assert isinstance(refusal(request_, hand_on(request_, MARAT, OLGA)), AskedAlready)
    assert isinstance(refusal(request_, hand_on(request_, MARAT, EGOR)), AuthorMeant)
    assert isinstance(refusal(request_, hand_on(request_, MARAT, MARAT)), Himself)
    assert isinstance(refusal(request_, hand_on(request_, MARAT, GONE)), NotHere)
    assert isinstance(refusal(request_, hand_on(request_, MARAT, ANNA, " ")), ReasonNeeded)
    own = submitted(form(stage("own", named(MARAT), own=Own.ALLOW)))
    assert waiting_for(after(own, hand_on(own, MARAT, EGOR))) == {EGOR}


def test_one_more_can_be_added_but_nobody_twice(request_: Request) -> None:
    def add(whom: PersonId) -> Add:
        return Add(MARAT, open_stage(request_), request_.round, NOON, whom, Where.BESIDE)

    assert waiting_for(after(request_, add(ANNA))) == {MARAT, OLGA, ANNA}
    assert isinstance(refusal(request_, add(OLGA)), AskedAlready)
    assert isinstance(refusal(request_, add(EGOR)), AuthorMeant)
    assert isinstance(refusal(request_, replace(add(ANNA), by=VERA)), NotYourTurn)


def test_what_happens_on_the_way_is_forgotten_by_the_next_stage(request_: Request) -> None:
    asked = after(request_, ask(request_, MARAT, EGOR))
    assert waiting_for(after(asked, reject(asked, OLGA))) == set()
