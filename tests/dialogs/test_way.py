"""The way of a request where several decide at one stage: together, in turn, enough of them; and in whose place."""

from dataclasses import replace

import pytest

from core.model.agree import Agree, Whose
from core.model.command import Add, Amend, Ask, HandOn, Recall
from core.model.event import Where
from core.model.form import Form
from core.model.ids import PersonId
from core.model.request import Request
from core.model.who import InRole
from dialogs.card import card
from dialogs.i18n import speaking
from dialogs.screen import text_of
from dialogs.way import plan, waited_for, way
from tests.model.build import (
    ADAM,
    EGOR,
    EN,
    FELIX,
    FINANCE,
    HELEN,
    LATER,
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
from tests.model.samples import field
from tests.model.story import after, approve, open_stage, reject, submitted


def _form(agree: Agree) -> Form:
    several = (named(MARAT), named(OLGA), named(VERA))
    return form(stage("several", *several, agree=agree), stage("next", named(HELEN)))


ALL = submitted(_form(Agree()))
FIRST = submitted(_form(Agree(Whose.FIRST)))
IN_TURN = submitted(_form(Agree(Whose.IN_TURN)))
TWO = submitted(_form(Agree(Whose.SOME, 2)))


def _way(request: Request) -> str:
    return way(request, ORG, EN).replace("\N{NO-BREAK SPACE}", " ")


def _waited(request: Request) -> str:
    assert request.open is not None
    return waited_for(request.open, request, ORG, EN)


def _card(request: Request, person: PersonId) -> str:
    with speaking("en"):
        return text_of(card(request, person, ORG, EN))


def _add(request: Request, where: Where) -> Request:
    return after(request, Add(MARAT, open_stage(request), request.round, NOON, HELEN, where))


def test_of_several_it_is_told_how_many_have_agreed() -> None:
    assert _way(ALL) == "⏳ Marat Yusupov + Olga Petrova + Vera Kim → ⚪ Helen Roth"
    assert _way(after(ALL, approve(ALL, OLGA))) == "⏳ Marat Yusupov + Olga Petrova + Vera Kim (1 of 3) → ⚪ Helen Roth"


def test_whose_yes_was_enough_is_told_to_those_who_are_not_asked_any_more() -> None:
    """In words that nobody takes for the end."""
    first = after(FIRST, approve(FIRST, OLGA))
    assert "✅ Olga Petrova: approved" in _card(first, VERA)
    assert "approved" not in _card(first, OLGA) + _card(first, EGOR) + _card(first, HELEN)
    one = after(TWO, approve(TWO, OLGA))
    assert "approved" not in _card(one, VERA)
    two = after(one, approve(one, MARAT, LATER))
    assert "✅ Marat Yusupov: approved" in _card(two, VERA)
    assert "approved" not in _card(after(FIRST, approve(FIRST, OLGA, comment="only these")), VERA)


def test_where_a_number_is_enough_it_is_told_at_once() -> None:
    assert _way(TWO) == "⏳ Marat Yusupov + Olga Petrova + Vera Kim (0 of 2) → ⚪ Helen Roth"
    request = after(TWO, approve(TWO, OLGA))
    assert _waited(request) == "Marat Yusupov, Vera Kim"
    assert _way(after(request, reject(request, MARAT), approve(request, VERA))).startswith(
        "✅ Olga Petrova + Vera Kim →"
    )
    assert _way(after(TWO, reject(TWO, OLGA), reject(TWO, VERA))) == "❌ Marat Yusupov + Olga Petrova + Vera Kim"


def test_before_it_is_reached_too() -> None:
    later = form(stage("first", named(HELEN)), _form(Agree(Whose.SOME, 2)).route[0])
    assert _way(submitted(later)) == "⏳ Helen Roth → ⚪ Marat Yusupov + Olga Petrova + Vera Kim (0 of 2)"
    assert plan(submitted(later), ORG, EN) == "Helen Roth → Marat Yusupov + Olga Petrova + Vera Kim"


def test_of_whom_one_is_enough_any_is_named() -> None:
    assert _way(FIRST) == "⏳ Marat Yusupov / Olga Petrova / Vera Kim → ⚪ Helen Roth"
    assert _way(after(FIRST, approve(FIRST, OLGA))) == "✅ Olga Petrova → ⏳ Helen Roth"


def test_those_who_are_asked_in_turn_are_steps_of_their_own() -> None:
    assert _way(IN_TURN) == "⏳ Marat Yusupov → ⚪ Olga Petrova → ⚪ Vera Kim → ⚪ Helen Roth"
    assert _waited(IN_TURN) == "Marat Yusupov"
    request = after(IN_TURN, approve(IN_TURN, MARAT))
    assert _way(request) == "✅ Marat Yusupov → ⏳ Olga Petrova → ⚪ Vera Kim → ⚪ Helen Roth"
    assert _waited(request) == "Olga Petrova"
    assert _way(after(request, reject(request, OLGA))) == "✅ Marat Yusupov → ❌ Olga Petrova"
    assert _way(after(request, Recall(EGOR, NOON, "no need"))) == "✅ Marat Yusupov"
    later = form(stage("first", named(HELEN)), _form(Agree(Whose.IN_TURN)).route[0])
    assert plan(submitted(later), ORG, EN) == "Helen Roth → Marat Yusupov → Olga Petrova → Vera Kim"


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        (Where.BEFORE, "⏳ Helen Roth → ⚪ Marat Yusupov → ⚪ Olga Petrova"),
        (Where.BESIDE, "⏳ Marat Yusupov + Helen Roth → ⚪ Olga Petrova"),
        (Where.AFTER, "⏳ Marat Yusupov → ⚪ Helen Roth → ⚪ Olga Petrova"),
    ],
)
def test_who_was_added_stands_where_he_is_asked(where: Where, shown: str) -> None:
    assert _way(_add(submitted(form(stage("one", named(MARAT)), stage("two", named(OLGA)))), where)) == shown


def test_in_whose_place_somebody_decides_is_told() -> None:
    assert _way(submitted(form(stage("one", named(EGOR))))) == "⏳ Marat Yusupov (instead of the author)"


def test_who_stands_in_reads_why_it_came_to_him() -> None:
    own, nobody = submitted(form(stage("one", named(EGOR)))), submitted(form(stage("one", InRole(LAWYER))))
    assert "The author does not decide on their own request" in _card(own, MARAT)
    assert "Nobody else was found" in _card(nobody, FELIX)
    assert "came to you" not in _card(own, EGOR) + _card(nobody, EGOR) + _card(ALL, MARAT)
    assert "came to you" not in _card(after(nobody, approve(nobody, FELIX)), FELIX)
    owner = org_with(replace(ORG.people[EGOR], roles=frozenset({FINANCE})), org=without(MARAT, OLGA, ADAM, FELIX))
    himself = submitted(form(stage("one", InRole(LAWYER))), org=owner)
    assert "Nobody else was found" in _card(himself, EGOR)


def test_whose_answer_somebody_waits_for_is_waited_for() -> None:
    request = after(ALL, Ask(MARAT, open_stage(ALL), 1, NOON, EGOR, "why?"))
    assert _waited(request) == "Olga Petrova, Vera Kim, Egor Lapin"
    assert "Waiting for Olga Petrova, Vera Kim, Egor Lapin since" in _card(request, HELEN)


def test_nobody_reads_that_he_himself_is_waited_for() -> None:
    request = after(ALL, Ask(MARAT, open_stage(ALL), 1, NOON, EGOR, "why?"))
    assert "Waiting for Olga Petrova, Vera Kim since" in _card(request, EGOR)
    one = submitted(form(stage("one", named(MARAT))))
    asked = after(one, Ask(MARAT, open_stage(one), 1, NOON, EGOR, "why?"))
    assert "asks you: “why?”" in _card(asked, EGOR)
    assert "Waiting for" not in _card(asked, EGOR)


_TWO_STAGES = form(stage("first", named(MARAT)), stage("second", named(OLGA)), fields=(field("text", key=key("what")),))
_SECOND = after(submitted(_TWO_STAGES, what="chairs"), approve(submitted(_TWO_STAGES, what="chairs"), MARAT))
_WITHDRAWN = "There is nothing for you to decide now"


def test_whoever_was_asked_in_vain_is_told_so() -> None:
    assert _WITHDRAWN not in _card(_SECOND, OLGA)
    changed = after(_SECOND, Amend(EGOR, {key("what"): "desks"}, NOON))
    assert _WITHDRAWN in _card(changed, OLGA)
    assert _WITHDRAWN not in _card(changed, MARAT)
    assert _WITHDRAWN not in _card(changed, EGOR)
    assert _WITHDRAWN not in _card(after(changed, approve(changed, MARAT)), OLGA)


def test_who_has_handed_it_on_knows_it() -> None:
    request = after(_SECOND, HandOn(OLGA, open_stage(_SECOND), 1, NOON, VERA, "yours"))
    assert _WITHDRAWN not in _card(request, OLGA)
    assert _way(request) == "✅ Marat Yusupov → ⏳ Vera Kim"
