"""JSON from random bytes: text that happens to be JSON, else a sample in which the bytes have replaced some parts."""

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

#: What stands in the place of a part.
JUNK: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 10**12, 10**400, -(10**20), 1.5, float("nan"), float("inf"), 1e308),
    *(
        "",
        "x",
        "yes",
        "filled",
        "author",
        "x.y",
        "2027-07-05",
        "2027-13-45",
        "12:30",
        "1_000",
        "١٢٣",
        "-0",
        "NaN",
        "1e999",
    ),
    *(
        "\x00",
        "\ud800",
        "🏖",
        "x" * 5_000,
        "RUB",
        "private",
        [],
        {},
        [[]],
        [None],
        [1, 2],
        {"": None},
        {"id": "x"},
        {"type": []},
    ),
    *([["x", 1]], {"field": "x", "is": {}}, ["2027-07-05", "2027-07-06"], {"amount": "NaN", "currency": "RUB"}),
)


def json_from(data: bytes, samples: Sequence[Any]) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return _bent(iter(data), samples)


def _bent(moves: Iterator[int], samples: Sequence[Any]) -> Any:
    found = {"": deepcopy(samples[next(moves, 0) % len(samples)])}
    for move in moves:
        _bend(found, move, moves)
    return found[""]


def _bend(part: Any, move: int, moves: Iterator[int]) -> None:
    """Replace, drop or double something in it, at a depth that the bytes decide."""
    while isinstance(part, dict | list) and part:
        keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        key = keys[move % len(keys)]
        way = next(moves, 1)
        if way % 4 == 0 or not isinstance(part[key], dict | list):
            if way % 16 == 0 and part[key] is not part.get("") if isinstance(part, dict) else way % 16 == 0:
                del part[key]
            else:
                part[key] = deepcopy(JUNK[next(moves, 0) % len(JUNK)])
            return
        part, move = part[key], next(moves, 0)
