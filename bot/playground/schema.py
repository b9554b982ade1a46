"""The Bot API schema as data: which methods exist, what they take, which types nest in which."""

import json
from functools import cache
from typing import NamedTuple

from bot.playground.trim_schema import SCHEMA


class Field(NamedTuple):
    type: str
    required: bool


class Schema(NamedTuple):
    api: str
    #: Parameters of every method by its exact name.
    methods: dict[str, dict[str, Field]]
    #: Fields of every type that has fields.
    types: dict[str, dict[str, Field]]
    #: Members of every union.
    unions: dict[str, list[str]]
    #: Exact names of methods by their lower-case form: the Bot API ignores case.
    names: dict[str, str]


@cache
def schema() -> Schema:
    raw = json.loads(SCHEMA.read_text("utf-8"))
    return Schema(
        api=raw["api"],
        methods={name: _fields(fields) for name, fields in raw["methods"].items()},
        types={name: _fields(entry) for name, entry in raw["types"].items() if isinstance(entry, dict)},
        unions={name: entry for name, entry in raw["types"].items() if isinstance(entry, list)},
        names={name.lower(): name for name in raw["methods"]},
    )


def _fields(raw: dict[str, str]) -> dict[str, Field]:
    return {name: Field(words.removesuffix("!"), words.endswith("!")) for name, words in raw.items()}
