"""What the words of a form mean, for those who write one in an editor: the tables of docs/forms.md, else the `#:`
sentences beside the attributes. It reads the repository's own files: it works where the schema is made, and only there.
"""

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from core.model.field import Field

_DOCS = Path(__file__).parents[2] / "docs"
_PAGES = ("forms.md", "fields.md")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_SENTENCE = re.compile(r"^\s+(\w+)\s*(?::|=).*?#: (.+)$", re.MULTILINE)
#: Links keep their words; “see below” leads nowhere from an editor.
_LINK = re.compile(r"\[([^]]+)]\([^)]*\)")
_BELOW = re.compile(r"[,:]? see below\b")
#: The sections that tell of a form and of a stage; all other classes are types of field.
_SECTIONS = {"Form": "The form", "Stage": "A stage", "Budget": "A budget", "Leave": "A leave"}


def attribute(cls: Any, word: str, name: str) -> str:
    """What is written under `word`, which the class knows by `name`; "" when nobody has said."""
    common = not issubclass(cls, Field) or any(one.name == name for one in fields(Field))
    row = _rows(_SECTIONS.get(cls.__name__, "A field")).get(word) if common else None
    if row:
        return row[-1]
    return _capital(_sentences(cls).get(name, "")) or (options(cls.type) if issubclass(cls, Field) else "")


def members(words: type[StrEnum]) -> list[str]:
    """A sentence on each of a few fixed words."""
    said = _sentences(words)
    return [_capital(said.get(member.name, "")) for member in words]


def kind(name: str) -> str:
    """What a type of field asks for."""
    row = _rows("A field").get(name)
    return row[1] if row else next(_paragraphs(name), "")


def options(name: str) -> str:
    """All that is said about the options of a type of field."""
    row = _rows("A field").get(name)
    return row[-1] if row else " ".join([*_paragraphs(name)][1:])


@cache
def _sections() -> dict[str, str]:
    """Every section by its heading; of those that are called alike, the first."""
    found: dict[str, str] = {}
    for page in (_DOCS / name for name in _PAGES):
        parts = _HEADING.split(page.read_text("utf-8"))[1:] if page.exists() else []
        for heading, text in zip(parts[::2], parts[1::2], strict=True):
            found.setdefault(heading, _BELOW.sub("", _LINK.sub(r"\1", text)))
    return found


@cache
def _rows(heading: str) -> dict[str, list[str]]:
    """The rows of the tables of a section, by the word in the first cell; the first of those that begin alike."""
    lines = re.findall(r"^\| `(\w+)` \|(.*)\|$", _sections().get(heading, ""), re.MULTILINE)
    return {word: [word, *map(str.strip, cells.split("|"))] for word, cells in reversed(lines)}


def _paragraphs(heading: str) -> Iterator[str]:
    """The text of a section, without its example and what can be typed."""
    for part in re.sub(r"```.*?```", "", _sections().get(heading, ""), flags=re.DOTALL).split("\n\n"):
        if part.strip() and not part.strip().startswith("Typed:"):
            yield " ".join(part.split())


@cache
def _sentences(cls: Any) -> dict[str, str]:
    """The `#:` sentences beside the attributes of a class, those of its bases among them."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if base.__module__.startswith("core."):
            found |= dict(_SENTENCE.findall(inspect.getsource(base)))
    return found


def _capital(sentence: str) -> str:
    return sentence and sentence[0].upper() + sentence[1:].rstrip(".") + "."
