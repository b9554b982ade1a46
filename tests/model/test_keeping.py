"""What was to be cancelled and stays approved; and forms that cannot ask for it."""

from dataclasses import replace

import pytest

from core.model.command import Cancel, Recall
from core.model.form import Do
from core.model.ids import StageKey
from core.model.problems import problems
from core.model.request import Status
from tests.model.build import EGOR, MARAT, NOON, OLGA, form, named, stage
from tests.model.story import after, approve, reject, submitted

FORM = replace(
    form(stage("chief", named(MARAT)), stage("told", named(OLGA), do=Do.INFORM)), cancel=(StageKey("chief"),)
)
APPROVED = after(submitted(FORM), approve(submitted(FORM), MARAT))
CANCELLING = after(APPROVED, Cancel(EGOR, NOON, "no need"))


def test_why_it_stays_is_kept_until_it_is_asked_for_again() -> None:
    stays = after(CANCELLING, reject(CANCELLING, MARAT, "paid already"))
    assert stays.status is Status.APPROVED
    assert stays.steps == APPROVED.steps
    assert stays.returned is not None
    assert (stays.returned.by, stays.returned.comment) == (MARAT, "paid already")
    assert after(stays, Cancel(EGOR, NOON, "all the same")).returned is None


def test_who_thinks_better_of_it_needs_no_reason() -> None:
    stays = after(CANCELLING, Recall(EGOR, NOON))
    assert (stays.status, stays.returned) == (Status.APPROVED, None)


@pytest.mark.parametrize(
    ("key", "what"),
    [("cheif", "There is no stage “{stage}” in this form."), ("told", "Nobody answers at the stage “{stage}”, which")],
)
def test_only_stages_that_answer_agree_to_it(key: str, what: str) -> None:
    (told,) = [one.what for one in problems(replace(FORM, cancel=(StageKey(key),))) if one.where == ("cancel",)]
    assert told.startswith(what)
    assert ("cancel",) not in {one.where for one in problems(FORM)}
