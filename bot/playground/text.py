"""A message's text with its entities: parsed, trimmed, limited, with what Telegram finds by itself."""

import re
from dataclasses import dataclass

from bot.playground import html
from bot.playground.errors import Json, bad, missing

_FOUND = (
    ("url", re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)»]")),
    ("email", re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]*\w")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w+")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
)
#: More are dropped in silence, as Telegram does.
_MAX_ENTITIES = 100
_FARTHEST = 1_000_000
#: Characters with all the markup; more is not even parsed.
_LONGEST = 100_000
_PLAIN = {
    "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote", "expandable_blockquote",
}  # fmt: skip
#: The field without which an entity is none.
_NEEDS = {
    "text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id", "date_time": "unix_time",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    entities: tuple[Json, ...] = ()

    @property
    def length(self) -> int:
        """In UTF-16 units."""
        return units(self.text)

    def fields(self, text: str, entities: str) -> Json:
        """Under the names that a message has for them; nothing for an empty text."""
        shown: Json = {text: self.text} if self.text else {}
        return shown | ({entities: list(self.entities)} if self.entities else {})


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def formatted(source: str, parse_mode: str | None, given: list[Json] | None) -> Text:
    """What Telegram makes of a text that a bot sends."""
    if len(source) > _LONGEST:
        raise bad("text is too long")
    match (parse_mode or "").lower():
        case "html":
            text, entities = html.parse(source)
        case "":
            text, entities = source, [entity for entity in given or [] if _sound(entity)]
        case "markdown" | "markdownv2":
            raise missing(f"parse_mode {parse_mode}")
        case _:
            raise bad("unsupported parse_mode")
    return _trimmed(text, entities)


def _sound(entity: Json) -> bool:
    """False for one that lacks what makes it: Telegram drops it in silence."""
    for name in ("offset", "length"):
        if not 0 <= entity[name] <= _FARTHEST:
            raise bad(f"receive an entity with incorrect {name} {entity[name]}")
    return entity["type"] in _PLAIN or (entity["type"] in _NEEDS and _NEEDS[entity["type"]] in entity)


def plain(source: str) -> Text:
    """What Telegram makes of a text that a person types."""
    return _trimmed(source, [])


def _trimmed(source: str, entities: list[Json]) -> Text:
    text = source.strip()
    shift = units(source) - units(source.lstrip())
    kept = [moved for entity in entities if (moved := _moved(entity, shift, units(text)))]
    kept = [entity for entity in kept if not _inside_code(entity, kept)]
    kept += [entity for entity in _found(text) if not any(_overlap(entity, other) for other in kept if _opaque(other))]
    kept.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return Text(text, tuple(kept[:_MAX_ENTITIES]))


def _moved(entity: Json, shift: int, limit: int) -> Json | None:
    start = max(entity["offset"] - shift, 0)
    end = min(entity["offset"] + entity["length"] - shift, limit)
    return {**entity, "offset": start, "length": end - start} if end > start else None


def _inside_code(entity: Json, others: list[Json]) -> bool:
    """Code holds no other entity; of two over the same text the earlier one in the list stays."""
    covering = [o for o in others if o is not entity and o["type"] in {"code", "pre"} and _overlap(entity, o)]
    return any(entity["type"] not in {"code", "pre", "blockquote", "expandable_blockquote"} for _ in covering)


def _opaque(entity: Json) -> bool:
    return entity["type"] in {"code", "pre", "text_link", "text_mention", "url"}


def _overlap(one: Json, other: Json) -> bool:
    apart = one["offset"] + one["length"] <= other["offset"] or other["offset"] + other["length"] <= one["offset"]
    return not apart


def _found(text: str) -> list[Json]:
    found: list[Json] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            entity = {"type": kind, "offset": units(text[: match.start()]), "length": units(match.group())}
            found += [] if any(_overlap(entity, other) for other in found) else [entity]
    return found
