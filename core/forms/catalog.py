"""The definition of a catalog as a file: YAML text becomes a Catalog, or a list of everything that is wrong with it."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from core.forms.mistake import FormMistakes, Mistake
from core.forms.place import path_in
from core.forms.read import all_mistakes, where
from core.forms.record import attributes, completed
from core.forms.sheet import Enough, Fault, Sheet, Spot, Unread
from core.forms.tree import tree_of
from core.model.catalog.definition import Catalog, problems


def read_catalog(text: str) -> Catalog:
    """The definition in a YAML text. Raises FormMistakes."""
    return catalog_from(catalog_source(text))


def catalog_source(text: str) -> dict[str, Any]:
    """The JSON of a definition in YAML: checked; the same for every layout of the file. Raises FormMistakes."""
    tree = tree_of(text)
    sheet = Sheet(tree.root, clouds=set(tree.refused))
    with suppress(Enough, Unread):
        _check(_catalog(sheet), sheet)
    if mistakes := all_mistakes(tree, sheet):
        raise FormMistakes(mistakes)
    return dict(tree.root)


def catalog_from(source: Mapping[str, Any]) -> Catalog:
    """The definition in a stored JSON. Raises FormMistakes, without lines, for what could not be read."""
    sheet = Sheet(source)
    try:
        found: Catalog | None = _catalog(sheet)
    except (Enough, Unread):
        found = None
    if found is None or sheet.faults:
        raise FormMistakes(Mistake(0, 0, where(one.path, source), one.what, one.about) for one in sheet.faults)
    return found


def _catalog(sheet: Sheet) -> Catalog:
    return Catalog(**completed(Catalog, attributes(Catalog, Spot(sheet, sheet.source))))


def _check(catalog: Catalog, sheet: Sheet) -> None:
    for problem in problems(catalog):
        path = path_in(problem.where, sheet)
        if not sheet.clouded(path) and not any(sheet.clouded(("columns", at)) for at in range(len(catalog.columns))):
            sheet.add(Fault(path, problem.what, dict(problem.about)))
