"""A form being filled in, told as a conversation: what is said, and which question stands then."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeAlias

import pytest

from core.model.condition import Filled, Said
from core.model.draft import (
    Answer,
    Attach,
    Back,
    Detach,
    Done,
    Draft,
    Edit,
    Keep,
    Look,
    MayNotSkip,
    Move,
    NoFileHere,
    NothingAsked,
    NothingBefore,
    NotReady,
    Skip,
    Toggle,
    Typed,
    View,
    asked,
    begin,
    editable,
    progress,
    rework,
    step,
    submitted,
)
from core.model.fields.checklist import NotTicked
from core.model.fields.date import DayIsPast
from core.model.fields.file import LARGEST, FileExpected, FileTooLarge, TooManyFiles
from core.model.fields.person import NotHere, NotYourself
from core.model.fields.text import NothingWritten, TextField
from core.model.form import Form
from core.model.ids import DraftId, RequestId
from core.model.org import Org
from core.model.period import Period
from core.model.refusal import Refusal
from core.model.value import Value
from tests.model.build import (
    EGOR,
    GONE,
    INVOICE,
    MARAT,
    ORG,
    RU,
    VACATION,
    VERA,
    field,
    file,
    form,
    here,
    key,
    named,
    rubles,
    stage,
    without,
    words,
)

#: A move, and the question that stands after it (None is the review), or the refusal it meets.
Line: TypeAlias = tuple[Move, str | type[Refusal] | None]

AUGUST = Period(date(2027, 8, 5), date(2027, 8, 18))
VACATION_TOLD: tuple[Line, ...] = (
    (Answer("annual"), "period"),
    (Typed("5–18 августа 2027"), "substitute"),
    (Answer(VERA), "handover"),
    (Toggle("passed"), "handover"),
    (Toggle("warned"), None),
)


def start(of: Form, **answers: Value) -> Draft:
    return begin(DraftId(1), of, EGOR, ORG, {key(name): value for name, value in answers.items()})


def talk(draft: Draft, *lines: Line, org: Org = ORG) -> Draft:
    for move, stands in lines:
        if isinstance(stands, type):
            with pytest.raises(stands):
                step(draft, move, RU, org)
        else:
            before, draft = draft, step(draft, move, RU, org)
            assert draft.at == stands, move
            assert draft.revision == before.revision + 1
    return draft


def answers(draft: Draft) -> Mapping[str, Value]:
    return {str(name): value for name, value in draft.answers.items()}


def sent(draft: Draft, org: Org = ORG) -> Mapping[str, Value]:
    return {str(name): value for name, value in submitted(draft, RU, org).items()}


# There


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


# Back and again


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


# Questions that come and go


def test_a_question_appears_when_its_condition_is_met() -> None:
    draft = talk(start(VACATION), (Answer("unpaid"), "reason"))
    assert progress(draft) == (2, 5)
    talk(draft, (Typed("family"), "period"), (Back(), "reason"))


def test_a_hidden_answer_is_not_sent_and_comes_back_with_its_question() -> None:
    draft = talk(start(VACATION), (Answer("unpaid"), "reason"), (Typed("family"), "period"), *VACATION_TOLD[1:])
    assert sent(draft)["reason"] == "family"
    draft = talk(draft, (Edit(key("kind")), "kind"), (Answer("annual"), None))
    assert "reason" not in sent(draft)
    draft = talk(draft, (Edit(key("kind")), "kind"), (Answer("unpaid"), None))
    assert sent(draft)["reason"] == "family"


def test_an_edit_that_opens_a_question_asks_it_before_the_review() -> None:
    draft = talk(start(VACATION), *VACATION_TOLD, (Edit(key("kind")), "kind"), (Answer("unpaid"), "reason"))
    with pytest.raises(NotReady) as refused:
        sent(talk(draft, (Back(), None)))
    assert refused.value.about == {"field": VACATION.field(key("reason")).title}
    assert sent(talk(draft, (Typed("family"), None)))["reason"] == "family"


CHAIN = form(
    stage("one", named(MARAT)),
    fields=(
        field("yes_no", key=key("trip")),
        TextField(key=key("town"), title=words("Город", "Town"), when=(Said(key("trip"), yes=True),)),
        TextField(key=key("hotel"), title=words("Гостиница", "Hotel"), when=(Filled(key("town")),)),
        field("choice", key=key("class"), default="yearly", when=(Said(key("trip"), yes=True),)),
    ),
)


def test_a_hidden_answer_opens_no_question() -> None:
    draft = talk(start(CHAIN), (Typed("да"), "town"), (Typed("Казань"), "hotel"), (Typed("Волга"), None))
    assert set(sent(draft)) == {"trip", "town", "hotel", "class"}
    draft = talk(draft, (Edit(key("trip")), "trip"), (Typed("нет"), None))
    assert sent(draft) == {"trip": False}
    assert [f.key for f in editable(draft)] == ["trip"]


def test_a_question_that_appears_brings_its_default() -> None:
    draft = talk(start(CHAIN), (Typed("да"), "town"))
    assert answers(draft)["class"] == "yearly"
    assert "class" not in sent(talk(start(CHAIN), (Typed("нет"), None)))


# Lists and files


def test_ticks_can_be_taken_away_and_unknown_ones_do_nothing() -> None:
    draft = start(VACATION, kind="annual", period=AUGUST, substitute=VERA)
    draft = talk(
        draft,
        (Toggle("passed"), "handover"),
        (Toggle("passed"), "handover"),
        (Toggle("nonsense"), "handover"),
        (Done(), NotTicked),
    )
    assert answers(draft)["handover"] == frozenset()
    draft = talk(draft, (Toggle("passed"), "handover"), (Done(), NotTicked), (Keep(), "handover"))
    assert answers(draft)["handover"] == {"passed"}


def test_a_list_that_need_not_be_complete_waits_for_done() -> None:
    some = form(
        stage("one", named(MARAT)),
        fields=(field("checklist", required=False), TextField(key=key("last"), title=words("Ещё"))),
    )
    draft = talk(start(some), (Toggle("a"), "f"), (Toggle("b"), "f"), (Toggle("a"), "f"), (Done(), "last"))
    assert answers(draft)["f"] == {"b"}
    talk(start(some), (Done(), "last"))


def test_a_half_ticked_list_is_refused_and_asked_again() -> None:
    draft = talk(start(VACATION), *VACATION_TOLD, (Edit(key("handover")), "handover"), (Toggle("warned"), "handover"))
    review = talk(draft, (Back(), None))
    with pytest.raises(NotTicked):
        sent(review)
    talk(draft, (Keep(), "handover"), (Toggle("warned"), None))
    assert begin(DraftId(2), VACATION, EGOR, ORG, review.answers).at == "handover"


def test_files_gather_until_done() -> None:
    draft = start(INVOICE, supplier="Ромашка", amount=rubles("5"))
    draft = talk(
        draft,
        (Done(), FileExpected),
        (Attach((file("a"),)), "scan"),
        (Attach((file("b"),)), "scan"),
        (Attach((file("c"),)), TooManyFiles),
        (Detach(), "scan"),
        (Attach((file("d", LARGEST + 1),)), FileTooLarge),
        (Done(), None),
    )
    assert sent(draft)["scan"] == (file("a"),)


def test_a_form_without_its_file_is_not_sent() -> None:
    draft = talk(
        start(INVOICE, supplier="Ромашка", amount=rubles("5"), scan=(file(),)),
        (Edit(key("scan")), "scan"),
        (Detach(), "scan"),
        (Detach(), "scan"),
        (Back(), None),
    )
    with pytest.raises(FileExpected):
        sent(draft)


def test_optional_files_may_stay_none() -> None:
    some = form(stage("one", named(MARAT)), fields=(field("file", required=False),))
    assert sent(talk(start(some), (Done(), None))) == {"f": ()}
    assert sent(talk(start(some), (Skip(), None))) == {}


def test_moves_of_another_kind_of_question_do_nothing() -> None:
    draft = start(INVOICE)
    draft = talk(
        draft,
        (Attach((file(),)), NoFileHere),
        (Detach(), "supplier"),
        (Toggle("passed"), "supplier"),
        (Done(), "supplier"),
        (Keep(), "supplier"),
    )
    assert answers(draft) == {}


def test_looking_around_answers_nothing_and_is_forgotten_with_the_question() -> None:
    draft = talk(start(VACATION), (Look(View(page=2, query="an")), "kind"))
    assert draft.view == View(page=2, query="an")
    assert talk(draft, (Answer("annual"), "period")).view == View()


# Sending


def test_every_answer_is_checked_again_when_it_is_sent() -> None:
    draft = talk(start(VACATION), *VACATION_TOLD)
    with pytest.raises(DayIsPast):
        submitted(draft, here("ru", date(2027, 8, 6)), ORG)
    with pytest.raises(NotHere):
        submitted(draft, RU, without(VERA))


def test_an_answer_that_is_missing_is_named() -> None:
    draft = replace(start(INVOICE, amount=rubles("5")), at=None)
    with pytest.raises(NotReady) as refused:
        sent(draft)
    assert refused.value.about == {"field": INVOICE.field(key("supplier")).title}


def test_rework_begins_at_the_review_with_what_was_sent() -> None:
    first = talk(start(VACATION, kind="annual", period=AUGUST), (Skip(), "handover"), *VACATION_TOLD[3:])
    again = rework(DraftId(2), VACATION, EGOR, submitted(first, RU, ORG), RequestId(7))
    assert (again.at, again.request) == (None, RequestId(7))
    assert sent(again) == sent(first)
    assert sent(talk(again, (Edit(key("substitute")), "substitute"), (Answer(VERA), None)))["substitute"] == VERA


def test_a_question_that_appears_in_rework_is_asked() -> None:
    first = talk(start(VACATION), *VACATION_TOLD)
    again = rework(DraftId(2), VACATION, EGOR, submitted(first, RU, ORG), RequestId(7))
    talk(again, (Edit(key("kind")), "kind"), (Answer("unpaid"), "reason"), (Typed("family"), None))


def test_a_default_that_appears_in_rework_stands() -> None:
    home = talk(start(CHAIN), (Typed("нет"), None))
    again = rework(DraftId(2), CHAIN, EGOR, submitted(home, RU, ORG), RequestId(7))
    draft = talk(again, (Edit(key("trip")), "trip"), (Typed("да"), "town"), (Typed("Уфа"), "hotel"), (Typed("-"), None))
    assert sent(draft)["class"] == "yearly"
