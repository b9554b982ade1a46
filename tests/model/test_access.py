"""Who may read a sensitive answer."""

from dataclasses import replace

import pytest

from core.model.access import may_add_row, readable
from core.model.form import Do, Form, Stage, in_headline
from core.model.ids import PersonId, StageKey
from core.model.who import Author, InRole
from tests.model.build import (
    ACCOUNTING,
    ADAM,
    ANNA,
    BORIS,
    EGOR,
    FELIX,
    HELEN,
    HR,
    MARAT,
    OLGA,
    ORG,
    STRANGER,
    VERA,
    form,
    key,
    named,
    stage,
)
from tests.model.catalogs import CLIENTS
from tests.model.samples import field
from tests.model.story import after, approve, complete, submitted

PAY = field("text", key=key("pay"), sensitive=True, seen_by=(StageKey("accounting"), StageKey("told")))
BONUS = field("text", key=key("bonus"), sensitive=True)
OPEN = field("text", key=key("open"))


def _filling(of: Stage) -> Stage:
    return replace(of, fill=(key("bonus"),))


FORM: Form = replace(
    form(
        stage("manager", named(MARAT)),
        stage("accounting", InRole(ACCOUNTING)),
        _filling(stage("vera", named(VERA), do=Do.ACT)),
        stage("told", InRole(HR), Author(), do=Do.INFORM),
        fields=(PAY, BONUS, OPEN),
    ),
    headline=(key("pay"), key("open")),
)
EVERYBODY = (EGOR, MARAT, ANNA, BORIS, VERA, HELEN, FELIX, ADAM, OLGA, STRANGER)


def _readers(name: str, *, stages: int) -> set[PersonId]:
    """Who may read a field when so many stages are over."""
    request = submitted(FORM, pay="100", open="x")
    for person in (MARAT, ANNA)[:stages]:
        request = after(request, approve(request, person))
    if stages > 2:
        request = after(request, replace(complete(request, VERA), values={key("bonus"): "10"}))
    return {person for person in EVERYBODY if readable(FORM.field(key(name)), person, request, outside=False)}


def test_what_is_open_is_for_whoever_sees_the_request() -> None:
    assert _readers("open", stages=0) == set(EVERYBODY)


@pytest.mark.parametrize(
    ("stages", "readers"),
    [(0, {EGOR}), (1, {EGOR, ANNA, BORIS}), (2, {EGOR, ANNA, BORIS}), (3, {EGOR, ANNA, BORIS, HELEN})],
)
def test_what_is_sensitive_is_for_its_author_and_the_stages_that_are_named(stages: int, readers: set[PersonId]) -> None:
    """When it is their turn, and from then on: neither the owner of the process nor the administrator."""
    assert _readers("pay", stages=stages) == readers


def test_whoever_fills_it_in_reads_it() -> None:
    assert [_readers("bonus", stages=stages) for stages in (1, 2, 3)] == [{EGOR}, {EGOR, VERA}, {EGOR, VERA}]


def test_a_headline_is_for_everybody() -> None:
    assert [one.key for one in in_headline(FORM, outside=False)] == ["open"]
    assert in_headline(replace(FORM, headline=(key("gone"),)), outside=False) == ()


@pytest.mark.parametrize(
    ("person", "named", "may"),
    [(ANNA, True, True), (ANNA, False, False), (ADAM, False, True), (EGOR, True, False), (STRANGER, True, False)],
)
def test_rows_are_added_by_those_whom_the_definition_names_and_by_administrators(
    person: PersonId, named: bool, may: bool
) -> None:
    catalog = replace(CLIENTS, added_by=(ACCOUNTING,) if named else ())
    assert may_add_row(catalog, person, ORG) is may
