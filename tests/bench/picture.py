"""What it costs to draw the absences of a full team over a quarter, and to make a picture of it."""

import statistics
import time
from collections.abc import Iterator

from bot.picture.render import png
from dialogs.i18n import speaking
from dialogs.picture.team import PEOPLE, drawn
from tests.dialogs.picture.teams import here, large

Figure = tuple[str, float, str]

_TIMES = 9


def run() -> Iterator[Figure]:
    with speaking("ru"):
        _spent()  # the library and the texts are loaded once in a process
        yield "team_calendar_png_ms", statistics.median(_spent() for _ in range(_TIMES)) * 1000, "ms"


def _spent() -> float:
    begun = time.perf_counter()
    png(drawn(large(PEOPLE), here("ru")))
    return time.perf_counter() - begun
