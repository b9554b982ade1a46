"""How things look in a drawing: the same in the picture as in the legend below it. No colour tells anything alone."""

from dialogs.picture.svg import tag

INK, PALE, RULE, GROUND = "#1c2430", "#5b6675", "#d5dae1", "#ffffff"
OFF, HOLIDAY = "#e4e8ed", "#f6d9c6"
_BLUE, _NOW = "#2563a8", "#c2410c"
_EDGE = 0.9

#: Of letters.
TITLE, BODY, SMALL = 13.0, 11.0, 9.0


def hatch() -> str:
    """The definition of what is only asked for: lines across, which are seen without colours, too."""
    lines = tag("path", d="M0 0V4", stroke=_BLUE, stroke_width=1.8)
    ground = tag("rect", width=4, height=4, fill=GROUND)
    return tag(
        "pattern",
        ground + lines,
        id="asked",
        width=4,
        height=4,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def bar(x: float, y: float, long: float, high: float, *, granted: bool) -> str:
    """Days on which somebody is away, or wants to be."""
    if granted:
        return tag("rect", x=x, y=y, width=long, height=high, rx=2, fill=_BLUE)
    left, top, wide, tall = x + _EDGE / 2, y + _EDGE / 2, long - _EDGE, high - _EDGE
    edge = {"stroke": _BLUE, "fill": "url(#asked)"}
    return tag("rect", "", x=left, y=top, width=wide, height=tall, rx=2, stroke_width=_EDGE, **edge)


def shade(x: float, y: float, long: float, high: float, *, holiday: bool) -> str:
    """Days that are not worked."""
    return tag("rect", x=x, y=y, width=long, height=high, fill=HOLIDAY if holiday else OFF)


def dot(x: float, y: float) -> str:
    """The mark of a holiday."""
    return tag("circle", cx=x, cy=y, r=1.7, fill=_NOW)


def now(x: float, top: float, bottom: float) -> str:
    """The line of today, which hangs on a triangle."""
    line = tag("path", d=f"M{x:.2f} {top:g}V{bottom:g}", stroke=_NOW, stroke_width=1.4)
    return line + tag("path", d=f"M{x - 4:.2f} {top - 4:g}H{x + 4:.2f}L{x:.2f} {top + 3:g}Z", fill=_NOW)


def rule(d: str, stroke_width: float = 0.7) -> str:
    return tag("path", d=d, stroke=RULE, stroke_width=stroke_width)
