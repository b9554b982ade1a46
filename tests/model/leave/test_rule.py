"""What a form says of leave."""

import pytest

from core.forms.read import read_form
from core.model.form import Until
from core.model.ids import FieldKey, StageKey
from core.model.leave.rule import SICK, Leave

_FORM = """\
form: away
title: Away
owner: hr
leave: {person: who, period: days, kind: kind, balance: [annual], team_limit: 50, from_noon: half}
fields:
  - {key: who, type: person, default: author, title: Who}
  - {key: kind, type: choice, title: Kind, options: {annual: Annual, unpaid: Unpaid}}
  - {key: days, type: period, title: Days}
  - {key: half, type: yes_no, title: From noon}
route:
  - {stage: pay, title: Pay, who: [role: accounting], do: act, within: 2d, until: pay_day}
"""
WHO, DAYS, KIND = FieldKey("who"), FieldKey("days"), FieldKey("kind")


def test_a_form_tells_whose_leave_it_is_and_when() -> None:
    form = read_form(_FORM)
    half = FieldKey("half")
    assert form.leave == Leave(person=WHO, period=DAYS, kind=KIND, balance=("annual",), team_limit=50, from_noon=half)
    assert form.leave is not None
    assert form.stage(StageKey("pay")).until is Until.PAY_DAY
    assert form.leave.fields == {WHO, DAYS, KIND, half}


@pytest.mark.parametrize(
    ("kind", "balance", "taken"),
    [
        (KIND, ("annual",), {"annual": True, "unpaid": False}),
        (KIND, (), {"annual": True, "unpaid": True}),
        (None, (), {"annual": True}),
    ],
)
def test_only_the_kinds_that_are_named_are_taken_from_a_balance(
    kind: FieldKey | None, balance: tuple[str, ...], taken: dict[str, bool]
) -> None:
    leave = Leave(person=WHO, period=DAYS, kind=kind, balance=balance)
    assert {one: leave.of_balance(one) for one in taken} == taken


def test_a_sick_leave_is_taken_from_no_balance() -> None:
    form = read_form(_FORM.replace("kind: kind, balance: [annual], team_limit: 50, from_noon: half", "sick: yes"))
    assert form.leave == Leave(person=WHO, period=DAYS, sick=True)
    assert form.leave is not None
    assert not any(form.leave.of_balance(kind) for kind in (None, "annual", SICK))


@pytest.mark.parametrize(
    ("kind", "planned", "waits"),
    [
        (KIND, ("annual",), {"annual": True, "sick": False}),
        (KIND, (), {"annual": True, "sick": True}),
        (None, (), {"annual": True}),
    ],
)
def test_only_the_kinds_that_are_planned_can_wait_for_better_days(
    kind: FieldKey | None, planned: tuple[str, ...], waits: dict[str, bool]
) -> None:
    leave = Leave(person=WHO, period=DAYS, kind=kind, planned=planned)
    assert {one: leave.can_wait(one) for one in waits} == waits
