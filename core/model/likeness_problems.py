"""What is wrong with the fields by which a form finds requests that may be one and the same."""

from collections.abc import Iterator

from core.model.field import Field, Widget
from core.model.form import Form, asked_later
from core.model.ids import FieldKey
from core.model.problem import Problem
from core.model.who_problems import no_field
from core.model.words import N_

#: Answers that are never the same twice, or that nobody gives.
_UNLIKE = (Widget.FILES, Widget.TABLE, Widget.NONE)


def of_likeness(form: Form) -> Iterator[Problem]:
    fields = {field.key: field for field in form.fields}
    for key in dict.fromkeys(form.alike):
        what = _unfit(form, fields.get(key), key)
        if what is not None:
            yield what


def _unfit(form: Form, field: Field | None, key: FieldKey) -> Problem | None:
    where, about = ("alike",), (("field", str(key)),)
    if field is None:
        return no_field(where, key)
    if key in asked_later(form):
        what = N_("The field “{field}” is filled in by a stage: requests are compared when they are sent.")
    elif field.sensitive:
        what = N_("The field “{field}” is sensitive, and a note about the same answers would tell of it.")
    elif field.widget in _UNLIKE:
        what = N_("The answers to the field “{field}” cannot be compared.")
    else:
        return None
    return Problem(where, what, about)
