"""What somebody answers as he did the last time. It does not know how the last request is found."""

from contextlib import suppress

from core.model.form import Form, asked_later
from core.model.here import Here
from core.model.ids import FieldKey
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.value import Value, Values


def as_last_time(form: Form, last: Request, here: Here, org: Org) -> Values:
    """The answers of `last` to the fields that repeat, as far as they still are answers: forms change, days pass, and
    people leave."""
    later, types = asked_later(form), {field.key: field.type for field in last.form.fields}
    again: dict[FieldKey, Value] = {}
    for field in form.fields:
        known = field.key in last.values and types[field.key] == field.type
        if field.repeats and known and field.key not in later:
            with suppress(Refusal):
                value = field.accept(last.values[field.key], here)
                field.fits(value, last.author, org)
                again[field.key] = value
    return again
