"""The answers of a request, as far as somebody may read them."""

from core.model.access import readable
from core.model.field import Field, Widget
from core.model.form import visible
from core.model.here import Here
from core.model.ids import PersonId
from core.model.request import Request
from core.model.value import File, files_in


def readable_answers(request: Request, person: PersonId, here: Here) -> list[Field]:
    """The fields that are answered, as far as this person may read them."""
    answered = (field for field in visible(request.form, request.values, request.terms) if field.key in request.values)
    return [field for field in answered if readable(field, person, request, outside=here.outside)]


def readable_files(request: Request, person: PersonId, here: Here) -> tuple[File, ...]:
    """The files among them."""
    fields = (field for field in readable_answers(request, person, here) if field.widget is Widget.FILES)
    return tuple(file for field in fields for file in files_in(request.values[field.key]))
