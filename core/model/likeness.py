"""Requests that may be one and the same, such as an invoice that was sent twice: those of a form whose answers to a few
fields are alike. How they are found is not known here."""

import json
from dataclasses import dataclass
from typing import Any

from core.model.field import Field
from core.model.form import Form
from core.model.ids import RequestId
from core.model.request import Request, Status
from core.model.value import Picked, Value, Values

#: What is sent once more while one of these is there is worth a look; what came to nothing may be sent again.
_HOLDS = (Status.PENDING, Status.REWORK, Status.APPROVED, Status.CANCELLING)


@dataclass(frozen=True, slots=True)
class Alike:
    """A request that has the same answers; None where only its number is for the reader to know."""

    id: RequestId
    request: Request | None


def mark_of(form: Form, values: Values) -> str | None:
    """Equal for requests that may be one and the same; None where an answer is missing, or the form compares none."""
    if not form.alike or any(key not in values for key in form.alike):
        return None
    parts = [_part(form.field(key), values[key]) for key in sorted(form.alike)]
    return json.dumps([form.key, *parts], ensure_ascii=False)


def marked(request: Request) -> str | None:
    """The mark by which others find this request; None for one that has come to nothing."""
    return mark_of(request.form, request.values) if request.status in _HOLDS else None


def _part(field: Field, value: Value) -> Any:
    """An answer as it is compared: a counterparty by its name, whether it was chosen or written."""
    return _plain(value.title if isinstance(value, Picked) else field.dump(value))


def _plain(stored: Any) -> Any:
    """Neither capitals, ё and spaces nor a sign of a number make a difference."""
    if not isinstance(stored, str):
        return stored
    return "".join(stored.casefold().replace("ё", "е").split()).lstrip("№#")
