"""What is meant by a sentence."""

from datetime import date

import pytest

from core.forms.read import read_form
from core.forms.shipped import shipped
from core.model.form import Form
from core.model.ids import FieldKey
from core.model.period import Period
from dialogs.intent import looked_for, meant, understood
from tests.dialogs.company import SUPPLY
from tests.model.build import EGOR, EN, ORG, RU

FORMS: tuple[Form, ...] = tuple(read_form(text) for text in (*(text for _name, text in shipped()), SUPPLY))
_VACATION = next(form for form in FORMS if form.key == "vacation")
AUGUST = Period(date(2027, 8, 5), date(2027, 8, 18))


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("отпуск", ["vacation"]),
        ("Отпуск!", ["vacation"]),
        ("хочу в отпуск с 5 по 18 августа", ["vacation"]),
        ("уйти в отпуске", ["vacation"]),
        ("оформить отпуска", ["vacation"]),
        ("ОТПУСКНЫЕ", ["vacation"]),
        ("нужен отдых", ["vacation"]),
        ("otpusk", ["vacation"]),
        ("vacation", ["vacation"]),
        ("I'd like a vacation in August", ["vacation"]),
        ("two weeks of leave, please", ["vacation"]),
        ("time off tomorrow", ["vacation"]),
        ("больничный", ["sick_leave"]),
        ("болею с понедельника", ["sick_leave"]),
        ("я заболела", ["sick_leave"]),
        ("заболел, вернусь в пятницу", ["sick_leave"]),
        ("I am ill today", ["sick_leave"]),
        ("sick leave from 5 to 9 August", ["sick_leave"]),
        ("sick until Friday", ["sick_leave"]),
        ("отпуск по болезни", ["sick_leave", "vacation"]),
        ("holidays", ["vacation"]),
        ("снабжение", ["supply"]),
        ("Снабжения", ["supply"]),
        ("хочу купить стол", ["office_order"]),
        ("we have to buy a desk", ["office_order"]),
        ("supply", ["supply"]),
        ("закажите монитор", ["office_order"]),
        ("в командировку в Казань", ["business_trip"]),
        ("business trip to Dubai", ["business_trip"]),
        ("надо оплатить счёт", ["invoice_payment"]),
        ("an invoice to pay", ["invoice_payment"]),
        ("отпуск купить", ["vacation", "office_order"]),
        ("перенести отпуск", ["vacation_move"]),
        ("хочу перенести отпуск на 12–25 июля", ["vacation_move"]),
        ("перенос отпуска", ["vacation_move"]),
        ("I want to move my vacation", ["vacation_move"]),
        ("перенос купить", ["vacation_move", "office_order"]),
        ("привет", []),
        ("спасибо", []),
        ("ок", []),
        ("?", []),
        ("", []),
        ("off", []),
        ("time", []),
        ("когда придут деньги", []),
        ("кипа бумаг", []),
        ("buyer", ["office_order"]),
        ("what is the weather", []),
        ("х" * 5000, []),
        ("слово " * 100 + "отпуск", []),
    ],
)
def test_forms_are_called_by_their_names(words: str, keys: list[str]) -> None:
    assert [form.key for form in meant(words, FORMS)] == keys


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("хочу в отпуск с 5 по 18 августа", AUGUST),
        ("отпуск 05.08.2027-18.08.2027", AUGUST),
        ("отпуск с 5 августа на 2 недели", AUGUST),
        ("vacation from 5 to 18 August", AUGUST),
        ("vacation 5-18 August 2027", AUGUST),
        ("отпуск", None),
        ("отпуск когда-нибудь", None),
        ("отпуск с 31 июня", None),
        ("отпуск с 18 по 5 августа", None),
    ],
)
def test_the_dates_of_a_sentence_are_understood(words: str, found: Period | None) -> None:
    here = RU if words.startswith(("отпуск", "хочу")) else EN
    answers = understood(words, _VACATION, EGOR, here, ORG)
    assert answers.get(FieldKey("period")) == found


def test_amounts_in_a_sentence_are_no_answers_to_other_questions() -> None:
    assert understood("снабдить 5 стульями за 12 500 рублей", FORMS[-1], EGOR, RU, ORG) == {}


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("ком", ["business_trip"]),
        ("отп", ["vacation", "vacation_move"]),
        ("OTP", ["vacation", "vacation_move"]),
        ("bus tr", ["business_trip"]),
        ("от", []),
        ("", []),
        ("абвгд", []),
        ("5 августа", []),
    ],
)
def test_a_form_is_found_by_the_beginning_of_its_name(typed: str, keys: list[str]) -> None:
    assert [form.key for form in looked_for(typed, FORMS)] == keys
