"""JSON as Telegram reads it: no NaN, no broken Unicode, no nesting without an end."""

import json
from typing import Any


def loads(source: str | bytes) -> Any:
    """Raises ValueError for everything that is not sound JSON."""
    text = source.decode() if isinstance(source, bytes) else source
    try:
        found = json.loads(text, parse_constant=_none, parse_float=_float)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if "\\u" in text:
        # Half a character can be written down as JSON, and nowhere else.
        json.dumps(found, ensure_ascii=False).encode()
    return found


def _none(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")


def _float(word: str) -> float:
    number = float(word)
    if number in {float("inf"), float("-inf")}:
        raise ValueError(f"{word} is too large")
    return number
