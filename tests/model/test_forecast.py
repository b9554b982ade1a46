"""Where a request is, where it goes, and who may see it."""

import pytest

from core.model.access import may_see
from core.model.forecast import Leg, forecast
from core.model.form import Do
from core.model.ids import PersonId
from core.model.request import Request
from core.model.step import State
from core.model.who import InRole
from tests.model.build import (
    ADAM,
    ANNA,
    BORIS,
    EGOR,
    FELIX,
    GONE,
    HELEN,
    HR,
    INVOICE,
    LAWYER,
    MARAT,
    OLGA,
    ORG,
    STRANGER,
    VERA,
    form,
    named,
    rubles,
    stage,
    without,
)
from tests.model.story import (
    after,
    approve,
    complete,
    give_back,
    new,
    reject,
    submit,
    submitted,
)

ONE = form(stage("one", named(MARAT)), stage("told", InRole(HR), do=Do.INFORM), stage("two", named(OLGA)))


def way(request: Request) -> list[tuple[str, State, list[str]]]:
    return [(leg.stage.key, leg.state, _names(leg)) for leg in forecast(request, ORG)]


def _names(leg: Leg) -> list[str]:
    return [ORG.name(person) for seat in leg.seats for person in seat.people]


@pytest.mark.parametrize(("amount", "director"), [("1000000", False), ("1000000.01", True)])
def test_the_author_sees_who_comes_with_names(amount: str, director: bool) -> None:
    request = submitted(INVOICE, amount=rubles(amount))
    expected = [
        ("manager", State.OPEN, ["Marat Yusupov"]),
        ("director", State.AHEAD, ["Olga Petrova"]),
        ("accounting", State.AHEAD, ["Anna Serova", "Boris Hahn"]),
    ]
    assert way(request) == [leg for leg in expected if director or leg[0] != "director"]


def test_what_was_passed_stays_and_what_was_skipped_or_told_is_left_out() -> None:
    request = submitted(INVOICE, amount=rubles("5"))
    request = after(request, approve(request, MARAT))
    assert [leg[:2] for leg in way(request)] == [("manager", State.PASSED), ("accounting", State.OPEN)]
    told = submitted(ONE)
    assert [leg[0] for leg in way(after(told, approve(told, MARAT)))] == ["one", "two"]


def test_a_form_that_was_not_sent_yet_shows_its_whole_way() -> None:
    assert [leg[:2] for leg in way(new(ONE))] == [("one", State.AHEAD), ("two", State.AHEAD)]


def test_a_stage_without_its_people_shows_who_stands_in() -> None:
    request = new(form(stage("lawyer", InRole(LAWYER))))
    (leg,) = forecast(request, ORG)
    assert _names(leg) == ["Felix Fine"]
    assert leg.seats[0].stands_in
    (leg,) = forecast(request, without(FELIX, ADAM))
    assert leg.seats == ()


def test_nothing_lies_ahead_of_a_request_that_has_ended() -> None:
    request = submitted(ONE)
    assert [leg[:2] for leg in way(after(request, reject(request, MARAT)))] == [("one", State.STOPPED)]


def test_a_request_in_rework_still_shows_its_way() -> None:
    request = submitted(ONE)
    returned = after(request, give_back(request, MARAT))
    assert [leg[:2] for leg in way(returned)] == [("one", State.STOPPED), ("two", State.AHEAD)]


@pytest.mark.parametrize(
    ("person", "visible"),
    [
        (EGOR, True),
        (MARAT, True),
        (FELIX, True),
        (ADAM, True),
        (OLGA, False),
        (STRANGER, False),
        (PersonId(404), False),
    ],
)
def test_who_may_see_a_request(person: PersonId, visible: bool) -> None:
    """The author, whoever was asked, the owner of the process and the administrator; not yet who comes later."""
    assert may_see(person, submitted(ONE), ORG) is visible


def test_who_was_told_or_asked_sees_it_to_the_end() -> None:
    request = submitted(INVOICE, amount=rubles("5"))
    request = after(request, approve(request, MARAT))
    request = after(request, complete(request, ANNA))
    assert all(may_see(person, request, ORG) for person in (EGOR, MARAT, ANNA, BORIS))
    told = submitted(ONE)
    assert may_see(HELEN, after(told, approve(told, MARAT)), ORG)
    assert not may_see(VERA, request, ORG)


def test_who_has_left_sees_nothing() -> None:
    request = after(new(ONE, author=GONE), submit(GONE))
    assert not may_see(GONE, request, ORG)
    assert not may_see(MARAT, request, without(MARAT))
