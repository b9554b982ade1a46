"""Fields that a stage answers: asked of its people, refused from anybody else, kept when the request goes round."""

from dataclasses import replace
from datetime import date

import pytest

from core.model.command import Approve, Complete, Submit
from core.model.condition import Text
from core.model.decide import allowed, decide
from core.model.draft import Draft, NotReady, asked, editable, mine, progress, report, rework, submitted
from core.model.event import Completed
from core.model.evolve import evolve
from core.model.fields.file import FileExpected
from core.model.fields.text import TextField
from core.model.filling import NotFilled
from core.model.form import Do, Form
from core.model.ids import DraftId, PersonId, StageKey
from core.model.move import Attach, Back, Done, Edit, Keep, Skip, Typed
from core.model.request import Request
from core.model.turn import NotYourTurn
from core.model.value import Values
from core.model.who import InRole
from tests.model.build import ACCOUNTING, ANNA, EGOR, MARAT, NOON, ORG, RU, file, form, key, named, stage, words
from tests.model.filling import Line, answers, sent, start, talk
from tests.model.samples import field
from tests.model.story import after, approve, complete, give_back, refusal
from tests.model.story import submitted as on_its_way

PAID, NUMBER, MEMO = key("paid"), key("number"), key("memo")
DAY = date(2027, 7, 1)

#: Accounting gives the day and the number; a memo when it likes.
BILL: Form = form(
    stage("manager", named(MARAT)),
    replace(stage("accounting", InRole(ACCOUNTING), do=Do.ACT), fill=(PAID, NUMBER, MEMO)),
    fields=(
        TextField(key=key("what"), title=words("Что", "What")),
        field("date", key=PAID, past=True),
        TextField(key=NUMBER, title=words("Номер", "Number")),
        TextField(key=MEMO, title=words("Заметка", "Memo"), required=False),
    ),
)
WHOLE: Values = {PAID: DAY, NUMBER: "318"}
ACCOUNTANTS = StageKey("accounting")
REPORTED: tuple[Line, ...] = ((Typed("1 июля 2027"), "number"), (Typed("318"), "memo"), (Skip(), None))


def _waiting(of: Form = BILL) -> Request:
    """With accounting."""
    request = on_its_way(of, what="chairs")
    return after(request, approve(request, MARAT))


def _draft(request: Request, person: PersonId = ANNA) -> Draft:
    return report(DraftId(1), request, ACCOUNTANTS, person, RU)


def _completed(request: Request, values: Values) -> Complete:
    return replace(complete(request, ANNA), values=values)


def test_the_author_is_not_asked() -> None:
    draft = start(BILL)
    for fields in (asked(draft), editable(draft), mine(draft)):
        assert [f.key for f in fields] == ["what"]
    assert progress(draft) == (1, 1)
    assert sent(talk(draft, (Typed("chairs"), None))) == {"what": "chairs"}


def test_the_author_cannot_open_it_at_the_review() -> None:
    draft = talk(start(BILL), (Typed("chairs"), None), (Edit(NUMBER), None))
    assert answers(draft) == {"what": "chairs"}


def test_the_stage_is_asked_for_its_own_and_for_nothing_else() -> None:
    draft = _draft(_waiting())
    assert [f.key for f in asked(draft)] == [PAID, NUMBER, MEMO]
    assert (draft.at, progress(draft)) == (PAID, (1, 3))
    draft = talk(draft, *REPORTED, (Edit(key("what")), None))
    assert submitted(draft, RU, ORG) == WHOLE


def test_the_stage_goes_back_and_forth_like_an_author() -> None:
    draft = talk(_draft(_waiting()), (Typed("1 июля 2027"), "number"), (Back(), "paid"), (Keep(), "number"))
    talk(draft, (Typed("318"), "memo"), (Typed("urgent"), None), (Edit(NUMBER), "number"), (Typed("319"), None))


def test_a_report_is_not_ready_before_all_is_answered() -> None:
    with pytest.raises(NotReady) as refused:
        submitted(talk(_draft(_waiting()), (Typed("1 июля 2027"), "number")), RU, ORG)
    assert refused.value.about["field"] == words("Номер", "Number")


def test_the_stage_is_offered_what_is_said_before_anybody_is_asked() -> None:
    """A default of a field is the stage's, and not in what the author sends."""
    bill = replace(BILL, fields=(*BILL.fields[:-1], field("yes_no", key=MEMO, default=True)))
    assert sent(talk(start(bill), (Typed("chairs"), None))) == {"what": "chairs"}
    draft = _draft(_waiting(bill))
    assert [f.key for f in asked(draft)] == [PAID, NUMBER]
    assert submitted(talk(draft, REPORTED[0], (Typed("318"), None)), RU, ORG) == {**WHOLE, MEMO: True}


@pytest.mark.parametrize(
    ("values", "missing"), [({}, ["День", "Номер"]), ({PAID: DAY}, ["Номер"]), ({NUMBER: "318"}, ["День"])]
)
def test_a_stage_that_leaves_something_out_is_not_done(values: Values, missing: list[str]) -> None:
    request = _waiting()
    refused = refusal(request, _completed(request, values))
    assert isinstance(refused, NotFilled)
    assert [title.words["ru"] for title in refused.about["fields"]] == missing  # type: ignore[attr-defined]


@pytest.mark.parametrize("foreign", ["what", "nothing"])
def test_a_stage_answers_nothing_that_is_not_its_own(foreign: str) -> None:
    request = _waiting()
    assert isinstance(refusal(request, _completed(request, {**WHOLE, key(foreign): "x"})), NotYourTurn)


def test_what_does_not_apply_is_not_missed() -> None:
    only_for_tables = replace(BILL.fields[2], when=(Text(key("what"), "tables"),))
    request = _waiting(replace(BILL, fields=(*BILL.fields[:2], only_for_tables, *BILL.fields[3:])))
    assert decide(request, _completed(request, {PAID: DAY}), ORG)
    assert [f.key for f in asked(_draft(request))] == [PAID, MEMO]


def test_what_was_answered_is_part_of_the_request_and_of_its_journal() -> None:
    request = _waiting()
    events = decide(request, _completed(request, WHOLE), ORG)
    assert events[0] == Completed(ANNA, ACCOUNTANTS, NOON, "", WHOLE)
    done = after(request, _completed(request, WHOLE))
    assert done.values == {key("what"): "chairs", **WHOLE}
    told = request
    for event in events:
        told = evolve(told, event)
    assert replace(told, version=done.version) == done


def test_the_button_is_there_although_something_is_still_to_be_answered() -> None:
    assert Complete in allowed(_waiting(), ANNA, ORG)
    assert Approve not in allowed(_waiting(), ANNA, ORG)


def test_rework_keeps_what_stages_had_answered() -> None:
    """Another stage after accounting sends it back: the author sees only what is his, and nothing is lost."""
    longer = replace(BILL, route=(*BILL.route, stage("chief", named(MARAT))))
    request = _waiting(longer)
    request = after(request, _completed(request, WHOLE))
    request = after(request, give_back(request, MARAT))
    draft = rework(DraftId(2), request, RU)
    assert [f.key for f in editable(draft)] == ["what"]
    assert draft.skipped == frozenset()
    request = after(request, Submit(EGOR, submitted(draft, RU, ORG), NOON))
    assert request.values == {key("what"): "chairs", **WHOLE}
    request = after(request, approve(request, MARAT))
    again = _draft(request)
    assert again.round == 2
    assert again.at == MEMO  # what was answered before stands
    again = talk(again, (Back(), "number"), (Keep(), "memo"), (Skip(), None), (Edit(NUMBER), "number"))
    assert submitted(talk(again, (Typed("400"), None)), RU, ORG) == {PAID: DAY, NUMBER: "400"}


def test_files_are_gathered_at_a_stage_as_they_are_by_an_author() -> None:
    bill = replace(BILL, fields=(*BILL.fields[:-1], field("file", key=MEMO)))
    draft = talk(_draft(_waiting(bill)), *REPORTED[:2])
    assert draft.at == MEMO
    with pytest.raises(NotReady):
        submitted(draft, RU, ORG)
    draft = talk(draft, (Done(), FileExpected), (Attach((file("a.pdf"), file("b.pdf"))), "memo"), (Done(), None))
    assert submitted(draft, RU, ORG) == {**WHOLE, MEMO: (file("a.pdf"), file("b.pdf"))}
