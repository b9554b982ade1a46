"""Approving several at once: what can be among them, and when one tap is too little."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.model.batch import approvable, weighty
from core.model.command import Cancel, Submit
from core.model.field import Field
from core.model.fields.money import MoneyField
from core.model.fields.persons import PersonsField
from core.model.fields.table import TableField
from core.model.form import Do
from core.model.ids import PersonId, StageKey
from core.model.large import is_large
from core.model.money import Money
from core.model.request import Request, waiting_for
from core.model.value import TableRow, Value
from core.model.who import InRole
from tests.model.build import ACCOUNTING, ANNA, EGOR, MARAT, NOON, VERA, form, key, named, rubles, stage, words
from tests.model.story import after, approve, new, submitted

AMOUNT = MoneyField(key=key("amount"), title=words("Amount"))
FOREIGN = MoneyField(key=key("amount"), title=words("Amount"), currencies=("RUB", "USD"))
LINES = TableField(key=key("lines"), title=words("Lines"), columns=(AMOUNT,))
ABROAD = TableField(key=key("lines"), title=words("Lines"), columns=(FOREIGN,))
DONE = form(stage("yes", named(MARAT)), stage("done", InRole(ACCOUNTING), do=Do.ACT))


def _asked(field: Field, value: Value) -> Request:
    known = new(form(stage("yes", named(MARAT)), fields=(field,)))
    return after(known, Submit(EGOR, {field.key: value}, NOON))


def _line(amount: str, currency: str = "RUB") -> TableRow:
    return TableRow(((key("amount"), Money(Decimal(amount), currency)), (key("what"), "chairs")))


@pytest.mark.parametrize(("person", "can"), [(MARAT, True), (VERA, False), (ANNA, False)])
def test_only_what_waits_for_a_yes_of_this_person_is_approved_together(person: PersonId, can: bool) -> None:
    assert approvable(submitted(DONE), person) is can


def test_what_has_to_be_done_is_not_done_by_a_yes() -> None:
    begun = submitted(DONE)
    assert not approvable(after(begun, approve(begun, MARAT)), ANNA)


def test_nothing_is_approved_together_that_waits_for_nobody_or_for_its_cancellation() -> None:
    assert not approvable(new(DONE), MARAT)
    cancellable = replace(form(stage("yes", named(MARAT))), cancel=(StageKey("yes"),))
    begun = submitted(cancellable)
    asked = after(after(begun, approve(begun, MARAT)), Cancel(EGOR, NOON, "the trip is off"))
    assert waiting_for(asked) == {MARAT}
    assert not approvable(asked, MARAT)


@pytest.mark.parametrize(
    ("field", "value", "large"),
    [
        (AMOUNT, rubles("100000"), False),
        (AMOUNT, rubles("100000.01"), True),
        (AMOUNT, rubles("-100000.01"), True),
        (FOREIGN, rubles("5"), False),
        (FOREIGN, Money(Decimal(5), "USD"), True),
        (LINES, (_line("50000"), _line("50000")), False),
        (LINES, (_line("50000"), _line("50000.01")), True),
        (ABROAD, (_line("50000"), _line("50000")), False),
        (ABROAD, (_line("5"), _line("5", "USD")), True),
        (PersonsField(key=key("names"), title=words("Names")), (ANNA, VERA), False),
    ],
)
def test_a_sum_is_large_from_more_than_a_hundred_thousand_on(field: Field, value: Value, large: bool) -> None:
    """What stands in another currency than the usual one is large, whatever it is worth."""
    assert is_large(_asked(field, value)) is large


def test_one_tap_is_too_little_for_many_or_for_a_large_sum() -> None:
    small, large = _asked(AMOUNT, rubles("5")), _asked(AMOUNT, rubles("1200000"))
    assert not weighty([small] * 10)
    assert weighty([small] * 11)
    assert weighty([small, large])
