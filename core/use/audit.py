"""Proving that nothing was changed afterwards: the journal's chain, and the state that follows from it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.model.ids import RequestId
from core.model.request import blank, evolve
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
    what: str


def verify(tx: Tx) -> Verified:
    """Every chain, and every state against its journal."""
    broken, count, entries = [], 0, 0
    for id in requests.everything(tx):
        count += 1
        kept = requests.load(tx, id)
        if kept is None:
            continue
        entries += kept.request.version
        broken += list(_check(tx, kept))
    return Verified(count, entries, tuple(broken))


def _check(tx: Tx, kept: requests.Kept) -> Iterator[Broken]:
    request = kept.request
    if (version := journal.breaks(tx, request.id, kept.head)) is not None:
        yield Broken(request.id, version, "the chain is broken")
        return
    state = blank(request.id, request.form, request.author, request.created)
    for event in journal.of(tx, request.id, request.form):
        state = evolve(state, event)
    if replace(state, version=request.version) != request:
        yield Broken(request.id, request.version, "the state does not follow from the journal")
