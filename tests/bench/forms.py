"""What it costs to read and check the largest form that comes with Kivok."""

import statistics
import time
from collections.abc import Iterator

from core.forms.read import read_form
from core.forms.shipped import shipped

Figure = tuple[str, float, str]

_TIMES = 50


def run() -> Iterator[Figure]:
    text = max((text for _, text in shipped()), key=len)
    read_form(text)  # the attributes of the types are gathered once in a process
    yield "form_check_ms", statistics.median(_spent(text) for _ in range(_TIMES)) * 1000, "ms"


def _spent(text: str) -> float:
    begun = time.perf_counter()
    read_form(text)
    return time.perf_counter() - begun
