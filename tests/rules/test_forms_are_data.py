"""Forms are data: no process of a company is known to the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.forms.read import read_form
from core.forms.shipped import shipped

ROOT = Path(__file__).parents[2]
KEYS = frozenset(str(read_form(text).key) for _, text in shipped())
#: The demo company uses the shipped forms by name, like any company.
FILES = [
    path
    for folder in ("core", "dialogs", "bot")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if not path.relative_to(ROOT).as_posix().startswith("bot/demo")
]


def words_of(code: str) -> Iterator[tuple[int, str]]:
    """The words in names and strings of a module, but for texts that people read: those may tell of an example."""
    nodes = list(ast.walk(ast.parse(code)))
    texts = {id(text) for node in nodes for text in _texts(node)}
    for node in nodes:
        for _, value in ast.iter_fields(node) if id(node) not in texts else ():
            if isinstance(value, str):
                yield from ((getattr(node, "lineno", 0), word) for word in re.findall(r"[^\W_]+", value))


def _texts(node: ast.AST) -> list[ast.expr]:
    """Docstrings, and what is marked for translation."""
    if isinstance(node, ast.Expr):
        return [node.value]
    marked = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "N_"}
    return node.args if marked and isinstance(node, ast.Call) else []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_form_is_named_in_the_code(path: Path) -> None:
    assert [f"{line}: {word}" for line, word in words_of(path.read_text("utf-8")) if word in KEYS] == []


def test_a_name_would_be_found() -> None:
    code = '"""A vacation"""\nif key == "vacation": open_vacation(_("a vacation"))'
    assert [word for _, word in words_of(code) if word in KEYS] == ["vacation", "vacation"]
