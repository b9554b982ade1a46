"""Answers that are gathered bit by bit: ticks and files."""

import pytest

from core.model.answering import NoFileHere
from core.model.draft import begin
from core.model.fields.checklist import NotTicked
from core.model.fields.choices import TooFewChosen, TooManyChosen
from core.model.fields.file import LARGEST, FileExpected, FileTooLarge, TooManyFiles
from core.model.fields.person import NotHere, NotYourself
from core.model.fields.persons import TooManyPeople
from core.model.fields.sign_off import NotConfirmed
from core.model.fields.text import TextField
from core.model.ids import DraftId
from core.model.move import Answer, Attach, Back, Detach, Done, Edit, Keep, Look, Skip, Toggle, Typed, View
from tests.model.build import (
    EGOR,
    GONE,
    INVOICE,
    MARAT,
    OLGA,
    ORG,
    VACATION,
    VERA,
    file,
    form,
    key,
    named,
    rubles,
    stage,
    without,
    words,
)
from tests.model.filling import AUGUST, VACATION_TOLD, answers, sent, start, talk
from tests.model.samples import field


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


SEVERAL = form(
    stage("one", named(MARAT)),
    fields=(
        field("choices", key=key("what"), most=2),
        field("persons", key=key("team"), others=True, most=2),
        field("sign_off", key=key("rules")),
    ),
)


def test_options_are_ticked_until_done() -> None:
    draft = talk(
        start(SEVERAL),
        (Done(), TooFewChosen),
        (Toggle("lamp"), "what"),
        (Toggle("nonsense"), "what"),
        (Toggle("desk"), "what"),
        (Toggle("mouse"), TooManyChosen),
        (Toggle("desk"), "what"),
        (Done(), "team"),
    )
    assert answers(draft)["what"] == {"lamp"}
    draft = talk(draft, (Back(), "what"), (Typed("мышь, лампа"), "team"))
    assert answers(draft)["what"] == {"lamp", "mouse"}


def test_people_are_ticked_until_done_and_a_search_ends_with_a_tick() -> None:
    draft = start(SEVERAL, what=frozenset({"lamp"}))
    draft = talk(draft, (Look(View(page=1, query="мар")), "team"), (Toggle(MARAT), "team"))
    assert draft.view == View(page=1)
    draft = talk(
        draft,
        (Toggle(EGOR), NotYourself),
        (Toggle(GONE), NotHere),
        (Toggle(VERA), "team"),
        (Toggle(OLGA), TooManyPeople),
        (Toggle(MARAT), "team"),
        (Toggle(OLGA), "team"),
        (Done(), "rules"),
    )
    assert answers(draft)["team"] == (VERA, OLGA)
    talk(
        draft,
        (Detach(), "rules"),
        (Toggle("lamp"), "rules"),
        (Answer(value=False), NotConfirmed),
        (Answer(value=True), None),
    )


def test_nobody_who_has_left_since_is_sent() -> None:
    draft = talk(start(SEVERAL, what=frozenset({"lamp"})), (Answer((VERA, MARAT)), "rules"), (Answer(value=True), None))
    assert sent(draft)["team"] == (VERA, MARAT)
    with pytest.raises(NotHere):
        sent(draft, org=without(VERA))
