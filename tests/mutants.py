"""Bugs of one line each, seeded into the rules one at a time: the machines have to notice.

python -m tests.mutants
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_MACHINES = ("tests/model/test_every_command.py", "tests/model/test_machine.py")
_PATIENCE = 180


@dataclass(frozen=True, slots=True)
class Mutant:
    file: str  #: below core/model
    old: str
    new: str


MUTANTS = (
    # Requests within requests.
    Mutant("turn.py", "    if verb in _HELD:\n", "    if False:\n"),
    Mutant("request.py", "return step.questioned if request.held else step.awaited", "return step.awaited"),
    Mutant("request.py", "and one.outcome is None and one.stage == step.stage", "and one.outcome is None"),
    Mutant("within.py", "if key in fill or key not in request.values", "if True"),
    Mutant("within.py", "if step is not None and not any(step.answers) else ()", "if step is not None else ()"),
    Mutant("evolve.py", "held=bool(request.held)", "held=False"),
    Mutant("evolve.py", "Closed, *get_args(Aside))", "Closed, *get_args(Aside), *get_args(Nested))"),
    Mutant("react.py", "for child in request.children if child.outcome is None", "for child in request.children"),
    # How many have to agree.
    Mutant("agree.py", "return min(1, places)", "return min(2, places)"),
    Mutant("agree.py", "wanted = ceil(", "wanted = int("),
    Mutant("agree.py", "return min(wanted, places)", "return wanted"),
    Mutant("step.py", "_count(own, yes=False) > spare", "_count(own, yes=False) >= spare + 2"),
    Mutant("step.py", "if agree.counts else 0", "if not agree.counts else 0"),
    Mutant("step.py", "and _count(added, yes=True) == len(added)", "and True"),
    Mutant("step.py", "or _count(added, yes=False) > 0", "or False"),
    Mutant("step.py", "self.seats[at].answer is not None for at", "True for at"),
    Mutant("step.py", "for one in step.questions if one.by in open_", "for one in step.questions"),
    # What is said at a stage.
    Mutant("seats.py", "replace(seat, after=(at - 1,) if at else ())", "replace(seat, after=())"),
    Mutant("seats.py", "hops=(*seat.hops, event.by)", "hops=seat.hops"),
    Mutant("seats.py", "if answer.yes)\n", "if True)\n"),
    Mutant("seats.py", "left = tuple(one for one in step.questions if one is not asked)", "left = step.questions"),
    Mutant("evolve.py", "edition=request.edition + differs)", "edition=request.edition)"),
    Mutant("evolve.py", "again = keys[keys.index(event.to) :]", "again = keys[keys.index(event.to) + 1 :]"),
    Mutant("step.py", "in step.answers if answer.yes))", "in step.answers if True))"),
    Mutant("evolve.py", "elif not _follows(event):", "elif isinstance(event, Undone):"),
    Mutant("evolve.py", "return event.by is None", "return True"),
    Mutant(
        "evolve.py", "round=request.round + 1,\n        returned=None", "round=request.round,\n        returned=None"
    ),
    # From status to status.
    Mutant("standing.py", "replace(seat, people=(mover,)) if mover in seat.people else seat", "seat"),
    Mutant("standing.py", "if step.standing is not None and step.standing.taken:", "if False:"),
    Mutant("standing.py", "put_off=(), ", ""),
    Mutant("standing.py", "event.comment, _taken(step, was, event), had", "event.comment, (), had"),
    Mutant("moving.py", "if by else has", "if False else has"),
    Mutant("moving.py", "if to not in _next(request, step, standing):", "if False:"),
    Mutant("moving.py", "    if to.ends:\n        yield from advance", "    if False:\n        yield from advance"),
    Mutant("step.py", "((step.halted or now) - was.halted)", "(now - was.halted)"),
    Mutant("react.py", "not before.open.waits_for(event.by):", "False:"),
    Mutant("turn.py", "if not (known.statuses and verb is Complete)", "if True"),
    # Along the route.
    Mutant("advance.py", "or stage.again or", "or"),
    Mutant("advance.py", "step.edition == request.edition", "True"),
    Mutant("advance.py", "if not found.complete:", "if False:"),
    Mutant("seating.py", "if others := _others(place, request):", "if (others := _others(place, request)) and False:"),
    Mutant("seating.py", "or stage.author_decides or request.author not in wanted", "or request.author not in wanted"),
    # The author's answers.
    Mutant("rework.py", "key: value for key, value in values.items() if key not in later", "**values"),
    Mutant("rework.py", "not differ & watched(request, step.stage)", "not differ"),
    Mutant("rework.py", "policy is Resubmit.CHANGED and not", "not"),
    Mutant("rework.py", "return step.state is State.PASSED\n    return", "return False\n    return"),
    # Who may do what, and who is told.
    Mutant("turn.py", "if round != request.round:", "if round > request.round:"),
    Mutant("turn.py", "if verb is Submit and request.status in UNDER_WAY:", "if False:"),
    Mutant("turn.py", "if verb is Amend and request.status is not Status.PENDING:", "if False:"),
    Mutant("ending.py", "if command.now - before.now > GRACE:", "if command.now - before.now > GRACE * 9:"),
    Mutant("ending.py", "if before is None or before.by != command.by:", "if before is None:"),
    Mutant(
        "react.py", "waiting -= waiting_for(before) - _anew(before, after, events)", "waiting -= waiting_for(before)"
    ),
    Mutant("react.py", "StageOpened | Returned) for", "StageOpened) for"),
    Mutant(
        "react.py",
        "if any(isinstance(event, Undone) for event in events):\n        return ()",
        "if False:\n        return ()",
    ),
    Mutant("request.py", "- request.open.asking", ""),
    Mutant("decide.py", "and command.to not in returnable(request, command.by, org)", "and False"),
    Mutant("decide.py", "[Uncancelled(event.now)]", "[Closed(Outcome.REJECTED, event.now)]"),
)


def main() -> int:
    """How many were found; exit code 1 when more than one was not."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(_found, MUTANTS))
    missed = [mutant for mutant, noticed in zip(MUTANTS, found, strict=True) if not noticed]
    for mutant in missed:
        sys.stdout.write(f"not found: {mutant.file}: {mutant.old!r} -> {mutant.new!r}\n")
    sys.stdout.write(f"{len(MUTANTS) - len(missed)} of {len(MUTANTS)} seeded bugs were found\n")
    return int(len(missed) > 1)


def _found(mutant: Mutant) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        bent = Path(folder)
        for part in ("core", "tests", "dialogs", "locales", "pyproject.toml"):
            source = _ROOT / part
            if source.is_dir():
                shutil.copytree(source, bent / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, bent / part)
        file = bent / "core" / "model" / mutant.file
        text = file.read_text("utf-8")
        if text.count(mutant.old) != 1:
            raise ValueError(f"{mutant.file} does not hold {mutant.old!r} just once")
        file.write_text(text.replace(mutant.old, mutant.new), "utf-8")
        return _noticed(bent)


def _noticed(folder: Path) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider", "-n", "0"]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    try:
        done = subprocess.run(
            [*command, *_MACHINES], cwd=folder, env=environment, capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return True  # a rule that goes round in a circle is noticed by the time limit of its test
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stdout.decode()[-2000:] + done.stderr.decode()[-2000:])
    return done.returncode == 1


if __name__ == "__main__":
    raise SystemExit(main())
