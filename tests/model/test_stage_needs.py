"""Answers that are needed from a stage on, and answers that stay as they are from a stage on."""

from dataclasses import replace

import pytest

from core.model.command import Return, Submit
from core.model.decide import decide
from core.model.draft import NotReady, asked, begin, editable, report, rework, submitted
from core.model.fields.text import TextField
from core.model.filling import AnswerFixed, AuthorHasToFill, NotFilled
from core.model.form import Do, Form, Stage
from core.model.ids import DraftId, StageKey
from core.model.problems import problems
from core.model.request import Request
from core.model.value import Values
from core.model.who import Who
from tests.model.build import EGOR, MARAT, NOON, OLGA, ORG, RU, VERA, form, key, named, words
from tests.model.build import stage as plain_stage
from tests.model.story import acknowledge, after, approve, complete, refusal, submit
from tests.model.story import submitted as sent


def stage(name: str, *who: Who, do: Do = Do.APPROVE, fill: str = "") -> Stage:
    """One that may have to answer a field."""
    return replace(plain_stage(name, *who, do=do), fill=(key(fill),) if fill else ())


def _text(name: str, **options: object) -> TextField:
    return TextField(key=key(name), title=words(name), **options)  # type: ignore[arg-type]


FIRST, SECOND, DONE = StageKey("first"), StageKey("second"), StageKey("done")
NEEDS = form(
    stage("first", named(MARAT)),
    stage("second", named(OLGA)),
    fields=(
        _text("what"),
        _text("contract", required=False, required_from=SECOND),
        _text("term", required=False, required_from=SECOND),
    ),
)


def test_the_author_may_leave_it_out_at_first() -> None:
    draft = begin(DraftId(1), NEEDS, EGOR, ORG, {key("what"): "chairs"})
    assert [field.required for field in asked(draft)] == [True, False, False]
    request = after(sent(NEEDS, what="chairs"), approve(sent(NEEDS, what="chairs"), MARAT))
    assert request.open is not None
    assert request.open.stage == SECOND


def test_the_stage_is_not_passed_without_it_and_all_of_it_is_named() -> None:
    request = sent(NEEDS, what="chairs")
    request = after(request, approve(request, MARAT))
    refused = refusal(request, approve(request, OLGA))
    assert isinstance(refused, AuthorHasToFill)
    assert [title.words["en"] for title in refused.about["fields"]] == ["contract", "term"]  # type: ignore[attr-defined]


def test_with_the_answers_it_is_passed() -> None:
    request = sent(NEEDS, what="chairs", contract="12", term="a year")
    request = after(request, approve(request, MARAT))
    assert after(request, approve(request, OLGA)).closed


@pytest.mark.parametrize("do", [Do.ACT, Do.ACKNOWLEDGE])
def test_whatever_the_stage_does(do: Do) -> None:
    of = form(
        stage("only", named(MARAT), do=do), fields=(_text("what", required=False, required_from=StageKey("only")),)
    )
    request = sent(of)
    command = complete(request, MARAT) if do is Do.ACT else acknowledge(request, MARAT)
    assert isinstance(refusal(request, command), AuthorHasToFill)


def test_what_the_stage_itself_fills_in_is_asked_of_it() -> None:
    of = form(
        stage("first", named(MARAT), do=Do.ACT, fill="number"),
        fields=(_text("what"), _text("number", required=False, required_from=FIRST)),
    )
    request = sent(of, what="chairs")
    assert isinstance(refusal(request, complete(request, MARAT)), NotFilled)


FIXED = form(
    stage("first", named(MARAT)),
    stage("second", named(OLGA)),
    stage("done", named(VERA), do=Do.ACT, fill="number"),
    fields=(_text("what", fixed_from=SECOND), _text("why"), _text("number")),
)


def _returned(of: Form) -> Request:
    """It has gone as far as the second stage, and come back."""
    request = sent(of, what="chairs", why="old")
    request = after(request, approve(request, MARAT))
    return after(request, Return(OLGA, SECOND, request.round, NOON, "why?"))


def test_before_the_stage_it_can_be_changed() -> None:
    request = sent(FIXED, what="chairs", why="old")
    request = after(request, Return(MARAT, FIRST, request.round, NOON, "why?"))
    assert [f.key for f in editable(rework(DraftId(1), request, RU))] == ["what", "why"]
    assert after(request, submit(what="desks", why="old")).values[key("what")] == "desks"


def test_from_the_stage_on_it_stays() -> None:
    request = _returned(FIXED)
    draft = rework(DraftId(1), request, RU)
    assert [f.key for f in editable(draft)] == ["why"]
    assert [f.key for f in asked(draft)] == ["why"]
    refused = refusal(request, submit(what="desks", why="old"))
    assert isinstance(refused, AnswerFixed)
    assert after(request, submit(what="chairs", why="new")).values[key("why")] == "new"


def test_it_stays_in_later_rounds_too() -> None:
    request = after(_returned(FIXED), submit(what="chairs", why="new"))
    request = after(request, Return(MARAT, FIRST, request.round, NOON, "again"))
    assert isinstance(refusal(request, submit(what="desks", why="new")), AnswerFixed)


def test_what_had_no_answer_then_can_still_get_one() -> None:
    of = form(
        stage("first", named(MARAT)),
        stage("second", named(OLGA)),
        fields=(_text("what"), _text("why", required=False, fixed_from=SECOND)),
    )
    request = sent(of, what="chairs")
    request = after(request, approve(request, MARAT))
    request = after(request, Return(OLGA, SECOND, request.round, NOON, "why?"))
    assert after(request, submit(what="chairs", why="old ones broke")).values[key("why")] == "old ones broke"


def test_a_report_does_not_ask_for_what_is_fixed() -> None:
    of = form(
        stage("first", named(MARAT), do=Do.ACT, fill="number"),
        stage("second", named(OLGA)),
        fields=(_text("what"), _text("number", fixed_from=SECOND)),
    )
    request = sent(of, what="chairs")
    values: Values = {key("number"): "1"}
    request = after(request, complete(request, MARAT).__class__(MARAT, FIRST, 1, NOON, "", values))
    request = after(request, Return(OLGA, SECOND, request.round, NOON, "why?"))
    request = after(request, Submit(EGOR, request.values, NOON))
    if request.open is not None and request.open.stage == FIRST:
        assert asked(report(DraftId(2), request, FIRST, MARAT, RU)) == ()
        command = complete(request, MARAT).__class__(MARAT, FIRST, request.round, NOON, "", {key("number"): "2"})
        assert isinstance(refusal(request, command), AnswerFixed)


def test_what_is_missing_at_once_is_still_missed() -> None:
    with pytest.raises(NotReady):
        submitted(begin(DraftId(1), NEEDS, EGOR, ORG), RU, ORG)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"required": False, "required_from": StageKey("nowhere")}, "There is no stage"),
        ({"fixed_from": StageKey("nowhere")}, "There is no stage"),
        ({"required_from": FIRST}, "It is needed at once"),
        ({"fixed_from": StageKey("told")}, "Nobody answers at the stage"),
    ],
)
def test_what_cannot_be_meant_is_told(options: dict[str, object], told: str) -> None:
    of = form(
        stage("first", named(MARAT)), stage("told", named(VERA), do=Do.INFORM), fields=(_text("what", **options),)
    )
    assert [problem.what for problem in problems(of) if problem.what.startswith(told)]


def test_a_later_stage_cannot_be_asked_for_it_earlier() -> None:
    of = form(
        stage("first", named(MARAT)),
        stage("done", named(VERA), do=Do.ACT, fill="what"),
        fields=(_text("what", required=False, required_from=FIRST),),
    )
    assert any(problem.what.startswith("It is filled in only at a later stage") for problem in problems(of))


def test_nobody_is_asked_for_a_note() -> None:
    from core.model.fields.note import NoteField

    note = NoteField(key=key("note"), title=words("note"), text=words("x"), fixed_from=FIRST)
    of = form(stage("first", named(MARAT)), fields=(_text("what"), note))
    assert any(problem.what.startswith("Nobody is asked for the field") for problem in problems(of))


def test_nothing_is_changed_by_a_refusal() -> None:
    request = _returned(FIXED)
    with pytest.raises(AnswerFixed):
        decide(request, submit(what="desks", why="x"), ORG)
    assert request.values[key("what")] == "chairs"
