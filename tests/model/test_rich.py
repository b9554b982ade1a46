"""A text with its looks, which are counted as messengers count."""

import pytest

from core.model.rich import NOTHING, Look, Mark, Rich, units


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0), ("office", 6), ("офис", 4), ("📣", 2), ("👩‍💻", 5), ("a\nb", 3), ("\ud83d", 1)],
)
def test_length_is_counted_in_utf_16_units(text: str, length: int) -> None:
    assert units(text) == Rich(text).length == length


def test_what_comes_below_keeps_its_looks_in_their_places() -> None:
    above = Rich("📣 Пожар", (Mark(Look.BOLD, 3, 5),))
    below = Rich("Читать здесь", (Mark(Look.LINK, 7, 5, "https://example.org"), Mark(Look.ITALIC, 0, 6)))
    both = above.then(below)
    assert both.text == "📣 Пожар\nЧитать здесь"
    assert [_marked(both, mark) for mark in both.marks] == ["Пожар", "здесь", "Читать"]
    assert both.marks[1].url == "https://example.org"


@pytest.mark.parametrize("text", [Rich("words", (Mark(Look.BOLD, 0, 5),)), NOTHING])
def test_nothing_above_or_below_changes_nothing(text: Rich) -> None:
    assert text.then(NOTHING) == NOTHING.then(text) == text


def _marked(rich: Rich, mark: Mark) -> str:
    """The part of the text that a messenger would draw otherwise."""
    return rich.text.encode("utf-16-le")[2 * mark.at : 2 * (mark.at + mark.length)].decode("utf-16-le")
