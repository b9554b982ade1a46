"""YAML as plain values, and the line of each. A small, safe part of YAML: it knows nothing of forms.

Texts stay what was written: `no`, `010`, `12:30` and `2027-07-05` are texts; only `true`, `false`, `null` and plain
whole numbers mean more, as in JSON. Anchors, aliases and tags are refused: a file of 300 bytes can grow to millions of
values by them. Everything is read from the stream of events, so that depth and size are known before anything is built.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from core.forms.mistake import FormMistakes, Mistake, brief
from core.model.words import N_

#: Limits: bytes of a file, values inside values, values in all.
BYTES, DEPTH, VALUES = 256 * 1024, 20, 10_000

#: The way to a value: keys of mappings, numbers (from 0) in lists.
Path: TypeAlias = tuple[str | int, ...]

#: Line and column, from 1.
Place: TypeAlias = tuple[int, int]

#: What YAML does not let through, not even escaped: PostgreSQL and UTF-8 would not take it either.
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}

_INDENT = N_("The indent does not fit the lines above.")

#: Advice by what the parser says, whichever of PyYAML's two parsers it is.
_ADVICE = {
    "cannot start any token": N_(
        "Nothing can begin like this. Indent with spaces, not with tabs, and put a text that begins with a sign "
        "into quotation marks."
    ),
    "mapping values are not allowed": N_(
        "A colon is not expected here. Check the indent, and put a text with a colon into quotation marks."
    ),
    "expected ',' or '": N_("A comma is missing here, or the end of the bracket that was opened in line {line}."),
    "expected ':'": N_("A colon is missing after the key."),
    "unexpected end of stream": N_("A quotation mark was opened in line {line}, and is never closed."),
    "expected key": _INDENT,
    "expected '-' indicator": _INDENT,
    "expected <block end>": _INDENT,
}
_UNREADABLE = N_("The file cannot be understood from here on. Check the indents, brackets and quotation marks nearby.")


@dataclass(slots=True)
class Tree:
    """A file: its values, and where they stand."""

    root: Any = None  #: dict, list, str, int, bool and None only
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    refused: set[Path] = field(default_factory=set)  #: values that could not be taken, about which all has been said

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where a value stands, or its key; of what is not there, where its surroundings begin."""
        if key and path in self.keys:
            return self.keys[path]
        while path not in self.values and path:
            path = path[:-1]
        return self.values.get(path, (1, 1))


def tree_of(text: str) -> Tree:
    """The values of a YAML text. Raises FormMistakes for what is no YAML; smaller mistakes are left in the tree."""
    text = text.removeprefix("\ufeff")
    _guard(text)
    builder = _Builder(text)
    try:
        builder.build()
    except yaml.YAMLError as error:
        raise FormMistakes([*builder.tree.mistakes, _mistake(error)]) from None
    return builder.tree


def _guard(text: str) -> None:
    """No unprintable characters, and not too many of the others."""
    if found := UNPRINTABLE.search(text):
        place = place_in(text, found.start())
        what = N_("There is a character here that cannot be printed: {code}.")
        raise FormMistakes([Mistake(*place, "", what, {"code": f"U+{ord(found[0]):04X}"})])
    if len(text.encode()) > BYTES:
        raise FormMistakes([Mistake(1, 1, "", N_("The file is too large: a form has 256 KB at most."))])


def place_in(text: str, at: int) -> Place:
    """The line and column of the character number `at`, from 0."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _mistake(error: yaml.YAMLError) -> Mistake:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    what = next((advice for sign, advice in _ADVICE.items() if sign in said), _UNREADABLE)
    line, column = _place(mark) if mark else (1, 1)
    begun = getattr(error, "context_mark", None)
    return Mistake(line, column, "", what, {"line": str(begun.line + 1 if begun else line)})


def _place(mark: Any) -> Place:
    return mark.line + 1, mark.column + 1


class _Builder:
    """One file being read, event by event. Recursion is bounded by DEPTH."""

    def __init__(self, text: str) -> None:
        self.tree = Tree()
        self._events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        self._count = 0

    def build(self) -> None:
        next(self._events)  # the stream begins
        if isinstance(first := next(self._events), yaml.StreamEndEvent):
            raise FormMistakes([Mistake(1, 1, "", N_("The file is empty."))])
        self.tree.root = self._value(next(self._events), ())
        next(self._events)  # the document ends
        if not isinstance(first := next(self._events), yaml.StreamEndEvent):
            self._refuse(first, (), N_("Another form begins here: a file holds one."))

    def _value(self, event: Any, path: Path) -> Any:
        self.tree.values[path] = _place(event.start_mark)
        self._count_in(event, path)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self._refuse(event, path, N_("Anchors (&) and aliases (*) are not used here: write it out, please."))
        elif event.tag is not None:
            self._refuse(event, path, N_("Tags (!) are not used here: put the text into quotation marks, please."))
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(item, (*path, at)) for at, item in enumerate(self._until(yaml.SequenceEndEvent))]
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, flow=bool(event.flow_style))
        return _scalar(event) if isinstance(event, yaml.ScalarEvent) else None

    def _mapping(self, path: Path, *, flow: bool) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in self._until(yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._value(event, (*path, "?"))
                self._value(next(self._events), (*path, "?"))
                self._refuse(event, (*path, "?"), N_("A key must be a word."))
                continue
            here = (*path, event.value)
            if event.value in found:
                line = str(self.tree.keys[here][0])
                what = N_("The key “{word}” stands here a second time: it is in line {line} already.")
                self._refuse(event, (*path, "?"), what, word=brief(event.value), line=line)
                self._value(next(self._events), (*path, "?"))
                continue
            self.tree.keys[here] = _place(event.start_mark)
            value = next(self._events)
            found[event.value] = self._value(value, here)
            if flow and isinstance(value, yaml.ScalarEvent) and not (value.value or value.style):
                what = N_("“{word}” has no value. Put a text with a comma into quotation marks.")
                self._refuse(event, here, what, word=brief(event.value))
        return found

    def _until(self, end: type[Any]) -> Iterator[Any]:
        while not isinstance(event := next(self._events), end):
            yield event

    def _count_in(self, event: Any, path: Path) -> None:
        self._count += 1
        if len(path) > DEPTH:
            what = N_("The brackets or indents are nested too deeply here: there can be {most} levels.")
            self._refuse(event, path, what, most=str(DEPTH))
        elif self._count > VALUES:
            self._refuse(event, path, N_("The form is too long: from here on nothing was read."))
        else:
            return
        raise FormMistakes(self.tree.mistakes)

    def _refuse(self, event: Any, path: Path, what: str, **about: str) -> None:
        """Note a mistake. What stands at `path` is left out of the form, or cannot be read."""
        self.tree.refused.add(path)
        self.tree.mistakes.append(Mistake(*_place(event.start_mark), "", what, about))


def _scalar(event: Any) -> str | int | bool | None:
    text: str = event.value
    if event.style:  # in quotation marks, or a block of text
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _WHOLE.fullmatch(text) else text
