"""Every mistake in what stages fill in is found before a form is published."""

from dataclasses import replace
from typing import Any

import pytest

from core.model.condition import Filled
from core.model.field import Source
from core.model.fields.person import PersonField
from core.model.fields.text import TextField
from core.model.form import Do, Form, Stage
from core.model.problems import problems
from core.model.who import InField, Participant
from tests.model.build import MARAT, form, key, named, stage, words
from tests.model.samples import field

LATE, EARLY = (TextField(key=key(name), title=words(name)) for name in ("late", "early"))
WHO = PersonField(key=key("who"), title=words("Кто", "Who"))


def filling(*keys: str, do: Do = Do.ACT, name: str = "act") -> Stage:
    return replace(stage(name, named(MARAT), do=do), fill=tuple(key(one) for one in keys))


def whats(of: Form) -> list[tuple[str, str]]:
    return [(".".join(p.where), p.what.format(**dict(p.about))) for p in problems(of)]


def test_a_stage_that_does_something_may_fill_in() -> None:
    after = stage("after", InField(key("who")), when=(Filled(key("late")),))
    assert whats(form(filling("late", "who"), after, fields=(EARLY, LATE, WHO))) == []


@pytest.mark.parametrize("do", [Do.APPROVE, Do.ACKNOWLEDGE, Do.INFORM])
def test_any_other_stage_may_not(do: Do) -> None:
    what = "Only a stage that does something fills in fields: write “do: act”."
    assert whats(form(filling("late", do=do), fields=(LATE,))) == [("route.act.fill", what)]


def test_a_field_that_does_not_exist() -> None:
    what = "There is no field “nowhere” in this form."
    assert whats(form(filling("nowhere"), fields=(EARLY,))) == [("route.act.fill", what)]


@pytest.mark.parametrize(
    "unasked", [field("note", key=key("late")), replace(LATE, source=Source(key("who"), "company"))]
)
def test_a_field_of_which_nobody_is_asked(unasked: Any) -> None:
    what = "Nobody is asked for the field “late”."
    assert whats(form(filling("late"), fields=(WHO, unasked))) == [("route.act.fill", what)]


@pytest.mark.parametrize("route", [(filling("late", "late"),), (filling("late"), filling("late", name="other"))])
def test_a_field_that_is_filled_in_more_than_once(route: tuple[Stage, ...]) -> None:
    found = whats(form(*route, fields=(LATE,)))
    assert {what for _where, what in found} == {"The field “late” is filled in more than once."}


@pytest.mark.parametrize(
    ("where", "route", "fields"),
    [
        ("fields.early.when", (filling("late"),), (LATE, replace(EARLY, when=(Filled(key("late")),)))),
        ("fields.early.from", (filling("late"),), (PersonField(key=key("late"), title=words("Кто", "Who")), None)),
        ("route.before.when", (stage("before", named(MARAT), when=(Filled(key("late")),)), filling("late")), (LATE,)),
        ("route.act.when", (replace(filling("late"), when=(Filled(key("late")),)),), (LATE,)),
        (
            "route.before.who",
            (stage("before", Participant(named(MARAT), (Filled(key("late")),))), filling("late")),
            (LATE,),
        ),
        (
            "route.before.who",
            (stage("before", InField(key("late"))), filling("late")),
            (PersonField(key=key("late"), title=words("Кто", "Who")),),
        ),
        (
            "fields.early.when",
            (filling("early"), filling("late", name="second")),
            (LATE, replace(EARLY, when=(Filled(key("late")),))),
        ),
    ],
)
def test_nothing_looks_at_what_is_answered_later(where: str, route: tuple[Stage, ...], fields: tuple[Any, ...]) -> None:
    drawn = replace(EARLY, source=Source(key("late"), "company"))
    found = whats(form(*route, fields=[f or drawn for f in fields]))
    assert found == [(where, "It depends on the field “late”, which is asked later: put that one first.")]


def test_a_field_may_depend_on_another_of_its_own_stage() -> None:
    dependent = replace(EARLY, when=(Filled(key("late")),))
    assert whats(form(filling("late", "early"), fields=(LATE, dependent))) == []


def test_a_stage_has_no_last_time() -> None:
    what = "“last” is for what the author answers, and the field “late” is filled in by a stage."
    repeated = field("text", key=key("late"), default="last")
    assert whats(form(filling("late"), fields=(EARLY, repeated))) == [("route.act.fill", what)]
    assert whats(form(filling("late"), fields=(EARLY, field("text", key=key("late"), default="done")))) == []
