"""What the looks of a drawing mean, in as many lines as the words take."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.picture.looks import BODY, INK, bar, dot, now, shade
from dialogs.picture.svg import tag, text, width

LINE = 19.0
_SAMPLE, _HIGH, _GAP = 16.0, 11.0, 5.0


@dataclass(frozen=True, slots=True)
class Meaning:
    sample: str  #: SVG, around the beginning of the words' line
    words: str


def granted(words: str) -> Meaning:
    return Meaning(bar(0, -_HIGH + 2, _SAMPLE, _HIGH, granted=True), words)


def asked(words: str) -> Meaning:
    return Meaning(bar(0, -_HIGH + 2, _SAMPLE, _HIGH, granted=False), words)


def day_off(words: str) -> Meaning:
    return Meaning(shade(0, -_HIGH + 2, _SAMPLE, _HIGH, holiday=False), words)


def holiday(words: str) -> Meaning:
    return Meaning(shade(0, -_HIGH + 2, _SAMPLE, _HIGH, holiday=True) + dot(_SAMPLE / 2, -3.5), words)


def today(words: str) -> Meaning:
    return Meaning(now(_SAMPLE / 2, -6, 3), words)


def legend(meanings: tuple[Meaning, ...], x: float, y: float, most: float) -> tuple[str, float]:
    """The items, from the point on, within `most`; and how high they are."""
    places = list(_places(meanings, most))
    items = (
        tag(
            "g",
            one.sample + text(one.words, _SAMPLE + _GAP, 0, BODY, fill=INK),
            transform=f"translate({at:g} {down:g})",
        )
        for one, (at, down) in zip(meanings, ((x + right, y + LINE * line) for right, line in places), strict=True)
    )
    return "".join(items), LINE * (1 + places[-1][1])


def _places(meanings: tuple[Meaning, ...], most: float) -> Iterator[tuple[float, int]]:
    right, line = 0.0, 0
    for one in meanings:
        wide = _SAMPLE + _GAP + width(one.words, BODY)
        if right and right + wide > most:
            right, line = 0.0, line + 1
        yield right, line
        right += wide + 2 * _GAP
