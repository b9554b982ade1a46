"""SVG, written by hand: elements with everything escaped, and how wide words are."""

from html import escape

#: What no XML may hold, whoever is called so.
_NEVER = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, 0xFFFE, 0xFFFF])

#: Widths of letters in the font that the edges use, in its size; whatever is in none of these has one of two.
_NARROW = frozenset(" .,:;!|'’`iIjlІіЇїftr()[]-·/\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
_WIDE = frozenset("ЖШЩЮжшщюфыЫМФЪмmwWM@%—…№")
_WIDTHS = ((_NARROW, 0.40), (_WIDE, 1.0))
_ELSE, _CAPITAL = 0.63, 0.77


def tag(name: str, content: str = "", **attributes: str | float) -> str:
    """An element; `content` is SVG already. An underscore in the name of an attribute stands for a hyphen."""
    given = "".join(f' {key.replace("_", "-")}="{_shown(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def text(words: str, x: float, y: float, size: float, **attributes: str | float) -> str:
    """Words whose baseline is at `y`."""
    return tag("text", safe(words), x=x, y=y, font_size=size, **attributes)


def safe(words: str) -> str:
    return escape(words.translate(_NEVER))


def width(words: str, size: float) -> float:
    """How much room words take, rather a little more than less."""
    return size * sum(map(_width, words))


def shortened(words: str, size: float, most: float) -> str:
    """`words`, or as many letters of them as fit, and an ellipsis."""
    if width(words, size) <= most:
        return words
    kept = len(words)
    while kept and width(words[:kept].rstrip() + "…", size) > most:
        kept -= 1
    return words[:kept].rstrip() + "…"


def _width(letter: str) -> float:
    known = (wide for letters, wide in _WIDTHS if letter in letters)
    return next(known, _CAPITAL if letter.isupper() else _ELSE)


def _shown(value: str | float) -> str:
    return safe(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
