"""The key of a row whose key nobody has written: its title, as programs write names."""

import re
from collections.abc import Iterator
from itertools import count

from core.model.catalog.cell import KEY
from core.model.names import key

_WORD = re.compile(r"[^\W_]+")
#: What a number at the end may take.
_ROOM = 6


def keys_for(title: str) -> Iterator[str]:
    """«Медиа Плюс» is media_plus; where that is taken media_plus_2, then media_plus_3, for ever."""
    made = "_".join(_WORD.findall(key(title)))[: KEY - _ROOM].rstrip("_") or "row"
    yield made
    yield from (f"{made}_{number}" for number in count(2))
