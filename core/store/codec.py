"""Values as JSON text, and back. What is stored only gains keys; a missing key has a default here."""

import json
from collections.abc import Iterable
from typing import Any

from core.model.form import Form
from core.model.ids import FieldKey
from core.model.value import File, FileKind, Value, Values

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def text_of(data: object) -> str:
    """JSON in the shortest writing, always the same for the same data."""
    return _JSON.encode(data)


def dump_values(form: Form, values: Values) -> dict[str, Any]:
    return {key: form.field(key).dump(value) for key, value in values.items()}


def load_values(form: Form, stored: dict[str, Any]) -> dict[FieldKey, Value]:
    return {FieldKey(key): form.field(FieldKey(key)).load(value) for key, value in stored.items()}


def dump_files(files: Iterable[File]) -> list[Any]:
    return [[file.ref, file.kind, file.name, file.size] for file in files]


def load_files(stored: Iterable[Any]) -> tuple[File, ...]:
    return tuple(File(ref, FileKind(kind), name, size) for ref, kind, name, size in stored)
