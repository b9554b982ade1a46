"""Where in a file something is that the model knows by its key, or by its number in a list of people."""

from collections.abc import Mapping

from core.forms.sheet import Sheet
from core.forms.tree import Path

#: What is written as a list of things with keys.
_LISTS = ("fields", "route", "columns")


def path_in(where: tuple[str, ...], sheet: Sheet) -> Path:
    """`where` with the number of a field, stage or column in the place of its key."""
    if len(where) < 2 or where[0] not in _LISTS:
        return where
    kind, named, *rest = where
    word = "stage" if kind == "route" else "key"
    numbers = [
        at for at, item in enumerate(sheet.items(kind)) if isinstance(item, Mapping) and str(item.get(word)) == named
    ]
    if not numbers:
        return (kind,)
    steps = (int(step) if kind == "route" and step.isdecimal() else step for step in rest)
    return (kind, numbers[-1], *steps)
