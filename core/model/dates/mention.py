"""Every mention of days in a sentence; it does not know which of them is the one that is asked for."""

import re
from dataclasses import dataclass

from core.model.dates.expression import Expression, expression
from core.model.dates.length import length
from core.model.dates.tokens import Kind, Line
from core.model.dates.words import FOR, MORE, OR, TO
from core.model.period import Period

_NUMERIC = (Kind.NUMBER, Kind.DOTTED, Kind.SLASHED)


@dataclass(frozen=True, slots=True)
class Mention:
    what: Expression
    rest: str  #: the sentence without it


def mentions(line: Line) -> tuple[Mention, ...]:
    """All mentions in order; none at all when one of them may be a part of something that was not understood."""
    found: list[Mention] = []
    i = free = 0
    while i < len(line.tokens):
        hit = None if line.kind(i) in (Kind.DASH, Kind.MARK) else expression(line, i)
        if hit is None:
            i += 1
            continue
        what, end = hit
        if _continues_another(line, i, free) or _goes_on(line, end, what):
            return ()
        found.append(Mention(what, _without(line, i, end)))
        i = free = end
    return tuple(found)


def _continues_another(line: Line, i: int, free: int) -> bool:
    """Whether a number is tied to the front: the 5 of «5 и 18 августа», the 2 of «2–3 недели»."""
    tied = line.kind(i - 1) is Kind.DASH or line.word(i - 1) in OR | {"/"}
    return tied and i - 2 >= free and line.kind(i - 2) in (*_NUMERIC, Kind.OTHER)


def _goes_on(line: Line, end: int, what: Expression) -> bool:
    """Whether something is tied to the end that is days too: 5 августа – 32, 5 августа на пару недель."""
    led = line.word(end) in TO | FOR
    if led and any(line.word(end + n) in MORE for n in range(1, 5)):
        return not isinstance(what, Period)
    tied = led or line.kind(end) is Kind.DASH or line.word(end) in OR | {"/"}
    repeated = isinstance(what, Period) and length(line, end + 1, lone=False) is not None
    return tied and line.kind(end + 1) in _NUMERIC and not repeated


def _without(line: Line, i: int, end: int) -> str:
    """The sentence with tokens `i` to `end` cut out and what stood around them drawn together."""
    head = line.text[: line.tokens[i].start].rstrip(" \t\n,;:-–—")
    tail = line.text[line.tokens[end - 1].end :].lstrip()
    if head.endswith("(") and tail.startswith(")"):
        head, tail = head[:-1].rstrip(), tail[1:].lstrip()
    if not head:
        return tail.lstrip(" ,.;:!?-–—").rstrip()
    return head + (tail if re.match("[,.;:!?)»]", tail) else f" {tail}").rstrip()
