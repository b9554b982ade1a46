"""Approving several requests at once: laid out and ticked first, then decided one by one, each in a transaction of its
own. The ticks are rows, so that whoever goes on after a crash knows what is left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from core.model.batch import MOST, approvable
from core.model.command import Approve
from core.model.ids import PersonId, RequestId
from core.model.org import Org
from core.model.request import Request
from core.store import batches, people, requests
from core.store.batches import Item, Mark
from core.store.db import Tx
from core.use.decide import decide_at


@dataclass(frozen=True, slots=True)
class Batch:
    """What a person has laid out."""

    items: tuple[Item, ...]
    requests: tuple[Request, ...]  #: those that were asked for, as they stand now
    org: Org

    @property
    def chosen(self) -> tuple[Item, ...]:
        """What was ticked, whatever has become of it since."""
        return tuple(item for item in self.items if item.mark is not Mark.LEFT_OUT)

    @property
    def left(self) -> tuple[Item, ...]:
        """What is ticked, and not settled yet."""
        return tuple(item for item in self.items if item.mark is Mark.TICKED)

    @property
    def settled(self) -> bool:
        """Whether anything has come of it: then nothing is ticked in it any more."""
        return any(item.mark in (Mark.APPROVED, Mark.REFUSED) for item in self.items)

    @property
    def seal(self) -> int:
        """By which a button knows just those that were ticked when it was drawn, as they were seen then."""
        return crc32(",".join(f"{item.request}.{item.stage}.{item.round}" for item in self.chosen).encode())


def lay_out(tx: Tx, person: PersonId, size: int) -> Batch:
    """Everything that this person can approve now with nothing but a yes, the most urgent first; nothing is ticked.
    With the first `size` requests."""
    found = [one for one in requests.waiting_on(tx, person, most=MOST) if approvable(one, person)]
    batches.lay_out(tx, person, [Item(one.id, _place(one), one.round) for one in found])
    return Batch(batches.of(tx, person), tuple(found[:size]), people.org(tx))


def laid(tx: Tx, person: PersonId, page: int, size: int) -> Batch:
    """The person's batch, with the requests of a page of it; of one that is settled, with those that were refused."""
    items = batches.of(tx, person)
    if Batch(items, (), Org()).settled:
        return _batch(tx, items, [item for item in items if item.mark is Mark.REFUSED])
    return _batch(tx, items, items[page * size : (page + 1) * size])


def ticked(tx: Tx, person: PersonId) -> Batch:
    """The person's batch, with the requests that are ticked in it."""
    items = batches.of(tx, person)
    return _batch(tx, items, [item for item in items if item.mark is Mark.TICKED])


def tick(tx: Tx, person: PersonId, request: RequestId | None, page: int, size: int, *, wanted: bool) -> Batch:
    """Tick one of them, or (None) all, or take the ticks away; `laid` after that. Of a batch that is settled nothing is
    ticked any more."""
    if not Batch(batches.of(tx, person), (), Org()).settled:
        batches.tick(tx, person, request, wanted=wanted)
    return laid(tx, person, page, size)


def approve(tx: Tx, person: PersonId, item: Item, now: datetime) -> None:
    """One of them, as it was seen when it was laid out. Raises Refusal."""
    decide_at(tx, item.request, person, Approve, item.stage, item.round, now)
    batches.settle(tx, person, item.request, Mark.APPROVED)


def refuse(tx: Tx, person: PersonId, item: Item, why: str) -> None:
    """It could not be approved, for this reason."""
    batches.settle(tx, person, item.request, Mark.REFUSED, why)


def _batch(tx: Tx, items: tuple[Item, ...], wanted: Iterable[Item]) -> Batch:
    kept = (requests.load(tx, item.request) for item in wanted)
    return Batch(items, tuple(one.request for one in kept if one is not None), people.org(tx))


def _place(request: Request) -> int:
    return next(at for at, step in enumerate(request.steps) if step is request.open)
