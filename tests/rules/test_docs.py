"""The documentation keeps pace with the code: its examples work, its lists are whole, its links lead somewhere."""

import re
import tomllib
from pathlib import Path
from textwrap import indent

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from core.forms.read import read_form
from core.forms.record import attributes_of
from core.forms.when import OPERATORS
from core.model.field import Prefilled
from core.model.fields import FIELD_TYPES
from core.model.form import Do, Form, Stage
from core.model.problems import ATTRIBUTES, problems
from core.model.roster.table import COLUMNS
from tests.forms.written import FORM
from tests.model.build import RU
from tests.rules.test_glossary import ROOT, TICKED, missing, rows

DOCS = ROOT / "docs"
PAGES = [page for page in (ROOT / "README.md", *sorted(DOCS.rglob("*.md"))) if page.exists()]
YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
PLACE = re.compile(r"(?:bot|core|dialogs|docs|locales|tests)/[\w./-]*")
PATHS = [(page, place) for page in PAGES for place in TICKED.findall(page.read_text("utf-8")) if PLACE.fullmatch(place)]
FORMS, FIELDS, RUNNING = ((DOCS / name).read_text("utf-8") for name in ("forms.md", "fields.md", "running.md"))
EXAMPLES = [
    text for page in PAGES for text in YAML.findall(page.read_text("utf-8")) if re.search(r"^form:", text, re.MULTILINE)
]
#: Keys of a form, of a stage, and of the fields of every type.
WORDS = sorted({word for kind in (Form, Stage, *FIELD_TYPES.values()) for word in attributes_of(kind)})


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def prose(text: str) -> str:
    """Without the blocks of code, in which nothing is a link."""
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def broken(page: Path, link: str) -> bool:
    """Whether a link within the repository leads nowhere."""
    if re.match(r"[a-z]+:", link):
        return False
    file, _, heading = link.partition("#")
    target = page.parent / file if file else page
    if not target.exists():
        return True
    return bool(heading) and heading not in headings(target.read_text("utf-8"))


def headings(text: str) -> set[str]:
    """As they are called in links."""
    titles = re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


def sections(text: str) -> dict[str, str]:
    """What stands below each heading of the second level."""
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def cells(text: str, first: str) -> list[str]:
    """The row of a table that begins with a cell of this."""
    lines = [line for line in text.splitlines() if re.match(rf"\|\s*`{re.escape(first)}`\s*\|", line)]
    assert len(lines) == 1, f"one row about {first}"
    return [cell.strip() for cell in lines[0].strip("|").split("|")]


def shown(default: object) -> str:
    assert not isinstance(default, SecretStr), "a secret has no default"
    return "–" if default is None else f"`{default}`"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_to_files(page: Path) -> None:
    assert [link for link in LINK.findall(prose(page.read_text("utf-8"))) if broken(page, link)] == []


@pytest.mark.parametrize(("page", "place"), PATHS, ids=lambda one: named(one) if isinstance(one, Path) else str(one))
def test_paths_exist(page: Path, place: str) -> None:
    assert (ROOT / place).exists(), f"{named(page)} speaks of {place}"


def test_the_way_of_a_tap_is_the_way_it_goes() -> None:
    steps = [row for row in rows((DOCS / "architecture.md").read_text("utf-8"), 3) if row[0].isdigit()]
    assert len(steps) > 10
    assert [gone for row in steps for gone in missing(row[-1])] == []


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: next(line for line in text.splitlines() if "form:" in line))
def test_an_example_is_a_good_form(text: str) -> None:
    assert problems(read_form(text)) == ()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 1


@pytest.mark.parametrize(
    "word", [*WORDS, *FIELD_TYPES, *(do.value for do in Do), *ATTRIBUTES, "type", "author", "role", "manager_of"]
)
def test_every_word_of_a_form_is_explained(word: str) -> None:
    assert re.search(rf"`{word}\b", prose(FORMS + FIELDS)) or word in sections(FIELDS)


@pytest.mark.parametrize("name", FIELD_TYPES)
def test_every_type_and_its_options_are_explained(name: str) -> None:
    section = sections(FIELDS)[name]
    # What those that can be typed share is told once, for all of them.
    common = set(attributes_of(Prefilled))
    assert [word for word in attributes_of(FIELD_TYPES[name]) if word not in common and f"`{word}" not in section] == []


@pytest.mark.parametrize("name", FIELD_TYPES)
def test_the_example_of_a_type_works_and_what_can_be_typed_is_understood(name: str) -> None:
    section = sections(FIELDS)[name]
    (written,) = YAML.findall(section)
    form = read_form(FORM.replace("fields:\n", f"fields:\n{indent(written, '  ')}"))
    assert problems(form) == ()
    field = next(field for field in form.fields if field.type == name)
    typed = [word for line in re.findall(r"^Typed: (.+)$", section, re.MULTILINE) for word in TICKED.findall(line)]
    assert typed or name in ("person", "persons", "catalog", "table", "formula", "file", "note", "request")
    assert all(field.parse(word, RU) for word in typed if word not in ("нет", "no"))


@pytest.mark.parametrize("operator", OPERATORS)
def test_every_comparison_is_shown(operator: str) -> None:
    assert re.search(rf"`\{{field: \w+, {operator}: ", FORMS)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_explained_with_its_default(name: str) -> None:
    assert cells(RUNNING, f"KIVOK_{name.upper()}")[1] == shown(Settings.model_fields[name].default)


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_of_the_people_is_explained(column: str) -> None:
    assert cells(RUNNING, column)


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = [found[0] for one in wanted if (found := re.match(r"[\w.-]+", one))]
    text = (DOCS / "decisions" / "0009-dependencies.md").read_text("utf-8")
    assert [cells(text, name)[0] for name in names] == [f"`{name}`" for name in names]


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(page.name[:4]) for page in sorted((DOCS / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("*.md")), ids=named)
def test_a_decision_tells_all_that_is_needed(page: Path) -> None:
    assert headings(page.read_text("utf-8")) >= {"context", "decision", "consequences", "alternatives"}


def test_what_is_broken_would_be_found() -> None:
    page = DOCS / "forms.md"
    assert all(broken(page, link) for link in ("nowhere.md", "#nowhere", "forms.md#nowhere"))
    assert not any(broken(page, link) for link in ("#conditions", "forms.md#a-stage", "https://example.com/nowhere"))
    assert cells("| `a` | `1` | x |", "a") == ["`a`", "`1`", "x"]
