"""Files that are kept for a time only after the end of the request: when they are due, and what stays of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from core.model.erasing import Erase, Erased
from core.model.fields.file import FileField
from core.model.form import Form
from core.model.ids import FieldKey
from core.model.request import Request
from core.model.value import GONE, File, FileKind, files_in

#: Timers keep whole milliseconds.
_TICK = timedelta(milliseconds=1)
_NOTHING = (File(GONE, FileKind.DOCUMENT, "", 0),)


def kept(form: Form) -> Mapping[FieldKey, timedelta]:
    """The fields whose files are deleted some time after the end, and how long after."""
    fields = (field for field in form.fields if isinstance(field, FileField))
    return {field.key: field.keep for field in fields if field.keep is not None}


def due(request: Request) -> datetime | None:
    """When the next files are to be deleted; None while the request is under way, and when nothing is left."""
    return min((at for _key, at in _dues(request)), default=None)


def overdue(request: Request, now: datetime) -> tuple[FieldKey, ...]:
    """The fields whose files are to be deleted by now."""
    return tuple(key for key, at in _dues(request) if at <= now + _TICK)


def erasing(request: Request, command: Erase) -> Iterator[Erased]:
    """Nothing when nothing is due: it was opened again, or somebody else was first."""
    if fields := overdue(request, command.now):
        yield Erased(fields, command.now)


def erased(request: Request, fields: Iterable[FieldKey]) -> Request:
    """In the place of these files stands that there were some."""
    gone = frozenset(fields)
    values = {key: _NOTHING if key in gone and value else value for key, value in request.values.items()}
    changed = tuple((key, _NOTHING if key in gone and value else value) for key, value in request.changed)
    return replace(request, values=values, changed=changed)


def _dues(request: Request) -> Iterator[tuple[FieldKey, datetime]]:
    if request.ended is not None and request.closed:
        for key, time in kept(request.form).items():
            if files_in(request.values.get(key)):
                yield key, request.ended + time
