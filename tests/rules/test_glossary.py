"""The glossary tells the truth: every file and name in it exists, and people read the Russian words that it gives."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from core.forms.shipped import shipped
from locales.gather import catalogs

ROOT = Path(__file__).parents[2]
TICKED = re.compile(r"`([^`]+)`")


def rows(text: str, columns: int) -> list[list[str]]:
    """The rows of every table with so many columns, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("|") and not line.startswith("|-")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if len(row) == columns and row[-1] != "Where"]


@cache
def defined(file: str) -> frozenset[str]:
    """What a module defines: classes, functions and values, those of classes with the class before them."""
    return frozenset(_names(ast.parse((ROOT / file).read_text("utf-8")).body, ""))


def missing(places: str) -> list[str]:
    """What does not exist of a file and names in it, written as `file` `name` `name`."""
    file, *names = TICKED.findall(places)
    if not (ROOT / file).is_file():
        return [file]
    return [name for name in names if name not in defined(file)]


def _names(body: list[ast.stmt], owner: str) -> Iterator[str]:
    for statement in body:
        match statement:
            case ast.ClassDef(name=name, body=inner):
                yield owner + name
                yield from _names(inner, f"{owner}{name}.")
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield owner + name
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield owner + name
            case _:
                pass


GLOSSARY = rows((ROOT / "docs" / "glossary.md").read_text("utf-8"), 4)


@cache
def spoken() -> str:
    """Everything that is said in Russian."""
    with catalogs()["ru"].open("rb") as file:
        said = [message.string for message in read_po(file, "ru") if message.id]
    texts = [text for one in said for text in ((one,) if isinstance(one, str) else one or ())]
    return "\n".join([*texts, *(text for _, text in shipped())]).casefold()


def test_the_glossary_is_read() -> None:
    assert len(GLOSSARY) > 60


@pytest.mark.parametrize("row", GLOSSARY, ids=lambda row: str(row[0]))
def test_a_word_lives_where_the_glossary_says(row: list[str]) -> None:
    places = TICKED.findall(row[-1])
    assert len(places) > 1, "a file and a name in it"
    assert missing(row[-1]) == []


@pytest.mark.parametrize("row", [row for row in GLOSSARY if row[1] != "–"], ids=lambda row: str(row[0]))
def test_a_russian_word_is_said(row: list[str]) -> None:
    """In whatever case: endings change."""
    assert re.search(rf"\b{row[1][:-1]}", spoken())


def test_words_stand_once() -> None:
    words = [row[0] for row in GLOSSARY]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_what_is_gone_would_be_found() -> None:
    assert missing("`core/model/form.py` `Form` `Form.route` `Form.way` `Shape`") == ["Form.way", "Shape"]
    assert missing("`core/model/shape.py` `Shape`") == ["core/model/shape.py"]
