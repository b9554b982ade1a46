"""Who asks after a request, in which words."""

import pytest

from core.forms.read import read_form
from core.forms.shipped import shipped
from core.model.form import Form
from core.model.ids import FormKey, RequestId
from dialogs.sought import Sought, sought
from tests.dialogs.company import SUPPLY
from tests.model.build import ANNA, EGOR, ORG

FORMS: tuple[Form, ...] = tuple(read_form(text) for text in (*(text for _name, text in shipped()), SUPPLY))
ANY = Sought()
VACATION = Sought(forms=(FormKey("vacation"),))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("где моя заявка", ANY),
        ("Где моя заявка?", ANY),
        ("а где же моя заявка сейчас", ANY),
        ("подскажите, пожалуйста, где мои заявки", ANY),
        ("что с моей заявкой?", ANY),
        ("у кого моя заявка", ANY),
        ("на каком этапе заявка", ANY),
        ("статус заявки", ANY),
        ("статус", ANY),
        ("где она?", ANY),
        ("Gde moya zayavka", ANY),
        ("where is my request?", ANY),
        ("where's my request", ANY),
        ("Where are my requests?", ANY),
        ("where is it?", ANY),
        ("who has my request", ANY),
        ("status of my request", ANY),
        ("где отпуск", VACATION),
        ("где мой отпуск?", VACATION),
        ("что с отпуском", VACATION),
        ("где моя заявка на отпуск", VACATION),
        ("where is my vacation?", VACATION),
        ("what about my time off", VACATION),
        ("где моя командировка в Казань", Sought(forms=(FormKey("business_trip"),))),
        ("где заявка № 12?", Sought(RequestId(12))),
        ("где 12", Sought(RequestId(12))),
        ("where is request #12", Sought(RequestId(12))),
        ("где заявка Егора Лапина", Sought(people=(EGOR,))),
        ("where is Egor's vacation?", Sought(forms=(FormKey("vacation"),), people=(EGOR,))),
        ("где", ANY),
        ("где заявка Анны", Sought(people=(ANNA,))),
    ],
)
def test_requests_that_are_asked_after(words: str, meant: Sought) -> None:
    assert sought(words, FORMS, ORG) == meant


@pytest.mark.parametrize(
    "words",
    [
        "отпуск",
        "хочу в отпуск с 5 по 18 августа",
        "где взять бланк на отпуск",
        "где Егор?",
        "where is my manager",
        "моя заявка",
        "статус 1234567890",
        "где моя заявка " + "очень " * 30,
        "ок",
        "",
    ],
)
def test_words_that_ask_after_no_request(words: str) -> None:
    assert sought(words, FORMS, ORG) is None


def test_a_form_that_is_called_like_the_question_is_meant() -> None:
    status = SUPPLY.replace("[снабдить]", "[статус]").replace("[supplies]", "[status]")
    assert sought("статус", (read_form(status),), ORG) is None
