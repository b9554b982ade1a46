"""Files that are kept for a time only: put into the vault when they come, opened for whoever may have them, and deleted
some time after the request has ended."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath

from core.model.draft import Draft
from core.model.erasing import Erase
from core.model.ids import DraftId, FieldKey, RequestId
from core.model.keeping import kept, overdue
from core.model.request import Request
from core.model.value import File, FileKind, Value, files_in
from core.store import drafts, people, requests, timers, vault
from core.store.db import Tx
from core.store.timers import Timer
from core.use.act import carry_out

#: Before the word by which the vault knows a file, where the messenger's own reference would stand.
_WORD = "kept:"


def stowed(tx: Tx, draft: Draft) -> Draft:
    """With the files that are kept for a time only in the vault; the draft has words for them."""
    answers = dict(draft.answers)
    for key in kept(draft.form):
        value = answers.get(key)
        if isinstance(value, tuple):
            answers[key] = tuple(_stowed(tx, draft.id, key, one) for one in value if isinstance(one, File))
    return draft if answers == draft.answers else replace(draft, answers=answers)


def sent(tx: Tx, draft: Draft, request: RequestId) -> None:
    """The files of a draft are those of its request from now on."""
    if kept(draft.form):
        vault.bind(tx, draft.id, request)


def opened(tx: Tx, request: Request) -> Request:
    """With the files as the messenger knows them; without those that are gone."""
    keys = [key for key in kept(request.form) if key in request.values]
    words = {one.ref.removeprefix(_WORD) for key in keys for one in files_in(request.values[key])}
    found = vault.opened(tx, words) if words else {}
    values = {key: _opened(request.values[key], found) for key in keys}
    return replace(request, values={**request.values, **values}) if keys else request


def erase(tx: Tx, timer: Timer, now: datetime) -> None:
    """The time of some files is over: nobody finds them any more, and the history says so."""
    timers.move(tx, timer, None)
    found = requests.load_to_change(tx, timer.request or RequestId(0))
    fields = overdue(found.request, now) if found is not None else ()
    if found is not None and fields:
        carry_out(tx, found, Erase(now), people.org(tx))
        vault.erase(tx, found.request.id, fields)
        _drop_from_drafts(tx, found.request.id, fields, now)


def _drop_from_drafts(tx: Tx, request: RequestId, fields: Iterable[FieldKey], now: datetime) -> None:
    """Whoever was about to change the request is asked for these files once more."""
    for draft in drafts.about(tx, request):
        answers = {key: value for key, value in draft.answers.items() if key not in fields}
        if answers != draft.answers:
            after = replace(draft, answers=answers, revision=draft.revision + 1)
            drafts.save(tx, after, draft.revision, now)


def _stowed(tx: Tx, draft: DraftId, field: FieldKey, file: File) -> File:
    if file.gone or file.ref.startswith(_WORD):
        return file
    word = vault.put(tx, draft, field, file.ref, file.name)
    # A document is called as its sender calls it; a photo, by the number of its message.
    name = file.name if file.kind is FileKind.PHOTO else f"file{PurePath(file.name).suffix[:6]}"
    return replace(file, ref=_WORD + word, name=name)


def _opened(value: Value, found: Mapping[str, tuple[str, str]]) -> tuple[File, ...]:
    known = ((one, found.get(one.ref.removeprefix(_WORD))) for one in files_in(value))
    return tuple(replace(one, ref=there[0], name=there[1]) for one, there in known if there is not None)
