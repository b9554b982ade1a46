"""What a long history costs: a decision on a request with 1,000 rows in its journal, beside one with 10."""

import asyncio
import statistics
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from core.model.command import Comment, Snooze
from core.model.ids import PersonId, RequestId, StageKey
from core.store import people, requests
from core.store.db import Tx
from core.use.act import carry_out
from tests.bench.office import Office, Todo

Figure = tuple[str, float, str]

_REQUESTS = 40
_STAGES = 3
_LONG, _SHORT = 1000, 10


def run() -> Iterator[Figure]:
    """The decisions are taken in turn, each kind on requests of its own; the medians are compared."""
    with TemporaryDirectory() as folder:
        yield from asyncio.run(_measured(Path(folder)))


async def _measured(folder: Path) -> list[Figure]:
    async with Office(f"sqlite:///{folder / 'bench.db'}") as office:
        todo = await office.prepare(2 * _REQUESTS)
        each = [todo[start : start + _STAGES] for start in range(0, len(todo), _STAGES)]
        spent: dict[int, list[float]] = {_LONG: [], _SHORT: []}
        for number, decisions in enumerate(each):
            await office.db.write(_lengthen, decisions, (_LONG, _SHORT)[number % 2])
        for number, decisions in enumerate(each):
            spent[(_LONG, _SHORT)[number % 2]] += [
                await office.decide([one], number * _STAGES + at) for at, one in enumerate(decisions)
            ]
    return [
        (
            "decision_cost_1000_journal_rows_vs_10",
            statistics.median(spent[_LONG]) / statistics.median(spent[_SHORT]),
            "ratio",
        )
    ]


def _lengthen(tx: Tx, decisions: Todo, rows: int) -> None:
    """Words of the first who is to decide and, every other time, his putting it off: what a request lives through."""
    (request, person, _stage), *_ = decisions
    org, now = people.org(tx), datetime.now(UTC)
    for number in range(_length(tx, request), rows):
        kept = requests.load_to_change(tx, request)
        if kept is None:
            raise AssertionError(request)
        carry_out(tx, kept, _aside(person, number, now), org)


def _length(tx: Tx, request: RequestId) -> int:
    kept = requests.load(tx, request)
    return kept.request.version if kept is not None else 0


def _aside(person: PersonId, number: int, now: datetime) -> Comment | Snooze:
    if number % 2:
        return Comment(person, now, "Какие стулья?")
    return Snooze(person, StageKey("manager"), 1, now, now + timedelta(hours=1 + number))
