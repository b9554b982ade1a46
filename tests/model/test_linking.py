"""How another request is looked for."""

from dataclasses import replace

import pytest

from core.model.fields.request import RequestField, RequestNotChosen
from core.model.ids import RequestId
from core.model.linking import Linkable, is_called, named_by, number_in, picture
from core.model.value import Picked
from tests.model.build import EGOR, INVOICE, RU, key, words
from tests.model.samples import FIELDS, SAMPLES
from tests.model.story import new


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12),
        ("№ 12", 12),
        ("#12", 12),
        (" no. 7 ", 7),
        ("№", None),
        ("двенадцать", None),
        ("1" * 10, None),
        ("1.5", None),
    ],
)
def test_numbers_as_people_write_them(typed: str, number: int | None) -> None:
    assert number_in(typed) == number


def test_it_is_called_by_its_title_and_by_what_stands_in_its_headline() -> None:
    headline = INVOICE.headline or (INVOICE.fields[0].key,)
    request = replace(new(INVOICE), form=replace(INVOICE, headline=headline), values={headline[0]: "Ромашка"})
    picked = replace(request, values={headline[0]: Picked("k", "Kaspi Bank")})
    title = next(iter(INVOICE.title.words.values()))
    assert is_called(request, title[:3])
    assert is_called(request, "ромаш")
    assert is_called(request, "")
    assert is_called(picked, "kaspi")
    assert not is_called(picked, "ромаш")


def test_a_picture_is_its_number_its_form_and_its_author() -> None:
    linked = picture(new(INVOICE))
    assert (linked.id, linked.title, linked.author) == (RequestId(1041), INVOICE.title, EGOR)
    assert Linkable() == Linkable((), 0)


def test_the_requests_that_answers_name_are_others() -> None:
    own, other = picture(new(INVOICE)), replace(picture(new(INVOICE)), id=RequestId(7))
    request = replace(new(INVOICE), values={key("trip"): other, key("self"): own, key("what"): "7"})
    assert named_by(request) == {RequestId(7)}


def test_the_answer_is_a_request() -> None:
    field = RequestField(key=key("trip"), title=words("Trip"))
    with pytest.raises(RequestNotChosen):
        field.accept("12", RU)
    assert FIELDS["request"].show(SAMPLES["request"][0], RU).endswith("Командировка · Egor Lapin")


@pytest.mark.parametrize(
    "stored",
    [
        {"id": "12", "title": {"ru": "x"}, "author": 1},
        {"id": True, "title": {"ru": "x"}, "author": 1},
        {"id": 12, "title": "x", "author": 1},
        {"id": 12, "title": {"ru": 1}, "author": 1},
    ],
)
def test_what_was_not_stored_by_it_is_refused(stored: object) -> None:
    with pytest.raises(TypeError):
        FIELDS["request"].load(stored)
