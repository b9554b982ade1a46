"""Which requests may be one and the same, and which fields can tell that."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from core.model.fields.catalog import CatalogField
from core.model.form import Do, Form
from core.model.ids import CatalogKey, FormKey, RequestId
from core.model.likeness import mark_of, marked
from core.model.problems import problems
from core.model.request import Status, blank
from core.model.value import Picked, Value
from tests.model.build import ANNA, EGOR, MARAT, NOON, form, key, named, rubles, stage, words
from tests.model.samples import FIELDS

_WHOM = CatalogField(key=key("whom"), title=words("Кому"), catalog=CatalogKey("clients"), own_words=True)
_NUMBER = replace(FIELDS["text"], key=key("number"))
_DAY = replace(FIELDS["date"], key=key("day"))
_AMOUNT = replace(FIELDS["money"], key=key("amount"))
_BASE = form(stage("boss", named(MARAT)), fields=(_WHOM, _NUMBER, _DAY, _AMOUNT))
_FORM = replace(_BASE, alike=(key("whom"), key("number"), key("day"), key("amount")))


def _mark(of: Form = _FORM, others: Mapping[str, Value] | None = None) -> str | None:
    first: dict[str, Value] = {
        "whom": Picked("luna", "Луна Ёлка"),
        "number": "A-17",
        "day": date(2027, 7, 1),
        "amount": rubles("100"),
    }
    return mark_of(of, {key(name): value for name, value in {**first, **(others or {})}.items()})


@pytest.mark.parametrize(
    "same",
    [
        {"number": "№ a-17"},
        {"number": "#A - 17"},
        {"whom": Picked("", "луна  елка")},
    ],
)
def test_spelling_makes_no_difference(same: dict[str, Value]) -> None:
    assert _mark(others=same) == _mark() is not None


@pytest.mark.parametrize(
    "other",
    [
        {"number": "A-18"},
        {"number": "A17"},
        {"whom": Picked("luna", "Луна")},
        {"day": date(2027, 7, 2)},
        {"amount": rubles("100.01")},
    ],
)
def test_another_answer_does(other: dict[str, Value]) -> None:
    assert _mark(others=other) != _mark()


def test_another_form_does() -> None:
    assert _mark(replace(_FORM, key=FormKey("other"))) != _mark()


def test_the_order_in_which_the_fields_are_named_does_not() -> None:
    assert _mark(replace(_FORM, alike=tuple(reversed(_FORM.alike)))) == _mark()


def test_without_an_answer_nothing_is_compared() -> None:
    assert mark_of(_FORM, {key("number"): "A-17"}) is None
    assert _mark(_BASE) is None


@pytest.mark.parametrize("status", Status)
def test_what_came_to_nothing_may_be_sent_again(status: Status) -> None:
    values = {key("number"): "A-17"}
    request = replace(
        blank(RequestId(1), replace(_BASE, alike=(key("number"),)), EGOR, NOON), values=values, status=status
    )
    found = status in (Status.PENDING, Status.REWORK, Status.APPROVED, Status.CANCELLING)
    assert (marked(request) is not None) is found


def _problems(*alike: str) -> list[tuple[str, str, str]]:
    secret = replace(_NUMBER, key=key("secret"), sensitive=True)
    paid = replace(_NUMBER, key=key("paid"))
    scan, lines, note = (replace(FIELDS[kind], key=key(kind)) for kind in ("file", "table", "note"))
    pay = stage("pay", named(ANNA), do=Do.ACT, fill=(key("paid"),))
    made = form(stage("boss", named(MARAT)), pay, fields=(_NUMBER, _DAY, secret, paid, scan, lines, note))
    found = problems(replace(made, alike=tuple(map(key, alike))))
    return [(".".join(one.where), one.what, dict(one.about)["field"]) for one in found]


def test_fields_that_can_be_compared() -> None:
    assert _problems("number", "day") == []


@pytest.mark.parametrize(
    ("field", "what"),
    [
        ("nowhere", "There is no field “{field}” in this form."),
        ("secret", "The field “{field}” is sensitive, and a note about the same answers would tell of it."),
        ("paid", "The field “{field}” is filled in by a stage: requests are compared when they are sent."),
        ("file", "The answers to the field “{field}” cannot be compared."),
        ("table", "The answers to the field “{field}” cannot be compared."),
        ("note", "The answers to the field “{field}” cannot be compared."),
    ],
)
def test_fields_that_cannot(field: str, what: str) -> None:
    assert _problems("number", field, field) == [("alike", what, field)]
