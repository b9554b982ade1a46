"""Mistakes in the way people are named."""

import pytest

from core.model.org import Org
from core.model.problems import problems
from core.model.who import EachOf, ManagersOf, Who
from tests.model.build import ACCOUNTING, LAWYER, MARAT, ORG, form, key, named, stage
from tests.model.samples import FIELDS


def found(*who: Who, org: Org | None = None) -> list[tuple[str, str]]:
    of = form(stage("one", named(MARAT), *who, fallback=who), fields=(FIELDS["persons"],))
    return [(problem.where[-1], problem.what.format_map(dict(problem.about))) for problem in problems(of, org)]


@pytest.mark.parametrize(
    ("field", "what"),
    [
        ("gone", "There is no field “gone” in this form."),
        ("f", "The field “f” holds several people, and one is needed here."),
    ],
)
def test_managers_are_those_of_one_person(field: str, what: str) -> None:
    assert (*dict.fromkeys(found(ManagersOf(key(field), 2))),) == (("who", what), ("fallback", what))


def test_a_role_of_which_each_is_asked_is_empty_when_the_company_says_so() -> None:
    what = "The role “lawyer” has nobody."
    assert found(EachOf(LAWYER)) == []
    assert found(EachOf(LAWYER), org=ORG) == [("1", what), ("0", what)]
    assert found(EachOf(ACCOUNTING), org=ORG) == []
