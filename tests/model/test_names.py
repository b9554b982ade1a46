"""Finding people by what was typed."""

from dataclasses import replace

import pytest

from core.model.fields.person import NobodyFound, PersonField, SeveralFound
from core.model.fields.persons import PersonsField
from core.model.names import found, key, knowing
from core.model.refusal import Refusal
from tests.model.build import ADAM, ANNA, EN, MARAT, ORG, STRANGER, VERA, org_with
from tests.model.samples import FIELDS


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Vera Kim", ["Vera Kim"]),
        ("kim vera", ["Vera Kim"]),
        ("вера", ["Vera Kim"]),
        ("Ким Вера", ["Vera Kim"]),
        ("ве ки", ["Vera Kim"]),
        ("a", ["Anna Serova", "Adam Root"]),
        ("root", ["Adam Root"]),
        ("VERA@EX", ["Vera Kim"]),
        ("vera@example.com", []),
        ("kim@", []),
        ("вера петрова", []),
        ("  ", []),
    ],
)
def test_any_order_any_alphabet_and_beginnings(typed: str, names: list[str]) -> None:
    assert [person.name for person in found(typed, ORG.people.values())] == names


def test_russian_and_kazakh_letters_become_latin() -> None:
    assert key("Щёлково, Әсем, Қанат, объезд") == "shchelkovo, asem, kanat, obezd"


#: Sam is called like Vera now, and a little more.
COMPANY = knowing(EN, org_with(replace(ORG.people[STRANGER], name="Vera Kimova")))
WHO, TEAM = FIELDS["person"], FIELDS["persons"]


@pytest.mark.parametrize(
    ("typed", "person"),
    [("kim VERA", VERA), ("вера кимова", STRANGER), ("vera@example.org", VERA), ("юсупов", MARAT), ("root", ADAM)],
)
def test_a_name_is_an_answer_when_it_means_one_person(typed: str, person: int) -> None:
    assert isinstance(WHO, PersonField)
    assert WHO.parse(typed, COMPANY) == person


@pytest.mark.parametrize(
    ("typed", "why", "about"),
    [
        ("vera", SeveralFound, {"typed": "vera", "names": "Vera Kim, Vera Kimova"}),
        ("Gleb Gone", NobodyFound, {"typed": "Gleb Gone"}),
        (" ", NobodyFound, {"typed": ""}),
        ("x" * 500, NobodyFound, {"typed": "x" * 39 + "…"}),
    ],
)
def test_a_name_that_means_nobody_or_several_is_refused(typed: str, why: type[Refusal], about: object) -> None:
    with pytest.raises(why) as refused:
        WHO.parse(typed, COMPANY)
    assert refused.value.about == about


def test_of_many_the_first_are_named() -> None:
    alike = knowing(EN, org_with(*(replace(person, name="Ivan") for person in ORG.people.values())))
    with pytest.raises(SeveralFound) as refused:
        WHO.parse("ivan", alike)
    assert refused.value.about["names"] == "Ivan, Ivan, Ivan, Ivan, Ivan, …"


def test_several_people_are_named_with_commas() -> None:
    assert isinstance(TEAM, PersonsField)
    assert TEAM.parse("Anna, Marat Yusupov,", COMPANY) == (ANNA, MARAT)
    with pytest.raises(SeveralFound):
        TEAM.parse("Anna, Vera", COMPANY)
