"""Rounds in turn: each engine decides a handful of requests, then the next one does, so that noise meets them all."""

import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

#: The stages of the approval, in order.
STAGES = ("manager", "cfo", "ceo")
#: Over the limit from which on the third stage is needed.
AMOUNT = "1000000.01"
#: The settings of Kivok's writing connection; the others get the same.
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON")


class Engine(Protocol):
    """One way to keep an approval, on a database of its own."""

    def prepare(self, file: Path, count: int) -> None:
        """Make so many requests, numbered from 0, each waiting for its first stage."""
        ...

    def decide(self, requests: range) -> None:
        """Approve each of these at every stage, one after the other; returns when all of it is on the disk."""
        ...

    def finished(self) -> int:
        """How many requests have been approved to the end."""
        ...

    def close(self) -> None: ...


def rates(engines: Sequence[Engine], folder: Path, *, rounds: int, handful: int) -> list[list[float]]:
    """Decisions a second of each engine, round by round. Raises AssertionError when an engine has left one out."""
    for number, engine in enumerate(engines):
        engine.prepare(folder / f"{number}.db", handful * (rounds + 1))
    found: list[list[float]] = [[] for _ in engines]
    for round in range(rounds + 1):
        some = range(round * handful, (round + 1) * handful)
        for engine, so_far in zip(engines, found, strict=True):
            begun = time.perf_counter()
            engine.decide(some)
            so_far.append(len(some) * len(STAGES) / (time.perf_counter() - begun))
    for engine in engines:
        done = engine.finished()
        if done != handful * (rounds + 1):
            raise AssertionError(f"{engine}: {done} finished")
    return [so_far[1:] for so_far in found]  # the first round warms up


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """How many times as fast: the median over the rounds."""
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
