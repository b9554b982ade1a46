"""A form being filled in, told as a conversation: what is said, and which question stands then."""

from dataclasses import replace
from datetime import date

import pytest

from core.model.answering import MayNotSkip, NothingAsked, NothingBefore
from core.model.draft import asked, editable, progress
from core.model.fields.person import NotHere, NotYourself
from core.model.fields.text import NothingWritten
from core.model.move import Answer, Attach, Back, Detach, Done, Edit, Keep, Skip, Toggle, Typed
from core.model.org import Org
from core.model.period import Period
from tests.model.build import EGOR, GONE, INVOICE, MARAT, ORG, VACATION, VERA, file, form, key, named, stage
from tests.model.filling import AUGUST, VACATION_TOLD, answers, sent, start, talk
from tests.model.samples import field


def test_a_form_from_the_first_question_to_the_review() -> None:
    draft = start(VACATION)
    assert draft.at == "kind"
    draft = talk(draft, *VACATION_TOLD)
    assert sent(draft) == {
        "employee": EGOR,
        "company": "ООО Ромашка",
        "kind": "annual",
        "period": AUGUST,
        "substitute": VERA,
        "handover": frozenset({"passed", "warned"}),
    }


def test_what_is_known_at_the_start_is_not_asked() -> None:
    assert start(VACATION, kind="annual", period=AUGUST).at == "substitute"
    full = start(VACATION, kind="annual", period=AUGUST, substitute=VERA, handover=frozenset({"passed", "warned"}))
    assert full.at is None


def test_the_questions_are_counted_without_notes_and_what_fills_itself_in() -> None:
    draft = start(VACATION)
    assert [f.key for f in asked(draft)] == ["kind", "period", "substitute", "handover"]
    assert progress(draft) == (1, 4)
    assert progress(talk(draft, *VACATION_TOLD)) == (4, 4)
    assert [f.key for f in editable(draft)] == ["employee", "kind", "period", "substitute", "handover"]


def test_what_must_be_answered_cannot_be_skipped() -> None:
    talk(start(VACATION), (Skip(), MayNotSkip))


def test_what_may_be_left_out_is_skipped_and_can_be_given_later() -> None:
    draft = talk(
        start(VACATION, kind="annual", period=AUGUST),
        (Skip(), "handover"),
        (Toggle("passed"), "handover"),
        (Toggle("warned"), None),
    )
    assert "substitute" not in sent(draft)
    assert draft.skipped == {"substitute"}
    draft = talk(draft, (Edit(key("substitute")), "substitute"), (Answer(VERA), None))
    assert sent(draft)["substitute"] == VERA
    assert draft.skipped == set()
    draft = talk(draft, (Edit(key("substitute")), "substitute"), (Skip(), None))
    assert "substitute" not in sent(draft)


def test_a_refused_answer_changes_nothing() -> None:
    draft = start(INVOICE)
    talk(draft, (Typed("   "), NothingWritten), (Answer(""), NothingWritten))
    assert draft == start(INVOICE)


def test_only_other_people_who_work_here_stand_in() -> None:
    draft = start(VACATION, kind="annual", period=AUGUST)
    talk(draft, (Answer(EGOR), NotYourself), (Answer(GONE), NotHere), (Answer(VERA), "handover"))


def test_back_goes_to_the_question_before_and_an_answer_on_to_the_first_open_one() -> None:
    draft = talk(
        start(VACATION),
        (Back(), NothingBefore),
        (Answer("annual"), "period"),
        (Back(), "kind"),
        (Back(), NothingBefore),
        (Answer("annual"), "period"),
        (Answer(AUGUST), "substitute"),
        (Back(), "period"),
        (Back(), "kind"),
        (Keep(), "substitute"),
    )
    assert answers(draft)["period"] == AUGUST


def test_back_from_the_review_goes_to_the_last_question() -> None:
    talk(start(VACATION), *VACATION_TOLD, (Back(), "handover"), (Back(), "substitute"), (Keep(), None))


def test_a_form_that_asks_nothing_has_no_way_back() -> None:
    nothing = form(stage("one", named(MARAT)), fields=(field("person", default="author"),))
    talk(start(nothing), (Keep(), None), (Back(), NothingBefore))
    assert progress(start(nothing)) == (0, 0)


def test_an_edit_from_the_review_leads_back_to_it() -> None:
    draft = talk(start(VACATION), *VACATION_TOLD, (Edit(key("period")), "period"))
    assert draft.editing
    later = Period(date(2027, 9, 5), date(2027, 9, 18))
    draft = talk(draft, (Answer(later), None))
    assert not draft.editing
    assert sent(draft)["period"] == later


def test_an_edit_that_is_broken_off_changes_nothing() -> None:
    draft = talk(start(VACATION), *VACATION_TOLD, (Edit(key("period")), "period"), (Back(), None))
    assert not draft.editing
    assert sent(draft)["period"] == AUGUST
    talk(draft, (Edit(key("period")), "period"), (Keep(), None))


@pytest.mark.parametrize("name", ["company", "note", "reason", "nowhere"])
def test_what_is_not_asked_cannot_be_edited(name: str) -> None:
    draft = talk(start(VACATION), *VACATION_TOLD, (Edit(key(name)), None))
    assert not draft.editing


def test_what_stands_by_itself_can_be_changed_and_what_follows_it_follows() -> None:
    other = replace(ORG.people[VERA], company="АО Василёк")
    company = Org({**ORG.people, VERA: other})
    draft = talk(start(VACATION), *VACATION_TOLD)
    assert answers(draft)["company"] == "ООО Ромашка"
    draft = talk(draft, (Edit(key("employee")), "employee"), (Answer(VERA), None), org=company)
    assert sent(draft, company)["company"] == "АО Василёк"


def test_at_the_review_nothing_is_asked() -> None:
    review = talk(start(VACATION), *VACATION_TOLD)
    for move in (Answer("x"), Typed("x"), Toggle("x"), Attach((file(),)), Detach(), Done(), Skip()):
        talk(review, (move, NothingAsked))
