"""The simple values of a form as JSON Schema: what each reader of `core.forms.plain` accepts, in whatever way an editor
reads YAML: `12.50` may be a number to it, and `yes` a text.
"""

from typing import Any, TypeAlias

from core.forms.plain import FLAGS, KEY_PATTERN, LANGUAGE_PATTERN, UNITS
from core.model.climb import HIGHEST

Schema: TypeAlias = dict[str, Any]

_GAP = "[ \xa0\u202f]"
_SIGNED = rf"^\s*-?{_GAP}*([0-9]{_GAP}*){{1,15}}"
_LIMITS = {"minimum": 1 - 10**15, "maximum": 10**15 - 1}
_KEY = KEY_PATTERN.pattern
#: Languages that an editor offers; others are as welcome.
_OFFERED = ("ru", "en")


def ref(name: str) -> Schema:
    """Whatever is defined by this name."""
    return {"$ref": f"#/definitions/{name}"}


def several(item: Schema, least: int = 0) -> Schema:
    """A list, or a single item without the brackets of a list."""
    return {"anyOf": [item, {"type": "array", "items": item, **({"minItems": least} if least else {})}]}


def by_language(item: Schema) -> Schema:
    return {
        "type": "object",
        "properties": dict.fromkeys(_OFFERED, item),
        "patternProperties": {f"^{LANGUAGE_PATTERN.pattern}$": item},
        "additionalProperties": False,
        "minProperties": 1,
    }


def keyed(item: Schema) -> Schema:
    """Values by short names."""
    return {"type": "object", "propertyNames": {"pattern": f"^{_KEY}$"}, "additionalProperties": item}


def _either_case(word: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


KEY, TEXT, FLAG, WHOLE, AMOUNT, SOURCE, SPAN, AGREE, LABEL, WORDS, LEVELS = map(
    ref, ("key", "text", "flag", "whole", "amount", "source", "span", "agree", "label", "words", "levels")
)
DEFINITIONS: dict[str, Schema] = {
    "key": {"type": ["string", "integer"], "pattern": f"^{_KEY}$", "minimum": 0},
    "text": {"type": ["string", "number"], "pattern": r"\S"},
    "flag": {"enum": [True, False, *FLAGS]},
    "whole": {"type": ["integer", "string"], "pattern": rf"{_SIGNED}(\.{_GAP}*(0{_GAP}*){{1,9}})?$", **_LIMITS},
    "amount": {"type": ["number", "string"], "pattern": rf"{_SIGNED}(\.{_GAP}*([0-9]{_GAP}*){{1,9}})?$", **_LIMITS},
    "source": {"type": "string", "pattern": rf"^{_KEY}\.{_KEY}$"},
    "span": {
        "type": "string",
        "pattern": rf"^\s*[0-9]{{1,4}} ?({'|'.join(map(_either_case, UNITS))})\s*$",
        "examples": ["2d", "36h"],
    },
    "agree": {
        "anyOf": [
            {"enum": ["all", "first", "in_turn"]},
            {"type": "integer", "minimum": 1, "maximum": 999},
            {"type": "string", "pattern": r"^\s*[0-9]{1,3} ?%?\s*$"},
        ]
    },
    "label": {"anyOf": [TEXT, by_language(TEXT)]},
    "levels": {"type": ["integer", "string"], "pattern": "^0*(10|[1-9])$", "minimum": 1, "maximum": HIGHEST},
    "words": {"anyOf": [several(TEXT), by_language(several(TEXT))]},
}
