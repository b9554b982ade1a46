"""A form against the company: empty roles are mistakes with a line, like all others."""

from core.forms.read import mistakes_in
from tests.forms.written import FORM, with_stage
from tests.model.build import ORG


def test_what_the_company_lacks_is_told_with_its_line() -> None:
    found = mistakes_in(with_stage("{stage: x, title: X, who: {role: lawyer}, fallback: [each_of: hrr]}"), {}, ORG)
    assert [(one.line, one.column, one.where, one.about.get("nearest")) for one in found] == [
        (10, 31, "route.x.who.1", None),
        (10, 58, "route.x.fallback.1", "hr"),
    ]


def test_a_form_that_the_company_can_carry_out_has_none() -> None:
    assert mistakes_in(FORM, {}, ORG) == ()
