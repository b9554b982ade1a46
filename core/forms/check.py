"""What the rules of the model say against a form, told beside the mistakes of its file."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from core.forms.record import attributes, attributes_of, completed
from core.forms.sheet import Fault, Sheet, Spot, Unread, advice
from core.forms.tree import Path
from core.model.field import Field
from core.model.form import Form
from core.model.problem import Problem
from core.model.problems import ATTRIBUTES, problems

#: What is written as a list of things with keys.
_LISTS = ("fields", "route", "columns")


def form_in(sheet: Sheet, version: int) -> Form:
    """The form that is written. It is a whole one only if no fault was noted."""
    read: dict[str, Any] = {}
    with suppress(Unread):
        read = attributes(Form, Spot(sheet, sheet.source))
    return Form(version=version, **completed(Form, read))


def check(form: Form, sheet: Sheet) -> None:
    """Note the problems of a form, but for those that may vanish when what could not be read is corrected."""
    for problem in problems(form):
        path = path_in(problem.where, sheet)
        named = dict(problem.about).get("field")
        if not sheet.clouded(path) and not (named and _in_doubt(named, sheet)):
            sheet.add(Fault(path, problem.what, _about(problem, form, sheet)))


def _in_doubt(field: str, sheet: Sheet) -> bool:
    """Whether it could not be read what this field holds; or a key could not, which may be this one."""
    path = path_in(("fields", field), sheet)
    if len(path) > 1:
        harmless = {(*path, word) for word in attributes_of(Field) if word != "key"}
        return any(cloud[:2] == path[: len(cloud)] for cloud in sheet.clouds - harmless)
    keys: list[Path] = [("fields", at, "key") for at in range(len(sheet.items("fields")))]
    return any(map(sheet.clouded, keys or [path]))


def path_in(where: tuple[str, ...], sheet: Sheet) -> Path:
    """`where` with the number of a field, stage or column in the place of its key."""
    if len(where) < 2 or where[0] not in _LISTS:
        return where
    kind, named, *rest = where
    word = "stage" if kind == "route" else "key"
    numbers = [
        at for at, item in enumerate(sheet.items(kind)) if isinstance(item, Mapping) and str(item.get(word)) == named
    ]
    return (kind, numbers[-1], *rest) if numbers else (kind,)


def _about(problem: Problem, form: Form, sheet: Sheet) -> dict[str, str]:
    """What the message speaks of, and the existing word that resembles the one it complains about."""
    about = dict(problem.about)
    holder = about.get("field") or "".join(problem.where[1:2])
    options = next((getattr(field, "options", ()) for field in form.fields if field.key == holder), ())
    stages = [str(stage.key) for stage in form.route]
    words = (("field", sheet.field_keys()), ("option", options), ("attribute", ATTRIBUTES), ("stage", stages))
    for name, known in words:
        if name in about and about[name] not in known:
            return advice(about[name], known) | about
    return about
