"""Four processes decide on one approval at the same moment: one of them does, the others learn who was first.

KIVOK_RACES sets how often; `make races` is the long form.
"""

import asyncio
import os
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import select

from core.model.event import Approved, Rejected
from core.model.ids import PersonId, RequestId
from core.model.request import Status
from core.model.turn import AlreadyDecided
from core.store import journal
from core.store.db import Tx
from core.store.outbox import Kind
from core.store.tables import outbox
from core.use import audit
from tests.company import publish, settle, stored, submit
from tests.databases import opened
from tests.model.build import ANNA, BORIS, EGOR, FELIX, FINANCE, ORG, VERA, org_with
from tests.use.racer import APPROVE, READY, REJECT, WON

_RACES = int(os.environ.get("KIVOK_RACES", "20"))
_SEED = int(os.environ.get("KIVOK_SEED", "1"))
_ROOT = Path(__file__).parents[2]
#: Any one of these may decide.
_ROLE = (ANNA, BORIS, FELIX, VERA)
_FORM = """\
form: raced
title: {ru: Счёт, en: Invoice}
owner: hr
fields:
  - {key: what, type: text, title: {ru: Что, en: What}}
route:
  - {stage: money, title: {ru: Финансы, en: Finance}, who: [role: finance]}
"""
#: Seconds from the telling to the race.
_HEADSTART = 0.005


@dataclass(frozen=True, slots=True)
class Tap:
    person: PersonId
    verb: str


@dataclass(frozen=True, slots=True)
class Race:
    request: RequestId
    taps: tuple[Tap, ...]  #: of each process
    outcomes: tuple[str, ...]

    @property
    def winner(self) -> int:
        """The process whose tap has decided. Raises AssertionError unless it is exactly one."""
        assert Counter(self.outcomes) == {WON: 1, AlreadyDecided.__name__: len(self.taps) - 1}
        return self.outcomes.index(WON)


@pytest.mark.timeout(3600)
async def test_one_of_four_processes_decides_and_the_others_learn_who_was_first(url: str) -> None:
    async with opened(url) as db:
        await settle(db, org_with(*(replace(ORG.people[id], roles=frozenset({FINANCE})) for id in _ROLE)))
        await publish(db, _FORM)
        requests = await db.write(_submitted, _RACES)
        chance = random.Random(_SEED)
        async with _racers(url, len(_ROLE)) as racers:
            races = [await _raced(racers, request, _taps(chance)) for request in requests]
        wins = Counter(race.winner for race in races)
        decisions = await db.read(_audited, races)
        name = "SQLite" if db.sqlite else "PostgreSQL"
        share = ", ".join(f"{wins[process]}" for process in range(len(_ROLE)))
        print(f"\n{name}: {decisions} decisions in {_RACES} races, won by each process: {share}")  # noqa: T201
        assert decisions == _RACES


def _submitted(tx: Tx, count: int) -> list[RequestId]:
    return [submit(tx, "raced", EGOR, {"what": "Стулья"}).id for _ in range(count)]


def _taps(chance: random.Random) -> tuple[Tap, ...]:
    """Of four people, of two who tap twice, or of one who taps again and again; not all of them want the same."""
    people = chance.sample(_ROLE, chance.choice([4, 2, 1]))
    return tuple(Tap(person, chance.choice([APPROVE, REJECT])) for person in people * (len(_ROLE) // len(people)))


class _Racer:
    def __init__(self, process: asyncio.subprocess.Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise AssertionError("started without pipes")
        self._stdin, self._stdout = process.stdin, process.stdout

    def tell(self, request: RequestId, tap: Tap, moment: float) -> None:
        self._stdin.write(f"{request} {tap.person} {tap.verb} {moment}\n".encode())

    async def told(self) -> str:
        async with asyncio.timeout(60):  # the first time it has to import everything
            return (await self._stdout.readline()).decode().strip()

    def stop(self) -> None:
        self._stdin.close()  # by this the process knows that it is over


@asynccontextmanager
async def _racers(url: str, count: int) -> AsyncIterator[list[_Racer]]:
    """Processes on one database; whatever they have to say about an error goes where the tests say it."""
    command, pipe = (sys.executable, "-m", "tests.use.racer", url), asyncio.subprocess.PIPE
    processes = [
        await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, cwd=_ROOT) for _ in range(count)
    ]
    racers = [_Racer(process) for process in processes]
    try:
        assert [await racer.told() for racer in racers] == [READY] * count
        yield racers
    finally:
        for racer in racers:
            racer.stop()
        async with asyncio.timeout(60):
            codes = [await process.wait() for process in processes]
    assert codes == [0] * count


async def _raced(racers: Sequence[_Racer], request: RequestId, taps: tuple[Tap, ...]) -> Race:
    moment = asyncio.get_running_loop().time() + _HEADSTART
    for racer, tap in zip(racers, taps, strict=True):
        racer.tell(request, tap, moment)
    return Race(request, taps, tuple([await racer.told() for racer in racers]))


def _audited(tx: Tx, races: Sequence[Race]) -> int:
    """How many decisions the journals hold. Raises AssertionError for anything that is not as it must be."""
    verified = audit.verify(tx)
    assert (verified.requests, verified.broken) == (len(races), ())
    return sum(_decisions(tx, race) for race in races)


def _decisions(tx: Tx, race: Race) -> int:
    request, won = stored(tx, race.request), race.taps[race.winner]
    found = [e for e in journal.of(tx, request.id, request.form) if isinstance(e, Approved | Rejected)]
    kind, status = (Approved, Status.APPROVED) if won.verb == APPROVE else (Rejected, Status.REJECTED)
    assert [(type(e), e.by) for e in found] == [(kind, won.person)]
    assert (request.status, request.version) == (status, 2)
    assert _letters(tx, request.id) == _due(won.person)
    return len(found)


def _letters(tx: Tx, request: RequestId) -> Counter[tuple[int, PersonId, Kind]]:
    rows = tx.execute(select(outbox.c.version, outbox.c.person, outbox.c.kind).where(outbox.c.request == request))
    return Counter((row.version, PersonId(row.person), Kind(row.kind)) for row in rows)


def _due(winner: PersonId) -> Counter[tuple[int, PersonId, Kind]]:
    """The role is asked; then the author is told, and the cards of the others are brought up to date, the winner's once
    more when he cannot take it back any longer. No row twice."""
    asked = [(1, EGOR, Kind.REFRESH), *((1, id, Kind.ASK) for id in _ROLE)]
    told = [(2, EGOR, Kind.TELL), *((2, id, Kind.REFRESH) for id in _ROLE), (2, winner, Kind.REFRESH)]
    return Counter([*asked, *told])
