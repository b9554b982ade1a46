"""Each form that comes with Kivok has a page for the people who use it, in Russian and in English, a screen each."""

import re
import tomllib
from pathlib import Path

import pytest

from core.forms.read import read_form
from core.forms.shipped import shipped
from core.model.form import Form
from tests.rules.test_glossary import ROOT

PAGES = ROOT / "docs/forms"
PICTURES = PAGES / "pictures"
#: Bytes; a page is read on a phone, too.
_LIGHT = 150_000
#: A screen, and no more.
_CHARACTERS = 2000
FORMS = [read_form(text) for _name, text in shipped()]
#: Those that Kivok begins by itself.
BEGUN = {stage.begun.form for form in FORMS for stage in form.route if stage.begun is not None}


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


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_a_page_shows_how_it_comes_the_last_look_of_the_author_and_the_card_of_an_approver(form: Form) -> None:
    shown = re.findall(r"!\[[^\]]+\]\(pictures/([^)]+)\)", (PAGES / f"{form.key}.md").read_text("utf-8"))
    assert shown == _pictures(form)


@pytest.mark.parametrize("picture", sorted(PICTURES.iterdir()), ids=lambda picture: picture.name)
def test_a_picture_is_of_a_form_and_light(picture: Path) -> None:
    assert picture.name in {name for form in FORMS for name in _pictures(form)}
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size <= _LIGHT


def _pictures(form: Form) -> list[str]:
    """How it comes is shown of those only that Kivok begins."""
    comes = ["comes"] if form.key in BEGUN else []
    return [f"{form.key}_{what}.png" for what in (*comes, "author", "approver")]


def test_pictures_are_not_packed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packed = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert PICTURES.relative_to(ROOT).parts[0] not in packed
