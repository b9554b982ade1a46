"""The photos that whoever decides sees along with the card: a scan of an invoice, a broken chair."""

from core.model.access import readable
from core.model.ids import PersonId
from core.model.request import Request
from core.model.value import File, FileKind, files_in

#: As many as fit into one album.
_MOST = 10


def pictures(request: Request, person: PersonId, *, outside: bool) -> tuple[File, ...]:
    """Those among the answers that he may read; sensitive ones he asks for himself, and his own he knows."""
    if person == request.author:
        return ()
    fields = (field for field in request.form.fields if not field.sensitive)
    shown = (field for field in fields if readable(field, person, request, outside=outside))
    answers = (request.values.get(field.key) for field in shown)
    files = (file for value in answers for file in files_in(value))
    return tuple(file for file in files if file.kind is FileKind.PHOTO)[:_MOST]
