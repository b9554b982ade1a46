"""Decisions a second beside other workflow engines: how many times as many, and theirs."""

import statistics
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.rivals.kivok import Kivok
from tests.bench.rivals.race import Engine, rates, ratio

Figure = tuple[str, float, str]

_CROWD = 16
#: The figures of each benchmark, in the order in which they are told.
ONE = ("decisions_vs_spiffworkflow", "decisions_vs_spiffworkflow_lean", "spiffworkflow_decisions_per_s")
SIXTEEN = (
    "decisions_vs_spiffworkflow_16",
    "decisions_vs_spiffworkflow_lean_16",
    "spiffworkflow_decisions_per_s_16",
    "decisions_per_s_sqlite_16",
)
DJANGO = ("decisions_vs_viewflow", "viewflow_decisions_per_s")


def run_spiffworkflow() -> Iterator[Figure]:
    """One client: as the documentation serializes, and leaner."""
    from tests.bench.rivals.spiff import Spiff

    ours, theirs, lean = _raced(Kivok(1), Spiff(), Spiff(lean=True), rounds=25, handful=16)
    yield ONE[0], ratio(ours, theirs), "ratio"
    yield ONE[1], ratio(ours, lean), "ratio"
    yield ONE[2], statistics.median(theirs), "1/s"


def run_spiffworkflow_16() -> Iterator[Figure]:
    """Sixteen clients. Whichever serves them faster counts for SpiffWorkflow: sixteen threads, or one for all."""
    from tests.bench.rivals.spiff import Spiff

    ours, *theirs = _raced(
        Kivok(_CROWD), Spiff(_CROWD), Spiff(), Spiff(_CROWD, lean=True), Spiff(lean=True), rounds=15, handful=32
    )
    best, lean = max(theirs[:2], key=statistics.median), max(theirs[2:], key=statistics.median)
    yield SIXTEEN[0], ratio(ours, best), "ratio"
    yield SIXTEEN[1], ratio(ours, lean), "ratio"
    yield SIXTEEN[2], statistics.median(best), "1/s"
    yield SIXTEEN[3], statistics.median(ours), "1/s"


def run_viewflow() -> Iterator[Figure]:
    """One client."""
    from tests.bench.rivals.viewflow import Viewflow

    ours, theirs = _raced(Kivok(1), Viewflow(), rounds=25, handful=12)
    yield DJANGO[0], ratio(ours, theirs), "ratio"
    yield DJANGO[1], statistics.median(theirs), "1/s"


def _raced(*engines: Engine, rounds: int, handful: int) -> list[list[float]]:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        for engine in engines:
            stack.callback(engine.close)
        return rates(engines, Path(folder), rounds=rounds, handful=handful)
