"""A form as a file: YAML text becomes a Form, or a list of everything that is wrong with it."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from core.forms.check import Against, Forms, check, form_in
from core.forms.mistake import FormMistakes, Mistake, brief
from core.forms.plain import KEY_PATTERN
from core.forms.sheet import Enough, Fault, Sheet, Unread
from core.forms.tree import BYTES, Path, Tree, place_in, tree_of
from core.model.catalog.lookup import Definitions
from core.model.form import Form
from core.model.org import Org
from core.model.words import N_


def read_form(
    text: str,
    version: int = 1,
    catalogs: Definitions | None = None,
    org: Org | None = None,
    forms: Forms | None = None,
) -> Form:
    """The form in a YAML text; with `catalogs`, it uses only these, and their columns; with `org`, it asks only roles
    that somebody holds, and people who work there; with `forms`, it opens only these. Raises FormMistakes."""
    return read_both(text, version, Against(catalogs, org, forms))[1]


def sketch_of(text: str) -> Form | None:
    """As much of a form as can be read, for others that have to do with it; its mistakes are told elsewhere."""
    with suppress(Enough, Unread, FormMistakes):
        form = form_in(Sheet(tree_of(text).root), 1)
        return form if KEY_PATTERN.fullmatch(form.key) else None
    return None


def read_both(text: str, version: int, against: Against | None = None) -> tuple[dict[str, Any], Form]:
    """The plain values of a YAML text, and the form that they make. Raises FormMistakes."""
    tree = tree_of(text)
    sheet = Sheet(tree.root, clouds=set(tree.refused))
    try:
        form = form_in(sheet, version)
        check(form, sheet, against or Against())
    except Enough:
        form = None
    mistakes = all_mistakes(tree, sheet)
    if mistakes or form is None:
        raise FormMistakes(mistakes)
    return tree.root, form


def all_mistakes(tree: Tree, sheet: Sheet) -> list[Mistake]:
    """What is no YAML, and what is wrong with its values, with their places."""
    return [*tree.mistakes, *(_mistake(fault, tree) for fault in sheet.faults)]


def mistakes_in(text: str, catalogs: Definitions, org: Org, forms: Forms | None = None) -> tuple[Mistake, ...]:
    """What is wrong with a YAML text in this company."""
    try:
        read_form(text, catalogs=catalogs, org=org, forms=forms)
    except FormMistakes as found:
        return found.mistakes
    return ()


def text_of(file: bytes) -> str:
    """The text of an uploaded file. Raises FormMistakes for what is not UTF-8."""
    try:
        return file[: BYTES + 1].decode()
    except UnicodeDecodeError as error:
        place = place_in(file[: error.start].decode(), error.start)
        raise FormMistakes([Mistake(*place, "", N_("This is not a text in UTF-8."))]) from None


def where(path: Path, source: Any) -> str:
    """A path for people: items of a list by their own key, else by their number from 1."""
    words = []
    for step in path:
        source = source[step] if isinstance(source, list) and isinstance(step, int) else _under(source, str(step))
        words.append(_name(step, source))
    return ".".join(words)


def _under(source: Any, word: str) -> Any:
    return source.get(word) if isinstance(source, Mapping) else None


def _name(step: str | int, item: Any) -> str:
    named = (item.get("key") or item.get("stage")) if isinstance(item, Mapping) else None
    if isinstance(step, str):
        return brief(step)
    return brief(named) if isinstance(named, str) else str(step + 1)


def _mistake(fault: Fault, tree: Tree) -> Mistake:
    place = tree.place(fault.path, key=fault.on_key)
    return Mistake(*place, where(fault.path, tree.root), fault.what, fault.about)
