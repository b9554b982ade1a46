"""Ready reasons: whose they are, and what is wrong with them."""

from dataclasses import replace

import pytest

from core.model.form import Do, Form, Stage, reasons_at
from core.model.ids import StageKey
from core.model.label import Reason
from core.model.problems import problems
from tests.model.build import MARAT, form, named, stage, words

LATE, DEAR = Reason(words("Late")), Reason(words("Dear"))


def _form(*reasons: Reason, of_form: tuple[Reason, ...] = (), do: Do = Do.APPROVE) -> Form:
    asked: Stage = replace(stage("boss", named(MARAT), do=do), reasons=reasons)
    return replace(form(asked), reasons=of_form)


@pytest.mark.parametrize(
    ("own", "of_form", "found"),
    [((), (), ()), ((), (LATE,), (LATE,)), ((DEAR,), (LATE,), (DEAR,))],
)
def test_the_reasons_of_a_stage_go_before_those_of_the_form(
    own: tuple[Reason, ...], of_form: tuple[Reason, ...], found: tuple[Reason, ...]
) -> None:
    assert reasons_at(_form(*own, of_form=of_form), StageKey("boss")) == found


@pytest.mark.parametrize(
    ("made", "places"),
    [
        (_form(LATE, DEAR), []),
        (_form(LATE, do=Do.ACT), []),
        (_form(of_form=(LATE,), do=Do.INFORM), []),
        (_form(*[LATE] * 8), []),
        (_form(*[LATE] * 9), [("route", "boss", "reasons")]),
        (_form(Reason(words("x" * 40))), []),
        (_form(LATE, Reason(words("x", "y" * 41))), [("route", "boss", "reasons")]),
        (_form(of_form=(Reason(words("x" * 41)),)), [("reasons",)]),
        (_form(LATE, do=Do.ACKNOWLEDGE), [("route", "boss", "reasons")]),
        (_form(LATE, do=Do.INFORM), [("route", "boss", "reasons")]),
    ],
)
def test_a_reason_is_a_button_that_somebody_can_press(made: Form, places: list[tuple[str, ...]]) -> None:
    assert [p.where for p in problems(made) if "reasons" in p.where] == places
