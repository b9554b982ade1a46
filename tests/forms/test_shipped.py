"""The forms that come with Kivok are whole, and speak Russian and English."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from core.forms.read import read_form
from core.forms.shipped import shipped
from core.model.fields.choice import ChoiceField
from core.model.form import Do, Form
from core.model.ids import FieldKey
from core.model.label import Label
from core.model.problems import problems

FORMS = {name: read_form(text) for name, text in shipped()}


def labels(value: Any, where: str = "") -> Iterator[tuple[str, Label]]:
    if isinstance(value, Label):
        yield where, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from labels(item, f"{where}.{key}")
    elif isinstance(value, tuple):
        for item in value:
            yield from labels(item, f"{where}.{getattr(item, 'key', '')}")
    elif is_dataclass(value):
        for f in fields(value):
            if f.name != "aliases":
                yield from labels(getattr(value, f.name), f"{where}.{f.name}")


def test_there_are_forms() -> None:
    assert "vacation.yaml" in FORMS


@pytest.mark.parametrize("name", FORMS)
def test_a_file_is_named_by_its_form(name: str) -> None:
    assert name == f"{FORMS[name].key}.yaml"


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_wrong(name: str) -> None:
    assert problems(FORMS[name]) == ()


@pytest.mark.parametrize("name", FORMS)
def test_everything_is_said_in_russian_and_english(name: str) -> None:
    missing = [where for where, label in labels(FORMS[name]) if not {"ru", "en"} <= set(label.words)]
    assert not missing
    assert {language for alias in FORMS[name].aliases for language in alias.words} >= {"ru", "en"}


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_said_twice_or_with_spaces_to_spare(name: str) -> None:
    for where, label in labels(FORMS[name]):
        for words in label.words.values():
            assert words == " ".join(words.split()), where


@pytest.mark.parametrize("name", FORMS)
def test_a_file_is_short_enough_to_be_read(name: str) -> None:
    assert len(dict(shipped())[name].splitlines()) <= 200


def test_a_leave_of_any_kind_is_moved_as_that_kind() -> None:
    kinds = [next(f for f in FORMS[name].fields if f.key == "kind") for name in ("vacation.yaml", "vacation_move.yaml")]
    vacation, move = (one for one in kinds if isinstance(one, ChoiceField))
    assert vacation.options == move.options


def test_a_vacation_asks_four_questions_and_walks_four_stages() -> None:
    form: Form = FORMS["vacation.yaml"]
    assert [f.key for f in form.fields if f.source is None and not f.preset] == ["period", "substitute", "handover"]
    assert [(stage.key, stage.do) for stage in form.route] == [
        ("substitute", Do.APPROVE),
        ("manager", Do.APPROVE),
        ("accounting", Do.ACT),
        ("informed", Do.INFORM),
    ]


def test_only_the_annual_vacation_is_taken_from_a_balance() -> None:
    form = FORMS["vacation.yaml"]
    kinds = form.field(FieldKey("kind"))
    assert isinstance(kinds, ChoiceField)
    assert form.leave is not None
    assert {kind: form.leave.of_balance(kind) for kind in kinds.options} == {
        "annual": True,
        "unpaid": False,
        "study": False,
        "child_care": False,
    }
