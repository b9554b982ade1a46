"""The generator of `schema.json`: cuts a full Bot API schema down to what a server must know about requests.

Run it by hand when the Bot API moves: `python -m bot.playground.trim_schema full-schema.json`.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: Made by this module; the server reads nothing else.
SCHEMA = Path(__file__).with_name("schema.json")
_NOTE = "Facts of the Bot API as data, cut by bot/playground/trim_schema.py. '!' marks a required field."


def trim(full: dict[str, Any]) -> dict[str, Any]:
    """All methods with their parameters, and only those types that a parameter can hold."""
    methods = {name: _fields(method) for name, method in sorted(full["methods"].items())}
    wanted = sorted(_reachable(full["types"], {word for fields in methods.values() for word in _words(fields)}))
    return {
        "api": full["bot_api"],
        "note": _NOTE,
        "methods": methods,
        "types": {n: _type(full["types"][n]) for n in wanted},
    }


def _type(entry: dict[str, Any]) -> dict[str, str] | list[str]:
    return _fields(entry) if "fields" in entry else list(entry["one_of"])


def _fields(entry: dict[str, Any]) -> dict[str, str]:
    return {name: f["type"] + "!" * bool(f.get("required")) for name, f in entry.get("fields", {}).items()}


def _words(fields: dict[str, str] | list[str]) -> Iterator[str]:
    for text in fields.values() if isinstance(fields, dict) else fields:
        yield from re.findall(r"[A-Z]\w+", text)


def _reachable(types: dict[str, Any], seeds: set[str]) -> set[str]:
    found: set[str] = set()
    waiting = {name for name in seeds if name in types}
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= {word for word in _words(_type(types[name])) if word in types and word not in found}
    return found


def _lines(schema: dict[str, Any]) -> str:
    """JSON with one method or type a line, so that a change of the API reads well as a difference."""
    parts = [f'"api": {json.dumps(schema["api"])}', f'"note": {json.dumps(schema["note"])}']
    for part in ("methods", "types"):
        rows = ",\n".join(f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in schema[part].items())
        parts.append(f'"{part}": {{\n{rows}\n}}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    SCHEMA.write_text(_lines(trim(json.loads(Path(sys.argv[1]).read_text("utf-8")))), "utf-8")
