"""Asking once more for what was asked for before."""

from dataclasses import replace
from datetime import date

import pytest

from core.model.command import Submit
from core.model.condition import Filled
from core.model.draft import Draft
from core.model.field import Field
from core.model.form import Form
from core.model.ids import StageKey
from core.model.org import Org
from core.model.repeat import copied
from core.model.request import Request
from core.model.terms import NO_TERMS
from core.model.value import Value
from tests.model.build import EGOR, MARAT, NOON, ORG, RU, VERA, form, key, named, stage, without
from tests.model.filling import answers
from tests.model.samples import field as of
from tests.model.story import after, new

WHAT = of("text", key=key("what"))
WHY = of("text", key=key("why"), required=False)
WHO = of("person", key=key("who"))
DAY = of("date", key=key("day"), default="today", required=False)
SIGNED = of("sign_off", key=key("signed"))
PAID = of("text", key=key("paid"))


def _form(*fields: Field) -> Form:
    return form(stage("one", named(MARAT)), fields=fields)


def _again(now: Form, then: Form, org: Org = ORG, **values: Value) -> Draft:
    return copied(now, _sent(then, **values), NO_TERMS, RU, org)


def _sent(of_form: Form, **values: Value) -> Request:
    return after(new(of_form), Submit(EGOR, {key(name): value for name, value in values.items()}, NOON))


def test_a_copy_has_the_same_answers_and_stands_at_the_review() -> None:
    then = _form(WHAT, WHY, WHO)
    draft = _again(then, then, what="chair", why="old", who=VERA)
    assert answers(draft) == {"what": "chair", "why": "old", "who": VERA}
    assert (draft.at, draft.person, draft.request, draft.revision, draft.editing) == (None, EGOR, None, 0, False)


def test_what_was_left_out_stays_left_out() -> None:
    """Also where something else would stand before anybody is asked."""
    then = _form(WHAT, WHY, DAY)
    draft = _again(then, then, what="chair")
    assert (answers(draft), draft.skipped, draft.at) == ({"what": "chair"}, frozenset({"why", "day"}), None)


def test_what_has_become_needed_is_asked() -> None:
    draft = _again(_form(WHAT, replace(WHY, required=True)), _form(WHAT, WHY), what="chair")
    assert (draft.at, draft.skipped) == ("why", frozenset())


@pytest.mark.parametrize(
    ("now", "then", "org", "at"),
    [
        (_form(WHAT, WHO), _form(WHAT, WHO), without(VERA), "who"),
        (_form(WHAT, WHO, WHY), _form(WHAT, WHO), ORG, "why"),
        (_form(WHAT, of("number", key=key("who"))), _form(WHAT, WHO), ORG, "who"),
        (_form(WHAT), _form(WHAT, WHO), ORG, None),
    ],
    ids=["somebody has left", "a new question", "another type", "a question is gone"],
)
def test_what_does_not_fit_any_more_is_asked(now: Form, then: Form, org: Org, at: str | None) -> None:
    draft = _again(now, then, org, what="chair", who=VERA)
    assert (draft.at, answers(draft)["what"]) == (at, "chair")
    assert (key("who") in draft.answers) is (at == "why")


def test_a_new_question_begins_with_its_default() -> None:
    draft = _again(_form(WHAT, DAY), _form(WHAT), what="chair")
    assert (answers(draft), draft.at) == ({"what": "chair", "day": date(2027, 7, 1)}, None)


def test_a_sentence_is_confirmed_anew() -> None:
    then = _form(WHAT, SIGNED)
    draft = _again(then, then, what="chair", signed=True)
    assert (answers(draft), draft.at) == ({"what": "chair"}, "signed")


def test_what_a_stage_has_filled_in_is_not_copied() -> None:
    then = _form(WHAT, PAID)
    then = replace(then, route=(replace(then.route[0], key=StageKey("one"), fill=(key("paid"),)),))
    request: Request = replace(_sent(then, what="chair"), values={key("what"): "chair", key("paid"): "yes"})
    assert copied(then, request, NO_TERMS, RU, ORG).answers == {"what": "chair"}


def test_an_answer_that_does_not_apply_any_more_is_dropped() -> None:
    now = _form(WHAT, replace(WHY, when=(Filled(key("who")),)), replace(WHO, required=False))
    draft = copied(now, _sent(_form(WHAT, WHY), what="chair", why="old"), NO_TERMS, RU, ORG)
    assert "why" not in draft.answers
