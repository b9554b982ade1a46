"""Every mistake in a form is found before it is published."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from core.model.condition import All, Amount, Chosen, Condition, Filled, Mask, Op, Said, Text
from core.model.field import Field, Source
from core.model.fields.choice import ChoiceField
from core.model.fields.person import PersonField
from core.model.form import Form
from core.model.ids import StageKey
from core.model.problems import problems
from core.model.who import InField, InRole, ManagerOf, Named, Participant
from tests.model.build import (
    ACCOUNTING,
    FINANCE,
    INVOICE,
    LAWYER,
    MARAT,
    ORG,
    OVER_A_MILLION,
    VACATION,
    form,
    key,
    named,
    org_with,
    stage,
    without,
    words,
)
from tests.model.samples import FIELDS, field


def text(name: str, **options: Any) -> Field:
    return field("text", key=key(name), **options)


WHO = PersonField(key=key("who"), title=words("Кто", "Who"))
KIND = ChoiceField(key=key("kind"), title=words("Вид", "Kind"), options={"a": words("А", "A")})
AMOUNT = field("money", key=key("amount"))
URGENT = field("yes_no", key=key("urgent"))
GOOD = stage("good", named(MARAT))


def found(of: Form) -> list[tuple[tuple[str, ...], str]]:
    return [(problem.where, problem.what.format(**dict(problem.about))) for problem in problems(of)]


@pytest.mark.parametrize("good", [VACATION, INVOICE, form(GOOD, fields=(text("a"),))])
def test_a_good_form_has_none(good: Form) -> None:
    assert problems(good) == ()
    assert problems(good, ORG) == ()


def _asked(*conditions: object) -> Form:
    return form(GOOD, fields=(WHO, KIND, AMOUNT, URGENT, text("name"), text("last", when=conditions)))


def _when(condition: Condition) -> Field:
    return text("last", when=(condition,))


LAST = ("fields", "last", "when")


@pytest.mark.parametrize(
    ("of", "where", "what"),
    [
        (
            form(GOOD, fields=(text("a"), text("b"), text("a"))),
            ("fields", "a"),
            "The key “a” is used 2 times.",
        ),
        (form(GOOD, GOOD, GOOD, fields=(WHO,)), ("route", "good"), "The key “good” is used 3 times."),
        (form(fields=(WHO,)), ("route",), "The route is empty: nobody would ever see the request."),
        (form(GOOD), ("fields",), "The form asks nothing: it needs at least one field."),
        (
            replace(form(GOOD, fields=(WHO,)), headline=(key("who"), key("gone"))),
            ("headline",),
            "There is no field “gone” in this form.",
        ),
        (
            form(GOOD, fields=(replace(KIND, options={}),)),
            ("fields", "kind"),
            "A choice needs options.",
        ),
        (
            form(GOOD, fields=(replace(KIND, default="z"),)),
            ("fields", "kind", "default"),
            "There is no option “z”.",
        ),
        (_asked(Filled(key("gone"))), LAST, "There is no field “gone” in this form."),
        (
            form(GOOD, fields=(text("a", when=(Filled(key("b")),)), text("b"))),
            ("fields", "a", "when"),
            "It depends on the field “b”, which is asked later: put that one first.",
        ),
        (
            form(GOOD, fields=(text("a", when=(All((Filled(key("a")),)),)),)),
            ("fields", "a", "when"),
            "It depends on the field “a”, which is asked later: put that one first.",
        ),
        (
            form(GOOD, fields=(text("a", source=Source(key("who"), "company")), WHO)),
            ("fields", "a", "from"),
            "It depends on the field “who”, which is asked later: put that one first.",
        ),
        (
            form(GOOD, fields=(text("a", source=Source(key("gone"), "company")),)),
            ("fields", "a", "from"),
            "There is no field “gone” in this form.",
        ),
        (
            form(GOOD, fields=(KIND, text("a", source=Source(key("kind"), "company")))),
            ("fields", "a", "from"),
            "The field “kind” holds no person.",
        ),
        (
            form(GOOD, fields=(WHO, text("a", source=Source(key("who"), "shoes")))),
            ("fields", "a", "from"),
            "Nothing is known about a person by the name of “shoes”.",
        ),
        (
            _asked(Amount(key("kind"), Op.MORE, Decimal(1))),
            LAST,
            "The field “kind” holds no amount to compare.",
        ),
        (
            _asked(All((Amount(key("name"), Op.MORE, Decimal(1)), OVER_A_MILLION))),
            LAST,
            "The field “name” holds no amount to compare.",
        ),
        (_asked(Text(key("kind"), "a")), LAST, "The field “kind” holds no text to compare."),
        (_asked(Mask(key("amount"), "a*")), LAST, "The field “amount” holds no text to compare."),
        (_asked(Said(key("kind"), yes=True)), LAST, "The field “kind” is not answered by yes or no."),
        (_asked(Chosen(key("kind"), frozenset({"a", "z"}))), LAST, "The field “kind” has no option “z”."),
        (_asked(Chosen(key("name"), frozenset({"a"}))), LAST, "The field “name” has no option “a”."),
        (
            form(stage("one", named(MARAT), when=(Filled(key("gone")),)), fields=(WHO,)),
            ("route", "one", "when"),
            "There is no field “gone” in this form.",
        ),
        (
            form(stage("one", Participant(named(MARAT), (OVER_A_MILLION,))), fields=(WHO,)),
            ("route", "one", "who"),
            "There is no field “amount” in this form.",
        ),
        (form(stage("one"), fields=(WHO,)), ("route", "one", "who"), "Nobody is asked at this stage."),
        (
            form(stage("one", InField(key("kind"))), fields=(KIND,)),
            ("route", "one", "who"),
            "The field “kind” holds no person.",
        ),
        (
            form(GOOD, fields=(field("date", default="soon"),)),
            ("fields", "f", "default"),
            "“soon” cannot be an answer here.",
        ),
        (
            form(GOOD, fields=(field("number", default="many"),)),
            ("fields", "f", "default"),
            "“many” cannot be an answer here.",
        ),
        (
            form(GOOD, fields=(text("a", sensitive=True, seen_by=(StageKey("gone"),)),)),
            ("fields", "a", "seen_by"),
            "There is no stage “gone” in this form.",
        ),
        (
            form(GOOD, fields=(text("a", seen_by=(StageKey("good"),)),)),
            ("fields", "a", "seen_by"),
            "Everybody sees this field unless you also write “sensitive: yes”.",
        ),
        (
            replace(form(GOOD, fields=(text("a", sensitive=True),)), headline=(key("a"),)),
            ("headline",),
            "The field “a” is sensitive, and everybody sees the headline: leave it out there.",
        ),
        (
            form(stage("one", ManagerOf(key("f"))), fields=(FIELDS["persons"],)),
            ("route", "one", "who"),
            "The field “f” holds several people, and one is needed here.",
        ),
        (
            form(
                GOOD,
                fields=(
                    field("money", currencies=("KZT", "RUB")),
                    _when(Amount(key("f"), Op.MORE, Decimal(1))),
                ),
            ),
            LAST,
            "The field “f” takes several currencies: the bound must be in the first of them.",
        ),
        (
            form(stage("one", named(MARAT), fallback=(ManagerOf(key("gone")),)), fields=(WHO,)),
            ("route", "one", "fallback"),
            "There is no field “gone” in this form.",
        ),
    ],
)
def test_each_mistake_is_named_with_its_place(of: Form, where: tuple[str, ...], what: str) -> None:
    assert found(of) == [(where, what)]


@pytest.mark.parametrize(
    "condition",
    [
        OVER_A_MILLION,
        Filled(key("kind")),
        Text(key("name"), "a"),
        Mask(key("name"), "a*"),
        Chosen(key("kind"), frozenset({"a"})),
        Said(key("urgent"), yes=False),
        All((OVER_A_MILLION, Filled(key("who")))),
    ],
)
def test_a_condition_that_fits_its_field_is_none(condition: object) -> None:
    assert found(_asked(condition)) == []


@pytest.mark.parametrize(
    ("type_", "condition"),
    [
        ("choices", Chosen(key("f"), frozenset({"desk", "lamp"}))),
        ("email", Mask(key("f"), "*@example.com")),
        ("link", Mask(key("f"), "https://example.com/*")),
        ("phone", Mask(key("f"), "+7*")),
        ("sign_off", Said(key("f"), yes=True)),
        ("persons", Filled(key("f"))),
        ("location", Filled(key("f"))),
        ("time", Filled(key("f"))),
    ],
)
def test_a_condition_on_another_type_that_fits_is_none(type_: str, condition: Condition) -> None:
    assert found(form(GOOD, fields=(FIELDS[type_], _when(condition)))) == []


def test_several_people_can_be_asked_and_stand_in() -> None:
    asked = stage("one", InField(key("f")), fallback=(InField(key("f")),))
    assert found(form(asked, fields=(FIELDS["persons"],))) == []
    several = field("money", currencies=("KZT", "RUB"))
    assert found(form(GOOD, fields=(several, _when(Amount(key("f"), Op.MORE, Decimal(1), "KZT"))))) == []


def test_a_sensitive_field_that_a_stage_sees_is_none() -> None:
    assert found(form(GOOD, fields=(text("a", sensitive=True, seen_by=(StageKey("good"),)),))) == []


def test_empty_roles_and_unknown_people_are_found_when_the_company_is_known() -> None:
    of = form(
        stage("a", InRole(LAWYER), named(MARAT), fallback=(Named("ghost@example.org"),)),
        stage("b", InRole(ACCOUNTING), ManagerOf(key("who"))),
        fields=(WHO,),
    )
    assert found(of) == []
    company = org_with(org=without(MARAT))
    assert [(p.where, p.what.format(**dict(p.about))) for p in problems(of, company)] == [
        (("route", "a", "who", "0"), "The role “lawyer” has nobody."),
        (("route", "a", "who", "1"), "Nobody here has the address marat@example.org."),
        (("route", "a", "fallback", "0"), "Nobody here has the address ghost@example.org."),
    ]


def test_a_process_without_an_owner_is_a_problem() -> None:
    of = replace(INVOICE, owner=LAWYER)
    (problem,) = problems(of, ORG)
    assert problem.where == ("owner",)
    assert problem.about == (("role", LAWYER),)
    assert problems(replace(INVOICE, owner=FINANCE), ORG) == ()
