"""Questions that come and go with the answers, and what is sent in the end."""

from dataclasses import replace
from datetime import date

import pytest

from core.model.condition import Filled, Said
from core.model.draft import Draft, NotReady, editable, progress, rework, submitted
from core.model.fields.date import DayIsPast
from core.model.fields.person import NotHere
from core.model.fields.text import TextField
from core.model.ids import DraftId, RequestId
from core.model.move import Answer, Back, Edit, Skip, Typed
from core.model.request import blank
from tests.model.build import (
    EGOR,
    INVOICE,
    MARAT,
    NOON,
    ORG,
    RU,
    VACATION,
    VERA,
    form,
    here,
    key,
    named,
    rubles,
    stage,
    without,
    words,
)
from tests.model.filling import AUGUST, VACATION_TOLD, answers, sent, start, talk
from tests.model.samples import field


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
    again = _reworked(first)
    assert (again.at, again.request) == (None, RequestId(7))
    assert sent(again) == sent(first)
    assert sent(talk(again, (Edit(key("substitute")), "substitute"), (Answer(VERA), None)))["substitute"] == VERA


def test_a_question_that_appears_in_rework_is_asked() -> None:
    first = talk(start(VACATION), *VACATION_TOLD)
    again = _reworked(first)
    talk(again, (Edit(key("kind")), "kind"), (Answer("unpaid"), "reason"), (Typed("family"), None))


def test_a_default_that_appears_in_rework_stands() -> None:
    home = talk(start(CHAIN), (Typed("нет"), None))
    again = _reworked(home)
    draft = talk(again, (Edit(key("trip")), "trip"), (Typed("да"), "town"), (Typed("Уфа"), "hotel"), (Typed("-"), None))
    assert sent(draft)["class"] == "yearly"


def _reworked(draft: Draft) -> Draft:
    """Another draft of what this one has sent."""
    sent_ = replace(blank(RequestId(7), draft.form, EGOR, NOON), values=submitted(draft, RU, ORG))
    return rework(DraftId(2), sent_, RU)
