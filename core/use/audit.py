"""Proving that nothing was changed afterwards: the journal's chain, and the state that follows from it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from core.model.event import Event, Submitted
from core.model.evolve import evolve
from core.model.ids import PersonId, RequestId
from core.model.request import Request, blank
from core.model.words import N_
from core.store import journal, requests
from core.store.db import Tx


@dataclass(frozen=True, slots=True)
class Verified:
    requests: int
    entries: int
    broken: tuple["Broken", ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A request whose journal does not hold."""

    request: RequestId
    version: int  #: of the first entry that is not what was sealed
    what: str  #: an English template, the key of its translation


def verify(tx: Tx) -> Verified:
    """Every chain, and every state against its journal."""
    broken, count, entries = [], 0, 0
    for id in requests.everything(tx):
        count += 1
        try:
            kept = requests.load(tx, id)
        except (LookupError, TypeError, ValueError):
            broken.append(Broken(id, 0, N_("the state cannot be read")))
            continue
        if kept is not None:
            entries += kept.request.version
            broken += list(_check(tx, kept))
    return Verified(count, entries, tuple(broken))


def _check(tx: Tx, kept: requests.Kept) -> Iterator[Broken]:
    request = kept.request
    if (version := journal.breaks(tx, request.id, kept.head, request.version)) is not None:
        yield Broken(request.id, version, N_("the chain is broken"))
        return
    events = journal.of(tx, request.id, request.form)
    state = blank(request.id, request.form, *_beginning(request, events))
    for event in events:
        state = evolve(state, event)
    if replace(state, version=request.version) != request:
        yield Broken(request.id, request.version, N_("the state does not follow from the journal"))


def _beginning(request: Request, events: tuple[Event, ...]) -> tuple[PersonId, datetime]:
    """Whose it is and since when, as the journal tells."""
    match events:
        case (Submitted(by=author, now=created), *_):
            return author, created
        case _:
            return request.author, request.created
