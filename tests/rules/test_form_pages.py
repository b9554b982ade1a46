"""Each form that comes with Kivok has a page for the people who use it, in Russian and in English, a screen each."""

import re

import pytest

from core.forms.read import read_form
from core.forms.shipped import shipped
from core.model.form import Form
from tests.rules.test_glossary import ROOT

PAGES = ROOT / "docs/forms"
#: A screen, and no more.
_CHARACTERS = 2000
FORMS = [read_form(text) for _name, text in shipped()]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_each_form_has_its_page(form: Form) -> None:
    assert (PAGES / f"{form.key}.md").exists()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_it_is_called_as_the_form_is_and_speaks_both_languages(form: Form) -> None:
    russian, english = (PAGES / f"{form.key}.md").read_text("utf-8").split("\n## In English\n")
    assert russian.startswith(f"# {form.title.in_('ru')}\n")
    assert re.search("[а-яё]{4}", english) is None
    assert max(len(russian), len(english)) <= _CHARACTERS


def test_no_page_is_of_no_form() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} <= {form.key for form in FORMS}
