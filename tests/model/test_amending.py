"""A draft of a request that has been sent before, while that request goes on."""

from dataclasses import replace

import pytest

from core.model.amending import WentOn, again, rebased, sending
from core.model.command import Amend, Complete, Recall, Submit
from core.model.draft import submitted
from core.model.fields.text import TextField
from core.model.form import Do
from core.model.ids import DraftId, StageKey
from core.model.move import Edit
from core.model.request import Request
from core.model.terms import NO_TERMS
from tests.model.build import EGOR, MARAT, NOON, OLGA, ORG, RU, form, key, named, stage, words
from tests.model.filling import talk
from tests.model.story import after, approve, give_back, new
from tests.model.story import submitted as sent

WHAT, WHY, NUMBER = key("what"), key("why"), key("number")
FORM = form(
    stage("first", named(MARAT)),
    replace(stage("pay", named(MARAT), do=Do.ACT), fill=(NUMBER,)),
    stage("last", named(OLGA)),
    fields=(
        TextField(key=WHAT, title=words("what"), fixed_from=StageKey("last")),
        TextField(key=WHY, title=words("why"), required=False),
        TextField(key=NUMBER, title=words("number")),
    ),
)
ASKED = sent(FORM, what="chairs", why="old")
BACK = after(ASKED, give_back(ASKED, MARAT))
LAST = after(
    ASKED,
    approve(ASKED, MARAT),
    Complete(MARAT, StageKey("pay"), 1, NOON, values={NUMBER: "7"}),
)


@pytest.mark.parametrize(
    ("request_", "kind"), [(ASKED, Amend), (LAST, Amend), (BACK, Submit)], ids=["under way", "further", "back"]
)
def test_it_is_sent_as_its_request_stands(request_: Request, kind: type[Submit | Amend]) -> None:
    draft = again(DraftId(1), request_, RU)
    assert draft.at is None
    command = sending(draft, request_, {WHAT: "desks"}, NO_TERMS, NOON)
    assert command == kind(EGOR, {WHAT: "desks"}, NOON)


def test_a_new_request_is_submitted() -> None:
    draft = replace(again(DraftId(1), BACK, RU), request=None)
    assert isinstance(sending(draft, new(FORM), {}, NO_TERMS, NOON), Submit)


def test_what_has_gone_on_is_looked_at_once_more() -> None:
    draft = again(DraftId(1), ASKED, RU)
    with pytest.raises(WentOn):
        sending(draft, BACK, {}, NO_TERMS, NOON)
    assert isinstance(sending(rebased(draft, BACK), BACK, {}, NO_TERMS, NOON), Submit)


def test_what_has_ended_is_left_to_the_rules() -> None:
    ended = after(ASKED, Recall(EGOR, NOON))
    draft = again(DraftId(1), ASKED, RU)
    assert rebased(draft, ended) == draft
    assert isinstance(sending(draft, ended, {}, NO_TERMS, NOON), Amend)


def test_what_stages_have_answered_since_is_theirs_and_what_is_fixed_stays() -> None:
    draft = again(DraftId(1), ASKED, RU)
    changed = replace(draft, answers={**draft.answers, WHAT: "desks", WHY: "new", NUMBER: "0"})
    opened = talk(changed, (Edit(WHAT), "what"))
    draft = rebased(opened, LAST)
    assert draft.at is None
    assert draft.fixed == {WHAT}
    assert submitted(draft, RU, ORG) == {WHAT: "chairs", WHY: "new", NUMBER: "7"}
    assert rebased(talk(changed, (Edit(WHY), "why")), LAST).at == "why"
