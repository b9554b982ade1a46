"""Raw parameters of a request into typed arguments, judged by the schema. Knows no method's meaning."""

import re
from collections.abc import Iterable
from typing import Any

from bot.playground import strict_json
from bot.playground.errors import Json, bad
from bot.playground.schema import Field, schema

_WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_SCALARS = {"Integer", "Float", "String", "Boolean", "True", "Integer or String", "InputFile", "InputFile or String"}


def arguments(method: str, raw: Json, files: Iterable[str] = ()) -> Json:
    """Typed arguments by name. `files` are the names of uploaded parts: one may stand for its parameter."""
    fields = schema().methods[method]
    for name in raw:
        if name not in fields:
            # Telegram ignores what it does not know; a playground that does so lets typing errors live for years.
            raise bad(f'unknown parameter "{name}" in {method} of Bot API {schema().api}')
    given = {name: _parameter(name, value, fields[name].type) for name, value in raw.items() if value is not None}
    uploads = {name: f"attach://{name}" for name in files if name in fields and name not in given}
    _complete(fields, given | uploads)
    return given | uploads


def _complete(fields: dict[str, Field], given: Json) -> None:
    for name, field in fields.items():
        if field.required and name not in given:
            raise bad({"chat_id": "chat_id is empty", "text": "message text is empty"}.get(name, f'"{name}" is empty'))


def _parameter(name: str, value: Any, type: str) -> Any:
    if isinstance(value, str) and type not in _SCALARS:
        try:
            value = strict_json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None
    try:
        return _checked(value, type)
    except _Mismatch as no:
        raise bad(f"can't parse {name}: {no}") from None


class _Mismatch(ValueError):
    """Becomes the second half of a "can't parse"."""


def _checked(value: Any, type: str) -> Any:
    if type in _SCALARS:
        return _scalar(value, type)
    if type.startswith("Array of "):
        if not isinstance(value, list):
            raise _Mismatch("expected an Array")
        return [_checked(item, type.removeprefix("Array of ")) for item in value]
    if type in {"KeyboardButton", "InputPollOption"} and isinstance(value, str):
        return {"text": value}
    if not isinstance(value, dict):
        raise _Mismatch("expected an Object")
    return _object(value, _member(value, _members(type)))


def _members(type: str) -> list[str]:
    words = re.split(r" or |, | and ", type)
    return [member for word in words for member in schema().unions.get(word) or [word]]


def _member(value: Json, members: list[str]) -> str:
    """Which type of a union the object is: one that its "type" field names, and whose required fields it has."""
    if len(members) == 1:
        return members[0]
    ending = str(value.get("type", "")).replace("_", "").lower()
    named = [name for name in members if name.lower().endswith(ending)]
    whole = [name for name in named if all(word in value for word in _required(name))]
    if not named or not (whole or ending):
        raise _Mismatch("object of an unknown type")
    # "photo" ends both InputMediaPhoto and InputMediaLivePhoto; a place has half of what a venue has.
    return min(whole or named, key=len) if ending else max(whole, key=lambda name: len(_required(name)))


def _required(type: str) -> list[str]:
    return [name for name, field in schema().types.get(type, {}).items() if field.required]


def _object(value: Json, type: str) -> Json:
    fields = schema().types.get(type)
    if fields is None:
        return value
    for name, field in fields.items():
        if field.required and value.get(name) is None:
            raise _Mismatch(f'Can\'t find field "{name}"')
    for name in value:
        if name not in fields:
            raise _Mismatch(f'{type} has no field "{name}"')
    return {name: _field(name, item, fields[name].type) for name, item in value.items() if item is not None}


def _field(name: str, value: Any, type: str) -> Any:
    try:
        return _checked(value, type)
    except _Mismatch as no:
        raise _Mismatch(f'Field "{name}": {no}') from None


def _scalar(value: Any, type: str) -> Any:
    match type:
        case "Integer" | "Integer or String" if _whole(value):
            return int(value)
        case "Float" if isinstance(value, int | float | str) and re.fullmatch(r"-?\d{1,19}(\.\d+)?", str(value)):
            return float(value)
        case "Boolean" | "True" if str(value).lower() in _WORDS:
            return _WORDS[str(value).lower()]
        case "String" | "Integer or String" | "InputFile" | "InputFile or String" if isinstance(value, str | int):
            return str(value)
    raise _Mismatch(f"must be of type {type}")


def _whole(value: Any) -> bool:
    return not isinstance(value, bool) and bool(re.fullmatch(r"-?\d{1,19}", str(value)))
