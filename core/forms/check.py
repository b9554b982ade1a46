"""What the rules of the model say against a form, told beside the mistakes of its file."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

from core.forms.place import path_in
from core.forms.record import attributes, attributes_of, completed
from core.forms.sheet import Fault, Sheet, Spot, Unread, advice
from core.forms.tree import Path
from core.model.catalog.lookup import Definitions
from core.model.field import Field
from core.model.form import Form
from core.model.ids import FormKey
from core.model.org import Org
from core.model.problem import Problem
from core.model.problems import ATTRIBUTES, problems

#: The forms of a company, by their keys.
Forms: TypeAlias = Mapping[FormKey, Form]


def form_in(sheet: Sheet, version: int) -> Form:
    """The form that is written. It is a whole one only if no fault was noted."""
    read: dict[str, Any] = {}
    with suppress(Unread):
        read = attributes(Form, Spot(sheet, sheet.source))
    return Form(version=version, **completed(Form, read))


@dataclass(frozen=True, slots=True)
class Against:
    """What a form is checked against besides itself."""

    catalogs: Definitions | None = None
    org: Org | None = None  #: with the company, also roles that nobody holds and people who do not work there
    forms: Forms | None = None  #: those that its stages can open, besides itself


def check(form: Form, sheet: Sheet, against: Against) -> None:
    """Note the problems of a form, but for those that may vanish when what could not be read is corrected."""
    for problem in problems(form, against.org, against.catalogs, against.forms):
        path = path_in(problem.where, sheet)
        about = dict(problem.about)
        named = about.get("field")
        # Which moves lead where is known when all the statuses of the stage can be read.
        seen = path[:3] if "status" in about else path
        if not sheet.clouded(seen) and not (named and _in_doubt(named, sheet)):
            sheet.add(Fault(path, problem.what, _about(problem, form, sheet, against)))


def _in_doubt(field: str, sheet: Sheet) -> bool:
    """Whether it could not be read what this field holds; or a key could not, which may be this one."""
    path = path_in(("fields", field), sheet)
    if len(path) > 1:
        harmless = {(*path, word) for word in attributes_of(Field) if word != "key"}
        return any(cloud[:2] == path[: len(cloud)] for cloud in sheet.clouds - harmless)
    keys: list[Path] = [("fields", at, "key") for at in range(len(sheet.items("fields")))]
    return any(map(sheet.clouded, keys or [path]))


def _about(problem: Problem, form: Form, sheet: Sheet, against: Against) -> dict[str, str]:
    """What the message speaks of, and the existing word that resembles the one it complains about."""
    about = dict(problem.about)
    holder = about.get("field") or "".join(problem.where[1:2])
    options = next((getattr(field, "options", ()) for field in form.fields if field.key == holder), ())
    stages = [str(stage.key) for stage in form.route]
    words = (
        ("field", sheet.field_keys()),
        ("option", options),
        ("attribute", ATTRIBUTES),
        ("stage", stages),
        ("status", [str(status.key) for stage in form.route for status in stage.statuses]),
        ("catalog", list(against.catalogs or ())),
        ("form", list(against.forms or ())),
        ("role", sorted(against.org.roles()) if against.org is not None else ()),
    )
    for name, known in words:
        if name in about and known and about[name] not in known:
            return advice(about[name], known) | about
    return about
