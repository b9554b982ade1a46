"""`python -m tests.fuzz [NAME] [SECONDS]`: random input that follows the code, for so much CPU time."""

import os
import sys
import time
from pathlib import Path
from subprocess import run
from typing import Any

import atheris

HERE = Path(__file__).parent
#: What makes a parser fail is written here, beside what it has learned.
FOUND = Path("var/fuzz")
#: Longer inputs are no more interesting, and slower.
_LONGEST = 4_096


def main() -> None:
    seconds = next((word for word in sys.argv[1:] if word.isdecimal()), "300")
    named = [word for word in sys.argv[1:] if not word.isdecimal()]
    if named:
        _search(named[0], float(seconds))
        return
    from tests.fuzz.targets import TARGETS

    failed = [one for one in TARGETS if run([sys.executable, "-m", "tests.fuzz", one, seconds], check=False).returncode]
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


def _search(name: str, seconds: float) -> None:
    """One parser. The process ends here."""
    with atheris.instrument_imports(include=["core", "dialogs", "bot"]):
        from tests.fuzz.targets import TARGETS
    target, learned = TARGETS[name], FOUND / name
    learned.mkdir(parents=True, exist_ok=True)
    begun, runs = time.process_time(), 0

    def once(data: bytes) -> None:
        nonlocal runs
        target(data)
        runs += 1
        if runs % 100 == 0 and time.process_time() - begun > seconds:
            print(f"{name}: {runs} inputs in {time.process_time() - begun:.0f} s of CPU, nothing found", flush=True)
            os._exit(0)

    words: list[Any] = [sys.argv[0], f"-max_len={_LONGEST}", "-timeout=60", "-rss_limit_mb=2048", "-verbosity=0"]
    atheris.Setup([*words, f"-artifact_prefix={FOUND}/{name}-", str(learned), str(HERE / "corpus" / name)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
