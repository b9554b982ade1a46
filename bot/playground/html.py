"""Telegram's `parse_mode=HTML`, as strict as Telegram: text and entities, or the error with its byte offset.

Entity offsets count UTF-16 units, error offsets count UTF-8 bytes.
"""

import re
from dataclasses import dataclass, field
from html import unescape

from bot.playground.errors import ApiError, Json, bad

_SIMPLE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "span": "spoiler", "tg-spoiler": "spoiler",
}  # fmt: skip
_TAGS = {*_SIMPLE, "a", "pre", "code", "blockquote", "tg-emoji", "tg-time"}
#: The only named characters that Telegram reads; it does not insist on the semicolon.
_NAMED = re.compile(r"&(?:(?:lt|gt|amp|quot)(?![A-Za-z])|#\d{1,7}|#x[0-9a-fA-F]{1,6});?")
_ATTRIBUTE = re.compile(r"\s*([^\s=>/\"']+)\s*(?:(=)\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.\-]*)))?")
#: What `format` of <tg-time> may hold: relative, or weekday, date and time.
_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    #: Where the entity begins in the result.
    start: int


@dataclass(slots=True)
class _State:
    source: str
    text: list[str] = field(default_factory=list)
    #: Length of the text so far in UTF-16 units.
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def add(self, piece: str) -> None:
        self.text.append(piece)
        self.length += len(piece.encode("utf-16-le", "surrogatepass")) // 2

    def no(self, text: str, at: int, rest: str = "") -> ApiError:
        return _refused(f"{text} at byte offset {len(self.source[:at].encode('utf-8', 'surrogatepass'))}{rest}")


def parse(source: str) -> tuple[str, list[Json]]:
    state = _State(source)
    at = 0
    while at < len(source):
        at = _tag(state, at) if source[at] == "<" else _plain(state, at)
    if state.open:
        raise _refused(f'Can\'t find end tag corresponding to start tag "{state.open[-1].tag}"')
    return "".join(state.text), state.entities


def _refused(text: str) -> ApiError:
    return bad(f"can't parse entities: {text}")


def _plain(state: _State, at: int) -> int:
    named = _NAMED.match(state.source, at)
    if named:
        state.add(unescape(named.group()))
        return named.end()
    stop = re.compile(r"[<&]").search(state.source, at + 1)
    end = stop.start() if stop else len(state.source)
    state.add(state.source[at:end])
    return end


def _tag(state: _State, at: int) -> int:
    return _end_tag(state, at) if state.source.startswith("</", at) else _start_tag(state, at)


def _start_tag(state: _State, at: int) -> int:
    source = state.source
    name = re.compile(r"[^\s>]*").match(source, at + 1)
    end = name.end() if name else at + 1
    if end >= len(source):
        raise state.no("Unclosed start tag", at)
    tag = source[at + 1 : end].lower()
    if tag not in _TAGS:
        raise state.no(f'Unsupported start tag "{tag}"', at)
    attributes, end = _attributes(state, tag, at, end)
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise state.no('Tag "span" must have class "tg-spoiler"', at)
    state.open.append(_Open(tag, attributes, state.length))
    return end


def _attributes(state: _State, tag: str, at: int, end: int) -> tuple[dict[str, str], int]:
    """Attributes of the tag that begins at `at`, and the place behind its `>`."""
    source, found = state.source, dict[str, str]()
    while True:
        end += len(source[end:]) - len(source[end:].lstrip())
        if end >= len(source):
            raise state.no(f'Unclosed start tag "{tag}"', at)
        if source[end] == ">":
            return found, end + 1
        attribute = _ATTRIBUTE.match(source, end)
        if not attribute:
            raise state.no(f'Empty attribute name in the tag "{tag}"', at)
        name, equals, double, single, bare = attribute.groups()
        quoted = double if double is not None else single
        end = attribute.end()
        if equals and quoted is None and end < len(source) and source[end] in "\"'":
            raise state.no("Unclosed start tag", at)
        if equals and quoted is None and end < len(source) and source[end] not in "> \t\r\n":
            raise state.no("Unexpected end of name token", attribute.start(5))
        found[name.lower()] = (
            _NAMED.sub(lambda one: unescape(one.group()), quoted) if quoted is not None else (bare or "").lower()
        )


def _end_tag(state: _State, at: int) -> int:
    if not state.open:
        raise state.no("Unexpected end tag", at)
    closing = re.compile(r"</([^\s>]*)\s*(>?)").match(state.source, at)
    if not closing or not closing.group(2):
        raise state.no("Unclosed end tag", at)
    opened, name = state.open[-1], closing.group(1).lower()
    if name not in {"", opened.tag}:
        raise state.no("Unmatched end tag", at, f', expected "</{opened.tag}>", found "</{name}>"')
    state.open.pop()
    if state.length > opened.start:
        _close(state, opened)
    return closing.end()


def _close(state: _State, opened: _Open) -> None:
    span = {"offset": opened.start, "length": state.length - opened.start}
    last = state.entities[-1] if state.entities else {}
    same = {key: last.get(key) for key in span} == span
    language = opened.attributes.get("class", "").removeprefix("language-")
    if opened.tag == "pre" and same and last["type"] == "code" and "language" in last:
        last["type"] = "pre"
    elif opened.tag == "code" and same and last["type"] == "pre":
        last.update({"language": language} if language else {})
    else:
        entity = _entity(state, opened, span)
        state.entities += [entity] if entity else []


def _entity(state: _State, opened: _Open, span: Json) -> Json | None:
    given = opened.attributes
    match opened.tag:
        case "a":
            return _link(given.get("href") or _covered(state, span), span)
        case "code":
            language = given.get("class", "").removeprefix("language-")
            return {"type": "code"} | span | ({"language": language} if language else {})
        case "blockquote":
            return {"type": "expandable_blockquote" if "expandable" in given else "blockquote"} | span
        case "tg-emoji":
            return {"type": "custom_emoji"} | span | {"custom_emoji_id": given.get("emoji-id", "")}
        case "tg-time":
            return _time(given, span)
        case tag:
            return {"type": _SIMPLE.get(tag, tag)} | span


def _covered(state: _State, span: Json) -> str:
    units = "".join(state.text).encode("utf-16-le", "surrogatepass")
    return units[2 * span["offset"] :].decode("utf-16-le", "surrogatepass")


def _link(url: str, span: Json) -> Json | None:
    person = re.fullmatch(r"tg://user\?id=(\d{1,19})", url)
    if person:
        return {"type": "text_mention"} | span | {"user": {"id": int(person.group(1))}}
    if "." not in url and "://" not in url:
        return None
    return {"type": "text_link"} | span | {"url": url if "://" in url else f"http://{url}"}


def _time(given: dict[str, str], span: Json) -> Json:
    if not re.fullmatch(r"\d{1,12}", given.get("unix", "")):
        raise _refused("Invalid Unix time specified")
    shown = given.get("format", "")
    if not _TIME_FORMAT.fullmatch(shown):
        raise _refused("Invalid date-time format specified")
    entity = {"type": "date_time"} | span | {"unix_time": int(given["unix"])}
    return entity | ({"date_time_format": shown} if shown else {})
